import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, type SourceFile } from '../../house/source-files.js';

/** What a scenario file says when every door is asked about its scenarios: `describeAttacks` and `judgeEdit` ask them themselves. */
const ASKS = /\b(?:describeAttacks|judgeEdit|judgeByEveryDoor|expectCommitAnswers|expectPushAnswers|bySchedule)\(/;

/** Scenarios that one door alone is asked about: what is judged there is not the same for all, and each of these says why. */
const ONE_DOOR: Readonly<Record<string, readonly [calls: number, why: string]>> = {
  'attack.ts': [
    3,
    'the first answer is then held against the other doors; two more are by fewer rules, which only a test takes',
  ],
  'merges.test.ts': [1, 'the same change from another checkout, whose answer has to be that of the first'],
  'history.test.ts': [1, 'the same change with its base named in other ways, which only a person at a range does'],
  'bad-input.test.ts': [13, 'the program itself; where it is asked about a range of commits, the other doors are too'],
  'commits.test.ts': [
    1,
    'a commit that no hook saw: the doors that see it later are asked about each commit of the table',
  ],
  'stalled-work.test.ts': [2, 'the program itself with --all; the scheduled run is asked about the same commit'],
  'spec-version-lock.test.ts': [2, 'the work tree, which no other door sees'],
};

const scenarios = filesIn(['test/scenarios'], '.ts');
const tests = scenarios.filter(({ path }) => path.endsWith('.test.ts'));

function callsOfOneDoor({ text }: SourceFile): number {
  return [...text.matchAll(/\b(?:judgeRange|runProgram)\(/g)].length;
}

describe('every scenario is put to every door', () => {
  it('of more scenarios than a few', () => {
    expect(tests.length).toBeGreaterThan(30);
  });

  it.each(tests.map((file) => [file.path, file] as const))('%s', (_, { text }) => {
    expect(text).toMatch(ASKS);
  });

  it('and where a scenario asks one door alone, it is said why', () => {
    const found = scenarios.flatMap((file) => {
      const calls = callsOfOneDoor(file);
      return calls === 0 ? [] : [[basename(file.path), calls] as const];
    });
    const listed = Object.entries(ONE_DOOR).map(([name, [calls]]) => [name, calls] as const);
    expect(found.sort()).toEqual(listed.sort());
  });

  it('and no scenario test runs the engine past them', () => {
    const past = scenarios.filter(({ text }) => /from '[^']*\/engine\/(?:check|sources\/(?!memory))[^']*'/.test(text));
    expect(past.map(({ path }) => path)).toEqual(['test/scenarios/signed-packet.ts']);
  });
});
