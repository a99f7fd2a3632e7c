import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { defaultLaw } from '../../engine/config.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { openRepository } from '../../engine/git/repository.js';
import { lawOf } from '../../engine/law-of-base.js';
import type { Law } from '../../engine/model/law.js';
import { isRegular } from '../../engine/model/snapshot.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { terminalJson } from '../../engine/reporters/escape.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { rules } from '../../rules/index.js';
import { unknownPacket, withoutEnding } from '../desk/packet-argument.js';
import type { ExitCode } from '../exit-code.js';
import { standingLaw } from '../standing-law.js';
import type { Terminal } from '../terminal.js';
import { whileOpen } from '../while-open.js';
import { packetReading } from './packet-reading.js';
import { readingText } from './reading-text.js';

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
    format === 'json' ? `${terminalJson(JSON.stringify(reading, null, 2))}\n` : readingText(reading, terminal.palette),
  );
  return 0;
}

interface Found {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly law: Law;
}

async function fromWorkTree(id: string, directory: string): Promise<Found> {
  const repository = await openRepository(resolve(directory), process.env);
  return whileOpen(worktreeSource(repository, { whole: false }), async (source) => {
    const law = await lawOf(source, await source.base(), { rules });
    const { result: tree } = await source.survey(law.limits);
    const path = `${law.paths.packets}/${withoutEnding(id)}.md`;
    const entry = tree.entry(path);
    if (!entry) throw unknownPacket(id, tree, law, 'Name a file instead: npx handshake-check inspect FILE');
    if (!isRegular(entry)) throw noPacketFile(path, `is a ${entry.kind}, expected a regular file`);
    const [refused] = await source.load([{ entry, maxBytes: MAX_BYTES }]);
    if (refused) throw new UndecidedError(refused);
    return { path, bytes: tree.bytes(entry), law };
  });
}

/** Looks at the file itself, through no link and without waiting for a pipe (threat X14). */
async function fromDisk(target: string, file: string): Promise<Found> {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) throw noPacketFile(target, 'does not exist, expected a file or the id of a packet');
  if (!stat.isFile()) throw noPacketFile(target, `is a ${kindOf(stat)}, expected a regular file`);
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_BYTES) throw noPacketFile(target, `has ${size} bytes, expected at most ${MAX_BYTES}`);
    return { path: target, bytes: readFileSync(descriptor), law: await lawAround(dirname(file)) };
  } finally {
    closeSync(descriptor);
  }
}

function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'folder';
  if (stat.isSymbolicLink()) return 'symbolic link';
  return stat.isFIFO() ? 'pipe' : 'socket or device';
}

function noPacketFile(target: string, reason: string): UndecidedError {
  return new UndecidedError({
    subject: target,
    reason,
    help: 'Name a packet, for example: npx handshake-check inspect docs/task_packets/WP-1-Jobs-20260101.md',
  });
}

/** The law of the repository around a folder; the protocol's defaults, and the output says so, where there is none. */
async function lawAround(folder: string): Promise<Law> {
  if (process.env.GIT_DIR === undefined && !liesInRepository(folder)) return defaultLaw(rules);
  const repository = await openRepository(folder, process.env);
  return (await standingLaw(repository, repository.layout.head)).law;
}

function liesInRepository(folder: string): boolean {
  const above = dirname(folder);
  return existsSync(join(folder, '.git')) || (above !== folder && liesInRepository(above));
}
