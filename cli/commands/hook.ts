import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { unknownWord } from '../usage.js';
import { type AddCommand, directoryOf, examples } from './command.js';

/** `hook`: listed for its help; git's own calls never come this way (`main.ts`). */
export const addHook: AddCommand = (program, { terminal, answer }) => {
  program
    .command('hook')
    .description('what git runs: pre-commit, pre-merge-commit, commit-msg FILE, pre-push REMOTE URL')
    .argument('<HOOK>', 'the name of the hook')
    .argument('[ARGUMENT...]', 'what git passes to it')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check hook pre-commit', 'judge the staged tree'],
        [
          'npx handshake-check hook commit-msg .git/COMMIT_EDITMSG',
          'complete the trailers, then judge tree and message',
        ],
      ),
    )
    .action((name: string, args: readonly string[]) => answer(hook(name, args, directoryOf(program), terminal)));
};

async function hook(name: string, args: readonly string[], directory: string, terminal: Terminal): Promise<ExitCode> {
  const { HOOKS, isHook, runHook } = await import('../hook.js');
  if (!isHook(name)) throw unknownWord(`hook ${name}`, name, 'hook', HOOKS);
  return runHook(name, args, terminal, directory);
}
