import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../cli/desk/writing/act-lock.js';
import { DRAFT, GovernedRepository, SIGNED } from '../governed-repository.js';

const BOARD = 'docs/TASK_BOARD.md';
const ENTRY = '- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n';

/** A repository in which the signed packet has moved and the board has not. */
function stale(): GovernedRepository {
  const repository = new GovernedRepository();
  repository.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: In-Progress');
  return repository;
}

const fix = (repository: GovernedRepository, ...more: string[]) => repository.handshake(['check', '--fix', ...more]);

/** Everything that a refused fix has to leave as it was. */
function state(repository: GovernedRepository): unknown {
  const folder = join(repository.folder, 'docs');
  return [
    repository.git('status', '--porcelain'),
    repository.git('ls-files', '-s'),
    existsSync(join(repository.folder, BOARD)) && statSync(join(repository.folder, BOARD)).isFile()
      ? repository.read(BOARD)
      : null,
    readdirSync(folder),
    readdirSync(join(repository.folder, '.git')).filter((name) => name.startsWith('handshake-check')),
  ];
}

describe('check --fix', () => {
  it('moves the entry, says so, and judges the result', () => {
    const repository = stale();
    expect(repository.handshake(['check']).status).toBe(1);
    const before = repository.read(BOARD);
    chmodSync(join(repository.folder, BOARD), 0o640);
    const { status, stdout, stderr } = fix(repository);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'handshake-check: moved WP-1-Cancel-Job-20260101 from "Ready for Dev" to "In Progress"\n',
    });
    expect(stdout).toMatch(/^pass: /m);
    const after = before.replace(`${ENTRY}\n`, '').replace('## In Progress\n', `## In Progress\n\n${ENTRY}`);
    expect(repository.read(BOARD)).toBe(after);
    expect(statSync(join(repository.folder, BOARD)).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(repository.folder, 'docs')).filter((name) => name.startsWith('.'))).toEqual([]);

    expect(fix(repository).stderr).toContain('nothing was written');
    expect(repository.read(BOARD)).toBe(after);
  });

  it('adds a packet that is not under version control yet, with its What for a title', () => {
    const repository = new GovernedRepository();
    const packet = repository.read(DRAFT).replaceAll('WP-1-Retry-Job-20260102', 'WP-1-Again-20260103');
    repository.write('docs/task_packets/WP-1-Again-20260103.md', packet);
    expect(fix(repository).stderr).toContain('added WP-1-Again-20260103 to "Draft"');
    const what = /\*\*What\*\*: ([^.\n]*)/.exec(packet)?.[1] ?? 'nothing';
    expect(repository.read(BOARD)).toContain(`- **[WP-1-Again-20260103]** - ${what}\n`);
  });

  it('keeps line ends and a byte order mark', () => {
    const repository = stale();
    const text = `\ufeff${repository.read(BOARD).replaceAll('\n', '\r\n')}`;
    repository.write(BOARD, text);
    fix(repository);
    const moved = `## In Progress\r\n\r\n${ENTRY.replace('\n', '\r\n')}`;
    expect(repository.read(BOARD)).toBe(
      text.replace(`${ENTRY}\n`.replaceAll('\n', '\r\n'), '').replace('## In Progress\r\n', moved),
    );
  });

  it('leaves entries without a packet to a person', () => {
    const repository = new GovernedRepository();
    repository.edit(BOARD, '## Done\n', '## Done\n\n- **[WP-1-Gone]** - x\n');
    const { status, stdout, stderr } = fix(repository);
    expect(status).toBe(1);
    expect(stderr).toBe('handshake-check: WP-1-Gone stays on the board and has no packet\n');
    expect(stdout).toContain('task-board-sync/no-packet');
  });
});

describe('check --fix writes nothing and ends with 2', () => {
  const here = (repository: GovernedRepository, name: string): string => join(repository.folder, name);
  const cases: readonly (readonly [string, (repository: GovernedRepository) => void, RegExp])[] = [
    [
      'when the board is partially staged',
      (repository) => {
        repository.edit(BOARD, '## Done\n', '## Done\n\nstaged\n');
        repository.git('add', BOARD);
        repository.edit(BOARD, 'staged\n', 'staged\nnot staged\n');
      },
      /TASK_BOARD\.md is partially staged/,
    ],
    [
      'when the board is a link',
      (repository) => {
        writeFileSync(here(repository, '../outside.md'), repository.read(BOARD));
        rmSync(here(repository, BOARD));
        symlinkSync('../../outside.md', here(repository, BOARD));
      },
      /TASK_BOARD\.md is a link/,
    ],
    [
      'when its folder is a link',
      (repository) => {
        repository.git('mv', 'docs', 'papers');
        symlinkSync('papers', here(repository, 'docs'));
      },
      /docs is a link|docs/,
    ],
    [
      'when the board is a folder',
      (repository) => {
        rmSync(here(repository, BOARD));
        mkdirSync(here(repository, BOARD));
      },
      /TASK_BOARD\.md is no regular file/,
    ],
    ['when there is no board', (repository) => rmSync(here(repository, BOARD)), /TASK_BOARD\.md does not exist/],
    [
      'when the board is not UTF-8',
      (repository) => writeFileSync(here(repository, BOARD), Buffer.from('# Board \xa7\n\n## Done\n', 'latin1')),
      /TASK_BOARD\.md is not UTF-8/,
    ],
    [
      'during a merge',
      (repository) => {
        repository.git('stash', '-q');
        repository.git('checkout', '-qb', 'side');
        repository.write('a.txt', 'a\n');
        repository.commitAll('side');
        repository.git('checkout', '-q', 'main');
        repository.write('b.txt', 'b\n');
        repository.commitAll('main');
        repository.git('merge', '-q', '--no-commit', '--no-ff', 'side');
        repository.git('stash', 'pop', '-q');
      },
      /in the middle of a merge/,
    ],
    ['during a rebase', (repository) => mkdirSync(here(repository, '.git/rebase-merge')), /in the middle of a rebase/],
    [
      'while git holds the index',
      (repository) => writeFileSync(here(repository, '.git/index.lock'), ''),
      /in the middle of another git command/,
    ],
    [
      'where it cannot be told what would become of other lines',
      (repository) => {
        repository.edit(BOARD, ENTRY, `Phase 1: CLOSED soon\n${ENTRY}---\n`);
      },
      /cannot be rewritten line by line/,
    ],
  ];

  it.each(cases)('%s', (_, prepare, expected) => {
    const repository = stale();
    prepare(repository);
    const before = state(repository);
    const { status, stdout, stderr } = fix(repository);
    expect(stderr).toMatch(expected);
    expect(stderr).toMatch(/^handshake-check could not decide: /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(state(repository)).toEqual(before);
  });

  it('while another run writes, whose lock it leaves alone', async () => {
    const repository = stale();
    const release = await takeLock(here(repository, '.git'));
    const { status, stderr } = fix(repository);
    const locks = readdirSync(here(repository, '.git')).filter((name) => name.includes('.lock'));
    release();
    expect(status).toBe(2);
    expect(stderr).toContain(`is being written by process ${process.pid}, expected one run at a time`);
    expect(locks).toHaveLength(1);
    expect(repository.read(BOARD)).toContain(ENTRY);
  });

  it.each([
    ['--staged', '--fix and --staged'],
    ['--range=HEAD..HEAD', '--fix and --range'],
  ])('with %s', (option, subject) => {
    const { status, stderr } = fix(stale(), option);
    expect(status).toBe(2);
    expect(stderr).toContain(`${subject} were given together`);
  });

  it('through a second name of the board, which keeps what it had', () => {
    const repository = stale();
    const second = here(repository, '../board-elsewhere.md');
    linkSync(here(repository, BOARD), second);
    const before = repository.read(BOARD);
    fix(repository);
    expect(repository.read('../board-elsewhere.md')).toBe(before);
    expect(repository.read(BOARD)).not.toBe(before);
  });
});
