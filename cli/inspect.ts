import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import process from 'node:process';
import { readLaw } from '../engine/config.js';
import { readTextFile } from '../engine/documents/text-file.js';
import { readWorkPacket } from '../engine/documents/work-packet.js';
import { openRepository } from '../engine/git/repository.js';
import { lawOf } from '../engine/law-of-base.js';
import type { Law } from '../engine/model/law.js';
import { baseName } from '../engine/model/path.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { nearest } from '../engine/selection.js';
import { worktreeSource } from '../engine/sources/worktree.js';
import { rules } from '../rules/index.js';
import type { ExitCode } from './exit-code.js';
import { packetReading } from './packet-reading.js';
import { readingText } from './reading-text.js';
import type { Terminal } from './terminal.js';

/** What `inspect` was asked for. */
export interface InspectRequest {
  /** A file, or a packet's id. */
  readonly target: string;
  readonly format: 'text' | 'json';
  readonly directory: string;
}

const MAX_BYTES = 4 * 1024 * 1024;

/** Shows what the packet reader read. It judges nothing: an odd packet is shown as it was read. */
export async function runInspect({ target, format, directory }: InspectRequest, terminal: Terminal): Promise<ExitCode> {
  const file = resolve(directory, target);
  const isId = /^WP-[^/\\]+$/i.test(target) && !lstatSync(file, { throwIfNoEntry: false });
  const { path, bytes, law } = isId ? await fromWorkTree(target, directory) : await fromDisk(target, file);
  const text = readTextFile(path, bytes);
  const reading = packetReading(readWorkPacket({ path, blob: '', text: text.text }, law), text, law.source);
  await terminal.print(
    format === 'json' ? `${JSON.stringify(reading, null, 2)}\n` : readingText(reading, terminal.palette),
  );
  return 0;
}

interface Found {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly law: Law;
}

async function fromWorkTree(id: string, directory: string): Promise<Found> {
  const source = worktreeSource(await openRepository(resolve(directory), process.env), { whole: false });
  try {
    const changeset = await source.survey();
    const law = await lawOf(source, changeset, { rules });
    const tree = changeset.result;
    const wanted = `${law.paths.packets}/${id.replace(/\.md$/, '')}.md`;
    const entry = tree.entry(wanted);
    if (!entry)
      throw unknownPacket(
        id,
        tree.paths().filter((path) => path.startsWith(`${law.paths.packets}/`)),
      );
    const [refused] = await source.load([{ entry, maxBytes: MAX_BYTES }]);
    if (refused) throw new UndecidedError(refused);
    return { path: wanted, bytes: tree.bytes(entry), law };
  } finally {
    await source.close();
  }
}

async function fromDisk(target: string, file: string): Promise<Found> {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > MAX_BYTES) {
    throw new UndecidedError({
      subject: target,
      reason: stat?.isFile()
        ? `is ${stat.size} bytes, the limit is ${MAX_BYTES}`
        : stat
          ? 'is no regular file'
          : 'does not exist',
      help: 'Name a packet: a file, or an id such as WP-1-Jobs-20260101.',
    });
  }
  return { path: basename(file), bytes: readFileSync(file), law: await lawAround(dirname(file)) };
}

/** The law of the repository that holds a folder; the protocol's defaults, and the output says so, where there is none. */
async function lawAround(folder: string): Promise<Law> {
  try {
    const source = worktreeSource(await openRepository(folder, process.env), { whole: false });
    try {
      return await lawOf(source, await source.survey(), { rules });
    } finally {
      await source.close();
    }
  } catch (error) {
    if (
      error instanceof UndecidedError &&
      /could not be read as a git repository|has no work tree/.test(error.reason)
    ) {
      return readLaw(null, rules);
    }
    throw error;
  }
}

function unknownPacket(id: string, paths: readonly string[]): UndecidedError {
  const ids = paths.map((path) => baseName(path).replace(/\.md$/, ''));
  return new UndecidedError({
    subject: id,
    reason: `names no packet of the work tree, which holds ${ids.length}`,
    help: ids.length > 0 ? `Did you mean ${nearest(id, ids)}?` : 'Name a file instead.',
  });
}
