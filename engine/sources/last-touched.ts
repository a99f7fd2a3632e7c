import type { CleanRoom } from '../git/clean-room.js';
import { writeEndMark } from '../git/end-mark.js';
import { pathFromBytes } from '../git/path-bytes.js';
import { gitFailure } from '../git/run.js';
import type { RepoPath } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';

/** Starts the time and the id of a commit in git's answer; no path starts with it. */
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
  const shown = ['-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv', `--format=${MARK}%ct %H`];
  const end = writeEndMark(room, paths[0] ?? null, 'end');
  const args = ['log', '--full-history', '--no-merges', ...shown, commit, end, '--', ...paths];
  const { stdout, stderr } = await room.git(args);
  let time: number | null = null;
  let afterTime = false;
  // Whether the record belongs to the mark at the end, and whether that was there with its path.
  let isEnd = false;
  let isWhole = false;
  for (let start = 0; start < stdout.length; ) {
    const stop = stdout.indexOf(0, start);
    if (stop < 0) throw gitFailure(args, 'wrote an incomplete answer', stderr);
    // A line break stands between the time of a commit and its first path.
    const record = stdout.subarray(afterTime && stdout[start] === LINE_FEED ? start + 1 : start, stop);
    start = stop + 1;
    afterTime = record.subarray(0, MARK.length).toString('latin1') === MARK;
    if (afterTime) {
      const [seconds = '', id = ''] = record.subarray(MARK.length).toString('latin1').split(' ');
      isEnd = id === end;
      time = Number(seconds);
    } else if (isEnd) isWhole = true;
    else if (record.length > 0) {
      if (time === null || !Number.isSafeInteger(time)) throw gitFailure(args, 'wrote an unreadable answer', stderr);
      const path = pathFromBytes(record);
      touched.set(path, Math.max(time, touched.get(path) ?? 0));
    }
  }
  if (!isWhole) throw gitFailure(args, 'wrote an incomplete answer', stderr);
  return touched;
}

const LINE_FEED = 10;
