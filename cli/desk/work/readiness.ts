import { isPacketPath } from '../../../engine/model/governed.js';
import { fieldOf, type WorkPacket } from '../../../engine/model/packet.js';
import type { Undecided } from '../../../engine/model/undecided.js';
import type { Diagnostic, TreeName, Verdict } from '../../../engine/report.js';
import { undecidedOf } from '../../../engine/reporters/verdict-words.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import { concernsPacket, type Obstacle } from '../../../workflow/work/obstacle.js';
import { delegationObstacles } from '../../../workflow/work/readiness.js';
import { judged } from '../../judged.js';
import { atDesk, type Desk, type DeskRequest } from '../desk.js';
import { type PacketArgument, packetArgument } from '../packet-argument.js';

/** Whether a packet of the work tree may be handed to a Coder. */
export interface Readiness {
  readonly packet: WorkPacket;
  /** What the packet was held against. */
  readonly base: TreeName;
  /** Pass without errors; whatever could not be decided is no pass. */
  readonly verdict: Verdict;
  readonly errors: readonly Obstacle[];
  readonly warnings: readonly Obstacle[];
  readonly undecided: readonly Undecided[];
  /** Rules that the configuration has switched off: they cannot speak against the packet. */
  readonly notes: readonly string[];
  /** How many errors of the work tree concern other things: `check` lists them. */
  readonly elsewhere: number;
}

/**
 * Holds a packet of the work tree against everything that concerns it (Part 4, step 4; CX-587).
 * @throws UndecidedError when there is no such packet, or nothing could be looked at
 */
export function readiness(request: DeskRequest, id: string): Promise<Readiness> {
  return atDesk(request, (desk) => readinessOf(desk, packetArgument(desk, id), request));
}

/** The same at an open desk. */
export async function readinessOf(
  desk: Desk,
  { packet }: PacketArgument,
  { now, configPath }: Pick<DeskRequest, 'now' | 'configPath'>,
): Promise<Readiness> {
  const { repository, law } = desk;
  const report = await judged(worktreeSource(repository, { whole: false }, now), {
    door: 'cli',
    onlyPackets: [packet.id],
    readiness: 'start',
    ...(configPath === undefined ? {} : { configPath }),
  });
  const active = report.diagnostics.filter(({ standing }) => standing === 'active');
  const own = active.filter((each) => concernsPacket(each, packet, (path) => isPacketPath(law.paths, path)));
  const ofRules = own.filter(isError).map(obstacleOf);
  const standing = await standingOf(desk, packet);
  const open = standing === 'committed' ? [] : [uncommitted(packet)];
  // While it cannot start anyway, nobody has to hear that it is not committed yet.
  const delegation = [...ofRules, ...delegationObstacles(packet, desk.tree, ofRules)];
  const errors = [...delegation, ...(standing === 'startable' || delegation.length > 0 ? [] : open)];
  const advice = own.filter((each) => !isError(each)).map(obstacleOf);
  const undecided = undecidedOf(report);
  return {
    packet,
    base: report.base,
    verdict: errors.length > 0 ? 'block' : undecided.length > 0 ? 'inconclusive' : 'pass',
    errors,
    warnings: errors.some(({ messageId }) => messageId === UNCOMMITTED) ? advice : [...advice, ...open],
    undecided,
    notes: report.notices.flatMap(({ kind, text }) => (kind === 'left-out' && text.startsWith(OFF) ? [text] : [])),
    elsewhere: active.filter(isError).length - ofRules.length,
  };
}

/**
 * What a Coder who starts now starts from: the packet as it is here; one that says the same of signature and STATUS, to which something was
 * added since (`startable`); or one under which the gate refuses every commit on code, or that this commit would bring along.
 */
async function standingOf(desk: Desk, packet: WorkPacket): Promise<'committed' | 'startable' | 'open'> {
  if (desk.head.entry(packet.path)?.id === desk.tree.snapshot.entry(packet.path)?.id) return 'committed';
  const before = await desk.committed(packet.path);
  const isSame = (name: 'STATUS' | 'USER_SIGNATURE'): boolean =>
    before !== null && fieldOf(before, name)?.value.text === fieldOf(packet, name)?.value.text;
  return isSame('STATUS') && isSame('USER_SIGNATURE') ? 'startable' : 'open';
}

/** How the report begins to say which rules the configuration leaves out, beside other packets. */
const OFF = 'switched off by ';

/** A diagnostic as the desk tells of it. */
export function obstacleOf({ rule, messageId, path, line, column, message, why, help }: Diagnostic): Obstacle {
  return { rule, messageId, path, line, column, message, why, help };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

const UNCOMMITTED = 'uncommitted';

function uncommitted({ id, path }: WorkPacket): Obstacle {
  return {
    rule: 'pre-work',
    messageId: UNCOMMITTED,
    path,
    line: 1,
    column: 1,
    message: `${id} is not committed as it stands in the work tree, expected it in HEAD before a Coder starts`,
    why: 'CX-580: the packet is there before the work, and only a packet that the base has signed authorises code.',
    help: 'Commit it together with the board and the ledger, in a commit with "Role: Orchestrator".',
  };
}
