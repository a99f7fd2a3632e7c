import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { UndecidedError } from '../model/undecided.js';
import { ObjectReader } from './cat-file.js';
import { type Environment, roomEnvironment } from './environment.js';
import type { GitCommand } from './git-command.js';
import type { RepositoryLayout } from './layout.js';
import type { ObjectFormat } from './object-id.js';
import { type GitAnswer, type RunOptions, runGit } from './run.js';
import { TreeReader } from './tree-reader.js';

/** How the name of a room begins in the temporary folder; the id of the process that made it follows (`abandoned-rooms.ts`). */
export const ROOM_PREFIX = 'handshake-check-';
/** What stands in the HEAD of a room, and in no repository of anybody's. */
export const ROOM_HEAD = 'ref: refs/heads/none\n';

/**
 * An empty bare repository in a temporary folder that borrows the objects of the user's repository. No setting, hook, attribute,
 * graft, replace ref, shallow file or mailmap of the judged repository has effect in it, and what git writes lands here
 * (trust.md, "Git"; threats L20-L23, L31, I05).
 */
export class CleanRoom {
  readonly objects: ObjectReader;
  readonly trees: TreeReader;
  private readonly command: GitCommand;
  private readonly closing = new AbortController();

  private constructor(
    readonly directory: string,
    binary: string,
    env: Environment,
    readonly objectFormat: ObjectFormat,
  ) {
    this.command = { binary, env: roomEnvironment(env, binary, directory), cwd: directory };
    this.objects = new ObjectReader(this.command);
    this.trees = new TreeReader(this.objects, objectFormat);
  }

  /**
   * Builds a clean room beside nothing of the user's.
   * @throws UndecidedError when the temporary folder cannot be written.
   */
  static open(binary: string, env: Environment, layout: RepositoryLayout): CleanRoom {
    let directory = '';
    try {
      directory = mkdtempSync(join(tmpdir(), `${ROOM_PREFIX}${pid}-`));
      furnish(directory, layout);
    } catch (error) {
      if (directory !== '') remove(directory);
      throw error instanceof UndecidedError ? error : unwritable(error);
    }
    return new CleanRoom(directory, binary, env, layout.objectFormat);
  }

  /** Runs a git command here. Arguments that come from outside must be ids. */
  git(args: readonly string[], options: RunOptions = {}): Promise<GitAnswer> {
    return runGit(this.command, args, { ...options, unwanted: this.closing.signal });
  }

  /**
   * Runs a git command that compares this room's index with a work tree. No setting of the user's repository takes part but the
   * given ones, so no filter, monitor or hook is known (threat I05).
   */
  gitOnWorkTree(workTree: string, args: readonly string[], options: RunOptions = {}): Promise<GitAnswer> {
    const command = { ...this.command, env: { ...this.command.env, GIT_WORK_TREE: workTree } };
    return runGit(command, args, { ...options, unwanted: this.closing.signal });
  }

  /** Ends what still runs here and removes the folder. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.objects.close();
    remove(this.directory);
  }
}

function furnish(room: string, layout: RepositoryLayout): void {
  mkdirSync(join(room, 'objects', 'info'), { recursive: true });
  mkdirSync(join(room, 'refs'));
  writeFileSync(join(room, 'HEAD'), ROOM_HEAD);
  writeFileSync(join(room, 'config'), config(layout.objectFormat));
  writeFileSync(join(room, 'objects', 'info', 'alternates'), layout.objectDirectories.map(alternateLine).join(''));
}

function config(format: ObjectFormat): string {
  const extension = format === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
  // A commit-graph is a copy of history that nothing checks against the commits.
  return `[core]\n\trepositoryFormatVersion = ${format === 'sha256' ? 1 : 0}\n\tbare = true\n\tcommitGraph = false\n${extension}`;
}

function alternateLine(path: string): string {
  if (/["\n]/.test(path)) {
    throw new UndecidedError({
      subject: 'the path of the object store',
      reason: 'holds a quote or a line break',
      help: 'Move the repository to a folder with a plain name.',
    });
  }
  return `${path}\n`;
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}

function unwritable(error: unknown): UndecidedError {
  return new UndecidedError(
    {
      subject: `the temporary folder ${tmpdir()}`,
      reason: `cannot be written (${error instanceof Error ? error.message : String(error)})`,
      help: 'Free some space there, or point `TMPDIR` to a folder that can be written.',
    },
    { cause: error },
  );
}
