import { createHash } from 'node:crypto';
import { folderOf, type RepoPath } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { Change, Ground, Look } from './change.js';

/** What `init` did to one file: made it, with these bytes, or put this text into it. */
export type ReceiptEntry =
  | { readonly path: RepoPath; readonly created: string }
  | { readonly path: RepoPath; readonly inserted: string };

/**
 * What was written, so that exactly this can be taken out again: the one of the work tree is committed and serves every clone, the one of
 * git's own folder serves this clone.
 */
export interface Receipt {
  readonly files: readonly ReceiptEntry[];
  /** The folders that were not there, outer ones first. */
  readonly folders: readonly RepoPath[];
  /** Hooks that lefthook had not laid: it does so by itself, and they go with what it was told. */
  readonly stubs: readonly string[];
}

/** Where the receipt of the work tree stands; the folder belongs to the law. */
export const RECEIPT_PATH = '.handshake/init.json';
/** The name of the other one, in git's own folder. */
export const LOCAL_RECEIPT = 'handshake-check.init.json';

const EMPTY: Receipt = { files: [], folders: [], stubs: [] };

/** The receipt of an act, added to the one of acts before it. */
export function receiptOf(
  changes: readonly Change[],
  look: Look,
  before: Receipt | null,
  stubs: readonly string[] = [],
): Receipt {
  const old = before ?? EMPTY;
  const made = changes.filter((change) => change.before === null).map(({ path }) => path);
  const folders = made.flatMap((path) => missingFolders(path, look));
  return {
    files: [...old.files, ...changes.map(entryOf)],
    folders: [...new Set([...old.folders, ...folders])].sort(),
    stubs: [...new Set([...old.stubs, ...stubs])],
  };
}

function entryOf({ path, before, after }: Change): ReceiptEntry {
  return before === null
    ? { path, created: digest(after) }
    : { path, inserted: Buffer.from(insertedInto(before, after)).toString('utf8') };
}

/** What was put in between; what was there stays on both sides. */
function insertedInto(before: Uint8Array, after: Uint8Array): Uint8Array {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return after.subarray(at, at + after.length - before.length);
}

function missingFolders(path: RepoPath, look: Look): RepoPath[] {
  const folder = folderOf(path);
  return folder === '' || look(folder).kind !== 'nothing' ? [] : [...missingFolders(folder, look), folder];
}

/** What tells one content from another. */
export function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The bytes of a receipt. */
export function receiptBytes(receipt: Receipt): Uint8Array {
  const note = 'What handshake-check init wrote here, for handshake-check init --uninstall.';
  return Buffer.from(`${JSON.stringify({ version: 1, note, ...receipt }, null, 2)}\n`);
}

/**
 * Reads a receipt; null where there is none.
 * @throws UndecidedError when it cannot be read: nobody could say what was written
 */
export function readReceipt(ground: Ground, look: Look): Receipt | null {
  const path = ground === 'tree' ? RECEIPT_PATH : LOCAL_RECEIPT;
  const seen = look(path);
  if (seen.kind === 'nothing') return null;
  const read = seen.kind === 'file' ? receiptFrom(Buffer.from(seen.bytes).toString('utf8')) : null;
  if (read !== null) return read;
  throw new UndecidedError({
    subject: ground === 'tree' ? path : `${path} in git's own folder`,
    reason: 'cannot be read, expected what init wrote: nothing was written',
    help: ground === 'tree' ? `Bring it back: git checkout -- '${path}'` : 'Remove it, and take the hooks out by hand.',
  });
}

function receiptFrom(text: string): Receipt | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value.version !== 1) return null;
    const files = listOf(value.files, isEntry);
    const folders = listOf(value.folders, isText);
    const stubs = listOf(value.stubs, isText);
    return files && folders && stubs ? { files, folders, stubs } : null;
  } catch {
    // Not JSON: the caller says so.
    return null;
  }
}

function listOf<T>(value: unknown, isOne: (each: unknown) => each is T): readonly T[] | null {
  return Array.isArray(value) && value.every(isOne) ? value : null;
}

function isEntry(value: unknown): value is ReceiptEntry {
  if (!isRecord(value) || !isText(value.path)) return false;
  return isText(value.created) || (isText(value.inserted) && value.inserted !== '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
