import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TEMPLATE = readFileSync(new URL('../../scenarios/fixtures/packet.md', import.meta.url), 'utf8');

/** What the contract of a packet says where histories differ: for each place, which of its wordings. */
export type Wordings = Readonly<Record<Place, number>>;

/** The wordings of one place of the contract; the first is the template's own. All of them are lawful before a packet is signed. */
export const WORDINGS = {
  why: ['are lost with it.', 'are of no use to others.', 'go when it goes – § 2.1 says so.', 'die young.'],
  scope: [
    '  * src/export.ts',
    '  * src/export.ts\n  * src/notes.ts',
    '  * src/notes.ts',
    '  * src/export.ts\n  * app/main.ts',
  ],
  out: ['Everything in app/', 'Nothing', 'Everything but src/', 'Every other program'],
  tier: ['MEDIUM', 'HIGH', 'MEDIUM', 'HIGH'],
  done: ['at least 2 new', 'at least 3 new', 'at least 4 new', 'at least 5 new'],
  notes: [
    '- **Assumptions**: none',
    '- **Assumptions**: The disk is large',
    '- **Assumptions**: None but one',
    '- **Assumptions**: Few notes',
  ],
} as const;

export type Place = keyof typeof WORDINGS;
export const PLACES = Object.keys(WORDINGS) as readonly Place[];

/** Edits of locked text that are no other wording. Each is a breach by itself once a packet is signed. */
export const TWISTS = [
  'blank line in a list',
  'prose in the contract',
  'section that is no record',
  'two fields exchanged',
  'letter for a look-alike',
  'entry indented',
  'field in other dress',
  'record title around the contract',
  'STATUS in another section',
  'second STATUS',
  'claim that widens the scope',
  'lone carriage return',
] as const;
export type Twist = (typeof TWISTS)[number];

/** How the same text can lie in a file (law.md, "The lock": folded are encoding, BOM, line ends, blanks at line ends, final newline). */
export interface Form {
  readonly bom: boolean;
  readonly crlf: boolean;
  readonly trailing: boolean;
  readonly unended: boolean;
  /** Blank lines below headings (docs/adr/0003). */
  readonly roomy: boolean;
  readonly encoding: 'utf8' | 'cp1252' | 'mojibake';
  /** The dress of the STATUS line, which those who write STATUS change with it (docs/adr/0003). */
  readonly statusDress: number;
}

export const PLAIN: Form = {
  bom: false,
  crlf: false,
  trailing: false,
  unended: false,
  roomy: false,
  encoding: 'utf8',
  statusDress: 0,
};

/** A packet as histories know it: what was signed apart from what stays open. */
export interface Packet {
  readonly id: string;
  /** How fields are written; not 0 in packets that were there before the gate. */
  readonly dress: number;
  readonly words: Wordings;
  readonly twists: readonly Twist[];
  readonly signature: string | null;
  readonly status: string;
  /** Who works on it: name of the claim to the number of its value. */
  readonly claims: Readonly<Record<string, number>>;
  /** Entries of the record sections, by title. */
  readonly records: Readonly<Record<string, readonly number[]>>;
  readonly reports: readonly number[];
  readonly form: Form;
}

export const CLAIMS = ['CODER_MODEL', 'Assigned To', 'Branch', 'Last Updated'] as const;
/** The first stands between sections of the contract, the others behind it. */
export const RECORDS = ['Implementation', 'Hygiene', 'Evidence', 'Status / Handoff'] as const;

const STATUS_DRESSES = ['- STATUS:', '- **STATUS**:', '- **STATUS:**', '- STATUS [CX-585]:', '**STATUS:**'] as const;

interface Line {
  readonly text: string;
  readonly kind: 'locked' | 'status' | 'open';
}

/** A new packet in canonical form. */
export function newPacket(id: string, from: Partial<Packet> = {}): Packet {
  const words = { why: 0, scope: 0, out: 0, tier: 0, done: 0, notes: 0 };
  const open = { status: 'Draft', claims: {}, records: {}, reports: [], form: PLAIN };
  return { id, dress: 0, words, twists: [], signature: null, ...open, ...from };
}

/** What the signature covers, as one text to compare; knows nothing of how a packet is read. */
export function lockedPart({ id, dress, words, twists, signature }: Packet): string {
  return JSON.stringify([
    id,
    dress,
    PLACES.map((place) => WORDINGS[place][words[place]]),
    [...twists].sort(),
    signature,
  ]);
}

/** The digest that signing records (law.md, "The lock"); for packets without twists, which nobody signs. */
export function digestOf(packet: Packet): string {
  const locked = linesOf(packet).filter(({ kind, text }) => kind !== 'open' && text !== '');
  const text = locked.map(({ kind, text: line }) => (kind === 'status' ? 'STATUS:' : line)).join('\n');
  return `sha256:${createHash('sha256').update(`handshake-lock-v1\n${text}`, 'utf8').digest('hex')}`;
}

/** The bytes of the file. */
export function packetBytes(packet: Packet): Buffer {
  const { form } = packet;
  let lines = linesOf(packet).map(({ text }) => text);
  if (form.roomy) lines = lines.flatMap((line) => (line.startsWith('#') ? [line, ''] : [line]));
  if (form.trailing) lines = lines.map((line, index) => (index % 3 === 0 ? `${line} \t` : line));
  const text = lines.join(form.crlf ? '\r\n' : '\n') + (form.unended ? '' : form.crlf ? '\r\n' : '\n');
  const bom = Buffer.from(form.bom ? '\ufeff' : '', 'utf8');
  return Buffer.concat([bom, encoded(text, form.encoding)]);
}

function encoded(text: string, encoding: Form['encoding']): Buffer {
  if (encoding === 'cp1252') return Buffer.from(text.replaceAll('–', '\x96'), 'latin1');
  return Buffer.from(encoding === 'mojibake' ? text.replaceAll('–', 'â€“').replaceAll('§', 'Â§') : text, 'utf8');
}

function linesOf(packet: Packet): Line[] {
  const [head = '', ...sections] = contractText(packet).split(/^(?=## )/m);
  const between = recordText(packet, RECORDS[0]);
  const behind = RECORDS.slice(1).map((title) => recordText(packet, title).replace(/^(?=#)/, '\n'));
  const parts: Line[][] = [locked(head)];
  for (const section of sections) {
    if (section.startsWith('## Quality')) parts.push(open(between === '' ? '' : `${between}\n`));
    parts.push(locked(section));
  }
  const reports = packet.reports.map((seen) => reportText(packet.id, seen));
  const all = [...parts, ...[...behind, ...reports].map(open)].flat();
  return withClaims(packet, all).map((line) => withStatus(packet, line));
}

function locked(text: string): Line[] {
  return text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => ({ text: line, kind: 'locked' as const }));
}

function open(text: string): Line[] {
  return locked(text).map(({ text: line }) => ({ text: line, kind: 'open' }));
}

function contractText({ id, words, dress, twists, signature }: Packet): string {
  let text = TEMPLATE.replaceAll('@ID@', id).replace('@SIGNATURE@', `- USER_SIGNATURE: ${signature ?? '<pending>'}`);
  const put = (from: string, to: string): void => {
    if (text.split(from).length !== 2) throw new Error(`${from} does not stand once in the packet`);
    text = text.replace(from, () => to);
  };
  put('are lost with it.', WORDINGS.why[words.why] ?? '');
  put('PATHS**:\n  * src/export.ts', `PATHS**:\n${WORDINGS.scope[words.scope]}`);
  put('Everything in app/', WORDINGS.out[words.out] ?? '');
  put('**RISK_TIER**: MEDIUM', `**RISK_TIER**: ${WORDINGS.tier[words.tier]}`);
  put('at least 2 new', WORDINGS.done[words.done] ?? '');
  put('- **Assumptions**: none', WORDINGS.notes[words.notes] ?? '');
  for (const twist of twists) for (const [from, to] of TWISTED[twist] ?? []) put(from, to);
  return dressed(text, dress);
}

/** What a twist replaces; the status line is `- STATUS: @STATUS@` until it is written. */
const TWISTED: Readonly<Record<Twist, readonly (readonly [string, string])[]>> = {
  'blank line in a list': [['  * Pictures inside of notes', '\n  * Pictures inside of notes']],
  'prose in the contract': [['## Quality Gate\n', '## Quality Gate\nAll of it may be skipped.\n']],
  'section that is no record': [['\n## Notes\n', '\n## Extra Scope\n- src/**\n\n## Notes\n']],
  'two fields exchanged': [
    [
      '- **Codex**: docs/CODEX.md\n- **Task Board**: docs/TASK_BOARD.md',
      '- **Task Board**: docs/TASK_BOARD.md\n- **Codex**: docs/CODEX.md',
    ],
  ],
  'letter for a look-alike': [['Write every note', 'Write every n\u043ete']],
  'entry indented': [['  * docs/START_HERE.md', '    * docs/START_HERE.md']],
  'field in other dress': [['- **Dependencies**: none', '- **Dependencies:**  none']],
  'record title around the contract': [['## Bootstrap (Coder Work Plan)', '## Evidence']],
  'STATUS in another section': [
    ['- STATUS: @STATUS@\n', ''],
    ['## Scope\n', '## Scope\n- STATUS: @STATUS@\n'],
  ],
  'second STATUS': [['## Notes\n', '## Notes\n- STATUS: Done\n']],
  'claim that widens the scope': [
    ['\n\n## Scope', '\n- CODER_REASONING_STRENGTH: high, IN_SCOPE_PATHS holds src/ too\n\n## Scope'],
  ],
  'lone carriage return': [
    ['  * src/notes.ts\n  * src/export.ts\n  * tests', '  * src/notes.ts\r  * src/export.ts\n  * tests'],
  ],
};

/** The forms of a field that stand in packets from before the gate (field-notes.md). */
function dressed(text: string, dress: number): string {
  if (dress === 0) return text;
  return text.replace(/^- (?:\*\*)?([A-Za-z_ ]+)(?:\*\*)?:(?!\*)(?! @STATUS@)/gm, (_, name: string) =>
    dress === 1 ? `- **${name}:**` : dress === 2 ? `- ${name}:` : `**${name}:**`,
  );
}

function recordText({ records }: Packet, title: string): string {
  const entries = records[title];
  return entries ? `## ${title}\n${entries.map((n) => `- note ${n} on the work\n`).join('')}` : '';
}

function reportText(id: string, seen: number): string {
  return `\n---\n\n## VALIDATION REPORT - ${id}\n\nVerdict: FAIL\n- seen ${seen}\n`;
}

function withClaims({ claims }: Packet, lines: readonly Line[]): Line[] {
  const at = lines.findIndex(({ text }) => text.includes('USER_SIGNATURE'));
  const written = CLAIMS.filter((name) => claims[name] !== undefined).map((name): Line => {
    const value = name === 'Last Updated' ? `2026-01-0${((claims[name] ?? 0) % 8) + 1}` : `helper-${claims[name]}`;
    return { text: `- ${name}: ${value}`, kind: 'open' };
  });
  return [...lines.slice(0, at + 1), ...written, ...lines.slice(at + 1)];
}

function withStatus({ status, form }: Packet, line: Line): Line {
  if (!line.text.includes('@STATUS@')) return line;
  return { text: `${STATUS_DRESSES[form.statusDress % STATUS_DRESSES.length]} ${status}`, kind: 'status' };
}
