import { isPacketPath } from '../../../engine/model/governed.js';
import type { WorkPacket } from '../../../engine/model/packet.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { undecidedOf } from '../../../engine/reporters/verdict-words.js';
import { plannedSource } from '../../../engine/sources/planned.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { concernsPacket, type Obstacle } from '../../../workflow/work/obstacle.js';
import { judged } from '../../judged.js';
import type { Desk } from '../desk.js';
import { obstacleOf } from '../work/readiness.js';

/** How many things that stand in the way are listed. */
const MOST_LISTED = 20;

/**
 * What the gate would hold against a packet if the edits of an act were written: the very rules say so, over a tree that exists nowhere yet.
 * @param packet as it would be
 * @param strictly nothing is forgiven that is forgiven in a Draft
 * @throws UndecidedError when something could not be looked at
 */
export async function wouldBeErrors(
  { repository, law, now }: Pick<Desk, 'repository' | 'law' | 'now'>,
  packet: Pick<WorkPacket, 'id' | 'path'>,
  edits: readonly FileEdit[],
  { strictly }: { readonly strictly: boolean },
): Promise<readonly Obstacle[]> {
  const planned = new Map(edits.map(({ path, after }) => [path, after]));
  const source = plannedSource(worktreeSource(repository, { whole: false }, now), planned);
  const report = await judged(source, {
    door: 'cli',
    onlyPackets: [packet.id],
    ...(strictly ? { readiness: 'start' } : {}),
  });
  const [open] = undecidedOf(report);
  if (open) throw new UndecidedError(open);
  return report.diagnostics
    .filter(({ standing, severity }) => standing === 'active' && severity === 'error')
    .filter((each) => concernsPacket(each, packet, (path) => isPacketPath(law.paths, path)))
    .map(obstacleOf);
}

/** What stands in the way of a packet, numbered, each with what to do, for the end of a message. */
export function listedObstacles(obstacles: readonly Obstacle[], id: string): string {
  const lines = obstacles.slice(0, MOST_LISTED).flatMap(({ path, line, message, help, rule }, index) => {
    const [first = '', ...more] = help.split('\n');
    return [
      `  ${index + 1}. ${path}:${line} ${message} (${rule})`,
      `     ${first}`,
      ...more.map((each) => `     ${each}`),
    ];
  });
  const left = obstacles.length - MOST_LISTED;
  return [...lines, ...(left > 0 ? [`  and ${left} more: npx handshake-check pre-work ${id}`] : [])].join('\n');
}
