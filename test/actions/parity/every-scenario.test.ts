import { describe, expect, it } from 'vitest';
import { filesIn, type SourceFile } from '../../house/source-files.js';

/** What a scenario file says when every door is asked about its scenarios: `describeAttacks` and `judgeEdit` ask them themselves. */
const ASKS =
  /\b(?:describeAttacks|describeBypasses|judgeEdit|judgeByEveryDoor|expectOneAnswer|expectCommitAnswers|expectPushAnswers|bySchedule)\(/;

/** Scenarios, by their path below `test/scenarios`, that one door alone is asked about, and why. */
const ONE_DOOR: Readonly<Record<string, readonly [calls: number, why: string]>> = {
  'attack.ts': [
    3,
    'the first answer is then held against the other doors; two more are by fewer rules, which only a test takes',
  ],
  'lock-evasion/merges.test.ts': [1, 'the same change from another checkout, whose answer has to be that of the first'],
  'lock-evasion/history.test.ts': [
    1,
    'the same change with its base named in other ways, which only a person at a range does',
  ],
  'bad-input.test.ts': [13, 'the program itself; where it is asked about a range of commits, the other doors are too'],
  'injection/traps.test.ts': [
    10,
    'the first answer is then held against the other doors; options, ids and a folder to start in are of the command line alone',
  ],
  'hook-bypass/bypass.ts': [2, 'the first answer is then held against the other doors; and that of the twin'],
  'hook-bypass/forged-readings.test.ts': [
    2,
    'readings that an earlier run left: the doors that believe them, and one that does not',
  ],
  'merge-hooks.test.ts': [
    1,
    'what is staged of a merge, beside the hooks; the range is asked about the merge that was made',
  ],
  'hook-bypass/surroundings.test.ts': [2, 'the work tree, which no other door sees'],
  'platform/gate.test.ts': [2, 'the program itself, beside the Action that is asked about the same change'],
  'data-loss/what-is-kept.test.ts': [1, 'a command that writes, which no door is'],
  'commits.test.ts': [
    1,
    'a commit that no hook saw: the doors that see it later are asked about each commit of the table',
  ],
  'law/stalled-work.test.ts': [2, 'the program itself with --all; the scheduled run is asked about the same commit'],
  'law/spec-version-lock.test.ts': [2, 'the work tree, which no other door sees'],
};

/** Scenarios that are about one door, or about what is no door at all. */
const OWN_DOOR: Readonly<Record<string, string>> = {
  'hook-bypass/forged-readings.test.ts': 'what an earlier run left in the folder of git, which only some doors read',
  'merge-hooks.test.ts': 'the hooks of a merge that is being made, held against the range of the merge that was',
  'hook-bypass/surroundings.test.ts': 'how hooks are installed and started on one machine',
  'platform/gate.test.ts': 'what the platform tells the Action, and no other door',
  'platform/shipped-workflows.test.ts': 'the text of the workflows that are shipped',
  'platform/step.test.ts': 'how the bundle of the Action runs as a step',
  'exhaustion/texts.test.ts': 'the program itself, in a process whose time and memory are measured',
  'exhaustion/trees.test.ts': 'the program itself, in a process whose time and memory are measured',
  'data-loss/refused-writes.test.ts': 'commands that write',
  'data-loss/what-is-kept.test.ts': 'commands that write',
};

const scenarios = filesIn(['test/scenarios'], '.ts');
const tests = scenarios.filter(({ path }) => path.endsWith('.test.ts'));

function nameOf({ path }: SourceFile): string {
  return path.slice('test/scenarios/'.length);
}

function callsOfOneDoor({ text }: SourceFile): number {
  return [...text.matchAll(/\b(?:judgeRange|runProgram)\(/g)].length;
}

describe('every scenario is put to every door', () => {
  it('of more scenarios than a few', () => {
    expect(tests.length).toBeGreaterThan(30);
  });

  it.each(tests.map((file) => [nameOf(file), file] as const))('%s', (name, { text }) => {
    expect(ASKS.test(text)).toBe(!(name in OWN_DOOR));
  });

  it('and where a scenario asks one door alone, it is said why', () => {
    const found = scenarios.flatMap((file) => {
      const calls = callsOfOneDoor(file);
      return calls === 0 ? [] : [[nameOf(file), calls] as const];
    });
    const listed = Object.entries(ONE_DOOR).map(([name, [calls]]) => [name, calls] as const);
    expect(found.sort()).toEqual(listed.sort());
  });

  it('and no scenario test runs the engine past them', () => {
    const past = scenarios.filter(({ text }) => /from '[^']*\/engine\/(?:check|sources\/(?!memory))[^']*'/.test(text));
    // The name of a file is no run of the engine.
    const runs = past.filter(
      ({ text }) => !text.includes("import { FACTS_FILE } from '../../../engine/sources/fact-file.js';"),
    );
    expect(runs.map(({ path }) => path)).toEqual(['test/scenarios/signed-packet.ts']);
  });
});
