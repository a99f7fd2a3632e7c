import { type Profiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { ScannedText } from './scanned-text.js';

// Counts live with the code that is counted: none of it may be optimized, thrown away, or run before there is a place to count.
for (const flag of ['opt', 'maglev', 'sparkplug', 'use-osr', 'flush-bytecode', 'lazy-feedback-allocation']) {
  setFlagsFromString(`--no-${flag}`);
}

/** The code whose steps count: all but the test runner's, what does the counting, and what makes the inputs. */
const COUNTED =
  /^file:.*\/(?:node_modules\/(?!vitest\/|@vitest\/|vite\/)|actions\/|engine\/|rules\/|cli\/|test\/(?!support\/|linear\/shapes))/;

const session = new Session();
session.connect();
send('Profiler.enable');
send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** A character passed over weighs as much as a short statement. */
const STATEMENT = 20;

/**
 * The work that each of some functions does, counted and not timed, so that it is the same on every machine and in every run:
 * characters of source text executed, by V8's count of how often each block ran, and what string built-ins and regular expressions
 * passed over (`ScannedText`). What an expression does inside a single match is held by test/linear/regular-expressions.test.ts.
 *
 * Not to be compared between functions: only with the same function's work for another input.
 */
export function worksOf(functions: readonly (() => unknown)[]): number[] {
  takeBlocks();
  return functions.map((work) => {
    const scanned = new ScannedText();
    scanned.start();
    try {
      work();
    } finally {
      scanned.stop();
    }
    return takeBlocks() + STATEMENT * scanned.amount;
  });
}

/**
 * What tells linear work from quadratic: counts are exact, so that each doubling of the input adds 2 times what the last one added
 * when work is linear, and 4 times when it is quadratic.
 */
export const LINEAR = 2.5;

/**
 * How much more work another doubling of the input takes than the doubling before it: 2 for a linear function, 4 for a quadratic
 * one, 0 when the work stops growing. What an input costs or spares whatever its size drops out.
 * @param build makes the input of a size
 * @param size of the largest input; the others have half and a quarter of it
 * @param without a part of the work that is taken off, such as that of a library
 */
export function growthOf<Input>(
  work: (input: Input) => unknown,
  build: (size: number) => Input,
  size: number,
  without?: (input: Input) => unknown,
): number {
  const inputs = [size / 4, size / 2, size].map((each) => build(Math.floor(each)));
  const all = worksOf(inputs.map((input) => () => work(input)));
  const parts = without ? worksOf(inputs.map((input) => () => without(input))) : [];
  const [quarter = 0, half = 0, whole = 0] = all.map((each, index) => each - (parts[index] ?? 0));
  if (quarter === 0) throw new Error('no work was counted: the code under test is not recognised');
  return whole <= half ? 0 : (whole - half) / Math.max(1, half - quarter);
}

/** Executed source text since the last call. */
function takeBlocks(): number {
  const { result } = send('Profiler.takePreciseCoverage');
  let sum = 0;
  for (const { url, functions } of result) {
    if (COUNTED.test(url)) for (const { ranges } of functions) sum += executed(ranges);
  }
  return sum;
}

/** Ranges are nested, outer ones first: each counts for the text that no inner one covers. */
function executed(ranges: readonly Profiler.CoverageRange[]): number {
  const outer: Profiler.CoverageRange[] = [];
  let sum = 0;
  for (const range of ranges) {
    const length = range.endOffset - range.startOffset;
    while ((outer.at(-1)?.endOffset ?? Number.POSITIVE_INFINITY) <= range.startOffset) outer.pop();
    sum += length * (range.count - (outer.at(-1)?.count ?? 0));
    outer.push(range);
  }
  return sum;
}

function send(method: 'Profiler.enable'): undefined;
function send(method: 'Profiler.startPreciseCoverage', params: Profiler.StartPreciseCoverageParameterType): undefined;
function send(method: 'Profiler.takePreciseCoverage'): Profiler.TakePreciseCoverageReturnType;
function send(method: string, params?: object): unknown {
  let answer: unknown;
  let failure: Error | null = null;
  // A session of one's own thread answers before `post` returns.
  session.post(method, params, (error, result) => {
    failure = error;
    answer = result;
  });
  if (failure !== null) throw failure;
  return answer;
}
