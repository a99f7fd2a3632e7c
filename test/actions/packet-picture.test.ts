import { describe, expect, it } from 'vitest';
import { packetPicture } from '../../actions/merge-gate/packet-picture.js';
import { dependencyGraph, neighbourhood } from '../../engine/model/dependency-graph.js';
import { type MemoryFile, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { PACKET } from '../documents/reading.js';

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
  it('has every packet of the result, and knows which ones the change touches', async () => {
    const picture = await pictureOf(
      [
        packetFile('WP-1-Store-v1', 'none'),
        packetFile('WP-1-Far-v1', 'none'),
        packetFile('WP-1-Next-v1', 'WP-1-New-v1'),
      ],
      [packetFile('WP-1-New-v1', 'WP-1-Store-v1')],
    );
    expect([...(picture?.touched ?? [])]).toEqual(['WP-1-New-v1']);
    expect(picture?.packets).toHaveLength(4);
    const near = neighbourhood(dependencyGraph(picture?.packets ?? []), picture?.touched ?? new Set());
    expect(near.nodes.map(({ id }) => id)).toEqual(['WP-1-New-v1', 'WP-1-Next-v1', 'WP-1-Store-v1']);
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
