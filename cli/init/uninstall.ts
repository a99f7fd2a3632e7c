import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../../engine/git/repository.js';
import { counted } from '../../engine/model/counted.js';
import { isSpecPath } from '../../engine/model/governed.js';
import { isSigned } from '../../engine/model/packet.js';
import { folderOf, printable } from '../../engine/model/path.js';
import { terminalLine } from '../../engine/reporters/escape.js';
import { FACTS_FILE } from '../../engine/sources/fact-file.js';
import { atDeskOf, type Desk } from '../desk/desk.js';
import { applyEdits, assertApplicable, type WrittenEdit } from '../desk/writing/apply-edits.js';
import { assertNotPartlyStaged } from '../desk/writing/partly-staged.js';
import { whileWriting } from '../desk/writing/while-writing.js';
import { isInside } from '../desk/writing/work-files.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { type Answer, answerText } from './answer.js';
import type { Look } from './change.js';
import { consent } from './consent.js';
import { writeHookFile } from './hook-files.js';
import { type InitRequest, repositoryAt } from './init.js';
import { lookBelow } from './look.js';
import { packageManager } from './package-manager.js';
import { planRemoval, type Removal, type Restoration } from './plan-uninstall.js';
import { LOCAL_RECEIPT, RECEIPT_PATH, readReceipt } from './receipt.js';

interface Planned {
  readonly inTree: readonly Restoration[];
  readonly hooks: readonly Restoration[];
  /** Folders that `init` made, inner ones first. */
  readonly folders: readonly string[];
  readonly answer: Answer;
}

/**
 * Takes out what `init` wrote, and nothing that somebody changed since. Running it again changes nothing.
 * @throws UndecidedError as `runInit` does
 */
export async function runUninstall(request: InitRequest, terminal: Terminal): Promise<ExitCode> {
  const repository = await repositoryAt(request.directory);
  const first = await atDeskOf(repository, request, plan);
  if (first.answer.changes.length === 0 || request.dryRun) {
    await terminal.print(answerText('init --uninstall', first.answer, request, false));
    return 0;
  }
  if (!request.yes && request.format === 'text')
    await terminal.print(answerText('init --uninstall', first.answer, request, false));
  await consent(request, 'Take this out?');
  const done = await whileWriting(repository, async (place, settled) => {
    for (const sentence of settled) await terminal.tell(`handshake-check: ${terminalLine(sentence)}\n`);
    return atDeskOf(repository, request, async (desk) => {
      const planned = await plan(desk);
      removeLocal(repository, planned.hooks);
      applyEdits(place, editsOf(planned.inTree));
      removeFiles(place.top, planned);
      // What runs of the gate remember between them: nobody reads it any more.
      rmSync(join(repository.layout.commonDirectory, FACTS_FILE), { force: true });
      return planned;
    });
  });
  await terminal.print(answerText('init --uninstall', done.answer, request, true));
  return 0;
}

async function plan(desk: Desk): Promise<Planned> {
  const { top, repository } = desk;
  const look = lookBelow(top);
  const common = repository.layout.commonDirectory;
  const receipt = readReceipt('tree', look);
  const tree = withoutUsed(planRemoval('tree', receipt, look), desk);
  const local = planRemoval('hooks', readReceipt('hooks', lookBelow(common)), lookBelow(join(common, 'hooks')));
  const inTree = [...tree.restorations.filter(({ path }) => isInside(path)), ...receiptsOwn('tree', top, RECEIPT_PATH)];
  await assertNotPartlyStaged(desk, inTree);
  assertApplicable(top, editsOf(inTree));
  const hooks = [...local.restorations, ...receiptsOwn('hooks', common, LOCAL_RECEIPT)];
  // The receipt's own folder goes with it.
  const folders = [...(receipt?.folders ?? []), folderOf(RECEIPT_PATH)].filter(isInside).toReversed();
  const words = [...tree.words, ...local.words, ...unignored(tree, look)];
  const last = inTree.length + hooks.length === 0 ? [] : lastSteps(desk, inTree, look);
  return { inTree, hooks, folders, answer: answerOf([...inTree, ...hooks], [...words, ...last]) };
}

/** What was signed rests on the Master Spec that it names, and on the pointer to it: both stay, whoever made them. */
function withoutUsed({ restorations, words }: Removal, { tree, law }: Desk): Removal {
  const signed = tree.packetEntries.flatMap(({ path }) => tree.packetAt(path) ?? []).filter(isSigned);
  const isUsed = (path: string): boolean =>
    signed.length > 0 && (isSpecPath(law.paths, path) || path === law.paths.specPointer);
  const used = restorations.filter(({ path, after }) => after === null && isUsed(path)).map(({ path }) => path);
  const by = counted(signed.length, 'signed packet rests', 'signed packets rest');
  return {
    restorations: restorations.filter(({ path }) => !used.includes(path)),
    words: [...words, ...used.map((path) => `${path} is kept, because ${by} on it`)],
  };
}

/** A first `git add --all` would take along what is installed. */
function unignored({ restorations }: Removal, look: Look): string[] {
  const isOpen = look('node_modules').kind !== 'nothing' && restorations.some(({ path }) => path === '.gitignore');
  return isOpen ? ['.gitignore is as it was before init: node_modules/ is not ignored any more'] : [];
}

/** What is left to do: `init` neither commits nor installs, and its contrary does not either. */
function lastSteps({ head }: Desk, inTree: readonly Restoration[], look: Look): string[] {
  const isCommitted = inTree.some(({ path }) => head.entry(path));
  return [
    ...(isCommitted ? ["commit the removal: git add --all && git commit -m 'Take out the merge gate'"] : []),
    `take out the program, where it is installed: ${packageManager(look).remove} handshake-check`,
  ];
}

function receiptsOwn(ground: Restoration['ground'], folder: string, path: string): Restoration[] {
  const seen = lookBelow(folder)(path);
  return seen.kind === 'file' ? [{ ground, path, before: seen.bytes, after: null }] : [];
}

function answerOf(restorations: readonly Restoration[], words: readonly string[]): Answer {
  const changes = restorations.map(({ ground, path, before, after }) => {
    const inGit = path === LOCAL_RECEIPT ? `.git/${path}` : `.git/hooks/${path}`;
    const shown = ground === 'tree' ? path : inGit;
    return { path: shown, before, after, act: after === null ? `remove ${shown}` : `restore ${shown} as it was` };
  });
  const edits = changes.filter(({ path }) => !path.startsWith('.git/'));
  return { changes, edits, words };
}

function editsOf(restorations: readonly Restoration[]): WrittenEdit[] {
  return restorations.flatMap(({ path, before, after }) => (after === null ? [] : [{ path, before, after }]));
}

/** The receipt last: a run that was stopped is finished by running it again. */
function removeLocal({ layout }: Repository, hooks: readonly Restoration[]): void {
  for (const hook of hooks) {
    const folder = hook.path === LOCAL_RECEIPT ? layout.commonDirectory : join(layout.commonDirectory, 'hooks');
    writeHookFile(folder, hook);
  }
}

function removeFiles(top: string, { inTree, folders }: Planned): void {
  for (const { path, after, before } of inTree) {
    if (after !== null) continue;
    const seen = lookBelow(top)(path);
    // Somebody may have saved it just now.
    if (seen.kind === 'file' && Buffer.compare(seen.bytes, before) === 0) rmSync(join(top, path));
  }
  for (const folder of folders) {
    const place = join(top, folder);
    if (lookBelow(top)(folder).kind === 'other' && isEmpty(place)) rmdirSync(place);
  }
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    throw new Error(`${printable(folder)} cannot be listed`, { cause: error });
  }
}
