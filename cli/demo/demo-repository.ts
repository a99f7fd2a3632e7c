import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { UndecidedError } from '../../engine/model/undecided.js';

/** What git said to a command, both streams together, and how it ended. */
export interface GitAnswer {
  readonly code: number | null;
  readonly output: string;
}

/** A throw-away repository in which real git commands run, untouched by whatever this machine configures for git. */
export interface DemoRepository {
  readonly folder: string;
  read(path: string): string;
  write(files: Readonly<Record<string, string>>): void;
  git(...args: readonly string[]): GitAnswer;
  /** Runs the hooks of `HOOKS` from now on, wired as husky wires them. */
  installHooks(): void;
  /** Removes everything. Safe to call twice. */
  remove(): void;
}

const HOOKS = ['pre-commit', 'pre-merge-commit', 'commit-msg', 'pre-push'] as const;

/**
 * Makes an empty repository below the system's folder for temporary files.
 * @param program the absolute path of the program that the hooks run
 * @throws UndecidedError when there is no git
 */
export function demoRepository(program: string): DemoRepository {
  // The real path: git names work trees by it.
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-demo-')));
  const folder = join(home, 'example');
  mkdirSync(folder);
  const env = cleanEnvironment(home);
  const git = (...args: readonly string[]): GitAnswer => runGit(args, folder, env);
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  const repository: DemoRepository = {
    folder,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write,
    git,
    installHooks: () => {
      write(hookFiles(program));
      for (const hook of HOOKS) chmodSync(join(folder, '.husky/_', hook), 0o755);
      mustSucceed(git('config', 'core.hooksPath', '.husky/_'));
    },
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  };
  try {
    mustSucceed(git('init', '--quiet', '--initial-branch=main'));
  } catch (error) {
    repository.remove();
    throw error;
  }
  return repository;
}

/** Stops the demo when a step of its own stage-setting fails: then nothing it showed would mean anything. */
export function mustSucceed({ code, output }: GitAnswer): void {
  if (code === 0) return;
  throw new UndecidedError({
    subject: 'the example repository',
    reason: `could not be set up, git ended with ${code}: ${output.trim()}`,
    help: 'Run git --version: git 2.39 or newer is needed.',
  });
}

/** As husky lays them out: git runs a shim in `.husky/_`, which runs the hook of the same name in `.husky`. */
function hookFiles(program: string): Record<string, string> {
  const files: Record<string, string> = { '.husky/_/.gitignore': '*\n' };
  for (const hook of HOOKS) {
    files[`.husky/${hook}`] = `exec ${shellWord(process.execPath)} ${shellWord(program)} hook ${hook} "$@"\n`;
    files[`.husky/_/${hook}`] = `#!/bin/sh\nexec sh "\${0%/*}/../${hook}" "$@"\n`;
  }
  return files;
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** No configuration, hook, identity or repository of the person who watches has a part in the demo. */
function cleanEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|HANDSHAKE_|HUSKY|NODE_OPTIONS$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, 'no-such-file'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Demo',
    GIT_AUTHOR_EMAIL: 'demo@example.org',
    GIT_COMMITTER_NAME: 'Demo',
    GIT_COMMITTER_EMAIL: 'demo@example.org',
    NO_COLOR: '1',
    LC_ALL: 'C',
  };
}

function runGit(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): GitAnswer {
  const ended = spawnSync('git', args, { cwd, env, encoding: 'utf8', input: '', timeout: 60_000 });
  if (ended.error) {
    throw new UndecidedError(
      {
        subject: 'git',
        reason: `could not be run: ${ended.error.message}`,
        help: 'Install git 2.39 or newer and put it on the PATH.',
      },
      { cause: ended.error },
    );
  }
  return { code: ended.status, output: ended.stdout + ended.stderr };
}
