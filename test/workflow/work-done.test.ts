import { describe, expect, it } from 'vitest';
import { DEFAULT_PATHS } from '../../engine/config/defaults.js';
import type { Commit } from '../../engine/model/commit.js';
import type { Role } from '../../engine/model/role.js';
import type { Snapshot, TreeEntry } from '../../engine/model/snapshot.js';
import { uncommittedPaths, workDone, workState } from '../../workflow/work/work-done.js';
import { PACKET, read } from '../documents/reading.js';

const law = { paths: DEFAULT_PATHS, bots: [{ emails: ['bot@example.org'], paths: ['app/**'] }] };
const isPacket = (id: string): boolean => id === ID || id === `${ID}-v2`;
const ID = 'WP-1-Tea-20260101';
const PACKET_PATH = `docs/task_packets/${ID}.md`;
const nobody = { name: '', email: '', time: 0 };

function commit(id: string, role: Role | null, workPackets: readonly string[], ...paths: string[]): Commit {
  return {
    id,
    subject: '',
    trailers: { role, roleLines: [], workPackets, skipLines: [] },
    author: nobody,
    committer: nobody,
    parents: [],
    ownChanges: paths.map((path) => ({ path, before: null, after: null })),
  };
}

describe('the work under a packet', () => {
  it("is what commits that name it exactly did, a Coder's or nobody's, with what others did for it", () => {
    const commits = [
      commit('a', 'Orchestrator', [ID], 'docs/TASK_BOARD.md'),
      commit('b', 'Coder', [ID], 'src/b.ts', PACKET_PATH),
      commit('c', null, [ID], 'src/b.ts', 'src/a.ts'),
      commit('d', 'Coder', [`${ID}-v2`], 'src/d.ts'),
      commit('e', 'Coder', [], 'docs/e.md'),
      { ...commit('f', null, []), trailers: null },
    ];
    const { commits: naming, work, paths, others } = workDone(commits, ID, law, isPacket);
    expect(naming.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(work.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(paths).toEqual(['docs/TASK_BOARD.md', 'src/a.ts', 'src/b.ts']);
    expect(others).toBe(3);
  });

  it('is nothing in no commits', () => {
    expect(workDone([], ID, law, isPacket)).toEqual({ commits: [], work: [], paths: [], unaccounted: [], others: 0 });
  });

  it('may hide in commits on code that name no packet that there is, whatever their role', () => {
    const bot = { name: 'bot', email: 'bot@example.org', time: 0 };
    const commits = [
      commit('a', null, [], 'app/a.ts'),
      commit('b', 'Coder', [ID.toLowerCase()], 'src/b.ts'),
      commit('c', 'Orchestrator', [], 'scripts/c.sh'),
      { ...commit('d', null, [], 'tests/d.ts'), trailers: null },
      commit('e', 'Coder', [`${ID}-v2`], 'src/e.ts'),
      commit('f', null, [], 'notes/f.md'),
      { ...commit('g', null, [], 'app/g.ts'), author: bot, committer: bot },
      { ...commit('h', null, [], 'src/h.ts'), author: bot, committer: bot },
    ];
    const { commits: naming, work, paths, unaccounted, others } = workDone(commits, ID, law, isPacket);
    expect(unaccounted.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'h']);
    expect({ naming, work, paths, others }).toEqual({ naming: [], work: [], paths: [], others: 3 });
  });
});

function snapshot(files: Readonly<Record<string, string>>): Snapshot {
  const entries = new Map<string, TreeEntry>(
    Object.entries(files).map(([path, id]) => [path, { path, kind: id === 'link' ? 'symlink' : 'file', id }]),
  );
  return {
    name: '',
    commit: null,
    entry: (path) => entries.get(path),
    paths: () => [...entries.keys()].sort(),
    bytes: () => new Uint8Array(),
  };
}

describe('what is uncommitted', () => {
  const head = snapshot({ 'src/a.ts': '1', 'src/b.ts': '1', 'src/c.ts': '1', 'notes.md': '1', [PACKET_PATH]: '1' });
  const other = 'docs/task_packets/WP-1-Other.md';

  it('is code that was changed, added, removed or retyped, and the packet', () => {
    const tree = snapshot({
      'src/a.ts': '2',
      'src/c.ts': 'link',
      'src/d.ts': '1',
      'notes.md': '2',
      [PACKET_PATH]: '2',
      [other]: '1',
    });
    expect(uncommittedPaths(head, tree, { path: PACKET_PATH }, law)).toEqual([
      PACKET_PATH,
      'src/a.ts',
      'src/b.ts',
      'src/c.ts',
      'src/d.ts',
    ]);
    expect(uncommittedPaths(head, head, { path: PACKET_PATH }, law)).toEqual([]);
  });
});

describe('the state of the work', () => {
  it.each([
    ['In-Progress', { kind: 'open' }],
    ['Done', { kind: 'done', reports: 0 }],
    ['VALIDATED', { kind: 'validated', reports: 0 }],
    ['Draft', { kind: 'not-started', status: 'Draft' }],
    ['Blocked', { kind: 'not-started', status: 'Blocked' }],
    ['Someday', { kind: 'not-started', status: null }],
  ])('of a packet that is %s', (status, expected) => {
    expect(workState(read(PACKET.replace('STATUS: Ready-for-Dev', `STATUS: ${status}`)))).toEqual(expected);
  });

  it('counts the reports of a Validator', () => {
    const text = `${PACKET.replace('STATUS: Ready-for-Dev', 'STATUS: Done')}\n## VALIDATION REPORT\n\nPASS\n`;
    expect(workState(read(text))).toEqual({ kind: 'done', reports: 1 });
  });
});
