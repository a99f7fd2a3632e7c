import type { TaskBoard } from './model/board.js';
import type { Law } from './model/law.js';
import { packetPath } from './model/packet-reference.js';
import type { RepoPath } from './model/path.js';
import type { PacketChange, TreeView } from './model/tree-view.js';

/**
 * The packets that a change need not touch to make another answer of what they depend on: those of which the board says something
 * else than before, and those that need, as the board says, a packet which the change takes away (CX-573E).
 */
export function dependents(
  { base, result }: { readonly base: TreeView; readonly result: TreeView },
  packetChanges: readonly PacketChange[],
  law: Law,
): readonly RepoPath[] {
  const [before, after] = [chainOf(base.board()), chainOf(result.board())];
  const gone = new Set(packetChanges.flatMap(({ before: was, after: is }) => (was && !is ? [was.id] : [])));
  const concerned = [...before, ...after].filter(
    ([key, { needs }]) => !before.has(key) || !after.has(key) || gone.has(needs),
  );
  return [...new Set(concerned.map(([, { id }]) => packetPath(law, id)))];
}

function chainOf(board: TaskBoard | null): ReadonlyMap<string, { readonly id: string; readonly needs: string }> {
  return new Map((board?.chain ?? []).map(({ id, needs }) => [`${id} ${needs}`, { id, needs }]));
}
