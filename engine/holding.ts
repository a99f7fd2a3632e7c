import { evidenceKnown, evidenceOf } from './evidence-reading.js';
import type { Loader } from './loader.js';
import type { Changeset } from './model/changeset.js';
import { isFinished, type WorkPacket } from './model/packet.js';
import type { TreeEntry } from './model/snapshot.js';
import type { TextReader } from './model/tree-view.js';
import type { WantedBlob } from './sources/source.js';

/** How much of the documents stays in memory. Default: everything. */
export interface Holding {
  /** Is told of a blob whose bytes are the UTF-8 form of its text, so that nobody has to hold both. */
  readonly asText?: (entry: TreeEntry, text: string) => void;
  /** How many packets are held with their lines; those of others are read again whenever somebody compares them. */
  readonly wholePackets?: number;
}

/** How many packets of a whole tree are held with the lines that comparing needs. */
const MOST_WHOLE_PACKETS = 200;

/** How the documents of a run are held. */
export function holdingOf({ result, whole }: Changeset): Holding {
  const asText = (entry: TreeEntry, text: string): void => result.holdAsText?.(entry, text);
  // A change is compared, and what a whole tree holds is mostly not.
  return whole ? { asText, wholePackets: MOST_WHOLE_PACKETS } : { asText };
}

/** How many files are loaded before what they are made of is let go. */
const AT_ONCE = 500;

/** Loads files and reads them as text, some at a time: the bytes of all of them together would be as much memory again. */
export async function loadTexts(loader: Loader, documents: TextReader, wanted: readonly WantedBlob[]): Promise<void> {
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    await loader.load(some);
    for (const { entry } of some) documents.readText(entry);
  }
}

/** What reads a packet again. */
const readers = new WeakMap<object, () => WorkPacket>();

const lines = (name: 'lock' | 'appendOnly'): PropertyDescriptor => ({
  enumerable: true,
  configurable: false,
  get(this: object) {
    const read = readers.get(this);
    if (!read) throw new Error('a packet without lines was copied without what reads them');
    return read()[name];
  },
});

const LOCK = lines('lock');
const APPEND_ONLY = lines('appendOnly');

/**
 * The same packet without the lines that only a comparison looks at, a third of its memory: they are read again when they are asked for.
 * Of a packet that no change touches nobody asks, and a repository may have thousands.
 * @param read pure: what it gives is the packet
 */
export function withoutLines(packet: WorkPacket, read: () => WorkPacket): WorkPacket {
  const { lock: _lock, appendOnly: _appendOnly, ...lean } = packet;
  Object.defineProperty(lean, 'lock', LOCK);
  Object.defineProperty(lean, 'appendOnly', APPEND_ONLY);
  readers.set(lean, read);
  // Known for the packet that was read, and this is another object.
  if (isFinished(packet)) evidenceKnown(lean as WorkPacket, evidenceOf(packet));
  return lean as WorkPacket;
}
