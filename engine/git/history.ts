import type { ObjectId } from '../model/snapshot.js';
import type { CleanRoom } from './clean-room.js';
import { isObjectId } from './object-id.js';
import { gitFailure } from './run.js';

/**
 * The commits that are reachable from one commit and not from another, parents before children. Grafts, shallow files and replace refs
 * have no effect here, so a parent that is not there ends in an error (threats L19, L20, L22, L23).
 * @param base null for all of history
 * @param limit the most commits that are listed; the newest ones
 * @throws UndecidedError when history is not complete.
 */
export async function commitsBetween(
  room: CleanRoom,
  base: ObjectId | null,
  head: ObjectId,
  limit: number,
): Promise<readonly ObjectId[]> {
  const range = base === null ? [head] : [head, `^${base}`];
  const args = ['rev-list', '--topo-order', '--reverse', `--max-count=${limit}`, ...range, '--'];
  const ids = await listIds(room, args);
  // Nothing comes behind head, so a list that ends in it was not cut short; one without it is right only where base has it already.
  const isWhole = ids.length > 0 ? ids.at(-1) === head : base !== null && (await isAncestor(room, head, base));
  if (!isWhole) throw gitFailure(args, 'wrote an incomplete answer', '');
  return ids;
}

async function isAncestor(room: CleanRoom, one: ObjectId, of: ObjectId): Promise<boolean> {
  return one === of || (await mergeBases(room, one, of)).includes(one);
}

/**
 * The best common ancestors of two commits; empty when their histories have nothing in common (threat L18).
 * @throws UndecidedError when history is not complete.
 */
export async function mergeBases(room: CleanRoom, one: ObjectId, other: ObjectId): Promise<readonly ObjectId[]> {
  return listIds(room, ['merge-base', '--all', one, other], [0, 1]);
}

async function listIds(
  room: CleanRoom,
  args: readonly string[],
  accept: readonly number[] = [0],
): Promise<readonly ObjectId[]> {
  const { code, stdout, stderr } = await room.git(args, { accept });
  const lines = stdout.toString('latin1').split('\n');
  const complete = lines.pop() === '' && lines.every(isObjectId);
  // With exit code 1 nothing was found; a complaint beside it means that the search itself failed.
  if (!complete || (code !== 0 && (lines.length > 0 || stderr !== '')))
    throw gitFailure(args, 'wrote an incomplete answer', stderr);
  return lines;
}
