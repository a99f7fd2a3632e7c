import { createHash } from 'node:crypto';
import type { RepoPath } from './model/path.js';

/** Which part of the packets a run examines: the `index`-th of `count`, counted from 1. */
export interface ShardOfRun {
  readonly index: number;
  readonly count: number;
}

/** The shard that looks at everything which is more than one packet. */
export const WHOLE_SHARD = 1;

/** Whether a run looks at the repository as a whole: every run without a shard does. */
export function looksAtWhole(shard: ShardOfRun | undefined): boolean {
  return !shard || shard.index === WHOLE_SHARD;
}

/** The part of the packets that a run reads at all; null where it reads all of them. */
export function readPart(shard: ShardOfRun | undefined): ShardOfRun | null {
  return shard && !looksAtWhole(shard) ? shard : null;
}

/** What a check of the whole repository says in the other shards. */
export function inWholeShard({ count }: ShardOfRun): string {
  return `examined in shard ${WHOLE_SHARD} of ${count}`;
}

/**
 * Whether a packet belongs to a shard. It hangs on the path and not on the id: a path is known before anything is read and each stands
 * once in a tree, while an id is read out of the text, where it can be missing or be written twice. No other packet has a say, so that
 * one more of them moves none.
 */
export function isInShard(path: RepoPath, { index, count }: ShardOfRun): boolean {
  return createHash('sha256').update(path).digest().readUIntBE(0, 6) % count === index - 1;
}

/** Those of the given paths that a run examines; all of them where it has no shard. */
export function pathsInShard(paths: readonly RepoPath[], shard: ShardOfRun | null | undefined): readonly RepoPath[] {
  return shard ? paths.filter((path) => isInShard(path, shard)) : paths;
}
