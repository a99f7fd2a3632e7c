import { type AnchorFault, anchorFaults, type ReferenceFault } from '../engine/model/anchor-faults.js';
import { type Location, spanLocation } from '../engine/model/location.js';
import { fieldOf, type PacketField, type WorkPacket } from '../engine/model/packet.js';
import { sectionPlace } from '../engine/model/packet-place.js';
import { listed, quote } from '../engine/model/quote.js';
import { isAnchorToCome, readSpecAnchor } from '../engine/model/spec-anchor-value.js';
import { referenceName, type SectionName, sectionName } from '../engine/model/spec-names.js';
import { placeWithin } from '../engine/model/text-place.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** A reference that does not lead where it should. */
interface Astray {
  readonly packet: string;
  readonly reference: string;
  readonly spec: string;
  readonly nearest: SectionName | null;
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
  'parent-only': (data: Astray & { parent: SectionName }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which ${quote(data.spec)} does not hold, although it has ${quote(data.parent.heading)}, expected a section that exists`,
    help: helpFor(data.nearest ?? data.parent),
  }),
  ambiguous: (data: Astray & { candidates: readonly string[] }) => ({
    message: `SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which can mean ${data.candidates.length} sections of ${quote(data.spec)} (${listed([...new Set(data.candidates)], 4)}), expected one`,
    help: 'Write the number or the id that only the section in question has; where it has none, it needs one in a new version of the spec.',
  }),
  'roadmap-only': (data: Astray & { section: SectionName; beside: boolean }) => ({
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
  'empty-section': (data: Astray & { section: SectionName }) => ({
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
  *packet({ packet, authority, law }) {
    const field = fieldOf(packet, 'SPEC_ANCHOR');
    const actual = field?.value.text ?? '';
    if (!field || isAnchorToCome(actual)) {
      const at = field ? spanLocation(packet.path, field.span) : sectionPlace(packet, ['Authority', 'Metadata']);
      yield { message: 'missing-anchor', data: { packet: packet.id, actual }, at };
      return;
    }
    for (const fault of anchorFaults(readSpecAnchor(actual), authority)) {
      yield findingOf(fault, packet, field, law.paths.specPointer);
    }
  },
});

function findingOf(fault: AnchorFault, packet: WorkPacket, { value }: PacketField, pointer: string): AnchorFinding {
  const data = { packet: packet.id };
  const at = spanLocation(packet.path, value.span);
  const placeOf = (text: string, offset = value.text.indexOf(text)): Location =>
    offset < 0 ? at : placeWithin(packet.path, packet.text, value.span, offset, text.length);
  switch (fault.kind) {
    case 'spec-missing':
      return { message: fault.kind, data: { ...data, pointer, target: fault.target }, at };
    case 'no-section':
      return { message: fault.kind, data: { ...data, actual: value.text }, at };
    case 'unsafe-path':
      return { message: fault.kind, data: { ...data, file: fault.file }, at: placeOf(fault.file) };
    case 'no-such-version': {
      const { kind, file, known } = fault;
      return { message: kind, data: { ...data, file, known }, at: placeOf(file), identity: file };
    }
    default:
      return astray(fault, packet.id, placeOf(fault.reference.text, fault.reference.offset));
  }
}

function astray(fault: ReferenceFault, packet: string, at: Location): AnchorFinding {
  const { spec, nearest } = fault;
  const reference = referenceName(fault.reference);
  const data = { packet, reference, spec: spec.path, nearest: nearest && sectionName(nearest) };
  const note = fault.kind === 'ambiguous' ? 'one of them' : 'the nearest section';
  const sections = fault.kind === 'ambiguous' ? fault.candidates.slice(0, 4) : nearest ? [nearest] : [];
  const related = sections.map(({ line }) => ({ at: { path: spec.path, line, column: 1 }, note }));
  // What is nearest changes with the spec; the finding stays the same.
  const common = { at, identity: reference, related };
  switch (fault.kind) {
    case 'unresolved':
      return { ...common, message: fault.kind, data };
    case 'elsewhere':
      return { ...common, message: fault.kind, data: { ...data, others: fault.others } };
    case 'parent-only':
      return { ...common, message: fault.kind, data: { ...data, parent: sectionName(fault.parent) } };
    case 'ambiguous': {
      const candidates = fault.candidates.map(({ heading }) => heading);
      return { ...common, message: fault.kind, data: { ...data, candidates } };
    }
    case 'empty-section':
      return { ...common, message: fault.kind, data: { ...data, section: sectionName(fault.section) } };
    case 'roadmap-only': {
      const { kind, section, beside } = fault;
      const finding = { ...common, message: kind, data: { ...data, section: sectionName(section), beside } };
      // The law blocks what leads only into the Roadmap; beside a requirement it is advice.
      return beside ? { ...finding, severity: 'warning' } : finding;
    }
  }
}

function expectedOf(known: readonly string[]): string {
  if (known.length === 0) return 'one that exists, and there is none';
  return known.length === 1 ? listed(known) : `one of ${listed(known, 8)}`;
}

function helpFor(nearest: SectionName | null): string {
  if (!nearest) return 'Look the requirement up in the Master Spec and write the number or id of its section.';
  return `If ${quote(nearest.heading)} is meant, write: - SPEC_ANCHOR: ${nearest.key}`;
}
