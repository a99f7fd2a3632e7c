import type { Change } from '../model/change.js';
import { printable, type RepoPath } from '../model/path.js';
import type { ObjectId, TreeEntry } from '../model/snapshot.js';
import { type Undecided, UndecidedError } from '../model/undecided.js';
import { ByteGate } from './byte-gate.js';
import type { ObjectHeader, ObjectReader } from './cat-file.js';
import { emptyTreeId, idBytes, type ObjectFormat } from './object-id.js';
import { FETCH_HELP } from './run.js';
import { MalformedTreeError, TreeObject } from './tree-object.js';

/** The most paths of one tree (threat X07). */
export const MAX_TREE_ENTRIES = 1_000_000;
/** The most folders of one tree, or of the difference of two: a bomb may hold nothing else. */
const MAX_FOLDERS = 250_000;
/** The most UTF-16 units of all paths together, and of one path. */
const MAX_PATH_UNITS = 128 * 1024 * 1024;
const MAX_PATH = 16_384;
const MAX_TREE_BYTES = 64 * 1024 * 1024;
/** How many folders are asked for at a time, and up to how many bytes of them are held at a time. */
const CHUNK = 4_096;
const GROUP_BYTES = 16 * 1024 * 1024;
const HELD_BYTES = 64 * 1024 * 1024;
/** The most bytes of trees that are kept for a second look. */
const KNOWN_BYTES = 128 * 1024 * 1024;

/** A folder on both sides of a comparison; null where a side does not have it. */
interface FolderPair {
  /** `''` at the top, else with a slash at its end. */
  readonly prefix: string;
  readonly before: ObjectId | null;
  readonly after: ObjectId | null;
}

/** A folder on both sides with what is known of it before it is read; null where there is nothing to read. */
interface MeasuredPair {
  readonly prefix: string;
  readonly before: ObjectHeader | null;
  readonly after: ObjectHeader | null;
  readonly bytes: number;
}

/**
 * Lists and compares trees by reading the tree objects themselves: what is in them is checked on the way, a bomb stops at a count, and the
 * whole run needs no further process. Renames are deletions and additions, submodules are entries (threats L03, L26).
 */
export class TreeReader {
  private readonly headers = new Map<ObjectId, Promise<ObjectHeader | null>>();
  private readonly known = new Map<ObjectId, Promise<TreeObject>>();
  private knownBytes = 0;
  private readonly gate = new ByteGate(HELD_BYTES);
  private readonly empty: ObjectId;

  constructor(
    private readonly objects: ObjectReader,
    private readonly format: ObjectFormat,
  ) {
    this.empty = emptyTreeId(format);
  }

  /**
   * Every file, link and submodule of a tree, sorted by path.
   * @throws UndecidedError when a tree is missing or malformed, or there are more than `MAX_TREE_ENTRIES`.
   */
  async list(tree: ObjectId): Promise<TreeEntry[]> {
    const budget = new PathBudget(MAX_TREE_ENTRIES, {
      subject: 'a tree',
      reason: 'holds',
      help: 'Take the generated files out of the repository.',
    });
    const changes = await this.diff(null, tree, budget);
    return changes.flatMap((change) => (change.after === null ? [] : [change.after]));
  }

  /**
   * The difference of two trees, sorted by path; null stands for the empty tree.
   * @param budget what this walk may cost, together with others that share it
   * @param within whether to look into a folder, written with a slash at its end
   * @throws UndecidedError when a tree is missing or malformed, or the budget is spent.
   */
  async diff(
    before: ObjectId | null,
    after: ObjectId | null,
    budget: PathBudget,
    within: (folder: string) => boolean = () => true,
  ): Promise<Change[]> {
    const found: Change[] = [];
    let level: FolderPair[] = before === after ? [] : [{ prefix: '', before, after }];
    while (level.length > 0) {
      const next: FolderPair[] = [];
      for (let at = 0; at < level.length; at += CHUNK) {
        const chunk = level.slice(at, at + CHUNK);
        const measured = await Promise.all(chunk.map((pair) => this.measure(pair)));
        // What differs is counted before more is read: a few bytes in a pack can be gigabytes of folders.
        for (const group of groupsOf(measured)) await this.compareGroup(group, found, next, budget);
      }
      level = next.filter((pair) => within(pair.prefix));
    }
    return found.sort(byPath);
  }

  /** Drops what was read, before many other trees are. */
  forget(): void {
    this.headers.clear();
    this.known.clear();
    this.knownBytes = 0;
  }

  private async compareGroup(
    group: readonly MeasuredPair[],
    found: Change[],
    next: FolderPair[],
    budget: PathBudget,
  ): Promise<void> {
    const bytes = bytesOf(group);
    await this.gate.enter(bytes);
    try {
      const loaded = await Promise.all(group.map((pair) => this.loadPair(pair)));
      loaded.forEach(([left, right], index) => {
        const prefix = group[index]?.prefix ?? '';
        for (const difference of entryPairs(left, right)) collect(difference, prefix, found, next, budget);
      });
    } finally {
      this.gate.leave(bytes);
    }
  }

  private async measure({ prefix, before, after }: FolderPair): Promise<MeasuredPair> {
    const [left, right] = await Promise.all([this.header(before, prefix), this.header(after, prefix)]);
    return { prefix, before: left, after: right, bytes: (left?.size ?? 0) + (right?.size ?? 0) };
  }

  private async header(id: ObjectId | null, prefix: string): Promise<ObjectHeader | null> {
    if (id === null || id === this.empty) return null;
    let header = this.headers.get(id);
    if (header === undefined) {
      header = this.objects.find(id);
      this.headers.set(id, header);
    }
    const found = await header;
    if (found === null) throw missing(id, prefix);
    return found;
  }

  private loadPair(pair: MeasuredPair): Promise<[TreeObject | null, TreeObject | null]> {
    return Promise.all([this.load(pair.before, pair.prefix), this.load(pair.after, pair.prefix)]);
  }

  private async load(header: ObjectHeader | null, prefix: string): Promise<TreeObject | null> {
    if (header === null) return null;
    try {
      return await (this.known.get(header.id) ?? this.read(header));
    } catch (error) {
      throw error instanceof MalformedTreeError ? malformed(error, prefix) : error;
    }
  }

  private read(header: ObjectHeader): Promise<TreeObject> {
    if (this.knownBytes > KNOWN_BYTES) this.forget();
    const tree = this.objects
      .content(header, 'tree', MAX_TREE_BYTES)
      .then((bytes) => new TreeObject(header.id, bytes, idBytes(this.format)));
    this.known.set(header.id, tree);
    this.knownBytes += header.size;
    return tree;
  }
}

/** Divides folders into groups that may be held at once; one that is larger stands alone. */
function groupsOf(pairs: readonly MeasuredPair[]): MeasuredPair[][] {
  const groups: MeasuredPair[][] = [];
  let room = 0;
  for (const pair of pairs) {
    const group = groups.at(-1);
    room -= pair.bytes;
    if (group !== undefined && room >= 0) group.push(pair);
    else {
      groups.push([pair]);
      room = GROUP_BYTES - pair.bytes;
    }
  }
  return groups;
}

function bytesOf(pairs: readonly MeasuredPair[]): number {
  return pairs.reduce((sum, { bytes }) => sum + bytes, 0);
}

interface EntryPair {
  readonly name: string;
  readonly before: TreeEntryOrFolder | null;
  readonly after: TreeEntryOrFolder | null;
}

interface TreeEntryOrFolder {
  readonly kind: TreeEntry['kind'] | 'tree';
  readonly id: ObjectId;
}

/** The entries in which two trees differ, by one walk along both. */
function* entryPairs(left: TreeObject | null, right: TreeObject | null): Generator<EntryPair> {
  let l = 0;
  let r = 0;
  const lefts = left?.length ?? 0;
  const rights = right?.length ?? 0;
  while (l < lefts || r < rights) {
    if (left !== null && right !== null && l < lefts && r < rights) {
      if (left.sameEntry(l, right, r)) {
        l++;
        r++;
        continue;
      }
      const order = left.compareNames(l, right, r);
      if (order === 0) yield { name: left.name(l), before: describe(left, l++), after: describe(right, r++) };
      else if (order < 0) yield { name: left.name(l), before: describe(left, l++), after: null };
      else yield { name: right.name(r), before: null, after: describe(right, r++) };
    } else if (left !== null && l < lefts) {
      yield { name: left.name(l), before: describe(left, l++), after: null };
    } else if (right !== null) {
      yield { name: right.name(r), before: null, after: describe(right, r++) };
    }
  }
}

function describe(tree: TreeObject, index: number): TreeEntryOrFolder {
  return { kind: tree.kind(index), id: tree.object(index) };
}

/** Notes a difference: as a change where it is a file, as a folder to look into where it is one. git's order keeps the two apart. */
function collect(pair: EntryPair, prefix: string, found: Change[], next: FolderPair[], budget: PathBudget): void {
  const path = prefix + pair.name;
  const { before, after } = pair;
  if (before?.kind === after?.kind && before?.id === after?.id) return;
  if (before?.kind === 'tree' || after?.kind === 'tree') {
    budget.spendFolder(path);
    next.push({ prefix: `${path}/`, before: before?.id ?? null, after: after?.id ?? null });
  } else {
    budget.spendPath(path);
    found.push({ path, before: entryAt(path, before), after: entryAt(path, after) });
  }
}

function entryAt(path: RepoPath, item: TreeEntryOrFolder | null): TreeEntry | null {
  return item === null || item.kind === 'tree' ? null : { path, kind: item.kind, id: item.id };
}

function byPath(a: Change, b: Change): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** What the walks of one purpose may cost together, and the words for when it is spent. */
export class PathBudget {
  private paths = 0;
  private folders = 0;
  private units = 0;

  /**
   * @param limit how many paths
   * @param words `reason` continues with what there is more of than allowed
   */
  constructor(
    private readonly limit: number,
    private readonly words: Undecided,
  ) {}

  /** @throws UndecidedError when this is one path too many */
  spendPath(path: string): void {
    this.measure(path);
    if (++this.paths > this.limit) throw this.spent(this.limit, 'paths');
  }

  /** @throws UndecidedError when this is one folder too many */
  spendFolder(path: string): void {
    this.measure(path);
    if (++this.folders > MAX_FOLDERS) throw this.spent(MAX_FOLDERS, 'folders');
  }

  private measure(path: string): void {
    if (path.length > MAX_PATH) throw tooLong(path);
    this.units += path.length;
    if (this.units > MAX_PATH_UNITS) throw this.spent(MAX_PATH_UNITS, 'characters of paths');
  }

  private spent(limit: number, of: string): UndecidedError {
    const { subject, reason, help } = this.words;
    return new UndecidedError({
      subject,
      reason: `${reason} more than ${limit.toLocaleString('en')} ${of}, the limit`,
      help,
    });
  }
}

function tooLong(path: string): UndecidedError {
  return new UndecidedError({
    subject: `the path ${printable(path.slice(0, 60))}…`,
    reason: `is longer than ${MAX_PATH.toLocaleString('en')} characters`,
    help: 'Take it out of the change.',
  });
}

function missing(tree: ObjectId, prefix: string): UndecidedError {
  return new UndecidedError({
    subject: nameOf(tree, prefix),
    reason: 'is missing here: the clone is shallow or partial, or damaged',
    help: FETCH_HELP,
  });
}

function nameOf(tree: ObjectId, prefix: string): string {
  return `tree ${tree.slice(0, 12)} (${prefix === '' ? 'the top folder' : `the folder ${printable(prefix)}`})`;
}

function malformed(error: MalformedTreeError, prefix: string): UndecidedError {
  return new UndecidedError({
    subject: nameOf(error.tree, prefix),
    reason: printable(error.reason),
    help: 'Make the commit again with plain git commands; `git fsck` names the broken trees.',
  });
}
