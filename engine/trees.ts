import { readMasterSpec } from './documents/master-spec.js';
import { readSignatureLedger } from './documents/signature-ledger.js';
import { readSpecPointer } from './documents/spec-pointer.js';
import { readTextFile } from './documents/text-file.js';
import { readWorkPacket } from './documents/work-packet.js';
import { isPacketPath, isSpecPath } from './model/governed.js';
import type { Law } from './model/law.js';
import type { SignatureLedger } from './model/ledger.js';
import type { WorkPacket } from './model/packet.js';
import { baseName, folderOf, type RepoPath } from './model/path.js';
import { isRegular, type Snapshot, type TreeEntry } from './model/snapshot.js';
import type { MasterSpec, SpecPointer } from './model/spec.js';
import type { TextFile } from './model/text-file.js';
import type { PacketReader, TreeView } from './model/tree-view.js';

/**
 * Parses governed documents once per blob and law, for all trees of a run. A packet's reading depends on its path too,
 * because the file name is its id.
 */
export class DocumentCache implements PacketReader {
  private readonly packets = new Map<string, WorkPacket>();
  private readonly specs = new Map<string, MasterSpec>();
  private readonly texts = new Map<string, TextFile>();

  /**
   * @param bytes the content of a loaded blob
   * @param refused whether a blob was not loaded because it is too large: it is reported as undecided, and read as nothing
   */
  constructor(
    private readonly law: Law,
    private readonly bytes: (entry: TreeEntry) => Uint8Array,
    private readonly refused: (entry: TreeEntry) => boolean,
  ) {}

  /** Whether an entry can be read as text: a regular file that the source loaded or can load. */
  readable(entry: TreeEntry): boolean {
    return isRegular(entry) && !this.refused(entry);
  }

  read(entry: TreeEntry): WorkPacket | null {
    if (!this.readable(entry)) return null;
    const key = `${entry.id} ${entry.path}`;
    let packet = this.packets.get(key);
    if (!packet) {
      packet = readWorkPacket({ path: entry.path, blob: entry.id, text: this.text(entry).text }, this.law);
      this.packets.set(key, packet);
    }
    return packet;
  }

  spec(entry: TreeEntry): MasterSpec {
    let spec = this.specs.get(entry.id);
    if (!spec) {
      spec = readMasterSpec(entry.path, this.text(entry).text, this.law.roadmapSections);
      this.specs.set(entry.id, spec);
    }
    return spec;
  }

  text(entry: TreeEntry): TextFile {
    const key = `${entry.id} ${entry.path}`;
    let file = this.texts.get(key);
    if (!file) {
      file = readTextFile(entry.path, this.bytes(entry));
      this.texts.set(key, file);
    }
    return file;
  }
}

/** One tree as rules see it. Documents are parsed when first asked for. */
export function treeView(snapshot: Snapshot, law: Law, documents: DocumentCache): TreeView {
  const { paths } = law;
  const regular = (path: RepoPath): TreeEntry | null => {
    const entry = snapshot.entry(path);
    return entry && documents.readable(entry) ? entry : null;
  };
  const lazy = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | null = null;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const packetEntries = lazy(() => entriesWhere(snapshot, (path) => isPacketPath(paths, path)));
  const specPaths = lazy(() => entriesWhere(snapshot, (path) => isSpecPath(paths, path)).map((entry) => entry.path));

  const view: TreeView = {
    snapshot,
    get packetEntries() {
      return packetEntries();
    },
    get specPaths() {
      return specPaths();
    },
    packetAt(path) {
      const entry = isPacketPath(paths, path) ? regular(path) : null;
      return entry && documents.read(entry);
    },
    packet: (id) => view.packetAt(`${paths.packets}/${id}.md`),
    text(path) {
      const entry = regular(path);
      return entry && documents.text(entry);
    },
    specPointer: lazy((): SpecPointer | null => {
      const file = view.text(paths.specPointer);
      return file && readSpecPointer(file.path, file.text);
    }),
    masterSpec(): MasterSpec | null {
      const target = view.specPointer()?.target;
      return target ? view.specFile(target) : null;
    },
    specFile(name) {
      const path = specPathOf(name, view, paths.specPointer);
      const entry = path === null ? null : regular(path);
      return entry && documents.spec(entry);
    },
    ledger: lazy((): SignatureLedger | null => {
      const file = view.text(paths.ledger);
      return file && readSignatureLedger(file.path, file.text);
    }),
  };
  return view;
}

/**
 * The path of the Master Spec file that a pointer or an anchor names: the exact path, the path beside the pointer, or the
 * only spec file of that name. Names that several files carry, or that climb out of the repository, lead nowhere.
 */
export function specPathOf(name: string, tree: Pick<TreeView, 'specPaths'>, pointer: RepoPath): RepoPath | null {
  const wanted = name.replace(/^\.\//, '');
  const beside = folderOf(pointer) === '' ? wanted : `${folderOf(pointer)}/${wanted}`;
  for (const path of [wanted, beside]) {
    if (tree.specPaths.includes(path)) return path;
  }
  const sameName = tree.specPaths.filter((path) => baseName(path) === wanted);
  return sameName.length === 1 ? (sameName[0] ?? null) : null;
}

function entriesWhere(snapshot: Snapshot, wanted: (path: RepoPath) => boolean): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const path of snapshot.paths()) {
    const entry = wanted(path) ? snapshot.entry(path) : undefined;
    if (entry) entries.push(entry);
  }
  return entries;
}
