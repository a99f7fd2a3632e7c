import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFile } from '../../cli/desk/hostile-arguments.js';
import { runHere } from '../../cli/desk/run-here.js';
import { runWith } from '../../cli/desk/stopped-acts.js';
import { recordAnswer } from '../../support/attack-record.js';
import { build, hookUp, newScenario, runProgram } from '../../support/scenario.js';
import { BOARD, ENTRY, expectFixed, stale } from './kept.js';

const sh = String.raw;
const moved = (board: string, end = '\n'): string => {
  const entry = ENTRY.replace('\n', end);
  return board.replace(`${entry}${end}`, '').replace(`## In Progress${end}`, `## In Progress${end}${end}${entry}`);
};

describe('D01 (C) an end in the middle of a write', () => {
  it('leaves the old file or the new one, and no stash', { timeout: 120_000 }, (context) => {
    const repository = stale();
    const old = repository.read(BOARD);
    const copy = (name: string | number): string => {
      const folder = join(dirname(repository.folder), `${name}`, 'copy');
      mkdirSync(dirname(folder));
      cpSync(repository.folder, folder, { recursive: true });
      return folder;
    };
    const { calls } = runWith(copy('clean'), ['check', '--fix'], { at: 0, kind: 'none' });
    const states = new Set<string>();
    for (let at = 1; at <= calls.length; at += 2) {
      const folder = copy(at);
      const kind = at % 4 === 1 ? 'kill' : 'torn';
      runWith(folder, ['check', '--fix'], { at, kind });
      const board = readFileSync(join(folder, BOARD), 'utf8');
      states.add(board === old ? 'old' : board === moved(old) ? 'new' : 'mixed');
      expect(readdirSync(join(folder, '.git/refs'))).not.toContain('stash');
    }
    const got = [...states].sort().join(' or ');
    recordAnswer(context, { id: 'D01', form: '', severity: 'C', door: 'check --fix', expected: 'new or old', got });
    expect(got).toBe('new or old');
  });
});

describe('D06 (M) bytes that nobody asked to change', () => {
  it.for<[string, (board: string) => string, string]>([
    ['CRLF', (board) => board.replaceAll('\n', '\r\n'), '\r\n'],
    ['a byte order mark', (board) => `\ufeff${board}`, '\n'],
    ['no line end at the end', (board) => `${board.trimEnd()}\n\nThe end`, '\n'],
    ['mixed line ends', (board) => board.replace('## Done\n', '## Done\r\n'), '\n'],
    ['blanks and tabs at line ends', (board) => `${board}\nnote \t \n\n\n`, '\n'],
    ['bytes of other scripts', (board) => `${board}\n\u{1f600} \u0645\u0631\u062d\u0628\u0627 \u00a0\u2028x\n`, '\n'],
  ])('%s', async ([form, shaped, end], context) => {
    const repository = stale();
    const board = shaped(repository.read(BOARD));
    repository.write(BOARD, board);
    chmodSync(join(repository.folder, BOARD), 0o755);
    const other = join(repository.folder, 'docs/START_HERE.md');
    utimesSync(other, 1_700_000_000, 1_700_000_000);
    await expectFixed(context, { id: 'D06', form, severity: 'M' }, repository, Buffer.from(moved(board, end)));
    expect(statSync(other).mtimeMs).toBe(1_700_000_000_000);
  });
});

describe('D07 (H) Markdown that is written anew', () => {
  const LINES = [
    '* star',
    '+ plus',
    '1) one',
    '\\# escaped',
    '| a | b |',
    '|---|:-:|',
    '***',
    '~~~',
    '~~~',
    '> quote',
    '<b>x</b>',
    '&amp;',
    '[a]: b',
    '    code',
    'x  ',
    '_a_ __b__',
    '- [ ] task',
  ];

  it('never: what is fixed twice is fixed once, and every other line stays', { timeout: 120_000 }, async (context) => {
    const repository = stale();
    const board = repository.read(BOARD);
    const answers = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...LINES), { maxLength: 6 }), async (lines) => {
        const decorated = `${board}\n## Notes\n\n${lines.join('\n')}\n`;
        repository.write(BOARD, decorated);
        const first = await runHere(repository.folder, ['check', '--fix']);
        const once = repository.read(BOARD);
        await runHere(repository.folder, ['check', '--fix']);
        const isRefused = first.status === 2 && once === decorated;
        expect(isRefused || once === moved(decorated), once).toBe(true);
        expect(repository.read(BOARD)).toBe(once);
        answers.add('bytes are spliced, twice is once');
      }),
      { numRuns: 15 },
    );
    const got = [...answers].join('; ');
    const expected = 'bytes are spliced, twice is once';
    recordAnswer(context, { id: 'D07', form: '', severity: 'H', door: 'check --fix', expected, got });
    expect(got).toBe(expected);
  });
});

describe('D12 (M) what is left behind', () => {
  it.for([
    ['hook pre-commit', ['hook', 'pre-commit'], sh`widen "$P"; git add -A; echo more >> "$D"; echo new > new.md`, 1],
    ['hook pre-push', ['hook', 'pre-push', 'origin'], sh`widen "$P"; git add -A; echo more >> "$D"`, 0],
    [
      'check --range',
      ['check', '--range', 'main..topic'],
      sh`widen "$P"; ci bad; echo more >> "$D"; git add "$D"; echo x >> "$D"`,
      1,
    ],
    ['check --staged', ['check', '--staged'], sh`widen "$P"; git add -A; rm "$D"`, 1],
    ['check --all', ['check', '--all'], sh`widen "$P"; git stash -q; git stash apply -q; echo x > new.md`, 1],
  ] as const)('nothing by %s', ([door, args, script, code], context) => {
    const scenario = newScenario();
    build(scenario, script);
    const state = (): string =>
      build(scenario, 'git --no-optional-locks status --porcelain; git stash list; git ls-files -s; git for-each-ref');
    // What was read of a file may be kept in git's own folder, for the next run.
    const files = (): string =>
      everyFile(scenario.folder)
        .filter((line) => !line.startsWith('.git/handshake-check.facts'))
        .join('\n');
    const before = [state(), files()];
    const { status } = runProgram(scenario, args);
    const isSame = [state(), files()].join('\n') === before.join('\n');
    const isClean = readdirSync(scenario.leftovers).length === 0;
    const got = isSame && isClean ? 'everything is as it was' : 'something is left or changed';
    recordAnswer(context, { id: 'D12', form: '', severity: 'M', door, expected: 'everything is as it was', got });
    expect(status).toBe(code);
    expect(got).toBe('everything is as it was');
  });

  it('nothing by a commit that its hooks stop', (context) => {
    const scenario = hookUp(newScenario());
    build(scenario, sh`widen "$P"; git add -A; echo x >> "$D"`);
    const state = (): string =>
      build(scenario, 'git status --porcelain; git stash list; git ls-files -s; git rev-parse HEAD');
    const before = state();
    expect(() => build(scenario, sh`git commit -q -m x -m 'Role: Orchestrator'`)).toThrow(/signature-lock/);
    const got = state() === before ? 'everything is as it was' : 'something is left or changed';
    recordAnswer(context, {
      id: 'D12',
      form: 'git commit',
      severity: 'M',
      door: 'hook pre-commit',
      expected: 'everything is as it was',
      got,
    });
    expect(got).toBe('everything is as it was');
    expect(readdirSync(scenario.leftovers)).toEqual([]);
    expect(() => writeFileSync(join(scenario.folder, '.git/index.lock'), '', { flag: 'wx' })).not.toThrow();
  });
});
