import { type LedgerRow, type RecordFault, recordFaults, recordsOf } from './ledger.js';
import { addedRows } from './ledger-growth.js';
import { isSigned, type SignedPacket } from './packet.js';
import { baseName } from './path.js';
import { isRegular } from './snapshot.js';
import type { PacketChange, TreeView } from './tree-view.js';

/** What is wrong with the rows that a change adds to the signature ledger. */
export type NewRecordFault =
  | { readonly kind: 'no-digest' | 'names-no-packet'; readonly row: LedgerRow; readonly packet: SignedPacket | null }
  /** The row names packets, and none of the result has its signature: what it records, nobody signed. */
  | { readonly kind: 'signature-of-no-packet'; readonly row: LedgerRow }
  /** The change adds a row that speaks against a packet which it does not touch. */
  | { readonly kind: 'against-packet'; readonly packet: SignedPacket; readonly fault: FaultyRow };

/** A fault that a row of the ledger makes. */
export type FaultyRow = Exclude<RecordFault, { readonly kind: 'unrecorded' }>;

/** The trees of a change, and the packets that it touches. */
export interface Recording {
  readonly base: Pick<TreeView, 'ledger'>;
  readonly result: Pick<TreeView, 'ledger' | 'packetEntries' | 'packetAt'>;
  readonly packetChanges: readonly PacketChange[];
}

/**
 * Judges the rows that a change adds: each names its packet, which has that signature, and has the digest of what was signed
 * (law.md, "The lock"), and none speaks against a packet that is in use. Rows of base without a digest are history, and so is what they say.
 *
 * Every packet of the result is read when there are new rows. Packets that the change touches are left out of the second part:
 * they are held against the ledger of their tree anyway.
 */
export function newRecordFaults({ base, result, packetChanges }: Recording): NewRecordFault[] {
  const added = addedRows(base.ledger(), result.ledger());
  if (added.length === 0) return [];
  const signed = signedPackets(result);
  const holders = new Map(signed.map((packet) => [packet.signature.text, packet]));
  const known = recordsOf(base.ledger());
  const touched = new Set(packetChanges.map(({ path }) => path));
  const spokenOf = recordsOf({ path: '', rows: added });
  const unread = unreadPackets(result);
  const untouched = signed.filter(({ path, signature }) => !touched.has(path) && spokenOf.has(signature.text));
  return [
    ...added
      .filter(({ packets }) => !packets.some((id) => unread.has(id)))
      .flatMap((row) => rowFaults(row, holders.get(row.signature) ?? null, known.has(row.signature))),
    ...against(untouched, base, result),
  ];
}

/** A signature of which base already has a row is recorded twice, or its row is edited: that is said elsewhere. */
function rowFaults(row: LedgerRow, packet: SignedPacket | null, isKnown: boolean): NewRecordFault[] {
  if (row.invalid) return [];
  if (row.packets.length > 0 && packet === null) return isKnown ? [] : [{ kind: 'signature-of-no-packet', row }];
  return [
    ...(row.packets.length === 0 ? [{ kind: 'names-no-packet' as const, row, packet }] : []),
    ...(row.lock === null ? [{ kind: 'no-digest' as const, row, packet }] : []),
  ];
}

function against(
  packets: readonly SignedPacket[],
  base: Recording['base'],
  result: Recording['result'],
): NewRecordFault[] {
  const before = recordsOf(base.ledger());
  const after = recordsOf(result.ledger());
  return packets.flatMap((packet) => {
    const known = new Set(recordFaults(packet, before).map(({ kind }) => kind));
    return recordFaults(packet, after).flatMap((fault): NewRecordFault[] =>
      fault.kind === 'unrecorded' || known.has(fault.kind) ? [] : [{ kind: 'against-packet', packet, fault }],
    );
  });
}

/** Packets that are too large to be read: nobody knows which signature they have, and the run is undecided anyway. */
function unreadPackets({ packetEntries, packetAt }: Recording['result']): ReadonlySet<string> {
  const unread = packetEntries.filter((entry) => isRegular(entry) && packetAt(entry.path) === null);
  return new Set(unread.map(({ path }) => baseName(path).replace(/\.md$/, '')));
}

function signedPackets({ packetEntries, packetAt }: Recording['result']): SignedPacket[] {
  return packetEntries.flatMap(({ path }) => {
    const packet = packetAt(path);
    return packet && isSigned(packet) ? [packet] : [];
  });
}
