import { anchoredSpec, fileOf, type SpecTree } from './anchored-spec.js';
import { fieldOf, type WorkPacket } from './packet.js';
import type { Requirement } from './requirement.js';
import { readSpecAnchor } from './spec-anchor-value.js';
import { resolveReference } from './spec-resolution.js';
import type { TreeView } from './tree-view.js';

/**
 * What the sections demand that a packet is anchored to, sub-sections included, each requirement once (CX-598). An anchor that leads
 * nowhere demands nothing here: `spec-anchor` speaks of it.
 *
 * An id that stands in the text of a section stands for the statement that bears it, and for the whole section only where no
 * requirement bears it.
 */
export function anchoredRequirements(
  packet: WorkPacket,
  tree: SpecTree & Pick<TreeView, 'requirements'>,
): readonly Requirement[] {
  const anchor = readSpecAnchor(fieldOf(packet, 'SPEC_ANCHOR')?.value.text ?? '');
  const byId = new Map<string, Requirement>();
  for (const reference of anchor.references) {
    const spec = anchoredSpec(tree, fileOf(anchor, reference));
    const found = spec && resolveReference(spec, reference);
    if (!spec || found?.kind !== 'resolved') continue;
    const { section } = found;
    const all = tree.requirements(spec, section);
    const own = reference.kind === 'id' && !section.ids.includes(reference.id) ? bearing(reference.id, all) : [];
    for (const requirement of own.length > 0 ? own : all) {
      if (!byId.has(requirement.id)) byId.set(requirement.id, requirement);
    }
  }
  return [...byId.values()];
}

function bearing(id: string, requirements: readonly Requirement[]): readonly Requirement[] {
  return requirements.filter((requirement) => requirement.id === id);
}
