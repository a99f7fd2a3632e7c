import { findNodeAtLocation } from 'jsonc-parser';
import { RE2JS, RE2JSException } from 're2js';
import type { LineMatcher, LineTest } from '../model/line-pattern.js';
import { printable } from '../model/path.js';
import type { UndecidedError } from '../model/undecided.js';
import type { Rule } from '../rule.js';
import type { ConfigFile } from './config-schema.js';
import { isFault, readJson } from './json.js';
import { linePatternsOf } from './line-patterns.js';
import { type ConfigInput, decodeConfig, undecidedAt } from './read.js';

/**
 * How large a pattern may become. Matching takes time in proportion to the line and, at worst, to this: 1000 steps for each of at
 * most 5000 characters (trust.md, "Reading").
 */
const LARGEST_PROGRAM = 1000;

/** Compiles patterns in RE2 syntax, each once. It has no look-around and no back-references, and therefore no pattern that hangs. */
export function lineMatcher(): LineMatcher {
  const ready = new Map<string, LineTest>();
  return (pattern) => {
    let test = ready.get(pattern);
    if (!test) {
      const compiled = RE2JS.compile(pattern);
      test = (text) => compiled.test(text);
      ready.set(pattern, test);
    }
    return test;
  };
}

/**
 * Holds the patterns of a configuration to what the engine takes.
 * @param file what `readConfig` made of the input
 * @throws UndecidedError naming the place of the first pattern that cannot be used, and why
 */
export function assertPatterns(input: ConfigInput, file: ConfigFile, rules: readonly Rule[]): void {
  for (const { pattern, path } of linePatternsOf(file, rules)) {
    const fault = faultOf(pattern);
    if (fault !== null) throw refusal(input, pattern, [...path], fault);
  }
}

/** Why a pattern cannot be used; null where it can. */
function faultOf(pattern: string): string | null {
  try {
    const size = RE2JS.compile(pattern).programSize();
    return size > LARGEST_PROGRAM
      ? `it takes ${size} steps for a character, at most ${LARGEST_PROGRAM} are allowed`
      : null;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return error.message.replace(/^error parsing regexp: /, '');
  }
}

function refusal(input: ConfigInput, pattern: string, path: (string | number)[], fault: string): UndecidedError {
  const text = decodeConfig(input);
  const json = readJson(text);
  const offset = isFault(json) ? 0 : (findNodeAtLocation(json.root, path)?.offset ?? 0);
  return undecidedAt(input.path, text, {
    offset,
    reason: `sets "${path.join('.')}" to "${printable(pattern)}", expected a pattern in RE2 syntax: ${printable(fault)}`,
    help: 'Correct the pattern. RE2 has no look-around and no back-references; what a line is excused by goes into "unless".',
  });
}
