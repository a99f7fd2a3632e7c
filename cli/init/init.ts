import { homedir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import process from 'node:process';
import { openRepository, type Repository } from '../../engine/git/repository.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { terminalLine } from '../../engine/reporters/escape.js';
import type { FileEdit } from '../../workflow/file-edit.js';
import { atDeskOf, type Desk, type DeskRequest } from '../desk/desk.js';
import { applyEdits, assertApplicable } from '../desk/writing/apply-edits.js';
import { assertNotPartlyStaged } from '../desk/writing/partly-staged.js';
import { whileWriting } from '../desk/writing/while-writing.js';
import type { ExitCode } from '../exit-code.js';
import { HOOKS } from '../hook.js';
import type { Terminal } from '../terminal.js';
import { type Answer, type AnsweredChange, answerText } from './answer.js';
import type { Change } from './change.js';
import { type Asked, consent } from './consent.js';
import { makeRunnable, writeHookFile } from './hook-files.js';
import { lefthookFile } from './hooks/lefthook.js';
import { lookBelow } from './look.js';
import { nextSteps } from './next-steps.js';
import { planInit } from './plan-init.js';
import { readSetting } from './read-setting.js';
import { LOCAL_RECEIPT, RECEIPT_PATH, readReceipt, receiptBytes, receiptOf } from './receipt.js';
import { type Setting, textAt } from './setting.js';

/** What `init` was asked for. */
export interface InitRequest extends DeskRequest, Asked {
  /** `OWNER/REPOSITORY/…@COMMIT` of the Action; null for none. */
  readonly action: string | null;
}

/** What is to be written, as planned from one reading of the repository. */
interface Planned {
  readonly setting: Setting;
  /** The receipt included. */
  readonly edits: readonly FileEdit[];
  readonly runnable: readonly string[];
  readonly hooks: readonly Change[];
  readonly localReceipt: Uint8Array | null;
  readonly answer: Answer;
}

/**
 * Lays everything that a governed repository needs, where it is not there yet: configuration, documents, hooks, what agents are told.
 * Running it again changes nothing.
 * @throws UndecidedError outside of a repository, where nobody agreed to what was shown, or when writing could lose something
 */
export async function runInit(request: InitRequest, terminal: Terminal): Promise<ExitCode> {
  const repository = await repositoryAt(request.directory);
  const first = await atDeskOf(repository, request, (desk) => plan(desk, request));
  const isNothing = first.edits.length === 0 && first.hooks.length === 0;
  if (isNothing || request.dryRun) {
    await terminal.print(answerText('init', first.answer, request, false));
    return 0;
  }
  if (!request.yes && request.format === 'text') await terminal.print(answerText('init', first.answer, request, false));
  await consent(request, 'Write this?');
  // A person takes time: what is written is planned from what is there then.
  const written = await whileWriting(repository, async (place, settled) => {
    for (const sentence of settled) await terminal.tell(`handshake-check: ${terminalLine(sentence)}\n`);
    return atDeskOf(repository, request, async (desk) => {
      const planned = await plan(desk, request);
      applyEdits(place, planned.edits);
      for (const path of planned.runnable) makeRunnable(place.top, path);
      writeLocal(repository, planned);
      return planned;
    });
  });
  await terminal.print(answerText('init', written.answer, request, true));
  return 0;
}

/**
 * Finds the repository.
 * @throws UndecidedError where there is none, with the command that makes one
 */
export async function repositoryAt(directory: string): Promise<Repository> {
  try {
    return await openRepository(resolve(directory), process.env);
  } catch (error) {
    if (!(error instanceof UndecidedError) || !/not a git repository/.test(error.reason)) throw error;
    const folder = resolve(directory);
    // Nobody wants the whole disk, or everything that is theirs, in one repository.
    const isWhole = folder === parse(folder).root || folder === homedir();
    const help = isWhole
      ? 'Go into the folder of the project first, and run this again there.'
      : 'Make one first, and run this again: git init';
    throw new UndecidedError({ subject: error.subject, reason: error.reason, help }, { cause: error });
  }
}

async function plan(desk: Desk, request: InitRequest): Promise<Planned> {
  const setting = await readSetting(desk, request.action);
  const { changes, words } = planInit(setting);
  const inTree = changes.filter(({ ground }) => ground === 'tree');
  const hooks = changes.filter(({ ground }) => ground === 'hooks');
  const edits = inTree.map(({ path, before, after, act }): FileEdit => ({ path, before, after, acts: [act] }));
  const all = edits.length === 0 ? edits : [...edits, receiptEdit(setting, inTree)];
  await assertNotPartlyStaged(desk, all);
  assertApplicable(desk.top, all);
  const paths = all.map(({ path }) => path);
  return {
    setting,
    edits: all,
    runnable: inTree.flatMap(({ path, isExecutable }) => (isExecutable ? [path] : [])),
    hooks,
    localReceipt: localReceipt(desk, setting, hooks, inTree),
    answer: { changes: answered(changes, all), edits: all, words: [...words, ...nextSteps(setting, changes, paths)] },
  };
}

/** What is said to be written is all that is committed then: the receipt is said too, behind what it lists. */
function answered(changes: readonly Change[], edits: readonly FileEdit[]): AnsweredChange[] {
  const receipt = edits.filter(({ path }) => path === RECEIPT_PATH);
  return [
    ...changes,
    ...receipt.map(({ path, before, after, acts }) => ({ path, before, after, act: acts.join(', ') })),
  ];
}

function receiptEdit({ look }: Setting, changes: readonly Change[]): FileEdit {
  const seen = look(RECEIPT_PATH);
  const receipt = receiptOf(changes, look, readReceipt('tree', look));
  const before = seen.kind === 'file' ? seen.bytes : null;
  const act = `note in ${RECEIPT_PATH} what was written, for init --uninstall`;
  return { path: RECEIPT_PATH, before, after: receiptBytes(receipt), acts: [act] };
}

/** Hooks that lefthook will lay by itself, because of what it is told now, are noted too. */
function localReceipt(
  { repository }: Desk,
  { look, lookAtHook, hooks: place }: Setting,
  hooks: readonly Change[],
  inTree: readonly Change[],
): Uint8Array | null {
  const usesLefthook = place.kind === 'git' && lefthookFile(look) !== null && inTree.length > 0;
  const stubs = usesLefthook ? HOOKS.filter((hook) => textAt(lookAtHook, hook) === null) : [];
  if (hooks.length === 0 && stubs.length === 0) return null;
  const before = readReceipt('hooks', lookBelow(repository.layout.commonDirectory));
  return receiptBytes(receiptOf(hooks, lookAtHook, before, stubs));
}

/** The receipt first: what it lists and is not there yet is nothing to take out. */
function writeLocal({ layout }: Repository, { hooks, localReceipt: after }: Planned): void {
  const { commonDirectory } = layout;
  if (after !== null) {
    const seen = lookBelow(commonDirectory)(LOCAL_RECEIPT);
    const before = seen.kind === 'file' ? seen.bytes : null;
    writeHookFile(commonDirectory, { path: LOCAL_RECEIPT, before, after }, 0o644);
  }
  for (const hook of hooks) writeHookFile(join(commonDirectory, 'hooks'), hook);
}
