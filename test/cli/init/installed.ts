import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { program } from '../../support/program.js';
import { type Ended, run, temporaryFolder } from '../governed-repository.js';

/** The top of this project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A folder in which the packed package was installed as people install it, without a network; copies of it cost nothing. */
export function installedFolder(): string {
  // Nobody packs yesterday's program.
  program();
  const packed = temporaryFolder();
  const [report] = JSON.parse(
    must(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', packed], ROOT)).stdout,
  );
  const folder = temporaryFolder();
  must(run('npm', ['init', '--yes'], folder));
  must(run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(packed, report.filename)], folder));
  return folder;
}

/** A repository on branch `main` that is run by people: packages installed, whatever the test lays beside them. */
export class InstalledRepository {
  readonly folder = temporaryFolder();

  constructor(installed: string) {
    cpSync(installed, this.folder, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** Runs git, which must succeed. */
  git(...args: readonly string[]): string {
    return must(run('git', args, this.folder)).stdout.trim();
  }

  /** Runs a program as a person does, without a network. */
  run(command: string, args: readonly string[], extra: Readonly<Record<string, string>> = {}): Ended {
    return run(command, args, this.folder, { extra });
  }

  /** Runs the installed program, without a package manager in between. */
  handshake(...args: readonly string[]): Ended {
    return this.run(execPath, ['node_modules/handshake-check/dist/cli.js', ...args]);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Stages everything and tries a commit, with the hooks that are live. */
  commit(subject: string, role: string, extra: Readonly<Record<string, string>> = {}): Ended {
    this.git('add', '--all');
    return this.run('git', ['commit', '--quiet', '-m', subject, '-m', `Role: ${role}`], extra);
  }

  /** Everything that somebody could find here: the work tree, and of git's own folder the hooks and the settings. */
  traces(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const names = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      const isOfGit = name === '.git' || /^\.git\/(?!hooks\/|config$|handshake)/.test(name);
      if (isOfGit || /^node_modules\//.test(name)) continue;
      const stat = lstatSync(join(this.folder, name));
      const bytes = stat.isFile() ? readFileSync(join(this.folder, name), 'latin1') : '';
      found.set(name, `${stat.mode.toString(8)} ${bytes}`);
    }
    return found;
  }
}

/** PATH with a folder in front. */
export function pathWith(folder: string): Record<string, string> {
  return { PATH: [folder, dirname(execPath), env.PATH ?? ''].join(delimiter) };
}

/** What must have succeeded. */
export function must(ended: Ended): Ended {
  if (ended.status === 0) return ended;
  throw new Error(`a command ended with ${ended.status}, expected 0:\n${ended.stdout}${ended.stderr}`);
}
