import process from 'node:process';

// Nothing but a complete answer may set another code: not a throw, not a promise that never settles, not a closed pipe.
process.exitCode = 2;

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

async function answer(): Promise<0 | 1 | 2> {
  const { expectShortRun } = await import('../../engine/short-runs.js');
  expectShortRun(process);
  const { runStep } = await import('./step.js');
  return runStep(process.env, (text) => process.stdout.write(text));
}

async function answerFailure(error: unknown): Promise<void> {
  answered = true;
  process.exitCode = 2;
  const { undecidedBy } = await import('./failure.js');
  const { renderUndecided } = await import('../../engine/reporters/text.js');
  // Where standard output is closed too, the exit code is all that is left to say it with.
  process.stdout.on('error', () => process.exit(2));
  process.stdout.write(renderUndecided(undecidedBy(error)));
}
