import { describe, expect, it } from 'vitest';
import type { GitCommand } from '../../engine/git/git-command.js';
import { assertUnborn, existingRefs, resolveRevision, symbolicTarget } from '../../engine/git/revision.js';
import { evidence, FETCH_HELP, gitFailure, runGit } from '../../engine/git/run.js';
import { readSettings } from '../../engine/git/settings.js';
import { tooOldGit } from '../../engine/git/version.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
let count = 0;

/** A git that is a shell script: what a real one would never say can be said so. */
function gitOf(script: string): GitCommand {
  const binary = place.program(`git-${count++}`, `#!/bin/sh\n${script}\n`);
  return { binary, env: { PATH: '/usr/bin:/bin' }, cwd: place.folder };
}

/** A git that answers each subcommand with a script of its own; `$1` is the subcommand. */
const answering = (cases: Readonly<Record<string, string>>): GitCommand =>
  gitOf(
    `case "$1" in\n${Object.entries(cases)
      .map(([name, script]) => `${name}) ${script};;`)
      .join('\n')}\nesac`,
  );

describe('a run of git', () => {
  it('is named by its subcommand, behind the settings of the command line', () => {
    const subject = (...args: string[]): string => gitFailure(args, 'failed', '').subject;
    expect([
      subject('log'),
      subject('-c', 'a=b', 'log', '-1'),
      subject('-c', 'a', '-c', 'b', 'log'),
      subject(),
    ]).toEqual(['git log', 'git log', 'git log', 'git ']);
    expect(gitFailure(['log'], 'failed', '').reason).toBe('failed');
    expect(gitFailure(['log'], 'failed', 'so').reason).toBe('failed: so');
  });

  it('is helped by what git complains of', () => {
    const help = (said: string): string => gitFailure(['log'], 'failed', said).help ?? '';
    const missing =
      'could not read¦unable to read¦missing¦bad object¦Failed to traverse¦shallow¦invalid object¦not a valid object';
    for (const said of missing.split('¦')) expect(help(`fatal: ${said} x`)).toBe(FETCH_HELP);
    expect(help('detected dubious ownership in')).toContain('safe.directory');
    expect(help('something else')).toContain('git fsck');
    expect(help('')).toContain('git fsck');
  });

  it('complains in one printable line of two thousand characters', () => {
    const said = (...texts: string[]): string => evidence(texts.map((text) => Buffer.from(text)));
    expect(said('a\n\n  b', 'c \n', '\u001b\n')).toBe('a; bc; \\u{1b}');
    expect(said()).toBe('');
    expect(said('x'.repeat(3000))).toHaveLength(2000);
  });

  it('may write as much as it is allowed to, and no more', async () => {
    const git = gitOf('printf 12345');
    expect(String((await runGit(git, ['log'], { maxBytes: 5 })).stdout)).toBe('12345');
    await expect(runGit(git, ['log'], { maxBytes: 4 })).rejects.toMatchObject({
      reason: 'wrote more than 4 bytes',
      help: expect.stringContaining('git status'),
    });
  });

  it('gets what it is told: folder, environment, arguments and nothing on its input', async () => {
    const git = gitOf('pwd; printf "%s\\n" "$@" "$X"; cat');
    const { stdout, code, stderr } = await runGit({ ...git, env: { PATH: '/usr/bin:/bin', X: 'y' } }, ['a b', '$c']);
    expect([String(stdout), code, stderr]).toEqual([`${place.folder}\na b\n$c\ny\n`, 0, '']);
  });

  it('ends when nobody wants its answer any more', async () => {
    const abort = new AbortController();
    const ended = runGit(gitOf('exec sleep 30'), ['log'], { unwanted: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(ended).rejects.toThrow('git log was ended with the run that asked it');
  });

  it('accepts the exit codes of the question, and no others', async () => {
    expect((await runGit(gitOf('exit 1'), ['log'], { accept: [0, 1] })).code).toBe(1);
    await expect(runGit(gitOf('exit 0'), ['log'], { accept: [1] })).rejects.toThrow('ended with exit code 0');
    await expect(runGit(gitOf('exit 1'), ['log'])).rejects.toThrow('ended with exit code 1');
  });
});

describe('settings', () => {
  it('are read to their end, the last value of each', async () => {
    const git = gitOf(
      'printf "%s|" "$@" >&2; printf "user.email\\na@b\\0user.email\\nc@d\\ne\\0core.bare\\0handshake.endofanswer\\n1\\0"',
    );
    expect([...(await readSettings(git, ['user.email', 'core.bare']))]).toEqual([
      ['user.email', 'c@d\ne'],
      ['core.bare', ''],
    ]);
    expect([...(await readSettings(gitOf('printf "handshake.endofanswer\\n1\\0"'), ['a.b']))]).toEqual([]);
  });

  it('are asked for by their whole names', async () => {
    const git = gitOf('printf "%s|" "$@" >&2; exit 1');
    await expect(readSettings(git, ['user.email', 'core.bare'])).rejects.toThrow(
      'git config ended with exit code 1: -c|handshake.endofanswer=1|config|-z|--get-regexp|^(user\\.email|core\\.bare|handshake\\.endofanswer)$|',
    );
  });

  it.each([
    '',
    'a.b\\nc\\0',
    'handshake.endofanswer\\n1',
    'handshake.endofanswer\\n2\\0',
    'handshake.endofanswer\\n1\\0a.b\\nc\\0',
  ])('are not whole: %j', async (answer) => {
    await expect(readSettings(gitOf(`printf "${answer}"`), ['a.b'])).rejects.toThrow(
      /^git config wrote an incomplete answer$/,
    );
  });
});

describe('the version of git', () => {
  const otherwise = new UndecidedError({ subject: 'x', reason: 'failed', help: 'Mend it.' });

  it('is told when it explains what went wrong', async () => {
    const old = await tooOldGit(gitOf('echo git version 2.38.1'), otherwise);
    expect(old).toMatchObject({ reason: 'is version 2.38, expected 2.39 or newer', cause: otherwise });
    expect(old.help).toBe('Install git 2.39 or newer and put it first on the PATH.');
    const asked = await tooOldGit(gitOf('test "$*" = --version && echo git version 2.39'), otherwise);
    expect(asked).toBe(otherwise);
    const odd = await tooOldGit(gitOf('echo x git version 2.40'), otherwise);
    expect(odd.reason).toBe('is of an unknown version, expected 2.39 or newer');
  });
});

describe('refs', () => {
  const absent = (...names: string[]): string =>
    `cat >/dev/null; printf "${[...names, 'refs/handshake-check/there-is-no-such-ref'].map((name) => `${name}\\n`).join('')}"`;
  const X = 'refs/heads/x';

  it('are there when both questions say so', async () => {
    const git = answering({ 'for-each-ref': `printf "${A} ${X}\\n${B} ${X}/y\\n"`, 'show-ref': absent() });
    expect(await existingRefs(git, [X])).toEqual([{ name: X, object: A }]);
    const none = answering({ 'for-each-ref': ':', 'show-ref': absent(X) });
    expect(await existingRefs(none, [X, 'a b'].slice(0, 1))).toEqual([]);
    expect(await existingRefs(none, [X, 'refs/heads/a b'])).toEqual([]);
    const warned = answering({
      'for-each-ref': ':',
      'show-ref': `echo "warning: ref 'refs/heads/..' ignored" >&2; ${absent()}`,
    });
    expect(await existingRefs(warned, ['refs/heads/..'])).toEqual([]);
  });

  it.each([
    ['say both', `printf "${A} ${X}\\n"`, absent(X), /do not say the same of refs\/heads\/x/],
    ['say neither', ':', absent(), /do not say the same of refs\/heads\/x/],
    ['break off in the list', `printf "${A} ${X}"`, absent(), /for-each-ref wrote an incomplete answer/],
    ['list what is no id', `printf "x ${X}\\n"`, absent(), /for-each-ref wrote an unreadable answer/],
    ['break off in the absent', `printf "${A} ${X}\\n"`, 'cat >/dev/null', /show-ref wrote an incomplete answer/],
    ['leave out the end', ':', `cat >/dev/null; printf "${X}\\n"`, /show-ref wrote an incomplete answer/],
  ])('are undecided when the two %s', async (_, listed, missing, reason) => {
    await expect(existingRefs(answering({ 'for-each-ref': listed, 'show-ref': missing }), [X])).rejects.toThrow(reason);
  });

  it.each([
    ['printf "refs/heads/main\\n"', 'refs/heads/main'],
    ['echo "fatal: ref HEAD is not a symbolic ref" >&2; exit 128', null],
  ])('that are symbolic are said by git: %s', async (script, target) => {
    expect(await symbolicTarget(gitOf(script), 'HEAD')).toBe(target);
  });

  it.each([
    ['printf "refs/heads/main"', /wrote an incomplete answer/],
    ['printf "x\\n"', /wrote an incomplete answer/],
    ['printf "x refs/heads/main\\n"', /wrote an incomplete answer/],
    [':', /wrote an incomplete answer/],
    ['exit 128', /ended with exit code 128/],
    ['echo broken >&2; exit 128', /ended with exit code 128: broken/],
    ['echo x; echo "is not a symbolic ref" >&2; exit 128', /ended with exit code 128/],
  ])('that are symbolic are undecided after %s', async (script, reason) => {
    await expect(symbolicTarget(gitOf(script), 'HEAD')).rejects.toThrow(reason);
  });

  it('of a HEAD without a commit are a branch that is not there', async () => {
    const unborn = (symbolic: string, parsed: string): Promise<void> =>
      assertUnborn(answering({ 'symbolic-ref': symbolic, 'rev-parse': parsed }));
    await expect(unborn('echo refs/heads/main', 'exit 1')).resolves.toBeUndefined();
    const damaged = [
      ['echo refs/tags/main', 'exit 1'],
      ['echo x refs/heads/main', 'exit 1'],
      ['echo refs/heads/main', `echo ${A}`],
      ['echo refs/heads/main', 'exit 0'],
      ['echo refs/heads/main', 'echo x; exit 1'],
      ['echo refs/heads/main', 'echo x >&2; exit 1'],
    ] as const;
    for (const [symbolic, parsed] of damaged)
      await expect(unborn(symbolic, parsed)).rejects.toThrow('names a commit that is not there');
  });
});

describe('a revision', () => {
  const asked = (parsed: string): GitCommand =>
    answering({
      'for-each-ref': ':',
      'show-ref': 'cat',
      'rev-parse': parsed,
    });

  it('is what git says, if that is an id', async () => {
    expect(await resolveRevision(asked(`echo ${A}`), 'v1')).toBe(A);
    expect(await resolveRevision(asked('echo "$5" >&2; exit 1'), 'v1').catch((error: Error) => error.message)).toBe(
      'the revision "v1" names no commit here: v1^{commit}',
    );
    await expect(resolveRevision(asked('exit 128'), 'v1')).rejects.toThrow(/^the revision "v1" names no commit here$/);
    await expect(resolveRevision(asked('echo x'), 'v1')).rejects.toThrow('git rev-parse wrote an unreadable answer');
    await expect(resolveRevision(asked(`printf "${A}\\n${A}\\n"`), 'v1')).rejects.toThrow('unreadable');
  });

  it.each([
    '@',
    'HEAD',
    'ORIG_HEAD',
    'FETCH_HEAD',
    'MERGE_HEAD',
    'CHERRY_PICK_HEAD',
    'REVERT_HEAD',
    'REBASE_HEAD',
    'BISECT_HEAD',
    'HEAD~2',
    '@{1}',
  ])('that no branch can shadow is not looked for among the branches: %s', async (revision) => {
    const git = answering({ 'for-each-ref': 'exit 3', 'show-ref': 'exit 3', 'rev-parse': `echo ${A}` });
    if (revision === '@{1}') await expect(resolveRevision(git, revision)).rejects.toThrow('exit code 3');
    else expect(await resolveRevision(git, revision)).toBe(A);
  });

  it.each(['xHEAD', 'HEADx', 'head', 'THEIR_HEAD'])('of any other name is: %s', async (revision) => {
    const git = answering({ 'for-each-ref': 'exit 3', 'rev-parse': `echo ${A}` });
    await expect(resolveRevision(git, revision)).rejects.toThrow('for-each-ref ended with exit code 3');
  });
});
