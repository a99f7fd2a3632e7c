import { anchoredSpec, fileOf } from '../engine/model/anchored-spec.js';
import { fileLocation, type Location, spanLocation } from '../engine/model/location.js';
import { fieldOf, type PacketField, type WorkPacket } from '../engine/model/packet.js';
import { listed, quote } from '../engine/model/quote.js';
import type { MasterSpec, SpecAnchor, SpecReference, SpecResolution, SpecSection } from '../engine/model/spec.js';
import { isUnsafePath, readSpecAnchor } from '../engine/model/spec-anchor-value.js';
import { resolveReference } from '../engine/model/spec-resolution.js';
import { placeWithin } from '../engine/model/text-place.js';
import type { TreeView } from '../engine/model/tree-view.js';
import { defineRule, type Finding, type PacketContext, type RelatedLocation } from '../engine/rule.js';

/** A section as a message names it: its heading, and what an anchor writes to lead there. */
interface Named {
  readonly heading: string;
  readonly key: string;
}

/** A reference that does not lead where it should. */
interface Astray {
  readonly packet: string;
  readonly reference: string;
  readonly spec: string;
  readonly nearest: Named | null;
}

const WANTED = "a section of the Master Spec's Main Body";

const messages = {
  'missing-anchor': (data: { packet: string; actual: string }) => ({
    message:
      data.actual === ''
        ? `${data.packet} has no SPEC_ANCHOR, expected ${WANTED}`
        : `SPEC_ANCHOR of ${data.packet} is ${quote(data.actual)}, expected ${WANTED}`,
    help: 'Name the section that the packet implements, by number or id: - SPEC_ANCHOR: 2.3.12 [CX-DBP-001]',
  }),
  'no-section': (data: { packet: string; actual: string }) => ({
    message: `SPEC_ANCHOR of ${data.packet} is ${quote(data.actual)}, which names no section, expected ${WANTED}`,
    help: 'Add the number or id of the section, or its fragment behind the file name: Master_Spec_v1.md#storage-trait',
  }),
  'spec-missing': (data: { packet: string; pointer: string; target: string | null }) => ({
    message: `SPEC_ANCHOR of ${data.packet} cannot be looked up, because ${quote(data.pointer)} ${
      data.target === null ? 'names no Master Spec file' : `names ${quote(data.target)}, which is not there`
    }, expected it to name the Master Spec`,
    help: `Write the path of the current Master Spec into ${data.pointer}, and commit both.`,
  }),
  'no-such-version': (data: { packet: string; file: string; known: readonly string[] }) => ({
    message: `SPEC_ANCHOR of ${data.packet} names ${quote(data.file)}, which is no Master Spec file here, expected ${expectedOf(
      data.known,
    )}`,
    help: 'Name a file that exists, or leave the file out: then the Master Spec binds that the spec pointer names.',
  }),
  'unsafe-path': (data: { packet: string; file: string }) => ({
    message: `SPEC_ANCHOR of ${data.packet} leads to ${quote(data.file)}, expected the path of a Master Spec file inside the repository`,
    help: 'Write the path from the top of the repository: docs/spec/Master_Spec_v1.md#storage-trait',
  }),
  unresolved: (data: Astray) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which ${quote(data.spec)} does not hold, expected ${WANTED}`,
    help: helpFor(data.nearest),
  }),
  'parent-only': (data: Astray & { parent: Named }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which ${quote(data.spec)} does not hold, although it has ${quote(data.parent.heading)}, expected a section that exists`,
    help: helpFor(data.nearest ?? data.parent),
  }),
  ambiguous: (data: Astray & { candidates: readonly string[] }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which can mean ${data.candidates.length} sections of ${quote(data.spec)} (${listed([...new Set(data.candidates)], 4)}), expected one`,
    help: 'Write the number or the id that only the section in question has; where it has none, it needs one in a new version of the spec.',
  }),
  'roadmap-only': (data: Astray & { section: Named; beside: boolean }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which is in the Roadmap of ${quote(data.spec)} (${quote(data.section.heading)}), expected ${WANTED}`,
    help: data.beside
      ? 'Nothing has to be done: the anchor names the Main Body as well. What only the Roadmap says is no requirement.'
      : helpFor(data.nearest),
    why: 'Rule 3: every packet references a requirement in the Main Body of the Master Spec, not in its Roadmap.',
  }),
  elsewhere: (data: Astray & { others: readonly string[] }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which stands in ${listed(data.others, 4)} and not in ${quote(data.spec)}, expected a section of the Master Spec that binds`,
    help: `Name the document, if it is the one that is meant: - SPEC_ANCHOR: ${data.others[0]} ${data.reference}`,
  }),
  'empty-section': (data: Astray & { section: Named }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, a section of ${quote(data.spec)} without any text (${quote(data.section.heading)}), expected one that requires something`,
    help: 'Name the section that holds the requirement.',
  }),
};

type AnchorFinding = Finding<typeof messages>;

/** Law: CX-573B, CX-598 and rule 3 — a packet points at what the Main Body of the Master Spec requires. */
export const specAnchor = defineRule({
  id: 'spec-anchor',
  clauses: ['CX-573B', 'CX-598', 'rule 3'],
  blocksWhen: 'no SPEC_ANCHOR; it does not resolve in the Master Spec; it resolves only into the Roadmap',
  why: 'Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  messages,
  *packet(context) {
    const field = fieldOf(context.packet, 'SPEC_ANCHOR');
    const actual = field?.value.text ?? '';
    if (!field || saysNothing(actual)) {
      yield {
        message: 'missing-anchor',
        data: { packet: context.packet.id, actual },
        at: placeOf(context.packet, field),
      };
      return;
    }
    yield* new AnchorCheck(context, field).findings();
  },
});

/** One anchor, held against the specs that bind it. */
class AnchorCheck {
  private readonly anchor: SpecAnchor;
  private readonly packet: WorkPacket;
  private readonly authority: TreeView;

  constructor(
    private readonly context: PacketContext,
    private readonly field: PacketField,
  ) {
    this.anchor = readSpecAnchor(field.value.text);
    this.packet = context.packet;
    this.authority = context.authority;
  }

  *findings(): Iterable<AnchorFinding> {
    const { references } = this.anchor;
    const files = new Set(
      references.length > 0 ? references.map((reference) => fileOf(this.anchor, reference)) : [this.anchor.file],
    );
    const specs = new Map<string | null, MasterSpec>();
    for (const file of files) {
      const spec = anchoredSpec(this.authority, file);
      if (spec) specs.set(file, spec);
      else yield this.withoutSpec(file);
    }
    if (references.length === 0 && specs.size > 0) {
      const data = { packet: this.packet.id, actual: this.field.value.text };
      yield { message: 'no-section', data, at: spanLocation(this.packet.path, this.field.value.span) };
    }
    const looked = references.flatMap((reference) => {
      const spec = specs.get(fileOf(this.anchor, reference));
      return spec ? [{ reference, spec, found: resolveReference(spec, reference) }] : [];
    });
    const beside = looked.some(({ found }) => found.kind === 'resolved' && !isEmpty(found.section));
    for (const { reference, spec, found } of looked) yield* this.judged(reference, spec, found, beside);
  }

  /** Why there is nothing to look a reference up in. */
  private withoutSpec(file: string | null): AnchorFinding {
    const packet = this.packet.id;
    if (file === null) {
      const pointer = this.context.law.paths.specPointer;
      const data = { packet, pointer, target: this.authority.specPointer()?.target ?? null };
      return { message: 'spec-missing', data, at: spanLocation(this.packet.path, this.field.value.span) };
    }
    const at = this.placeOfText(file, this.field.value.text.indexOf(file));
    if (isUnsafePath(file)) return { message: 'unsafe-path', data: { packet, file }, at };
    const known = [...this.authority.specPaths].sort((a, b) => BY_VERSION.compare(b, a));
    return { message: 'no-such-version', data: { packet, file, known }, at, identity: file };
  }

  private *judged(
    reference: SpecReference,
    spec: MasterSpec,
    found: SpecResolution,
    beside: boolean,
  ): Iterable<AnchorFinding> {
    const name = nameOf(reference);
    const nearest = 'nearest' in found ? found.nearest : null;
    const data = { packet: this.packet.id, reference: name, spec: spec.path, nearest: nearest && named(nearest) };
    const at = this.placeOfText(reference.text, reference.offset);
    // What is nearest changes with the spec; the finding stays the same.
    const common = { at, identity: name, related: nearest ? relatedTo(spec, [nearest], 'the nearest section') : [] };
    switch (found.kind) {
      case 'resolved':
        if (isEmpty(found.section))
          yield { ...common, message: 'empty-section', data: { ...data, section: named(found.section) } };
        return;
      case 'roadmap-only': {
        const roadmap = {
          ...common,
          message: 'roadmap-only' as const,
          data: { ...data, section: named(found.section), beside },
        };
        // The law blocks what leads only into the Roadmap; beside a requirement it is advice.
        yield beside ? { ...roadmap, severity: 'warning' } : roadmap;
        return;
      }
      case 'parent-only':
        yield { ...common, message: 'parent-only', data: { ...data, parent: named(found.parent) } };
        return;
      case 'ambiguous': {
        const related = relatedTo(spec, found.candidates, 'one of them');
        yield {
          ...common,
          message: 'ambiguous',
          related,
          data: { ...data, candidates: found.candidates.map(({ heading }) => heading) },
        };
        return;
      }
      case 'missing': {
        const others = this.documentsHolding(reference, spec);
        if (others.length > 0) yield { ...common, message: 'elsewhere', data: { ...data, others } };
        else yield { ...common, message: 'unresolved', data };
      }
    }
  }

  /** The other documents of the spec set whose Main Body holds an id. Their text is searched before one is read. */
  private documentsHolding(reference: SpecReference, spec: MasterSpec): string[] {
    if (reference.kind !== 'id') return [];
    return this.authority.specPaths.filter((path) => {
      if (path === spec.path || !this.authority.text(path)?.text.includes(reference.id)) return false;
      const other = this.authority.specFile(path);
      return other !== null && resolveReference(other, reference).kind === 'resolved';
    });
  }

  private placeOfText(text: string, offset: number): Location {
    const { span } = this.field.value;
    if (offset < 0) return spanLocation(this.packet.path, span);
    return placeWithin(this.packet.path, this.packet.text, span, offset, text.length);
  }
}

/** `v02.9` before `v02.101`. */
const BY_VERSION = new Intl.Collator('en', { numeric: true });

/** Whether a value stands for an anchor that is still to come. */
function saysNothing(value: string): boolean {
  return value === '' || /^(?:<[^>]*>|\{[^}]*\}|tbd|tba|todo|pending|none|n\/a|-+|\.{2,}|…|\?+)[.!]?$/i.test(value);
}

function isEmpty(section: SpecSection): boolean {
  return section.endLine <= section.line;
}

function nameOf(reference: SpecReference): string {
  if (reference.kind === 'number') return reference.number;
  if (reference.kind === 'id') return reference.id;
  return reference.kind === 'slug' ? `#${reference.slug}` : reference.title || reference.text;
}

/** The number says where it is, the id stays when numbers move: an anchor had best have both. */
function named(section: SpecSection): Named {
  const id = section.ids[0] === undefined ? [] : [`[${section.ids[0]}]`];
  const key = [...(section.number === null ? [] : [section.number]), ...id].join(' ');
  return { heading: section.heading, key: key === '' ? `#${section.slug}` : key };
}

function expectedOf(known: readonly string[]): string {
  if (known.length === 0) return 'one that exists, and there is none';
  return known.length === 1 ? listed(known) : `one of ${listed(known, 8)}`;
}

function helpFor(nearest: Named | null): string {
  if (!nearest) return 'Look the requirement up in the Master Spec and write the number or id of its section.';
  return `If ${quote(nearest.heading)} is meant, write: - SPEC_ANCHOR: ${nearest.key}`;
}

function relatedTo(spec: MasterSpec, sections: readonly SpecSection[], note: string): RelatedLocation[] {
  return sections.slice(0, 4).map((section) => ({ at: { path: spec.path, line: section.line, column: 1 }, note }));
}

/** The field, or the section where the template puts it, or the top of the packet. */
function placeOf(packet: WorkPacket, field: PacketField | undefined): Location {
  if (field) return spanLocation(packet.path, field.span);
  const section = ['authority', 'metadata'].flatMap(
    (title) => packet.sections.find((each) => each.title.toLowerCase() === title) ?? [],
  );
  return section[0] ? { path: packet.path, line: section[0].line, column: 1 } : fileLocation(packet.path);
}
