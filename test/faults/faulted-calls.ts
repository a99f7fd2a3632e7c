import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { Scenario } from '../support/scenario.js';
import type { AskDoor, DoorAnswer } from './faulted-doors.js';
import { type FaultyGit, type GitFault, wordsOf } from './faulty-git.js';

/** A change that is shown to a door while git fails at one of its calls. */
export interface FaultedChange {
  readonly scenario: Scenario;
  readonly ask: AskDoor;
  /** The exit code while nothing fails. */
  readonly code: 0 | 1;
  readonly faults: readonly GitFault[];
}

/** What came of one failing call. */
export interface FaultedAnswer extends DoorAnswer {
  readonly call: string;
  readonly fault: GitFault;
}

/** Faults that cannot be made of a process that is talked to: `lying-objects.test.ts` has those. */
const NOT_OF_A_CONVERSATION: readonly GitFault[] = ['is cut off', 'is cut at a record', 'answers and fails'];

/**
 * Lets every call of git fail in every way, one at a time, and asserts of each answer that it is either 2 with a sentence, or, for a call
 * that `isWithoutEffect` knows, the very answer of a run in which nothing fails.
 * @returns the answers that are 2
 */
export async function failEveryCall(
  { scenario, ask, code, faults }: FaultedChange,
  git: FaultyGit,
  isWithoutEffect: (call: string, fault: GitFault) => boolean,
): Promise<readonly FaultedAnswer[]> {
  git.work();
  const clean = await ask(scenario, git.path);
  expect(clean.code, clean.said).toBe(code);
  const calls = git.calls();
  const answers: FaultedAnswer[] = [];
  const counts = new Map<string, number>();
  for (const call of calls) {
    const at = (counts.get(wordsOf(call)) ?? 0) + 1;
    counts.set(wordsOf(call), at);
    for (const fault of faults) {
      if (call.startsWith('cat-file --batch-command') && NOT_OF_A_CONVERSATION.includes(fault)) continue;
      git.fail(call, at, fault);
      const answer = await ask(scenario, git.path);
      const where = `call ${at} of ${call}, ${fault}: ${answer.code} ${answer.said}`;
      expect(git.hasFailed(), where).toBe(true);
      expect(readdirSync(scenario.leftovers), where).toEqual([]);
      if (isWithoutEffect(call, fault)) {
        expect.soft(withoutPlaces(answer), where).toEqual(withoutPlaces(clean));
        continue;
      }
      expect.soft(answer.code, where).toBe(2);
      assertSentence(answer.said, where);
      answers.push({ ...answer, call, fault });
    }
  }
  return answers;
}

/** Asserts that a text for people says what could not be decided, and shows nothing of the program's inside. */
export function assertSentence(said: string, where = said): void {
  expect.soft(said, where).toMatch(/^handshake-check could not decide: \S.*\n {2}help: \S/m);
  expect.soft(said, where).not.toMatch(/\n\s+at |broke down|undefined|\[object|TypeError/);
}

/** The line that says what could not be decided, without what differs from run to run or from one git to another. */
export function sentenceOf(text: string): string {
  const start = 'handshake-check could not decide: ';
  const line = text.split('\n').find((each) => each.startsWith(start)) ?? start;
  return placeless(line.slice(start.length).replace(/: (?:error|fatal|warning): .*$/, ': (what git says)'));
}

function withoutPlaces({ code, said }: DoorAnswer): DoorAnswer {
  return { code, said: placeless(said) };
}

/** Without the names of temporary folders and the ids of objects. */
export function placeless(text: string): string {
  return text
    .replace(/(?:\/[^\s/'":]+)*\/handshake-[a-z]+-[^\s/'":]+((?:\/[^\s/'":]+)*)/g, (_, rest: string) => `…${rest}`)
    .replace(/\b[0-9a-f]{40}\b/g, '<id>')
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{12}\b/g, '<id>');
}
