import { contentsAt } from './contents.js';
import type { Loader } from './loader.js';
import type { Changeset } from './model/changeset.js';
import type { Law } from './model/law.js';
import { isLawPath } from './model/law-touches.js';
import { type Manifest, manifestKind, unreadManifest } from './model/manifest.js';
import type { RepoPath } from './model/path.js';
import { isRegular, type Snapshot, type TreeEntry } from './model/snapshot.js';
import { isWiringManifest, type UnchangedWiring } from './model/tool-wiring.js';
import type { TreeView } from './model/tree-view.js';
import type { WantedBlob } from './sources/source.js';
import type { DocumentCache } from './trees.js';

/** The manifests of a tree that a run holds against the register of open-source components. */
export type ManifestsOf = (tree: Pick<TreeView, 'snapshot'>) => readonly Manifest[];

/**
 * Loads and reads the manifests of the trees, where the run has to: everywhere for `--all`; for a change when it touches one of them or
 * the register, because otherwise both trees say the same.
 */
export async function loadManifests(
  loader: Loader,
  documents: DocumentCache,
  { changes, whole }: Changeset,
  trees: readonly Pick<TreeView, 'snapshot'>[],
  law: Law,
): Promise<ManifestsOf> {
  const concerns = (path: RepoPath): boolean => path === law.paths.ossRegister || manifestKind(path) !== null;
  if (!whole && !changes.some(({ path }) => concerns(path))) return () => [];
  for (const { snapshot } of trees) {
    await loader.load(contentsAt(snapshot, law, [law.paths.ossRegister]));
    await loader.load(
      manifestEntries(snapshot)
        .filter(isRegular)
        .map((entry) => wanted(entry, law)),
    );
  }
  // The reader of TOML is only needed here.
  const { readManifest } = await import('./documents/manifests.js');
  return ({ snapshot }) =>
    manifestEntries(snapshot).flatMap((entry) => {
      const ecosystem = manifestKind(entry.path);
      if (ecosystem === null) return [];
      // A package manager would follow the link; where it leads is not in the tree.
      if (!isRegular(entry)) return [unreadManifest(entry.path, ecosystem, `is a ${entry.kind}`)];
      const text = documents.readCode(entry);
      return text === null ? [] : [readManifest(entry.path, text, ecosystem)];
    });
}

/** Finds the changed manifests of the law that wire the same tools before and after. */
export async function unchangedWiring(
  loader: Loader,
  documents: DocumentCache,
  { changes }: Changeset,
  law: Law,
): Promise<UnchangedWiring> {
  const manifests = changes.filter(({ path }) => isWiringManifest(path) && isLawPath(law.paths, path));
  if (manifests.length === 0) return new Set();
  // What is too large to be read has been touched.
  const entries = manifests.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()).filter(isRegular);
  await loader.loadReadable(entries.map((entry) => wanted(entry, law)));
  const { toolWiring } = await import('./documents/tool-wiring.js');
  const wiringOf = (entry: TreeEntry | null): string | null => {
    if (entry === null) return toolWiring(null);
    const text = documents.readCode(entry);
    return text === null ? null : toolWiring(text);
  };
  const same = manifests.filter(({ before, after }) => {
    const wiring = wiringOf(before);
    return wiring !== null && wiring === wiringOf(after);
  });
  return new Set(same.map(({ path }) => path));
}

function manifestEntries(snapshot: Snapshot): TreeEntry[] {
  return snapshot
    .paths()
    .filter((path) => manifestKind(path) !== null)
    .flatMap((path) => snapshot.entry(path) ?? []);
}

function wanted(entry: TreeEntry, { limits }: Law): WantedBlob {
  return { entry, maxBytes: limits.packetBytes };
}
