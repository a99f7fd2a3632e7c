import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { expect, it } from 'vitest';
import { ProgressLine, withProgress } from '../../cli/progress.js';
import { showsProgress } from '../../cli/watched.js';
import { program } from '../support/program.js';
import { environment, GovernedRepository, run } from './governed-repository.js';

const CLEAR = '\r\u001b[2K';

/** A terminal that remembers what was written, and a clock that is set by hand. */
function terminal(columns?: number) {
  const written: string[] = [];
  const state = { time: 0 };
  const stream = { write: (text: string) => written.push(text), columns };
  return { written, state, stream, clock: () => state.time };
}

it('shows nothing of a run that takes half a second', () => {
  const { written, state, stream, clock } = terminal();
  const line = new ProgressLine(stream, clock);
  line.phase('load');
  state.time = 499;
  line.phase('parse');
  line.packets(1, 2);
  line.clear();
  expect(written).toEqual([]);
});

it('says the phase and the counts in one line that is rewritten, ten times a second at most', () => {
  const { written, state, stream, clock } = terminal();
  const line = new ProgressLine(stream, clock);
  const at = (time: number, tell: () => unknown): void => {
    state.time = time;
    tell();
  };
  at(500, () => line.phase('survey'));
  at(599, () => line.phase('load'));
  at(600, () => line.phase('parse'));
  at(700, () => line.packets(120, 2000));
  at(750, () => line.packets(150, 2000));
  at(800, () => line.document());
  at(900, () => line.packets(2000, 2000));
  at(1000, () => line.phase('parse'));
  at(1100, () => line.phase('rules'));
  at(1200, () => expect(line.rule('packet-id', 'packet', 3, () => 7)).toBe(7));
  line.clear();
  expect(written).toEqual([
    `${CLEAR}handshake-check: comparing the trees …`,
    `${CLEAR}handshake-check: reading documents …`,
    `${CLEAR}handshake-check: reading 120 of 2,000 packets …`,
    `${CLEAR}handshake-check: reading 150 of 2,000 packets …`,
    `${CLEAR}handshake-check: reading 2,000 of 2,000 packets …`,
    `${CLEAR}handshake-check: reading documents …`,
    `${CLEAR}handshake-check: checking …`,
    `${CLEAR}handshake-check: checking packet-id …`,
    CLEAR,
  ]);
});

it.each([
  [20, 'handshake-check: co'],
  [0, 'handshake-check: comparing the trees …'],
  [undefined, 'handshake-check: comparing the trees …'],
])('stays on one line of a terminal with %s columns', (columns, said) => {
  const { written, state, stream, clock } = terminal(columns);
  const line = new ProgressLine(stream, clock);
  state.time = 1_000;
  line.phase('survey');
  expect(written).toEqual([CLEAR + said]);
});

it('is gone before the answer, and before the failure', async () => {
  const { written, state, stream, clock } = terminal();
  const fails = withProgress(
    stream,
    async (observer) => {
      state.time = 900;
      observer.phase('survey');
      throw new Error('tick');
    },
    clock,
  );
  await expect(fails).rejects.toThrow('tick');
  expect(written.at(-1)).toBe(CLEAR);
});

it('is for terminals that can rewrite a line, before which somebody sits', () => {
  expect(showsProgress({ isTTY: true }, { TERM: 'xterm' })).toBe(true);
  expect(showsProgress({ isTTY: true }, {})).toBe(true);
  expect(showsProgress({}, { TERM: 'xterm' })).toBe(false);
  expect(showsProgress({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(showsProgress({ isTTY: true }, { TERM: 'xterm', CI: 'true' })).toBe(false);
});

// util-linux gives a program a terminal of its own.
const SCRIPT = 'script';
const hasScript = spawnSync(SCRIPT, ['--version']).status === 0;
if (!hasScript) console.warn('progress: script(1) is not here, so that nothing is shown on a real terminal');

it.runIf(hasScript)('is seen on a real terminal and nowhere else', () => {
  const repository = new GovernedRepository();
  const slow = join(repository.folder, '../slow');
  // The engine gives git no PATH.
  const [git, sleep] = run('sh', ['-c', 'command -v git; command -v sleep'], repository.folder).stdout.split('\n');
  mkdirSync(slow);
  // However fast the machine is, git takes its time here.
  writeFileSync(join(slow, 'git'), `#!/bin/sh\ncase "$*" in *ls-files*) '${sleep}' 0.7;; esac\nexec '${git}' "$@"\n`);
  chmodSync(join(slow, 'git'), 0o755);
  const said = (extra: Record<string, string>, ...options: string[]): string => {
    const base = environment(dirname(repository.folder));
    const command = [execPath, program(), 'check', '--all', ...options].map((word) => `'${word}'`).join(' ');
    const ended = spawnSync(SCRIPT, ['-qec', command, '/dev/null'], {
      cwd: repository.folder,
      env: { ...base, PATH: `${slow}:${base.PATH}`, SHELL: '/bin/sh', TERM: 'xterm', NO_COLOR: '1', ...extra },
      input: '',
      encoding: 'utf8',
    });
    expect(ended.status).toBe(0);
    return ended.stdout;
  };
  const shown = said({});
  expect(shown).toContain(`${CLEAR}handshake-check: comparing the trees …`);
  // What remains on the screen is the answer alone.
  expect(shown.slice(shown.lastIndexOf(CLEAR) + CLEAR.length)).toMatch(/^pass: .+\r\n$/);
  expect(said({}, '--quiet')).not.toContain('\u001b');
  expect(said({ TERM: 'dumb' })).not.toContain('\u001b');
  const { stdout, stderr } = run(execPath, [program(), 'check', '--all'], repository.folder, {
    extra: { PATH: `${slow}:${environment('').PATH}`, TERM: 'xterm' },
  });
  expect([stdout, stderr]).toEqual([expect.stringMatching(/^pass: .+\n$/), '']);
});
