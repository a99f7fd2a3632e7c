import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Repository } from '../../engine/git/repository.js';
import { runGit } from '../../engine/git/run.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { HOOKS } from '../hook.js';
import { configuredHooks, mainWorkTree } from '../init/hooks-place.js';
import { lookBelow } from '../init/look.js';
import { textAt } from '../init/setting.js';
import type { Facts, WorkflowText, WorkTreeFacts } from './facts.js';
import { flaggedFiles, trackedFiles } from './flagged-files.js';
import { allRefs, workTreeFolders } from './git-facts.js';
import { lawReadings } from './law-readings.js';

/**
 * Reads what the checks ask for, each when it is first asked for.
 * @throws UndecidedError for a repository without a work tree
 */
export function readFacts(repository: Repository): Facts {
  const { layout, environment } = repository;
  const top = topOf(repository);
  const { commonDirectory } = layout;
  const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
    let asked: Promise<T> | null = null;
    return () => {
      asked ??= read();
      return asked;
    };
  };
  return {
    top,
    commonDirectory,
    main: mainWorkTree(top, commonDirectory),
    environment,
    workTrees: once(() => workTrees(repository, top)),
    hooksPathOrigin: once(() => hooksPathOrigin(repository)),
    laws: once(() => lawReadings(repository)),
    workflows: async () => workflows(top),
    isOnGitHub: once(() => isOnGitHub(repository, top)),
    refs: once(() => allRefs(repository)),
    grafts: () => grafts(join(commonDirectory, 'info/grafts')),
    isShallow: () => existsSync(layout.shallowFile) && readFileSync(layout.shallowFile, 'latin1').trim() !== '',
    flagged: once(() => flaggedFiles(repository, top)),
    tracked: once(() => trackedFiles(repository, top)),
    isFile,
    isProgram: (path) => isFile(path) && isRunnable(path),
  };
}

function topOf({ layout }: Repository): string {
  if (layout.topLevel !== null) return layout.topLevel;
  throw new UndecidedError({
    subject: layout.gitDirectory,
    reason: 'has no work tree, expected one to look at',
    help: 'Run this in a work tree.',
  });
}

async function workTrees(repository: Repository, top: string): Promise<readonly WorkTreeFacts[]> {
  const folders = (await workTreeFolders(repository)).filter((folder) => existsSync(folder));
  const main = folders[0] ?? top;
  const ordered = [top, ...folders.filter((folder) => realpathSync(folder) !== realpathSync(top))];
  return Promise.all(
    ordered.map(async (folder): Promise<WorkTreeFacts> => {
      const configured = await configuredHooks({ ...repository, user: { ...repository.user, cwd: folder } });
      const hooksFolder =
        configured === null ? join(repository.layout.commonDirectory, 'hooks') : resolve(folder, configured);
      const hooks = HOOKS.map((hook) => {
        const file = join(hooksFolder, hook);
        return { hook, text: readText(file), isRunnable: isRunnable(file) };
      });
      const isLinked = realpathSync(folder) !== realpathSync(main);
      return { top: folder, isLinked, configured, folder: hooksFolder, hooks, read: readText, isRunnable };
    }),
  );
}

async function hooksPathOrigin({ user }: Repository): Promise<string | null> {
  const args = ['config', '-z', '--show-origin', '--get', 'core.hooksPath'];
  const { code, stdout } = await runGit(user, args, { accept: [0, 1] });
  return code === 1 ? null : (stdout.toString('utf8').split('\0')[0] ?? null);
}

function workflows(top: string): readonly WorkflowText[] {
  const folder = join(top, '.github/workflows');
  if (!existsSync(folder)) return [];
  const look = lookBelow(top);
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => `.github/workflows/${name}`)
    .flatMap((path) => {
      const text = textAt(look, path);
      return text === null ? [] : [{ path, text }];
    });
}

async function isOnGitHub({ user }: Repository, top: string): Promise<boolean> {
  if (existsSync(join(top, '.github'))) return true;
  const args = ['config', '-z', '--get-regexp', String.raw`^remote\..*\.url$`];
  const { stdout } = await runGit(user, args, { accept: [0, 1] });
  return /github\.com[:/]/.test(stdout.toString('utf8'));
}

function grafts(file: string): readonly string[] {
  const lines = (readText(file) ?? '').split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Hooks may be links, and git follows them. */
function readText(file: string): string | null {
  return isFile(file) ? readFileSync(file, 'utf8') : null;
}

function isFile(file: string): boolean {
  // `core.hooksPath` may be anything, `/dev/null` among it, below which nothing stands.
  return existsSync(file) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

/** Windows knows no such bit, and git runs what begins with `#!` there. */
function isRunnable(file: string): boolean {
  if (process.platform === 'win32') return isFile(file);
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Missing or not to be run: git passes it over.
    return false;
  }
}
