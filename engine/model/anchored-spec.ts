import { baseName } from './path.js';
import type { MasterSpec, SpecAnchor, SpecReference } from './spec.js';
import { isUnsafePath } from './spec-anchor-value.js';
import { resolveReference } from './spec-resolution.js';
import type { TreeView } from './tree-view.js';

/** What an anchor is looked up in. */
export type SpecTree = Pick<TreeView, 'masterSpec' | 'specFile' | 'specPaths'>;

/** The file that a reference is looked up in: its own, or the one the anchor names; null for the current Master Spec. */
export function fileOf(anchor: SpecAnchor, reference: SpecReference): string | null {
  return reference.kind === 'slug' && reference.file !== '' ? reference.file : anchor.file;
}

/**
 * The names by which `TreeView.specFile` finds the spec files that an anchor names: what a source has to load, together with the
 * file that the spec pointer names.
 */
export function specNames(tree: Pick<SpecTree, 'specPaths'>, anchor: SpecAnchor): string[] {
  const files = [anchor.file, ...anchor.references.map((reference) => fileOf(anchor, reference))];
  return [...new Set(files)].flatMap((file) => (file === null ? [] : (nameIn(tree, file) ?? [])));
}

/**
 * The spec that binds for a file as an anchor names it: a path, a name, or a version ("Master Spec v02.98"); for null the one that
 * the spec pointer names. A path that leads out of the repository is never looked up (threat B03).
 * @returns null when the tree has no such spec, or the name fits several.
 */
export function anchoredSpec(tree: SpecTree, file: string | null): MasterSpec | null {
  if (file === null) return tree.masterSpec();
  const name = nameIn(tree, file);
  return name === null ? null : tree.specFile(name);
}

function nameIn(tree: Pick<SpecTree, 'specPaths'>, file: string): string | null {
  if (isUnsafePath(file)) return null;
  const version = /^master[ _]spec(?:ification)?\s+v([\d.]+)$/i.exec(file)?.[1];
  if (version === undefined) return file;
  const fitting = tree.specPaths.filter((path) => versionOf(path) === version);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** `02.101` for `docs/Acme_Master_Spec_v02.101.md`; null where more stands between the name and the version. */
function versionOf(path: string): string | null {
  return /master[ _-]?spec(?:ification)?[ _-]?v(\d+(?:\.\d+)*)\.md$/i.exec(baseName(path))?.[1] ?? null;
}

/**
 * The ids of an anchor that the spec which binds does not hold at all. Only for these are the other documents of the spec set
 * looked into, so a source has to load those only when there are some.
 */
export function idsNotHeld(tree: SpecTree, anchor: SpecAnchor): string[] {
  return anchor.references.flatMap((reference) => {
    if (reference.kind !== 'id') return [];
    const spec = anchoredSpec(tree, fileOf(anchor, reference));
    return spec && resolveReference(spec, reference).kind === 'missing' ? [reference.id] : [];
  });
}
