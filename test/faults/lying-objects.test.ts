import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, newScenario, type Scenario } from '../support/scenario.js';
import { assertSentence, placeless, sentenceOf } from './faulted-calls.js';
import { checkDoor, type DoorAnswer } from './faulted-doors.js';
import { FaultyGit, OBJECT_LIES, type ObjectLie } from './faulty-git.js';

const sh = String.raw;
const ask = checkDoor('--range', 'main..topic');
const KINDS = ['info commit', 'info tree', 'info blob', 'contents commit', 'contents tree', 'contents blob'] as const;
type Kind = (typeof KINDS)[number];

const NOT_KNOWN = /^git cat-file answered in a form that is not known: /;
const ENDED = /^git cat-file ended early \(exit code 0\)$/;
const OTHER_CONTENT =
  /^(?:commit|tree|blob) <id> holds something else than its id says: the object store is damaged, or somebody wrote to it$/;
const MISSING =
  /^(?:object <id>|tree <id> \((?:the top folder|the folder \S+\/)\)) is missing here: the clone is shallow or partial, or damaged$/;
const OTHER_TYPE =
  /^(?:object <id>|main|topic) is a (?:tree, expected a (?:commit|blob)|blob, expected a (?:tree|commit))$/;
/** All that may be said of a lie, whichever object it is told about: which one that is differs from run to run. */
const MAY_BE_SAID: Readonly<Record<ObjectLie, readonly RegExp[]>> = {
  ends: [ENDED],
  shorter: [ENDED],
  longer: [NOT_KNOWN],
  'larger size': [OTHER_CONTENT],
  'smaller size': [OTHER_CONTENT],
  'other id': [NOT_KNOWN],
  'other type': [OTHER_TYPE],
  'other bytes': [OTHER_CONTENT],
  missing: [MISSING, /^\S+ is not in the object store \(<id>\)$/],
  junk: [NOT_KNOWN],
};

/**
 * What git tells beforehand only says what is worth reading, and with a content only its length counts: the content is held against its
 * id. Such a lie may be passed over, if the answer is the same.
 */
function isHarmless(lie: ObjectLie, kind: Kind): boolean {
  if (kind.startsWith('info')) return lie === 'other bytes' || lie === 'other type' || lie.endsWith('size');
  return lie === 'other type';
}

describe('a git that lies about an object', () => {
  let scenario: Scenario;
  let clean: DoorAnswer;
  const git = new FaultyGit();
  const counts = new Map<Kind, number>();
  beforeAll(async () => {
    scenario = newScenario();
    build(
      scenario,
      sh`np "- USER_SIGNATURE: $SIG2"; ci new; git checkout -q main; echo more >> README.md; ci more; git checkout -q topic`,
    );
    git.listen();
    clean = await ask(scenario, git.path);
    expect(clean.code, clean.said).toBe(0);
    for (const kind of KINDS) counts.set(kind, git.answers().filter((each) => each === kind).length);
  });

  it('answers in every kind, so that each can be a lie', () => {
    for (const kind of KINDS) expect(counts.get(kind), kind).toBeGreaterThan(0);
  });

  it.each(OBJECT_LIES)('never gets a change through otherwise than it is: %s', async (lie) => {
    let told = 0;
    for (const kind of KINDS) {
      // The first, and one that others surround: those that were asked together with it end with it.
      const middle = Math.ceil((counts.get(kind) ?? 0) / 2);
      for (const at of new Set([1, middle])) {
        git.lie(kind, at, lie);
        const answer = await ask(scenario, git.path);
        const where = `${lie}, ${kind} ${at}: ${answer.code} ${answer.said}`;
        expect(git.answers(), where).toContain('lie');
        expect(readdirSync(scenario.leftovers), where).toEqual([]);
        if (answer.code === 0 && isHarmless(lie, kind)) {
          expect.soft(placeless(answer.said), where).toBe(placeless(clean.said));
          continue;
        }
        expect.soft(answer.code, where).toBe(2);
        assertSentence(answer.said, where);
        const said = sentenceOf(answer.said);
        expect
          .soft(
            MAY_BE_SAID[lie].some((pattern) => pattern.test(said)),
            where,
          )
          .toBe(true);
        told++;
      }
    }
    // At least of one kind every lie is seen for what it is.
    expect(told).toBeGreaterThan(0);
  });
});
