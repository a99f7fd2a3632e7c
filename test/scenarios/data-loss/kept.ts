import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestContext } from 'vitest';
import { everyFile } from '../../cli/desk/hostile-arguments.js';
import { runHere } from '../../cli/desk/run-here.js';
import { type Ended, GovernedRepository, SIGNED } from '../../cli/governed-repository.js';
import { type AttackAnswer, recordAnswer } from '../../support/attack-record.js';

export const BOARD = 'docs/TASK_BOARD.md';
export const ENTRY = '- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n';

/** What is expected of a command that must not write. */
export const REFUSED = 'undecided, and nothing is changed';
/** What is expected of a command that may write. */
export const FIXED = 'fixed, and nothing else is changed';

/** A repository whose board `check --fix` would rewrite: the signed packet has moved and the board has not. */
export function stale(): GovernedRepository {
  const repository = new GovernedRepository();
  repository.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: In-Progress');
  return repository;
}

/** A case of group D of the catalogue. */
export type DataLoss = Pick<AttackAnswer, 'id' | 'form' | 'severity'>;

/**
 * Runs a command that has to refuse, and asserts that every file is as it was, those of git's own folder included, and that no stash was made.
 * @param says what is to be said
 */
export async function expectRefused(
  context: TestContext,
  about: DataLoss,
  folder: string,
  { args = ['check', '--fix'], says }: { readonly args?: readonly string[]; readonly says: RegExp },
): Promise<void> {
  const before = everyFile(folder);
  const ended = await runHere(folder, args);
  const isKept = everyFile(folder).join('\n') === before.join('\n');
  const got = `${ended.status === 2 ? 'undecided' : `exit code ${ended.status}`}, and ${isKept ? 'nothing' : 'something'} is changed`;
  recordAnswer(context, { ...about, door: doorOf(args), expected: REFUSED, got });
  expect(ended.stderr).toMatch(says);
  expect(got).toBe(REFUSED);
}

/** Runs `check --fix`, and asserts that the board has become a text and every other file is as it was. */
export async function expectFixed(
  context: TestContext,
  about: DataLoss,
  repository: GovernedRepository,
  board: Uint8Array,
): Promise<Ended> {
  const others = (): readonly string[] => everyFile(repository.folder).filter((line) => !line.startsWith(`${BOARD} `));
  const before = others();
  const mode = statSync(join(repository.folder, BOARD)).mode;
  const ended = await runHere(repository.folder, ['check', '--fix']);
  const now = readFileSync(join(repository.folder, BOARD));
  const isAsWanted = now.equals(board) && statSync(join(repository.folder, BOARD)).mode === mode;
  const isKept = others().join('\n') === before.join('\n');
  const got = `${isAsWanted ? 'fixed' : 'not as it should be'}, and ${isKept ? 'nothing' : 'something'} else is changed`;
  recordAnswer(context, { ...about, door: 'check --fix', expected: FIXED, got });
  expect(now.toString('latin1')).toBe(Buffer.from(board).toString('latin1'));
  expect(got).toBe(FIXED);
  return ended;
}

function doorOf(args: readonly string[]): string {
  return args[1]?.startsWith('--') ? `${args[0]} ${args[1]}` : (args[0] ?? '');
}
