// Windows as far as it can be had without it: the same code with Windows' rules for paths, addresses and the name of the platform in the
// place of this system's, and a disk that exists in memory. What only Windows itself can show stands in docs/faq.md.
import type * as Fs from 'node:fs';
import type * as Path from 'node:path';
import type * as Process from 'node:process';
import type * as Url from 'node:url';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Files and folders of the disk in memory, in lower case: Windows does not tell cases apart. */
const disk = vi.hoisted(() => new Set<string>());

vi.mock('node:path', async (original) => {
  const { win32 } = await original<typeof Path>();
  return { ...win32, default: win32 };
});
vi.mock('node:process', async (original) => ({ ...(await original<typeof Process>()), platform: 'win32' }));
vi.mock('node:url', async (original) => {
  const url = await original<typeof Url>();
  return {
    ...url,
    fileURLToPath: (address: string) => url.fileURLToPath(address, { windows: true }),
    pathToFileURL: (path: string) => url.pathToFileURL(path, { windows: true }),
  };
});
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  const isThere = (path: string): boolean => disk.has(path.toLowerCase());
  const mustBeThere = (path: string): void => {
    if (!isThere(path)) throw new Error(`ENOENT: ${path}`);
  };
  return {
    ...fs,
    existsSync: isThere,
    accessSync: mustBeThere,
    // Node gives back the case in which it was asked.
    realpathSync: (path: string) => path,
    statSync: (path: string) => {
      mustBeThere(path);
      return { isFile: () => path.endsWith('.exe') };
    },
  };
});

const { shownFrom } = await import('../../cli/doctor/doctor-check.js');
const { pathBelow, pathOfUri, repoPathOf, uriOf } = await import('../../cli/lsp/document-place.js');
const { hooksPlace } = await import('../../cli/init/hooks-place.js');
const { findGit } = await import('../../engine/git/executable.js');

const place = (...paths: readonly string[]): void => {
  for (const path of paths) disk.add(path.toLowerCase());
};

beforeEach(() => disk.clear());

describe('what an editor names', () => {
  const notes = { named: 'C:\\work\\notes', real: 'C:\\work\\notes', top: 'C:\\work\\notes' };
  const packet = 'docs/task_packets/WP-1-Jobs-20260101.md';

  it.each([`file:///C:/work/notes/${packet}`, `file:///c%3A/work/notes/${packet}`, `file:///C:/Work/Notes/${packet}`])(
    '%s is the packet, with the path that git has',
    (uri) => {
      expect(repoPathOf(pathOfUri(uri) ?? '', notes)).toBe(packet);
    },
  );

  it.each([
    'file:///D:/work/notes/a.md',
    'file:///C:/work/notes2/a.md',
    'file:///C:/work/a.md',
    'file:///C:/work/notes',
  ])('%s is no file of the repository', (uri) => {
    expect(repoPathOf(pathOfUri(uri) ?? '', notes)).toBeNull();
  });

  it('is a share, and not a file of this machine', () => {
    expect(pathOfUri('file://server/share/a.md')).toBe('\\\\server\\share\\a.md');
    expect(repoPathOf('\\\\server\\share\\a.md', notes)).toBeNull();
    expect(pathOfUri('file:///work/notes/a.md'), 'no drive').toBeNull();
    expect(pathOfUri('untitled:a.md')).toBeNull();
  });

  it('is named back to it as a drive', () => {
    expect(uriOf(packet, notes)).toBe(`file:///C:/work/notes/${packet}`);
    expect(pathBelow('C:\\work', 'C:\\work\\..\\x')).toBeNull();
    expect(pathBelow('C:\\work', 'C:\\work\\..x\\y')).toBe('..x\\y');
  });
});

describe('what the doctor shows', () => {
  it.each([
    ['C:\\work\\notes\\.husky\\_\\pre-commit', '.husky/_/pre-commit'],
    ['c:\\Work\\Notes\\a.md', 'a.md'],
    ['C:\\work\\hooks', 'C:\\work\\hooks'],
  ])('of %s is %s', (path, shown) => {
    expect(shownFrom('C:\\work\\notes', path)).toBe(shown);
  });
});

describe('where init puts hooks', () => {
  const top = 'C:\\work\\notes';
  const common = 'C:\\work\\notes\\.git';

  it.each([
    ['.githooks', { kind: 'tree', folder: '.githooks' }],
    ['tools\\hooks', { kind: 'tree', folder: 'tools/hooks' }],
    ['C:\\work\\notes\\tools/hooks', { kind: 'tree', folder: 'tools/hooks' }],
    ['C:\\work\\notes\\.git\\hooks', { kind: 'git' }],
    ['D:\\hooks', { kind: 'elsewhere', folder: 'D:\\hooks' }],
    ['..\\hooks', { kind: 'elsewhere', folder: '..\\hooks' }],
  ])('when core.hooksPath is %s', (configured, expected) => {
    expect(hooksPlace(configured, top, common)).toMatchObject(expected);
  });
});

describe('the git that is run', () => {
  const git = 'C:\\Program Files\\Git\\cmd';
  const repository = 'C:\\work\\notes';

  beforeEach(() => place(repository, `${repository}\\.git`, git, `${git}\\git.exe`));

  it('is git.exe, from a list that semicolons divide', () => {
    expect(findGit(`C:\\Windows;${git};D:\\x`, repository)).toBe(`${git}\\git.exe`);
    expect(() => findGit('C:\\Windows', repository)).toThrow('is in no folder of the PATH');
  });

  it.each([
    ['the repository', `${repository}\\bin`],
    ['the repository, in another case', 'c:\\Work\\NOTES\\bin'],
    ['the repository, with the other slash', 'C:/work/notes/bin'],
    ['node_modules', 'C:\\tools\\node_modules\\x'],
    ['a relative folder', 'bin'],
    ['a folder without a drive letter behind it', 'C:bin'],
  ])('is never one in %s', (_, folder) => {
    place(folder, `${folder}\\git.exe`, `${folder.replaceAll('/', '\\')}\\git.exe`, `${folder}/git.exe`);
    expect(findGit(`${folder};${git}`, repository)).toBe(`${git}\\git.exe`);
  });
});
