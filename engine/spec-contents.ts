import { contentsAt, contentsOfPackets } from './contents.js';
import { evidenceOf } from './evidence-reading.js';
import type { Loader } from './loader.js';
import type { Changeset } from './model/changeset.js';
import { isSpecPath } from './model/governed.js';
import type { Law } from './model/law.js';
import { isFinished } from './model/packet.js';
import { baseName, type RepoPath } from './model/path.js';
import { isRegular } from './model/snapshot.js';
import { specBefore } from './model/spec-version.js';
import { isSpecUpdate } from './model/spec-version-breaches.js';
import type { TreeView } from './model/tree-view.js';
import type { Examined, Views } from './run.js';
import type { WantedBlob } from './sources/source.js';

/**
 * Loads the specs that are held against each other and the packets that are anchored to them: base's and result's where a change
 * brings another spec into force; that in force and the version before it where everything is held against the law.
 */
export async function loadComparedSpecs(
  loader: Loader,
  { whole, changes, commits }: Changeset,
  { base, result }: { readonly base: TreeView; readonly result: TreeView },
  law: Law,
): Promise<void> {
  if (whole) {
    await loader.load(contentsAt(result.snapshot, law, specPair(result)));
    return;
  }
  const touched = [...changes, ...commits.flatMap(({ parents }) => parents.flatMap((parent) => parent.changes))];
  if (touched.some(({ path }) => isSpecPath(law.paths, path))) {
    await loader.load(contentsAt(base.snapshot, law, specUpdates(base)));
  }
  const [before, after] = [base.specEntry(), result.specEntry()];
  if (!before || !after || before.id === after.id) return;
  await loader.load([
    ...contentsAt(base.snapshot, law, [before.path]),
    ...contentsAt(result.snapshot, law, [after.path]),
    ...contentsOfPackets(result.snapshot, law),
  ]);
}

/** The file of the spec in force and of the version before it, as far as the tree has them. */
export function specPair(tree: TreeView): RepoPath[] {
  const path = tree.specEntry()?.path;
  return path === undefined ? [] : [path, specBefore(path, tree.specPaths) ?? path];
}

/** Loads the files that finished packets cite as evidence; what is too large where findings are only inherited from proves nothing. */
export async function loadEvidence(
  loader: Loader,
  { examined, inherited }: Pick<Views, 'examined' | 'inherited'>,
  law: Law,
): Promise<void> {
  await loader.load(evidenceFiles(examined, law));
  if (inherited) await loader.loadReadable(evidenceFiles(inherited, law));
}

/** Whatever part of the repository they belong to. */
function evidenceFiles({ tree, packets }: Examined, { limits }: Law): WantedBlob[] {
  const files = packets.filter(isFinished).flatMap((packet) => evidenceOf(packet).map(({ file }) => file));
  const entries = [...new Set(files)].flatMap((file) => tree.snapshot.entry(file) ?? []).filter(isRegular);
  return entries.map((entry) => ({ entry, maxBytes: limits.packetBytes }));
}

function specUpdates({ packetEntries }: TreeView): RepoPath[] {
  return packetEntries.map(({ path }) => path).filter((path) => isSpecUpdate(baseName(path).replace(/\.md$/, '')));
}
