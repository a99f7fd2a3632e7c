import { listItem } from '../../engine/documents/board/entry-line.js';
import { outline } from '../../engine/documents/outline.js';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import {
  type BoardEntry,
  type BoardStray,
  canonicalEntry,
  columnNamed,
  type TaskBoard,
} from '../../engine/model/board.js';
import type { RepoPath } from '../../engine/model/path.js';
import { listed, quote } from '../../engine/model/quote.js';
import { withoutBlanks, withoutEnd } from './blanks.js';
import type { Change } from './change.js';
import { type Draft, rewrite, textOf } from './draft.js';
import type { Left } from './remaining.js';
import { repairBytes } from './repair-bytes.js';

/** What becomes of the task board. */
export interface BoardMigration {
  /** Those that it had when nothing had to be changed. */
  readonly bytes: Uint8Array;
  readonly changes: readonly Change[];
  /** What is left to a person, in the board as it will be. */
  readonly left: readonly Left[];
}

interface BoardEdit {
  readonly first: number;
  readonly behind: number;
  readonly lines: readonly string[];
  readonly change: Change;
}

/**
 * Writes the entries of the board as its grammar has them, and the headings of columns by their names (law.md, decision 18). What the
 * board says stays the same: each column with its entries, their texts and markers, the closures and the chain of dependencies.
 */
export function migrateBoard(path: RepoPath, bytes: Uint8Array): BoardMigration {
  const repaired = repairBytes(bytes);
  if (repaired.kind === 'unsure') return { bytes, changes: [], left: [{ line: 0, text: repaired.reason }] };
  const text = textOf(repaired.draft);
  const board = readTaskBoard(path, text);
  const edits = [...entryEdits(board, repaired.draft), ...headingEdits(text, repaired.draft)];
  const { draft, taken } = takeSafe(path, repaired.draft, board, edits);
  const changes = [...repaired.changes, ...taken.map(({ change }) => change)].sort((a, b) => a.line - b.line);
  const now = textOf(draft);
  return {
    bytes: changes.length === 0 ? bytes : Buffer.from(repaired.mark + now, 'utf8'),
    changes,
    left: leftOf(readTaskBoard(path, now)),
  };
}

/** All of the edits, or as many as leave the board saying what it says. */
function takeSafe(
  path: RepoPath,
  draft: Draft,
  board: TaskBoard,
  edits: readonly BoardEdit[],
): { readonly draft: Draft; readonly taken: readonly BoardEdit[] } {
  const said = saidBy(board);
  const holds = (some: readonly BoardEdit[]): boolean =>
    saidBy(readTaskBoard(path, textOf(rewrite(draft, some)))) === said;
  if (holds(edits)) return { draft: rewrite(draft, edits), taken: edits };
  const taken: BoardEdit[] = [];
  for (const edit of edits) if (holds([...taken, edit])) taken.push(edit);
  return { draft: rewrite(draft, taken), taken };
}

function saidBy(board: TaskBoard): string {
  return JSON.stringify([
    board.columns.map(({ column }) => column),
    board.entries.map(({ id, column, text, marker }) => [id, column, text, marker]),
    board.strays.map((stray) =>
      stray.kind === 'unreadable' ? [stray.column, stray.text] : [stray.heading, stray.ids],
    ),
    board.closedPhases.map(({ phase, canonical, text }) => [phase, canonical, text]),
    board.chain.map(({ id, needs }) => `${id} ${needs}`),
  ]);
}

function entryEdits({ entries }: TaskBoard, draft: Draft): BoardEdit[] {
  return entries
    .filter(({ form }) => form === 'loose')
    .flatMap((entry): BoardEdit[] => {
      const index = entry.at.line - 1;
      const from = draft[index]?.text ?? '';
      const to = canonicalEntry(entry.id, textWithMarker(entry));
      if (losesLink(from, entry) || from === to) return [];
      const change = { line: entry.at.line, reason: 'entry', subject: entry.id, from, to } as const;
      return [{ first: index, behind: index + 1, lines: [to], change }];
    });
}

function textWithMarker({ text, marker }: BoardEntry): string {
  return marker === null ? text : withoutBlanks(`${text} [${marker}]`);
}

/** A link on the id leads somewhere, unless it leads to the packet itself, whose file the id names. */
function losesLink(line: string, { id }: BoardEntry): boolean {
  const target = /^[*_`[]*[^\]\s]+[\]*_`]*\(([^()\s]*)\)/.exec(listItem(line)?.text ?? '')?.[1];
  return target !== undefined && !target.endsWith(`${id}.md`);
}

/** A heading that says more than the column's name (a count, a remark) keeps it. */
function headingEdits(text: string, draft: Draft): BoardEdit[] {
  return outline(text).headings.flatMap(({ line, endLine, depth, text: title }): BoardEdit[] => {
    const column = columnNamed(title);
    const to = `${'#'.repeat(depth)} ${column}`;
    const from = draft[line - 1]?.text ?? '';
    if (column === null || /[([\d]/.test(title) || withoutEnd(from) === to) return [];
    const change = { line, reason: 'column', subject: column, from, to } as const;
    return [{ first: line - 1, behind: endLine, lines: [to], change }];
  });
}

function leftOf({ entries, strays, closedPhases }: TaskBoard): Left[] {
  return [
    ...entries
      .filter(({ form }) => form !== 'canonical')
      .map(({ id, form, at }) => ({
        line: at.line,
        text: `the entry of ${id} is ${form === 'table-row' ? 'a row of a table' : 'in a form of its own'}: write ${quote(canonicalEntry(id, 'text'))}`,
      })),
    ...strays.map((stray) => ({ line: stray.at.line, text: strayText(stray) })),
    ...closedPhases
      .filter(({ canonical }) => !canonical)
      .map(({ at, text }) => ({ line: at.line, text: `${quote(text)} looks like the closure of a phase and is none` })),
  ].sort((a, b) => a.line - b.line);
}

function strayText(stray: BoardStray): string {
  if (stray.kind === 'unreadable') return `${quote(stray.text, 80)} cannot be read as an entry: write the packet's id`;
  return `${stray.heading === null ? 'the top of the board' : quote(stray.heading, 80)} is no column and holds ${listed(stray.ids, 3)}: move them`;
}
