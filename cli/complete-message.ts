import { closeSync, fsyncSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { cleanMessage } from '../engine/git/message.js';
import type { Repository } from '../engine/git/repository.js';
import { runGit } from '../engine/git/run.js';
import { parseTrailers } from '../engine/git/trailers.js';
import { lawOf } from '../engine/law-of-base.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { stagedSource } from '../engine/sources/staged.js';
import { rules } from '../rules/index.js';
import { type Claim, type Claims, claimedPacket, claimedRole } from './claims.js';
import { withTrailers } from './message-trailers.js';

/** The message as git will read it, and what is said about how it came to be. */
export interface CompletedMessage {
  readonly message: string;
  readonly notes: readonly string[];
}

const MAX_BYTES = 1024 * 1024;

/**
 * Completes missing `Role:` and `Work-Packet:` trailers from what the person has set elsewhere, and writes the file when that
 * adds something. What the message says itself is never changed: a role that is wrong there is for the rules to judge.
 * @throws UndecidedError when the file cannot be read or a setting names something that is no role
 */
export async function completeMessage(repository: Repository, file: string): Promise<CompletedMessage> {
  const path = resolve(repository.user.cwd, file);
  // One character a byte keeps every encoding as it is; trailers are ASCII.
  const raw = readMessage(path).toString('latin1');
  const said = parseTrailers(cleanMessage(raw, '#'));
  const needsRole = said.roleLines.length === 0;
  const needsPacket = said.workPackets.length === 0;
  const claims = needsRole || needsPacket ? await claimsOf(repository) : null;
  if (!claims || isSilent(claims)) return { message: utf8(raw), notes: [] };
  const made = await trailersFor(repository, claims, needsRole, needsPacket);
  const trailers = made.flatMap((claim) => ('trailer' in claim ? [claim.trailer] : []));
  const notes = made.map((claim) =>
    'trailer' in claim ? `added "${claim.trailer}" (${claim.source})` : `${claim.source} ${claim.refused}`,
  );
  const completed = trailers.length > 0 ? withTrailers(raw, trailers, { comment: claims.comment }) : null;
  if (completed === null) return { message: utf8(raw), notes: trailers.length > 0 ? [] : notes };
  replaceFile(path, Buffer.from(completed, 'latin1'));
  return { message: utf8(completed), notes };
}

interface Settings extends Claims {
  readonly comment: string | null;
  readonly email: string;
}

function isSilent({ environmentRole, configuredRole, configuredPacket, branch }: Settings): boolean {
  return !environmentRole && !configuredRole && !configuredPacket && branch === null;
}

async function trailersFor(repository: Repository, claims: Settings, role: boolean, packet: boolean): Promise<Claim[]> {
  const source = stagedSource(repository, { door: 'commit-msg' });
  try {
    const changeset = await source.survey();
    // A message of an empty commit needs no role that nobody asked for; git keeps such commits for notes.
    const law = await lawOf(source, changeset, { rules });
    const isPacket = (id: string): boolean => changeset.base.entry(`${law.paths.packets}/${id}.md`) !== undefined;
    return [
      role ? claimedRole(claims, law, claims.email) : null,
      packet ? claimedPacket(claims, isPacket) : null,
    ].filter((claim) => claim !== null);
  } finally {
    await source.close();
  }
}

async function claimsOf({ user, environment: env }: Repository): Promise<Settings> {
  const settings = await readSettings(user);
  const branch = await runGit(user, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [0, 1] });
  const name = branch.stdout.toString('utf8').trim();
  return {
    environmentRole: env.HANDSHAKE_ROLE ?? null,
    configuredRole: settings.get('handshake.role') ?? null,
    configuredPacket: settings.get('handshake.workpacket') ?? null,
    branch: name.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : null,
    // git sets its editor to `:` for hooks when it opens none, and then keeps comment lines.
    comment: env.GIT_EDITOR === ':' ? null : commentOf(settings.get('core.commentchar')),
    email: env.GIT_AUTHOR_EMAIL ?? settings.get('user.email') ?? '',
  };
}

async function readSettings(user: Repository['user']): Promise<ReadonlyMap<string, string>> {
  const pattern = '^(handshake\\.(role|workpacket)|core\\.commentchar|user\\.email)$';
  const { stdout } = await runGit(user, ['config', '-z', '--get-regexp', pattern], { accept: [0, 1] });
  const entries = stdout
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
  return new Map(
    entries.map((entry): [string, string] => {
      const end = entry.indexOf('\n');
      return end < 0 ? [entry, ''] : [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
}

function commentOf(setting: string | undefined): string {
  return setting === undefined || setting === '' || setting === 'auto' ? '#' : setting;
}

function readMessage(path: string): Buffer {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() && stat.size <= MAX_BYTES) return readFileSync(path);
  throw new UndecidedError({
    subject: path,
    reason: stat?.isFile() ? `is larger than ${MAX_BYTES} bytes` : 'is no file with a commit message',
    help: 'Let git run the hook: git commit',
  });
}

/** Writes beside the file and puts it in its place, so that git reads the old message or the new one and nothing between. */
function replaceFile(path: string, bytes: Buffer): void {
  const temporary = join(dirname(path), `.handshake-check-${process.pid}`);
  const descriptor = openSync(temporary, 'wx', lstatSync(path).mode & 0o777);
  try {
    writeSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
