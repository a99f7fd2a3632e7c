import { resolve } from 'node:path';
import { cleanMessage } from '../../engine/git/message.js';
import type { Repository } from '../../engine/git/repository.js';
import { parseTrailers } from '../../engine/git/trailers.js';
import { standingLaw } from '../standing-law.js';
import { type Claim, claimedPacket, claimedRole } from './claims.js';
import { readMessageFile, replaceMessageFile } from './message-file.js';
import { type MessageSettings, messageSettings } from './message-settings.js';
import { withTrailers } from './message-trailers.js';

/** A commit message once nothing more is added to it. */
export interface CompletedMessage {
  /** What git will store of it, as far as a hook can know. */
  readonly message: string;
  /** What was added, or not, and why; a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Completes missing `Role:` and `Work-Packet:` trailers from what the person has set elsewhere, and writes the file when that adds
 * something. What the message says itself is never changed: a role that is wrong there is for the rules to judge.
 * @param file the path that git gave to the hook
 * @throws UndecidedError when the file cannot be read, or a setting names something that is no role
 */
export async function completeMessage(repository: Repository, file: string): Promise<CompletedMessage> {
  const path = resolve(repository.user.cwd, file);
  const settings = await messageSettings(repository);
  const raw = readMessageFile(path, file);
  const message = stored(raw, settings);
  const claims = message === '' ? [] : await missingClaims(repository, message, settings);
  const trailers = claims.flatMap((claim) => ('trailer' in claim ? [claim.trailer] : []));
  const completed = trailers.length === 0 ? null : extended(raw, message, trailers, settings);
  if (completed) replaceMessageFile(path, completed);
  return {
    message: completed ? stored(completed, settings) : message,
    notes: claims.map((claim) => noteOf(claim, completed !== null)),
  };
}

/** What git makes of the file. Where it opens no editor it keeps lines that look like comments. */
function stored(raw: Buffer, { comment }: MessageSettings): string {
  const text = raw.toString('utf8');
  return comment === null ? text : cleanMessage(text, comment);
}

async function missingClaims(repository: Repository, message: string, settings: MessageSettings): Promise<Claim[]> {
  const needsRole = parseTrailers(message).roleLines.length === 0;
  // Also a line that does not count as a trailer: what somebody wrote is not written a second time.
  const needsPacket = !/^\s*work-packet\s*:/im.test(message);
  if (!(needsRole && saysRole(settings)) && !(needsPacket && saysPacket(settings))) return [];
  const { law, holds } = await standingLaw(repository, repository.layout.head);
  const role = needsRole ? claimedRole(settings, law, settings.email) : null;
  const packet = needsPacket ? claimedPacket(settings, (id) => holds(`${law.paths.packets}/${id}.md`)) : null;
  return [role, packet].filter((claim) => claim !== null);
}

/** Whether a setting could name a role at all: only then is the law worth reading. */
function saysRole({ environmentRole, configuredRole, branch }: MessageSettings): boolean {
  return Boolean(environmentRole) || Boolean(configuredRole) || branch !== null;
}

function saysPacket({ configuredPacket, branch }: MessageSettings): boolean {
  return Boolean(configuredPacket) || (branch?.includes('WP-') ?? false);
}

/** The file's bytes with the trailers; null when they would not count there, or the message would not stay what it is. */
function extended(raw: Buffer, message: string, trailers: readonly string[], settings: MessageSettings): Buffer | null {
  // One character for each byte keeps every encoding as it is; what is looked for is ASCII.
  const comment = settings.comment === null ? null : Buffer.from(settings.comment, 'utf8').toString('latin1');
  const text = withTrailers(raw.toString('latin1'), trailers, { comment });
  if (text === null) return null;
  const bytes = Buffer.from(text, 'latin1');
  const now = stored(bytes, settings);
  return trailers.every((trailer) => counts(now, trailer)) && now.startsWith(message.trimEnd()) ? bytes : null;
}

function counts(message: string, trailer: string): boolean {
  const { role, workPackets } = parseTrailers(message);
  return trailer === `Role: ${role}` || workPackets.some((id) => trailer === `Work-Packet: ${id}`);
}

function noteOf(claim: Claim, written: boolean): string {
  if ('refused' in claim) return `${claim.source} ${claim.refused}; nothing was added to the message`;
  if (written) return `added "${claim.trailer}" to the message (${claim.source})`;
  return `could not add "${claim.trailer}" (${claim.source}): no place in this message where it would count`;
}
