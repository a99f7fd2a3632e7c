import type { Repository } from '../../../engine/git/repository.js';
import { isSigned, type WorkPacket } from '../../../engine/model/packet.js';
import type { Range } from '../../../engine/sources/range.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import { revisionsOf } from '../../range-option.js';
import { whileOpen } from '../../while-open.js';

/** A range, and whether somebody typed it. */
export interface WorkRange {
  readonly range: Range;
  readonly isTyped: boolean;
}

/**
 * The range in which the work under a packet was done: as it was typed, else from the commit that first held the packet as it is signed,
 * to HEAD. So it is all of the work, whatever was pushed or merged of it meanwhile.
 * @returns null when HEAD's history never had the packet with its signature
 * @throws UndecidedError when the history is not complete
 */
export async function workRange(
  repository: Repository,
  packet: WorkPacket,
  typed: string | undefined,
): Promise<WorkRange | null> {
  if (typed !== undefined) {
    const example = `npx handshake-check post-work ${packet.id} --range origin/main..HEAD`;
    return { range: revisionsOf(typed, example), isTyped: true };
  }
  if (!isSigned(packet)) return null;
  const { text } = packet.signature;
  return whileOpen(worktreeSource(repository, { whole: false }), async (source) => {
    await source.base();
    const { commits } = await source.signatureHistory([text], [packet.path]);
    const first = commits.get(text)?.at(-1);
    return first === undefined ? null : { range: { base: first, head: 'HEAD' }, isTyped: false };
  });
}
