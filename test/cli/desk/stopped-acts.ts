import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../cli/program.js';
import type { Terminal } from '../../../cli/terminal.js';
import { PLAIN } from '../../../engine/reporters/palette.js';
import { recordAnswer } from '../../support/attack-record.js';
import { program } from '../../support/program.js';
import { type Ended, GovernedRepository, run, temporaryFolder } from '../governed-repository.js';
import { everyFile, refusalOf } from './hostile-arguments.js';

/** How a run is disturbed: see `test/support/file-system-faults.mjs`. */
export interface Fault {
  /** The number of the call, from 1; 0 for none. */
  readonly at: number;
  readonly kind: 'kill' | 'torn' | 'interrupt' | 'save' | 'EIO' | 'ENOSPC' | 'EACCES' | 'none';
  /** Whether all later calls fail too. */
  readonly lasting?: boolean;
  /** What is saved. */
  readonly file?: string;
}

/** An act that is stopped at every call by which it changes a repository. */
export interface StoppedAct {
  /** The arguments, such as `['status', 'WP-1-…', 'Done']`. */
  readonly args: readonly string[];
  /** Makes the example repository into one in which the act writes; the board has to agree with the packets. */
  readonly prepare?: (repository: GovernedRepository) => void;
}

/** A repository before and behind the act, and the calls in between. */
interface Course {
  readonly folder: string;
  readonly old: readonly string[];
  readonly new: readonly string[];
  /** By call, in their order: `renameSync docs/…`. */
  readonly calls: readonly string[];
}

const PRELOAD = new URL('../../support/file-system-faults.mjs', import.meta.url).href;
const LONG = 600_000;
/** Of how many calls one is looked at once more: what the next run left, byte for byte, has been seen before by then. */
const SAMPLE = 5;

/**
 * Registers the tests of "either the old or the new state, never half" (issue "The Orchestrator's desk", Done when 2; threats D01, D04,
 * D10): the real program is killed before each call and in the middle of each write, also while it clears up after a kill, and calls
 * fail once and for good.
 */
export function survivesEveryStop(act: StoppedAct): void {
  describe(`${act.args.join(' ')}, stopped at every call that changes the repository`, () => {
    let course: Course;
    const door = act.args[0] ?? '';
    beforeAll(() => {
      course = courseOf(act);
    });

    it('does what it does in one journalled order', () => {
      expect(course.new).not.toEqual(course.old);
      const place = (call: RegExp): number => course.calls.findIndex((each) => call.test(each));
      const commit = place(/^renameSync \.git\/handshake-check\.journal$/);
      const renames = course.calls.flatMap((call, index) =>
        /^(?:rename|link)Sync (?!\.git)/.test(call) ? [index] : [],
      );
      expect(place(/^openSync \.git\/handshake-check\.lock-/)).toBe(0);
      expect(commit).toBeGreaterThan(place(/^openSync .*\.handshake-[0-9a-f]+\.tmp$/));
      expect(Math.min(...renames)).toBeGreaterThan(commit);
      expect(place(/^rmSync \.git\/handshake-check\.journal$/)).toBeGreaterThan(Math.max(...renames));
      expect(course.calls.at(-1)).toMatch(/^rmSync \.git\/handshake-check\.lock-/);
    });

    it('killed before each: old or new, and the next run leaves nothing of it', { timeout: LONG }, async (context) => {
      const ends = { old: 0, new: 0 };
      for (let at = 1; at <= course.calls.length; at++) ends[await killed(course, act, { at, kind: 'kill' })]++;
      expect(ends.old).toBeGreaterThan(0);
      expect(ends.new).toBeGreaterThan(0);
      const got = Object.keys(ends).join(' or ');
      const answer = { door, form: 'killed between two files', expected: 'old or new', got } as const;
      recordAnswer(context, { id: 'D10', severity: 'H', ...answer });
    });

    it('killed in the middle of each write: the same', { timeout: LONG }, async (context) => {
      const writes = course.calls.flatMap((call, index) => (call.startsWith('writeSync') ? [index + 1] : []));
      expect(writes.length).toBeGreaterThan(1);
      const states = new Set<string>();
      for (const at of writes) states.add(await killed(course, act, { at, kind: 'torn' }));
      expect([...states]).toEqual(['old']);
      const got = [...states].join(' or ');
      recordAnswer(context, { id: 'D01', severity: 'C', door, form: 'killed in each write', expected: 'old', got });
    });

    it('killed again while it is finished or undone: the same', { timeout: LONG }, async () => {
      const place = (call: string): number => course.calls.indexOf(call) + 1;
      // Every temporary is there and the act is not decided; it is decided and no file is written; one is.
      const decided = place('renameSync .git/handshake-check.journal');
      const written = course.calls.findIndex((call) => /^(?:rename|link)Sync (?!\.git)/.test(call)) + 1;
      for (const at of [decided, written, written + 1]) await killedTwice(course, act, at);
    });

    it('interrupted at every second: old or new, and nothing of it is left', { timeout: LONG }, async () => {
      for (let at = 1; at <= course.calls.length; at += 2) await interrupted(course, act, { at, kind: 'interrupt' });
    });

    it('failing once at each: exit 2 and nothing written, or done', { timeout: LONG }, async () => {
      const kinds = ['EIO', 'ENOSPC', 'EACCES'] as const;
      for (let at = 1; at <= course.calls.length; at++) await failed(course, act, { at, kind: kinds[at % 3] ?? 'EIO' });
    });

    it('failing from every third on: exit 2, and the next run finishes or undoes it', { timeout: LONG }, async () => {
      for (let at = 1; at <= course.calls.length; at += 3)
        await failed(course, act, { at, kind: at % 2 ? 'EIO' : 'ENOSPC', lasting: true });
    });
  });
}

function courseOf({ args, prepare }: StoppedAct): Course {
  const repository = new GovernedRepository();
  prepare?.(repository);
  const old = everyFile(repository.folder);
  const there = copyOf(repository.folder);
  const { ended, calls } = runWith(there, args, { at: 0, kind: 'none' });
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  return { folder: repository.folder, old, new: everyFile(there), calls };
}

/** Kills one run and looks at what it left: returns which of the two states the next run makes of it. */
async function killed(course: Course, { args }: StoppedAct, fault: Fault): Promise<'old' | 'new'> {
  const folder = copyOf(course.folder);
  const where = `${fault.kind} at ${fault.at}, ${course.calls[fault.at - 1]}`;
  const { ended } = runWith(folder, args, fault);
  expect(ended.status, where).toBe(null);

  const left = everyFile(folder);
  const isDecided = left.some((line) => line.startsWith('.git/handshake-check.journal '));
  const isBegun = isDecided || left.some((line) => line.startsWith('.git/handshake-check.prepared '));
  const state = stateOf(course, left);
  expect(state, where).not.toBe('neither');
  if (!isDecided) expect(state, where).not.toBe('half');
  if (isBegun) expect(await refusalOf(folder, ['check']), where).toContain('stopped half-way');

  const expected = isDecided || state === 'new' ? 'new' : 'old';
  const { code, told } = await ran(folder, ['check', '--fix']);
  expect(code, where).toBe(0);
  expect(everyFile(folder), where).toEqual(course[expected]);
  if (isBegun) expect(told, where).toMatch(isDecided ? /finished an act on .* stopped half-way/ : /undid an act on/);
  if (fault.at % SAMPLE === 0) {
    expect((await ran(folder, args)).code, where).toBe(0);
    expect(everyFile(folder), where).toEqual(course.new);
    expect((await ran(folder, ['check'])).printed, where).toMatch(/^pass: /m);
  }
  rmSync(folder, { recursive: true });
  return expected;
}

/** Kills one run, and the next one at each of its calls. */
async function killedTwice(course: Course, { args }: StoppedAct, at: number): Promise<void> {
  const stopped = copyOf(course.folder);
  expect(runWith(stopped, args, { at, kind: 'kill' }).ended.status).toBe(null);
  const isDecided = everyFile(stopped).some((line) => line.startsWith('.git/handshake-check.journal '));
  const { ended, calls } = runWith(copyOf(stopped), ['check', '--fix'], { at: 0, kind: 'none' });
  expect(ended.status).toBe(0);
  for (let again = 1; again <= calls.length; again++) {
    const folder = copyOf(stopped);
    const where = `killed at ${at}, ${course.calls[at - 1]}, and the next at ${again}, ${calls[again - 1]}`;
    expect(runWith(folder, ['check', '--fix'], { at: again, kind: 'kill' }).ended.status, where).toBe(null);
    expect(stateOf(course, everyFile(folder)), where).not.toBe('neither');
    expect((await ran(folder, ['check', '--fix'])).code, where).toBe(0);
    expect(everyFile(folder), where).toEqual(isDecided ? course.new : course.old);
    rmSync(folder, { recursive: true });
  }
}

/** Presses Ctrl+C: what is being written is written to its end. */
async function interrupted(course: Course, { args }: StoppedAct, fault: Fault): Promise<void> {
  const folder = copyOf(course.folder);
  const where = `${fault.kind} at ${fault.at}, ${course.calls[fault.at - 1]}`;
  const { ended } = runWith(folder, args, fault);
  // Before the repository is read nobody listens to the signal, and the process ends at once.
  expect([0, 130, null], where).toContain(ended.status);
  expect(['old', 'new'], where).toContain(stateOf(course, everyFile(folder)));
  if (ended.status !== null)
    expect(everyFile(folder), where).toEqual(stateOf(course, everyFile(folder)) === 'new' ? course.new : course.old);
  if (ended.status === 0) expect(stateOf(course, everyFile(folder)), where).toBe('new');
  expect((await ran(folder, args)).code, where).toBe(0);
  expect(everyFile(folder), where).toEqual(course.new);
  rmSync(folder, { recursive: true });
}

async function failed(course: Course, { args }: StoppedAct, fault: Fault): Promise<void> {
  const folder = copyOf(course.folder);
  const where = `${fault.kind} at ${fault.at}, ${course.calls[fault.at - 1]}`;
  const { ended } = runWith(folder, args, fault);
  const left = everyFile(folder).filter((line) => !line.startsWith('.git/handshake-check.lock-'));
  if (ended.status === 0) expect(left, where).toEqual(course.new);
  else {
    expect(ended.status, where).toBe(2);
    expect(ended.stderr, where).toMatch(/^handshake-check could not decide: /);
    if (fault.lasting !== true) expect(left, where).toEqual(course.old);
  }
  const isDecided = left.some((line) => line.startsWith('.git/handshake-check.journal '));
  if (fault.lasting !== true && left.length === everyFile(folder).length && fault.at % SAMPLE > 0) return;
  const { code } = await ran(folder, ['check', '--fix']);
  expect(code, where).toBe(0);
  expect(everyFile(folder), where).toEqual(isDecided || ended.status === 0 ? course.new : course.old);
  rmSync(folder, { recursive: true });
}

/** What the files of the work tree are, whatever an act left beside them. */
function stateOf(course: Course, left: readonly string[]): 'old' | 'new' | 'half' | 'neither' {
  const own = (line: string): boolean => !/^\.git\/handshake-check\.|(?:^|\/)\.handshake-[0-9a-f]+\.tmp /.test(line);
  const now = left.filter(own);
  const same = (other: readonly string[]): boolean => now.join('\n') === other.join('\n');
  if (same(course.old)) return 'old';
  if (same(course.new)) return 'new';
  const known = new Set([...course.old, ...course.new]);
  return now.every((line) => known.has(line)) ? 'half' : 'neither';
}

function copyOf(folder: string): string {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Runs the built program with a fault, and says which calls it made. */
export function runWith(
  folder: string,
  args: readonly string[],
  fault: Fault,
): { readonly ended: Ended; readonly calls: readonly string[] } {
  const log = join(folder, '../calls.log');
  writeFileSync(log, '');
  const FAULT = JSON.stringify({ root: folder, lasting: false, ...fault, log });
  // What a killed run has made elsewhere goes with the folder of the test.
  const ended = run(execPath, ['--import', PRELOAD, program(), ...args], folder, {
    extra: { FAULT, TMPDIR: dirname(folder) },
  });
  return { ended, calls: readFileSync(log, 'utf8').split('\n').slice(0, -1) };
}

/** Runs the command line in this process. */
export async function ran(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly printed: string; readonly told: string }> {
  let printed = '';
  let told = '';
  const terminal: Terminal = {
    print: async (text) => {
      printed += text;
    },
    tell: async (text) => {
      told += text;
    },
    palette: PLAIN,
    errorPalette: PLAIN,
  };
  const code = await runProgram(['-C', folder, ...args], terminal);
  return { code, printed, told };
}
