import * as fc from 'fast-check';

/** A packet in a legacy dress, with what it says. */
export interface LegacyPacket {
  readonly bytes: Uint8Array;
  /** By field: what its items are, or the one token that it holds. */
  readonly says: Readonly<Record<string, readonly string[]>>;
  /** Lines beside the fields, which stay as they are. */
  readonly prose: readonly string[];
  /** What stands below the contract, which stays as it is. */
  readonly records: string;
}

interface Dressed {
  readonly name: string;
  readonly values: readonly string[];
  readonly lines: readonly string[];
}

const WORD = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
/** Words with the punctuation of prose, with nothing that Markdown shows in another way. */
const TEXT = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: WORD },
      fc.constantFrom('"quoted"', '(in brackets)', 'a/b.ts', '2.3.1', 'é', '—', '§7', '->', '50%'),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => `x${words.join(' ')}`);
const PATH = fc
  .array(WORD, { minLength: 1, maxLength: 3 })
  .map((parts) => `src/${parts.join('/')}.ts`)
  .chain((path) => fc.constantFrom(path, `${path} (new)`, `\`${path}\``));

const unique = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(values, { minLength: 1, maxLength: 4 });

/** The ways in which a name is spelt. */
function spelt(name: string, aliases: readonly string[] = []): fc.Arbitrary<string> {
  const blank = name.replaceAll('_', ' ');
  return fc.constantFrom(name, name, name.toUpperCase(), blank, blank.replaceAll(' ', '-'), ...aliases);
}

const TAIL = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  fc.constantFrom(' (no partials)', ' [CX-581]', ' (locked) [CX-1]'),
);

type Frame = (label: string, tail: string, value: string) => string;

/** A name with its colon and a value on the line, as bullets and lines of their own have it. */
const LINES: readonly Frame[] = [
  (label, tail, value) => `- ${label}${tail}:${value}`,
  (label, tail, value) => `* ${label}${tail}:${value}`,
  (label, tail, value) => `- **${label}**${tail}:${value}`,
  (label, tail, value) => `- **${label}${tail}:**${value}`,
  (label, tail, value) => `**${label}${tail}:**${value}`,
  (label, tail, value) => `**${label}**${tail}:${value}`,
];
const HEADINGS: readonly Frame[] = [
  (label, tail, value) => `### ${label}${tail}${value === '' ? '' : ':'}${value}`,
  (label, tail, value) => `### **${label}**${tail}${value === '' ? '' : ':'}${value}`,
  (label, tail, value) => `#### ${label}${tail}:${value}`,
];

const isBullet = (line: string): boolean => /^[-*] /.test(line);
const isHeading = (line: string): boolean => line.startsWith('#');

/** A field with its value on its line, or below its heading. */
function inline(name: string, value: fc.Arbitrary<string>, aliases?: readonly string[]): fc.Arbitrary<Dressed> {
  return fc
    .record({
      label: spelt(name, aliases),
      tail: TAIL,
      value,
      frame: fc.constantFrom(...LINES, ...HEADINGS),
      below: fc.boolean(),
    })
    .map(({ label, tail, value: text, frame, below }) => {
      const line = frame(label, tail, ` ${text}`);
      const lines = isHeading(line) && below ? [frame(label, tail, ''), '', text, ''] : [line];
      return { name, values: [text], lines: isBullet(line) ? lines : ['', ...lines, ''] };
    });
}

const MARKERS = [() => '-', () => '*', () => '+', (at: number) => `${at + 1}.`, (at: number) => `${at + 1})`];

/** A field with a list below it, indented or not, or in one line. */
function list(name: string, item: fc.Arbitrary<string>, aliases?: readonly string[]): fc.Arbitrary<Dressed> {
  return fc
    .record({
      label: spelt(name, aliases),
      tail: TAIL,
      values: unique(item),
      frame: fc.constantFrom(...LINES, ...HEADINGS),
      marker: fc.constantFrom(...MARKERS),
      indent: fc.constantFrom('', '  ', '    '),
      gap: fc.boolean(),
      oneLine: fc.boolean(),
    })
    .map(({ label, tail, values, frame, marker, indent, gap, oneLine }) => {
      if (oneLine) return framed(name, values, [frame(label, tail, ` ${values.join('; ')}`)]);
      const head = frame(label, tail, '');
      // Four columns below a line that is no item are code, and a list at the margin beside one is not its own.
      const columns = isBullet(head) ? indent : '';
      const items = values.map((value, at) => `${columns}${marker(at)} ${value}`);
      return framed(name, values, [head, ...(gap && !isBullet(head) ? [''] : []), ...items]);
    });
}

function framed(name: string, values: readonly string[], lines: readonly string[]): Dressed {
  return { name, values, lines: isBullet(lines[0] ?? '') ? lines : ['', ...lines, ''] };
}

const COMMAND = fc.constantFrom(
  'npm test',
  '# all of them',
  'cargo test --all',
  'for x in a b; do',
  '  echo "$x"',
  'done',
  'a | b > c',
);
const FENCES = [
  ['```bash', '```'],
  ['```', '```'],
  ['~~~sh', '~~~'],
  ['`\bash', '`'],
  ['`ash', '`'],
] as const;

/** A field with commands in a fence below it. */
function commands(name: string): fc.Arbitrary<Dressed> {
  return fc
    .record({
      label: spelt(name),
      tail: TAIL,
      values: unique(COMMAND),
      frame: fc.constantFrom(...LINES, ...HEADINGS),
      fence: fc.constantFrom(...FENCES),
      indent: fc.constantFrom('  ', '   '),
    })
    .map(({ label, tail, values, frame, fence: [opening, closing], indent }) => {
      const head = frame(label, tail, '');
      const columns = isBullet(head) ? indent : '';
      const lines = [head, ...[opening, ...values, closing].map((line) => columns + line)];
      return framed(
        name,
        values.map((value) => value.trim()),
        lines,
      );
    });
}

/** RISK_TIER in the forms that are its own. */
const TIER: fc.Arbitrary<Dressed> = fc
  .record({
    tier: fc.constantFrom('LOW', 'MEDIUM', 'HIGH', '**HIGH**', '`LOW`'),
    why: TEXT,
    form: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ tier, why, form }) => {
    const bare = tier.replaceAll(/[*`]/g, '');
    const lines = [
      [`- **RISK_TIER**: ${tier}`],
      ['', '### RISK_TIER', `- Level: ${bare}`, `- Rationale: ${why}`, ''],
      ['', `### RISK_TIER: ${bare}`, `- Rationale: ${why}`, ''],
      ['', `RISK_TIER: ${bare}`, ''],
    ][form];
    return { name: 'RISK_TIER', values: [bare], lines: lines ?? [] };
  });

const RISKS: fc.Arbitrary<Dressed> = fc.oneof(
  list(
    'RISK_MAP',
    fc.tuple(WORD, WORD).map(([what, where]) => `"${what}" -> ${where}`),
  ),
  fc.uniqueArray(fc.tuple(WORD, WORD), { minLength: 1, maxLength: 3, selector: ([what]) => what }).map((rows) => ({
    name: 'RISK_MAP',
    values: rows.map(([what, where]) => `${what} | ${where}`),
    lines: [
      '',
      '### RISK_MAP',
      '',
      '| Failure | Subsystem |',
      '|---|:--|',
      ...rows.map((row) => `| ${row.join(' | ')} |`),
      '',
    ],
  })),
);

const STATUS: fc.Arbitrary<Dressed> = fc
  .constantFrom(
    ['Draft', 'Draft'],
    ['Ready for Dev', 'Ready-for-Dev'],
    ['READY FOR DEV [2026-01-01]', 'Ready-for-Dev'],
    ['Done (VALIDATED)', 'VALIDATED'],
    ['**in progress**', 'In-Progress'],
  )
  .chain(([written = '', means = '']) =>
    fc.constantFrom(`- STATUS: ${written}`, `- **Status:** ${written}`, `* Status: ${written}`).map((line) => ({
      name: 'STATUS',
      values: [means],
      lines: [line],
    })),
  );

const PROSE = TEXT.map((text) => `The ${text}`);

interface Section {
  readonly heads: readonly string[];
  readonly fields: fc.Arbitrary<readonly Dressed[]>;
}

const META = fc.constantFrom(...LINES.slice(0, 4));
const meta = (name: string, value: string, alias = name): fc.Arbitrary<Dressed> =>
  fc.record({ frame: META, label: fc.constantFrom(name, name.toLowerCase(), alias) }).map(({ frame, label }) => ({
    name,
    values: [value],
    lines: [frame(label, '', ` ${value}`)],
  }));

const SECTIONS: readonly Section[] = [
  {
    heads: ['## Metadata', '## METADATA', '##  Metadata ##', 'Metadata\n--------'],
    fields: fc.tuple(
      meta('TASK_ID', 'WP-1-Tea-20260101'),
      meta('DATE', '2026-01-01T08:00:00Z'),
      meta('REQUESTOR', 'alice', 'Requester'),
      meta('AGENT_ID', 'orchestrator-1'),
      meta('ROLE', 'Orchestrator'),
      STATUS,
    ),
  },
  {
    heads: ['## Scope', '## SCOPE', '## Scope:', '### Scope'],
    fields: fc.tuple(
      inline('What', TEXT),
      inline('Why', TEXT),
      list('IN_SCOPE_PATHS', PATH, ['In-scope paths', 'In scope']),
      list('OUT_OF_SCOPE', TEXT, ['Out-of-scope paths']),
    ),
  },
  {
    heads: ['## Quality Gate', '## QUALITY_GATE', 'Quality Gate\n---'],
    fields: fc.tuple(TIER, commands('TEST_PLAN'), list('DONE_MEANS', TEXT), commands('ROLLBACK_HINT')),
  },
  {
    heads: [
      '## Bootstrap (Coder Work Plan)',
      '## BOOTSTRAP',
      '## BOOTSTRAP (Coder Work Plan)',
      '## Bootstrap [BOOTSTRAP]',
    ],
    fields: fc.tuple(
      list('FILES_TO_OPEN', PATH),
      list(
        'SEARCH_TERMS',
        WORD.map((word) => `"${word}"`),
      ),
      commands('RUN_COMMANDS'),
      RISKS,
    ),
  },
  {
    heads: ['## Authority', '## AUTHORITY [CX-598]'],
    fields: fc.tuple(
      inline('SPEC_CURRENT', fc.constant('docs/SPEC_CURRENT.md')),
      inline('SPEC_ANCHOR', fc.constantFrom('2.1', '§2.6.3 (Main Body)'), ['Spec Anchors']),
      inline('Codex', TEXT),
      inline('Task Board', fc.constant('docs/TASK_BOARD.md')),
    ),
  },
  {
    heads: ['## Notes', '## NOTES'],
    fields: fc.tuple(
      inline('Assumptions', TEXT),
      inline('Open Questions', TEXT),
      inline('Dependencies', fc.constant('none'), ['Dependency']),
    ),
  },
];

const RECORDS = [
  '',
  '## Validation\n- **RISK_TIER:** as above\nStatus: fine\n',
  '## Evidence\n\n1. one\n   two\n\n## VALIDATION REPORT — WP-1-Tea\nVerdict: PASS\n- STATUS: Done\n',
];

const SECTION = (section: Section) =>
  fc.record({
    head: fc.constantFrom(...section.heads),
    prose: fc.option(PROSE, { nil: null }),
    fields: section.fields,
  });

/** Packets in whatever mixture of the dresses that field-notes.md counts, with line ends, a byte order mark and bytes of Windows-1252. */
export const legacyPacket: fc.Arbitrary<LegacyPacket> = fc
  .record({
    sections: fc.tuple(...SECTIONS.map(SECTION)),
    records: fc.constantFrom(...RECORDS),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    windows: fc.boolean(),
  })
  .map(({ sections, records, crlf, mark, windows }) => {
    const body = sections.flatMap(({ head, prose, fields }) => [
      '',
      head,
      ...(prose === null ? [] : ['', prose, '']),
      ...fields.flatMap(({ lines }) => lines),
    ]);
    const text = ['# Task Packet: WP-1-Tea-20260101', ...body, '', records].join('\n');
    const written = (mark ? '\ufeff' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
    return {
      bytes: windows ? windows1252(written) : Buffer.from(written),
      says: Object.fromEntries(sections.flatMap(({ fields }) => fields.map(({ name, values }) => [name, values]))),
      prose: sections.flatMap(({ prose }) => prose ?? []),
      records,
    };
  });

/** The text as UTF-8, but for `—`, `§` and `é`, which are single bytes as Windows-1252 has them. */
function windows1252(text: string): Uint8Array {
  const bytes: Readonly<Record<string, number>> = { '—': 0x97, '§': 0xa7, é: 0xe9 };
  return Buffer.concat([...text].map((char) => (bytes[char] ? Buffer.from([bytes[char]]) : Buffer.from(char))));
}
