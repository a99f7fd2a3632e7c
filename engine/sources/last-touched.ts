import type { CleanRoom } from '../git/clean-room.js';
import { pathFromBytes } from '../git/path-bytes.js';
import { gitFailure } from '../git/run.js';
import type { RepoPath } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';

/** Starts the time of a commit in git's answer; no path starts with it. */
const MARK = '//';

/**
 * When paths were last touched by a commit, merges left out: they touch what their parents did.
 * @param commit null before the first one
 * @param paths exact paths and folders; everything when there are none
 * @throws UndecidedError when history is not complete
 */
export async function lastTouched(
  room: CleanRoom,
  commit: ObjectId | null,
  paths: readonly RepoPath[],
): Promise<ReadonlyMap<RepoPath, number>> {
  const touched = new Map<RepoPath, number>();
  if (commit === null) return touched;
  const shown = ['-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv', `--format=${MARK}%ct`];
  const args = ['log', '--full-history', '--no-merges', ...shown, commit, '--', ...paths];
  const { stdout, stderr } = await room.git(args);
  let time: number | null = null;
  let afterTime = false;
  for (let start = 0; start < stdout.length; ) {
    const end = stdout.indexOf(0, start);
    if (end < 0) throw gitFailure(args, 'wrote an incomplete answer', stderr);
    // A line break stands between the time of a commit and its first path.
    const record = stdout.subarray(afterTime && stdout[start] === LINE_FEED ? start + 1 : start, end);
    start = end + 1;
    afterTime = record.subarray(0, MARK.length).toString('latin1') === MARK;
    if (afterTime) time = Number(record.subarray(MARK.length).toString('latin1'));
    else if (record.length > 0) {
      if (time === null || !Number.isSafeInteger(time)) throw gitFailure(args, 'wrote an unreadable answer', stderr);
      const path = pathFromBytes(record);
      touched.set(path, Math.max(time, touched.get(path) ?? 0));
    }
  }
  return touched;
}

const LINE_FEED = 10;
