import { decode } from './documents/decode.js';
import { readMasterSpec } from './documents/master-spec.js';
import { readOssRegister } from './documents/oss-register.js';
import { readSignatureLedger } from './documents/signature-ledger.js';
import { readSpecPointer } from './documents/spec-pointer.js';
import { readTaskBoard } from './documents/task-board.js';
import { readTextFile } from './documents/text-file.js';
import { readWaiverLedger } from './documents/waiver-ledger.js';
import { readWorkPacket } from './documents/work-packet.js';
import { citedIn, evidenceOf, requirementsOf } from './evidence-reading.js';
import { type Holding, withoutLines } from './holding.js';
import { type KeptReadings, NOTHING_KEPT } from './kept-readings.js';
import type { TaskBoard } from './model/board.js';
import type { Changeset } from './model/changeset.js';
import { isPacketPath, isSpecPath } from './model/governed.js';
import type { Law } from './model/law.js';
import type { SignatureLedger } from './model/ledger.js';
import type { OssRegister } from './model/oss-register.js';
import type { WorkPacket } from './model/packet.js';
import { baseName, folderOf, type RepoPath } from './model/path.js';
import { isRegular, type Snapshot, type TreeEntry } from './model/snapshot.js';
import type { MasterSpec, SpecPointer } from './model/spec.js';
import { specBefore } from './model/spec-version.js';
import type { TextFile } from './model/text-file.js';
import type { LedgerReader, PacketReader, TextReader, TreeView } from './model/tree-view.js';
import type { WaiverLedger } from './model/waiver.js';

/**
 * Parses governed documents once per blob and law, for all trees of a run. A packet's reading depends on its path too,
 * because the file name is its id.
 */
export class DocumentCache implements TextReader, PacketReader, LedgerReader {
  private readonly packets = new Map<string, WorkPacket>();
  private readonly specs = new Map<string, MasterSpec>();
  private readonly ledgers = new Map<string, SignatureLedger>();
  private readonly texts = new Map<string, TextFile>();
  private readonly tables = new Map<string, unknown>();

  /**
   * @param bytes the content of a loaded blob
   * @param refused whether a blob was not loaded because it is too large: it is reported as undecided, and read as nothing
   * @param kept what earlier runs read
   */
  constructor(
    private readonly law: Law,
    private readonly bytes: (entry: TreeEntry) => Uint8Array,
    private readonly refused: (entry: TreeEntry) => boolean,
    private readonly kept: KeptReadings = NOTHING_KEPT,
    private readonly holding: Holding = {},
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
      const bytes = this.bytes(entry);
      const { text } = this.text(entry);
      const read = (): WorkPacket => readWorkPacket({ path: entry.path, blob: entry.id, text }, this.law);
      packet = this.kept.packet({ entry, bytes }, text, read);
      if (this.packets.size >= (this.holding.wholePackets ?? Number.POSITIVE_INFINITY))
        packet = withoutLines(packet, read);
      this.packets.set(key, packet);
    }
    return packet;
  }

  spec(entry: TreeEntry): MasterSpec {
    const key = `${entry.id} ${entry.path}`;
    let spec = this.specs.get(key);
    if (!spec) {
      const bytes = this.bytes(entry);
      spec = this.kept.spec({ entry, bytes }, () =>
        readMasterSpec(entry.path, this.text(entry).text, this.law.roadmapSections),
      );
      this.specs.set(key, spec);
    }
    return spec;
  }

  ledger(entry: TreeEntry): SignatureLedger | null {
    if (!this.readable(entry)) return null;
    let ledger = this.ledgers.get(entry.id);
    if (!ledger) {
      ledger = readSignatureLedger(entry.path, this.text(entry).text);
      this.ledgers.set(entry.id, ledger);
    }
    return ledger;
  }

  readText(entry: TreeEntry): TextFile | null {
    return this.readable(entry) ? this.text(entry) : null;
  }

  /** What one of the few single files says; base and result mostly have the same one. @param read pure */
  table<T>(entry: TreeEntry, kind: string, read: (file: TextFile) => T): T {
    const key = `${kind} ${entry.id} ${entry.path}`;
    if (!this.tables.has(key)) this.tables.set(key, read(this.text(entry)));
    return this.tables.get(key) as T;
  }

  /** Not kept: a change may touch thousands of files, and a rule reads each once. */
  readCode(entry: TreeEntry): string | null {
    return this.readable(entry) ? decode(this.bytes(entry)).text : null;
  }

  /** The text of an entry that was asked for before. */
  readSoFar(entry: TreeEntry | undefined): TextFile | null {
    return (entry && this.texts.get(`${entry.id} ${entry.path}`)) ?? null;
  }

  text(entry: TreeEntry): TextFile {
    const key = `${entry.id} ${entry.path}`;
    let file = this.texts.get(key);
    if (!file) {
      file = readTextFile(entry.path, this.bytes(entry));
      if (file.invalidBytes === 0 && !file.bom) this.holding.asText?.(entry, file.text);
      this.texts.set(key, file);
    }
    return file;
  }
}

/**
 * One tree as rules see it. Documents are parsed when first asked for.
 * @param run whether it holds everything against the law
 */
export function treeView(
  snapshot: Snapshot,
  law: Law,
  documents: DocumentCache,
  { whole }: Pick<Changeset, 'whole'> = { whole: false },
): TreeView {
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
  const table = <T>(path: RepoPath, kind: string, read: (file: TextFile) => T): T | null => {
    const entry = regular(path);
    return entry && documents.table(entry, kind, read);
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
    specPointer: lazy((): SpecPointer | null =>
      table(paths.specPointer, 'pointer', ({ path, text }) => readSpecPointer(path, text)),
    ),
    masterSpec(): MasterSpec | null {
      const target = view.specPointer()?.target;
      return target ? view.specFile(target) : null;
    },
    specEntry(): TreeEntry | null {
      const target = view.specPointer()?.target;
      const path = target ? specPathOf(target, view, paths.specPointer) : null;
      const entry = path === null ? undefined : snapshot.entry(path);
      return entry && isRegular(entry) ? entry : null;
    },
    previousSpec(): MasterSpec | null {
      const path = whole ? view.specEntry()?.path : undefined;
      const before = path === undefined ? null : specBefore(path, view.specPaths);
      return before === null ? null : view.specFile(before);
    },
    requirements(spec, section) {
      const file = view.text(spec.path);
      if (!file) throw new Error(`${spec.path} is no spec of ${snapshot.name}`);
      return requirementsOf(spec, section, file);
    },
    evidence: evidenceOf,
    cited: (evidence) => citedIn(snapshot, evidence, (path) => view.text(path)),
    specFile(name) {
      const path = specPathOf(name, view, paths.specPointer);
      const entry = path === null ? null : regular(path);
      return entry && documents.spec(entry);
    },
    board: lazy((): TaskBoard | null => table(paths.board, 'board', ({ path, text }) => readTaskBoard(path, text))),
    ledger: lazy((): SignatureLedger | null => {
      const entry = regular(paths.ledger);
      return entry && documents.ledger(entry);
    }),
    waivers: lazy((): WaiverLedger | null =>
      table(paths.waivers, 'waivers', ({ path, text }) => readWaiverLedger(path, text)),
    ),
    register: lazy((): OssRegister | null =>
      table(paths.ossRegister, 'register', ({ path, text }) => readOssRegister(path, text)),
    ),
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
