import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMojibake } from '../../../engine/documents/decode.js';
import { readPlainPacket } from '../../../engine/documents/plain-packet.js';
import { readTextFile } from '../../../engine/documents/text-file.js';
import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import { stripDress } from '../../../engine/model/dress.js';
import type { WorkPacket } from '../../../engine/model/packet.js';
import { sentenceOf } from '../../../workflow/migrate/change.js';
import { migratePacket, type PacketMigration } from '../../../workflow/migrate/migrate-packet.js';
import { LIMITS, PLAIN } from '../../documents/plain-reading.js';
import { LAW } from '../../documents/reading.js';
import { legacyPacket } from './legacy-packet.js';
import { nastyPacket } from './nasty-packet.js';

const PATH = 'docs/task_packets/WP-1-Tea-20260101.md';
const LAWS = { ...LAW, paths: { specPointer: 'docs/SPEC_CURRENT.md', board: 'docs/TASK_BOARD.md' } };

type Migrated = Extract<PacketMigration, { kind: 'migrated' }>;

function migrated(source: string | Uint8Array, path = PATH): Migrated {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const migration = migratePacket(path, bytes, LAWS);
  if (migration.kind !== 'migrated') throw new Error(`expected a migration, got ${JSON.stringify(migration)}`);
  return migration;
}

function reading(bytes: Uint8Array, path = PATH): WorkPacket {
  return readWorkPacket({ path, blob: 'b', text: readTextFile(path, bytes).text }, LAW);
}

/** What each field of the contract says, as the rules read it: its items, or its one token. */
function said(packet: WorkPacket): Record<string, readonly string[]> {
  return Object.fromEntries(
    packet.fields.map(({ name, value }) => {
      if (name === 'STATUS' && packet.status && packet.status.kind !== 'unknown') return [name, [packet.status.status]];
      if (name === 'RISK_TIER') return [name, [stripDress(value.inline || (value.items[0]?.text ?? ''))]];
      return [name, value.items.map(({ text }) => text)];
    }),
  );
}

function problems(bytes: Uint8Array): string[] {
  return readPlainPacket(reading(bytes), readTextFile(PATH, bytes), LIMITS).map(
    ({ fault, subject, span }) => `${span.line} ${fault} ${subject}`,
  );
}

/** Nothing of it is asynchronous. */
function holds<T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void {
  const details = fc.check(property, parameters);
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
}

describe('a packet in any legacy dress', () => {
  const tell = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

  it('says after the migration, value by value, what was written into it', () => {
    holds(
      fc.property(legacyPacket, ({ bytes, says }) => {
        expect(said(reading(bytes)), tell(bytes)).toEqual(says);
        const after = migrated(bytes);
        expect(said(reading(after.bytes)), Buffer.from(after.bytes).toString()).toEqual(says);
        expect(after.kept).toEqual([]);
      }),
      { numRuns: 70 },
    );
  });

  it('is in canonical form to the strict reader', () => {
    holds(
      fc.property(legacyPacket, ({ bytes }) => {
        const after = migrated(bytes).bytes;
        expect(problems(after), Buffer.from(after).toString()).toEqual([]);
      }),
      { numRuns: 70 },
    );
  });

  it('keeps every line beside its fields, and everything below the contract', () => {
    holds(
      fc.property(legacyPacket, ({ bytes, prose, records }) => {
        const text = Buffer.from(migrated(bytes).bytes).toString().replaceAll('\r\n', '\n');
        for (const line of prose) expect(text.split('\n')).toContain(line);
        expect(text.endsWith(records)).toBe(true);
      }),
    );
  });

  it('migrates to itself afterwards', () => {
    holds(
      fc.property(legacyPacket, ({ bytes }) => {
        const once = migrated(bytes).bytes;
        const again = migrated(once);
        expect(Buffer.from(again.bytes).toString()).toBe(Buffer.from(once).toString());
        expect(again.changes).toEqual([]);
      }),
      { numRuns: 70 },
    );
  });
});

describe('a packet with whatever lines in it', () => {
  const outside = ({ elsewhere, appendOnly, signature, repeated }: WorkPacket): unknown => [
    elsewhere.map(({ name, value }) => [name, value.text]),
    appendOnly.map(({ text }) => text),
    signature,
    repeated.length,
  ];

  it('says what it said or is not touched, and migrates to itself afterwards', () => {
    holds(
      fc.property(nastyPacket, (bytes) => {
        const migration = migratePacket(PATH, bytes, LAWS);
        if (migration.kind !== 'migrated') return;
        const before = reading(bytes);
        const after = reading(migration.bytes);
        const known = said(before);
        const { TASK_ID, SPEC_CURRENT, 'Task Board': board, ...rest } = said(after);
        const added = { TASK_ID, SPEC_CURRENT, 'Task Board': board };
        for (const [name, value] of Object.entries(added))
          if (name in known) expect(folded(value)).toEqual(folded(known[name]));
        const { TASK_ID: _, SPEC_CURRENT: __, 'Task Board': ___, ...others } = known;
        expect(folded(rest), Buffer.from(migration.bytes).toString()).toEqual(folded(others));
        const [elsewhere, appended, signature, repeated] = outside(after) as unknown[];
        const [elsewhereBefore, appendedBefore, signatureBefore, repeatedBefore] = outside(before) as unknown[];
        expect([elsewhere, appended, signature]).toEqual([elsewhereBefore, appendedBefore, signatureBefore]);
        expect(repeated).toBeLessThanOrEqual(repeatedBefore as number);
        expect(Buffer.from(migrated(migration.bytes).bytes).toString()).toBe(Buffer.from(migration.bytes).toString());
      }),
      { numRuns: 120 },
    );
  });
});

/** Without misread characters and the blanks around line ends. */
function folded(value: unknown): unknown {
  const fold = (text: string): string =>
    foldMojibake(foldMojibake(text)).replaceAll(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, '\n');
  return JSON.parse(JSON.stringify(value ?? null), (_, each: unknown) =>
    typeof each === 'string' ? fold(each) : each,
  );
}

describe('the canonical form', () => {
  it('migrates to itself, whatever its line ends', () => {
    const draft = PLAIN.replace('alice050120261200', '<pending>');
    for (const text of [draft, draft.replaceAll('\n', '\r\n'), `\ufeff${draft}`, draft.trimEnd()]) {
      const bytes = Buffer.from(text);
      const { bytes: after, changes } = migrated(bytes, 'docs/task_packets/WP-1-New-20260105.md');
      expect(changes).toEqual([]);
      expect(after).toBe(bytes);
    }
  });
});

/** A small packet with some lines in the place of its scope, and what these lines become. */
function scoped(...lines: readonly string[]): string[] {
  const head = ['# Task Packet: WP-1-Tea-20260101', '', '## Scope'];
  const tail = ['', '## Quality Gate', '- **RISK_TIER**: LOW'];
  const text = Buffer.from(migrated([...head, ...lines, ...tail, ''].join('\n')).bytes).toString();
  return text.split('\n').slice(head.length, -tail.length - 1);
}

describe('a field', () => {
  it.each<readonly [what: string, before: readonly string[], after: readonly string[]]>([
    ['with the colon in bold', ['- **What:** tea'], ['- **What**: tea']],
    ['that is no item', ['What: tea', '', 'Why: thirst'], ['- **What**: tea', '', '- **Why**: thirst']],
    ['in bold from end to end', ['**What: tea**'], ['- **What**: tea']],
    ['with another bullet', ['+ What: tea'], ['- **What**: tea']],
    ['nested in a group', ['- Group:', '  - What: tea'], ['- Group:', '- **What**: tea']],
    ['by another name', ['- Out-of-scope paths: src/a.ts'], ['- **OUT_OF_SCOPE**: src/a.ts']],
    ['whose name is a heading', ['### What', '', 'Boil the water.', ''], ['- **What**: Boil the water.', '']],
    ['in the line of a heading', ['### What: tea'], ['- **What**: tea']],
    [
      'with two paragraphs below its heading',
      ['### Why', 'Thirst.', '', 'And cold.'],
      ['- **Why**: Thirst.', '', '  * And cold.'],
    ],
    [
      'with a remark behind its name',
      ['### DONE_MEANS (no partials)', '- a'],
      ['- Note on DONE_MEANS: (no partials)', '- **DONE_MEANS**:', '  - a'],
    ],
    ['with a clause code behind its name', ['- **DONE_MEANS [CX-598]**:', '  - a'], ['- **DONE_MEANS**:', '  - a']],
    ['with its list beside it', ['- DONE_MEANS:', '- a', '- b'], ['- **DONE_MEANS**:', '  - a', '  - b']],
    ['with a deeper list', ['- DONE_MEANS:', '    + a', '    + b'], ['- **DONE_MEANS**:', '  * a', '  * b']],
    ['with a counted list', ['DONE_MEANS:', '1. a', '2. b'], ['- **DONE_MEANS**:', '  * a', '  * b']],
    ['with numbers that say something', ['DONE_MEANS:', '3. a', '7. b'], ['- **DONE_MEANS**:', '  3. a', '  7. b']],
    ['with check boxes', ['### DONE_MEANS', '* [ ] a', '* [x] b'], ['- **DONE_MEANS**:', '  * [ ] a', '  * [x] b']],
    [
      'with lists in its list',
      ['### DONE_MEANS', '- a', '  - b', '    more of b'],
      ['- **DONE_MEANS**:', '  - a', '    - b', '      more of b'],
    ],
    [
      'with a list on its line',
      ['- IN_SCOPE_PATHS: a.ts; `b;c.ts`'],
      ['- **IN_SCOPE_PATHS**:', '  * a.ts', '  * `b;c.ts`'],
    ],
    [
      'with commas between its paths',
      ['IN_SCOPE_PATHS: a.ts, b.ts'],
      ['- **IN_SCOPE_PATHS**:', '  * a.ts', '  * b.ts'],
    ],
    ['with a semicolon in its prose', ['- Assumptions: tea; and milk'], ['- **Assumptions**: tea; and milk']],
    [
      'with a table',
      ['### RISK_MAP', '| Failure | Hits |', '|---|---|', '| "a" | b |', '| "c" | d'],
      ['- **RISK_MAP**:', '  * "a" | b', '  * "c" | d'],
    ],
    [
      'with code at the margin',
      ['TEST_PLAN:', '```bash', 'a \\', '', '  b', '```'],
      ['- **TEST_PLAN**:', '  ```bash', '  a \\', '', '    b', '  ```'],
    ],
    [
      'with a fence that a shell mangled',
      ['- TEST_PLAN:', '  `\bash', '  npm test', '  `'],
      ['- **TEST_PLAN**:', '  ```bash', '  npm test', '  ```'],
    ],
    ['that says the same twice', ['- **What**: tea', '', '- What: tea', ''], ['- **What**: tea', '']],
    ['with two values', ['- **What**: tea', '- What: milk'], ['- **What**: tea', '- **What**: milk']],
    ['with a misread character', ['- **Why**: Â§2 says â€œteaâ€\u009d'], ['- **Why**: §2 says “tea”']],
    ['with one in code', ['- **Why**: `Â§` is wrong'], ['- **Why**: `Â§` is wrong']],
    ['with a heading in its value', ['### What', '#### Tea', 'Boil.'], ['### What', '#### Tea', 'Boil.']],
    ['in a quote', ['> What: tea'], ['> What: tea']],
    ['with an invisible letter', ['- Wh\u200bat: tea'], ['- Wh\u200bat: tea']],
    ['with a blank that is none', ['- What: \u00a0tea'], ['- **What**: \u00a0tea']],
  ])('%s', (_, before, after) => {
    expect(scoped(...before)).toEqual(after);
  });

  it('in the Metadata is not bold', () => {
    const text = Buffer.from(
      migrated('# T\n\n## METADATA\n- **TASK_ID:** `WP-1-Tea-20260101`\n**Date**: 2026-01-01\n').bytes,
    ).toString();
    expect(text).toBe('# T\n\n## Metadata\n- TASK_ID: WP-1-Tea-20260101\n- DATE: 2026-01-01\n');
  });

  it('whose heading was a section goes into the section of the template', () => {
    const before =
      '# T\n\n## SCOPE\n- What: tea\n\n## RISK_TIER\n- Level: HIGH\n- Rationale: hot\n\n## DONE_MEANS\n- a\n';
    expect(Buffer.from(migrated(before).bytes).toString()).toBe(
      '# T\n\n## Scope\n- **What**: tea\n\n## Quality Gate\n\n- **RISK_TIER**: HIGH\n  - Rationale: hot\n\n- **DONE_MEANS**:\n  - a\n',
    );
  });

  it('stays a heading when it would become part of a record', () => {
    const before =
      '# T\n\n## Scope\n- **What**: tea\n\n## Quality Gate\n- **RISK_TIER**: LOW\n\n## Skeleton\nnone\n\n## ROLLBACK_HINT\n- git revert HEAD\n';
    const { bytes, kept } = migrated(before);
    expect(Buffer.from(bytes).toString()).toBe(before);
    expect(kept).toEqual([{ line: 12, subject: 'ROLLBACK_HINT', difference: 'ROLLBACK_HINT' }]);
  });

  it.each([
    ['Ready for Dev', 'Ready-for-Dev'],
    ['Done (VALIDATED)', 'VALIDATED'],
    ['HARD-VALIDATED (2025-12-27)', 'VALIDATED'],
    ['nearly there', 'nearly there'],
    ['Draft', 'Draft'],
  ])('STATUS %s is spelt %s', (written, spelt) => {
    const text = Buffer.from(
      migrated(`# T\n\n## Metadata\n- TASK_ID: WP-1-Tea-20260101\n- STATUS: ${written}\n`).bytes,
    ).toString();
    expect(text).toContain(`\n- STATUS: ${spelt}\n`);
  });

  it('that is required and known is added, and nothing is made up', () => {
    const text = Buffer.from(
      migrated('# T\n\n## Metadata\n- STATUS: Draft\n\n## Authority\n- **Codex**: x\n').bytes,
    ).toString();
    expect(text).toBe(
      '# T\n\n## Metadata\n- TASK_ID: WP-1-Tea-20260101\n- STATUS: Draft\n\n## Authority\n- **SPEC_CURRENT**: docs/SPEC_CURRENT.md\n- **Codex**: x\n- **Task Board**: docs/TASK_BOARD.md\n',
    );
  });
});

describe('what is not rewritten', () => {
  it('is a signed packet', () => {
    expect(migratePacket(PATH, Buffer.from(PLAIN.replace('## Scope', '## SCOPE')), LAWS)).toEqual({ kind: 'signed' });
  });

  it('is a signature that is none, and what is malformed', () => {
    const lines = ['- USER_SIGNATURE: `alice9999`', '- DATE: **today**', '- TASK_ID: `WP-1-Other`'];
    const text = `# T\n\n## Metadata\n${lines.join('\n')}\n`;
    expect(Buffer.from(migrated(text).bytes).toString()).toBe(text);
  });

  it.each([
    ['a byte that Windows-1252 does not know', [0x61, 0x81, 0x0a], /byte 0x81 on line 1 was/],
    ['half a character of UTF-8', [0x61, 0xe2, 0x80, 0x0a], /byte 0xe2 on line 1 was/],
    ['words in another alphabet', [0x0a, 0xcf, 0xf0, 0xe8, 0xe2, 0x0a], /byte 0xcf on line 2 was/],
  ])('is %s', (_, bytes, reason) => {
    const migration = migratePacket(PATH, Uint8Array.from(bytes), LAWS);
    expect(migration).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
  });
});

describe('what stays as it was', () => {
  it('is the line of a character that nobody sees, and is named', () => {
    const { bytes, kept } = migrated('# T\n\n## SCOPE\n### What\ntea\u200b\n\n- Why: so\n');
    expect(Buffer.from(bytes).toString()).toBe('# T\n\n## Scope\n### What\ntea\u200b\n\n- **Why**: so\n');
    expect(kept).toEqual([
      { line: 4, subject: 'What', difference: 'the line that holds U+200B in `- **What**: tea\\u{200b}`' },
    ]);
  });
});

describe('each change', () => {
  it('is a sentence that stands alone, with its line as it was, what became of it, and the rule', () => {
    const bytes = Buffer.from('# T \u2014\n\n## SCOPE\n### What\ntea \u00a7\n\n## Metadata\n- Status: WIP\n');
    const cp1252 = Buffer.from(bytes.toString().replace('\u00a7', '\u0001'), 'utf8').map((byte) =>
      byte === 1 ? 0xa7 : byte,
    );
    expect(migrated(cp1252).changes.map((change) => sentenceOf('p.md', change))).toEqual([
      'p.md:3: `## SCOPE` is now `## Scope`, because every reader must see the same headings (plain-packet)',
      'p.md:4: `### What` is now `- **What**: tea §`, and line 5 with it, because a field has one form (plain-packet)',
      'p.md:5: `tea \\xa7` is now `tea §`, because every reader must find the same characters (governed-text)',
      'p.md:8: `- Status: WIP` is now `- STATUS: In-Progress`, because STATUS is one of the canonical words (packet-structure)',
      'p.md:8: `- TASK_ID: WP-1-Tea-20260101` was added, because the field is required, and what it says is known (packet-structure)',
    ]);
  });
});

describe('a packet that was made to take long', () => {
  it.each([
    [
      'more lines than anybody reads strictly',
      '- STATUS: x\n'.repeat(5001),
      /its contract has 5004 lines, more than 5000/,
    ],
    ['nothing that can be rewritten', '`ash\nx\n`\n'.repeat(1500), /it takes too long/],
  ])('is refused: %s', (_, lines, reason) => {
    const migration = migratePacket(PATH, Buffer.from(`# T\n\n## Notes\n${lines}`), LAWS);
    expect(migration).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
  });

  it.each([
    ['one field again and again', `## Metadata\n${'- STATUS: x\n'.repeat(2000)}`],
    ['headings', '## RISK_TIER\n- Level: LOW\n\n'.repeat(1000)],
    ['a long list on one line', `- DONE_MEANS: ${'a; '.repeat(4000)}b\n`],
    ['glued headings', 'a\\n\\n## Scope\n'.repeat(1000)],
  ])('is migrated all the same: %s', { timeout: 60_000 }, (_, lines) => {
    const once = migrated(`# T\n\n${lines}`);
    expect(once.changes.length).toBeGreaterThan(0);
    expect(migrated(once.bytes).changes).toEqual([]);
  });
});
