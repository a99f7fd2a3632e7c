import { stripDress } from '../model/dress.js';
import { parseSignature } from '../model/signature.js';
import { type Definition, isBullet } from './field-definitions.js';
import { foldName } from './field-names.js';
import type { PacketText } from './packet-text.js';

/** The name under which the foot of a packet carries its signature (field-notes.md, "Signatures and locks"). */
const FOOT_LABEL = 'user signature locked';

/** What the protocol writes below the signature of a foot, whole: a word behind it could say that something is not locked. */
const SENTENCES = [
  /^IMPORTANT: This packet is locked(?:\. No edits allowed)?\.?$/i,
  /^If changes (?:are )?needed: Create (?:a )?NEW packet(?: \(WP-[\w.{}-]{1,80}\))?(?:, do NOT edit this one)?\.?$/i,
];

/** The longest line that may be one of the sentences. */
const LONGEST_SENTENCE = 400;

/** Whether a definition is the signature line of a foot: a line of its own, no item of a list. */
export function isFootSignature({ label, depth, dress }: Definition): boolean {
  return depth === 0 && !isBullet(dress) && foldName(label) === FOOT_LABEL;
}

/** Whether a value begins with a whole signature. */
export function holdsSignature(token: string): boolean {
  return typeof parseSignature(token.split(/[ \t\r\n]/, 1)[0] ?? '') !== 'string';
}

/**
 * The lines that only say that the packet is locked, by index. They stand in the foot that comes with every report, and weigh what a
 * repeated signature weighs: nothing where a record or a report begins.
 */
export function lockedNotices(packet: PacketText): number[] {
  return packet.lines.flatMap(({ kind, text }, index) => {
    if (kind !== 'text' || text.length > LONGEST_SENTENCE) return [];
    const sentence = stripDress(text.trim());
    return SENTENCES.some((each) => each.test(sentence)) ? [index] : [];
  });
}

/** Whether a line is a name, a colon and a signature, and nothing else: a tail or a remark would be text that nobody signed. */
export function isBareSignature(text: string, label: string, signature: string): boolean {
  const bare = text.replaceAll(/[*`[\] \t]/g, '');
  return signature !== '' && bare === `${label}:${signature}`.replaceAll(/[*`[\] \t]/g, '');
}
