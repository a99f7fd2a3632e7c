import { contentsAt } from './contents.js';
import type { Loader } from './loader.js';
import type { TaskBoard } from './model/board.js';
import type { Changeset } from './model/changeset.js';
import { isPacketPath } from './model/governed.js';
import type { Law } from './model/law.js';
import { baseName, type RepoPath } from './model/path.js';
import type { TreeView } from './model/tree-view.js';

/** The two trees of a change. */
interface Trees {
  readonly base: TreeView;
  readonly result: TreeView;
}

/**
 * Loads the packets that a change makes it necessary to hold against the board, and returns their ids.
 * @param selected paths of packets that are looked at whether or not they changed
 */
export async function loadBoardIds(
  loader: Loader,
  { changes, base, result }: Changeset,
  trees: Trees,
  law: Law,
  selected: readonly RepoPath[],
): Promise<ReadonlySet<string>> {
  const changed = changes.map(({ path }) => path);
  const ids = new Set([...boardIdsOf(trees, changed, law), ...selected.map(idOf)]);
  const paths = [...ids].map((id) => `${law.paths.packets}/${id}.md`);
  for (const tree of [base, result]) await loader.load(contentsAt(tree, law, paths));
  return ids;
}

/**
 * The ids of packets that have to be held against the board: those whose file or whose entries differ between the two trees. Whether
 * another packet agrees with the board has the same answer in both, so that it need not be read.
 * @param changed the paths that differ
 */
function boardIdsOf({ base, result }: Trees, changed: readonly RepoPath[], law: Law): string[] {
  const packets = changed.filter((path) => isPacketPath(law.paths, path));
  if (packets.length === 0 && !changed.includes(law.paths.board)) return [];
  const before = entriesById(base.board());
  const after = entriesById(result.board());
  const moved = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
  return [...moved, ...packets.map(idOf)];
}

function idOf(path: RepoPath): string {
  return baseName(path).slice(0, -'.md'.length);
}

/** All that the comparison looks at, of each id. */
function entriesById(board: TaskBoard | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, column, marker, form } of board?.entries ?? []) {
    found.set(id, `${found.get(id) ?? ''}\n${column} ${form} ${marker ?? ''}`);
  }
  return found;
}
