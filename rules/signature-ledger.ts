import {
  LEDGER_COLUMNS,
  type RecordFault,
  recordFaults,
  recordsOf,
  repeatedRows,
  rowFor,
} from '../engine/model/ledger.js';
import { type LedgerBreach, ledgerBreaches } from '../engine/model/ledger-growth.js';
import { fileLocation, type Location } from '../engine/model/location.js';
import { type NewRecordFault, newRecordFaults } from '../engine/model/new-records.js';
import { isSigned, type SignedPacket } from '../engine/model/packet.js';
import { fieldPlace } from '../engine/model/packet-place.js';
import type { RepoPath } from '../engine/model/path.js';
import { listed, quote } from '../engine/model/quote.js';
import { signatureFileBreaches } from '../engine/model/signature-file-breaches.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** A signed packet and the file in which its signature is recorded. */
interface Recorded {
  readonly packet: string;
  readonly signature: string;
  readonly ledger: RepoPath;
}

const successor = (packet: string): string =>
  `Leave the packet as it is and create a new one with a signature of its own: npx handshake-check create-task-packet --from ${packet}`;
const restore = 'Put the row back as it was; what has to be said about it goes into a new row.';

const messages = {
  unrecorded: (data: Recorded & { row: string }) => ({
    message: `USER_SIGNATURE ${data.signature} of ${data.packet} is not recorded, expected a row for it in ${quote(data.ledger)}`,
    help: `A signature is given by the user, never made up. If the user did not give this one, take it out of the packet. If the user did, empty the line again and run: npx handshake-check sign ${data.packet} ${data.signature}, which writes the packet and the row. By hand the row is, below the columns ${LEDGER_COLUMNS.join(', ')}:\n${data.row}`,
  }),
  invalid: (data: Recorded) => ({
    message: `USER_SIGNATURE ${data.signature} of ${data.packet} is marked INVALID in ${quote(data.ledger)}, expected a signature that counts`,
    help: successor(data.packet),
  }),
  'for-another': (data: Recorded & { others: readonly string[] }) => ({
    message: `The row of ${data.signature} in ${quote(data.ledger)} is for ${listed(data.others)}, expected ${data.packet}, which has that signature`,
    help: `Take it out of ${data.packet}, and ask the user for a signature for it: each is given for one packet, never made up and never used again. npx handshake-check sign ${data.packet} <signature> writes the packet and the row.`,
  }),
  'other-digest': (data: Recorded & { recorded: string; actual: string }) => ({
    message: `The locked text of ${data.packet} has the digest ${data.actual}, expected ${data.recorded}, which ${quote(data.ledger)} records for ${data.signature}`,
    help: `Restore the text that was signed. ${successor(data.packet)}`,
  }),
  'no-digest': (data: { signature: string; packet: string; row: string }) => ({
    message: `The new row of ${data.signature} for ${data.packet} has no digest in the column Lock, expected sha256: and 64 hexadecimal digits`,
    help: `Write the row with the digest of the packet's locked text:\n${data.row}`,
  }),
  'names-no-packet': (data: { signature: string; row: string }) => ({
    message: `The new row of ${data.signature} names no packet, expected the id of the packet that it signs`,
    help: `Write the row with the packet's id:\n${data.row}`,
  }),
  'signature-of-no-packet': (data: { signature: string; packets: readonly string[] }) => ({
    message: `The new row of ${data.signature} is for ${listed(data.packets)}, expected a packet that is signed with ${data.signature}`,
    help: 'Take the row out. A signature is recorded by the change that signs its packet with it, and a packet is signed once.',
  }),
  'used-twice': (data: { signature: string; row: string; first: string }) => ({
    message: `${data.signature} is recorded a second time, ${quote(data.row)}, expected one row for each signature: ${quote(data.first)}`,
    help: 'Take the second row out, and ask the user for a new signature if it was meant for another packet. A row that says INVALID may be added.',
  }),
  'row-edited': (data: { row: string; now: string }) => ({
    message: `The ledger row ${quote(data.row)} is changed to ${quote(data.now)}, expected as it was: rows are only added`,
    help: restore,
  }),
  'row-removed': (data: { row: string }) => ({
    message: `The ledger row ${quote(data.row)} is removed, expected as it was: rows are only added`,
    help: restore,
  }),
  'row-moved': (data: { row: string }) => ({
    message: `The ledger row ${quote(data.row)} has moved, expected the rows in the order in which they were`,
    help: 'Put it back where it was. New rows may stand at the top or at the end.',
  }),
  'ssh-signature-changed': (data: { file: RepoPath; is: string; signature: string }) => ({
    message: `${quote(data.file)} is ${data.is}, expected as it was: it proves ${data.signature}, which the ledger of the base records`,
    help: 'Put the file back as it was. It stays when its key is taken out of use: what was signed before stays signed.',
  }),
  'ledger-removed': (data: { ledger: RepoPath }) => ({
    message: `${quote(data.ledger)} is removed or no regular file, expected the file with all of its rows`,
    help: 'Put the file back as it was, in the commit that took it away: git rebase -i, if there are later ones.',
  }),
};

type LedgerFinding = Finding<typeof messages>;

/** Law: CX-585B — every signature in use is recorded once, for its packet and its text, and records stay as they are. */
export const signatureLedger = defineRule({
  id: 'signature-ledger',
  clauses: ['CX-585B'],
  blocksWhen:
    'a signature in use is not in `docs/SIGNATURE_AUDIT.md`, is marked INVALID there, or is recorded for another packet or another text; a row was edited, moved or removed; a new row has no digest or is for no packet that has its signature; the SSH signature of a recorded signature was edited or removed',
  why: 'CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.',
  reads: ['packets', 'ledger', 'signatures'],
  completeness: false,
  waivable: false,
  messages,
  *repository({ tree, packets, law, authority }) {
    const { ledger: path } = law.paths;
    const ledger = tree.ledger();
    const records = recordsOf(ledger);
    for (const packet of packets.filter(isSigned)) {
      for (const fault of recordFaults(packet, records)) {
        // Where base has the very text that is recorded, the change has edited it: signature-lock says so, field by field.
        if (fault.kind === 'other-digest' && authority.packetAt(packet.path)?.lockDigest === fault.recorded) continue;
        yield faultFinding(packet, fault, path, fieldPlace(packet, 'USER_SIGNATURE'));
      }
    }
    for (const { row, first } of ledger ? repeatedRows(ledger) : []) {
      const data = { signature: row.signature, row: row.folded, first: first.folded };
      const related = [{ at: rowLocation(path, first), note: 'the first row of this signature' }];
      yield { message: 'used-twice', data, at: rowLocation(path, row), related };
    }
  },
  *change(context) {
    const { changeset, packets } = context;
    const { ledger: path } = context.law.paths;
    for (const breach of ledgerBreaches({ changeset, packets, path })) yield breachFinding(breach, path);
    for (const fault of newRecordFaults(context)) yield newRecordFinding(fault, path);
    for (const { commit, ...data } of signatureFileBreaches(context)) {
      yield { message: 'ssh-signature-changed', data, at: fileLocation(data.file), commit };
    }
  },
});

function faultFinding(packet: SignedPacket, fault: RecordFault, ledger: RepoPath, at: Location): LedgerFinding {
  const { lockDigest: digest, signature } = packet;
  const data = { packet: packet.id, signature: signature.text, ledger };
  const related =
    fault.kind === 'unrecorded' ? [] : [{ at: rowLocation(ledger, fault.row), note: 'the row of this signature' }];
  switch (fault.kind) {
    case 'unrecorded':
      return { message: fault.kind, data: { ...data, row: rowFor(data.signature, packet.id, digest) }, at };
    case 'invalid':
      return { message: 'invalid', data, at, related };
    case 'for-another':
      return { message: 'for-another', data: { ...data, others: fault.row.packets }, at, related };
    case 'other-digest':
      return { message: fault.kind, data: { ...data, recorded: fault.recorded, actual: digest }, at, related };
  }
}

function newRecordFinding(found: NewRecordFault, ledger: RepoPath): LedgerFinding {
  if (found.kind === 'against-packet') {
    return faultFinding(found.packet, found.fault, ledger, rowLocation(ledger, found.fault.row));
  }
  const { signature } = found.row;
  if (found.kind === 'signature-of-no-packet') {
    const data = { signature, packets: found.row.packets };
    return { message: found.kind, data, at: rowLocation(ledger, found.row) };
  }
  const { row, packet } = found;
  const id = packet?.id ?? row.packets[0] ?? 'WP-…';
  const data = { signature, packet: id, row: rowFor(signature, id, packet?.lockDigest ?? 'sha256:…') };
  return { message: found.kind, data, at: rowLocation(ledger, row) };
}

function breachFinding(breach: LedgerBreach, path: RepoPath): LedgerFinding {
  const { commit } = breach;
  const at = fileLocation(path);
  if (breach.kind === 'file-removed') return { message: 'ledger-removed', data: { ledger: path }, at, commit };
  const data = { row: breach.row.folded };
  if (breach.kind !== 'edited') return { message: `row-${breach.kind}`, data, at, commit };
  const now = { ...data, now: breach.now.folded };
  return { message: 'row-edited', data: now, at: rowLocation(path, breach.now), commit };
}

function rowLocation(path: RepoPath, { line }: Pick<Location, 'line'>): Location {
  return { path, line, column: 1 };
}
