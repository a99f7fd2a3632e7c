import type { RepoPath } from '../model/path.js';
import type { EntryKind, ObjectId } from '../model/snapshot.js';
import { pathFromBytes } from './path-bytes.js';

const SPACE = 0x20;
const SLASH = 0x2f;
const ZERO = 0x30;
const FILE_TYPE = 0o170000;
const MAX_NAME = 4_096;

/**
 * One tree object, read strictly: names in git's order, none twice, none that leads elsewhere, every mode known. git itself takes such
 * trees in silence and its commands then disagree on what they hold (threat L33). Entries are decoded when asked for,
 * because most of them are only compared.
 */
export class TreeObject {
  private readonly modes: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  /**
   * @param id the id of the tree, for messages
   * @param bytes the content of the tree object
   * @throws MalformedTreeError when the tree is not well formed.
   */
  constructor(
    readonly id: ObjectId,
    private readonly bytes: Buffer,
    private readonly idLength: number,
  ) {
    for (let at = 0; at < bytes.length; ) at = this.readEntry(at);
  }

  /** How many entries it has. */
  get length(): number {
    return this.modes.length;
  }

  /** The name of an entry. */
  name(index: number): RepoPath {
    return pathFromBytes(this.bytes.subarray(this.starts[index], this.ends[index]));
  }

  /** What an entry is; `tree` for a folder. */
  kind(index: number): EntryKind | 'tree' {
    const mode = this.modes[index] ?? 0;
    switch (mode & FILE_TYPE) {
      case 0o040000:
        return 'tree';
      case 0o120000:
        return 'symlink';
      case 0o160000:
        return 'submodule';
      default:
        return (mode & 0o100) === 0 ? 'file' : 'executable';
    }
  }

  /** The object of an entry. */
  object(index: number): ObjectId {
    const end = (this.ends[index] ?? 0) + 1;
    return this.bytes.toString('hex', end, end + this.idLength);
  }

  /** Whether an entry is the same as one of another tree: name, mode and object. */
  sameEntry(index: number, other: TreeObject, otherIndex: number): boolean {
    if (this.modes[index] !== other.modes[otherIndex]) return false;
    const end = (this.ends[index] ?? 0) + 1 + this.idLength;
    const otherEnd = (other.ends[otherIndex] ?? 0) + 1 + this.idLength;
    return this.bytes.compare(other.bytes, other.starts[otherIndex], otherEnd, this.starts[index], end) === 0;
  }

  /** Compares two entries by git's order, in which the name of a folder ends in a slash. */
  compareNames(index: number, other: TreeObject, otherIndex: number): number {
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    const otherStart = other.starts[otherIndex] ?? 0;
    const otherEnd = other.ends[otherIndex] ?? 0;
    const common = Math.min(end - start, otherEnd - otherStart);
    const order = this.bytes.compare(other.bytes, otherStart, otherStart + common, start, start + common);
    return order !== 0 ? order : this.byteAfter(index, common) - other.byteAfter(otherIndex, common);
  }

  private byteAfter(index: number, length: number): number {
    const at = (this.starts[index] ?? 0) + length;
    if (at < (this.ends[index] ?? 0)) return this.bytes[at] ?? 0;
    return this.kind(index) === 'tree' ? SLASH : 0;
  }

  private readEntry(at: number): number {
    const { bytes } = this;
    let mode = 0;
    let start = at;
    for (let byte = bytes[start] ?? SPACE; byte !== SPACE; byte = bytes[++start] ?? SPACE) {
      if (byte < ZERO || byte > ZERO + 7 || start - at > 6)
        throw this.malformed('has an entry with an unreadable mode');
      mode = mode * 8 + (byte - ZERO);
    }
    start++;
    const end = bytes.indexOf(0, start);
    const next = end + 1 + this.idLength;
    if (end < 0 || next > bytes.length) throw this.malformed('is cut off');
    this.modes.push(mode);
    this.starts.push(start);
    this.ends.push(end);
    this.checkEntry(this.modes.length - 1, mode);
    return next;
  }

  private checkEntry(index: number, mode: number): void {
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    const type = mode & FILE_TYPE;
    if (type !== 0o100000 && type !== 0o040000 && type !== 0o120000 && type !== 0o160000) {
      throw this.malformed(`holds "${this.shown(index)}" with the unknown mode ${mode.toString(8)}`);
    }
    if (end === start || end - start > MAX_NAME)
      throw this.malformed('has an entry without a name or with an endless one');
    if (isEscape(this.bytes, start, end))
      throw this.malformed(`holds an entry with the reserved name "${this.shown(index)}"`);
    if (index === 0) return;
    if (this.compareNames(index - 1, this, index) >= 0 || this.hasFileBefore(index)) {
      const twice = this.earlier(index) >= 0;
      throw this.malformed(`holds "${this.shown(index)}" ${twice ? 'twice' : 'out of order'}`);
    }
  }

  /** Whether a folder has a file of the same name before it: between the two only names that begin alike can stand. */
  private hasFileBefore(index: number): boolean {
    if (this.kind(index) !== 'tree' || !this.beginsWith(index - 1, index)) return false;
    // Names that begin alike may be many, so the file is searched for where it would be.
    let low = 0;
    let high = index;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.compareWithFile(middle, index);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  private beginsWith(index: number, prefix: number): boolean {
    const [name, start] = [this.nameBytes(index), this.nameBytes(prefix)];
    return name.length >= start.length && name.compare(start, 0, start.length, 0, start.length) === 0;
  }

  /** Compares an entry with a file of the name of another one. */
  private compareWithFile(index: number, named: number): number {
    const [name, file] = [this.nameBytes(index), this.nameBytes(named)];
    const common = Math.min(name.length, file.length);
    const order = name.compare(file, 0, common, 0, common);
    return order !== 0 ? order : this.byteAfter(index, common) - (file[common] ?? 0);
  }

  private earlier(index: number): number {
    const name = this.nameBytes(index);
    for (let i = index - 1; i >= 0; i--) if (this.nameBytes(i).equals(name)) return i;
    return -1;
  }

  private nameBytes(index: number): Buffer {
    return this.bytes.subarray(this.starts[index], this.ends[index]);
  }

  private shown(index: number): string {
    return this.name(index).slice(0, 200);
  }

  private malformed(reason: string): MalformedTreeError {
    return new MalformedTreeError(this.id, reason);
  }
}

/** A tree that git's own commands read in different ways. The reader of the tree knows the folder and words the error. */
export class MalformedTreeError extends Error {
  constructor(
    readonly tree: ObjectId,
    readonly reason: string,
  ) {
    super(`tree ${tree} ${reason}`);
    this.name = 'MalformedTreeError';
  }
}

/** Whether a name is `.`, `..`, `.git` in any case, or holds a slash: it would stand for another place. */
function isEscape(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start;
  if (bytes.subarray(start, end).includes(SLASH)) return true;
  if (bytes[start] !== 0x2e || length > 4) return false;
  const name = bytes.toString('latin1', start, end).toLowerCase();
  return name === '.' || name === '..' || name === '.git';
}
