import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetPicture } from '../../actions/merge-gate/packet-picture.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { type DependencyGraph, dependencyGraph, neighbourhood } from '../../engine/model/dependency-graph.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { type MemoryFile, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { LAW, PACKET } from '../documents/reading.js';

const FOLDER = 'docs/task_packets';

function packetFile(id: string, dependencies: string): [string, MemoryFile] {
  const text = PACKET.replaceAll('WP-1-Tea-20260101', id).replace(
    '**Dependencies**: none',
    `**Dependencies**: ${dependencies}`,
  );
  return [`${FOLDER}/${id}.md`, { kind: 'file', bytes: Buffer.from(text) }];
}

async function pictureOf(before: [string, MemoryFile][], after: [string, MemoryFile][]) {
  const base = new Map(before);
  const source = memorySource({ base, commits: [{ message: 'change', tree: new Map([...before, ...after]) }], now: 0 });
  const changeset = await source.survey({ changedPaths: 5_000, commits: 100 });
  return packetPicture(source, changeset, { rules });
}

describe('the picture of the packets', () => {
  it('has the packets around the change, and knows which ones it touches', async () => {
    const picture = await pictureOf(
      [
        packetFile('WP-1-Store-v1', 'none'),
        packetFile('WP-1-Far-v1', 'none'),
        packetFile('WP-1-Next-v1', 'WP-1-New-v1'),
      ],
      [packetFile('WP-1-New-v1', 'WP-1-Store-v1')],
    );
    expect([...(picture?.touched ?? [])]).toEqual(['WP-1-New-v1']);
    expect(picture?.packets.map(({ id }) => id).sort()).toEqual(['WP-1-New-v1', 'WP-1-Next-v1', 'WP-1-Store-v1']);
    const near = neighbourhood(dependencyGraph(picture?.packets ?? []), picture?.touched ?? new Set());
    expect(near.nodes.map(({ id }) => id)).toEqual(['WP-1-New-v1', 'WP-1-Next-v1', 'WP-1-Store-v1']);
  });

  it('shows what a reading of every packet shows, cycles through packets that the change does not touch included', async () => {
    const count = 8;
    const needs = fc.uniqueArray(fc.nat(count), { maxLength: 3 });
    const idOf = (at: number): string => `WP-1-N${at}-v1`;
    const written = fc.constantFrom<(id: string) => string>(
      (id) => id,
      (id) => `\`${id}\``,
      (id) => `**${id}**.`,
      (id) => `[the plan](${id}.md)`,
      (id) => `Blocks: ${id}`,
      (id) => `${id}-beyond`,
    );
    const dependencies = fc
      .tuple(needs, written)
      .map(([ids, write]) => ids.map((at) => write(idOf(at))).join(', ') || 'none');
    const tree = fc.array(dependencies, { minLength: count, maxLength: count });
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 2 }),
        async (texts, places) => {
          const files = texts.map((text, at) => packetFile(idOf(at), text));
          const before = files.map(([path, file], at): [string, MemoryFile] =>
            places.includes(at) ? packetFile(idOf(at), 'not said yet') : [path, file],
          );
          const picture = await pictureOf(before, files);
          const all = files.map(([path, file]) =>
            readWorkPacket({ path, blob: path, text: file.kind === 'file' ? `${file.bytes}` : '' }, LAW),
          );
          const touched = new Set(places.map(idOf));
          expect(picture?.touched).toEqual(touched);
          const drawn = (packets: readonly WorkPacket[]): DependencyGraph =>
            neighbourhood(dependencyGraph(packets), touched);
          expect(drawn(picture?.packets ?? [])).toEqual(drawn(all));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is not made for a change of no packet', async () => {
    const notes: [string, MemoryFile] = ['docs/notes.md', { kind: 'file', bytes: Buffer.from('x') }];
    expect(await pictureOf([packetFile('WP-1-A-v1', 'none')], [notes])).toBeUndefined();
  });

  it('is not made of more packets than a drawing is worth', async () => {
    const many = Array.from({ length: 2_001 }, (_, at) => packetFile(`WP-1-N${at}-v1`, 'none'));
    expect(await pictureOf(many, [packetFile('WP-1-New-v1', 'none')])).toBeUndefined();
  });
});
