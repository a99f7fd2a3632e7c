import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { findGit } from '../../engine/git/executable.js';
import { newTemporaryFolder } from '../support/after-file.js';

/** A folder with a program that is called git. */
function gitIn(...parts: string[]): string {
  const folder = join(...parts);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'git'), '#!/bin/sh\n', { mode: 0o755 });
  return folder;
}

function places(): { own: string; trusted: string; root: string } {
  const root = newTemporaryFolder('handshake-executable-');
  const own = join(root, 'repository');
  mkdirSync(join(own, '.git'), { recursive: true });
  return { root, own, trusted: gitIn(root, 'trusted') };
}

const search = (...entries: string[]): string => entries.join(delimiter);

describe('git is found by an absolute path outside of what is judged', () => {
  it.each<[string, (at: { own: string; root: string }) => string]>([
    ['a folder of the repository', ({ own }) => gitIn(own, 'bin')],
    ['the top of the repository', ({ own }) => gitIn(own)],
    ['a node_modules anywhere', ({ root }) => gitIn(root, 'node_modules', '.bin')],
    ['a relative entry', () => 'bin'],
    ['an empty entry', () => ''],
    ['an entry that is not there', ({ root }) => join(root, 'nowhere')],
    ['an entry that is a file', ({ root }) => join(gitIn(root, 'file'), 'git')],
    [
      'a git that is a folder',
      ({ root }) => {
        mkdirSync(join(root, 'folder/git'), { recursive: true });
        return join(root, 'folder');
      },
    ],
    [
      'a git that is no program',
      ({ root }) => {
        const folder = join(root, 'plain');
        mkdirSync(folder);
        writeFileSync(join(folder, 'git'), 'text', { mode: 0o644 });
        return folder;
      },
    ],
    [
      'a link into the repository',
      ({ root, own }) => {
        const folder = join(root, 'linked');
        mkdirSync(folder);
        symlinkSync(join(gitIn(own, 'planted'), 'git'), join(folder, 'git'));
        return folder;
      },
    ],
    [
      // As root nothing is unreadable; a link to itself is to nobody, too, and fails in the same way.
      'an entry that cannot be looked into',
      ({ root }) => {
        symlinkSync('loop', join(root, 'loop'));
        return join(root, 'loop');
      },
    ],
    ['an entry with a name that is too long', ({ root }) => join(root, 'd'.repeat(300))],
  ])('past %s', (_, entry) => {
    const { own, trusted, root } = places();
    const passed = entry({ own, root });
    expect(findGit(search(passed, trusted), own)).toBe(join(trusted, 'git'));
    expect(() => findGit(passed, own)).toThrow('git is in no folder of the PATH');
  });

  it('where it really is', () => {
    const found = findGit(env.PATH ?? '', places().own);
    expect(isAbsolute(found)).toBe(true);
    expect(statSync(found).isFile()).toBe(true);
  });
});
