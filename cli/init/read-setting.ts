import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_PATH } from '../../engine/config/defaults.js';
import { shapedConfig } from '../../engine/config/read.js';
import { readManifest } from '../../engine/documents/manifests.js';
import type { Repository } from '../../engine/git/repository.js';
import { runGit } from '../../engine/git/run.js';
import { manifestKind } from '../../engine/model/manifest.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { rules } from '../../rules/index.js';
import type { Desk } from '../desk/desk.js';
import type { Look } from './change.js';
import { configuredHooks, hooksPlace, mainWorkTree } from './hooks-place.js';
import { lookBelow } from './look.js';
import { packagedText } from './package-folder.js';
import { type Setting, textAt } from './setting.js';

/** Reads everything that `init` plans from. @param action as typed, null for none */
export async function readSetting(desk: Desk, action: string | null): Promise<Setting> {
  const { repository, top, law, head, tree } = desk;
  await desk.load([law.paths.ossRegister]);
  const look = lookBelow(top);
  const { commonDirectory } = repository.layout;
  const main = mainWorkTree(top, commonDirectory);
  const paths = tree.snapshot.paths();
  const hooks = hooksPlace(await configuredHooks(repository), top, commonDirectory);
  return {
    law,
    head,
    tree,
    written: writtenCode(look),
    manifests: manifestsOf(paths, look),
    licenceOf: (name) => licenceOf(join(main, 'node_modules'), name),
    look,
    lookAtHook: lookBelow(join(commonDirectory, 'hooks')),
    hooks,
    main,
    mainFromHooks: commonDirectory === join(main, '.git') ? '../..' : null,
    // Hooks of the package itself bring their program along.
    isInstalled: hooks.kind === 'package' || existsSync(join(main, 'node_modules/handshake-check/dist/cli.js')),
    isOnGitHub: paths.some((path) => path.startsWith('.github/')) || (await hasRemoteOnGitHub(repository)),
    branch: await branchOf(repository),
    action,
    packaged: packagedText,
  };
}

function writtenCode(look: Look): Setting['written'] {
  const seen = look(CONFIG_PATH);
  if (seen.kind === 'nothing') return null;
  if (seen.kind === 'other') return 'unreadable';
  try {
    // What plug-ins are called does not matter here: nothing of them is run.
    const { paths } = shapedConfig({ path: CONFIG_PATH, bytes: seen.bytes }, rules).settle([], () => true);
    return paths?.code ?? null;
  } catch (error) {
    if (error instanceof UndecidedError) return 'unreadable';
    throw error;
  }
}

function manifestsOf(paths: readonly string[], look: Look): Setting['manifests'] {
  return paths.flatMap((path) => {
    const ecosystem = manifestKind(path);
    const text = ecosystem === null ? null : textAt(look, path);
    return ecosystem === null || text === null ? [] : [readManifest(path, text, ecosystem)];
  });
}

/** The licence that an installed package names for itself; only what can stand in a cell of a table. */
function licenceOf(folder: string, name: string): string {
  if (!/^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*$/.test(name)) return '';
  const file = join(folder, name, 'package.json');
  if (!existsSync(file)) return '';
  try {
    const { license }: { readonly license?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof license === 'string' && /^[\w .()+-]{1,100}$/.test(license) ? license : '';
  } catch {
    // The open cell is asked for by the gate.
    return '';
  }
}

async function hasRemoteOnGitHub({ user }: Repository): Promise<boolean> {
  const args = ['config', '-z', '--get-regexp', String.raw`^remote\..*\.url$`];
  const { stdout } = await runGit(user, args, { accept: [0, 1] });
  return /github\.com[:/]/.test(stdout.toString('utf8'));
}

async function branchOf({ user }: Repository): Promise<string | null> {
  const { stdout } = await runGit(user, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [0, 1] });
  const ref = stdout.toString('utf8').trimEnd();
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
}
