import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic, Report } from '../../../engine/report.js';
import type { MemoryTree } from '../../../engine/sources/memory.js';
import { rules } from '../../../rules/index.js';
import { lawPageTrees, type NamedTree, namedTrees } from './named-trees.js';
import { judge, judgePair, type PairResult, writeResults } from './results.js';

/** What may speak where no governed file differs: rules on who commits what, and on lines of code. */
const COMMIT_RULES = ['in-scope-paths', 'no-code-by-orchestrator', 'role-attribution', 'work-packet-reference'];

/** Milliseconds: thousands of judgements, on machines that do other things meanwhile. */
const PATIENCE = 300_000;

const trees = namedTrees();
const isActive = ({ standing }: Diagnostic): boolean => standing === 'active';
const named = ({ rule, messageId, path }: Diagnostic): string => `${rule}/${messageId} ${path}`;

/** What no run may end with. */
function troubles({ outcomes, undecided }: Report): string[] {
  const broken = outcomes.filter(({ outcome }) => outcome === 'crashed' || outcome === 'not-run');
  return [
    ...broken.map(({ rule, scope, reason }) => `${rule} (${scope}): ${reason}`),
    ...undecided.map(({ subject, reason }) => `${subject} ${reason}`),
  ];
}

describe('every pair of trees', () => {
  const pairs: PairResult[] = [];
  const alone = new Map<string, Report>();

  beforeAll(async () => {
    for (const { name, tree } of trees) alone.set(name, await judge({ base: tree, commits: [], whole: true }));
    for (const from of trees) {
      for (const to of trees.filter((each) => each !== from)) {
        pairs.push({ from: from.name, to: to.name, report: await judgePair(from, to) });
      }
    }
  }, PATIENCE);

  it('is run over by every rule, and none crashes or leaves it undecided', () => {
    expect(pairs).toHaveLength(trees.length * (trees.length - 1));
    const all = rules.map(({ id }) => id).sort();
    for (const { from, to, report } of pairs) {
      expect(troubles(report), `${from} -> ${to}`).toEqual([]);
      expect([...new Set(report.outcomes.map(({ rule }) => rule))].sort(), `${from} -> ${to}`).toEqual(all);
    }
  });

  it('is answered as in the results that were reviewed', async () => {
    await expect(writeResults(alone, pairs)).toMatchFileSnapshot('./results.md');
  });

  it('passes only where the second tree breaks nothing that the first one kept', () => {
    const errorsOf = (name: string) =>
      (alone.get(name)?.diagnostics ?? []).filter(
        ({ severity, standing }) => severity === 'error' && standing === 'active',
      );
    const passing = pairs.filter(({ report }) => report.verdict === 'pass');
    expect(passing.length).toBeGreaterThan(50);
    for (const { from, to } of passing) {
      const known = new Set(errorsOf(from).map(({ fingerprint }) => fingerprint));
      const brought = errorsOf(to).filter(({ fingerprint }) => !known.has(fingerprint));
      expect(brought.map(named), `${from} -> ${to}`).toEqual([]);
    }
  });
});

describe('a tree after itself', () => {
  const everywhere = [...trees, ...lawPageTrees()];

  it.each([
    ['as an empty range', () => []],
    ['as a commit that changes nothing', (tree: MemoryTree) => [{ message: 'nothing', tree }]],
  ])(
    'yields no finding, %s',
    async (_, commitsOf) => {
      expect(everywhere.length).toBeGreaterThan(250);
      for (const { name, tree } of everywhere) {
        const report = await judge({ base: tree, commits: commitsOf(tree) });
        expect(troubles(report), name).toEqual([]);
        expect(report.diagnostics.filter((each) => each.standing !== 'inherited').map(named), name).toEqual([]);
      }
    },
    PATIENCE,
  );
});

describe('a tree with one more file that nothing governs', () => {
  const withNotes = ({ tree }: NamedTree): MemoryTree =>
    new Map([...tree, ['notes.txt', { kind: 'file', bytes: Buffer.from('tea\n') }]]);

  it.each(trees.map((each) => [each.name, each] as const))(
    'brings only what is said of commits: %s',
    async (_, each) => {
      const plain = await judge({ base: each.tree, commits: [{ message: 'note', tree: withNotes(each) }] });
      expect(plain.diagnostics.filter(isActive).map(named)).toEqual([]);
      const coder = 'note\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101';
      const worked = await judge({ base: each.tree, commits: [{ message: coder, tree: withNotes(each) }] });
      for (const { rule } of worked.diagnostics.filter(isActive)) expect(COMMIT_RULES).toContain(rule);
    },
  );
});
