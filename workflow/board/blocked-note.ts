import { readTaskBoard } from '../../engine/documents/task-board.js';
import type { BoardEntry, TaskBoard } from '../../engine/model/board.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { BoardRewrite } from './board-from-packets.js';
import { splice } from './splice-lines.js';

/** What an escalation note on the board begins with, as `stalled-work` looks for it. */
const WORDS = 'blocked because';
const LONGEST = 300;
/** A note that this program wrote: at the end of the line, up to a marker in brackets. */
const NOTE = new RegExp(`(?: -|;) ${WORDS} [^;[\\]]*$`);

/** Whether a text can stand in an escalation note: one line of words, which nothing on the board would take for anything else. */
export function isNote(text: string): boolean {
  const words = text.trim();
  return words !== '' && words.length <= LONGEST && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp};[\]|<>`\\]/u.test(words);
}

/**
 * Writes on the board why a packet is blocked, behind what its entry says; a note of this kind that stands there already goes
 * (Part 2, step 2; `stalled-work`).
 * @param because a text that `isNote`; null takes the note away
 */
export function blockedNote(path: RepoPath, text: string, id: string, because: string | null): BoardRewrite {
  const board = readTaskBoard(path, text);
  const entry = board.entries.find((each) => each.id === id);
  if (!entry || entry.form === 'table-row') return because === null ? unchanged(text) : refusedAt(id, entry);
  const edits = splice(text);
  const line = edits.line(entry.at.line);
  const noted = withNote(line, entry, because);
  if (noted === line) return unchanged(text);
  edits.replace(entry.at.line, noted);
  const rewritten = edits.text();
  if (meansElse(board, readTaskBoard(path, rewritten), id))
    return { kind: 'refused', reason: `the note on ${id} would be taken for something else` };
  const act = because === null ? `took the note off ${id} that said why it was blocked` : `noted why ${id} is blocked`;
  return { kind: 'rewritten', text: rewritten, acts: [act] };
}

function unchanged(text: string): BoardRewrite {
  return { kind: 'rewritten', text, acts: [] };
}

function refusedAt(id: string, entry: BoardEntry | undefined): BoardRewrite {
  return {
    kind: 'refused',
    reason: `${id} has ${entry ? 'a row of a table' : 'no entry'} there that could take a note`,
  };
}

function withNote(line: string, entry: BoardEntry, because: string | null): string {
  const end = entry.marker === null ? line.length : line.lastIndexOf('[');
  const said = line.slice(0, end).trimEnd();
  const bare = said.replace(NOTE, '');
  if (because === null) return bare === said ? line : `${bare}${line.slice(said.length)}`;
  const joint = textOf(entry).replace(NOTE, '') === '' ? ' -' : ';';
  return `${bare}${joint} ${WORDS} ${because.trim()}${line.slice(said.length)}`;
}

/** What stands behind the id, as far as a note may be all of it. */
function textOf({ text }: BoardEntry): string {
  return text.startsWith(WORDS) ? '' : text;
}

/** Whether anything but the text of one entry, and what it says it needs, reads otherwise. */
function meansElse(before: TaskBoard, after: TaskBoard, id: string): boolean {
  const said = ({ entries, strays, closedPhases, chain }: TaskBoard): string =>
    JSON.stringify([
      entries.map((entry) => [entry.id, entry.column, entry.marker, entry.id === id ? '' : entry.text, entry.lastLine]),
      strays.map(({ at }) => at.line),
      closedPhases.map(({ at }) => at.line),
      chain.filter((note) => note.id !== id).map((note) => `${note.id} ${note.needs}`),
    ]);
  return said(before) !== said(after);
}
