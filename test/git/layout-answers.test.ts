import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLayout } from '../../engine/git/layout.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const HEAD = 'a'.repeat(40);
let count = 0;

/** The answer of `git rev-parse` about a work tree, line by line. */
const LINES = [
  ...['/r/.git', '/r/.git', '/r/.git/index', '/r/.git/objects', '/r/.git/shallow', '/r/.git/MERGE_HEAD'],
  ...['/r/.git/info/exclude', 'sha1', 'false', 'true', '', HEAD],
];

/** What is made of an answer. */
function layoutOf(lines: readonly string[], env: Readonly<Record<string, string>> = {}, code = 0, complaint = '') {
  const text = lines.map((line) => `${line}\\n`).join('');
  const binary = place.program(
    `git-${count++}`,
    `#!/bin/sh\ntest "$1" = --version && echo git version 2.50 && exit\nprintf '${text}'\nprintf '${complaint}' >&2\nexit ${code}\n`,
  );
  return readLayout({ binary, env: { PATH: '/usr/bin:/bin' }, cwd: place.folder }, env);
}

/** The lines with one of them replaced, or left out. */
const changed = (at: number, line: string | null): string[] => LINES.toSpliced(at, 1, ...(line === null ? [] : [line]));

describe('an answer about a repository', () => {
  it('gives all its parts', async () => {
    expect(await layoutOf(LINES)).toEqual({
      gitDirectory: '/r/.git',
      commonDirectory: '/r/.git',
      indexFile: '/r/.git/index',
      objectDirectories: ['/r/.git/objects'],
      shallowFile: '/r/.git/shallow',
      mergeHeadFile: '/r/.git/MERGE_HEAD',
      excludeFile: '/r/.git/info/exclude',
      objectFormat: 'sha1',
      topLevel: place.folder,
      head: HEAD,
    });
    expect(await layoutOf(changed(7, 'sha256'))).toMatchObject({ objectFormat: 'sha256' });
    expect(await layoutOf(LINES.slice(0, -1), {}, 1)).toMatchObject({ head: null, topLevel: place.folder });
    expect(await layoutOf(changed(10, '../../'))).toMatchObject({
      topLevel: expect.not.stringContaining(place.folder),
    });
  });

  it('has no top in a bare repository and inside of a git directory', async () => {
    const bare = LINES.with(8, 'true').with(9, 'false').toSpliced(10, 1);
    expect(await layoutOf(bare)).toMatchObject({ topLevel: null, head: HEAD });
    expect(await layoutOf(LINES.with(9, 'false').toSpliced(10, 1))).toMatchObject({ topLevel: null });
    expect(await layoutOf(LINES.with(9, 'false').with(10, '/elsewhere'))).toMatchObject({ topLevel: '/elsewhere' });
  });

  it('finds objects where the environment says too, each folder once', async () => {
    const env = {
      GIT_ALTERNATE_OBJECT_DIRECTORIES: ['/b', '', 'c', '/r/.git/objects'].join(delimiter),
      GIT_QUARANTINE_PATH: '/q',
    };
    const { objectDirectories } = await layoutOf(LINES.with(3, '/own'), env);
    expect(objectDirectories).toEqual(['/own', '/r/.git/objects', '/b', `${place.folder}/c`, '/q']);
    expect((await layoutOf(LINES, { GIT_QUARANTINE_PATH: '' })).objectDirectories).toEqual(['/r/.git/objects']);
  });

  it.each([
    ['a path that is relative', changed(0, '.git')],
    ['another one', changed(6, 'info/exclude')],
    ['a path that is no text', changed(2, '/r/\ufffd')],
    ['another format', changed(7, 'sha512')],
    ['a format with more behind it', changed(7, 'sha1x')],
    ['a format with more before it', changed(7, 'xsha1')],
    ['no yes or no', changed(8, 'maybe')],
    ['no yes or no to another question', changed(9, '')],
    ['a way up that leads down', changed(10, 'sub/')],
    ['a way up that leads down later', changed(10, '../sub/')],
    ['a way up in a bare repository', LINES.with(8, 'true')],
    ['no way up in a work tree', changed(10, null)],
    ['a relative path where the work tree is elsewhere', LINES.with(9, 'false').with(10, '../')],
    ['a line too many', LINES.toSpliced(11, 0, '')],
    ['a HEAD that is no id', changed(11, 'main')],
    ['too few lines', LINES.slice(0, 5)],
    ['nothing', []],
  ])('is not understood with %s', async (_, lines) => {
    await expect(layoutOf(lines)).rejects.toThrow(
      `${place.folder} was described by \`git rev-parse\` in a form that is not known here`,
    );
  });

  it('is not understood without its end', async () => {
    const cut = layoutOf([...LINES.slice(0, -1), `${HEAD}`.slice(0, -1)]);
    await expect(cut).rejects.toThrow('in a form that is not known here');
    await expect(layoutOf(LINES, {}, 2)).rejects.toThrow('git rev-parse ended with exit code 2');
  });

  it('can be that there is none, and how to get one', async () => {
    const none = layoutOf([], {}, 128, 'fatal: not a git repository');
    await expect(none).rejects.toMatchObject({
      reason: 'could not be read as a git repository: fatal: not a git repository',
      help: 'Run this inside of a git repository, or name one with `-C`.',
    });
    const distrusted = layoutOf([], {}, 128, 'fatal: detected dubious ownership in repository');
    await expect(distrusted).rejects.toMatchObject({
      help: `Let git trust the folder: \`git config --global --add safe.directory ${place.folder}\`.`,
    });
  });
});
