import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import type { GeneratedCommit } from './history.js';

/** When the first commit was made, in seconds since 1970, and how long it is from one to the next. */
const FIRST = Date.UTC(2026, 0, 5, 8) / 1000;
const BETWEEN = 1_020;
const PERSON = 'Alice <alice@example.org>';

/** git without the settings of whoever runs the bench. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Runs git in a folder. @returns what it printed, without the last line end */
export function git(
  folder: string,
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): string {
  const output = execFileSync('git', args, {
    cwd: folder,
    env: { ...GIT_ENVIRONMENT, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return output.trimEnd();
}

/**
 * Makes a repository with these commits on `main`, by one `fast-import`, and checks out the last of them.
 * @param folder an empty folder
 */
export async function makeRepository(folder: string, commits: Iterable<GeneratedCommit>): Promise<void> {
  git(folder, ['init', '--quiet', '--template=', '--initial-branch=main', '.']);
  const child = spawn('git', ['fast-import', '--quiet', '--date-format=raw'], {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const closed = once(child, 'close');
  for (const chunk of fastImport(commits)) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  git(folder, ['checkout', '--quiet', '--force', 'main']);
}

/** The stream of commits in the form that `git fast-import` reads. The same commits give the same bytes, and so the same ids. */
export function* fastImport(commits: Iterable<GeneratedCommit>): Iterable<string> {
  let time = FIRST;
  for (const { message, files } of commits) {
    const stamp = `${PERSON} ${time} +0000`;
    yield `commit refs/heads/main\nauthor ${stamp}\ncommitter ${stamp}\n${data(message)}`;
    for (const [path, text] of files) yield `M 100644 inline ${path}\n${data(text)}`;
    time += BETWEEN;
  }
  yield 'done\n';
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
