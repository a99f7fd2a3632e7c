import { counted } from '../../../engine/model/counted.js';
import { isSigned } from '../../../engine/model/packet.js';
import { baseName, printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { terminalLine } from '../../../engine/reporters/escape.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { type Change, REASONS } from '../../../workflow/migrate/change.js';
import { type BoardMigration, migrateBoard } from '../../../workflow/migrate/migrate-board.js';
import {
  actsOf,
  leftSentences,
  migratedPacket,
  type PacketAnswer,
  type PacketFile,
  placed,
} from '../../../workflow/migrate/migrated-packet.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { type ActRequest, act, type Plan } from '../act.js';
import { commitLine } from '../commit-line.js';
import type { Desk } from '../desk.js';
import { packetArgument, withoutEnding } from '../packet-argument.js';
import { readForEdit, readForEditIfThere } from '../writing/apply-edits.js';
import { acceptedEdits } from './accepted-edits.js';

/** What `migrate` was asked for. */
export interface MigrateRequest extends ActRequest {
  /** These packets only; none for every packet and the board. */
  readonly ids: readonly string[];
}

/**
 * Writes legacy dialects in the canonical form (field evidence), all that can be in one act. What cannot be is said, and is no
 * failure: the gate judges it as it did before.
 * @throws UndecidedError when nothing can be written, or an id names no packet
 */
export async function runMigrate(request: MigrateRequest, terminal: Terminal): Promise<ExitCode> {
  let left: readonly string[] = [];
  const plan = async (desk: Desk): Promise<Plan> => {
    const planned = await planOf(desk, request);
    left = planned.next;
    return planned;
  };
  const code = await act('migrate', request, plan, terminal);
  // A rehearsal says what would be left, too.
  if (request.dryRun && request.format === 'text')
    await terminal.print(left.map((line) => `${terminalLine(line)}\n`).join(''));
  return code;
}

async function planOf(desk: Desk, { ids, dryRun }: MigrateRequest): Promise<Plan> {
  const files = await filesOf(desk, ids);
  const tried = files.map((file) => migratedPacket(file, desk.law));
  const triedBoard = ids.length === 0 ? boardOf(desk) : null;
  const wanted = [
    ...tried.flatMap((packet, at) => editOf(packet, files[at])),
    ...(triedBoard?.edit ? [triedBoard.edit] : []),
  ];
  const { edits, refused } = await acceptedEdits(desk, wanted);
  const packets = tried.map((packet) => withoutEdit(packet, refused.get(packet.path)));
  const board = triedBoard && withoutBoardEdit(triedBoard, refused.get(triedBoard.path));
  if (ids.length > 0) refuseUnreadable(packets);
  return {
    edits,
    facts: { packets: packets.map(shownPacket), ...(board ? { board: shownBoard(board) } : {}) },
    next: [
      ...packets.flatMap(leftSentences),
      ...(board?.left ?? []),
      ...(board ? ledgerSentences(desk) : []),
      ...(edits.length > 0 && !dryRun ? [commitLine(desk, edits, 'Bring packets into the canonical form')] : []),
    ],
  };
}

function editOf({ path, after, changes }: PacketAnswer, file: PacketFile | undefined): FileEdit[] {
  const before = file?.bytes ?? null;
  return after === null || before === null ? [] : [{ path, before, after, acts: actsOf(path, changes) }];
}

/** A packet that stays as it is, because the gate would no longer take it. */
function withoutEdit(packet: PacketAnswer, reason: string | undefined): PacketAnswer {
  if (reason === undefined) return packet;
  return { ...packet, outcome: 'refused', reason: blockedBy(reason), changes: [], kept: [], left: [], after: null };
}

function withoutBoardEdit(board: BoardPlan, reason: string | undefined): BoardPlan {
  if (reason === undefined) return board;
  const said = `${printable(board.path)}: nothing of it was rewritten, because ${blockedBy(reason)}`;
  return { ...board, edit: null, migration: { ...board.migration, changes: [], left: [] }, left: [said] };
}

function blockedBy(reason: string): string {
  return `in its canonical form the gate would block it: ${reason}`;
}

/** The packets that were asked for, as the work tree has them. */
async function filesOf(desk: Desk, ids: readonly string[]): Promise<PacketFile[]> {
  const paths = ids.length > 0 ? namedPaths(desk, ids) : desk.tree.packetEntries.map(({ path }) => path);
  const files: PacketFile[] = [];
  for (const path of paths) {
    const packet = desk.tree.packetAt(path);
    const isCommitted = desk.head.entry(path)?.id === desk.tree.snapshot.entry(path)?.id;
    const committed = isCommitted ? packet : await desk.committed(path);
    files.push({
      id: withoutEnding(baseName(path)),
      path,
      bytes: packet ? readForEdit(desk.top, path) : null,
      isCommittedSigned: committed !== null && isSigned(committed),
    });
  }
  return files;
}

/** @throws UndecidedError for an id that names no packet, and for one that is named twice */
function namedPaths(desk: Desk, ids: readonly string[]): RepoPath[] {
  const paths = ids.map((id) => packetArgument(desk, id).path);
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice === undefined) return paths;
  throw new UndecidedError({
    subject: printable(withoutEnding(baseName(twice))),
    reason: 'was given twice, expected each packet once',
    help: 'Leave one of them out.',
  });
}

/** Who names a packet wants that one, and nothing else is done in its place. */
function refuseUnreadable(packets: readonly PacketAnswer[]): void {
  const refused = packets.find(({ outcome }) => outcome === 'refused');
  if (!refused) return;
  throw new UndecidedError({
    subject: printable(refused.path),
    reason: `cannot be migrated, because ${refused.reason}: nothing was written`,
    help: 'Put that right by hand, and run this again; npx handshake-check check names what is wrong with the packet.',
  });
}

interface BoardPlan {
  readonly edit: FileEdit | null;
  readonly migration: BoardMigration;
  readonly path: RepoPath;
  readonly left: readonly string[];
}

function boardOf({ top, law }: Desk): BoardPlan | null {
  const path = law.paths.board;
  const before = readForEditIfThere(top, path);
  if (before === null) return null;
  const migration = migrateBoard(path, before);
  const { bytes, changes, left } = migration;
  const edit = changes.length > 0 ? { path, before, after: bytes, acts: actsOf(path, changes) } : null;
  return { edit, migration, path, left: placed(path, left) };
}

/** Rows of the ledger are history: none is ever rewritten (CX-585B). */
function ledgerSentences({ tree, law }: Desk): string[] {
  const rows = tree.ledger()?.rows.filter(({ lock }) => lock === null) ?? [];
  if (rows.length === 0) return [];
  const many = counted(rows.length, 'row has no lock and stays as it was', 'rows have no lock and stay as they were');
  return [`${printable(law.paths.ledger)}: ${many} written, because the ledger only grows`];
}

function shownPacket({ after: _, changes, ...packet }: PacketAnswer): unknown {
  return { ...packet, changes: changes.map(shownChange) };
}

function shownBoard({ path, migration: { changes, left } }: BoardPlan): unknown {
  return { path, changes: changes.map(shownChange), left };
}

function shownChange({ reason, ...change }: Change): unknown {
  return { ...change, ...REASONS[reason] };
}
