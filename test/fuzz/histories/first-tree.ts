import type { PacketChoice } from './choices.js';
import { CODED, FIRST_SIGNATURES, rowFor } from './lawful-acts.js';
import { newPacket, type Packet, PLAIN } from './packet-text.js';
import { BOARD, columnOf, type Entry, LEDGER, packetEntry, pathOf, standingDocuments, type Tree } from './tree.js';

/** The tree that a history starts from: one packet under which code is written, and others. */
export function firstTree(choices: readonly PacketChoice[]): Tree {
  const coded = newPacket(CODED, { signature: FIRST_SIGNATURES[0] ?? null, status: 'Ready-for-Dev' });
  const packets = [coded, ...choices.map(packetOf)];
  const columns = Object.fromEntries(packets.map(({ id, status }) => [id, columnOf(status)]));
  const rows = packets.filter(({ signature }) => signature !== null).map(rowFor);
  const entries: readonly (readonly [string, Entry])[] = [
    ...packets.map((packet) => [pathOf(packet.id), packetEntry(packet)] as const),
    [BOARD, { mode: '100644', content: { kind: 'board', columns } }],
    [LEDGER, { mode: '100644', content: { kind: 'ledger', rows } }],
  ];
  return new Map([...standingDocuments(), ...entries]);
}

function packetOf({ isSigned, dress, words, form, isStarted, hasRecords }: PacketChoice, index: number): Packet {
  const id = `WP-1-Base${index + 1}-20260101`;
  const base = newPacket(id);
  const said = {
    ...base.words,
    why: words % 4,
    out: (words >> 2) % 4,
    done: (words >> 4) % 4,
    scope: (words >> 6) % 4,
  };
  if (!isSigned) return { ...base, words: said };
  return {
    ...base,
    words: said,
    dress,
    signature: FIRST_SIGNATURES[index + 1] ?? null,
    status: isStarted ? 'In-Progress' : 'Ready-for-Dev',
    records: hasRecords ? { Implementation: [900], Evidence: [901] } : {},
    claims: hasRecords ? { Branch: 900 } : {},
    // What old packets lie in: other line ends, and encodings that somebody repairs later.
    form: {
      ...PLAIN,
      crlf: form === 1,
      bom: form === 2,
      encoding: form === 3 ? 'cp1252' : form === 4 ? 'mojibake' : 'utf8',
    },
  };
}
