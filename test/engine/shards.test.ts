import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpus } from '../../bench/corpus/history.js';
import { validateReport } from '../../engine/generated/validators.js';
import type { Report } from '../../engine/report.js';
import { jsonReport } from '../../engine/reporters/json.js';
import { PLAIN } from '../../engine/reporters/palette.js';
import { textReport } from '../../engine/reporters/text.js';
import { defineRule, type Rule } from '../../engine/rule.js';
import { isInShard } from '../../engine/shard.js';
import { rules } from '../../rules/index.js';
import { type Judged, joined, judgeAll, NOW, shardsOf, treeWith, waiving } from './sharded.js';

const CONFIG = 'handshake.config.json';
const SINCE = 'a'.repeat(40);

const written = [...corpus({ packets: 24, commits: 0 }).commits].flatMap(({ files }) => files);
const PACKETS = written.filter(([path]) => path.startsWith('docs/task_packets/'));
const DAMAGES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/^- \*?\*?What.*$/m, '- What: TBD'),
  (text) => text.replace(/^- \*?\*?RISK_TIER.*$/m, '- RISK_TIER: ENORMOUS'),
  (text) => text.replace(/^- \*?\*?STATUS.*$/m, '- STATUS: Unheard-Of'),
  (text) => text.replace(/^- TASK_ID.*$/m, '- TASK_ID: WP-1-Somebody-Else-20260101'),
  (text) => `${text}\u200b\n`,
  () => '# nothing in particular\n',
  () => '',
];

/** What of the corpus is there, how each is damaged, and how it was when the law was adopted: null where it was not yet. */
const repositories = fc.record({
  packets: fc.array(
    fc.record({
      at: fc.nat(PACKETS.length - 1),
      damage: fc.nat(DAMAGES.length - 1),
      before: fc.option(fc.nat(DAMAGES.length - 1)),
    }),
    { maxLength: 12 },
  ),
  /** What the work tree has and HEAD has not. */
  edits: fc.array(fc.record({ at: fc.nat(PACKETS.length - 1), damage: fc.nat(DAMAGES.length - 1) }), { maxLength: 3 }),
  isAdopted: fc.boolean(),
  waivers: fc.uniqueArray(
    fc.constantFrom('no-placeholder', 'risk-tier', 'measurable-done', 'spec-anchor', 'no-such-rule'),
    {
      maxLength: 4,
    },
  ),
  off: fc.subarray(['risk-tier', 'measurable-done', 'packet-structure']),
});

function judgedOf({
  packets,
  edits,
  isAdopted,
  waivers,
  off,
}: typeof repositories extends fc.Arbitrary<infer T> ? T : never): Judged {
  const config = { ...(isAdopted ? { since: SINCE } : {}), rules: Object.fromEntries(off.map((id) => [id, 'off'])) };
  const damaged = (at: number, damage: number | null): [string, string | null] => {
    const [path = '', text = ''] = PACKETS[at] ?? [];
    return [path, damage === null ? null : (DAMAGES[damage]?.(text) ?? text)];
  };
  const targets = ['docs/task_packets/', PACKETS[0]?.[0] ?? '', 'WP-1-Cancel-Job-20260101', 'docs/TASK_BOARD.md'];
  const ledger = waiving(...waivers.map((rule, at) => `W-${at + 1} | ${rule} | ${targets[at % 4]} | 2026-06-30`));
  const committed = {
    ...ledger,
    [CONFIG]: JSON.stringify(config),
    ...Object.fromEntries(packets.map(({ at, damage }) => damaged(at, damage))),
  };
  return {
    base: treeWith(committed),
    result: treeWith({ ...committed, ...Object.fromEntries(edits.map(({ at, damage }) => damaged(at, damage))) }),
    ancestors: new Map([[SINCE, treeWith(Object.fromEntries(packets.map(({ at, before }) => damaged(at, before))))]]),
  };
}

function shuffled(reports: readonly Report[], seed: number): Report[] {
  return [...reports].sort((a, b) => (((a.shard?.index ?? 0) * seed) % 7) - (((b.shard?.index ?? 0) * seed) % 7));
}

describe('the reports of all shards', () => {
  it('are joined to the report of the whole, byte for byte', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(repositories, fc.integer({ min: 1, max: 5 }), fc.nat(6), async (repository, count, seed) => {
        const judged = judgedOf(repository);
        const whole = await judgeAll(judged);
        found += whole.diagnostics.length;
        const shards = await shardsOf(judged, count);
        expect(jsonReport(joined(shuffled(shards, seed)))).toBe(jsonReport(whole));
      }),
      { numRuns: 12, seed: 8 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('say what part they are, and each what the schema says', async () => {
    const shards = await shardsOf(judgedOf({ packets: [], edits: [], isAdopted: false, waivers: [], off: [] }), 3);
    for (const report of shards) expect([validateReport(report), validateReport.errors]).toEqual([true, null]);
    expect(shards.map(({ shard }) => [shard?.index, shard?.count])).toEqual([1, 2, 3].map((index) => [index, 3]));
    for (const [at, report] of shards.entries()) {
      const { notices, counts } = report;
      expect(notices[0]?.kind).toBe('shard');
      expect(textReport(report, PLAIN, { onlyWhatStops: true })).toContain(`: shard ${at + 1} of 3 alone: `);
      expect(notices[0]?.text).toContain(`shard ${at + 1} of 3: it examined ${counts.packets.examined} of 2 packets`);
    }
  });

  it('have each packet in one of them, and the same one whatever else is there', async () => {
    const paths = Array.from({ length: 400 }, (_, at) => `docs/task_packets/WP-1-Name-${at}-20260101.md`);
    const of = (path: string): number[] => [1, 2, 3, 4, 5].filter((index) => isInShard(path, { index, count: 5 }));
    const sizes = [1, 2, 3, 4, 5].map((index) => paths.filter((path) => of(path).includes(index)).length);
    expect(paths.every((path) => of(path).length === 1)).toBe(true);
    for (const size of sizes) expect(size).toBeGreaterThan(50);
    // The hash is a promise: a shard of yesterday's report has today's packets.
    expect(paths.slice(0, 8).flatMap(of)).toEqual([5, 1, 4, 3, 1, 3, 1, 3]);
  });

  it('stop only by what they examined', async () => {
    const [[path = '', text = ''] = []] = PACKETS;
    const shards = await shardsOf({ base: treeWith({ [path]: text.replace(/^- TASK_ID.*$/m, '') }) }, 4);
    const own = [1, 2, 3, 4].find((index) => isInShard(path, { index, count: 4 }));
    const blamed = shards.filter(({ diagnostics }) =>
      diagnostics.some((each) => each.path === path && each.rule === 'packet-structure'),
    );
    expect(blamed.map(({ shard }) => shard?.index)).toEqual([own]);
    const clean = await shardsOf({ base: treeWith({}) }, 4);
    expect(clean.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'pass']);
  });
});

describe('a waiver', () => {
  const [[path = '', text = ''] = []] = PACKETS;
  const vague = { [path]: text.replace(/^- \*?\*?What.*$/m, '- What: TBD') };
  const row = `W-1 | no-placeholder | ${path} | 2026-06-30`;
  const unused = ({ diagnostics }: Report): string[] =>
    diagnostics.filter(({ messageId }) => messageId === 'unused').map(({ message }) => message);

  it('is idle only when no shard needs it', async () => {
    for (const [texts, idle] of [
      [{}, 1],
      [vague, 0],
    ] as const) {
      const shards = await shardsOf({ base: treeWith({ [path]: text, ...waiving(row), ...texts }) }, 5);
      expect(shards.flatMap(unused)).toEqual([]);
      expect(shards.map(({ shard }) => shard?.ifIdle.length)).toEqual([
        // The first does not know what the others find; where it finds it itself, it knows.
        isInShard(path, { index: 1, count: 5 }) ? idle : 1,
        0,
        0,
        0,
        0,
      ]);
      expect(unused(joined(shards))).toHaveLength(idle);
    }
  });
});

describe('a rule', () => {
  /** A rule in the place of one that the law knows. */
  const standIn = (id: string, checks: Pick<Rule, 'packet' | 'repository'>, last = false): readonly Rule[] => {
    const rule = defineRule({
      id,
      clauses: ['CX-573'],
      blocksWhen: 'it is asked',
      why: 'It is asked.',
      reads: [],
      completeness: false,
      waivable: true,
      last,
      messages: { seen: ({ what }: { what: string }) => ({ message: `${what} is seen`, help: 'Look away.' }) },
      ...checks,
    } as unknown as Parameters<typeof defineRule>[0]);
    return rules.map((each) => (each.id === id ? rule : each));
  };
  const texts = Object.fromEntries(PACKETS.slice(0, 8));

  it('that breaks down in one shard has broken down in the whole', async () => {
    const [[first = ''] = []] = PACKETS;
    const by = standIn('no-placeholder', {
      *packet({ packet }) {
        if (packet.path === first) throw new Error('tick');
        yield { message: 'seen', data: { what: packet.id }, at: { path: packet.path, line: 1, column: 1 } };
      },
    });
    const judged = { base: treeWith(texts), rules: by };
    const [whole, shards] = [await judgeAll(judged), await shardsOf(judged, 3)];
    const broken = ({ outcomes }: Report): boolean => outcomes.some(({ outcome }) => outcome === 'crashed');
    expect(shards.map(broken)).toEqual([1, 2, 3].map((index) => isInShard(first, { index, count: 3 })));
    expect(broken(whole)).toBe(true);
    expect(jsonReport(joined(shards))).toBe(jsonReport(whole));
  });

  it('that finds something beside its packet cannot be divided, and passes nothing', async () => {
    const by = standIn('no-placeholder', {
      *packet({ packet }) {
        yield { message: 'seen', data: { what: packet.id }, at: { path: 'docs/TASK_BOARD.md', line: 1, column: 1 } };
      },
    });
    const merged = joined(await shardsOf({ base: treeWith(texts), rules: by }, 2));
    expect(merged.verdict).not.toBe('pass');
    expect(merged.outcomes.find(({ outcome }) => outcome === 'crashed')?.reason).toContain('leave out --shard');
  });

  it.each([1, 2])('that speaks of idle waivers unless there are %i cannot be divided', async (silent) => {
    const by = standIn(
      'waiver-ledger',
      {
        *repository({ idleWaivers }) {
          if (idleWaivers.size === silent) return;
          yield { message: 'seen', data: { what: 'all' }, at: { path: 'docs/WAIVERS.md', line: 1, column: 1 } };
        },
      },
      true,
    );
    const ledger = waiving(
      'W-1 | measurable-done | docs/TASK_BOARD.md | 2026-06-30',
      'W-2 | no-placeholder | docs/TASK_BOARD.md | 2026-06-30',
    );
    const merged = joined(await shardsOf({ base: treeWith(ledger), rules: by }, 2));
    expect(merged.verdict).not.toBe('pass');
    expect(merged.outcomes.find(({ outcome }) => outcome === 'crashed')?.reason).toContain('idle waivers');
  });
});

describe('what cannot be joined', () => {
  const judged: Judged = { base: treeWith(waiving('W-1 | no-placeholder | docs/TASK_BOARD.md | 2026-01-31')) };
  const changed = (texts: Record<string, string>): Judged => ({ base: treeWith(texts) });

  it.each<readonly [what: string, reports: () => Promise<Report[]>, words: string]>([
    ['nothing', async () => [], '--merge was given no report'],
    ['one missing', async () => (await shardsOf(judged, 3)).slice(1), '--merge lacks shard 1 of 3'],
    ['two missing', async () => (await shardsOf(judged, 3)).slice(2), '--merge lacks shard 1, 2 of 3'],
    [
      'one twice',
      async () => [...(await shardsOf(judged, 2)), ...(await shardsOf(judged, 2)).slice(1)],
      'report 3 is shard 2 of 2, which report 2 is already',
    ],
    [
      'another N',
      async () => [...(await shardsOf(judged, 2)).slice(0, 1), ...(await shardsOf(judged, 3)).slice(1)],
      'report 2 is one of 3 shards, expected one of 2',
    ],
    ['a whole run', async () => [await judgeAll(judged)], 'report 1 is not the report of a shard'],
    [
      'other files',
      async () => [
        ...(await shardsOf(judged, 2)).slice(0, 1),
        ...(await shardsOf({ ...judged, result: treeWith({ 'README.md': 'x' }) }, 2)).slice(1),
      ],
      'report 2 is about other files (a report',
    ],
    [
      'another law',
      async () => {
        const of = (severity: string): Judged =>
          changed({ [CONFIG]: JSON.stringify({ rules: { 'risk-tier': severity } }) });
        const [first, second] = [await shardsOf(of('error'), 2), await shardsOf(of('off'), 2)];
        // The same trees, as if the digest of these did not show it.
        const trees = first[0]?.shard?.of.trees ?? '';
        return [...first.slice(0, 1), ...second.slice(1).map((each) => withTrees(each, trees))];
      },
      'report 2 was judged by another law',
    ],
    [
      'other rules',
      async () => [
        ...(await shardsOf(judged, 2)).slice(0, 1),
        ...(await shardsOf(judged, 2, { onlyRules: ['packet-id'] })).slice(1),
      ],
      'report 2 was judged by another law or by other rules',
    ],
    [
      'another build',
      async () => [
        ...(await shardsOf(judged, 2)).slice(0, 1),
        ...(await shardsOf(judged, 2, { build: 'other' })).slice(1),
      ],
      'report 2 was written by another version of the program',
    ],
    [
      'other waivers',
      async () => [
        ...(await shardsOf(judged, 2)).slice(0, 1),
        ...(await shardsOf({ ...judged, now: NOW + 40 * 86_400 }, 2)).slice(1),
      ],
      'report 2 was judged when other waivers held',
    ],
    [
      'a finding without its check',
      async () => (await shardsOf(judged, 1)).map((each) => withChecks(each, [0])),
      'report 1 contradicts itself',
    ],
  ])('is %s', async (_, reports, words) => {
    const given = await reports();
    expect(() => joined(given)).toThrow(words);
  });

  const withTrees = (report: Report, trees: string): Report => {
    if (!report.shard) throw new Error('it is the report of a shard');
    return { ...report, shard: { ...report.shard, of: { ...report.shard.of, trees } } };
  };
  const withChecks = (report: Report, checks: number[]): Report => {
    if (!report.shard) throw new Error('it is the report of a shard');
    return { ...report, shard: { ...report.shard, checks: [...report.shard.checks, ...checks] } };
  };
});
