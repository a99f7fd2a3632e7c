import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Repository } from '../../engine/git/repository.js';
import { runGit } from '../../engine/git/run.js';
import type { HooksPlace } from './setting.js';

/** What `core.hooksPath` says, as git would follow it from the top of the work tree; null where nothing is configured. */
export async function configuredHooks({ user }: Repository): Promise<string | null> {
  const args = ['config', '-z', '--type=path', '--get', 'core.hooksPath'];
  const { code, stdout } = await runGit(user, args, { accept: [0, 1] });
  return code === 1 ? null : stdout.toString('utf8').replace(/\0$/, '');
}

/** Where git looks for hooks. @param top of the work tree */
export function hooksPlace(configured: string | null, top: string, commonDirectory: string): HooksPlace {
  const own = join(commonDirectory, 'hooks');
  // What a link leads to belongs to whoever has it there: it is looked at like a folder that is configured.
  const isLink = lstatSync(own, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const folder = real(configured === null ? own : resolve(top, configured));
  if (!isLink && folder === real(own)) return { kind: 'git' };
  if (isPackage(dirname(folder)) && basename(folder) === 'hooks') return { kind: 'package' };
  const inside = relative(real(top), folder).split(sep).join('/');
  const isInside =
    inside !== '' && !inside.startsWith('..') && !/^(?:[a-z]:|\/|\.git(?:\/|$)|node_modules\/)/i.test(inside);
  if (isInside) return { kind: 'tree', folder: inside };
  return { kind: 'elsewhere', folder: configured ?? folder, isLinked: configured === null };
}

/** The top of the main work tree, where dependencies are installed, as the hooks of the package look for it. */
export function mainWorkTree(top: string, commonDirectory: string): string {
  return basename(commonDirectory) === '.git' ? dirname(commonDirectory) : top;
}

/** Whether a folder is this package, installed or as it is developed. */
export function isPackage(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "handshake-check"');
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
