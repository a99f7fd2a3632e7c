import type { TaskBoard } from './board.js';
import type { CitedLines, Evidence } from './evidence.js';
import type { SignatureLedger } from './ledger.js';
import type { OssRegister } from './oss-register.js';
import type { WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import type { PlainProblem } from './plain.js';
import type { Requirement } from './requirement.js';
import type { ObjectId, Snapshot, TreeEntry } from './snapshot.js';
import type { MasterSpec, SpecPointer, SpecSection } from './spec.js';
import type { TextFile } from './text-file.js';
import type { WaiverLedger } from './waiver.js';

/** One tree as the rules see it: its paths, and its governed documents, parsed when first asked for. */
export interface TreeView {
  readonly snapshot: Snapshot;
  /** Entries directly in the packets folder whose names are packets' (`WP-….md`), regular or not, sorted by path. */
  readonly packetEntries: readonly TreeEntry[];
  /** The packet at a path; null when there is none or it is not a regular file. */
  packetAt(path: RepoPath): WorkPacket | null;
  /** The packet with exactly this id (law.md, decision 3). */
  packet(id: string): WorkPacket | null;
  /** A governed text file, decoded; null when the tree has no regular file there. */
  text(path: RepoPath): TextFile | null;
  /** The spec pointer; null when the file is missing. */
  specPointer(): SpecPointer | null;
  /** The Master Spec file that the pointer names; null when it names none or the tree does not hold it. */
  masterSpec(): MasterSpec | null;
  /** A Master Spec file by the name an anchor gives it; null when the tree does not hold it. */
  specFile(name: string): MasterSpec | null;
  /** The entry of the Master Spec in force, the one that the pointer names; null when it names none or the tree does not hold it. */
  specEntry(): TreeEntry | null;
  /** The highest version below the one in force, where everything is held against the law; else null: a change is held against base. */
  previousSpec(): MasterSpec | null;
  /** What a section of a spec of this tree demands, sub-sections included. */
  requirements(spec: MasterSpec, section: SpecSection): readonly Requirement[];
  /** The evidence that a packet brings. */
  evidence(packet: WorkPacket): readonly Evidence[];
  /** What this tree has where evidence of a packet points that is Done or VALIDATED. */
  cited(evidence: Pick<Evidence, 'file' | 'from' | 'to' | 'fingerprint'>): CitedLines;
  /** Every Master Spec file of the tree. */
  readonly specPaths: readonly RepoPath[];
  /** The task board; null when the file is missing. */
  board(): TaskBoard | null;
  /** The signature ledger; null when the file is missing. */
  ledger(): SignatureLedger | null;
  /** The waiver ledger; null when the file is missing. */
  waivers(): WaiverLedger | null;
  /** The register of open-source components; null when the file is missing. */
  register(): OssRegister | null;
}

/** Parsing on behalf of change rules, of any blob that the change touches. */
export interface PacketReader {
  /** The packet that a regular entry holds; null for links and submodules. */
  read(entry: TreeEntry): WorkPacket | null;
}

/** The same for the signature ledger. */
export interface LedgerReader {
  /** The ledger that an entry holds; null for what is no regular file or could not be loaded. */
  ledger(entry: TreeEntry): SignatureLedger | null;
}

/** Reading on behalf of change rules, of any governed text file that the change touches. */
export interface TextReader {
  /** The text of a regular entry; null for links, submodules and what was too large, which is reported as undecided. */
  readText(entry: TreeEntry): TextFile | null;
  /** The text of a changed code file in a known language; null for links, submodules and what is larger than `limits.codeBytes`. */
  readCode(entry: TreeEntry): string | null;
}

/** How a packet fares between base and result. A renamed packet is one deleted and one introduced. */
export type PacketChangeKind = 'introduced' | 'signed' | 'advanced' | 'edited' | 'deleted';

/** One packet that the change touches. */
export interface PacketChange {
  readonly path: RepoPath;
  readonly kind: PacketChangeKind;
  readonly before: WorkPacket | null;
  readonly after: WorkPacket | null;
}

/** Strict readings of the packets that the change introduces or signs, by blob. */
export type PlainReadings = ReadonlyMap<ObjectId, readonly PlainProblem[]>;
