import { printable } from '../../engine/model/path.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { Side } from '../../engine/sources/range.js';
import type { ChangeTarget, GateRemote, Place, WantedCommit } from './parts.js';

/** Both ends of a change at one moment. */
export interface Ends {
  readonly base: Side;
  readonly head: { readonly name: string; readonly commit: ObjectId };
}

/** That the head is no longer the commit that the event is about. */
export class HeadMoved extends UndecidedError {}

/**
 * Where the ends of a change are now: what is live is read from the server, never from the event (threats G13, G14).
 * @throws HeadMoved when head is another than the event says, or gone
 * @throws UndecidedError when another ref is gone, or the server does not answer
 */
export async function endsOf(remote: GateRemote, { base, head, followsHead }: ChangeTarget): Promise<Ends> {
  const asked = [...(base.commit === 'live' ? [base] : []), ...(head.commit === 'live' || followsHead ? [head] : [])];
  const refs = asked.flatMap(({ ref }) => ref ?? []);
  const tips: ReadonlyMap<string, ObjectId> = refs.length === 0 ? new Map() : await remote.tips(refs);
  const headCommit = commitOf(head, tips);
  if (headCommit === null) throw new TypeError('a head is always a commit');
  if (followsHead && head.ref !== null && tips.get(head.ref) !== headCommit)
    throw headMoved(head.ref, headCommit, tips);
  return {
    base: { name: nameOf(base), commit: commitOf(base, tips) },
    head: { name: nameOf(head), commit: headCommit },
  };
}

/** The tip of a ref that has to be there. */
export function tipOf(tips: ReadonlyMap<string, ObjectId>, ref: string): ObjectId {
  const tip = tips.get(ref);
  if (tip !== undefined) return tip;
  throw new UndecidedError({
    subject: printable(ref),
    reason: 'is not on the server, expected it there',
    help: 'Look whether the branch was deleted or renamed, and whether the token may see it: `permissions: contents: read`.',
  });
}

/** What has to be fetched to judge between two ends. */
export function wantedFor({ base, head }: Ends, target: ChangeTarget): readonly WantedCommit[] {
  const ofHead = { commit: head.commit, ref: target.head.ref };
  return base.commit === null ? [ofHead] : [{ commit: base.commit, ref: target.base.ref }, ofHead];
}

function commitOf({ ref, commit }: Place, tips: ReadonlyMap<string, ObjectId>): ObjectId | null {
  if (commit !== 'live') return commit;
  if (ref === null) throw new TypeError('what is live has a ref');
  return tipOf(tips, ref);
}

function nameOf({ ref, commit }: Place): string {
  if (commit === null) return 'the empty tree';
  return ref ?? `commit ${commit.slice(0, 12)}`;
}

function headMoved(ref: string, expected: ObjectId, tips: ReadonlyMap<string, ObjectId>): HeadMoved {
  const now = tips.get(ref);
  return new HeadMoved({
    subject: printable(ref),
    reason: `is ${now === undefined ? 'gone' : `at ${now.slice(0, 12)}`}, expected ${expected.slice(0, 12)}: head has moved since this run was started`,
    help: 'Look at the newest run: it judges what is there now.',
  });
}
