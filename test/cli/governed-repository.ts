import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { newTemporaryFolder } from '../support/after-file.js';
import { program } from '../support/program.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/governed', import.meta.url));

/** The packets of the example repository. */
export const SIGNED = 'docs/task_packets/WP-1-Cancel-Job-20260101.md';
export const DRAFT = 'docs/task_packets/WP-1-Retry-Job-20260102.md';

/** How a process ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder that is removed after the tests of the file. Its path holds no link, and a blank. */
export function temporaryFolder(): string {
  const root = newTemporaryFolder('handshake-cli-');
  mkdirSync(join(root, 'a folder'));
  return join(root, 'a folder');
}

/** The environment of every process of these tests: nothing of the user's but PATH. */
export function environment(home: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: env.PATH ?? '',
    HOME: home,
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, 'no-such-file'),
    GIT_AUTHOR_NAME: 'A Person',
    GIT_AUTHOR_EMAIL: 'person@example.org',
    GIT_COMMITTER_NAME: 'A Person',
    GIT_COMMITTER_EMAIL: 'person@example.org',
    ...extra,
  };
}

/** Runs any program to its end. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  { input = '', extra = {} }: { readonly input?: string; readonly extra?: Readonly<Record<string, string>> } = {},
): Ended {
  const ended = spawnSync(command, args, {
    cwd,
    env: environment(dirname(cwd), extra),
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ended.error) throw ended.error;
  return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

/** Runs the built program as a user does. */
export function handshake(cwd: string, args: readonly string[], options: Parameters<typeof run>[3] = {}): Ended {
  return run(execPath, [program(), ...args], cwd, options);
}

/** A repository with the example in its first commit, on branch `main`. */
export class GovernedRepository {
  readonly folder = temporaryFolder();

  constructor() {
    cpSync(EXAMPLE, this.folder, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
    this.commitAll('base');
  }

  /** Runs git, which must succeed. */
  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = run('git', args, this.folder);
    if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}, expected 0:\n${stdout}${stderr}`);
    return stdout.trim();
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Replaces a text that must be there. */
  edit(path: string, old: string, now: string): void {
    const text = this.read(path);
    if (!text.includes(old)) throw new Error(`${path} has no ${JSON.stringify(old)} to edit`);
    this.write(
      path,
      text.replace(old, () => now),
    );
  }

  /** Commits everything, past every hook. */
  commitAll(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Runs the built program at the top of the repository. */
  handshake(args: readonly string[], options: Parameters<typeof run>[3] = {}): Ended {
    return handshake(this.folder, args, options);
  }
}
