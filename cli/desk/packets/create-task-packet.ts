import { createHash } from 'node:crypto';
import { dependenciesOf } from '../../../engine/model/dependency-graph.js';
import type { Law } from '../../../engine/model/law.js';
import { fieldOf, type WorkPacket } from '../../../engine/model/packet.js';
import type { RepoPath } from '../../../engine/model/path.js';
import { isPlaceholder, templateToken } from '../../../engine/model/placeholder.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { retiredEntry, successorOf as successorInEntry } from '../../../engine/model/work-standing.js';
import { supersedeOnBoard } from '../../../workflow/board/board-entry.js';
import { needsOnBoard } from '../../../workflow/board/board-needs.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { inOpenPhase } from '../../../workflow/packet/closed-phase.js';
import { type CreatedPacket, createPacket } from '../../../workflow/packet/create-packet.js';
import { type NewId, newPacketId, successorId, type TakenIds } from '../../../workflow/packet/packet-suffix.js';
import type { PacketSetting } from '../../../workflow/packet/packet-template.js';
import type { PacketSaid } from '../../../workflow/packet/said-options.js';
import { successorOf } from '../../../workflow/packet/successor.js';
import type { Obstacle } from '../../../workflow/work/obstacle.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { type ActRequest, act, type Plan } from '../act.js';
import { commitLine } from '../commit-line.js';
import { atDesk, type Desk } from '../desk.js';
import { assertKnown } from '../known-packets.js';
import { packetArgument } from '../packet-argument.js';
import { askForPacket, canAsk, terminalAsker } from './ask-for-packet.js';
import { type BoardChange, boardEdit, boardPacket } from './board-edit.js';
import { seenIds } from './taken-ids.js';
import { listedObstacles, wouldBeErrors } from './would-be.js';

/** What `create-task-packet` was asked for. */
export interface CreateRequest extends ActRequest {
  /** `WP-{phase}-{name}`; null where the packet that it takes the place of says it. */
  readonly asked: string | null;
  readonly suffix: string | null;
  /** The id of the packet that the new one takes the place of. */
  readonly from: string | null;
  /** Whether that one may be written although the gate would block it as it is: an old contract is not always plain. */
  readonly toMend: boolean;
  readonly said: PacketSaid;
  /** Whether a person in a terminal is asked for what is not said. */
  readonly ask: boolean;
}

/** Writes a new packet and its entry on the board (Part 4, steps 2 and 3), and nothing else. */
export async function runCreateTaskPacket(request: CreateRequest, terminal: Terminal): Promise<ExitCode> {
  const said = request.ask && canAsk() ? await answered(request) : request.said;
  return act('create-task-packet', request, (desk) => planned(desk, { ...request, said }), terminal);
}

/** Asked before the work tree is locked: people take their time. */
function answered(request: CreateRequest): Promise<PacketSaid> {
  return atDesk(request, async (desk) => {
    // What cannot be written is said before anybody answers questions about the rest.
    const { id } = idOf(request, null, await seenIds(desk));
    createPacket(`${desk.law.paths.packets}/${id}.md`, settingOf(desk, id), request.said, desk.law);
    assertKnown(request.said, desk.tree);
    return askForPacket(request.said, await terminalAsker(), desk);
  });
}

async function planned(desk: Desk, request: CreateRequest): Promise<Plan> {
  const taken = await seenIds(desk);
  const { from } = request;
  const old = from === null ? null : inUse(packetArgument(desk, from).packet, desk);
  const newId = idOf(request, old, taken);
  const path = `${desk.law.paths.packets}/${newId.id}.md`;
  const created = old
    ? successorOf(old, { id: newId.id, path, now: desk.now }, desk.law)
    : createPacket(path, settingOf(desk, newId.id), request.said, desk.law);
  if (!old) assertKnown(request.said, desk.tree);
  const board = await boardOf(desk, created, old);
  const edits = [created.edit, ...(board ? [board] : [])];
  const obstacles = await wouldBeErrors(desk, created.packet, edits, { strictly: false });
  if (obstacles.length > 0 && !request.toMend) {
    const wanted = { id: request.asked ?? old?.id ?? newId.id, from };
    throw blocked(
      created,
      obstacles.map((each) => inOpenPhase(each, wanted, desk.tree.board())),
      old,
    );
  }
  return {
    edits,
    ...toldOf(newId, created.packet, old, obstacles, commitLine(desk, edits, `Plan ${created.packet.id}`)),
  };
}

/** @throws UndecidedError for a packet whose place another one has taken already */
function inUse(packet: WorkPacket, { tree }: Desk): WorkPacket {
  const entry = retiredEntry(packet.id, tree);
  if (!entry) return packet;
  const by = successorInEntry(entry);
  throw new UndecidedError({
    subject: packet.id,
    reason: `is ${entry.column} on the board (line ${entry.at.line}), expected a packet that work goes on with: nothing was written`,
    help: by === null ? 'Create a packet of its own instead.' : `Take the packet that took its place: --from ${by}`,
  });
}

function idOf({ asked, suffix, now }: CreateRequest, old: WorkPacket | null, taken: TakenIds): NewId {
  if (asked !== null) return newPacketId({ asked, suffix, now, hash: sha256 }, taken);
  if (old === null) throw new Error('a new packet has neither an id nor a packet that it takes the place of');
  return suffix === null
    ? successorId(old.id, taken)
    : newPacketId({ asked: old.id, suffix, now, hash: sha256 }, taken);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the law and the tree say of every packet. */
export function settingOf({ law, tree, now }: Pick<Desk, 'law' | 'tree' | 'now'>, id: string): PacketSetting {
  const codex = law.paths.protocols.find((path) => /orchestrator/i.test(path) && tree.snapshot.entry(path));
  const [first, ...others] = standingDocuments(law);
  return {
    id,
    now,
    standingDocuments: [...(first === undefined ? [] : [first]), law.paths.specPointer, ...others],
    specPointer: law.paths.specPointer,
    board: law.paths.board,
    codex: codex ?? null,
  };
}

/** What rule `bootstrap-complete` has every packet open, beside the spec pointer. */
function standingDocuments({ rules }: Law): readonly RepoPath[] {
  const documents = rules['bootstrap-complete']?.options.standingDocuments;
  return Array.isArray(documents) ? documents.filter((path): path is string => typeof path === 'string') : [];
}

/** The packet under Draft, with what it needs, and the one that it takes the place of under Superseded. */
function boardOf(desk: Desk, { packet }: CreatedPacket, old: WorkPacket | null): Promise<FileEdit | null> {
  const entry = boardPacket(packet.path, packet);
  const isOpen = isPlaceholder(fieldOf(packet, 'What')?.value.text ?? '', 'What');
  const superseded: BoardChange | undefined = old
    ? (path, text) => supersedeOnBoard(path, text, old.id, packet.id)
    : undefined;
  const noted: BoardChange = (path, text) => needsOnBoard(path, text, packet.id, dependenciesOf(packet));
  return boardEdit(desk, [isOpen ? { ...entry, title: '' } : entry], new Set([packet.id]), superseded, noted);
}

/** What the gate would block is not written, unless somebody asks for it to mend it. */
function blocked({ packet }: CreatedPacket, obstacles: readonly Obstacle[], old: WorkPacket | null): UndecidedError {
  const listed = `What stands in the way:\n${listedObstacles(obstacles, packet.id)}`;
  const way = `To write it all the same and mend it before it is committed: create-task-packet --from ${old?.id} --to-mend`;
  return new UndecidedError({
    subject: packet.id,
    reason: `would be blocked by the gate as soon as it is committed (${obstacles.length}): nothing was written`,
    help: old ? `${listed}\n${way}` : listed,
  });
}

function toldOf(
  { id, note }: NewId,
  packet: WorkPacket,
  old: WorkPacket | null,
  obstacles: readonly Obstacle[],
  commit: string,
): Pick<Plan, 'facts' | 'next'> {
  const open = openFields(packet);
  const facts = {
    packet: { id, path: packet.path, status: 'Draft' },
    supersedes: old?.id ?? null,
    open,
    note,
    toMend: obstacles,
  };
  const fill =
    open.length > 0
      ? `next: fill in ${open.join(', ')} in ${packet.path}; everything that is left to do is listed by: npx handshake-check`
      : old
        ? `next: change in ${packet.path} what has to change`
        : `next: read ${packet.path} once more`;
  return {
    facts,
    next: [
      ...(note === null ? [] : [note]),
      ...(obstacles.length === 0 ? [] : ['to be mended before it can be committed:']),
      ...obstacles.map(({ path, line, message, rule }) => `  ${path}:${line} ${message} (${rule})`),
      fill,
      ...(obstacles.length === 0 ? [commit] : []),
      `then let the user sign it: npx handshake-check sign ${id} <signature> --ready`,
      `then, when that is committed too, see whether work may start: npx handshake-check pre-work ${id}`,
    ],
  };
}

/** The fields in which a placeholder stands, as rule `no-placeholder` sees them. */
function openFields({ fields }: WorkPacket): string[] {
  return fields.flatMap(({ name, value }) => {
    if (name === 'USER_SIGNATURE') return [];
    const isOpen =
      isPlaceholder(value.inline, name) ||
      isPlaceholder(value.text, name) ||
      value.items.some(({ text, code }) => (code ? templateToken(text) !== null : isPlaceholder(text, name)));
    return isOpen ? [name] : [];
  });
}
