import type { Location } from '../../engine/model/location.js';
import type { RepoPath } from '../../engine/model/path.js';

/** Files by their path: the text that each has, or null for one that is removed. */
export type Files = Readonly<Record<RepoPath, string | null>>;

/** A commit of a case. */
export interface Step {
  readonly message: string;
  readonly files: Files;
}

/** A change that a rule lets through. */
export interface Case {
  /** What is so about it. */
  readonly name: string;
  /** What the base holds beside the plug-in. Default: nothing. */
  readonly base?: Files;
  /** What the change makes of it, in one commit or in several. */
  readonly change: Files | readonly Step[];
  /** The configuration of the base, less its "plugins". Default: the protocol's. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** The time of the run, in seconds since 1970. Default: 2026-01-06, midnight. */
  readonly now?: number;
}

/** A change that a rule finds something in, with all that it finds. */
export interface BlockedCase extends Case {
  readonly findings: readonly ExpectedFinding[];
}

/** One finding, exactly. */
export interface ExpectedFinding {
  /** The id of the message. */
  readonly message: string;
  /** The data of the message, all of them. */
  readonly data: unknown;
  /** The place, with its end if it has one. */
  readonly at: Location;
  /** Default: `error`. */
  readonly severity?: 'error' | 'warning';
}

/** The cases of one rule. There have to be some of both, and some for every message. */
export interface RuleCases {
  readonly passes: readonly Case[];
  readonly blocks: readonly BlockedCase[];
}

const CASE = ['name', 'base', 'change', 'config', 'now'];
const KEYS = {
  rule: ['passes', 'blocks'],
  pass: CASE,
  block: [...CASE, 'findings'],
  finding: ['message', 'data', 'at', 'severity'],
  step: ['message', 'files'],
} as const;

/**
 * What is wrong with the cases of a rule before any of them is run, a sentence each. A case that says less than it seems to would go on
 * passing when the rule no longer does what it is there for.
 */
export function caseProblems(rule: string, cases: RuleCases): string[] {
  const { passes = [], blocks = [] } = cases as Partial<RuleCases>;
  const all: readonly Case[] = [...passes, ...blocks];
  return [
    ...unknownKeys(`the cases of ${rule}`, cases, KEYS.rule),
    ...(passes.length === 0 ? [`${rule} has no case that passes, expected at least one`] : []),
    ...(blocks.length === 0 ? [`${rule} has no case that is blocked, expected at least one`] : []),
    ...passes.flatMap((each) => unknownKeys(`the case "${each.name}" of ${rule}`, each, KEYS.pass)),
    ...blocks.flatMap((each) => unknownKeys(`the case "${each.name}" of ${rule}`, each, KEYS.block)),
    ...all.flatMap((each) => shapeProblems(`the case "${each.name}" of ${rule}`, each)),
    ...blocks.flatMap((each) => findingProblems(`the case "${each.name}" of ${rule}`, each)),
    ...twice(all.map(({ name }) => name)).map(
      (name) => `${rule} has the case "${name}" twice, expected names of their own`,
    ),
    ...twice(all.map(contentOf)).map(
      (content) =>
        `${rule} judges the same change in two cases: ${all
          .filter((each) => contentOf(each) === content)
          .map(({ name }) => `"${name}"`)
          .join(' and ')}`,
    ),
  ];
}

function shapeProblems(subject: string, { name, change }: Case): string[] {
  const steps: readonly Partial<Step>[] = isSteps(change) ? change : [];
  const isEmpty = isSteps(change) ? change.length === 0 : Object.keys(change ?? {}).length === 0;
  return [
    ...(typeof name === 'string' && name.trim() !== '' ? [] : [`${subject} has no name`]),
    ...(isEmpty ? [`${subject} changes nothing, expected files in "change"`] : []),
    ...steps.flatMap((step) => unknownKeys(`a commit of ${subject}`, step, KEYS.step)),
  ];
}

function findingProblems(subject: string, { findings = [] }: Partial<BlockedCase>): string[] {
  return [
    ...(findings.length === 0 ? [`${subject} names no finding, expected what the rule finds`] : []),
    ...findings.flatMap((finding) => [
      ...unknownKeys(`a finding of ${subject}`, finding, KEYS.finding),
      ...(['message', 'data', 'at'] as const)
        .filter((key) => !(key in finding))
        .map((key) => `a finding of ${subject} does not say its "${key}"`),
    ]),
  ];
}

/** Whether a change is made of several commits. */
export function isSteps(change: Case['change']): change is readonly Step[] {
  return Array.isArray(change);
}

function unknownKeys(subject: string, given: object, known: readonly string[]): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `${subject} has the unknown key "${key}", expected ${known.join(', ')}`);
}

function contentOf({ base = {}, change, config = {}, now }: Case): string {
  return JSON.stringify([base, change, config, now ?? null]);
}

function twice(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];
}
