import { shellWord, withTreeLine } from '../engine/model/amend.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { fileLocation, type Location } from '../engine/model/location.js';
import type { LockDifference } from '../engine/model/lock.js';
import { type LockBreach, lockBreaches } from '../engine/model/lock-breaches.js';
import { quote } from '../engine/model/quote.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** What every message of this rule knows. */
interface Locked {
  readonly packet: string;
  readonly path: string;
  readonly signature: string;
  /** The commit or tree that holds the signed text, to restore it from. */
  readonly from: string;
  /** The commands that mend the commit which broke the lock, once its lines are restored; null where none is to blame. */
  readonly amend: string | null;
  /** The commands that bring the whole file back. */
  readonly putBack: string;
}

const successor = (packet: string): string =>
  `To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from ${packet}`;
/** Only the lines: STATUS and the record that were written since stand in the same file. */
const restore = ({ from, path, packet, amend }: Locked): string =>
  `Restore these lines as they were signed (git show ${from}:${shellWord(path)} has them)${amend === null ? '' : `, in the commit that changed them: ${amend}`}. ${successor(packet)}`;
const putBack = (data: Locked): string => `Put it back: ${data.putBack}.`;

/** Blank lines are not shown: where they are all that differs, the words say so. */
const difference = (data: Locked & { old: string; new: string }): string =>
  data.old === data.new
    ? `has a blank line more or less, expected the lines as ${data.signature} signed them`
    : `is ${quote(data.new)}, expected what ${data.signature} signed: ${quote(data.old)}`;

const messages = {
  'field-changed': (data: Locked & { field: string; old: string; new: string }) => ({
    message: `${data.field} of the signed packet ${data.packet} ${difference(data)}`,
    help: restore(data),
  }),
  'text-changed': (data: Locked & { section: string; old: string; new: string }) => ({
    message: `The locked text of ${data.section === '' ? 'the head' : `section ${quote(data.section)}`} of the signed packet ${data.packet} ${difference(data)}`,
    help: `${restore(data)}. Notes on the work belong in a record section (## Implementation, ## Validation, ## Evidence, ## Status / Handoff) or in a report at the end.`,
  }),
  'text-moved': (data: Locked & { line: string }) => ({
    message: `${quote(data.line)} of the signed packet ${data.packet} has moved, expected the order that ${data.signature} signed`,
    help: restore(data),
  }),
  'signature-changed': (data: Locked & { new: string }) => ({
    message: `USER_SIGNATURE of the signed packet ${data.packet} is ${quote(data.new)}, expected ${data.signature}: a packet is signed once and never signed again`,
    help: restore(data),
  }),
  'packet-removed': (data: Locked & { to: string | null }) => ({
    message: `The signed packet ${data.packet} is ${data.to === null ? 'removed' : `moved to ${quote(data.to)}`}, expected it at ${quote(data.path)}`,
    help: `${putBack(data)} A packet that is no longer wanted moves to Superseded or Cancelled on the task board; its file stays.`,
  }),
  'type-changed': (data: Locked & { was: string; is: string }) => ({
    message: `The signed packet ${data.packet} is a ${data.is}, expected the ${data.was} that ${data.signature} signed`,
    help: `${putBack(data)} ${successor(data.packet)}`,
  }),
  'other-text': (data: Locked & { commit: string; field: string }) => ({
    message: `Commit ${data.commit} brings ${quote(data.path)} with another ${data.field} than the base has signed`,
    help: `Rebase onto the base and leave the packet as it is there. ${successor(data.packet)}`,
  }),
  'record-rewritten': (data: Locked & { title: string }) => ({
    message: `${quote(data.title)} of the signed packet ${data.packet} is rewritten, expected only additions at its end`,
    help: 'Keep what stands there and append what is new below it.',
  }),
};

type LockFinding = Finding<typeof messages>;

/** Law: rule 4, PRIORITY_5 — what a user has signed stays as it was signed. */
export const signatureLock = defineRule({
  id: 'signature-lock',
  clauses: ['rule 4', 'PRIORITY_5', 'CX-585'],
  blocksWhen: 'anything locked in a signed packet changed, moved or vanished',
  why: 'Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.',
  reads: ['packets'],
  completeness: false,
  waivable: false,
  messages,
  *change({ changeset, base, packets, law }) {
    for (const breach of lockBreaches({ changeset, base, packets, paths: law.paths }))
      yield findingOf(breach, changeset.commits);
  },
});

function findingOf(breach: LockBreach, commits: readonly Commit[]): LockFinding {
  const { signed, commit } = breach;
  const locked = {
    packet: signed.id,
    path: signed.path,
    signature: signed.signature.text,
    ...mendingOf(breach, commits),
  };
  const at = fileLocation(signed.path);
  switch (breach.kind) {
    case 'removed':
      return { message: 'packet-removed', data: { ...locked, to: breach.to }, at, commit };
    case 'retyped':
      return { message: 'type-changed', data: { ...locked, was: breach.was, is: breach.is }, at, commit };
    case 'changed':
      return worded(breach.difference, locked, { at: { ...at, line: breach.difference.line ?? 1 }, commit });
    case 'rewritten':
      // Advice, not a block: of the real edits of reports nearly all repair the report itself (field-notes.md).
      return { message: 'record-rewritten', data: { ...locked, title: breach.title }, at, commit, severity: 'warning' };
    case 'other-text': {
      const { subject, line } = breach.difference;
      const data = { ...locked, commit: commitName({ id: commit }), field: subject || 'text' };
      return { message: 'other-text', data, at: { ...at, line: line ?? 1 }, commit };
    }
  }
}

function mendingOf(
  { signed, ...breach }: LockBreach,
  commits: readonly Commit[],
): Pick<Locked, 'from' | 'amend' | 'putBack'> {
  const from = breach.from?.slice(0, 12) ?? 'HEAD';
  const path = shellWord(signed.path);
  const checkout = `git checkout ${from} -- ${path}`;
  const commit = breach.commit === null ? undefined : commits.find(({ id }) => id === breach.commit);
  if (!commit) return { from, amend: null, putBack: checkout };
  const amended = { commit, isLast: commit === commits.at(-1) };
  return { from, amend: withTreeLine(amended, `git add -- ${path}`), putBack: withTreeLine(amended, checkout) };
}

function worded(
  { kind, subject, old, new: now }: LockDifference,
  locked: Locked,
  place: { readonly at: Location; readonly commit: LockBreach['commit'] },
): LockFinding {
  if (kind === 'order') return { message: 'text-moved', data: { ...locked, line: now || old }, ...place };
  if (subject === 'USER_SIGNATURE') return { message: 'signature-changed', data: { ...locked, new: now }, ...place };
  if (kind === 'field')
    return { message: 'field-changed', data: { ...locked, field: subject, old, new: now }, ...place };
  return { message: 'text-changed', data: { ...locked, section: subject, old, new: now }, ...place };
}
