import { baseName, type RepoPath } from '../../engine/model/path.js';
import { isHook } from '../hook.js';
import type { Ground, Look } from './change.js';
import { digest, type Receipt, type ReceiptEntry } from './receipt.js';

/** A file that is to be as it was. */
export interface Restoration {
  readonly ground: Ground;
  readonly path: RepoPath;
  readonly before: Uint8Array;
  /** Null for a file that goes. */
  readonly after: Uint8Array | null;
}

/** What is taken out, and what a person has changed since and keeps. */
export interface Removal {
  readonly restorations: readonly Restoration[];
  readonly words: readonly string[];
}

/**
 * Takes out what a receipt lists, as far as it is still as it was written: files that were made go, files that were added to get back the
 * bytes that they had around it. Nothing that somebody changed is touched.
 */
export function planRemoval(ground: Ground, receipt: Receipt | null, look: Look): Removal {
  const restorations = new Map<RepoPath, Restoration>();
  const words: string[] = [];
  for (const entry of receipt?.files ?? []) {
    const there = placesOf(ground, entry).filter((path) => look(path).kind !== 'nothing');
    const taken = there.flatMap((path) => {
      const seen = look(path);
      if (seen.kind !== 'file' || !mayBeOurs(entry)) return [];
      const { before, after: now } = restorations.get(path) ?? { before: seen.bytes, after: seen.bytes };
      const after = now === null ? undefined : withoutEntry(entry, now);
      return after === undefined ? [] : [{ ground, path, before, after }];
    });
    for (const restoration of taken) restorations.set(restoration.path, restoration);
    // What is not there was taken away already, by whoever wanted it away.
    if (taken.length === 0 && there.includes(entry.path)) words.push(kept(ground, entry));
  }
  for (const stub of ground === 'hooks' ? stubsOf(receipt, look) : []) restorations.set(stub.path, stub);
  return { restorations: [...restorations.values()], words };
}

/** pre-commit, the Python tool, moves a hook that it finds to `<hook>.legacy`, and lefthook to `<hook>.old`: what was written may be there. */
function placesOf(ground: Ground, { path }: ReceiptEntry): RepoPath[] {
  return ground === 'hooks' ? [path, `${path}.legacy`, `${path}.old`] : [path];
}

/** The hooks that lefthook laid by itself. */
function stubsOf(receipt: Receipt | null, look: Look): Restoration[] {
  return (receipt?.stubs ?? []).flatMap((hook) => {
    const seen = isHook(hook) ? look(hook) : null;
    if (seen?.kind !== 'file' || !/lefthook/.test(Buffer.from(seen.bytes).toString('latin1'))) return [];
    return [{ ground: 'hooks', path: hook, before: seen.bytes, after: null }];
  });
}

/**
 * A receipt is a file that a branch can bring, and what it lists need not have been written by `init`: that never makes a work packet, and
 * whatever it puts into a file of somebody's names the gate.
 */
function mayBeOurs(entry: ReceiptEntry): boolean {
  const name = baseName(entry.path).toLowerCase();
  if (name.startsWith('wp-') && name.endsWith('.md')) return false;
  return 'created' in entry || /handshake/i.test(entry.inserted);
}

/** @returns null for a file that goes, undefined where it is not as it was written */
function withoutEntry(entry: ReceiptEntry, now: Uint8Array): Uint8Array | null | undefined {
  if ('created' in entry) return digest(now) === entry.created ? null : undefined;
  const text = Buffer.from(now);
  const inserted = Buffer.from(entry.inserted, 'utf8');
  const at = text.indexOf(inserted);
  if (at < 0 || text.indexOf(inserted, at + 1) >= 0) return undefined;
  return Buffer.concat([text.subarray(0, at), text.subarray(at + inserted.length)]);
}

function kept(ground: Ground, entry: ReceiptEntry): string {
  const path = ground === 'tree' ? entry.path : `.git/hooks/${entry.path}`;
  return 'created' in entry
    ? `${path} was changed since init made it, and is kept`
    : `${path} was changed where init had added to it, and is kept: take out by hand what names handshake-check`;
}
