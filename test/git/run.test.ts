import { describe, expect, it } from 'vitest';
import { userEnvironment } from '../../engine/git/environment.js';
import { runGit } from '../../engine/git/run.js';
import { tooOldGit } from '../../engine/git/version.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
let count = 0;

function command(script: string) {
  const binary = place.program(`program-${count++}`, `#!/bin/sh\n${script}\n`);
  return { binary, env: { PATH: '/usr/bin:/bin' }, cwd: place.folder };
}

const otherwise = new UndecidedError({ subject: 'something', reason: 'else failed', help: 'Mend it.' });

describe('running git once', () => {
  it('gives output, complaints on one line, and an exit code that was accepted', async () => {
    const answer = await runGit(command("cat; printf 'one\\n\\033[31mtwo\\n' >&2; exit 1"), [], {
      input: 'in',
      accept: [0, 1],
    });
    expect(answer).toMatchObject({ code: 1, stderr: 'one; \\u{1b}[31mtwo' });
    expect(String(answer.stdout)).toBe('in');
  });

  it.each([
    ['another exit code', 'echo broken >&2; exit 3', {}, 'git log ended with exit code 3: broken'],
    ['a signal', 'kill -9 $$', {}, 'git log was ended by SIGKILL'],
    ['too much output', 'echo 12345', { maxBytes: 5 }, 'git log wrote more than 5 bytes'],
    ['too much time', 'exec sleep 30', { deadline: 20 }, 'git log did not end within 0.02 s'],
    [
      'a usage error',
      'test "$1" = --version && echo git version 2.50.1 || exit 129',
      {},
      'was refused by git as a usage error',
    ],
    [
      'a usage error of an old git',
      'test "$1" = --version && echo git version 2.30.2 || exit 129',
      {},
      'is version 2.30',
    ],
  ])('cannot decide after %s', async (_, script, options, reason) => {
    const ended = runGit(command(script), ['-c', 'a=b', 'log'], options);
    await expect(ended).rejects.toThrow(reason);
    await expect(ended).rejects.toBeInstanceOf(UndecidedError);
  });

  it('cannot decide without the program', async () => {
    await expect(runGit({ binary: '/nowhere/git', env: {}, cwd: '/' }, ['log'])).rejects.toThrow(
      'git log did not start',
    );
  });

  it('survives a program that does not read its input', async () => {
    const answer = await runGit(command('exit 0'), [], { input: Buffer.alloc(1_000_000) });
    expect(answer.code).toBe(0);
  });

  it('says what to do about history that is not there', async () => {
    const error = await runGit(command('echo "fatal: bad object 1234" >&2; exit 128'), ['log']).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ help: expect.stringContaining('git fetch --unshallow') });
  });
});

describe('the version of git', () => {
  it.each([
    ['git version 2.39.0', true],
    ['git version 2.39.5 (Apple Git-154)', true],
    ['git version 2.50.1.windows.1', true],
    ['git version 3.0.0', true],
    ['git version 2.38.9', false],
    ['git version 1.99.0', false],
    ['something else', false],
  ])('%s is new enough: %s', async (text, enough) => {
    const error = await tooOldGit(command(`echo '${text}'`), otherwise);
    expect(error === otherwise).toBe(enough);
    expect(enough || error.cause === otherwise).toBe(true);
  });

  it('is unknown where git cannot be run', async () => {
    const error = await tooOldGit({ binary: '/nowhere/git', env: {} }, otherwise);
    expect(error.message).toBe('git at /nowhere/git is of an unknown version, expected 2.39 or newer');
  });
});

describe("the environment of the user's git", () => {
  it('holds what finds the repository, and nothing that makes git run or write something', () => {
    const env = userEnvironment(
      {
        GIT_DIR: 'd',
        GIT_INDEX_FILE: 'i',
        HOME: 'h',
        GIT_EXTERNAL_DIFF: 'x',
        GIT_SSH: 'x',
        GIT_TRACE: 'x',
        NODE_OPTIONS: 'x',
        PATH: '/evil',
      },
      '/usr/bin/git',
    );
    expect(env).toMatchObject({
      GIT_DIR: 'd',
      GIT_INDEX_FILE: 'i',
      HOME: 'h',
      PATH: '/usr/bin',
      GIT_NO_LAZY_FETCH: '1',
    });
    expect(Object.keys(env).filter((name) => /EXTERNAL|SSH|TRACE|NODE/.test(name))).toEqual([]);
  });
});
