import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { recordAnswer } from '../../support/attack-record.js';
import { caseOf } from '../../support/attack-words.js';
import { program } from '../../support/program.js';
import { build, newScenario, type Scenario } from '../../support/scenario.js';

/** The most that an answer may cost (threats.md, group X). Processor time, which is the same on a machine that is busy with others. */
const MOST_SECONDS = 10;
const MOST_BYTES = 512 * 1024 * 1024;
/** Milliseconds after which the program hangs, whatever else the machine does. */
const HANGS = 60_000;

/** Writes what the process took to a file when it ends: the largest amount of memory it ever had, and its processor time. */
const METER = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.MEASURED, JSON.stringify({ bytes: maxRSS * 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
});`;

/** What the program answered, and what it took. */
export interface Measured {
  readonly status: number | null;
  readonly output: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** Runs the built program over a scenario and measures it. */
export function measured({ folder, temporary, environment }: Scenario, args: readonly string[]): Measured {
  const file = join(temporary, 'measured.json');
  const { status, stdout, stderr, error } = spawnSync(execPath, [program(), ...args], {
    cwd: folder,
    env: {
      ...environment,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(METER)}`,
      MEASURED: file,
    },
    encoding: 'utf8',
    timeout: HANGS,
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return { status, output: stdout + stderr, ...JSON.parse(readFileSync(file, 'utf8')) };
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

      it('lets its twin pass', () => {
        const answer = twinOf(each);
        expectInBounds(answer);
        expect(answer.output).toMatch(/^pass: /m);
        expect(answer.status).toBe(0);
      });
    },
  );
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
