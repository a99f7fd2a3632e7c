import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, newScenario, type Scenario } from '../support/scenario.js';
import { assertSentence, placeless, sentenceOf } from './faulted-calls.js';
import { checkDoor } from './faulted-doors.js';
import { FaultyGit, OBJECT_LIES, type ObjectLie } from './faulty-git.js';

const sh = String.raw;
const ask = checkDoor('--range', 'main..topic');
/** Of how many answers one is a lie. Which lie it is goes round, so that each is told about every kind of answer. */
const STEP = 23;
/**
 * What git tells beforehand only says what is worth reading, and with a content only its length counts: the content is held against its
 * id. Such a lie may be passed over, if the answer is the same.
 */
function isHarmless(lie: ObjectLie, answer: string): boolean {
  if (answer.startsWith('info')) return lie === 'other bytes' || lie === 'other type' || lie.endsWith('size');
  return lie === 'other type';
}
const rows = new Map<string, string>();

describe('a git that lies about an object', () => {
  let scenario: Scenario;
  const git = new FaultyGit();
  beforeAll(() => {
    scenario = newScenario();
    build(
      scenario,
      sh`np "- USER_SIGNATURE: $SIG2"; ci new; git checkout -q main; echo more >> README.md; ci more; git checkout -q topic`,
    );
  });

  it.each(OBJECT_LIES)('never gets a change through otherwise than it is: %s', async (lie) => {
    git.lie(0, lie);
    const clean = await ask(scenario, git.path);
    expect(clean.code, clean.said).toBe(0);
    const answers = git.answers();
    expect(answers.length).toBeGreaterThan(50);
    for (let at = 1 + (OBJECT_LIES.indexOf(lie) % STEP); at <= answers.length; at += STEP) {
      git.lie(at, lie);
      const answer = await ask(scenario, git.path);
      const where = `${lie} at answer ${at}, ${answers[at - 1]}: ${answer.code} ${answer.said}`;
      expect(readdirSync(scenario.leftovers), where).toEqual([]);
      if (answer.code === 0 && isHarmless(lie, git.answers()[at - 1] ?? '')) {
        expect.soft(placeless(answer.said), where).toBe(placeless(clean.said));
        continue;
      }
      expect.soft(answer.code, where).toBe(2);
      assertSentence(answer.said, where);
      rows.set(`| ${answers[at - 1]} | ${lie} | 2 | ${sentenceOf(answer.said)} |`, lie);
    }
  });

  it('has its answers in a table', async () => {
    const head =
      '# What is said when git lies about an object\n\n| answer | lie | exit code | could not decide |\n| --- | --- | --- | --- |';
    await expect(`${head}\n${[...rows.keys()].sort().join('\n')}\n`).toMatchFileSnapshot('answers/lying-objects.md');
  });
});
