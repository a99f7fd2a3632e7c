import type { BoardEntry } from './board.js';
import type { Changeset } from './changeset.js';
import type { Law } from './law.js';
import type { Location } from './location.js';
import type { WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import { quote } from './quote.js';
import { parseSignature, type Signature } from './signature.js';
import { minute } from './signature-date.js';
import type { ObjectId } from './snapshot.js';
import type { TreeView } from './tree-view.js';

/** A signature of the user with which an entry of the board cancels a packet (law.md, decision 18). */
export interface Cancellation {
  readonly packet: string;
  readonly signature: Signature;
  readonly at: Location;
}

/** The signatures that the text of an entry cites. */
export function citedSignatures({ text }: Pick<BoardEntry, 'text'>): Signature[] {
  const words = text.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  return words.flatMap((word) => {
    const reading = parseSignature(word);
    return typeof reading === 'string' ? [] : [reading];
  });
}

/** The cancellations on the board of a tree, in its order. */
export function cancellationsOf({ board }: Pick<TreeView, 'board'>): Cancellation[] {
  const entries = board()?.entries.filter(({ column }) => column === 'Cancelled') ?? [];
  return entries.flatMap((entry) =>
    citedSignatures(entry).map((signature) => ({ packet: entry.id, signature, at: entry.at })),
  );
}

/** The cancellations that a change brings: base's board has not this signature for this packet. */
export function newlyCancelled(base: Pick<TreeView, 'board'>, result: Pick<TreeView, 'board'>): Cancellation[] {
  const known = cancellationsOf(base);
  return cancellationsOf(result).filter((each) => !known.some((other) => isSame(each, other)));
}

function isSame(one: Cancellation, other: Cancellation): boolean {
  return one.packet === other.packet && one.signature.text === other.signature.text;
}

type Tree = Pick<TreeView, 'packetEntries' | 'packetAt' | 'ledger' | 'board'>;

/** What a cancellation is held against. */
interface CancellationView {
  readonly law: Pick<Law, 'signers'>;
  /** Seconds since 1970. */
  readonly now: number;
  /** How far a signature may lie after it: signatures carry no time zone. */
  readonly hours: number;
  /** Where another use of it would stand: the result, and the base of a change. */
  readonly trees: readonly Tree[];
  /** Commits of base's history that used a signature, by signature. */
  readonly history: ReadonlyMap<string, readonly ObjectId[]>;
  /** The file in which the base lists the keys that may sign; null where it lists none. */
  readonly keys: RepoPath | null;
}

/** Why a signature cancels nothing, in the words of a message. */
export interface CancellationFault {
  readonly packet: string;
  readonly signature: string;
  /** Continues "The signature … that cancels …", without a comma at its end. */
  readonly says: string;
  readonly expected: string;
  readonly help: string;
  readonly at: Location;
}

/** What is wrong with the cancellations of a tree, as far as it tells itself. @param hours how far they may lie after now */
export function cancellationFaults(
  { tree, law, now }: Pick<CancellationView, 'law' | 'now'> & { readonly tree: Tree },
  hours: number,
): CancellationFault[] {
  const view = { law, now, hours, trees: [tree], history: new Map(), keys: null };
  return cancellationsOf(tree).flatMap((each) => faultOf(each, view) ?? []);
}

/** A change, as far as its cancellations go. */
interface CancellingChange {
  readonly law: Pick<Law, 'signers' | 'paths'>;
  readonly base: Tree & Pick<TreeView, 'snapshot'>;
  readonly result: Tree;
  readonly changeset: Pick<Changeset, 'now' | 'signatureHistory'>;
}

/** What is wrong with the cancellations that a change brings. @param hours how far they may lie after now */
export function newCancellationFaults(
  { law, base, result, changeset: { now, signatureHistory } }: CancellingChange,
  hours: number,
): CancellationFault[] {
  const history = signatureHistory?.commits ?? new Map<string, readonly ObjectId[]>();
  const keys = base.snapshot.entry(law.paths.allowedSigners)?.path ?? null;
  const view = { law, now, hours, trees: [result, base], history, keys };
  return newlyCancelled(base, result).flatMap((each) => faultOf(each, view) ?? []);
}

const ANOTHER = 'Ask the user for a signature for this cancellation: each is used exactly once.';

/**
 * Holds the signature of a cancellation to what every other is held to (CX-585B, decision 18): without that anybody could take a packet
 * out of what other packets and phases wait for.
 * @returns what is wrong first; null when nothing is
 */
function faultOf(cancellation: Cancellation, view: CancellationView): CancellationFault | null {
  const { packet, signature, at } = cancellation;
  const words = strangerWords(signature, view) ?? lateWords(signature, view) ?? usedWords(cancellation, view);
  const fault = words ?? keyWords(packet, view);
  return fault && { packet, signature: signature.text, at, ...fault };
}

type Words = Pick<CancellationFault, 'says' | 'expected' | 'help'>;

function strangerWords({ signer }: Signature, { law: { signers } }: CancellationView): Words | null {
  if (signers.length === 0 || signers.includes(signer)) return null;
  const help = 'Have the cancellation signed by one of the signers that the configuration of the base names.';
  return { says: `is by ${quote(signer)}`, expected: `one of ${signers.join(', ')}`, help };
}

function lateWords({ time }: Signature, { now, hours }: CancellationView): Words | null {
  if (time <= now + hours * 3600) return null;
  return {
    says: `is dated ${minute(time)}`,
    expected: `no later than ${hours} hours after now (${minute(now)})`,
    help: 'Ask the user for a signature with the time at which it was given.',
  };
}

function usedWords(cancellation: Cancellation, { trees, history }: CancellationView): Words | null {
  const { text } = cancellation.signature;
  const use = trees.map((tree) => useIn(cancellation, tree)).find((found) => found !== null);
  if (use) return { says: `also stands ${use}`, expected: 'one of its own', help: ANOTHER };
  const commit = history.get(text)?.[0];
  if (commit === undefined) return null;
  return { says: `was used before, in commit ${commit.slice(0, 12)}`, expected: 'one of its own', help: ANOTHER };
}

function useIn(cancellation: Cancellation, tree: Tree): string | null {
  const { text } = cancellation.signature;
  const isSigned = (packet: WorkPacket | null): packet is WorkPacket => packet?.signature?.text === text;
  const signed = tree.packetEntries.map(({ path }) => tree.packetAt(path)).find(isSigned);
  if (signed) return `in ${signed.id}`;
  if (tree.ledger()?.rows.some(({ signature }) => signature === text)) return 'in the ledger';
  const other = cancellationsOf(tree).find((each) => each.signature.text === text && !isSame(each, cancellation));
  return other ? `on the board, for ${other.packet}` : null;
}

/** What an SSH signature is made for is the text of a packet, so none can say that it is cancelled (decision record 7). */
function keyWords(packet: string, { keys }: CancellationView): Words | null {
  if (keys === null) return null;
  return {
    says: 'is not proved',
    expected: `no signature in plain text where the base has ${quote(keys)}`,
    help: `Take the signature off the entry, and have the user sign a packet that supersedes ${packet}; a packet that is cancelled without a signature does not count as finished.`,
  };
}
