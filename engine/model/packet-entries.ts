import { baseName } from './path.js';
import type { TreeView } from './tree-view.js';

/** The ids that the packets of a tree have by their file names, in the order of their paths. */
export function packetIds({ packetEntries }: Pick<TreeView, 'packetEntries'>): string[] {
  return packetEntries.map(({ path }) => baseName(path).slice(0, -'.md'.length));
}
