import type { Location } from './location.js';
import type { RepoPath } from './path.js';
import type { PhaseClosure } from './phase.js';
import { foldStatus, readStatus, type Status } from './status.js';

/** The columns of the task board, in the order in which the template has them (law.md, decision 18). */
export const BOARD_COLUMNS = [
  'Draft',
  'Ready for Dev',
  'In Progress',
  'Blocked',
  'Done',
  'Superseded',
  'Cancelled',
] as const;

/** One of them. The last two exist on the board only. */
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** What takes a packet out of the work, whatever its STATUS says. */
export type RetiredColumn = Extract<BoardColumn, 'Superseded' | 'Cancelled'>;

/** A heading that names a column, with the lines below it, up to the next heading of its level or higher. */
export interface BoardSection {
  readonly column: BoardColumn;
  readonly heading: string;
  readonly line: number;
  /** The last line before the next heading of any level: where its own entries end. */
  readonly lastOwnLine: number;
}

/** A packet on the board. */
export interface BoardEntry {
  readonly id: string;
  readonly column: BoardColumn;
  /** What stands behind the id, without what separates it and without the marker. */
  readonly text: string;
  /** The state in brackets at the end, as written and without the brackets; null when there is none. */
  readonly marker: string | null;
  /** `canonical` begins with `- **[ID]**`; the reader is as sure of the others, but a person who searches the board is not. */
  readonly form: 'canonical' | 'loose' | 'table-row';
  readonly at: Location;
  /** The last line that belongs to it: what is written below it, indented, goes with it. */
  readonly lastLine: number;
}

/** What looks like an entry of the board and is none. */
export type BoardStray =
  /** It stands under a column, and its id cannot be read. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly column: BoardColumn; readonly at: Location }
  /** Entries under a heading that names no column; null above the first heading. Placed at the first of them. */
  | {
      readonly kind: 'no-column';
      readonly heading: string | null;
      readonly ids: readonly string[];
      readonly at: Location;
    };

/** One packet needs another, as the board says it (CX-573E: "Document dependency chain in TASK_BOARD"). */
export interface DependencyNote {
  readonly id: string;
  readonly needs: string;
  readonly at: Location;
}

/** `docs/TASK_BOARD.md`, read. Reading never fails: what is wrong with a board is for the rules to say. */
export interface TaskBoard {
  readonly path: RepoPath;
  readonly columns: readonly BoardSection[];
  /** In the order of the file. An id may stand there more than once. */
  readonly entries: readonly BoardEntry[];
  readonly strays: readonly BoardStray[];
  readonly closedPhases: readonly PhaseClosure[];
  /** Each pair once, at its first place. */
  readonly chain: readonly DependencyNote[];
}

/** The column that a packet's STATUS belongs in; VALIDATED packets stand in Done (law.md, decision 18). */
export function columnOf(status: Status): BoardColumn {
  return COLUMN_OF[status];
}

/** Whether a column exists on the board only, so that no STATUS can agree with it (law.md, decision 18). */
export function isExempt(column: BoardColumn): boolean {
  return column === 'Superseded' || column === 'Cancelled';
}

/** The column that a marker at the end of an entry claims; null for a word that is no state, which is text. */
export function columnOfMarker(marker: string, aliases: Readonly<Record<string, Status>>): BoardColumn | null {
  const named = columnNamed(marker);
  if (named) return named;
  const reading = readStatus(marker, aliases);
  return reading.kind === 'unknown' ? null : columnOf(reading.status);
}

/**
 * The column that a heading names, whatever its case, hyphens, emoji, counts and tails in brackets: `IN PROGRESS`,
 * `Superseded (Archive)`, `Done (12)`. Null for every other heading: its section is prose.
 */
export function columnNamed(heading: string): BoardColumn | null {
  const bare = heading.length > LONGEST_HEADING ? '' : heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  return COLUMN_NAMES.get(foldStatus(bare)) ?? null;
}

/** An entry as the board's grammar has it. */
export function canonicalEntry(id: string, text: string): string {
  return text === '' ? `- **[${id}]**` : `- **[${id}]** - ${text}`;
}

const LONGEST_HEADING = 200;

const COLUMN_OF: Readonly<Record<Status, BoardColumn>> = {
  Draft: 'Draft',
  'Ready-for-Dev': 'Ready for Dev',
  'In-Progress': 'In Progress',
  Blocked: 'Blocked',
  Done: 'Done',
  VALIDATED: 'Done',
};

/** Folded names; only those whose meaning is not in doubt. */
const COLUMN_NAMES: ReadonlyMap<string, BoardColumn> = new Map([
  ...BOARD_COLUMNS.map((column): [string, BoardColumn] => [foldStatus(column), column]),
  ['drafts', 'Draft'],
  ['ready', 'Ready for Dev'],
  ['ready for development', 'Ready for Dev'],
  ['done validated', 'Done'],
  ['completed', 'Done'],
  ['superseded archive', 'Superseded'],
  ['canceled', 'Cancelled'],
]);
