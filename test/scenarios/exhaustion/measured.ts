import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { recordAnswer } from '../../support/attack-record.js';
import { caseOf } from '../../support/attack-words.js';
import { program } from '../../support/program.js';
import { build, newScenario, type Scenario } from '../../support/scenario.js';
import { ASK, OTHER_DOORS, type OtherDoor } from './other-doors.js';

/** The most that an answer may cost (threats.md, group X). Processor time, which is the same on a machine that is busy with others. */
const MOST_SECONDS = 10;
const MOST_BYTES = 512 * 1024 * 1024;
/** Milliseconds after which the program hangs, whatever else the machine does. */
const HANGS = 60_000;
/** Milliseconds for git, a hook or a fetch, and what the program does there; its own bound is in processor time. */
const LONG = 300_000;

/** Adds what the process took to a file when it ends: the largest amount of memory it ever had, and its processor time. */
const METER = `import { appendFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const took = { bytes: maxRSS * 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 };
  appendFileSync(process.env.MEASURED, JSON.stringify(took) + '\\n');
});`;

/** What the program answered, and what it took: of several runs the most. */
export interface Measured {
  readonly status: number | null;
  readonly output: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** Runs the built program over a scenario and measures it. */
export function measured({ folder, temporary, environment }: Scenario, args: readonly string[]): Measured {
  const meter = meterIn(temporary);
  const { status, stdout, stderr, error } = spawnSync(execPath, [program(), ...args], {
    cwd: folder,
    env: { ...environment, ...meter.variables },
    encoding: 'utf8',
    timeout: HANGS,
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return { status, output: stdout + stderr, ...meter.took() };
}

/** A meter of the programs that get its variables. */
export interface Meter {
  readonly variables: Readonly<Record<'NODE_OPTIONS' | 'MEASURED', string>>;
  /** The most that one of them took. @throws where none ended */
  took(): Pick<Measured, 'bytes' | 'seconds'>;
}

/** @param folder where the meter keeps its file */
export function meterIn(folder: string): Meter {
  const file = join(folder, 'measured.jsonl');
  return {
    variables: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(METER)}`, MEASURED: file },
    took() {
      const runs = readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line): ReturnType<Meter['took']> => JSON.parse(line));
      return {
        bytes: Math.max(...runs.map(({ bytes }) => bytes)),
        seconds: Math.max(...runs.map(({ seconds }) => seconds)),
      };
    },
  };
}

/** What tries to keep the gate busy for ever, as in threats.md, group X. */
export interface Exhaustion {
  /** `X04`, with a word behind it where a case has several forms. */
  readonly id: string;
  readonly title: string;
  readonly severity: 'H' | 'M';
  /** In the words of `fixtures/shell.sh`. */
  readonly build: string;
  /** Default: `check --range main..topic`. */
  readonly args?: readonly string[];
  /** Blocked by a rule, or not decided in these words; `blocked` where rules have something to say of the rest, which weighs more. */
  readonly expect: { readonly rule: string } | { readonly undecided: RegExp; readonly blocked?: true };
  /** What resembles it, and has to pass. */
  readonly twin: string;
  /**
   * Which doors are asked beside the command line. Default: all for a case, none for another form of one. What no index can hold no hook
   * sees; what lies in the work tree alone no commit brings.
   */
  readonly doors?: readonly OtherDoor[];
}

const RANGE = ['check', '--range', 'main..topic'];

/** A test for each case and its twin: an answer in bounds, and never a crash. */
export function describeExhaustion(cases: readonly Exhaustion[]): void {
  // Many cases share a twin, which is judged once.
  const twins = new Map<string, Measured>();
  const twinOf = ({ twin, args = RANGE }: Exhaustion): Measured => {
    const key = JSON.stringify([twin, args]);
    const answer = twins.get(key) ?? measuredOnce(twin, args);
    twins.set(key, answer);
    return answer;
  };
  describe.each(cases.map((each) => [`${each.id} (${each.severity}) ${each.title}`, each] as const))(
    '%s',
    (_, each) => {
      const { args = RANGE, expect: expected } = each;

      it('is answered in bounds', (context) => {
        const answer = measuredOnce(each.build, args);
        const door = args.includes('--range') ? 'check --range' : 'check';
        const words = { expected: wordsOf(expected), got: gotWords(answer, expected) };
        recordAnswer(context, { ...caseOf(each.id), severity: each.severity, door, ...words });
        expectInBounds(answer);
        expect(words.got, answer.output.slice(0, 2000)).toBe(words.expected);
        if ('undecided' in expected) expect(answer.output).toMatch(expected.undecided);
      });

      const { doors = each.id.includes(' ') ? [] : OTHER_DOORS } = each;
      it.for(doors)('is answered in bounds by the %s', { timeout: LONG }, async (door, context) => {
        const { answer, scenario } = await ASK[door](each.build);
        const got = gotWords(answer, expected);
        recordAnswer(context, { ...caseOf(each.id), severity: each.severity, door, expected: wordsOf(expected), got });
        expectInBounds(answer);
        expect(got, answer.output.slice(0, 2000)).toBe(wordsOf(expected));
        if ('undecided' in expected) expect(answer.output).toMatch(expected.undecided);
        expect(readdirSync(scenario.leftovers)).toEqual([]);
      });

      it('lets its twin pass', () => {
        const answer = twinOf(each);
        expectInBounds(answer);
        expect(answer.output).toMatch(/^pass: /m);
        expect(answer.status).toBe(0);
      });
    },
  );
}

/** Asks the other doors about what is no attack: one that refuses everything would be seen. */
export function describeTwins(script: string): void {
  it.each(OTHER_DOORS)('the %s lets pass what is no attack', { timeout: LONG }, async (door) => {
    const { answer } = await ASK[door](script);
    expectInBounds(answer);
    expect(answer.status, answer.output).toBe(0);
  });
}

/** An answer that costs no more than it may: no crash, no stack trace, nothing but 0, 1 and 2. */
export function expectInBounds({ status, output, bytes, seconds }: Measured): void {
  expect([0, 1, 2]).toContain(status);
  expect(output).not.toMatch(/^\s+at \S|FATAL ERROR|broke down/m);
  expect(seconds).toBeLessThan(MOST_SECONDS);
  expect(bytes).toBeLessThan(MOST_BYTES);
}

function measuredOnce(script: string, args: readonly string[]): Measured {
  const scenario = newScenario();
  build(scenario, script);
  return measured(scenario, args);
}

const BOTH = 'undecided, and blocked for the rest';

function wordsOf(expected: Exhaustion['expect']): string {
  if ('rule' in expected) return `blocked: ${expected.rule}`;
  return expected.blocked ? BOTH : 'undecided';
}

function gotWords({ status, output }: Measured, expected: Exhaustion['expect']): string {
  if (status === 0) return 'accepted';
  if (status === 2) return 'undecided';
  if (/^handshake-check could not decide: /m.test(output)) return BOTH;
  const rule = 'rule' in expected && output.includes(`${expected.rule}/`) ? expected.rule : 'by another rule';
  return `blocked: ${rule}`;
}
