import type { Limits } from '../../model/law.js';
import type { RepoPath } from '../../model/path.js';
import { UndecidedError } from '../../model/undecided.js';
import { isBlank, type PacketLine, type ReadingWork, skipBlanks } from '../packet-lines.js';
import { contractText, type SourceText } from './source-text.js';

/**
 * Bounds that no repository can push, measured with remark-parse 11 on one core: at each of them alone the tree takes less than
 * half a second; ten times as much takes up to a minute (threats X01 to X05). The packets of the field stay below a tenth of each.
 */
const MOST_LINES = 5000;
const MOST_MARKERS = 2000;
const MOST_HEADINGS = 400;
const MOST_DELIMITERS = 20_000;
const MOST_DELIMITERS_OF_PARAGRAPH = 1000;
const DEEPEST_MARKER = 64;

const HEADING = /^[ \t>]*(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$)/;
const DELIMITER = /[*_[\]()!<>&`~\\]/g;
/** What no paragraph goes on through: a blank line, an ATX heading, or an item near the margin that is not empty. */
const PARAGRAPH_START = /^(?:[ \t]*$| {0,3}#{1,6} | {0,3}[-*+] +\S)/;

/**
 * Holds what the CommonMark reader is to be given against every limit (trust.md, "Reading"). Linear, and to be called first: above
 * these limits remark is not to be trusted to end.
 * @throws UndecidedError naming the packet, the limit and what to do
 */
export function holdToLimits(path: RepoPath, source: SourceText, limits: Limits, work: ReadingWork): void {
  const gauge = new Gauge(path, limits);
  gauge.takeSize(contractText(source));
  for (let index = 0; index < source.contractEnd; index++) {
    const line = source.lines[index];
    if (!line) continue;
    work.steps += line.text.length + 1;
    gauge.takeLine(line);
  }
}

class Gauge {
  private lines = 0;
  private markers = 0;
  private headings = 0;
  private delimiters = 0;
  private ofParagraph = 0;

  constructor(
    private readonly path: RepoPath,
    private readonly limits: Limits,
  ) {}

  takeSize(text: string): void {
    const most = this.limits.contractBytes;
    // UTF-8 has at least one byte for each UTF-16 unit, so that the bytes of a giant need not be counted.
    const bytes = text.length > most ? text.length : Buffer.byteLength(text, 'utf8');
    const where = bytes === text.length ? 'at least ' : '';
    this.hold(bytes, most, `a contract zone of ${where}${bytes} bytes`, 'contractBytes');
  }

  takeLine({ text, line }: PacketLine): void {
    const { markers, column } = openingMarkers(text);
    const { lineLength, containerMarkers } = this.limits;
    this.hold(text.length, lineLength, `${text.length} characters on line ${line}`, 'lineLength');
    this.hold(
      markers,
      containerMarkers,
      `${markers} list and quote marks at the start of line ${line}`,
      'containerMarkers',
    );
    if (markers > 0) this.hold(column, DEEPEST_MARKER, `an item indented by ${column} columns on line ${line}`);
    this.markers += markers;
    this.headings += HEADING.test(text) ? 1 : 0;
    if (PARAGRAPH_START.test(text)) this.ofParagraph = 0;
    const delimiters = text.match(DELIMITER)?.length ?? 0;
    this.ofParagraph += delimiters;
    this.delimiters += delimiters;
    const upTo = `up to line ${line}`;
    this.hold(++this.lines, MOST_LINES, `${this.lines} lines in its contract zone`);
    this.hold(this.markers, MOST_MARKERS, `${this.markers} list and quote marks ${upTo}`);
    this.hold(this.headings, MOST_HEADINGS, `${this.headings} headings ${upTo}`);
    this.hold(this.ofParagraph, MOST_DELIMITERS_OF_PARAGRAPH, `a paragraph with ${this.ofParagraph} marks ${upTo}`);
    this.hold(this.delimiters, MOST_DELIMITERS, `${this.delimiters} marks of emphasis, code and links ${upTo}`);
  }

  private hold(actual: number, most: number, what: string, setting?: keyof Limits): void {
    if (actual <= most) return;
    const way = setting ? ` or raise limits.${setting} in the configuration of the base` : '';
    throw new UndecidedError({
      subject: this.path,
      reason: `has ${what}, more than the ${most} up to which a contract zone is read strictly`,
      help: `Shorten the packet: move what is no contract below a report heading or into a document of its own${way}.`,
    });
  }
}

/** The list and quote marks that a line starts with, and the column of the first one. */
function openingMarkers(text: string): { readonly markers: number; readonly column: number } {
  let at = skipBlanks(text, 0);
  const column = columnOf(text, at);
  let markers = 0;
  for (let behind = markerEnd(text, at); behind > at; behind = markerEnd(text, at)) {
    markers++;
    at = skipBlanks(text, behind);
  }
  return { markers, column };
}

function columnOf(text: string, end: number): number {
  let column = 0;
  for (let at = 0; at < end; at++) column = text[at] === '\t' ? (column | 3) + 1 : column + 1;
  return column;
}

/** The offset behind the mark at `at`, or `at` when there is none. */
function markerEnd(text: string, at: number): number {
  if (text[at] === '>') return at + 1;
  let end = at;
  if (/[-+*]/.test(text[at] ?? '')) end = at + 1;
  else {
    while (end - at < 9 && /\d/.test(text[end] ?? '')) end++;
    if (end === at || !/[.)]/.test(text[end] ?? '')) return at;
    end++;
  }
  return end >= text.length || isBlank(text.charCodeAt(end)) ? end : at;
}
