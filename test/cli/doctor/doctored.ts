import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../house/source-files.js';
import { runHere } from '../desk/run-here.js';
import { GovernedRepository } from '../governed-repository.js';

/** One check of the doctor, as its JSON has it. */
export interface Line {
  readonly id: string;
  readonly verdict: 'pass' | 'hint' | 'fail' | 'not-checked';
  readonly because: string;
  readonly troubles: readonly Said[];
  readonly hints: readonly Said[];
}

interface Said {
  readonly message: string;
  readonly help: string;
  readonly path?: string;
  readonly line?: number;
}

/** A governed repository in which the gate is live: the hooks stand in git's own folder, and their program where they look for it. */
export class DoctoredRepository extends GovernedRepository {
  constructor() {
    super();
    for (const hook of ['pre-commit', 'pre-merge-commit', 'commit-msg', 'pre-push']) {
      mkdirSync(join(this.folder, '.git/hooks'), { recursive: true });
      cpSync(join(ROOT, 'hooks', hook), join(this.folder, '.git/hooks', hook));
    }
    // The doctor looks whether the program is there, and never runs it.
    this.lay('node_modules/handshake-check/dist/cli.js', '');
    this.lay('node_modules/handshake-check/package.json', '{ "name": "handshake-check" }\n');
    this.lay('.gitignore', 'node_modules/\n');
    this.commitAll('ignore');
  }

  /** Writes a file anywhere below, git's own folder included. */
  lay(path: string, text: string, mode = 0o644): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
  }

  /** Asks the doctor, in this process. */
  async doctor(): Promise<{
    readonly status: number | null;
    readonly verdict: string;
    readonly lines: readonly Line[];
  }> {
    const { status, stdout, stderr } = await runHere(this.folder, ['doctor', '--format', 'json']);
    if (stdout === '') throw new Error(`the doctor said nothing: ${stderr}`);
    const { verdict, lines }: { verdict: string; lines: readonly Line[] } = JSON.parse(stdout);
    return { status, verdict, lines };
  }

  /** What the doctor found, by the check that found it. */
  async troubles(): Promise<Readonly<Record<string, readonly string[]>>> {
    const { lines } = await this.doctor();
    const found = lines.filter(({ troubles }) => troubles.length > 0);
    return Object.fromEntries(found.map(({ id, troubles }) => [id, troubles.map(({ message }) => message)]));
  }
}
