import type { CheckOptions } from './check-options.js';
import type { WorkPacket } from './model/packet.js';
import type { RepoPath } from './model/path.js';
import type { PacketChange, TreeView } from './model/tree-view.js';

/** The paths of the packets whose readiness a run is asked for. */
export function heldPaths(
  { readiness }: Pick<CheckOptions, 'readiness'>,
  selected: readonly RepoPath[] | null,
): ReadonlySet<RepoPath> {
  return new Set(readiness === undefined ? [] : selected);
}

/**
 * The packet changes of a run that is asked whether packets are ready: each of them is judged as one that the change signs, or advances
 * when its work is finished, whether base has it like this or the change only edits it. So nothing of it is inherited (law.md, decision
 * 10), and before work starts everything is looked at that is looked at when a packet comes.
 * @param held paths of packets of the result
 */
export function asMoved(
  { readiness }: Pick<CheckOptions, 'readiness'>,
  changes: readonly PacketChange[],
  held: ReadonlySet<RepoPath>,
  result: Pick<TreeView, 'packetAt'>,
): readonly PacketChange[] {
  const kind = readiness === 'start' ? 'signed' : 'advanced';
  const others = changes.filter(({ path }) => !held.has(path));
  const made = new Map(changes.map((change) => [change.path, change]));
  const own = [...held].flatMap((path): PacketChange[] => {
    const change = made.get(path);
    if (change) return [change.kind === 'introduced' ? change : { ...change, kind }];
    const packet = result.packetAt(path);
    return packet ? [{ path, kind, before: packet, after: packet }] : [];
  });
  return [...others, ...own];
}

/** What is examined; when packets have to be ready to finish, as if the Orchestrator had said of them that their work is done. */
export function asRead<Examined extends { readonly packets: readonly WorkPacket[] }>(
  { readiness }: Pick<CheckOptions, 'readiness'>,
  examined: Examined,
  held: ReadonlySet<RepoPath>,
): Examined {
  if (readiness !== 'finish') return examined;
  const packets = examined.packets.map(
    (packet): WorkPacket =>
      held.has(packet.path) ? { ...packet, status: { kind: 'canonical', status: 'Done' } } : packet,
  );
  return { ...examined, packets };
}
