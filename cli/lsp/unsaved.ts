import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RepoPath } from '../../engine/model/path.js';
import { realFolders } from '../../engine/sources/disk-file.js';
import { plannedSource } from '../../engine/sources/planned.js';
import type { Source } from '../../engine/sources/source.js';

/** The texts that an editor has open, by their path from the top of the work tree. */
export type OpenTexts = ReadonlyMap<RepoPath, string>;

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The work tree as it would be if everything open in the editor were saved. What the editor has as it is on the disk stays the file on
 * the disk, with its own bytes; so does what git does not look at, and what a link stands for.
 * @param source of the work tree
 * @param top of the work tree
 */
export function unsavedSource(source: Source, top: string, texts: OpenTexts): Source {
  let laid: Source = source;
  return {
    ...source,
    async survey(limits) {
      const changeset = await source.survey(limits);
      const hasFolders = realFolders(top);
      const planned = new Map<RepoPath, Uint8Array>();
      for (const [path, text] of texts) {
        if (!hasFolders(path)) continue;
        const entry = changeset.result.entry(path);
        const file = fileOnDisk(join(top, path));
        // On the disk and not in the work tree that git lists: git ignores it, and so does check.
        const isLeftOut = file === 'other' || (file !== null && !entry);
        if (!isLeftOut && !holds(file, text)) planned.set(path, bytesOf(text, file));
      }
      laid = plannedSource({ ...source, survey: async () => changeset }, planned);
      return laid.survey(limits);
    },
    load: (wanted) => laid.load(wanted),
    // What nobody has saved is nothing to keep for later runs.
    facts: (purpose) => {
      const kept = source.facts?.(purpose) ?? null;
      return kept && { get: (key) => kept.get(key), put: () => undefined };
    },
  };
}

/** @returns null when there is no file, `other` for what is no regular file */
function fileOnDisk(file: string): Buffer | 'other' | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return null;
  if (!stat.isFile()) return 'other';
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : 'other';
  } finally {
    closeSync(descriptor);
  }
}

/** Editors show what is not UTF-8 as U+FFFD, and no byte order mark: a text that was only opened is no change. */
function holds(file: Buffer | null, text: string): boolean {
  return file !== null && new TextDecoder('utf-8').decode(file) === withoutMark(text);
}

/** What the editor would save. */
function bytesOf(text: string, file: Buffer | null): Uint8Array {
  const isMarked = file?.subarray(0, 3).equals(Buffer.from(BYTE_ORDER_MARK)) ?? text.startsWith(BYTE_ORDER_MARK);
  return Buffer.from(`${isMarked ? BYTE_ORDER_MARK : ''}${withoutMark(text)}`, 'utf8');
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}
