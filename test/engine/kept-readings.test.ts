import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpus } from '../../bench/corpus/history.js';
import { packetText, pathOf } from '../../bench/corpus/packets.js';
import { masterSpec } from '../../bench/corpus/spec.js';
import { defaultLaw } from '../../engine/config.js';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { evidenceOf } from '../../engine/evidence-reading.js';
import { type KeptReadings, keptReadings, NOTHING_KEPT } from '../../engine/kept-readings.js';
import type { Law } from '../../engine/model/law.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import type { TreeEntry } from '../../engine/model/snapshot.js';
import type { FactStore } from '../../engine/sources/source.js';
import { DocumentCache } from '../../engine/trees.js';
import { rules } from '../../rules/index.js';
import { exampleTree } from '../support/example-repository.js';

const law = defaultLaw(rules);

/** A store that outlives the runs that ask for it, as the file does. */
class Kept {
  readonly byPurpose = new Map<string, Map<string, string>>();

  readings(of: Law = law, build: string | undefined = 'a build'): KeptReadings {
    const facts = (purpose: string): FactStore => {
      const lines = this.byPurpose.get(purpose) ?? new Map<string, string>();
      this.byPurpose.set(purpose, lines);
      return { get: (key) => lines.get(key) ?? null, put: (key, make) => void lines.set(key, make()) };
    };
    return keptReadings({ facts }, of, { build });
  }

  get size(): number {
    return [...this.byPurpose.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

/** The reader of trees, over texts by path. */
function reader(texts: ReadonlyMap<string, string>, kept: KeptReadings): (path: string) => WorkPacket | null {
  const bytes = (entry: TreeEntry): Uint8Array => Buffer.from(texts.get(entry.path) ?? '', 'latin1');
  const documents = new DocumentCache(law, bytes, () => false, kept);
  return (path) => documents.read({ path, kind: 'file', id: 'a'.repeat(40) });
}

function mustNotRead(): never {
  throw new Error('it was read although it was kept');
}

const { commits, packets } = corpus({ packets: 12, commits: 40 });
for (const _ of commits) {
  // Reading the commits brings the packets to where they end.
}
const TEXTS = new Map([
  ...packets.map((packet) => [pathOf(packet), packetText(packet)] as const),
  ...[...exampleTree()].filter(([path]) => path.endsWith('.md')).map(([path, { bytes }]) => [path, bytes] as const),
  [
    'docs/task_packets/WP-1-Odd.md',
    '\ufeff**STATUS:** done\r\n- USER_SIGNATURE: `ali\u00e4`\n```\n## no\n\n~~~\n\u0000\ud83d',
  ],
  ['docs/task_packets/WP-1-Empty.md', ''],
]);

describe('a reading that was kept', () => {
  it.each([...TEXTS.keys()])('of the packet %s is the reading', (path) => {
    const kept = new Kept();
    const first = reader(TEXTS, kept.readings())(path);
    expect(kept.size).toBe(1);
    const again = reader(TEXTS, kept.readings())(path);
    const fresh = reader(TEXTS, NOTHING_KEPT)(path);
    expect(first).toStrictEqual(fresh);
    expect(again).toStrictEqual(fresh);
    expect(again && evidenceOf(again)).toStrictEqual(fresh && evidenceOf(fresh));
    expect(kept.size).toBe(1);
  });

  it.each(['{', 'null', '7', '{}', '{"packet":{}}', '[]'])('and is %s is none: the document is read anew', (fact) => {
    const store: FactStore = { get: () => fact, put: () => undefined };
    const readings = keptReadings({ facts: () => store }, law, { build: 'a build' });
    const path = packets[0] ? pathOf(packets[0]) : '';
    expect(reader(TEXTS, readings)(path)).toStrictEqual(reader(TEXTS, NOTHING_KEPT)(path));
    const spec = readMasterSpec('docs/spec/Master_Spec_v1.md', '# Spec\n\n## 1 [CX-1] One\n\nIt MUST.\n', []);
    const document = { entry: { path: spec.path, kind: 'file' as const, id: 'a'.repeat(40) }, bytes: Buffer.from('') };
    expect(readings.spec(document, () => spec)).toBe(spec);
  });

  it('of any text is the reading', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '- STATUS: Done',
        '## Metadata',
        '- **USER_SIGNATURE**: alice010120261200',
        '```',
        '  * src/a.ts',
        '',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const source = { path: 'docs/task_packets/WP-1-A.md', blob: 'b'.repeat(40), text: lines.join('\n') };
        const document = {
          entry: { path: source.path, kind: 'file', id: source.blob },
          bytes: Buffer.from(source.text),
        } as const;
        const kept = new Kept();
        const fresh = kept.readings().packet(document, source.text, () => readWorkPacket(source, law));
        expect(kept.readings().packet(document, source.text, mustNotRead)).toStrictEqual(fresh);
      }),
      { numRuns: 60 },
    );
  });

  it('of a Master Spec is the reading', () => {
    const { text } = masterSpec();
    const document = {
      entry: { path: 'spec.md', kind: 'file', id: 'c'.repeat(40) },
      bytes: Buffer.from(text),
    } as const;
    const kept = new Kept();
    const fresh = kept.readings().spec(document, () => readMasterSpec('spec.md', text, []));
    const again = kept.readings().spec(document, mustNotRead);
    expect(again).toStrictEqual(fresh);
    expect(again.sections.length).toBeGreaterThan(1_900);
    expect([...again.bodyIds]).toEqual([...fresh.bodyIds]);
  });

  it('counts for the same bytes at the same path, read by the same code under the same law', () => {
    const kept = new Kept();
    const entry = { path: 'docs/task_packets/WP-1-A.md', kind: 'file', id: 'd'.repeat(40) } as const;
    const reading = (from: KeptReadings, of: TreeEntry, text: string): boolean => {
      let wasRead = false;
      from.packet({ entry: of, bytes: Buffer.from(text) }, text, () => {
        wasRead = true;
        return readWorkPacket({ path: of.path, blob: of.id, text }, law);
      });
      return wasRead;
    };
    expect(reading(kept.readings(), entry, 'one')).toBe(true);
    expect(reading(kept.readings(), entry, 'one')).toBe(false);
    // A file on disk that changed behind its id.
    expect(reading(kept.readings(), entry, 'two')).toBe(true);
    expect(reading(kept.readings(), { ...entry, path: 'docs/task_packets/WP-1-B.md' }, 'one')).toBe(true);
    expect(reading(kept.readings(), { ...entry, id: 'e'.repeat(40) }, 'one')).toBe(true);
    expect(reading(kept.readings(law, 'another build'), entry, 'one')).toBe(true);
    const strange = { ...law, packet: { ...law.packet, recordSections: ['Log'] } };
    expect(reading(kept.readings(strange), entry, 'one')).toBe(true);
    expect(reading(kept.readings(), entry, 'one')).toBe(false);
  });

  it('is none where nobody says which code reads', () => {
    expect(keptReadings({ facts: mustNotRead }, law, {})).toBe(NOTHING_KEPT);
  });
});
