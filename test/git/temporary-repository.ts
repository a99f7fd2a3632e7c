import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';

import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { CleanRoom } from '../../engine/git/clean-room.js';
import type { ObjectFormat } from '../../engine/git/object-id.js';
import { openRepository, type Repository } from '../../engine/git/repository.js';
import { afterFile, newTemporaryFolder } from '../support/after-file.js';

const SETTINGS = fileURLToPath(new URL('../scenarios/fixtures/gitconfig', import.meta.url));

/** Something for git to read on its standard input. */
type Input = string | Uint8Array;

/** A real repository in a temporary folder, removed after the tests of the file. */
export class TemporaryRepository {
  readonly environment: Readonly<Record<string, string>>;

  constructor(
    /** The top of the work tree, or the git directory of a bare one. */
    readonly folder: string,
    /** The folder that holds it and everything beside it. */
    readonly root: string,
  ) {
    this.environment = {
      PATH: env.PATH ?? '',
      HOME: join(root, 'home'),
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: SETTINGS,
      GIT_AUTHOR_DATE: '2026-01-06T00:00:00Z',
      GIT_COMMITTER_DATE: '2026-01-06T00:00:00Z',
    };
  }

  /** What git writes, as bytes. Throws when it fails: a repository that was not built proves nothing. */
  bytes(args: readonly string[], input: Input = '', extra: Readonly<Record<string, string>> = {}): Buffer {
    const options = {
      cwd: this.folder,
      env: { ...this.environment, ...extra },
      input,
      maxBuffer: 1 << 28,
      timeout: 20_000,
    };
    const { status, stdout, stderr, error } = spawnSync('git', args, options);
    if (error) throw error;
    if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  /** What git writes, as text without the last line end. */
  git(...args: readonly string[]): string {
    return this.bytes(args).toString('utf8').replace(/\n$/, '');
  }

  /** What git writes when it is fed with `input`. */
  fed(input: Input, ...args: readonly string[]): string {
    return this.bytes(args, input).toString('utf8').replace(/\n$/, '');
  }

  /** Writes a file of the work tree, with its folders. */
  write(path: string, content: Input): void {
    const absolute = join(this.folder, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }

  /** Writes a program beside the repository and returns its path. */
  program(name: string, content: string): string {
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, 0o755);
    return path;
  }

  /** Writes files, commits everything and returns the commit. */
  commit(message: string, files: Readonly<Record<string, Input>> = {}): string {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Stores an object exactly as it is, well formed or not. */
  store(type: 'blob' | 'tree' | 'commit' | 'tag', content: Input): string {
    return this.fed(content, 'hash-object', '-w', '--literally', '-t', type, '--stdin');
  }

  /** The repository as the gate finds it from a folder of it. */
  found(folder = this.folder, extra: Readonly<Record<string, string>> = {}): Promise<Repository> {
    return openRepository(folder, { ...this.environment, ...extra });
  }

  /** A clean room over the repository, closed after the tests of the file. */
  async room(folder = this.folder, extra: Readonly<Record<string, string>> = {}): Promise<CleanRoom> {
    const { user, environment, layout } = await this.found(folder, extra);
    const room = CleanRoom.open(user.binary, environment, layout);
    afterFile(() => room.close());
    return room;
  }
}

/** An empty repository on branch `main`. */
export function newRepository(format: ObjectFormat = 'sha1'): TemporaryRepository {
  const root = newFolder();
  const folder = join(root, 'repository');
  for (const name of [folder, join(root, 'home')]) mkdirSync(name);
  const repository = new TemporaryRepository(folder, root);
  repository.git('init', '-q', '-b', 'main', `--object-format=${format}`);
  return repository;
}

/** An empty folder, removed after the tests of the file. */
export function newFolder(): string {
  return newTemporaryFolder('handshake-git-');
}

/** An id that no object has. */
export const NOWHERE = 'deadbeef'.repeat(5);
