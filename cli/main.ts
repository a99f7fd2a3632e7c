import process from 'node:process';

// Nothing but a complete answer may set another code: not a throw, not a promise that never settles, not a closed pipe.
process.exitCode = 2;

/** What a command comes to; `EXIT_CODES` in engine/report.ts says what the numbers mean. */
type ExitCode = 0 | 1 | 2;

const argv = process.argv.slice(2);
const verbose = argv.includes('--verbose');
let answered = false;

process.on('uncaughtException', (error) => {
  void answerFailure(error).finally(() => process.exit(2));
});
process.once('beforeExit', () => {
  // Node ends here, quietly, when a promise is left that nothing can settle any more.
  if (!answered) void answerFailure(new Error('the run ended before it had an answer'));
});

answer().then(
  (code) => {
    answered = true;
    process.exitCode = code;
  },
  (error: unknown) => answerFailure(error),
);

/** Hooks run at every commit: nothing is loaded for them that only people at a prompt need. */
async function answer(): Promise<ExitCode> {
  const { openTerminal } = await import('./terminal.js');
  const terminal = await openTerminal();
  const [command, name = ''] = argv;
  if (command === 'hook') {
    const { isHook, runHook } = await import('./hook.js');
    if (isHook(name)) return runHook(name, argv.slice(2), terminal);
  }
  const { runProgram } = await import('./program.js');
  return runProgram(argv, terminal);
}

async function answerFailure(error: unknown): Promise<void> {
  answered = true;
  process.exitCode = 2;
  const { undecidedBy } = await import('./failure.js');
  const { renderUndecided } = await import('../engine/reporters/text.js');
  const { terminalLines } = await import('../engine/reporters/escape.js');
  const stack = verbose && error instanceof Error ? `\n${terminalLines(error.stack ?? '').join('\n')}\n` : '';
  // Where standard error is closed too, the exit code is all that is left to say it with.
  process.stderr.on('error', () => process.exit(2));
  process.stderr.write(renderUndecided(undecidedBy(error)) + stack);
}
