import process from 'node:process';
import { openRepository, type Repository } from '../engine/git/repository.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { EXIT_CODES, type Report } from '../engine/report.js';
import { terminalLine } from '../engine/reporters/escape.js';
import { renderUndecided, textReport } from '../engine/reporters/text.js';
import type { Source } from '../engine/sources/source.js';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';

/** The hooks of git that this program answers. */
export const HOOKS = ['pre-commit', 'pre-merge-commit', 'commit-msg', 'pre-push'] as const;

/** One of them. */
export type Hook = (typeof HOOKS)[number];

/** Whether a word is the name of a hook that this program answers. */
export function isHook(name: string): name is Hook {
  return (HOOKS as readonly string[]).includes(name);
}

/**
 * What git runs. A hook takes no selection of rules, and nothing in its environment loosens anything; what it prints goes
 * to standard error, where git shows it.
 * @param args what git passes to the hook
 * @param directory git runs hooks at the top of the work tree
 */
export async function runHook(
  hook: Hook,
  args: readonly string[],
  terminal: Terminal,
  directory = process.cwd(),
): Promise<ExitCode> {
  // The rules and their readers load while git looks around.
  const [repository, staged] = await Promise.all([openRepository(directory, process.env), import('./judge-staged.js')]);
  if (hook === 'pre-push') return prePush(repository, args[0], terminal);
  if (hook === 'commit-msg') return commitMessage(repository, args[0], terminal);
  // git runs commit-msg next, which ends with the verdict: a pass that is said here would stand above what may still block.
  return answer(await staged.judgeStaged(repository, hook), terminal, true);
}

async function commitMessage(repository: Repository, file: string | undefined, terminal: Terminal): Promise<ExitCode> {
  if (file === undefined) {
    throw new UndecidedError({
      subject: 'hook commit-msg',
      reason: 'was given no file, expected the path of the commit message',
      help: 'Let git run the hook, or name the file: npx handshake-check hook commit-msg .git/COMMIT_EDITMSG',
    });
  }
  const { completeMessage } = await import('./message/complete-message.js');
  const { judgeStaged, unsaid } = await import('./judge-staged.js');
  const { message, notes } = await completeMessage(repository, file);
  for (const note of notes) await terminal.tell(`handshake-check: ${terminalLine(note)}\n`);
  return answer(unsaid(await judgeStaged(repository, 'commit-msg', message)), terminal);
}

/** Every ref is judged and reported, also behind one that blocks; the worst answer counts. */
async function prePush(repository: Repository, remote: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const { refsOfPush } = await import('./push.js');
  const codes: ExitCode[] = [0];
  for (const { ref, source, note } of await refsOfPush(repository, remote ?? 'origin')) {
    await terminal.tell(`handshake-check: ${terminalLine(note ?? ref)}\n`);
    if (source) codes.push(await answerPush(source, terminal));
  }
  // What blocks weighs more than what could not be decided (law.md, decision 13); neither lets the push through.
  return codes.includes(1) ? 1 : codes.includes(2) ? 2 : 0;
}

async function answerPush(source: Source, terminal: Terminal): Promise<ExitCode> {
  const { judged } = await import('./judged.js');
  try {
    return await answer(await judged(source, { door: 'pre-push' }), terminal);
  } catch (error) {
    const { undecidedBy } = await import('./failure.js');
    await terminal.tell(renderUndecided(undecidedBy(error), terminal.errorPalette));
    return 2;
  }
}

/** At every commit what base already had is counted, not listed: `npx handshake-check check --staged` lists it. */
async function answer(report: Report, terminal: Terminal, isFollowed = false): Promise<ExitCode> {
  const text = textReport(report, terminal.errorPalette, { listInherited: false, isFollowed });
  if (text !== '') await terminal.tell(text);
  return EXIT_CODES[report.verdict];
}
