import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the real hook scripts. */
export const hooksFolder = fileURLToPath(new URL('../../hooks', import.meta.url));

export const hookNames = ['commit-msg', 'pre-commit', 'pre-merge-commit', 'pre-push'] as const;

/** What the stand-in program was given by a hook script. */
export interface Call {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input: string;
  readonly staged: readonly string[];
  readonly indexFile: string | null;
}

/** How a command ended; `output` is standard output and error together. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Stands in for dist/cli.js: it notes what it was given and exits with the code that was asked for. */
const standIn = `
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
const here = (name) => new URL(name, import.meta.url);
const staged = execFileSync('git', ['diff', '--cached', '--name-only', '-z'], { encoding: 'utf8' });
appendFileSync(here('calls.jsonl'), JSON.stringify({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  input: readFileSync(0, 'utf8'),
  staged: staged.split('\\0').filter(Boolean),
  indexFile: process.env.GIT_INDEX_FILE ?? null,
}) + '\\n');
process.exit(Number(readFileSync(here('exit-code'), 'utf8')));
`;

/** An empty temporary folder whose name would break any unquoted shell word. Its path holds no symbolic link. */
export function temporaryFolder(): string {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'handshake-hooks-'))), "it's a folder");
  mkdirSync(folder);
  return folder;
}

/** Installs a package with the real hook scripts and the stand-in program as dist/cli.js. */
export function installPackage(folder: string): void {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  cpSync(hooksFolder, join(folder, 'hooks'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{\n  "name": "handshake-check",\n  "type": "module"\n}\n');
  writeFileSync(join(folder, 'dist/cli.js'), standIn);
  answerWith(folder, 0);
}

/** Makes the stand-in of this package exit with `code` from now on. */
export function answerWith(packageFolder: string, code: number): void {
  writeFileSync(join(packageFolder, 'dist/exit-code'), String(code));
}

/** What the stand-in of this package was given, first call first. */
export function calls(packageFolder: string): Call[] {
  const file = join(packageFolder, 'dist/calls.jsonl');
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
}

/** A repository with one commit and, in node_modules, the package. No hook is set up yet. */
export function repository(): { readonly top: string; readonly installed: string } {
  const top = temporaryFolder();
  const installed = join(top, 'node_modules/handshake-check');
  git(top, 'init', '--quiet', '--initial-branch=main');
  write(top, '.gitignore', 'node_modules/\n');
  git(top, 'add', '.');
  git(top, 'commit', '--quiet', '-m', 'start');
  installPackage(installed);
  return { top, installed };
}

/** Writes a file below `folder`; an executable one where `mode` says so. */
export function write(folder: string, path: string, text: string, mode = 0o644): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** Runs git as a person would, but with an environment of its own: `extra` on top of nothing but PATH and an identity. */
export function tryGit(cwd: string, args: readonly string[], extra: Record<string, string> = {}): Ended {
  return run('git', cwd, args, extra);
}

/** As `tryGit`, for git that must succeed. */
export function git(cwd: string, ...args: string[]): string {
  const { status, output } = tryGit(cwd, args);
  if (status !== 0) {
    throw new Error(`git ${args.join(' ')} ended with ${status}, expected 0:\n${output}`);
  }
  return output;
}

/** Runs any program in the same environment as `tryGit`. */
export function run(command: string, cwd: string, args: readonly string[], extra: Record<string, string> = {}): Ended {
  const environment = {
    PATH: env.PATH ?? '',
    HOME: tmpdir(),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A Person',
    GIT_AUTHOR_EMAIL: 'person@example.org',
    GIT_COMMITTER_NAME: 'A Person',
    GIT_COMMITTER_EMAIL: 'person@example.org',
    ...extra,
  };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: environment,
    encoding: 'utf8',
    input: '',
  });
  if (error) {
    throw error;
  }
  return { status, output: stdout + stderr };
}

/** The absolute path of a program on PATH. */
export function whereIs(program: string): string {
  const found = (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);
  if (found === undefined) {
    throw new Error(`${program} is not on PATH, expected it for this test`);
  }
  return found;
}
