/** Where a line stands for the trial: what a person who knows law.md ("The lock") would say of its section. */
export type Place = 'contract' | 'record' | 'append-only' | 'report';

/** One line of a packet as the trial sees it, without the program's own reader. */
export interface MapLine {
  readonly text: string;
  readonly place: Place;
  /** The line is a heading outside code, of this depth; 0 otherwise. */
  readonly depth: number;
  readonly inCode: boolean;
  /** The title of the heading above it, itself included; `''` above the first. */
  readonly section: string;
  /** The field that the line defines, by the name as the packet spells it, folded; null for none. */
  readonly field: string | null;
}

const RECORDS = new Set([
  ...['skeleton', 'skeleton approved', 'skeleton approval', 'implementation', 'hygiene', 'hygiene log', 'validation'],
  ...['evidence', 'evidence mapping', 'status handoff', 'current state', 'history', 'clause closure matrix'],
  ...['spec debt status', 'shared surface monitoring', 'data contract decision', 'data contract monitoring'],
]);
const APPENDED = new Set(['waivers granted', 'user context']);
const CONTRACT = new Set(['metadata', 'scope', 'quality gate', 'bootstrap', 'authority', 'notes']);
const REPORT = /^\W*(?:#+\W+)?(?:RE-?AUDIT )?(?:RE)?VALIDAT(?:ION|OR)[ _]REPORTS?\b|^\W*(?:#+\W+)?AUDIT REPORT\b/i;

const FIELDS = new Set([
  ...['task id', 'date', 'requestor', 'requester', 'agent id', 'role', 'status', 'spec anchor', 'user signature'],
  ...['user signature locked', 'what', 'why', 'in scope paths', 'out of scope', 'risk tier', 'test plan', 'done means'],
  ...['rollback hint', 'files to open', 'search terms', 'run commands', 'risk map', 'spec current', 'spec baseline'],
  ...['spec target', 'codex', 'task board', 'logger', 'adrs', 'assumptions', 'open questions', 'dependencies'],
]);

/** Maps a packet by a line scan of its own, so that the reader is not tried against itself. */
export function mapPacket(text: string): MapLine[] {
  const scan: Scan = { place: 'contract', section: '', fence: '', seen: new Set<string>(), first: true };
  return text.split('\n').map((raw) => {
    const line = raw.replace(/\r$/, '');
    const inCode = scan.fence !== '';
    const fence = inCode ? '' : fenceOf(line);
    if (inCode ? closes(line, scan.fence) : fence !== '') scan.fence = fence;
    const isText = !inCode && fence === '';
    const depth = isText ? pass(scan, line) : 0;
    const mapped = { text: raw, place: scan.place, depth, inCode, section: scan.section };
    if (isText) passGlued(scan, line);
    return { ...mapped, field: isText ? fieldOf(line) : null };
  });
}

/** Three back-ticks or more, or what a shell left of them: a back-tick, a backspace, `ash`. */
function fenceOf(line: string): string {
  if (line.startsWith('`\b') && line.trimEnd() === '`\bash') return '`';
  return /^\s*(?:[-*] )?(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
}

/** Enters the section that a line begins, and says how deep its heading is. */
function pass(scan: Scan, line: string): number {
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  const depth = heading?.[1]?.length ?? 0;
  if (heading) enter(scan, depth, heading[2] ?? '');
  else if (REPORT.test(line) && scan.place !== 'contract') scan.place = 'report';
  return depth;
}

/** A heading that a shell glued behind a literal newline (field-notes.md). */
function passGlued(scan: Scan, line: string): void {
  const glued = /(?:\\n)+(#{1,6})\s+(.*)$/.exec(line);
  if (glued) enter(scan, glued[1]?.length ?? 0, glued[2] ?? '');
}

interface Scan {
  place: Place;
  section: string;
  fence: string;
  readonly seen: Set<string>;
  first: boolean;
}

function enter(scan: Scan, depth: number, title: string): void {
  const folded = foldName(title.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ''));
  scan.section = title;
  if (REPORT.test(title)) scan.place = 'report';
  else if (scan.first && depth === 1) scan.place = 'contract';
  else if (depth <= 2) scan.place = placeOf(scan, folded);
  scan.first = false;
}

function placeOf({ place, seen }: Scan, folded: string): Place {
  const isNew = CONTRACT.has(folded) && !seen.has(folded);
  seen.add(folded);
  if (isNew) return 'contract';
  if (place === 'report') return 'report';
  if (RECORDS.has(folded) || (folded === 'bootstrap' && !isNew)) return 'record';
  return APPENDED.has(folded) ? 'append-only' : 'contract';
}

function closes(line: string, fence: string): boolean {
  const bare = line.trim();
  return bare.startsWith(fence) && bare.replaceAll(fence[0] ?? '`', '') === '';
}

function fieldOf(line: string): string | null {
  const label = /^\s{0,3}(?:[-*+] +|#{2,4} +)?(?:\*\*)?([A-Za-z][A-Za-z_ -]*?) *(?:[([][^:]*)?(?:\*\*)?(?::|$)/.exec(
    line,
  );
  const heading = /^#{2,4} /.test(line);
  const name = foldName(label?.[1] ?? '');
  return FIELDS.has(name) && (heading || line.includes(':')) ? name : null;
}

/** Folds a name or title: letters and digits in lower case, single blanks between them. */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
