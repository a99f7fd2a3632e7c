import { crc32 } from 'node:zlib';
import type { CheckOptions } from './check-options.js';
import { evidenceKnown, evidenceOf } from './evidence-reading.js';
import type { Evidence } from './model/evidence.js';
import type { Law } from './model/law.js';
import { isFinished, type WorkPacket } from './model/packet.js';
import type { TreeEntry } from './model/snapshot.js';
import type { MasterSpec } from './model/spec.js';
import type { FactStore, Source } from './sources/source.js';

/**
 * What reading a packet or a Master Spec came to, kept from one run to the next: reading them is most of what a run takes, and of what
 * a commit judges nearly everything was judged before. A reading hangs on the blob, its path, the law of reading and the code that reads,
 * and on nothing else, so that what is kept is what would be read again (design.md, "Documents"; ADR 10).
 */
export interface KeptReadings {
  /** @param text of the packet, which is not kept @param read what reads it where nothing was kept */
  packet(document: Document, text: string, read: () => WorkPacket): WorkPacket;
  /** @param read what reads it where nothing was kept */
  spec(document: Document, read: () => MasterSpec): MasterSpec;
}

/** A document in a tree. The id of a file on disk may be that of what it held a moment before it was read. */
interface Document {
  readonly entry: TreeEntry;
  readonly bytes: Uint8Array;
}

/** Reads everything anew. */
export const NOTHING_KEPT: KeptReadings = {
  packet: (_document, _text, read) => read(),
  spec: (_document, read) => read(),
};

/** The readings that are kept for a source; none are where it keeps nothing, or nobody says which code reads. */
export function keptReadings(
  source: Pick<Source, 'facts'>,
  { packet, status, roadmapSections }: Pick<Law, 'packet' | 'status' | 'roadmapSections'>,
  { build }: Pick<CheckOptions, 'build'>,
): KeptReadings {
  const purpose = JSON.stringify([build, packet, status, roadmapSections]);
  const store = build === undefined ? null : (source.facts?.(purpose) ?? null);
  return store === null ? NOTHING_KEPT : fromStore(store);
}

function fromStore(store: FactStore): KeptReadings {
  return {
    packet(document, text, read) {
      const key = keyOf('packet', document);
      const known = readBack(store.get(key), (fact) => packetOf(fact as KeptPacket, text));
      if (known !== null) return known;
      const packet = read();
      store.put(key, () => JSON.stringify(keptPacket(packet)));
      return packet;
    },
    spec(document, read) {
      const key = keyOf('spec', document);
      const known = readBack(store.get(key), (fact) => specOf(fact as KeptSpec));
      if (known !== null) return known;
      const spec = read();
      store.put(key, () => JSON.stringify({ ...spec, bodyIds: [...spec.bodyIds] } satisfies KeptSpec));
      return spec;
    },
  };
}

/** What was kept, or null: what cannot be read is no cache, and the document is read anew. */
function readBack<T>(fact: string | null, make: (value: unknown) => T): T | null {
  if (fact === null) return null;
  try {
    return make(JSON.parse(fact));
  } catch {
    // Somebody else wrote it, or wrote into it: no answer hangs on it.
    return null;
  }
}

/** A packet as JSON can say it, with the evidence that rules ask of it once its work is finished. */
interface KeptPacket {
  readonly packet: Omit<WorkPacket, 'text'>;
  readonly evidence: readonly Evidence[] | null;
}

function keptPacket(whole: WorkPacket): KeptPacket {
  const { text: _, ...packet } = whole;
  return { packet, evidence: isFinished(whole) ? evidenceOf(whole) : null };
}

function packetOf({ packet, evidence }: KeptPacket, text: string): WorkPacket {
  if (!Array.isArray(packet.fields)) throw new TypeError('no fields');
  const whole = { ...packet, text };
  if (evidence !== null) evidenceKnown(whole, evidence);
  return whole;
}

/** A spec as JSON can say it. */
type KeptSpec = Omit<MasterSpec, 'bodyIds'> & { readonly bodyIds: readonly (readonly [string, readonly number[]])[] };

function specOf({ bodyIds, ...rest }: KeptSpec): MasterSpec {
  if (!Array.isArray(bodyIds)) throw new TypeError('no ids');
  return { ...rest, bodyIds: new Map(bodyIds) };
}

function keyOf(kind: string, { entry: { id, path }, bytes }: Document): string {
  return `${kind} ${id} ${bytes.length} ${crc32(bytes)} ${JSON.stringify(path)}`;
}
