import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { act, pullRequest, served } from '../actions/served.js';
import { build, newScenario, type Scenario } from '../support/scenario.js';
import { type FaultedAnswer, failEveryCall, sentenceOf } from './faulted-calls.js';
import { type AskDoor, checkDoor, gateDoor, hookDoor, messageFile } from './faulted-doors.js';
import { FaultyGit, GIT_FAULTS, type GitFault } from './faulty-git.js';

const sh = String.raw;
const EVERY = Object.keys(GIT_FAULTS) as GitFault[];
/** Those that resemble an answer: what is nothing but an error ends alike for every change. */
const SILENT: readonly GitFault[] = ['says nothing', 'is cut at a record'];

/** What makes the change, and its answer while nothing fails. */
interface Case {
  readonly name: string;
  readonly script: string;
  readonly code: 0 | 1;
  readonly faults: readonly GitFault[];
}

const GOES_ON = sh`git checkout -q main; echo more >> README.md; ci more; git checkout -q topic`;
/** Changes in commits, each of which hangs on another call. */
const COMMITTED: readonly Case[] = [
  { name: 'a new packet', script: sh`np "- USER_SIGNATURE: $SIG2"; ci new; ${GOES_ON}`, code: 0, faults: EVERY },
  {
    name: 'an edit that the next commit puts back',
    script: sh`widen "$P"; ci bad; git revert --no-commit HEAD; ci back; ${GOES_ON}`,
    code: 1,
    faults: SILENT,
  },
  {
    name: 'a signature that was used before',
    script: sh`git checkout -q main; cp "$L" "$T/ledger"; cp "$B" "$T/board"; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260104; ci old
      git rm -q "$K/WP-1-Old-20260104.md"; cp "$T/ledger" "$L"; cp "$T/board" "$B"; ci forget; git checkout -q -B topic main
      np "- USER_SIGNATURE: $SIG2"; ci new; ${GOES_ON}`,
    code: 1,
    faults: SILENT,
  },
  {
    name: 'an edit of what the base has signed since',
    script: sh`loosen "$D"; ci edit; git checkout -q main; sign "$D" "$SIG2"; ci sign; git checkout -q topic`,
    code: 1,
    faults: SILENT,
  },
];
const REMOTE = sh`git clone -q --bare . "$T/remote"; git -C "$T/remote" branch -q -m main trunk; git -C "$T/remote" symbolic-ref HEAD refs/heads/trunk
  git -C "$T/remote" branch -q -D topic; git remote add origin "$T/remote"; git fetch -q origin; git remote set-head origin -a > "$T/said"`;
const STAGED: readonly Case[] = [
  { name: 'an edit of a draft', script: sh`narrow "$D"; git add -A`, code: 0, faults: EVERY },
  { name: 'an edit of a signed packet', script: sh`widen "$P"; git add -A`, code: 1, faults: SILENT },
  {
    name: 'an edit in a merge',
    script: sh`echo t >> src/notes.ts; git add -A; git commit -q -m t -m 'Role: Coder' -m 'Work-Packet: WP-1-Export-20260101'; ${GOES_ON}
      git merge -q --no-ff --no-commit main; widen "$P"; git add -A`,
    code: 1,
    faults: SILENT,
  },
];
const ON_DISK: readonly Case[] = [
  { name: 'a note', script: sh`echo x > notes/x.md`, code: 0, faults: EVERY },
  { name: 'an edit that is not staged', script: sh`widen "$P"`, code: 1, faults: SILENT },
  {
    name: 'a packet that git does not know',
    script: sh`body WP-1-Found-20260105 Ready-for-Dev "- USER_SIGNATURE: $SIG" > "$K/WP-1-Found-20260105.md"`,
    code: 1,
    faults: SILENT,
  },
];

interface Door {
  readonly name: string;
  readonly ask: AskDoor;
  readonly cases: readonly Case[];
}

const pushed: AskDoor = hookDoor('pre-push', ({ folder }) => {
  const head = readFileSync(join(folder, '.git/refs/heads/topic'), 'utf8').trim();
  return { args: ['origin', 'url'], input: `refs/heads/topic ${head} refs/heads/topic ${'0'.repeat(40)}\n` };
});
const message = 'work\n\nRole: Orchestrator\n';
const DOORS: readonly Door[] = [
  { name: 'check --range', ask: checkDoor('--range', 'main..topic'), cases: COMMITTED },
  { name: 'check --staged', ask: checkDoor('--staged'), cases: STAGED },
  { name: 'check --all', ask: checkDoor('--all'), cases: ON_DISK },
  { name: 'hook pre-commit', ask: hookDoor('pre-commit', () => ({})), cases: STAGED.slice(0, 2) },
  {
    name: 'hook commit-msg',
    ask: hookDoor('commit-msg', (scenario) => ({ args: [messageFile(scenario, message)] })),
    cases: STAGED,
  },
  {
    name: 'hook pre-push',
    ask: pushed,
    cases: COMMITTED.slice(0, 2).map((each) => ({ ...each, script: `${each.script}; ${REMOTE}` })),
  },
];

/**
 * The calls that may fail without a word, and why: whatever they answer, the verdict is the same. Everything else that fails has to be
 * said.
 */
const WITHOUT_EFFECT: readonly { readonly call: RegExp; readonly faults: readonly GitFault[]; readonly why: string }[] =
  [
    {
      call: /^init --quiet/,
      faults: ['is cut off', 'is cut at a record'],
      why: 'It prints nothing that could be cut.',
    },
    {
      call: /^fetch --quiet/,
      faults: EVERY.filter((fault) => fault !== 'answers and fails'),
      why: 'What did not come by its id is fetched once more by its name; then each commit has to be there, and is read by its id.',
    },
    {
      call: /^cat-file --batch-check/,
      faults: ['says nothing', 'is cut off', 'is cut at a record', 'writes junk'],
      why: 'It says which commits need not be fetched: without it more is fetched. Each commit is read by its id afterwards.',
    },
  ];

function isWithoutEffect(call: string, fault: GitFault): boolean {
  return WITHOUT_EFFECT.some((each) => each.call.test(call) && each.faults.includes(fault));
}

/** Each once: which of two calls comes first differs from run to run. */
const rows = new Set<string>();

describe.each(DOORS)(
  '$name, with git failing at each of its calls',
  { timeout: 300_000 },
  ({ name: door, ask, cases }) => {
    it.each(cases)('$name', async ({ name, script, ...change }) => {
      const scenario: Scenario = newScenario();
      build(scenario, script);
      note(door, name, await failEveryCall({ scenario, ask, ...change }, new FaultyGit(), isWithoutEffect));
    });
  },
);

/** The store of the Action has no HEAD, which git says by the exit code of this fault: there it is none. */
const isOfStore = (call: string, fault: GitFault): boolean =>
  isWithoutEffect(call, fault) || (call.startsWith('rev-parse') && fault === 'answers and fails');

describe('the Action, with git failing at each of its calls', { timeout: 300_000 }, () => {
  it.each(COMMITTED.slice(0, 2))('$name', async ({ name, script, ...change }) => {
    const scenario = served();
    act(scenario, `${script}; git push -q server main; propose topic 7`);
    const event = pullRequest(scenario);
    const ask: AskDoor = (_, path) => gateDoor(scenario, event, path);
    note('the Action', name, await failEveryCall({ scenario, ask, ...change }, new FaultyGit(), isOfStore));
  });
});

/** Keeps a line of the table for a change that would pass. */
function note(door: string, change: string, answers: readonly FaultedAnswer[]): void {
  if (change !== COMMITTED[0]?.name && change !== STAGED[0]?.name && change !== ON_DISK[0]?.name) return;
  const told = new Map<string, string[]>();
  for (const { call, fault, code, said } of answers) {
    const key = `| ${door} | \`git ${subcommand(call)}\` | @ | ${code} | ${sentenceOf(said)} |`;
    told.set(key, [...(told.get(key) ?? []), fault]);
  }
  for (const [row, faults] of told) {
    const every = EVERY.filter((fault) => faults.includes(fault));
    rows.add(row.replace('@', () => every.join(', ')));
  }
}

function subcommand(call: string): string {
  return call.split(' ')[0] ?? '';
}

it('has all of its answers in a table', async () => {
  const head =
    '# What is said when a call of git fails\n\n| door | call | it | exit code | could not decide |\n| --- | --- | --- | --- | --- |';
  await expect(`${head}\n${[...rows].sort().join('\n')}\n`).toMatchFileSnapshot('answers/git-calls.md');
});
