import {
  type BoardColumn,
  type BoardEntry,
  type BoardSection,
  type BoardStray,
  columnNamed,
  type DependencyNote,
  type TaskBoard,
} from '../model/board.js';
import type { Location } from '../model/location.js';
import type { RepoPath } from '../model/path.js';
import type { PhaseClosure } from '../model/phase.js';
import { foldStatus } from '../model/status.js';
import { dependencyLine, neededIds } from './board/dependency-notes.js';
import { indentOf, type ListItem, leadingId, listItem, looksLikeEntry } from './board/entry-line.js';
import { phaseClosure } from './board/phase-line.js';
import { type Heading, outline } from './outline.js';

/**
 * Reads `docs/TASK_BOARD.md` by one scan of its lines (law.md, decision 18; field-notes.md, "Board"). Below a heading that names a
 * column, list items and table rows that begin with a packet's id are entries; everything else is prose, and so is all that
 * stands in code fences and HTML blocks, is struck through or is quoted. Never throws; linear in the length of the text.
 */
export function readTaskBoard(path: RepoPath, text: string): TaskBoard {
  return new BoardReader(path, text).read();
}

/** The section that a line stands in. */
interface Standing {
  readonly depth: number;
  readonly heading: string | null;
  readonly column: BoardColumn | null;
  readonly isDependencies: boolean;
}

const NOWHERE: Standing = { depth: 0, heading: null, column: null, isDependencies: false };

const DEPENDENCY_TITLES = new Set([
  ...['dependencies', 'dependency', 'dependency chain', 'dependency graph', 'dependency order', 'dependency map'],
  ...['work dependencies', 'packet dependencies'],
]);

/** A line that starts a block of its own and therefore continues no paragraph of an entry. */
const STARTS_BLOCK =
  /^ {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}(?:[ \t]|$)|[>|<]|`{3}|~{3}|(?:-[ \t]*){3}|(?:\*[ \t]*){3}|(?:_[ \t]*){3})/;
const FENCE = /^(?:`{3}|~{3})/;

class BoardReader {
  private readonly lines: readonly string[];
  private readonly headings: ReadonlyMap<number, Heading>;
  private readonly hidden: ReadonlySet<number>;
  private readonly columns: BoardSection[] = [];
  private readonly entries: BoardEntry[] = [];
  private readonly unreadable: BoardStray[] = [];
  private readonly homeless = new Map<Standing, { readonly ids: string[]; readonly at: Location }>();
  private readonly closedPhases: PhaseClosure[] = [];
  private readonly chain = new Map<string, DependencyNote>();
  private open: Standing[] = [NOWHERE];
  /** The root list item that goes on, and whether a code fence is open inside it. */
  private item: ListItem | null = null;
  private inFence = false;
  private entry: { readonly id: string; readonly index: number } | null = null;

  constructor(
    private readonly path: RepoPath,
    text: string,
  ) {
    const { headings, fences, htmlBlocks } = outline(text);
    this.lines = text.split(/\r\n|\r|\n/);
    this.headings = new Map(headings.map((heading) => [heading.line, heading]));
    this.hidden = new Set([
      ...[...fences, ...htmlBlocks].flatMap(({ startLine, endLine }) => linesFrom(startLine, endLine)),
      ...headings.flatMap(({ line, endLine }) => linesFrom(line + 1, endLine)),
    ]);
  }

  read(): TaskBoard {
    this.lines.forEach((line, index) => {
      this.readLine(line, index + 1);
    });
    const homeless = [...this.homeless].map(
      ([{ heading }, { ids, at }]): BoardStray => ({ kind: 'no-column', heading, ids, at }),
    );
    const strays = [...this.unreadable, ...homeless].sort((a, b) => a.at.line - b.at.line);
    return {
      path: this.path,
      columns: this.columns,
      entries: this.entries,
      strays,
      closedPhases: this.closedPhases,
      chain: [...this.chain.values()],
    };
  }

  private readLine(line: string, number: number): void {
    const heading = this.headings.get(number);
    if (heading) {
      this.endItem();
      this.openSection(heading, line, number);
    } else if (this.hidden.has(number)) this.endItem();
    else if (line.trim() !== '') this.readText(line, number);
  }

  private openSection(heading: Heading, line: string, number: number): void {
    while ((this.open.at(-1)?.depth ?? 0) >= heading.depth) this.open.pop();
    const parent = this.open.at(-1) ?? NOWHERE;
    const named = columnNamed(heading.text);
    const isDependencies = parent.isDependencies || DEPENDENCY_TITLES.has(foldStatus(heading.text.slice(0, 100)));
    const column = named ?? (isDependencies ? null : parent.column);
    this.open.push({ depth: heading.depth, heading: heading.text, column, isDependencies });
    if (named)
      this.columns.push({ column: named, heading: heading.text, line: number, lastOwnLine: this.ownEnd(number) });
    const closure = phaseClosure(heading.style === 'atx' ? line : heading.text, true);
    if (closure) this.closedPhases.push({ ...closure, at: this.placeOf(line, number) });
  }

  private ownEnd(from: number): number {
    const { endLine } = this.headings.get(from) ?? { endLine: from };
    let last = endLine;
    while (last < this.lines.length && !this.headings.has(last + 1)) last++;
    return last;
  }

  private readText(line: string, number: number): void {
    const standing = this.open.at(-1) ?? NOWHERE;
    const inside = this.item !== null && indentOf(line) >= this.item.content;
    if (inside) {
      this.readInsideItem(line, number, standing);
      return;
    }
    const item = listItem(line);
    if (!item && !STARTS_BLOCK.test(line) && this.item !== null && this.lines[number - 2]?.trim() !== '') {
      this.growEntry(line, number);
      return;
    }
    this.endItem();
    const closure = phaseClosure(line, false);
    if (closure) this.closedPhases.push({ ...closure, at: this.placeOf(line, number) });
    if (indentOf(line) > 3) return;
    if (standing.isDependencies) this.note(dependencyLine(item?.text ?? line.trim()), line, number);
    else if (item) this.readItem(item, line, number, standing);
    else if (line.trimStart().startsWith('|')) this.readRow(line, number, standing);
    this.item = item;
  }

  /** What is indented below an item belongs to it. A whole entry there is seen by people and counts for nobody else. */
  private readInsideItem(line: string, number: number, { column }: Standing): void {
    const text = line.trim();
    if (FENCE.test(text)) this.inFence = !this.inFence;
    else if (!this.inFence && column !== null && leadingId(listItem(text)?.text ?? '')?.isCanonical)
      this.unreadable.push({ kind: 'unreadable', text, column, at: this.placeOf(line, number) });
    this.growEntry(this.inFence ? '' : line, number);
  }

  private readItem(item: ListItem, line: string, number: number, standing: Standing): void {
    const found = leadingId(item.text);
    const at = this.placeOf(line, number);
    if (standing.column === null) {
      if (found?.isCanonical) this.addHomeless(standing, found.id, at);
    } else if (found && (!found.isBare || isSeparated(found.rest))) {
      const isCanonical = found.isCanonical && item.bullet === '-' && item.indent === 0 && !item.hasCheckbox;
      const form = isCanonical ? 'canonical' : 'loose';
      this.addEntry({ id: found.id, column: standing.column, form, ...textAndMarker(found.rest) }, at, line);
    } else if (found || looksLikeEntry(item.text)) {
      this.unreadable.push({ kind: 'unreadable', text: item.text, column: standing.column, at });
    }
  }

  private readRow(line: string, number: number, { column }: Standing): void {
    const [first = '', ...others] = cellsOf(line);
    const found = leadingId(first);
    if (column === null || found === null || found.rest.trim() !== '') return;
    const cells = others.filter((cell) => cell !== '');
    const entry = { id: found.id, column, form: 'table-row', ...textAndMarker(cells.join(' - ')) } as const;
    this.addEntry(entry, this.placeOf(line, number), line);
  }

  private addEntry(entry: Omit<BoardEntry, 'at' | 'lastLine'>, at: Location, line: string): void {
    this.entries.push({ ...entry, at, lastLine: at.line });
    this.entry = entry.form === 'table-row' ? null : { id: entry.id, index: this.entries.length - 1 };
    this.note(
      neededIds(entry.text).map((needs) => ({ id: entry.id, needs })),
      line,
      at.line,
    );
  }

  private addHomeless(standing: Standing, id: string, at: Location): void {
    const known = this.homeless.get(standing);
    if (known) known.ids.push(id);
    else this.homeless.set(standing, { ids: [id], at });
  }

  private growEntry(line: string, number: number): void {
    if (!this.entry) return;
    const { id, index } = this.entry;
    const grown = this.entries[index];
    if (grown) this.entries[index] = { ...grown, lastLine: number };
    this.note(
      neededIds(line).map((needs) => ({ id, needs })),
      line,
      number,
    );
  }

  private note(pairs: readonly { readonly id: string; readonly needs: string }[], line: string, number: number): void {
    for (const { id, needs } of pairs) {
      const key = `${id} ${needs}`;
      if (!this.chain.has(key)) this.chain.set(key, { id, needs, at: this.placeOf(line, number) });
    }
  }

  private endItem(): void {
    this.item = null;
    this.entry = null;
    this.inFence = false;
  }

  private placeOf(line: string, number: number): Location {
    const column = (/\S/.exec(line)?.index ?? 0) + 1;
    return { path: this.path, line: number, column, endLine: number, endColumn: line.trimEnd().length + 1 };
  }
}

/** Whether what stands behind a bare id shows that the id is a label: nothing, a colon, a dash, a slash or something in brackets. */
function isSeparated(rest: string): boolean {
  return /^\s*$|^\s*[:|([]|^\s+(?:-+|–|—|\/)\s/.test(rest);
}

function textAndMarker(rest: string): { text: string; marker: string | null } {
  const text = rest.replace(/^\s*(?:[:;,/|–—]|-{1,3}(?=\s|$))?\s*/, '').trimEnd();
  const marker = text.endsWith(']') ? /\[([^[\]]{1,60})\]$/.exec(text.slice(-62))?.[1] : undefined;
  if (marker === undefined) return { text, marker: null };
  return { text: text.slice(0, -(marker.length + 2)).trimEnd(), marker };
}

/** The cells of a row that starts with a pipe; `\|` is a pipe within a cell. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

function linesFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
