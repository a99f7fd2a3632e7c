import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, GovernedRepository, handshake, temporaryFolder } from './governed-repository.js';

let outside: string;
beforeAll(() => {
  outside = temporaryFolder();
});

function refused({ status, stdout, stderr }: Ended): string {
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^handshake-check could not decide: /);
  expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  return stderr;
}

describe('a command line that nobody can follow', () => {
  it.each([
    ['an unknown command', ['chekc'], /chekc is neither a command nor a packet id/, 'npx handshake-check check'],
    [
      'a command behind an option',
      ['--all', 'demo'],
      /demo is a command, expected it before every option/,
      'npx handshake-check demo',
    ],
    ['an unknown option', ['check', '--stagd'], /--stagd is no option of handshake-check check/, '--staged'],
    ['an unknown option with a value', ['--rang=a..b'], /--rang is no option/, '--range'],
    ['an option of another command', ['demo', '--staged'], /--staged is no option of handshake-check demo/, '--'],
    ['an option without its value', ['check', '--range'], /--range <A\.\.B> has no value/, '--help'],
    [
      'an unknown format',
      ['check', '--format', 'yaml'],
      /--format yaml names no format, expected one of text, json/,
      'text',
    ],
    ['an unknown hook', ['hook', 'pre-comit'], /hook pre-comit names no hook/, 'pre-commit'],
    ['a hook without a name', ['hook'], /handshake-check hook has no HOOK/, '--help'],
    ['a command without its argument', ['inspect'], /inspect has no FILE\|WP-ID/, '--help'],
    ['a command with too many', ['explain', 'a', 'b'], /explain has 2 arguments, expected 1/, '--help'],
    ['two trees', ['check', '--staged', '--all'], /--staged and --all were given together/, 'check --staged'],
    [
      'a rule or clause that is none',
      ['explain', 'signature-lok'],
      /names no rule and no clause/,
      'explain signature-lock',
    ],
    ['a folder that is none', ['-C', 'nowhere'], /nowhere is no folder/, '-C'],
    ['a folder that is no repository', ['check'], /could not be read as a git repository/, 'git repository'],
  ])('%s: exit 2, what is wrong, and what is nearest', (_, args, what, nearest) => {
    const said = refused(handshake(outside, args));
    expect(said).toMatch(what);
    expect(said.split('help: ')[1]).toContain(nearest);
  });

  it.each(['A...B', 'A..', '..B', 'A', 'A..B..C', '..', '', 'main...'])('the range %j, which is not A..B', (range) => {
    expect(refused(handshake(outside, ['check', '--range', range]))).toContain('expected A..B');
  });

  it.each(['../x.json', '/etc/x.json', 'a//b.json', './', 'a/./b'])(
    'the configuration %j, outside of the repository',
    (path) => {
      expect(refused(handshake(outside, ['check', '--config', path]))).toContain('is no path inside the repository');
    },
  );

  it('a word that would act on the terminal', () => {
    const said = refused(handshake(outside, ['--\u001b[2J##[add-mask]e\n::error::x']));
    expect(said).toContain('--\\u{1b}[2J##\\u{5b}add-mask]e\\n::error::x');
  });
});

describe('help and version', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

  it('the version is that of the package', () => {
    expect(handshake(outside, ['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    [['--help'], 'Exit codes: 0 pass, 1 block, 2 could not decide'],
    [['-h'], 'Commands:'],
    [['help'], 'Commands:'],
    [['check', '--help'], '--range origin/main..HEAD'],
    [['help', 'check'], '--range origin/main..HEAD'],
    [['inspect', '--help'], 'inspect WP-1-Jobs-20260101'],
    [['explain', '--help'], 'explain CX-581'],
    [['hook', '--help'], 'hook commit-msg .git/COMMIT_EDITMSG'],
    [['demo', '--help'], 'npx handshake-check demo'],
  ])('%j prints examples and passes', (args, part) => {
    const { status, stdout, stderr } = handshake(outside, args);
    expect(stderr).toBe('');
    expect(stdout).toContain(part);
    expect(stdout).toContain('Usage: npx handshake-check');
    expect(stdout).toContain('Examples:');
    expect(status).toBe(0);
  });
});

describe('where and how it prints', () => {
  it('in colours only where there is a terminal or somebody forces them', () => {
    const repository = new GovernedRepository();
    const colour = '\u001b[';
    expect(repository.handshake([]).stdout).not.toContain(colour);
    expect(repository.handshake([], { extra: { CI: 'true' } }).stdout).not.toContain(colour);
    expect(repository.handshake([], { extra: { FORCE_COLOR: '1' } }).stdout).toContain(colour);
    expect(repository.handshake([], { extra: { FORCE_COLOR: '0' } }).stdout).not.toContain(colour);
    expect(repository.handshake([], { extra: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain(colour);
  });
});
