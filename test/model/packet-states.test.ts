import { describe, expect, it } from 'vitest';
import type { Commit } from '../../engine/model/commit.js';
import { PacketStates } from '../../engine/model/packet-states.js';
import type { TreeEntry } from '../../engine/model/snapshot.js';
import { BlobStore, listedSnapshot } from '../../engine/sources/blob-store.js';
import { read } from '../documents/reading.js';

const PATH = 'docs/task_packets/WP-1-Tea-20260101.md';
const entry = (id: string): TreeEntry => ({ path: PATH, kind: 'file', id });

/** A commit on top of others that leaves the packet as the given entry; undefined: as its first parent has it. */
function commit(id: string, parents: readonly string[], after?: TreeEntry | null): Commit {
  const changes = after === undefined ? [] : [{ path: PATH, before: null, after }];
  return {
    id,
    parents: parents.map((parent, index) => ({ parent, changes: index === 0 ? changes : [] })),
  } as unknown as Commit;
}

describe('a packet as it stood before a commit', () => {
  const commits = [
    commit('other', ['old']),
    commit('one', ['tip'], entry('first')),
    commit('two', ['one']),
    commit('side', ['tip'], null),
    commit('merge', ['two', 'side']),
    commit('turned', ['side', 'two']),
    commit('last', ['merge'], entry('second')),
    commit('next', ['last']),
    commit('bare', ['turned']),
  ];
  const base = listedSnapshot('base', 'tip', [entry('base')], new BlobStore());
  const states = new PacketStates({ base, commits }, { read: ({ id }) => ({ ...read('# x\n'), blob: id }) });
  const blobBefore = (id: string) => {
    const found = commits.find((each) => each.id === id);
    return found ? (states.before(found, PATH)?.blob ?? null) : undefined;
  };

  it.each([
    ['one', 'base'],
    ['two', 'first'],
    ['merge', 'first'],
    ['last', 'first'],
    ['next', 'second'],
    ['turned', null],
    ['bare', null],
  ])('%s: %s', (id, expected) => {
    expect(blobBefore(id)).toBe(expected);
  });

  it('is that of the base tip where the commit started from something older', () => {
    expect(blobBefore('other')).toBe('base');
  });

  it('is that of the base tip for a commit without parents, too', () => {
    expect(states.before({ parents: [{ parent: null, changes: [] }] }, PATH)?.blob).toBe('base');
  });
});
