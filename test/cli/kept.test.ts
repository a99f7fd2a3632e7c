import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../support/program.js';
import { DRAFT, type Ended, GovernedRepository, run, SIGNED, temporaryFolder } from './governed-repository.js';

const FACTS = '.git/handshake-check.facts';
let dist = '';
let kept = '';
let message = '';
let repository: GovernedRepository;

/** The program in a package of its own, because what it keeps is about to be spoilt. */
beforeAll(() => {
  const folder = temporaryFolder();
  dist = join(folder, 'package', 'dist');
  kept = join(dist, 'compiled');
  mkdirSync(dist, { recursive: true });
  cpSync(dirname(program()), dist, { recursive: true, filter: (path) => !path.endsWith('compiled') });
  copyFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), join(folder, 'package', 'package.json'));
  message = join(folder, 'message');
  writeFileSync(message, 'feat: take jobs\n\nRole: Coder\n');
  repository = new GovernedRepository();
  repository.edit(SIGNED, '  * tests/jobs.test.ts', '  * tests/');
  repository.edit(DRAFT, 'WP-1-Cancel-Job-20260101', 'none');
  repository.write('docs/task_packets/WP-1-Odd.md', '# Odd\n\n**STATUS:** done\n- SPEC_ANCHOR: 1.2\n');
  repository.git('add', '--all');
});

function handshake(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Ended {
  return run(execPath, [join(dist, 'cli.js'), ...args], repository.folder, { extra });
}

/** The command line, its report as data, and the hooks of a commit. */
function answers(extra: Readonly<Record<string, string>> = {}): Ended[] {
  const doors = [
    ['check', '--all', '--format', 'json'],
    ['check', '--staged', '--format', 'json'],
    ['hook', 'pre-commit'],
    ['hook', 'commit-msg', message],
  ];
  return doors.map((args) => handshake(args, extra));
}

function forget(): void {
  rmSync(kept, { recursive: true, force: true });
  rmSync(join(repository.folder, FACTS), { recursive: true, force: true });
}

/** Changes what was kept, of both kinds. */
function spoil(change: (bytes: Buffer) => Buffer): void {
  const compiled = readdirSync(kept).map((name) => join(kept, name));
  for (const file of [...compiled, join(repository.folder, FACTS)]) writeFileSync(file, change(readFileSync(file)));
}

describe('what earlier runs left changes no answer of any door', () => {
  let cold: Ended[] = [];

  beforeAll(() => {
    forget();
    cold = answers({ CI: 'true' });
  });

  it('because CI keeps nothing at all', () => {
    expect(cold.map(({ status }) => status)).toEqual([1, 1, 1, 1]);
    expect(cold[1]?.stdout).toContain('"field-changed"');
    expect(() => readdirSync(kept)).toThrow('ENOENT');
    expect(() => readFileSync(join(repository.folder, FACTS))).toThrow('ENOENT');
  });

  it('neither in the run that leaves it nor in those that find it', () => {
    for (let round = 0; round < 3; round++) expect(answers()).toEqual(cold);
    expect(readdirSync(kept).sort()).toEqual(
      expect.arrayContaining(['check.program-rest.js.bin', 'check.program.js.bin', 'hook-pre-commit.program.js.bin']),
    );
    const facts = readFileSync(join(repository.folder, FACTS), 'utf8');
    expect(facts).toContain('packet ');
    expect(facts).toContain('spec ');
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'another version left it',
      (bytes) =>
        Buffer.from(
          bytes.toString('latin1').replace(/[0-9a-f]{20}|v\d+\.\d+/, (x) => x.replace(/\d/, '7x')),
          'latin1',
        ),
    ],
    [
      'a bit fell over in it',
      (bytes) => bytes.map((byte, at) => (at === bytes.length - 900 ? byte ^ 4 : byte)) as Buffer,
    ],
    ['it is cut off', (bytes) => bytes.subarray(0, bytes.length - 700)],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is something else', () => Buffer.from('handshake-check facts: {}\n\n\t\tnull\n'.repeat(50))],
  ])('nor where %s', (_, change) => {
    spoil(change);
    expect(answers()).toEqual(cold);
    // The next runs find something whole again.
    expect(answers()).toEqual(cold);
  });

  it('nor where the package may not be written', () => {
    forget();
    writeFileSync(kept, 'no folder');
    chmodSync(dist, 0o555);
    expect(answers()).toEqual(cold);
    chmodSync(dist, 0o755);
    expect(readdirSync(dist)).toEqual(expect.not.arrayContaining([expect.stringMatching(/\.bin/)]));
    forget();
  });
});

describe('the program that starts the program', () => {
  it('keeps nothing of commands that people type now and then', () => {
    forget();
    expect(handshake(['--version']).status).toBe(0);
    expect(handshake(['explain', 'signature-lock']).status).toBe(0);
    expect(() => readdirSync(kept)).toThrow('ENOENT');
  });

  it('keeps nothing of a run that could not decide', () => {
    forget();
    expect(handshake(['check', '--range', 'nowhere..HEAD']).status).toBe(2);
    expect(() => readdirSync(kept)).toThrow('ENOENT');
  });

  it('ends with 2 when a part of the program is missing', () => {
    const text = readFileSync(join(dist, 'program.js'));
    rmSync(join(dist, 'program.js'));
    const { status, stderr } = handshake(['hook', 'pre-commit']);
    writeFileSync(join(dist, 'program.js'), text);
    expect(stderr).toMatch(/^handshake-check could not decide: /);
    expect(status).toBe(2);
  });
});
