import type { CheckOptions } from '../../engine/check-options.js';
import { contentsOfPackets } from '../../engine/contents.js';
import { lawOf } from '../../engine/law-of-base.js';
import type { Changeset } from '../../engine/model/changeset.js';
import { isPacketPath } from '../../engine/model/governed.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { baseName } from '../../engine/model/path.js';
import type { Source } from '../../engine/sources/source.js';
import { DocumentCache, treeView } from '../../engine/trees.js';

/** The packets of the judged tree, for drawing what needs what. */
export interface PacketPicture {
  readonly packets: readonly WorkPacket[];
  /** The ids of the packets that the change touches. */
  readonly touched: ReadonlySet<string>;
}

/** The most packets that are read for a drawing: it is a courtesy, and must not cost more than the judging. */
const MOST_READ = 2_000;

/**
 * Reads every packet of the result, because the neighbours of a changed packet are found in the others. Nothing of it is part of the
 * verdict.
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
  const touched = changeset.changes.map(({ path }) => path).filter((path) => isPacketPath(law.paths, path));
  const wanted = contentsOfPackets(changeset.result, law);
  if (touched.length === 0 || wanted.length > MOST_READ) return undefined;
  const refused = new Set((await source.load(wanted)).map(({ entry }) => entry.id));
  const documents = new DocumentCache(
    law,
    (entry) => changeset.result.bytes(entry),
    (entry) => refused.has(entry.id),
  );
  const tree = treeView(changeset.result, law, documents, changeset);
  return {
    packets: tree.packetEntries.flatMap(({ path }) => tree.packetAt(path) ?? []),
    touched: new Set(touched.map((path) => baseName(path).replace(/\.md$/, ''))),
  };
}
