import type { SignatureLedger } from './ledger.js';
import type { WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import type { PlainProblem } from './plain.js';
import type { ObjectId, Snapshot, TreeEntry } from './snapshot.js';
import type { MasterSpec, SpecPointer } from './spec.js';
import type { TextFile } from './text-file.js';

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
  /** Every Master Spec file of the tree. */
  readonly specPaths: readonly RepoPath[];
  /** The signature ledger; null when the file is missing. */
  ledger(): SignatureLedger | null;
}

/** Parsing on behalf of change rules, of any blob that the change touches. */
export interface PacketReader {
  /** The packet that a regular entry holds; null for links and submodules. */
  read(entry: TreeEntry): WorkPacket | null;
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
