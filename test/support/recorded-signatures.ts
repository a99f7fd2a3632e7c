import { readConfig } from '../../engine/config/read.js';
import { completeLaw, defaultLaw } from '../../engine/config.js';
import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { isPacketPath } from '../../engine/model/governed.js';
import type { Law } from '../../engine/model/law.js';
import { rowFor } from '../../engine/model/ledger.js';
import { isSigned, type SignedPacket } from '../../engine/model/packet.js';
import { rules } from '../../rules/index.js';

/** The bytes of a tree's regular files, by path. */
export type TreeBytes = ReadonlyMap<string, Uint8Array>;

const CONFIG = 'handshake.config.json';
/** Where the example repository records signatures. */
export const LEDGER = 'docs/SIGNATURE_AUDIT.md';

/**
 * The ledger as it stands after the packets of a tree were signed: an example signs a packet by writing its signature. Every
 * signature that is new at its path gets a row; nothing is done where the example edits the ledger itself.
 * @param before the tree that `now` was made from
 * @returns null where the ledger stays as it is
 */
export function ledgerAfterSigning(before: TreeBytes, now: TreeBytes): string | null {
  const ledger = textOf(now, LEDGER);
  if (ledger === null || ledger !== textOf(before, LEDGER)) return null;
  const known = new Set(readSignatureLedger(LEDGER, ledger).rows.map(({ signature }) => signature));
  const fresh = changedSigned(before, now).filter(
    ({ path, signature }) => !known.has(signature.text) && signatureAt(before, path) !== signature.text,
  );
  if (fresh.length === 0) return null;
  const rows = fresh.map((packet) => `${rowFor(packet.signature.text, packet.id, packet.lockDigest)}\n`);
  return `${ledger.replace(/\n*$/, '\n')}${rows.join('')}`;
}

/**
 * The ledger of a base that an example edits: the packets were signed as they stand there, in the text that they have there.
 * @param example the tree that `base` was made from
 * @returns null where the ledger stays as it is
 */
export function ledgerOfBase(example: TreeBytes, base: TreeBytes): string | null {
  const ledger = textOf(base, LEDGER);
  if (ledger === null || ledger !== textOf(example, LEDGER)) return null;
  let text = ledger;
  for (const { signature, id, lockDigest } of changedSigned(example, base)) {
    const row = readSignatureLedger(LEDGER, text).rows.find((each) => each.signature === signature.text);
    if (row?.lock && row.packets.includes(id)) text = text.replace(row.text, row.text.replace(row.lock, lockDigest));
  }
  const bytes = Buffer.from(text);
  const signed =
    ledgerAfterSigning(new Map([...example, [LEDGER, bytes]]), new Map([...base, [LEDGER, bytes]])) ?? text;
  return signed === ledger ? null : signed;
}

/** The signed packets of a tree whose files differ from those of another tree. */
function changedSigned(before: TreeBytes, now: TreeBytes): SignedPacket[] {
  const law = lawOf(now);
  return [...now].flatMap(([path, bytes]) => {
    const same = before.get(path);
    if (!isPacketPath(law.paths, path) || (same && Buffer.compare(same, bytes) === 0)) return [];
    const packet = packetAt(now, path, law);
    return packet && isSigned(packet) ? [packet] : [];
  });
}

function signatureAt(tree: TreeBytes, path: string): string | undefined {
  return packetAt(tree, path, lawOf(tree))?.signature?.text;
}

function packetAt(tree: TreeBytes, path: string, law: Law) {
  const text = textOf(tree, path);
  return text === null ? null : readWorkPacket({ path, blob: path, text }, law);
}

function textOf(tree: TreeBytes, path: string): string | null {
  const bytes = tree.get(path);
  return bytes ? readTextFile(path, bytes).text : null;
}

/** A configuration that nobody can read has no law to sign under. */
function lawOf(tree: TreeBytes): Law {
  const bytes = tree.get(CONFIG);
  if (!bytes) return defaultLaw(rules);
  try {
    return completeLaw(readConfig({ path: CONFIG, bytes }, rules), CONFIG, rules);
  } catch {
    return defaultLaw(rules);
  }
}
