import { describe, expect, it, type TestContext } from 'vitest';
import type { Undecided } from '../../engine/model/undecided.js';
import { rules } from '../../rules/index.js';
import type { Answer, PushAnswers } from '../actions/parity/doors.js';
import { hookAnswer } from '../actions/parity/hook-answers.js';
import { expectClonesToAgree, expectOneAnswer } from '../actions/parity/range-answers.js';
import { recordAnswer } from '../support/attack-record.js';
import { blockingRules, caseOf, expectedWords, gotWords } from '../support/attack-words.js';
import {
  build,
  type Judged,
  judgeRange,
  newScenario,
  type Place,
  type Range,
  type Scenario,
} from '../support/scenario.js';

/** How much a case that passes would break: a stated promise outright, or with help; less; little (threats.md). */
export type Weight = 'C' | 'H' | 'M' | 'L';

/** What the gate has to answer. */
export type Expected =
  /** Blocked, by these rules at least. */
  | { readonly rules: readonly [string, ...string[]] }
  /** Not decided, and the thing that could not be decided is named so. */
  | { readonly undecided: RegExp }
  /** Passed with a word about it: its rule comes later, or plain means cannot see it. */
  | { readonly notice: RegExp }
  /** Passed: what looks like an attack and is none. */
  | { readonly accepted: true };

/** An attack, as in threats.md, in the words of `fixtures/shell.sh`. */
export interface Attack extends Range {
  /** `L07`, with a word behind it where a case has several forms. */
  readonly id: string;
  readonly title: string;
  readonly weight: Weight;
  readonly build: string;
  readonly expect: Expected;
  /** What the Action answers where it knows more: about a clone that lacks something it asks the whole repository. */
  readonly action?: Expected;
  /** Whether the rules that it names are no blame alone: a registry without them knows nothing of what they forgive. */
  readonly withoutBlame?: true;
  /** The benign twin. Default: the same script on files that nothing governs. */
  readonly twin?: Twin;
  /** What else has to hold of the answer. */
  readonly also?: (judged: Judged, scenario: Scenario) => void | Promise<void>;
}

/** What resembles the attack and has to pass. */
export interface Twin extends Range {
  readonly title: string;
  readonly place: Place;
  readonly build: string;
}

/** Where attacks go while they are collected; null while they are described. */
let collected: Attack[] | null = null;

/** The attacks that files describe while they are loaded, without a test for any of them. */
export async function collectAttacks(load: () => Promise<unknown>): Promise<readonly Attack[]> {
  const attacks: Attack[] = [];
  collected = attacks;
  try {
    await load();
  } finally {
    collected = null;
  }
  return attacks;
}

/**
 * A test for each attack, which also shows that it is blocked by its rules and by nothing else; one for its twin; and one that shows that
 * every door says the same of both.
 */
export function describeAttacks(attacks: readonly Attack[]): void {
  if (collected !== null) {
    collected.push(...attacks);
    return;
  }
  // Many attacks share a twin, which is built and judged once.
  const judgedTwins = new Map<string, Tried>();
  const judgeTwin = (twin: Twin): Tried => {
    const key = JSON.stringify({ ...twin, title: null });
    const tried = judgedTwins.get(key) ?? tryOnce(twin, twin.place);
    judgedTwins.set(key, tried);
    return tried;
  };
  const named = attacks.map((attack) => [`${attack.id} (${attack.weight}) ${attack.title}`, attack] as const);
  describe.each(named)('%s', (_, attack) => {
    const twin = attack.twin ?? twinOf(attack);
    const tried = tryOnce(attack, 'docs', attack.action ? expectClonesToAgree : expectOneAnswer);

    it(`is ${expectationOf(attack.expect)}`, async (context) => {
      const { judged, scenario } = await tried.answer();
      record(context, attack, { 'check --range': judged });
      verify(judged, attack.expect);
      await attack.also?.(judged, scenario);
      if ('rules' in attack.expect && !attack.withoutBlame)
        await verifyBlame(scenario, attack, judged, attack.expect.rules);
    });

    it(`lets its twin pass: ${twin.title}`, async () => {
      const { judged } = await judgeTwin(twin).answer();
      expect(judged.undecided).toEqual([]);
      expect(wordsOf(judged)).toEqual([]);
      expect(judged.verdict).toBe('pass');
    });

    it('is said alike by every door, and so is its twin', async (context) => {
      const { push, action } = await tried.doors();
      record(context, attack, { 'hook pre-push': push });
      record(context, { ...attack, expect: attack.action ?? attack.expect }, { action });
      if (attack.action) verify(judgedOf(action), attack.action);
      const { judged, scenario } = await tried.answer();
      const hook = attack.clone === undefined ? await hookAnswer(scenario, judged) : null;
      if (hook !== null) record(context, attack, { 'hook commit-msg': hook });
      await judgeTwin(twin).doors();
    });
  });
}

/** Keeps what doors answered to an attack for the table of the threat model. */
function record(
  context: TestContext,
  attack: Attack,
  answers: Readonly<Record<string, Pick<Answer, 'verdict' | 'report'>>>,
) {
  // The scenarios of the law have the names of its clauses, and no row in the table of attacks.
  if (!/^[A-Z]\d\d/.test(attack.id)) return;
  for (const [door, answer] of Object.entries(answers)) {
    const words = { expected: expectedWords(attack.expect), got: gotWords(answer, attack.expect) };
    recordAnswer(context, { ...caseOf(attack.id), severity: attack.weight, door, ...words });
  }
}

/** An attempt that is built and judged when it is first asked for, and held against the other doors at most once. */
interface Tried {
  answer(): Promise<Attempt>;
  doors(): Promise<PushAnswers>;
}

function tryOnce(attempted: Range & { build: string }, place: Place, expectDoors = expectOneAnswer): Tried {
  let answer: Promise<Attempt> | null = null;
  let doors: Promise<PushAnswers> | null = null;
  const tried: Tried = {
    answer: () => {
      answer ??= attempt(attempted, place);
      return answer;
    },
    doors: () => {
      doors ??= tried.answer().then(({ judged, scenario }) => expectDoors(scenario, attempted, judged));
      return doors;
    },
  };
  return tried;
}

/** The same script where nothing governs what it changes. */
function twinOf({ build: script, clone, base, head }: Attack): Twin {
  const range = { ...(clone && { clone }), ...(base && { base }), ...(head && { head }) };
  return { title: 'the same on files that nothing governs', place: 'notes', build: script, ...range };
}

/** A change that was built, and what `--range` says of it. */
interface Attempt {
  readonly judged: Judged;
  readonly scenario: Scenario;
}

async function attempt({ build: script, ...judging }: Range & { build: string }, place: Place): Promise<Attempt> {
  const scenario = newScenario();
  build(scenario, script, place);
  return { judged: await judgeRange(scenario, judging), scenario };
}

function judgedOf(answer: Answer): Judged {
  return { ...answer, blocking: blockingRules(answer.report) };
}

function verify(judged: Judged, expected: Expected): void {
  if ('rules' in expected) {
    expect(judged.blocking).toEqual(expect.arrayContaining([...expected.rules]));
    expect(judged.verdict).toBe('block');
  } else if ('undecided' in expected) {
    expect(judged.undecided.map(sentence).join('\n')).toMatch(expected.undecided);
    expect(judged.verdict).toBe('inconclusive');
  } else if ('notice' in expected) {
    expect(judged.report?.notices.map(({ text }) => text).join('\n')).toMatch(expected.notice);
  } else {
    expect(wordsOf(judged)).toEqual([]);
    expect(judged.verdict).toBe('pass');
  }
}

/** Without the rules that blocked nothing may block any more: what the test asserts is said by them alone. */
async function verifyBlame(scenario: Scenario, judging: Range, judged: Judged, expected: readonly string[]) {
  const others = await judgeRange(
    scenario,
    judging,
    rules.filter(({ id }) => !judged.blocking.includes(id)),
  );
  expect(others.blocking).toEqual([]);
  expect(others.verdict).toBe('pass');
  const alone = await judgeRange(
    scenario,
    judging,
    rules.filter(({ id }) => expected.includes(id)),
  );
  expect(alone.blocking).toEqual([...expected].sort());
}

function expectationOf(expected: Expected): string {
  if ('rules' in expected) return `blocked by ${expected.rules.join(' and ')}`;
  if ('undecided' in expected) return 'undecided';
  return 'notice' in expected ? 'not passed over in silence' : 'accepted';
}

function wordsOf({ report }: Judged): string[] {
  const active = report?.diagnostics.filter(({ standing }) => standing === 'active') ?? [];
  return active.map(({ rule, severity, message }) => `${rule} (${severity}): ${message}`);
}

function sentence({ subject, reason }: Undecided): string {
  return `${subject} ${reason}`;
}
