import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceOf, unexplainedLine } from '../../../workflow/migrate/change.js';
import { draftOf } from '../../../workflow/migrate/draft.js';
import { migratePacket, type PacketMigration } from '../../../workflow/migrate/migrate-packet.js';
import { remaining } from '../../../workflow/migrate/remaining.js';
import { LIMITS } from '../../documents/plain-reading.js';
import { LAW } from '../../documents/reading.js';
import { legacyPacket } from './legacy-packet.js';
import { nastyPacket } from './nasty-packet.js';

const PATH = 'docs/task_packets/WP-1-Tea-20260101.md';
const LAWS = { ...LAW, paths: { specPointer: 'docs/SPEC_CURRENT.md', board: 'docs/TASK_BOARD.md' } };

type Migrated = Extract<PacketMigration, { kind: 'migrated' }>;

function migrated(source: string | Uint8Array): Migrated {
  const migration = migratePacket(PATH, typeof source === 'string' ? Buffer.from(source) : source, LAWS);
  if (migration.kind !== 'migrated') throw new Error(`expected a migration, got ${JSON.stringify(migration)}`);
  return migration;
}

describe('no line changes unsaid', () => {
  const tell = (bytes: Uint8Array, { changes }: Migrated): void => {
    const linesOf = (all: Uint8Array): string[] =>
      Buffer.from(all)
        .toString('latin1')
        .split(/\r\n|\r|\n/);
    const told = new Set(changes.flatMap(({ line, through = line }) => span(line, through)));
    const after = new Set(linesOf(migrated(bytes).bytes));
    const unsaid = linesOf(bytes).filter(
      (text, index) => text.trim() !== '' && !after.has(text) && !told.has(index + 1),
    );
    expect(unsaid).toEqual([]);
  };
  const span = (first: number, last: number): number[] =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at);

  it('in a packet in any legacy dress', () => {
    const { counterexample } = fc.check(
      fc.property(legacyPacket, ({ bytes }) => tell(bytes, migrated(bytes))),
      { numRuns: 70 },
    );
    expect(counterexample).toBeNull();
  });

  it('in a packet with whatever lines in it', () => {
    const { counterexample } = fc.check(
      fc.property(nastyPacket, (bytes) => {
        const migration = migratePacket(PATH, bytes, LAWS);
        if (migration.kind === 'migrated') tell(bytes, migration);
        else expect(migration).not.toMatchObject({ reason: expect.stringContaining('unsaid') });
      }),
      { numRuns: 120 },
    );
    expect(counterexample).toBeNull();
  });

  it('and a sentence names the lines that go with the one that it shows', () => {
    const head = '# T\n\n## Metadata\n- TASK_ID: WP-1-Tea-20260101\n\n';
    const { changes } = migrated(`${head}## Scope\n**What:** tea\n| milk | sugar |\n\nDONE_MEANS:\n- a\n- b\n`);
    expect(changes.map((change) => sentenceOf('p.md', change))).toEqual([
      'p.md:7: `**What:** tea` is now `- **What**: tea`, and line 8 with it, because a field has one form (plain-packet)',
      'p.md:10: `DONE_MEANS:` is now `- **DONE_MEANS**:`, and lines 11 to 12 with it, because a field has one form (plain-packet)',
    ]);
  });

  it('also where nothing but blanks do', () => {
    const { changes } = migrated('# T\n\n## Scope\n- **DONE_MEANS**:\n    * a\n    * b\n');
    expect(changes.map((change) => sentenceOf('p.md', change))).toEqual([
      'p.md:5: `* a` has other blanks before or behind it, and line 6 with it, because each entry of a list stands on a line of its own (plain-packet)',
    ]);
  });

  it('and what nobody speaks of is found', () => {
    const draft = draftOf('a\nb\nc\n');
    const after = draftOf('a\nB\nc\n');
    expect(unexplainedLine(draft, after, [])).toBe(2);
    const change = { line: 1, reason: 'dress', subject: 'x', from: 'a', to: 'a' } as const;
    expect(unexplainedLine(draft, after, [change])).toBe(2);
    expect(unexplainedLine(draft, after, [{ ...change, through: 2 }])).toBeNull();
    expect(unexplainedLine(draft, draftOf('a\nb\n'), [])).toBe(3);
    expect(unexplainedLine(draft, draft, [])).toBeNull();
  });
});

describe('a row that looks like a field of its own', () => {
  const head = '# T\n\n## Metadata\n- TASK_ID: WP-1-Tea-20260101\n';

  it.each([
    '**Requestor:** alice\n| AGENT_ID | orchestrator-1 |\n',
    '### Requestor\n| a | b |\n|---|---|\n| STATUS | Done |\n',
  ])('stays with the field above it, and is left to a person: %j', (lines) => {
    const { bytes, changes } = migrated(head + lines);
    expect(Buffer.from(bytes).toString()).toBe(head + lines);
    expect(changes).toEqual([]);
    const left = remaining(PATH, bytes, LAWS, LIMITS).map(({ line, text }) => `${line} ${text}`);
    expect(left).toContainEqual(expect.stringMatching(/^5 REQUESTOR is still `/));
  });
});
