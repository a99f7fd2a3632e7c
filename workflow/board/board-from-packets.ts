import { readTaskBoard } from '../../engine/documents/task-board.js';
import {
  BOARD_COLUMNS,
  type BoardColumn,
  type BoardEntry,
  canonicalEntry,
  columnOf,
  isExempt,
  type TaskBoard,
} from '../../engine/model/board.js';
import {
  type BoardDisagreement,
  boardDisagreements,
  claimsValidated,
  contradictsColumn,
  type PacketState,
} from '../../engine/model/board-sync.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { Status } from '../../engine/model/status.js';
import { markedText, outdented, putUnder, whatElseChanged, withoutMarker } from './board-lines.js';
import { type LineEdits, splice } from './splice-lines.js';

/** A packet as the board shows it. */
export interface BoardPacket extends PacketState {
  /** What it does, in a few words, for an entry that is new; `''` when it does not say. */
  readonly title: string;
}

/** What rewriting comes to. */
export type BoardRewrite =
  | {
      readonly kind: 'rewritten';
      /** The whole board; the same text when there was nothing to do. */
      readonly text: string;
      /** What was done, a sentence each, for people. */
      readonly acts: readonly string[];
    }
  /** The text cannot be changed line by line without changing what else it says. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Rewrites the board from the packets (Task State Management; law.md, decision 18): entries move to the column of their STATUS, packets
 * that are missing are added, of two entries one goes, and a marker that contradicts the packet is taken off. Every other line stays byte
 * for byte. Entries without a packet stay: which of the two is missing is for a person to say. Idempotent.
 *
 * @param text of the board, with its own line ends and without a byte order mark
 * @param only the ids whose entries may be touched; without it, all
 */
export function boardFromPackets(
  path: RepoPath,
  text: string,
  packets: readonly BoardPacket[],
  aliases: Readonly<Record<string, Status>>,
  only?: ReadonlySet<string>,
): BoardRewrite {
  const board = readTaskBoard(path, text);
  const compared = only ? packets.filter(({ id }) => only.has(id)) : packets;
  const disagreements = (of: TaskBoard): BoardDisagreement[] =>
    boardDisagreements(only ? { entries: of.entries.filter(({ id }) => only.has(id)) } : of, compared, aliases);
  const rewriting = new Rewriting(board, text, compared, aliases);
  const rewritten = rewriting.run(disagreements(board));
  if (rewriting.refusal !== null) return { kind: 'refused', reason: rewriting.refusal };
  if (rewriting.acts.length === 0) return { kind: 'rewritten', text, acts: [] };
  const after = readTaskBoard(path, rewritten);
  const reason = whatIsLeft(disagreements(after)) ?? whatElseChanged(board, after, compared);
  return reason === null ? { kind: 'rewritten', text: rewritten, acts: rewriting.acts } : { kind: 'refused', reason };
}

class Rewriting {
  readonly acts: string[] = [];
  refusal: string | null = null;
  private readonly edits: LineEdits;
  private readonly byId: ReadonlyMap<string, BoardPacket>;

  constructor(
    private readonly board: TaskBoard,
    text: string,
    packets: readonly BoardPacket[],
    private readonly aliases: Readonly<Record<string, Status>>,
  ) {
    this.byId = new Map(packets.map((packet) => [packet.id, packet]));
    this.edits = splice(text);
  }

  run(disagreements: readonly BoardDisagreement[]): string {
    const moved = new Set(disagreements.flatMap((each) => ('entry' in each ? [each.entry] : [])));
    for (const each of disagreements.toSorted(byColumn)) this.resolve(each);
    for (const entry of this.board.entries) {
      const { status = null } = this.byId.get(entry.id) ?? {};
      if (status !== null && !moved.has(entry) && !isExempt(entry.column) && contradictsColumn(entry, this.aliases))
        this.unmark(entry);
    }
    return this.edits.text();
  }

  private resolve(each: BoardDisagreement): void {
    switch (each.kind) {
      case 'wrong-column':
        this.move(each.entry, each.expected, each.packet.status);
        break;
      case 'listed-twice':
        this.drop(each.entry);
        break;
      case 'not-on-board':
        this.add(each.packet);
        break;
      case 'not-validated':
        this.unmark(each.entry);
        break;
      case 'no-packet':
        break;
    }
  }

  private move(entry: BoardEntry, to: BoardColumn, status: Status | null): void {
    const claims = { marker: entry.marker, column: to };
    const isFalse =
      contradictsColumn(claims, this.aliases) ||
      (status !== 'VALIDATED' && claimsValidated(entry.marker, this.aliases));
    const lines = this.edits.take(entry.at.line, entry.lastLine);
    const [first = '', ...rest] = lines;
    if (entry.form === 'table-row')
      putUnder(this.board, this.edits, to, [canonicalEntry(entry.id, markedText(entry, isFalse))]);
    else putUnder(this.board, this.edits, to, outdented([isFalse ? withoutMarker(first) : first, ...rest]));
    this.acts.push(`moved ${entry.id} from "${entry.column}" to "${to}"`);
  }

  /** Its one line is told to whoever runs this; what stands below an entry is nobody's to throw away. */
  private drop({ id, column, text, at, lastLine }: BoardEntry): void {
    if (lastLine > at.line) this.refusal = `line ${at.line} lists ${id} a second time and has text below it`;
    this.edits.remove(at.line, lastLine);
    this.acts.push(`removed the second entry of ${id} from "${column}"${text === '' ? '' : `: ${text}`}`);
  }

  private add({ id, status }: PacketState): void {
    if (status === null) return;
    const column = columnOf(status);
    putUnder(this.board, this.edits, column, [canonicalEntry(id, this.byId.get(id)?.title ?? '')]);
    this.acts.push(`added ${id} to "${column}"`);
  }

  private unmark(entry: BoardEntry): void {
    if (entry.form === 'table-row') return;
    this.edits.replace(entry.at.line, withoutMarker(this.edits.line(entry.at.line)));
    this.acts.push(`took [${entry.marker}] off the entry of ${entry.id}`);
  }
}

/** Headings that are made come in the law's order. */
function byColumn(one: BoardDisagreement, other: BoardDisagreement): number {
  return targetOf(one) - targetOf(other);
}

function targetOf(each: BoardDisagreement): number {
  if (each.kind === 'wrong-column') return BOARD_COLUMNS.indexOf(each.expected);
  return each.kind === 'not-on-board' && each.packet.status ? BOARD_COLUMNS.indexOf(columnOf(each.packet.status)) : -1;
}

/** Why a rewritten board still disagrees with the packets: text was taken for something else. Null when it agrees. */
function whatIsLeft(disagreements: readonly BoardDisagreement[]): string | null {
  const left = disagreements.find(
    (each) => each.kind !== 'no-packet' && !(each.kind === 'not-on-board' && each.packet.status === null),
  );
  return left
    ? `the entry of ${'entry' in left ? left.entry.id : left.packet.id} cannot be put where it belongs`
    : null;
}
