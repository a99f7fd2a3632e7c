import { isOpenLine, splice, type TrialEdit } from './contract-edits.js';
import { type MapLine, mapPacket } from './packet-map.js';

type Lines = readonly string[];
type Edit = (text: string) => string;

const STATUSES = [
  'In-Progress',
  'Ready for Dev',
  'READY FOR DEV \u{1f534}',
  'Done',
  'Done (VALIDATED)',
  'VALIDATED',
  'Blocked',
];
const STATUS_DRESSES = [
  '- STATUS: ',
  '- **Status:** ',
  '- **STATUS**: ',
  '- **STATUS:** ',
  '**STATUS:** ',
  '**Status:** ',
  'STATUS: ',
];

/** Claim fields as packets carry them, with the placeholder and what stands there after a claim. */
const CLAIMS: readonly (readonly [string, string, string])[] = [
  ['CODER', '<unclaimed>', 'Coder-B'],
  ['CODER_ID', '<unclaimed>', 'coder-7'],
  ['CODER_AGENT', '<unclaimed>', 'small'],
  ['CODER_MODEL', '<unclaimed>', 'GPT (CLI)'],
  ['CODER_REASONING_STRENGTH', '<unclaimed> (LOW | MEDIUM | HIGH | EXTRA_HIGH)', 'HIGH'],
  ['WP_VALIDATOR_OF_RECORD', '<unassigned>', 'session-1'],
  ['INTEGRATION_VALIDATOR_OF_RECORD', '<unassigned>', 'session-2'],
  ['VALIDATOR_MODEL', '<unassigned>', 'large'],
  ['ASSIGNED_TO', '<unassigned>', 'Coder-B'],
  ['CLAIMED_BY', '<unclaimed>', 'Coder-B'],
  ['LAST_UPDATED', '2025-12-25', '2025-12-27'],
  ['EXECUTION_OWNER', 'CODER_A', 'CODER_B'],
  ['MAIN_CONTAINMENT_STATUS', 'NOT_STARTED', 'MERGE_PENDING'],
  ['MERGED_MAIN_COMMIT', 'NONE', '0123456789abcdef0123456789abcdef01234567'],
  ['MAIN_CONTAINMENT_VERIFIED_AT_UTC', 'N/A', '2026-04-01T10:00:00Z'],
  ['CURRENT_MAIN_COMPATIBILITY_STATUS', 'NOT_RUN', 'COMPATIBLE'],
  ['CURRENT_MAIN_COMPATIBILITY_BASELINE_SHA', 'NONE', '0123456789abcdef0123456789abcdef01234567'],
  ['CURRENT_MAIN_COMPATIBILITY_VERIFIED_AT_UTC', 'N/A', '2026-04-01T10:00:00Z'],
];

const NEW_RECORDS = [
  ...[
    'SKELETON',
    'SKELETON (Proposed)',
    'IMPLEMENTATION',
    'HYGIENE',
    'Hygiene Log (Append Only)',
    'VALIDATION',
    'EVIDENCE',
  ],
  ...[
    'EVIDENCE_MAPPING',
    'STATUS_HANDOFF',
    'Status / Handoff',
    'HISTORY',
    'CURRENT_STATE (AUTHORITATIVE SNAPSHOT; MUTABLE)',
  ],
  ...['CLAUSE_CLOSURE_MATRIX (AUTHORITATIVE SNAPSHOT; MUTABLE)', 'SPEC_DEBT_STATUS (AUTHORITATIVE SNAPSHOT; MUTABLE)'],
  'SHARED_SURFACE_MONITORING (AUTHORITATIVE SNAPSHOT; MUTABLE)',
];

const REPORT_HEADINGS = [
  ...[
    '## VALIDATION REPORT \u2014 WP-1-X',
    '## VALIDATION REPORT - 2025-12-30 (Revalidation, Batch 5)',
    '# VALIDATION REPORT',
  ],
  ...[
    '## REVALIDATION REPORT - WP-1-X',
    '## RE-AUDIT VALIDATION REPORT (Forensic)',
    '## Validation Report (Append Only)',
  ],
  ...[
    '## VALIDATION_REPORTS\n\n### VALIDATOR_REPORT (2026-01-19)',
    '### INTEGRATION_VALIDATOR_REPORT - 2026-04-28T20:18:48Z',
  ],
  ...['## AUDIT REPORT', '## VALIDATION REPORT \u00e2\u20ac\u201d WP-1-X', 'VALIDATION REPORT - WP-1-X'],
];
const REPORT_BODY =
  'Verdict: PASS\n\n### Scope Inputs:\n- Task Packet: docs/task_packets/WP-1-X.md (status: Done)\n- Spec: \u00a72.3\n\n### Findings:\n- DONE_MEANS met: src/a.rs:10\n\n**REASON FOR PASS:** all of it is there.\n';

/** Every edit that law.md ("The lock") leaves open, of one signed packet. */
export function openEdits(packet: string): TrialEdit[] {
  const edits: TrialEdit[] = [];
  const add: Add = (kind, name, after, before = packet) => {
    if (after !== before) edits.push({ kind, name, before, after });
  };
  const map = mapPacket(packet);
  const lines = map.map(({ text }) => text);
  statusEdits(map, lines, add);
  claimEdits(map, lines, add);
  recordEdits(map, lines, add);
  reportEdits(map, packet, add);
  bytesEdits(packet, add);
  togetherEdits(map, packet, add);
  return edits;
}

type Add = (kind: string, name: string, after: string, before?: string) => void;

function statusLine(map: readonly MapLine[]): number {
  return map.findIndex(({ field, place, depth }) => field === 'status' && place === 'contract' && depth === 0);
}

function statusEdits(map: readonly MapLine[], lines: Lines, add: Add): void {
  const at = statusLine(map);
  if (at < 0) return;
  const dress = /^.*?:(?:\*\*)? ?/.exec(lines[at] ?? '')?.[0] ?? '- STATUS: ';
  for (const status of STATUSES) add('STATUS step', status, splice(lines, at, 1, [dress + status]).join('\n'));
  for (const other of STATUS_DRESSES) {
    add(
      'STATUS step in another dress',
      `${other}In-Progress`,
      splice(lines, at, 1, [`${other}In-Progress`]).join('\n'),
    );
  }
}

function claimEdits(map: readonly MapLine[], lines: Lines, add: Add): void {
  map.forEach(({ text, place, section, inCode }, index) => {
    if (place !== 'contract' || inCode || !isOpenLine(text)) return;
    const name = `${text.trim().slice(0, 40)} (line ${index + 1})`;
    const isMetadata = /^metadata$/i.test(section.trim());
    if (!isMetadata && !/updated/i.test(text)) return;
    add(
      'claim field changed',
      name,
      splice(lines, index, 1, [text.replace(/:(\**).*$/, ':$1 Coder-C, 2026-01-03')]).join('\n'),
    );
    add('claim field removed', name, splice(lines, index, 1, []).join('\n'));
  });
  const metadata = map.findIndex(({ depth, section }) => depth === 2 && /^metadata$/i.test(section.trim()));
  const at = map.findIndex(({ field }, index) => index > metadata && (field === 'role' || field === 'agent id'));
  if (metadata < 0 || at < 0 || map[at]?.place !== 'contract') return;
  for (const [name, empty, value] of CLAIMS) {
    const before = splice(lines, at + 1, 0, [`- ${name}: ${empty}`]).join('\n');
    add('claim field filled in', name, splice(lines, at + 1, 0, [`- ${name}: ${value}`]).join('\n'), before);
    add('claim field added', name, splice(lines, at + 1, 0, [`- ${name}: ${value}`]).join('\n'));
  }
}

const NOTES = [
  '- src/a.rs: exportAll() is there',
  '',
  '### Details',
  '- [x] tests run',
  '```bash',
  'cargo test',
  '```',
  '',
];

function recordEdits(map: readonly MapLine[], lines: Lines, add: Add): void {
  map.forEach(({ depth, place, text, section }, index) => {
    if (place === 'append-only' && depth === 2) {
      add('append-only section grows', text, splice(lines, endOf(map, index), 0, ['- another entry', '']).join('\n'));
    }
    if (place !== 'record') return;
    if (/\[ \]/.test(text))
      add(
        'record checkbox ticked',
        `line ${index + 1}`,
        splice(lines, index, 1, [text.replace('[ ]', '[x]')]).join('\n'),
      );
    if (depth === 0 || depth > 2 || /approv/i.test(section)) return;
    const end = endOf(map, index);
    const name = `${text} (line ${index + 1})`;
    add('record section extended', name, splice(lines, end, 0, NOTES).join('\n'));
    add('record section begun anew', name, splice(lines, index + 1, 0, NOTES).join('\n'));
    if (isPlainRecord(map.slice(index + 1, end))) {
      add('record section rewritten', name, splice(lines, index + 1, end - index - 1, ['', ...NOTES]).join('\n'));
      add('record section emptied', name, splice(lines, index + 1, end - index - 1, ['']).join('\n'));
    }
  });
  const foot = footOf(map);
  for (const title of NEW_RECORDS) {
    const section = ['', `## ${title}`, ...NOTES];
    const before = splice(lines, foot, 0, ['', `## ${title}`, '- (Coder fills after implementation.)', '']).join('\n');
    add('record section filled in', title, splice(lines, foot, 0, section).join('\n'), before);
    add('record section added', title, splice(lines, foot, 0, section).join('\n'));
  }
}

/** Nothing in it is a field that might be the packet's own. */
function isPlainRecord(lines: readonly MapLine[]): boolean {
  return lines.every(({ field, text }) => field === null && !/signature/i.test(text));
}

function endOf(map: readonly MapLine[], start: number): number {
  const place = map[start]?.place;
  const next = map.slice(start + 1).findIndex((line) => (line.depth > 0 && line.depth <= 2) || line.place !== place);
  const end = next < 0 ? map.length : start + 1 + next;
  const foot = map.slice(start, end).findIndex(({ text }) => /^\*\*(?:last updated|user signature locked)/i.test(text));
  let at = foot < 0 ? end : start + foot;
  while (at > start + 1 && /^\s*(?:---)?\s*$/.test(map[at - 1]?.text ?? '')) at--;
  return at;
}

/** Where a section would be added: above the foot of the contract, or the first report. */
function footOf(map: readonly MapLine[]): number {
  const lastContract = map.findLastIndex(
    ({ depth, place }) => depth === 2 && (place === 'contract' || place === 'record'),
  );
  return lastContract < 0 ? map.length : endOf(map, lastContract);
}

function reportEdits(map: readonly MapLine[], packet: string, add: Add): void {
  for (const heading of REPORT_HEADINGS) {
    const report = `${heading}\n${REPORT_BODY}`;
    add('report appended', heading, `${packet}\n${report}`);
    add('report appended', `${heading}, behind a separator`, `${packet}\n---\n\n${report}`);
    add('report appended', `${heading}, behind blank lines`, `${packet}\n\n\n\n${report}\n\n\n`);
    add('report appended', `${heading}, no final newline before`, `${packet.trimEnd()}\n\n${report}`, packet.trimEnd());
    add(
      'report appended',
      `${heading}, with a foot`,
      `${packet}\n---\n${report}\n---\n\n**Last Updated:** 2026-01-02\n**User Signature Locked:** ${signatureIn(packet)}\n`,
    );
    const twice = `${packet}\n---\n\n${report}`;
    add('second report appended', heading, `${twice}\n## VALIDATION REPORT - again\nVerdict: FAIL\n`, twice);
    if (!heading.startsWith('##')) continue;
    const lines = packet.split('\n');
    const at = map.findIndex(({ place }) => place === 'report');
    if (at > 0)
      add('report put above the others', heading, splice(lines, at, 0, ['', ...report.split('\n')]).join('\n'));
    const foot = map.findIndex(({ text, place }) => place !== 'report' && /^\*\*Last Updated/i.test(text));
    if (foot > 0)
      add('report put above the foot', heading, splice(lines, foot, 0, [...report.split('\n'), '---', '']).join('\n'));
    const scope = map.findIndex(
      ({ depth, section, place }) => depth === 2 && place === 'contract' && /^scope$/i.test(section.trim()),
    );
    if (scope > 0 && heading.startsWith('## ') && at < 0) {
      add('report put above the scope', heading, splice(lines, scope, 0, [...report.split('\n'), '']).join('\n'));
    }
  }
  add(
    'status appended',
    'Packet Status Update',
    `${packet}\n\n## VALIDATION REPORT\nVerdict: FAIL\n\nPacket Status Update (append-only):\n- **Status:** Ready for Dev\n`,
  );
  add('last updated added', 'at the end', `${packet.trimEnd()}\n\n**Last Updated:** 2026-01-02\n`);
}

function signatureIn(packet: string): string {
  return /\b[a-z]+\d{12}\b/i.exec(packet)?.[0] ?? '';
}

const MOJIBAKE: Edit = (text) =>
  text
    .replaceAll('\u00a7', '\u00c2\u00a7')
    .replaceAll('\u2014', '\u00e2\u20ac\u201d')
    .replaceAll('\u2013', '\u00e2\u20ac\u201c');

const BYTES: readonly (readonly [string, Edit])[] = [
  ['CRLF', (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')],
  ['LF', (text) => text.replaceAll('\r\n', '\n')],
  ['byte order mark', (text) => `\ufeff${text}`],
  ['blanks at line ends', (text) => text.replaceAll('\n', '  \n')],
  ['no blanks at line ends', (text) => text.replaceAll(/[ \t]+(?=\r?\n)/g, '')],
  ['no final newline', (text) => text.trimEnd()],
  ['one final newline', (text) => `${text.trimEnd()}\n`],
  ['five final newlines', (text) => `${text.trimEnd()}\n\n\n\n\n`],
  ['mojibake', MOJIBAKE],
  ['all together', (text) => `\ufeff${MOJIBAKE(text).trimEnd().replaceAll('\r\n', '\n').replaceAll('\n', ' \r\n')}`],
];

function bytesEdits(packet: string, add: Add): void {
  for (const [name, edit] of BYTES) {
    add('encoding and line ends', name, edit(packet));
    add('encoding and line ends repaired', name, packet, edit(packet));
  }
}

/** What commits do in the field: several open places at once. */
function togetherEdits(map: readonly MapLine[], packet: string, add: Add): void {
  const at = statusLine(map);
  const stepped: Edit = (text) => (at < 0 ? text : splice(text.split('\n'), at, 1, ['- **Status:** Done']).join('\n'));
  const reported: Edit = (text) => `${text}\n---\n\n## VALIDATION REPORT \u2014 WP-1-X\n${REPORT_BODY}`;
  const recorded: Edit = (text) => splice(text.split('\n'), footOf(map), 0, ['', '## EVIDENCE', ...NOTES]).join('\n');
  add('several together', 'status and report', reported(stepped(packet)));
  add('several together', 'status, record and report', reported(recorded(stepped(packet))));
  add(
    'several together',
    'status, record, report and CRLF',
    reported(recorded(stepped(packet)))
      .replaceAll('\r\n', '\n')
      .replaceAll('\n', '\r\n'),
  );
}
