import process from 'node:process';
import type { ExitCode } from '../exit-code.js';

/** Milliseconds between two looks at whether the editor is still there. */
const LOOK_AT_CLIENT = 3000;

/** Serves the editor that started this process, until it says `exit` or closes the pipe. Standard output belongs to the protocol. */
export async function runLsp(): Promise<ExitCode> {
  const { stdin, stdout, env } = process;
  // The library would watch the process of this argument by itself, and keep ours alive for it; `processId` says the same.
  process.argv = process.argv.filter((word) => !word.startsWith('--clientProcessId'));
  const { serveLanguage } = await import('./language-server.js');
  const code = await serveLanguage({
    input: stdin,
    output: stdout,
    environment: env,
    now: () => Math.floor(Date.now() / 1000),
    watchClient,
  });
  // An open pipe would keep the process waiting for messages that nobody answers.
  stdin.destroy();
  return code;
}

/** An editor that broke down closes no pipe that it handed on to another of its children (LSP, "initialize": `processId`). */
function watchClient(pid: number, gone: () => void): () => void {
  const timer = setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code === 'ESRCH') gone();
    }
  }, LOOK_AT_CLIENT);
  timer.unref();
  return () => clearInterval(timer);
}
