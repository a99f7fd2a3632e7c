import type { Change } from '../engine/model/change.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { isPacketPath } from '../engine/model/governed.js';
import { fileLocation, type Location } from '../engine/model/location.js';
import { isRecordedInLedger, type LockDifference, lockDifferences } from '../engine/model/lock.js';
import { isSigned, type WorkPacket } from '../engine/model/packet.js';
import { baseName } from '../engine/model/path.js';
import { quote } from '../engine/model/quote.js';
import type { ObjectId } from '../engine/model/snapshot.js';
import { type ChangeContext, defineRule, type Finding } from '../engine/rule.js';

/** What every message of this rule knows. */
interface Locked {
  readonly packet: string;
  readonly path: string;
  readonly signature: string;
  /** The commit or tree that holds the signed text, to restore it from. */
  readonly from: string;
}

const successor = (packet: string): string =>
  `To change the contract, leave the packet as it was signed and create a new one with its own signature, for example ${packet}-v2.`;
const restore = ({ from, path, packet }: Locked): string =>
  `Restore the signed text: git checkout ${from} -- '${path}'. ${successor(packet)}`;

const messages = {
  'field-changed': (data: Locked & { field: string; old: string; new: string }) => ({
    message: `${data.field} of the signed packet ${data.packet} is ${quote(data.new)}, expected what ${data.signature} signed: ${quote(data.old)}`,
    help: restore(data),
  }),
  'text-changed': (data: Locked & { section: string; old: string; new: string }) => ({
    message: `The locked text of ${data.section === '' ? 'the head' : `section ${quote(data.section)}`} of the signed packet ${data.packet} is ${quote(data.new)}, expected what ${data.signature} signed: ${quote(data.old)}`,
    help: `${restore(data)} Notes on the work belong in a record section (## Implementation, ## Validation, ## Evidence, ## Status / Handoff) or in a report at the end.`,
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
    help: `Put it back: git checkout ${data.from} -- '${data.path}'. A packet that is no longer wanted moves to Superseded or Cancelled on the task board; its file stays.`,
  }),
  'type-changed': (data: Locked & { was: string; is: string }) => ({
    message: `The signed packet ${data.packet} is a ${data.is}, expected the ${data.was} that ${data.signature} signed`,
    help: restore(data),
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
  *change(context) {
    const blamed = new Set<string>();
    for (const commit of context.changeset.commits) {
      for (const finding of [...againstParents(commit, context), ...againstBase(commit, context)]) {
        blamed.add(finding.at.path);
        yield finding;
      }
    }
    // What no single commit did: two sides that merge into a text that nobody signed (threats L11-L13), or a tree without commits.
    for (const change of context.changeset.changes) {
      if (!blamed.has(change.path))
        yield* compare(change, context.changeset.changes, context, { from: revision(context), commit: null });
    }
  },
});

/** Every commit against every parent, so that edit-and-restore, evil merges and strip-edit-resign are seen. */
function* againstParents(commit: Commit, context: ChangeContext): Iterable<LockFinding> {
  const seen = new Set<string>();
  for (const { parent, changes } of commit.parents) {
    for (const change of changes) {
      for (const finding of compare(change, changes, context, {
        from: parent?.slice(0, 12) ?? 'HEAD',
        commit: commit.id,
      })) {
        const key = JSON.stringify([finding.message, finding.at, 'field' in finding.data ? finding.data.field : '']);
        if (!seen.has(key)) yield finding;
        seen.add(key);
      }
    }
  }
}

/** A commit may touch a path that is signed at the base tip only with base's locked text (threat L15). */
function* againstBase(commit: Commit, context: ChangeContext): Iterable<LockFinding> {
  if (commit.id === null) return;
  for (const { path, before, after } of commit.ownChanges) {
    const signed = context.base.packetAt(path);
    const now = after && signed ? context.packets.read(after) : null;
    // A commit that started from base's own lock has been compared with it already, as with its parent's.
    const started = before && signed ? context.packets.read(before) : null;
    if (!signed || !isSigned(signed) || !now || (started && isSigned(started))) continue;
    const [difference] = lockDifferences(signed, now);
    if (!difference) continue;
    yield {
      message: 'other-text',
      data: { ...lockedOf(signed, revision(context)), commit: commitName(commit), field: difference.subject || 'text' },
      at: atLine(now, difference.line),
      commit: commit.id,
    };
  }
}

function* compare(
  change: Change,
  siblings: readonly Change[],
  context: ChangeContext,
  { from, commit }: { from: string; commit: ObjectId | null },
): Iterable<LockFinding> {
  const before = signedBefore(change, context);
  if (!before) return;
  const locked = lockedOf(before, from);
  const { after } = change;
  if (!after) {
    yield {
      message: 'packet-removed',
      data: { ...locked, to: movedTo(before, siblings, context) },
      at: fileLocation(change.path),
      commit,
    };
    return;
  }
  if (change.before && after.kind !== change.before.kind) {
    yield {
      message: 'type-changed',
      data: { ...locked, was: change.before.kind, is: after.kind },
      at: fileLocation(change.path),
      commit,
    };
  }
  const now = context.packets.read(after);
  if (!now) return;
  const place = (line: number | null) => ({ at: atLine(now, line), commit });
  const differences = isRecordedInLedger(now, context.base.ledger()) ? [] : lockDifferences(before, now);
  for (const difference of differences) yield worded(difference, locked, place(difference.line));
  for (const part of before.appendOnly) {
    if (now.appendOnly.some(({ text }) => text.startsWith(part.text))) continue;
    // Advice, not a block: of the real edits of reports nearly all repair the report itself (field-notes.md).
    yield { message: 'record-rewritten', data: { ...locked, title: part.title }, ...place(1), severity: 'warning' };
  }
}

function worded(
  difference: LockDifference,
  locked: Locked,
  place: { at: Location; commit: ObjectId | null },
): LockFinding {
  const { kind, subject, old } = difference;
  const now = difference.new;
  if (kind === 'order') return { message: 'text-moved', data: { ...locked, line: now || old }, ...place };
  if (subject === 'USER_SIGNATURE') return { message: 'signature-changed', data: { ...locked, new: now }, ...place };
  if (kind === 'field')
    return { message: 'field-changed', data: { ...locked, field: subject, old, new: now }, ...place };
  return { message: 'text-changed', data: { ...locked, section: subject, old, new: now }, ...place };
}

function signedBefore(
  { path, before }: Change,
  { packets, law }: ChangeContext,
): (WorkPacket & { signature: { text: string } }) | null {
  if (!before || !isPacketPath(law.paths, path)) return null;
  const packet = packets.read(before);
  return packet && isSigned(packet) ? packet : null;
}

/** Where the change put the same packet, by its text or its id: a rename is a removal that somebody should find again. */
function movedTo(packet: WorkPacket, siblings: readonly Change[], { packets, law }: ChangeContext): string | null {
  const name = baseName(packet.path).toLowerCase();
  const twin = siblings.find(({ path, before, after }) => {
    if (before || !after) return false;
    if (after.id === packet.blob || baseName(path).toLowerCase() === name) return true;
    return isPacketPath(law.paths, path) && packets.read(after)?.signature?.text === packet.signature?.text;
  });
  return twin?.path ?? null;
}

function lockedOf(packet: WorkPacket & { signature: { text: string } }, from: string): Locked {
  return { packet: packet.id, path: packet.path, signature: packet.signature.text, from };
}

function atLine(packet: WorkPacket, line: number | null): Location {
  return { path: packet.path, line: line ?? 1, column: 1 };
}

/** A revision of the base that can be pasted. */
function revision({ changeset }: ChangeContext): string {
  return changeset.base.commit?.slice(0, 12) ?? 'HEAD';
}
