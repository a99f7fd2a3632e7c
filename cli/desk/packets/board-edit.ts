import { BOARD_COLUMNS } from '../../../engine/model/board.js';
import { packetState } from '../../../engine/model/board-sync.js';
import { fieldOf, type WorkPacket } from '../../../engine/model/packet.js';
import { baseName, printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { type BoardPacket, type BoardRewrite, boardFromPackets } from '../../../workflow/board/board-from-packets.js';
import { editableText, type FileEdit } from '../../../workflow/file-edit.js';
import type { Desk } from '../desk.js';
import { withoutEnding } from '../packet-argument.js';
import { readForEditIfThere } from '../writing/apply-edits.js';

/** A change of the board's text by itself, such as `supersedeOnBoard`. */
export type BoardChange = (path: RepoPath, text: string) => BoardRewrite;

/** A board without packets, as the protocol's template has it. */
export const EMPTY_BOARD = `# Task Board\n${BOARD_COLUMNS.map((column) => `\n## ${column}\n`).join('')}`;

/**
 * The edit that brings entries of the task board in line with packets as they will be; a board that is missing is made.
 * @param packets as they will be; those whose ids are not in `only` do not matter
 * @param only the ids whose entries may be touched
 * @param first what else happens to the board, before that
 * @param last what else happens to it, after that
 * @returns null when there is nothing to write
 * @throws UndecidedError when the board cannot be rewritten line by line
 */
export async function boardEdit(
  { top, law }: Pick<Desk, 'top' | 'law'>,
  packets: readonly BoardPacket[],
  only: ReadonlySet<string>,
  first?: BoardChange,
  last?: BoardChange,
): Promise<FileEdit | null> {
  const path = law.paths.board;
  const before = readForEditIfThere(top, path);
  const inLine: BoardChange = (at, text) => boardFromPackets(at, text, packets, law.status.aliases, only);
  return rewrittenBoard(
    path,
    before,
    [first, inLine, last].filter((change) => change !== undefined),
  );
}

/**
 * The edit that some changes of the board come to, one after the other.
 * @param before the board's bytes; null when it has to be made
 * @returns null when there is nothing to write
 * @throws UndecidedError when one of them cannot be made
 */
export function rewrittenBoard(
  path: RepoPath,
  before: Uint8Array | null,
  changes: readonly BoardChange[],
): FileEdit | null {
  const { text: old, bytesOf } = editableText(path, before ?? Buffer.from(EMPTY_BOARD));
  let text = old;
  const acts = before === null ? [`created ${printable(path)}`] : [];
  for (const change of changes) {
    const rewrite = change(path, text);
    if (rewrite.kind === 'refused') throw notByLine(path, rewrite.reason);
    text = rewrite.text;
    acts.push(...rewrite.acts);
  }
  return text === old && before !== null ? null : { path, before, after: bytesOf(text), acts };
}

/** A board whose lines cannot be changed without changing what else it says. */
export function notByLine(path: RepoPath, reason: string): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: `cannot be rewritten line by line, because ${reason}: nothing was written`,
    help: 'Put it right by hand; handshake-check says where the board and the packets disagree.',
  });
}

/** A packet of a tree as the board shows it; null for what cannot be read as one. */
export function boardPacket(path: RepoPath, packet: WorkPacket | null): BoardPacket {
  if (packet) return { ...packetState(packet), title: titleOf(packet) };
  // A link where a packet should be has no STATUS that anybody may follow.
  return { id: withoutEnding(baseName(path)), status: null, title: '' };
}

const LONGEST_TITLE = 100;

/** The first sentence of What, without anything that Markdown or the board's grammar would take for more than words. */
function titleOf(packet: WorkPacket): string {
  const what = fieldOf(packet, 'What')?.value.text.split(/\r\n|\r|\n/, 1)[0] ?? '';
  const plain = what.replace(/[^\p{L}\p{M}\p{N} .,:;()'"/+%=&?!-]/gu, '').trim();
  const sentence = plain.split(/[.!?](?:\s|$)/, 1)[0] ?? '';
  // A dependency is documented by somebody who means it.
  if (/\bWP-/.test(sentence)) return '';
  return sentence.length > LONGEST_TITLE ? `${sentence.slice(0, LONGEST_TITLE).trimEnd()}…` : sentence;
}
