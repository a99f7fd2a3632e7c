import { AssertionError } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { ReportWithFacts } from '../engine/check.js';
import { malfunctionOf } from '../engine/malfunction.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { evaluated } from '../engine/plug-ins/module-text.js';
import { ownRules } from '../engine/plug-ins/own-rules.js';
import { prefixOf } from '../engine/plug-ins/prefix.js';
import type { Rule } from '../engine/rule.js';
import type { MemoryTree } from '../engine/sources/memory.js';
import {
  type BlockedCase,
  type Case,
  caseProblems,
  type ExpectedFinding,
  type Files,
  isSteps,
  type RuleCases,
} from './tester/cases.js';
import { judgedInMemory } from './tester/judged-in-memory.js';
import { wordProblems } from './tester/words.js';

export type { BlockedCase, Case, ExpectedFinding, Files, RuleCases, Step } from './tester/cases.js';

/** 2026-01-06T00:00:00Z, in seconds. */
const NOW = Date.UTC(2026, 0, 6) / 1000;
const CONFIG = 'handshake.config.json';

/** A `file:` URL such as `new URL('own.mjs', import.meta.url)`. */
export interface FileUrl {
  readonly href: string;
}

/** The cases of a plug-in: for each of its rules, by id. */
export type PlugInCases = Readonly<Record<string, RuleCases>>;

/**
 * Tests the rules of a plug-in as the gate would run them: the file is read and evaluated as base's would be, and every case is a change that
 * the engine judges, in memory. It says everything that is wrong in one error, and needs no test runner.
 *
 * @param file the module, as a path or a `file:` URL
 * @param cases for each rule by its id, what it lets through and what it finds, exactly
 * @throws AssertionError naming each case that went otherwise, and what the cases leave out: a rule without cases of both kinds, a message
 *   that no case produces, words that are empty or do not say what was expected, keys that nobody knows, and cases that stand there twice
 */
export async function testPlugIn(file: string | FileUrl, cases: PlugInCases): Promise<void> {
  const path = typeof file === 'string' ? file : fileURLToPath(file.href);
  const text = await readFile(path, 'utf8');
  const name = basename(path);
  const rules = rulesOf(name, text);
  const problems: string[] = [];
  for (const id of Object.keys(cases)) {
    if (!rules.some((rule) => rule.id === id)) problems.push(`there are cases of ${id}, which ${name} does not have`);
  }
  for (const rule of rules) {
    const own = cases[rule.id];
    if (own === undefined) problems.push(`${rule.id} has no cases`);
    else problems.push(...(await ruleProblems(rule, own, { name, text })));
  }
  if (problems.length > 0) refuse(problems);
}

interface PlugInText {
  readonly name: string;
  readonly text: string;
}

function rulesOf(name: string, text: string): readonly Rule[] {
  try {
    return ownRules(name, prefixOf(name), () => evaluated(name, text));
  } catch (error) {
    return refuse([`${name} ${error instanceof UndecidedError ? error.reason : malfunctionOf(error)}`]);
  }
}

async function ruleProblems(rule: Rule, cases: RuleCases, plugIn: PlugInText): Promise<string[]> {
  const problems = caseProblems(rule.id, cases);
  // What is half written is not run: its other problems would hide this one.
  if (problems.length > 0) return problems;
  const said = new Set<string>();
  for (const each of [...cases.passes, ...cases.blocks]) {
    const expected = 'findings' in each ? (each as BlockedCase).findings : [];
    for (const { message } of expected) said.add(message);
    const found = await caseProblem(rule, each, expected, plugIn);
    problems.push(...found.map((problem) => `"${each.name}" of ${rule.id}: ${problem}`));
  }
  const unsaid = Object.keys(rule.messages).filter((message) => !said.has(message));
  return [...problems, ...unsaid.map((message) => `no case of ${rule.id} produces its message "${message}"`)];
}

async function caseProblem(
  rule: Rule,
  each: Case,
  expected: readonly ExpectedFinding[],
  plugIn: PlugInText,
): Promise<string[]> {
  try {
    const judged = await judgedCase(rule, each, plugIn);
    const { outcomes, diagnostics } = judged.report;
    const broken = outcomes.filter(({ outcome }) => outcome === 'crashed');
    if (broken.length > 0) return broken.map(({ reason }) => `the rule breaks down: ${reason}`);
    if (outcomes.every(({ outcome, examined }) => outcome === 'not-applicable' || examined === 0)) {
      return ['the rule looks at nothing, so that it shows nothing'];
    }
    return [...differences(judged, expected), ...diagnostics.flatMap(wordProblems)];
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return [`could not be judged: ${error.subject} ${error.reason}`];
  }
}

function judgedCase(rule: Rule, each: Case, { name, text }: PlugInText): Promise<ReportWithFacts> {
  const config = JSON.stringify({ ...each.config, plugins: [{ path: name }] });
  const base = treeOf(new Map(), { ...each.base, [name]: text, [CONFIG]: config });
  const steps = isSteps(each.change) ? each.change : [{ message: 'change', files: each.change }];
  let tree = base;
  const commits = steps.map(({ message, files }) => {
    tree = treeOf(tree, files);
    return { message, tree };
  });
  return judgedInMemory({ base, commits, now: each.now ?? NOW }, { onlyRules: [rule.id], unpinnedPlugIns: true });
}

function treeOf(before: MemoryTree, files: Files): MemoryTree {
  const tree = new Map(before);
  for (const [path, text] of Object.entries(files)) {
    if (text === null) tree.delete(path);
    else tree.set(path, { kind: 'file', bytes: Buffer.from(text) });
  }
  return tree;
}

/** What the rule found, against what was expected, in any order. */
function differences({ report, facts }: ReportWithFacts, expected: readonly ExpectedFinding[]): string[] {
  const found = report.diagnostics.flatMap(({ standing, severity }, index) => {
    const fact = facts[index];
    return standing === 'active' && fact
      ? [{ message: fact.message, data: plain(fact.data), at: fact.at, severity }]
      : [];
  });
  const wanted = expected.map(({ message, data, at, severity = 'error' }) => ({
    message,
    data: plain(data),
    at: plain(at),
    severity,
  }));
  const missing = [...wanted];
  const surplus = found.filter((each) => {
    const at = missing.findIndex((other) => isDeepStrictEqual(other, { ...each, at: plain(each.at) }));
    if (at >= 0) missing.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((each) => `it does not find ${JSON.stringify(each)}`),
    ...surplus.map((each) => `it finds ${JSON.stringify(each)}, which the case does not name`),
  ];
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function refuse(problems: readonly string[]): never {
  const count = problems.length === 1 ? '1 thing is' : `${problems.length} things are`;
  throw new AssertionError({ message: `${count} not as expected:\n${problems.map((each) => `- ${each}`).join('\n')}` });
}
