import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../cli/desk/writing/act-lock.js';
import { everyFile } from '../../cli/desk/hostile-arguments.js';
import { runHere } from '../../cli/desk/run-here.js';
import { runWith } from '../../cli/desk/stopped-acts.js';
import { type GovernedRepository, SIGNED } from '../../cli/governed-repository.js';
import { recordAnswer } from '../../support/attack-record.js';
import { BOARD, type DataLoss, ENTRY, expectRefused, stale } from './kept.js';

interface Refusal {
  readonly about: DataLoss;
  readonly prepare: (repository: GovernedRepository) => void;
  readonly says: RegExp;
  readonly args?: readonly string[];
}

const here = ({ folder }: GovernedRepository, path: string): string => join(folder, path);
const STATUS = ['status', 'WP-1-Cancel-Job-20260101', 'Done'];

/** Two branches that cannot be merged, with their conflict resolved nowhere. */
function divided(repository: GovernedRepository): void {
  repository.git('checkout', '-q', '-b', 'side');
  repository.write('both.txt', 'side\n');
  repository.commitAll('side');
  repository.git('checkout', '-q', 'main');
  repository.write('both.txt', 'main\n');
  repository.commitAll('main');
}

/** Runs git, which stops in the middle. */
function stops(repository: GovernedRepository, ...args: string[]): void {
  expect(() => repository.git(...args)).toThrow();
}

const REFUSALS: readonly Refusal[] = [
  {
    about: { id: 'D02', form: 'the board', severity: 'C' },
    prepare: (it) => {
      it.edit(BOARD, '## Done\n', '## Done\n\nstaged\n');
      it.git('add', BOARD);
      it.edit(BOARD, 'staged\n', 'staged\nnot staged\n');
    },
    says: /TASK_BOARD\.md is partially staged/,
  },
  {
    about: { id: 'D02', form: 'the packet', severity: 'C' },
    prepare: (it) => {
      it.git('add', SIGNED);
      it.edit(SIGNED, 'STATUS: In-Progress', 'STATUS: Ready-for-Dev');
    },
    says: /is partially staged/,
    args: ['status', 'WP-1-Cancel-Job-20260101', 'In-Progress'],
  },
  {
    about: { id: 'D04', form: 'a read-only file', severity: 'H' },
    prepare: (it) => chmodSync(here(it, BOARD), 0o444),
    says: /TASK_BOARD\.md is read-only/,
  },
  {
    about: { id: 'D05', form: 'the board is a link out of the repository', severity: 'C' },
    prepare: (it) => {
      renameSync(here(it, BOARD), here(it, '../outside.md'));
      symlinkSync('../../outside.md', here(it, BOARD));
      it.commitAll('link');
    },
    says: /TASK_BOARD\.md is a link/,
  },
  {
    about: { id: 'D05', form: 'its folder is a link out of the repository', severity: 'C' },
    prepare: (it) => {
      cpSync(here(it, 'docs'), here(it, '../outside'), { recursive: true });
      rmSync(here(it, 'docs'), { recursive: true });
      symlinkSync('../outside', here(it, 'docs'));
    },
    says: /^handshake-check could not decide: docs/,
  },
  {
    about: { id: 'D09', form: 'a merge with a conflict', severity: 'H' },
    prepare: (it) => {
      it.git('stash', '-q');
      divided(it);
      stops(it, 'merge', '-q', 'side');
    },
    says: /in the middle of a merge/,
  },
  {
    about: { id: 'D09', form: 'a cherry-pick', severity: 'H' },
    prepare: (it) => {
      it.git('stash', '-q');
      divided(it);
      stops(it, 'cherry-pick', 'side');
    },
    says: /in the middle of a cherry-pick/,
  },
  {
    about: { id: 'D09', form: 'a rebase', severity: 'H' },
    prepare: (it) => {
      it.git('stash', '-q');
      divided(it);
      stops(it, 'rebase', '-q', 'side');
    },
    says: /in the middle of a rebase/,
  },
  {
    about: { id: 'D09', form: 'index.lock', severity: 'H' },
    prepare: (it) => writeFileSync(here(it, '.git/index.lock'), ''),
    says: /in the middle of another git command/,
  },
  {
    about: { id: 'D09', form: 'a bare repository', severity: 'H' },
    prepare: (it) => {
      it.git('config', 'core.bare', 'true');
    },
    says: /has no work tree/,
  },
  {
    about: { id: 'D11', form: '', severity: 'M' },
    prepare: (it) => writeFileSync(here(it, 'docs/task_packets/WP-1-New-20260105.md'), 'mine\n'),
    says: /WP-1-New-20260105/,
    args: ['create-task-packet', 'WP-1-New-20260105', '--now', '2026-01-05T11:20:00Z'],
  },
];

describe.each(REFUSALS)('$about.id ($about.severity) $about.form', ({ about, prepare, says, args }) => {
  it('is refused, and every byte stays', async (context) => {
    const repository = stale();
    prepare(repository);
    const outside = here(repository, '../outside.md');
    const before = existsSync(outside) ? readFileSync(outside) : null;
    await expectRefused(context, about, repository.folder, { ...(args ? { args } : {}), says });
    if (before !== null) expect(readFileSync(outside)).toEqual(before);
  });
});

describe('D03 (H) two runs at once', () => {
  it('the second is refused while the first has the lock', async (context) => {
    const repository = stale();
    const release = await takeLock(here(repository, '.git'));
    await expectRefused(context, { id: 'D03', form: 'a lock', severity: 'H' }, repository.folder, {
      says: /is being written by process/,
    });
    release();
  });
});

describe('D04 (H) a disk that is full or broken', () => {
  it.for(['ENOSPC', 'EIO', 'EACCES'] as const)('%s: the original is whole', (kind, context) => {
    const repository = stale();
    const before = everyFile(repository.folder);
    const copy = (name: string): string => {
      const folder = join(dirname(repository.folder), name, 'copy');
      mkdirSync(dirname(folder));
      cpSync(repository.folder, folder, { recursive: true, preserveTimestamps: true });
      return folder;
    };
    const { calls } = runWith(copy('clean'), ['check', '--fix'], { at: 0, kind: 'none' });
    const answers = new Set<string>();
    for (const call of [
      /^openSync \.git\/handshake-check\.lock/,
      /^writeSync .*\.tmp$/,
      new RegExp(`^renameSync ${BOARD}`),
    ]) {
      const at = calls.findIndex((each) => call.test(each)) + 1;
      expect(at, String(call)).toBeGreaterThan(0);
      const folder = copy(`${kind}-${at}`);
      const { ended } = runWith(folder, ['check', '--fix'], { at, kind });
      expect(ended.stderr).toMatch(/^handshake-check could not decide: /);
      expect(everyFile(folder)).toEqual(before);
      answers.add(`exit code ${ended.status}, every file as it was`);
    }
    const got = [...answers].join('; ');
    const expected = 'exit code 2, every file as it was';
    recordAnswer(context, { id: 'D04', form: kind, severity: 'H', door: 'check --fix', expected, got });
    expect(got).toBe(expected);
  });
});

describe('D08 (C) a signed packet is fixed', () => {
  it.for<[string, string[], number]>([
    ['check --fix', ['check', '--fix'], 1],
    ['migrate', ['migrate'], 0],
  ])('never by %s', async ([door, args, code], context) => {
    const repository = stale();
    repository.edit(SIGNED, '## Quality Gate', '## QUALITY  GATE');
    repository.edit(SIGNED, '**Why**: ', '**Why** : ');
    const before = readFileSync(here(repository, SIGNED));
    const { status } = await runHere(repository.folder, args);
    const now = readFileSync(here(repository, SIGNED));
    const got = now.equals(before) ? 'the packet is as it was' : 'the packet is another';
    recordAnswer(context, { id: 'D08', form: '', severity: 'C', door, expected: 'the packet is as it was', got });
    expect(got).toBe('the packet is as it was');
    expect(status).toBe(code);
  });
});

describe('D09 (H) repositories that are not as usual', () => {
  it('before the first commit nothing is lost', async (context) => {
    const repository = stale();
    rmSync(here(repository, '.git'), { recursive: true });
    repository.git('init', '-q', '-b', 'main');
    const board = repository.read(BOARD);
    const { status } = await runHere(repository.folder, ['check', '--fix']);
    const now = repository.read(BOARD);
    const lines = (text: string): string => text.split('\n').sort().join('\n').trim();
    const got = lines(now) === lines(board) ? 'no line is lost' : 'lines are lost';
    recordAnswer(context, {
      id: 'D09',
      form: 'unborn',
      severity: 'H',
      door: 'check --fix',
      expected: 'no line is lost',
      got,
    });
    expect(got).toBe('no line is lost');
    expect([0, 1, 2]).toContain(status);
  });

  it('a sparse checkout without the packets is refused, and nothing is taken off the board', async (context) => {
    const repository = stale();
    repository.commitAll('moved');
    repository.git('sparse-checkout', 'set', '--no-cone', '/*', '!/docs/task_packets/');
    const before = everyFile(repository.folder);
    const { status } = await runHere(repository.folder, STATUS);
    const isKept = everyFile(repository.folder).join('\n') === before.join('\n');
    const got = `exit code ${status}, ${isKept ? 'every file as it was' : 'files differ'}`;
    const expected = 'exit code 2, every file as it was';
    recordAnswer(context, { id: 'D09', form: 'sparse', severity: 'H', door: 'status', expected, got });
    expect(got).toBe(expected);
    expect(repository.read(BOARD)).toContain(ENTRY);
  });
});
