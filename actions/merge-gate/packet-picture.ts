import type { CheckOptions } from '../../engine/check-options.js';
import { contentsOfPackets } from '../../engine/contents.js';
import { lawOf } from '../../engine/law-of-base.js';
import type { Changeset } from '../../engine/model/changeset.js';
import { dependenciesOf, namesAny } from '../../engine/model/dependency-graph.js';
import { isPacketPath } from '../../engine/model/governed.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { baseName, type RepoPath } from '../../engine/model/path.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import type { Source } from '../../engine/sources/source.js';
import { DocumentCache, treeView } from '../../engine/trees.js';

/** The packets of the judged tree that a drawing of what needs what may show. */
export interface PacketPicture {
  /** Those that the change touches, what they need, what that needs in turn, and what names one of them. */
  readonly packets: readonly WorkPacket[];
  /** The ids of the packets that the change touches. */
  readonly touched: ReadonlySet<string>;
}

/** The most packets of a tree that is drawn: it is a courtesy, and must not cost more than the judging. */
const MOST_PACKETS = 2_000;

/**
 * Reads the packets around a change. Nothing of it is part of the verdict.
 * @param changeset what the source surveyed
 * @returns undefined when the change touches no packet, or the tree holds too many for a drawing
 * @throws UndecidedError when an object is missing
 */
export async function packetPicture(
  source: Source,
  changeset: Changeset,
  options: Pick<CheckOptions, 'rules' | 'configPath'>,
): Promise<PacketPicture | undefined> {
  const law = await lawOf(source, changeset.base, options);
  const paths = changeset.changes.map(({ path }) => path).filter((path) => isPacketPath(law.paths, path));
  const wanted = contentsOfPackets(changeset.result, law);
  if (paths.length === 0 || wanted.length > MOST_PACKETS) return undefined;
  const refused = new Set((await source.load(wanted)).map(({ entry }) => entry.id));
  const documents = new DocumentCache(
    law,
    (entry) => changeset.result.bytes(entry),
    (entry) => refused.has(entry.id),
  );
  const touched = new Set(paths.map(idOfPath));
  return { packets: packetsAround(touched, treeView(changeset.result, law, documents, changeset)), touched };
}

/**
 * Reading a packet takes a hundred times as long as its text, so that those far from the change are not read: of all others a look at the
 * text says whether they name one of its packets. What is needed is followed to the end, because a cycle leads through packets that the
 * change does not touch.
 */
function packetsAround(touched: ReadonlySet<string>, tree: TreeView): WorkPacket[] {
  // Of packets with the same id the first counts.
  const pathOf = new Map(tree.packetEntries.map(({ path }): [string, RepoPath] => [idOfPath(path), path]).reverse());
  const packetOf = (id: string): WorkPacket | null => {
    const path = pathOf.get(id);
    return path === undefined ? null : tree.packetAt(path);
  };
  const needed = new Set(touched);
  for (const id of needed) {
    const packet = packetOf(id);
    if (packet !== null) for (const need of dependenciesOf(packet)) needed.add(need);
  }
  const naming = [...pathOf].flatMap(([id, path]) => (namesAny(tree.text(path)?.text ?? '', touched) ? [id] : []));
  return [...new Set([...needed, ...naming])].flatMap((id) => packetOf(id) ?? []);
}

function idOfPath(path: RepoPath): string {
  return baseName(path).replace(/\.md$/, '');
}
