import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { counted } from '../../engine/model/counted.js';
import { type FieldName, isSigned, type WorkPacket } from '../../engine/model/packet.js';
import { printable, type RepoPath } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { migratePacket } from '../migrate/migrate-packet.js';
import type { CreatedPacket, PacketReadingLaw } from './create-packet.js';
import { contractOf, OWN_FIELDS, withOwnFields, withTitle } from './successor-text.js';

/** What is new about a successor. */
export interface Succession {
  readonly id: string;
  readonly path: RepoPath;
  /** Seconds since 1970: its DATE. */
  readonly now: number;
}

/**
 * The packet that takes the place of a locked one (rule 4: "create NEW packets for changes"): its contract line by line as it was signed,
 * with an id, a date and a state of its own, and unsigned. What people recorded about the old work, reports on it and who claimed it stay
 * with the old one.
 * @param old the locked packet, read from UTF-8
 * @throws UndecidedError when it is not locked, or its contract cannot be carried over whole
 */
export function successorOf(old: WorkPacket, succession: Succession, law: PacketReadingLaw): CreatedPacket {
  if (!isSigned(old)) {
    throw new UndecidedError({
      subject: old.id,
      reason: 'is not signed, expected a locked packet: nothing was written',
      help: `Edit ${printable(old.path)} itself: nothing in it is locked yet.`,
    });
  }
  const { path } = succession;
  const contract = contractOf(old);
  const text = withOwnFields(
    contract,
    readWorkPacket({ path: old.path, blob: '', text: contract }, law),
    succession,
    old.id,
  );
  const packet = readWorkPacket({ path, blob: '', text }, law);
  const lost = firstDifference(old, packet);
  if (lost !== null) throw notWhole(old, lost);
  const acts = [`created ${printable(path)} with the contract of ${old.id}, STATUS Draft, unsigned`];
  return canonical({ edit: { path, before: null, after: Buffer.from(text, 'utf8'), acts }, packet }, law);
}

/** What is new has to be plain (`plain-packet`): a contract in an old dress gets the canonical one, which says the same. */
function canonical(created: CreatedPacket, law: PacketReadingLaw): CreatedPacket {
  const { edit, packet } = created;
  if (readPlainPacket(packet, readTextFile(edit.path, edit.after), law.limits).length === 0) return created;
  const migration = migratePacket(edit.path, edit.after, law);
  if (migration.kind !== 'migrated') return created;
  const { bytes, changes } = migration;
  const text = Buffer.from(bytes).toString('utf8');
  const note = `wrote it in canonical form, which says the same: ${counted(changes.length, 'place differs', 'places differ')} from the old file`;
  return {
    edit: { ...edit, after: bytes, acts: [...edit.acts, note] },
    packet: readWorkPacket({ path: edit.path, blob: '', text }, law),
  };
}

/** What of the contract the new packet does not say like the old one; null when it says everything. */
function firstDifference(old: WorkPacket, packet: WorkPacket): string | null {
  const said = ({ fields }: WorkPacket): Map<FieldName, string> =>
    new Map(fields.flatMap(({ name, value }) => (OWN_FIELDS.has(name) ? [] : [[name, folded(value.text)] as const])));
  const before = said(old);
  const after = said(packet);
  for (const [name, value] of before) if (after.get(name) !== value) return name;
  if (after.size !== before.size) return 'a field that was not there';
  if (packet.signature !== null || packet.status?.kind !== 'canonical' || packet.status.status !== 'Draft')
    return 'STATUS or USER_SIGNATURE';
  const lines = (each: WorkPacket): string =>
    each.lock.flatMap(({ text, field }) => (field !== null && OWN_FIELDS.has(field) ? [] : [text])).join('\n');
  return withTitle(lines(old), old.title, old.id, packet.id) === lines(packet) ? null : 'a line of the contract';
}

/** Blanks at line ends and the kind of line end are no part of a value. */
function folded(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

function notWhole({ id, path }: WorkPacket, what: string): UndecidedError {
  return new UndecidedError({
    subject: id,
    reason: `cannot be carried over whole, because the new packet would not say the same of ${what}: nothing was written`,
    help: `Create a packet of its own: npx handshake-check create-task-packet WP-{phase}-{name}, and copy from ${printable(path)} what still holds.`,
  });
}
