import process from 'node:process';
import type { Repository } from '../engine/git/repository.js';
import { existingRefs } from '../engine/git/revision.js';
import type { ObjectId } from '../engine/model/snapshot.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { type PushedRef, pushSources } from '../engine/sources/push.js';
import { standingLaw } from './standing-law.js';

/** The most that git writes to a hook in any sensible push. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The refs of the push that git describes on standard input, each to be judged against the remote's protected tip as last fetched.
 * Which branch is protected, the law of the remote's default branch says, and never what is pushed.
 * @throws UndecidedError when standard input is not git's, or that law cannot be read
 */
export async function refsOfPush(repository: Repository, remote: string): Promise<readonly PushedRef[]> {
  const input = await standardInput();
  const tip = await defaultTip(repository, remote);
  const { law } = await standingLaw(repository, tip);
  return pushSources(repository, remote, input, { protectedBranch: law.protectedBranch });
}

async function defaultTip({ user }: Repository, remote: string): Promise<ObjectId | null> {
  const names = ['HEAD', 'main', 'master'].map((name) => `refs/remotes/${remote}/${name}`);
  const refs = await existingRefs(user, names);
  return names.flatMap((name) => refs.find((ref) => ref.name === name) ?? [])[0]?.object ?? null;
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MAX_BYTES) {
      throw new UndecidedError({
        subject: 'the standard input of pre-push',
        reason: `has more than ${MAX_BYTES} bytes, expected a line for each ref`,
        help: 'Push fewer refs at a time.',
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
