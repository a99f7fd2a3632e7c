import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { branches } from '../../engine/git/branches.js';
import type { GitCommand } from '../../engine/git/git-command.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const A = 'a'.repeat(40);
const B = 'b'.repeat(64);
let count = 0;

/** A git that is a shell script. */
function gitOf(script: string): GitCommand {
  const binary = place.program(`git-${count++}`, `#!/bin/sh\n${script}\n`);
  return { binary, env: { PATH: '/usr/bin:/bin' }, cwd: place.folder };
}

describe.skipIf(platform === 'win32')('the branches', () => {
  it('are what git lists, by full name', async () => {
    expect(await branches(gitOf(`printf "${A} refs/heads/ä\\n${B} refs/remotes/o/x y\\n"`))).toEqual([
      { object: A, name: 'refs/heads/ä' },
      { object: B, name: 'refs/remotes/o/x y' },
    ]);
    expect(await branches(gitOf(':'))).toEqual([]);
  });

  it('are asked for here and of remotes', async () => {
    await expect(branches(gitOf('printf "%s|" "$@" >&2; exit 1'))).rejects.toThrow(
      'git for-each-ref ended with exit code 1: for-each-ref|--format=%(objectname) %(refname)|refs/heads|refs/remotes|',
    );
  });

  it.each([
    [`printf "${A} refs/heads/x"`, /^git for-each-ref wrote an incomplete answer$/],
    ['echo x refs/heads/x', /^git for-each-ref wrote an unreadable answer$/],
    [`echo ${A}`, /^git for-each-ref wrote an unreadable answer$/],
    ['echo', /^git for-each-ref wrote an unreadable answer$/],
    [`head -c ${64 * 1024 * 1024 + 1} /dev/zero`, /wrote more than 67108864 bytes/],
  ])('are undecided after %s', async (script, reason) => {
    await expect(branches(gitOf(script))).rejects.toThrow(reason);
  });
});
