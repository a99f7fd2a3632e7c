import { anchoredSpec, fileOf } from './anchored-spec.js';
import type { MasterSpec, SpecAnchor, SpecReference, SpecResolution, SpecSection } from './spec.js';
import { isUnsafePath } from './spec-anchor-value.js';
import { resolveReference } from './spec-resolution.js';
import type { TreeView } from './tree-view.js';

/** What keeps an anchor from leading to a requirement (rule 3, CX-598). */
export type AnchorFault = FileFault | { readonly kind: 'no-section' } | ReferenceFault;

/** Why there is nothing to look references up in. `target` is what the spec pointer names; `file` is what the anchor names. */
export type FileFault =
  | { readonly kind: 'spec-missing'; readonly target: string | null }
  | { readonly kind: 'unsafe-path'; readonly file: string }
  | { readonly kind: 'no-such-version'; readonly file: string; readonly known: readonly string[] };

/** A reference that does not lead to a requirement of the spec it was looked up in. */
export type ReferenceFault = AstrayReference &
  (
    | { readonly kind: 'unresolved' }
    /** Documents of the spec set, other than the one that binds, whose Main Body has the id. */
    | { readonly kind: 'elsewhere'; readonly others: readonly string[] }
    | { readonly kind: 'parent-only'; readonly parent: SpecSection }
    | { readonly kind: 'ambiguous'; readonly candidates: readonly SpecSection[] }
    /** `beside`: whether another reference of the same anchor leads to a requirement. */
    | { readonly kind: 'roadmap-only'; readonly section: SpecSection; readonly beside: boolean }
    | { readonly kind: 'empty-section'; readonly section: SpecSection }
  );

/** What every such fault knows. */
interface AstrayReference {
  readonly reference: SpecReference;
  readonly spec: MasterSpec;
  /** The section that was most likely meant. */
  readonly nearest: SpecSection | null;
}

/** The tree whose specs bind, as far as an anchor is looked up in it. */
export type AnchorTree = Pick<TreeView, 'masterSpec' | 'specFile' | 'specPaths' | 'specPointer' | 'text'>;

/**
 * Holds an anchor against the specs of a tree. Files come first, one fault each however many references lead into them; then the
 * references in the order of the value.
 */
export function anchorFaults(anchor: SpecAnchor, tree: AnchorTree): AnchorFault[] {
  const { references } = anchor;
  const files = new Set(references.length > 0 ? references.map((each) => fileOf(anchor, each)) : [anchor.file]);
  const specs = new Map<string | null, MasterSpec>();
  const faults: AnchorFault[] = [];
  for (const file of files) {
    const spec = anchoredSpec(tree, file);
    if (spec) specs.set(file, spec);
    else faults.push(fileFault(file, tree));
  }
  if (references.length === 0 && specs.size > 0) faults.push({ kind: 'no-section' });
  const looked = references.flatMap((reference) => {
    const spec = specs.get(fileOf(anchor, reference));
    return spec ? [{ reference, spec, found: resolveReference(spec, reference) }] : [];
  });
  const beside = looked.some(({ found }) => found.kind === 'resolved' && !isEmpty(found.section));
  return [...faults, ...looked.flatMap((each) => referenceFault(each, beside, tree) ?? [])];
}

function fileFault(file: string | null, tree: AnchorTree): FileFault {
  if (file === null) return { kind: 'spec-missing', target: tree.specPointer()?.target ?? null };
  if (isUnsafePath(file)) return { kind: 'unsafe-path', file };
  return { kind: 'no-such-version', file, known: newestFirst(tree.specPaths) };
}

/** `v02.101` before `v02.9`. The collator is made where a message needs it: every hook loads this module. */
function newestFirst(paths: readonly string[]): string[] {
  const byVersion = new Intl.Collator('en', { numeric: true });
  return [...paths].sort((a, b) => byVersion.compare(b, a));
}

function referenceFault(
  looked: { readonly reference: SpecReference; readonly spec: MasterSpec; readonly found: SpecResolution },
  beside: boolean,
  tree: AnchorTree,
): ReferenceFault | null {
  const { reference, spec, found } = looked;
  const astray = { reference, spec, nearest: 'nearest' in found ? found.nearest : null };
  switch (found.kind) {
    case 'resolved':
      return isEmpty(found.section) ? { ...astray, kind: 'empty-section', section: found.section } : null;
    case 'roadmap-only':
      return { ...astray, kind: 'roadmap-only', section: found.section, beside };
    case 'parent-only':
      return { ...astray, kind: 'parent-only', parent: found.parent };
    case 'ambiguous':
      return { ...astray, kind: 'ambiguous', candidates: found.candidates };
    case 'missing': {
      const others = documentsHolding(reference, spec, tree);
      return others.length > 0 ? { ...astray, kind: 'elsewhere', others } : { ...astray, kind: 'unresolved' };
    }
  }
}

/** The other documents of the spec set whose Main Body holds an id. Their text is searched before one is read. */
function documentsHolding(reference: SpecReference, spec: MasterSpec, tree: AnchorTree): string[] {
  if (reference.kind !== 'id') return [];
  return tree.specPaths.filter((path) => {
    if (path === spec.path || !tree.text(path)?.text.includes(reference.id)) return false;
    const other = tree.specFile(path);
    return other !== null && resolveReference(other, reference).kind === 'resolved';
  });
}

function isEmpty(section: SpecSection): boolean {
  return section.endLine <= section.line;
}
