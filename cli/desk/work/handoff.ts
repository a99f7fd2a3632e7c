import { counted } from '../../../engine/model/counted.js';
import { isPacketId } from '../../../engine/model/packet-id.js';
import { packetPath } from '../../../engine/model/packet-reference.js';
import type { Undecided } from '../../../engine/model/undecided.js';
import { EXIT_CODES, type Verdict } from '../../../engine/report.js';
import { terminalJson } from '../../../engine/reporters/escape.js';
import { renderUndecided } from '../../../engine/reporters/text.js';
import { nearest } from '../../../engine/selection.js';
import { rules } from '../../../rules/index.js';
import { type Blocked, blockedBy, blockedMessage } from '../../../workflow/work/banners.js';
import {
  coderProtocolOf,
  type HandoffContext,
  handoffMessage,
  handoffNotes,
} from '../../../workflow/work/handoff-message.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { atDesk, type Desk } from '../desk.js';
import { packetArgument, withoutEnding } from '../packet-argument.js';
import type { PacketRequest } from './pre-work.js';
import { printedBlocks } from './printed-blocks.js';
import { readinessOf } from './readiness.js';

/** What a hand-off comes to. */
interface Handoff {
  readonly id: string;
  readonly path: string;
  readonly verdict: Verdict;
  /** The hand-off message, or the reasons against it; null when it could not be decided. */
  readonly message: string | null;
  /** What stands beside the message, whose words are the protocol's; null where nothing is handed over. */
  readonly notes: string | null;
  readonly blocked: readonly Blocked[];
  readonly undecided: readonly Undecided[];
  readonly warnings: number;
}

/**
 * The protocol's hand-off message, and below it how its steps are done here, when the packet passes pre-work; else the protocol's BLOCKED
 * messages (Part 4, step 5; "DO NOT delegate if").
 */
export async function runHandoff(request: PacketRequest, terminal: Terminal): Promise<ExitCode> {
  const { warnings, ...handoff } = await atDesk(request, (desk) => handoffOf(desk, request));
  const { id, verdict, message, notes, undecided } = handoff;
  if (request.format === 'json') {
    const answer = { version: 1, command: 'handoff', ...handoff, warnings };
    await terminal.print(`${terminalJson(JSON.stringify(answer, null, 2))}\n`);
    return EXIT_CODES[verdict];
  }
  if (message !== null) await terminal.print(message);
  if (notes !== null) await terminal.print(`\n${notes}`);
  for (const each of undecided) await terminal.tell(renderUndecided(each, terminal.errorPalette));
  if (warnings > 0 && verdict === 'pass') {
    await terminal.tell(
      `handshake-check: pre-work of ${id} passed with ${counted(warnings, 'warning')}: npx handshake-check pre-work ${id}\n`,
    );
  }
  return EXIT_CODES[verdict];
}

async function handoffOf(desk: Desk, request: PacketRequest): Promise<Handoff> {
  const id = withoutEnding(request.id);
  if (couldBeFile(id) && !desk.tree.snapshot.entry(packetPath(desk.law, id))) return withoutPacket(desk, id);
  const { packet, path } = packetArgument(desk, request.id);
  const { warnings: all, errors, undecided, ...ready } = await readinessOf(desk, { packet, path }, request);
  // pre-work says it as advice where only something was added to the packet; what is handed over is what HEAD has.
  const uncommitted = all.filter(({ messageId }) => messageId === 'uncommitted');
  const warnings = all.filter((each) => !uncommitted.includes(each));
  const verdict = ready.verdict === 'pass' && uncommitted.length > 0 ? 'block' : ready.verdict;
  const blocked = blockedBy([...errors, ...uncommitted], isAboutCompleteness);
  const passes = verdict === 'pass';
  const message = passes ? printedBlocks([handoffMessage(packet, contextOf(desk))]) : refusal(blocked);
  const notes = passes ? printedBlocks([handoffNotes(packet)]) : null;
  return { id: packet.id, path, verdict, message, notes, blocked, undecided, warnings: warnings.length };
}

/** Whether a packet of this id could exist: anything else is a slip on the command line. */
function couldBeFile(id: string): boolean {
  return isPacketId(id) && id.length <= MOST_ID_CHARACTERS;
}

/** File systems allow 255 bytes, of which the ending takes three. */
const MOST_ID_CHARACTERS = 252;

function refusal(blocked: readonly Blocked[]): string | null {
  return blocked.length === 0 ? null : printedBlocks(blocked.map(blockedMessage));
}

function isAboutCompleteness(id: string): boolean {
  return rules.some((rule) => rule.id === id && rule.completeness);
}

/** CX-580: there is nothing to hand over. */
function withoutPacket({ law, tree }: Desk, id: string): Handoff {
  const path = packetPath(law, id);
  const ids = tree.packetEntries.map((entry) => withoutEnding(entry.path.slice(entry.path.lastIndexOf('/') + 1)));
  const likest = ids.length === 0 ? '' : `Did you mean ${nearest(id, ids)}? `;
  const missing = {
    rule: 'handoff',
    messageId: 'no-packet',
    path,
    line: 1,
    column: 1,
    message: `${id} names no packet of the work tree, expected the exact id of one`,
    why: 'CX-580: the packet is created before the work is delegated.',
    help: `${likest}Create it first: npx handshake-check create-task-packet ${id}`,
  };
  const blocked: readonly Blocked[] = [{ code: 'CX-580', errors: [missing] }];
  return { id, path, verdict: 'block', message: refusal(blocked), notes: null, blocked, undecided: [], warnings: 0 };
}

/** The documents in the order of the protocol's message: the first to open, the spec pointer, the others. */
function contextOf({ law, tree }: Desk): HandoffContext {
  const listed = law.rules['bootstrap-complete']?.options.standingDocuments;
  const [first, ...others] = Array.isArray(listed) ? listed.map(String) : [];
  return {
    coderProtocol: coderProtocolOf(law.paths.protocols, (path) => tree.snapshot.entry(path) !== undefined),
    standingDocuments: [...(first === undefined ? [] : [first]), law.paths.specPointer, ...others],
  };
}
