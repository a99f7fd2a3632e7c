import { resolve } from 'node:path';
import process from 'node:process';
import { openRepository } from '../../engine/git/repository.js';
import { printable } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { terminalJson, terminalLine, terminalLines } from '../../engine/reporters/escape.js';
import { renderUndecided } from '../../engine/reporters/text.js';
import type { FileEdit } from '../../workflow/file-edit.js';
import type { Format } from '../commands/command.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { atDeskOf, type Desk, type DeskRequest } from './desk.js';
import { applyEdits, assertApplicable } from './writing/apply-edits.js';
import { assertNotPartlyStaged } from './writing/partly-staged.js';
import { unifiedDiff } from './writing/unified-diff.js';
import { whileWriting } from './writing/while-writing.js';
import { messageOf } from './writing/work-files.js';

/** What every command that writes is asked for. */
export interface ActRequest extends DeskRequest {
  readonly format: Format;
  /** Show the difference, write nothing. */
  readonly dryRun: boolean;
}

/** What an act comes to: the files that it changes, all of them or none. */
export interface Plan {
  readonly edits: readonly FileEdit[];
  /** What JSON says beside the edits: ids, states. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What comes next, a sentence each, for people. */
  readonly next: readonly string[];
}

/** Looks at the work tree and says what is to be written. */
export type PlanAct = (desk: Desk) => Promise<Plan> | Plan;

/**
 * Plans an act at the desk and writes its edits, all of them or none; one act at a time, from the reading on.
 * @param command its name, as typed
 * @returns 0 when the files say what was asked for, also where they did already
 * @throws UndecidedError when it cannot be done, or writing could lose something: nothing was written then; or when the answer cannot be
 * printed: it says so where the act was done nevertheless
 */
export async function act(command: string, request: ActRequest, plan: PlanAct, terminal: Terminal): Promise<ExitCode> {
  const done = request.dryRun ? await rehearse(request, plan) : await perform(request, plan, terminal);
  try {
    await terminal.print(request.format === 'json' ? asJson(command, request, done) : asText(request, done));
  } catch (error) {
    if (request.dryRun || done.edits.length === 0) throw error;
    const told = unprinted(done, error);
    // An error is answered in JSON on standard output, too, which takes nothing just now.
    if (request.format === 'json') await terminal.tell(renderUndecided(told));
    throw told;
  }
  return 0;
}

/** Who is told that a command failed runs it again: what was written must be said, though it is not what failed. */
function unprinted({ edits }: Plan, cause: unknown): UndecidedError {
  const { subject, reason } =
    cause instanceof UndecidedError
      ? cause
      : { subject: 'the answer', reason: `could not be given: ${messageOf(cause)}` };
  const paths = edits.map(({ path }) => printable(path)).join(', ');
  return new UndecidedError(
    {
      subject,
      reason: `${reason}, but the act was done: ${paths} ${edits.length === 1 ? 'was' : 'were'} written`,
      help: 'Do not run it again. Look at what was written: git status, git diff.',
    },
    { cause },
  );
}

/**
 * Plans and writes; nothing of it is printed but what became of an act that was killed.
 * @throws UndecidedError as `act` does
 */
export async function perform(request: DeskRequest, plan: PlanAct, terminal: Terminal): Promise<Plan> {
  const repository = await openRepository(resolve(request.directory), process.env);
  return whileWriting(repository, async (place, settled) => {
    for (const sentence of settled) await terminal.tell(`handshake-check: ${terminalLine(sentence)}\n`);
    return atDeskOf(repository, request, async (desk) => {
      const planned = await plan(desk);
      await assertNotPartlyStaged(desk, planned.edits);
      applyEdits(place, planned.edits);
      return planned;
    });
  });
}

/** Plans, and refuses what `perform` would refuse. */
async function rehearse(request: DeskRequest, plan: PlanAct): Promise<Plan> {
  const repository = await openRepository(resolve(request.directory), process.env);
  return atDeskOf(repository, request, async (desk) => {
    const planned = await plan(desk);
    await assertNotPartlyStaged(desk, planned.edits);
    assertApplicable(desk.top, planned.edits);
    return planned;
  });
}

function asText({ dryRun }: ActRequest, { edits, next }: Plan): string {
  const lines = edits.flatMap(({ acts }) => acts);
  const said = lines.length === 0 ? ['nothing had to be written'] : lines;
  const diff = dryRun ? edits.map((edit) => terminalLines(unifiedDiff(edit)).join('\n')).join('') : '';
  const heads = [...said, ...(dryRun ? ['nothing was written: --dry-run'] : next)];
  return `${diff}${heads.map((line) => `${terminalLine(line)}\n`).join('')}`;
}

function asJson(command: string, { dryRun }: ActRequest, { edits, facts, next }: Plan): string {
  const answer = {
    version: 1,
    command,
    ...facts,
    written: !dryRun && edits.length > 0,
    edits: edits.map((edit) => ({
      path: edit.path,
      kind: edit.before === null ? 'created' : 'changed',
      acts: edit.acts,
      ...(dryRun ? { diff: unifiedDiff(edit) } : {}),
    })),
    next,
  };
  return `${terminalJson(JSON.stringify(answer, null, 2))}\n`;
}
