import type { Law } from '../../engine/model/law.js';
import { printable, type RepoPath } from '../../engine/model/path.js';
import { type Change, sentenceOf } from './change.js';
import { type Kept, migratePacket, type PacketMigration } from './migrate-packet.js';
import { type Left, remaining } from './remaining.js';

/** A packet of the repository. */
export interface PacketFile {
  readonly id: string;
  readonly path: RepoPath;
  /** Null for what is no regular file. */
  readonly bytes: Uint8Array | null;
  /** Whether the last commit has it signed, whatever the work tree says: it is locked then. */
  readonly isCommittedSigned: boolean;
}

/** What became of a packet, for a program. */
export interface PacketAnswer {
  readonly id: string;
  readonly path: RepoPath;
  readonly outcome: 'migrated' | 'canonical' | 'signed' | 'refused';
  /** Why nothing was rewritten. */
  readonly reason: string | null;
  readonly changes: readonly Change[];
  readonly kept: readonly Kept[];
  readonly left: readonly Left[];
  /** Null when nothing is to be written. */
  readonly after: Uint8Array | null;
}

/** Migrates one packet of a repository. */
export function migratedPacket(file: PacketFile, law: Law): PacketAnswer {
  const { id, path, bytes } = file;
  const none = { id, path, changes: [], kept: [], left: [], after: null };
  if (bytes === null) return { ...none, outcome: 'refused', reason: 'it is no regular file' };
  const migration: PacketMigration = file.isCommittedSigned ? { kind: 'signed' } : migratePacket(path, bytes, law);
  if (migration.kind === 'signed') return { ...none, outcome: 'signed', reason: 'its contract is locked' };
  if (migration.kind === 'refused') return { ...none, outcome: 'refused', reason: migration.reason };
  const { changes, kept } = migration;
  const left = remaining(path, migration.bytes, law, law.limits);
  const isChanged = changes.length > 0;
  const outcome = isChanged ? 'migrated' : 'canonical';
  return { ...none, outcome, reason: null, changes, kept, left, after: isChanged ? migration.bytes : null };
}

/** What was done to a file, a sentence for each change. */
export function actsOf(path: RepoPath, changes: readonly Change[]): string[] {
  return changes.map((change) => sentenceOf(printable(path), change));
}

/** What was not done, and what is left to a person, a sentence each. */
export function leftSentences(packet: PacketAnswer): string[] {
  const path = printable(packet.path);
  if (packet.outcome === 'signed') return [signedSentence(path, packet.id)];
  if (packet.reason !== null) return [`${path}: nothing of it was rewritten, because ${packet.reason}`];
  return [
    ...packet.kept.map(
      ({ line, subject, difference }) =>
        `${path}:${line}: ${subject} stays as it is, because its canonical form would change ${difference}`,
    ),
    ...placed(packet.path, packet.left),
  ];
}

function signedSentence(path: string, id: string): string {
  return `${path}: it is signed, and its contract stays as it is; a successor starts in the canonical form: npx handshake-check create-task-packet --from ${id}`;
}

/** What is left to a person in a file. */
export function placed(path: RepoPath, left: readonly Left[]): string[] {
  return left.map(({ line, text }) => `${printable(path)}${line === 0 ? '' : `:${line}`}: ${text}`);
}
