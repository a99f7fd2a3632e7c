import { isPacketPath } from '../../engine/model/governed.js';
import type { Law } from '../../engine/model/law.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { baseName, printable, type RepoPath } from '../../engine/model/path.js';
import { quote } from '../../engine/model/quote.js';
import { isRegular, type Snapshot } from '../../engine/model/snapshot.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { nearest } from '../../engine/selection.js';
import type { Desk } from './desk.js';

/** A packet that a command was given, and where it stands. */
export interface PacketArgument {
  readonly path: RepoPath;
  readonly packet: WorkPacket;
}

/**
 * The packet of the work tree that a command was given by its exact id (law.md, decision 3); the ending of a file name is forgiven.
 * @throws UndecidedError, with the nearest id, when there is none, or it is no regular file
 */
export function packetArgument({ tree, law }: Pick<Desk, 'tree' | 'law'>, id: string): PacketArgument {
  const name = `${withoutEnding(id)}.md`;
  const entry = tree.packetEntries.find(({ path }) => baseName(path) === name);
  if (!entry) throw unknownPacket(id, tree.snapshot, law, 'Create one first: npx handshake-check create-task-packet');
  const packet = tree.packetAt(entry.path);
  if (packet) return { path: entry.path, packet };
  const reason = isRegular(entry) ? 'cannot be read' : `is a ${entry.kind}`;
  throw new UndecidedError({
    subject: printable(entry.path),
    reason: `${reason}, expected a packet in a regular file`,
    help: 'handshake-check names what is wrong with it.',
  });
}

/** An id as people type it, which may be the name of its file. */
export function withoutEnding(id: string): string {
  return id.replace(/\.md$/, '');
}

/**
 * An id that names no packet of a tree.
 * @param without what to do where there is no packet at all
 */
export function unknownPacket(id: string, tree: Snapshot, { paths }: Law, without: string): UndecidedError {
  const ids = tree.paths().flatMap((path) => (isPacketPath(paths, path) ? [withoutEnding(baseName(path))] : []));
  return new UndecidedError({
    subject: /^[\w.-]{1,100}$/.test(id) ? id : `the packet id ${quote(id, 100)}`,
    reason: `names no packet of the work tree, which holds ${ids.length}, expected an exact id`,
    help: ids.length > 0 ? `Did you mean ${nearest(id, ids)}?` : without,
  });
}
