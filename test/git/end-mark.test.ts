import { beforeAll, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { writeEndMark } from '../../engine/git/end-mark.js';
import { newRepository, type TemporaryRepository } from './temporary-repository.js';

let repository: TemporaryRepository;
let room: CleanRoom;

beforeAll(async () => {
  repository = newRepository();
  repository.commit('first', { a: '1' });
  room = await repository.room();
});

const said = async (...args: string[]): Promise<string> => String((await room.git(args)).stdout);

it.each([
  ['docs/board.md', '100644', 'docs/board.md'],
  ['/docs//deep/in/', '100644', 'docs/deep/in'],
  [null, '100644', 'end'],
  ['one', '100644', 'one'],
])('of the path %j is a commit without parents that holds one file', async (path, mode, name) => {
  const text = 'what is looked for\n';
  const mark = writeEndMark(room, path, text);
  const listed = await said('ls-tree', '-r', '-t', mark);
  const blob = (await said('rev-parse', `${mark}:${name}`)).trim();
  expect(listed).toContain(`${mode} blob ${blob}\t${name}\n`);
  expect(listed.split('\n').filter((line) => line.includes(' blob '))).toHaveLength(1);
  expect(await said('cat-file', 'blob', blob)).toBe(text);
  expect(await said('cat-file', 'commit', mark)).toBe(
    [
      `tree ${(await said('rev-parse', `${mark}^{tree}`)).trim()}`,
      'author handshake-check <handshake-check@localhost> 0 +0000',
      'committer handshake-check <handshake-check@localhost> 0 +0000',
      '',
      'The end',
      '',
    ].join('\n'),
  );
  // git itself finds nothing wrong with what was written.
  expect(await said('fsck', '--strict', '--no-dangling', mark)).toBe('');
});

it('is found by a search behind everything else', async () => {
  const mark = writeEndMark(room, 'docs', 'WP-1-Tea');
  const head = repository.git('rev-parse', 'HEAD');
  expect(await said('log', '--format=%H', '-S', 'WP-1-Tea', head, mark, '--', 'docs')).toBe(`${mark}\n`);
  expect((await said('log', '--format=%H', head, mark)).trim().split('\n').at(-1)).toBe(mark);
});
