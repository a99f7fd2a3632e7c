import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpus } from '../../bench/corpus/history.js';
import { packetText, pathOf } from '../../bench/corpus/packets.js';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { evidenceOf } from '../../engine/evidence-reading.js';
import { withoutLines } from '../../engine/holding.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { NotLoadedError, type TreeEntry } from '../../engine/model/snapshot.js';
import { BlobStore, listedSnapshot } from '../../engine/sources/blob-store.js';
import { DocumentCache, treeView } from '../../engine/trees.js';
import { rules } from '../../rules/index.js';

const law = defaultLaw(rules);
const ENTRY: TreeEntry = { path: 'docs/task_packets/WP-1-A.md', kind: 'file', id: 'a'.repeat(40) };

const { commits, packets } = corpus({ packets: 6, commits: 20 });
for (const _ of commits) {
  // Reading the commits brings the packets to where they end.
}
const TEXTS = packets.map((packet) => [pathOf(packet), packetText(packet)] as const);

function counted(path: string, text: string): { readonly read: () => WorkPacket; readonly reads: () => number } {
  let reads = 0;
  const read = (): WorkPacket => {
    reads++;
    return readWorkPacket({ path, blob: ENTRY.id, text }, law);
  };
  return { read, reads: () => reads };
}

describe('a packet without its lines', () => {
  it.each(TEXTS)('is the packet: %s', (path, text) => {
    const { read, reads } = counted(path, text);
    const whole = read();
    const lean = withoutLines(whole, read);
    expect(lean.status).toBe(whole.status);
    expect(evidenceOf(lean)).toEqual(evidenceOf(whole));
    expect(reads()).toBe(1);
    expect(lean).toEqual(whole);
    expect(reads()).toBeGreaterThan(1);
    // Copies and what is kept of it have the lines too.
    expect({ ...lean }.lock).toEqual(whole.lock);
    expect(JSON.parse(JSON.stringify(lean))).toEqual(JSON.parse(JSON.stringify(whole)));
  });
});

describe('a run over many packets', () => {
  it('reads the lines of those beyond the first ones again, and nothing else', () => {
    const store = new BlobStore();
    const entries = TEXTS.map(([path, text], at): TreeEntry => {
      const id = String(at).repeat(40);
      store.put(id, Buffer.from(text));
      return { path, kind: 'file', id };
    });
    const snapshot = listedSnapshot('the tree', null, entries, store);
    const view = (holding: ConstructorParameters<typeof DocumentCache>[4]): readonly (WorkPacket | null)[] => {
      const documents = new DocumentCache(
        law,
        (entry) => snapshot.bytes(entry),
        () => false,
        undefined,
        holding,
      );
      const tree = treeView(snapshot, law, documents);
      return entries.map(({ path }) => tree.packetAt(path));
    };
    const all = view({});
    const asText: string[] = [];
    const lean = view({
      wholePackets: 2,
      asText: (entry, text) => {
        asText.push(entry.path);
        snapshot.holdAsText?.(entry, text);
      },
    });
    expect(asText).toEqual(entries.map(({ path }) => path));
    expect(lean).toEqual(all);
    expect(Object.getOwnPropertyDescriptor(lean[1], 'lock')?.get).toBeUndefined();
    expect(Object.getOwnPropertyDescriptor(lean[2], 'lock')?.get).toBeDefined();
    // What was held as text reads again as it was.
    expect(view({})).toEqual(all);
  });
});

describe('a blob that is held as its text', () => {
  it('gives the same bytes, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const bytes = Buffer.from(any, 'utf8');
        const store = new BlobStore();
        store.put(ENTRY.id, bytes);
        const snapshot = listedSnapshot('the tree', null, [ENTRY], store);
        const documents = new DocumentCache(
          law,
          (entry) => snapshot.bytes(entry),
          () => false,
          undefined,
          {
            asText: (entry, text) => snapshot.holdAsText?.(entry, text),
          },
        );
        documents.readText(ENTRY);
        expect(Buffer.from(snapshot.bytes(ENTRY))).toEqual(bytes);
        expect(store.size(ENTRY.id)).toBe(bytes.length);
      }),
    );
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0x80, 0x0a])],
    ['a byte order mark', Buffer.from('\ufeff# Packet\n')],
    ['an empty file', Buffer.alloc(0)],
  ])('is not, or gives the same bytes: %s', (_, bytes) => {
    const store = new BlobStore();
    store.put(ENTRY.id, bytes);
    const snapshot = listedSnapshot('the tree', null, [ENTRY], store);
    const documents = new DocumentCache(
      law,
      (entry) => snapshot.bytes(entry),
      () => false,
      undefined,
      {
        asText: (entry, text) => snapshot.holdAsText?.(entry, text),
      },
    );
    documents.readText(ENTRY);
    expect(Buffer.from(snapshot.bytes(ENTRY))).toEqual(bytes);
  });

  it('is nothing that was not loaded', () => {
    const store = new BlobStore();
    expect(store.size(ENTRY.id)).toBeNull();
    expect(() => store.get(ENTRY)).toThrow(NotLoadedError);
  });
});
