// Counts the field definitions of work packets by a line scan of its own and compares them with what the packet reader reports.
// usage: node --import tsx scripts/count-fields.ts FOLDER…   (folders are searched for task_packets/*.md; exit 1 below 99 %)
//
// What counts as a definition line, whichever section it stands in:
// - optional indent, optional bullet or number, optional bold, a field's name in any case with `_`, `-` or blanks, optional tails
//   `(…)` and `[…]`, a colon inside or outside the bold; or a heading whose text is such a name, with or without a value;
// - outside fences of three or more back-ticks or tildes (closed by the like, or by a line that is indented less than the fence when
//   the fence was indented), outside the fence that a shell mangled (a back-tick, perhaps a backspace, `ash`; closed by a lone
//   back-tick) and outside comments that begin a line;
// - not: a name in lower case that is indented below a line which is a definition itself (an item of its list), nor one without
//   bullet and bold right below a line of text (the middle of a paragraph).
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { decode } from '../engine/documents/decode.js';
import { readWorkPacket } from '../engine/documents/work-packet.js';
import { DEFAULT_STATUS_ALIASES, DEFAULT_STEPS } from '../engine/model/status.js';

/** A definition of a field. */
export interface Counted {
  readonly name: string;
  readonly line: number;
}

/** The definitions of one packet, and those that only one of the two counts has. */
export interface FileCount {
  readonly file: string;
  readonly counted: number;
  readonly missed: readonly Counted[];
  readonly extra: readonly Counted[];
}

/** Canonical name to the spellings, in lower case with single blanks, that stand for it. */
const SPELLINGS = {
  TASK_ID: ['task id'],
  DATE: ['date'],
  REQUESTOR: ['requestor', 'requester'],
  AGENT_ID: ['agent id'],
  ROLE: ['role'],
  STATUS: ['status'],
  SPEC_ANCHOR: ['spec anchor', 'spec anchors'],
  USER_SIGNATURE: ['user signature', 'user signature locked'],
  What: ['what'],
  Why: ['why'],
  IN_SCOPE_PATHS: ['in scope paths', 'in scope'],
  OUT_OF_SCOPE: ['out of scope', 'out of scope paths'],
  RISK_TIER: ['risk tier'],
  TEST_PLAN: ['test plan'],
  DONE_MEANS: ['done means'],
  ROLLBACK_HINT: ['rollback hint'],
  FILES_TO_OPEN: ['files to open'],
  SEARCH_TERMS: ['search terms'],
  RUN_COMMANDS: ['run commands'],
  RISK_MAP: ['risk map'],
  SPEC_CURRENT: ['spec current'],
  SPEC_BASELINE: ['spec baseline'],
  SPEC_TARGET: ['spec target'],
  Codex: ['codex'],
  'Task Board': ['task board'],
  Logger: ['logger', 'latest logger'],
  ADRs: ['adrs', 'adr'],
  Assumptions: ['assumptions', 'assumption'],
  'Open Questions': ['open questions', 'open question'],
  Dependencies: ['dependencies', 'dependency'],
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([name, all]) => all.map((spelling) => [spelling, name])),
);

const LABEL =
  /^([ \t]*)([-*+]|\d+[.)])?[ \t]*(\*\*)?([A-Za-z][A-Za-z _-]*?)((?:[ \t]*(?:\([^()]*\)|\[[^[\]]*\]))*)(\*\*)?[ \t]*:(?!:)/;
const HEADING =
  /^ {0,3}#{1,6}[ \t]+(?:\*\*)?([A-Za-z][A-Za-z _-]*?)(?:\*\*)?((?:[ \t]*(?:\([^()]*\)|\[[^[\]]*\]))*)(?:\*\*)?[ \t]*(?::.*)?$/;

function nameOf(spelling: string): string | undefined {
  return NAMES.get(
    spelling
      .toLowerCase()
      .split(/[ _-]+/)
      .join(' ')
      .trim(),
  );
}

/** The definitions of one packet, by the rules at the head of this file. */
export function countDefinitions(text: string): Counted[] {
  const counted: Counted[] = [];
  const hidden = new HiddenLines();
  const place = new Place();
  text.split(/\r\n|\r|\n/).forEach((source, index) => {
    if (hidden.hides(source)) {
      place.passHidden();
      return;
    }
    // A heading that is glued behind a literal `\n\n` is a line of its own.
    for (const line of source.split(/(?:\\n)+(?=#{1,6} )/)) {
      const name = place.definitionIn(line);
      if (name !== undefined) counted.push({ name, line: index + 1 });
    }
  });
  return counted;
}

/** What stands above a line, as far as it decides whether the line is prose. */
class Place {
  /** The indent of the definition whose list goes on; -1 when none does. */
  private owner = -1;
  private afterText = false;

  passHidden(): void {
    this.afterText = false;
  }

  definitionIn(line: string): string | undefined {
    const heading = HEADING.exec(line);
    const label = heading ? null : LABEL.exec(line);
    const spelling = heading?.[1] ?? label?.[4] ?? '';
    const indent = label?.[1]?.length ?? 0;
    const isProse = label !== null && this.isProse(indent, Boolean(label[2] ?? label[3]));
    const name = isProse && spelling !== spelling.toUpperCase() ? undefined : nameOf(spelling);
    if (name !== undefined) this.owner = indent;
    else if (/^#{1,6} |^\s*---+\s*$/.test(line) || (this.owner === 0 && /^[-*+] /.test(line))) this.owner = -1;
    this.afterText = /^\s*[^\s#]/.test(line);
    return name;
  }

  private isProse(indent: number, isDressed: boolean): boolean {
    return (this.owner >= 0 && indent > this.owner) || (this.afterText && !isDressed);
  }
}

/** Fences and comments. */
class HiddenLines {
  private open: { readonly closes: RegExp; readonly indent: number } | null = null;

  hides(line: string): boolean {
    const indent = line.length - line.trimStart().length;
    if (this.open && line.trim() !== '' && indent < this.open.indent) this.open = null;
    if (this.open) {
      if (this.open.closes.test(line)) this.open = null;
      return true;
    }
    const fence = /^\s*(?:[-*+] +)?(`{3,}|~{3,})[^`]*$/.exec(line);
    if (fence) this.open = { closes: new RegExp(`^\\s*${fence[1]?.[0]}{${fence[1]?.length},}\\s*$`), indent };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the backspace is what the shell left.
    else if (/^\s*`\x08?ash\s*$/.test(line)) this.open = { closes: /^\s*`\s*$/, indent: 0 };
    else if (/^\s*<!--/.test(line)) {
      if (!line.includes('-->')) this.open = { closes: /-->/, indent: 0 };
      return true;
    }
    return this.open !== null;
  }
}

const LAW = {
  packet: { recordSections: [], openFields: [] },
  status: { aliases: DEFAULT_STATUS_ALIASES, steps: DEFAULT_STEPS },
};

/** Compares the count of one packet with the packet reader. */
export function compare(file: string, bytes: Uint8Array): FileCount {
  const { text } = decode(bytes);
  const packet = readWorkPacket({ path: file, blob: '', text }, LAW);
  const read = [...packet.fields, ...packet.repeated, ...packet.elsewhere].map(({ name, span }) => ({
    name,
    line: span.line,
  }));
  const counted = countDefinitions(text);
  return { file, counted: counted.length, missed: without(counted, read), extra: without(read, counted) };
}

function without(these: readonly Counted[], those: readonly Counted[]): Counted[] {
  const keys = new Set(those.map(({ name, line }) => `${line} ${name}`));
  return these.filter(({ name, line }) => !keys.has(`${line} ${name}`));
}

/** The counts of all packets in `task_packets` folders below some folders. */
export function countFolders(folders: readonly string[]): FileCount[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(^|[\\/])task_packets[\\/][^\\/]+\.md$/.test(path))
      .sort()
      .map((path) => compare(path, readFileSync(`${folder}/${path}`))),
  );
}

/** The share of counted definitions that were read, in per cent. */
export function shareRead(counts: readonly FileCount[]): number {
  const counted = counts.reduce((sum, each) => sum + each.counted, 0);
  const missed = counts.reduce((sum, each) => sum + each.missed.length, 0);
  return counted === 0 ? 0 : (100 * (counted - missed)) / counted;
}

function main(folders: readonly string[]): void {
  const counts = countFolders(folders);
  for (const { file, counted, missed, extra } of counts) {
    if (missed.length + extra.length === 0) continue;
    process.stdout.write(`${file} has ${counted} definitions\n`);
    for (const { name, line } of missed) process.stdout.write(`  line ${line}: ${name} is not read\n`);
    for (const { name, line } of extra) process.stdout.write(`  line ${line}: ${name} is read, but was not counted\n`);
  }
  const total = counts.reduce((sum, each) => sum + each.counted, 0);
  process.stdout.write(`${counts.length} packets, ${total} definitions, ${shareRead(counts).toFixed(2)} % read\n`);
  process.exitCode = shareRead(counts) >= 99 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
