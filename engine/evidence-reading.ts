import { citedLines, linesOf, placeOfText } from './documents/cited-lines.js';
import { readEvidenceTable } from './documents/evidence-table.js';
import { type PacketLine, splitLines } from './documents/packet-lines.js';
import { readRequirements } from './documents/requirements.js';
import type { CitedLines, Evidence } from './model/evidence.js';
import type { WorkPacket } from './model/packet.js';
import { baseName, type RepoPath } from './model/path.js';
import type { Requirement } from './model/requirement.js';
import type { Snapshot } from './model/snapshot.js';
import type { MasterSpec, SpecSection } from './model/spec.js';
import type { TextFile } from './model/text-file.js';

// Nouns are immutable, so what is read from one is kept as long as it is.
const specLines = new WeakMap<MasterSpec, readonly PacketLine[]>();
const demanded = new WeakMap<SpecSection, readonly Requirement[]>();
const proofs = new WeakMap<WorkPacket, readonly Evidence[]>();
const fileLines = new WeakMap<TextFile, readonly string[]>();

/** What a section of a spec demands, read once. @param file the text of the spec. */
export function requirementsOf(spec: MasterSpec, section: SpecSection, { text }: TextFile): readonly Requirement[] {
  return kept(demanded, section, () =>
    readRequirements(
      spec,
      section,
      kept(specLines, spec, () => splitLines(text, { steps: 0 })),
    ),
  );
}

/** The evidence that a packet brings, read once. */
export function evidenceOf(packet: WorkPacket): readonly Evidence[] {
  return kept(proofs, packet, () => readEvidenceTable(packet));
}

/** Takes the evidence of a packet from an earlier run, so that the packet is not read for it again. */
export function evidenceKnown(packet: WorkPacket, evidence: readonly Evidence[]): void {
  proofs.set(packet, evidence);
}

/** What a tree has where evidence points. @param text reads a regular file; null where there is none or it was refused. */
export function citedIn(
  snapshot: Snapshot,
  { file, from, to, fingerprint }: Pick<Evidence, 'file' | 'from' | 'to' | 'fingerprint'>,
  text: (path: RepoPath) => TextFile | null,
): CitedLines {
  const entry = snapshot.entry(file);
  if (entry?.kind !== 'file' && entry?.kind !== 'executable') return { kind: 'no-file', alike: alike(snapshot, file) };
  const found = text(file);
  if (!found) return { kind: 'unreadable' };
  const lines = kept(fileLines, found, () => linesOf(found.text));
  const cited = citedLines(lines, from, to);
  if (cited.kind !== 'lines' || fingerprint === null || fingerprint === cited.fingerprint) return cited;
  const movedTo = placeOfText(lines, to - from + 1, fingerprint);
  return movedTo === null ? cited : { ...cited, movedTo };
}

/** At most three paths that end with the one given, or else have its name. */
function alike(snapshot: Snapshot, file: string): RepoPath[] {
  const paths = snapshot.paths();
  const ending = paths.filter((path) => path.endsWith(`/${file}`));
  return (ending.length > 0 ? ending : paths.filter((path) => baseName(path) === baseName(file))).slice(0, 3);
}

function kept<Key extends object, Value>(cache: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const held = cache.get(key);
  if (held !== undefined) return held;
  const made = make();
  cache.set(key, made);
  return made;
}
