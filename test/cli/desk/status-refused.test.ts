import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusalOf, refusesHostileArguments } from './hostile-arguments.js';
import { at, BOARD, ENTRY, ID, OTHER, withTwo } from './status-repository.js';

describe('status writes nothing, and says what to do,', () => {
  type Case = readonly [what: string, repository: () => GovernedRepository, args: readonly string[], says: RegExp];
  const fresh = (prepare: (repository: GovernedRepository) => void) => (): GovernedRepository => {
    const repository = new GovernedRepository();
    prepare(repository);
    return repository;
  };
  const cases: readonly Case[] = [
    [
      'for a step that is not allowed',
      () => new GovernedRepository(),
      [ID, 'Done'],
      /is Ready-for-Dev, expected one of In-Progress, Blocked next and not Done: nothing was written\n {2}help: Take one step/,
    ],
    [
      'for a second step that is not committed',
      fresh((it) => it.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: In-Progress')),
      [ID, 'Done'],
      /is Ready-for-Dev in the last commit, expected .* and not Done.*\n {2}help: Commit In-Progress first/,
    ],
    [
      'behind the last state',
      () => at('VALIDATED'),
      [ID, 'In-Progress'],
      /is VALIDATED, expected nothing next.*\n.*new packet/,
    ],
    [
      'for a new packet that is past its entry',
      fresh(withTwo),
      ['WP-1-Second-20260103', 'In-Progress'],
      /is not committed yet, expected one of Draft, Ready-for-Dev next and not In-Progress.*\n.*Commit Ready-for-Dev first/,
    ],
    [
      'for a packet that is not signed',
      () => new GovernedRepository(),
      [OTHER, 'Ready-for-Dev'],
      /is not signed, expected a signature of the user before it is Ready-for-Dev.*\n.*npx handshake-check sign WP-1-Retry/,
    ],
    [
      'for work whose blocker is not VALIDATED',
      () =>
        at('Ready-for-Dev', (it) => {
          withTwo(it);
          it.edit(SIGNED, '- **Dependencies**: none', '- **Dependencies**: WP-1-Second-20260103');
        }),
      [ID, 'In-Progress'],
      /depends on WP-1-Second-20260103, which is Ready-for-Dev, expected VALIDATED before/,
    ],
    [
      "for VALIDATED without a Validator's report",
      () => at('Done'),
      [ID, 'VALIDATED'],
      /has no report of a Validator in the last commit.*\n.*in a commit with "Role: Validator"/,
    ],
    [
      'for VALIDATED with a report that is not committed',
      () => {
        const repository = at('Done');
        repository.write(SIGNED, `${repository.read(SIGNED)}\n## VALIDATION REPORT\n\nPASS\n`);
        return repository;
      },
      [ID, 'VALIDATED'],
      /has no report of a Validator in the last commit/,
    ],
    [
      'for Blocked without a word why',
      () => at('In-Progress'),
      [ID, 'Blocked'],
      /has no escalation note.*\n.*--because/,
    ],
    [
      'for a packet that was superseded',
      () =>
        at('Ready-for-Dev', (it) => {
          it.edit(BOARD, ENTRY, '');
          it.edit(BOARD, '## Superseded\n', `## Superseded\n\n- **[${ID}]** - superseded by ${OTHER}\n`);
        }),
      [ID, 'In-Progress'],
      /is Superseded on the board \(line \d+\)/,
    ],
    [
      'for a packet without a STATUS',
      () => at('Ready-for-Dev', (it) => it.edit(SIGNED, '- STATUS: Ready-for-Dev\n', '')),
      [ID, 'In-Progress'],
      /has no STATUS, .*\n.*create-task-packet --from/,
    ],
    [
      'for a packet with two',
      () => at('Ready-for-Dev', (it) => it.edit(SIGNED, '- SPEC_ANCHOR', '- STATUS: Draft\n- SPEC_ANCHOR')),
      [ID, 'In-Progress'],
      /stands on 2 lines \(9, 10\)/,
    ],
    [
      'for what a rule would block, such as work that is done without evidence',
      () => at('In-Progress'),
      [ID, 'Done'],
      /cannot be Done yet: 3 things stand in the way.*\n {2}help: Mend this first:\n +1\. .*without evidence for 1\.2#a02864ef/,
    ],
    [
      'for a signed packet that somebody edited',
      fresh((it) => it.edit(SIGNED, '**Why**: Today', '**Why**: Tomorrow')),
      [ID, 'In-Progress'],
      /cannot be In-Progress yet: 1 thing stands in the way.*\n.*\n.*\(signature-lock\)/,
    ],
    [
      'where the packet is partially staged',
      fresh((it) => {
        it.write(SIGNED, `${it.read(SIGNED)}\n## HANDOFF\n\nstaged\n`);
        it.git('add', SIGNED);
        it.write(SIGNED, `${it.read(SIGNED)}\nand not\n`);
      }),
      [ID, 'In-Progress'],
      /Cancel-Job-20260101\.md is partially staged/,
    ],
    [
      'where the board is staged and gone',
      fresh((it) => rmSync(join(it.folder, BOARD))),
      [ID, 'In-Progress'],
      /TASK_BOARD\.md is under version control and not on the disk/,
    ],
    [
      'where the packet is read-only',
      fresh((it) => chmodSync(join(it.folder, SIGNED), 0o444)),
      [ID, 'In-Progress'],
      /Cancel-Job-20260101\.md is read-only/,
    ],
    [
      'where the packet is not UTF-8',
      fresh((it) => {
        const text = `${it.read(SIGNED)}\n§\n`;
        writeFileSync(join(it.folder, SIGNED), Buffer.from(text, 'latin1'));
        it.commitAll('latin1');
      }),
      [ID, 'In-Progress'],
      /Cancel-Job-20260101\.md is not UTF-8/,
    ],
    [
      'where the board cannot be rewritten line by line, not even the packet',
      fresh((it) => it.edit(BOARD, ENTRY, `Phase 1: CLOSED soon\n${ENTRY}---\n`)),
      [ID, 'In-Progress'],
      /TASK_BOARD\.md cannot be rewritten line by line/,
    ],
    [
      'where the board has a table and the note has no place',
      () => at('In-Progress', (it) => it.edit(BOARD, ENTRY, `| P | W |\n|---|---|\n| ${ID} | Cancel |\n`)),
      [ID, 'In-Progress', '--because', 'x'],
      /was given with In-Progress, expected it with Blocked only/,
    ],
    [
      'during a merge',
      fresh((it) => writeFileSync(join(it.folder, '.git/MERGE_HEAD'), `${it.git('rev-parse', 'HEAD')}\n`)),
      [ID, 'In-Progress'],
      /in the middle of a merge/,
    ],
  ];

  it.each(cases)('%s', async (_, make, args, says) => {
    const repository = make();
    const before = everyFile(repository.folder);
    expect(await refusalOf(repository.folder, ['status', ...args])).toMatch(says);
    expect(everyFile(repository.folder)).toEqual(before);
  });
});

refusesHostileArguments({
  command: 'status',
  good: [ID, 'In-Progress'],
  needs: 2,
  packetAt: 0,
  more: [
    ['an empty state', [ID, ''], /the state \(nothing\) is none, expected one of Draft, Ready-for-Dev/],
    [
      'a state that is none',
      [ID, 'In-Progres'],
      /the state `In-Progres` is none.*\n {2}help: Did you mean In-Progress\?/,
    ],
    ['a column of the board', [ID, 'superseded'], /is none, expected one of .*\n.*create-task-packet --from/],
    ['another one', [ID, 'Cancelled'], /is none, .*\n.*move its entry under "## Cancelled" with a signature/],
    ['two states in one', [ID, 'Done (and VALIDATED)'], /the state `Done \(and VALIDATED\)` is none/],
    ['a state on two lines', [ID, 'Done\n- USER_SIGNATURE: x'], /the state `Done \/ - USER_SIGNATURE: x` is none/],
    ['a name that every object has for a state', [ID, 'toString'], /the state `toString` is none/],
    ['a very long state', [ID, 'x'.repeat(100_000)], /the state `x{59}…` is none/],
    ['state and packet the wrong way round', ['In-Progress', ID], /is none, expected one of Draft/],
    ['a reason twice', [ID, 'Blocked', '--because', 'a', '--because', 'b'], /--because was given twice/],
    ['an empty reason', [ID, 'Blocked', '--because', ' '], /--because \(nothing\) cannot stand on the board/],
    ['a reason on two lines', [ID, 'Blocked', '--because', 'a\n## Done'], /cannot stand on the board/],
    ['a reason with a marker', [ID, 'Blocked', '--because', 'a [VALIDATED]'], /cannot stand on the board/],
    ['a reason with hidden text', [ID, 'Blocked', '--because', 'a <!-- b'], /cannot stand on the board/],
    ['a reason that turns round', [ID, 'Blocked', '--because', 'a \u202e b'], /cannot stand on the board/],
    ['a rehearsal twice', [ID, 'Done', '--dry-run', '--dry-run'], /--dry-run was given twice/],
  ],
});
