import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RepoPath } from '../../engine/model/path.js';

/** The folder of this package: the program lies somewhere below it, bundled or not. */
export function packageFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'hooks/pre-commit')) && existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('the program lies outside of its package');
  }
}

/** A text that the package ships beside the program. */
export function packagedText(path: RepoPath): string {
  return readFileSync(join(packageFolder(), path), 'utf8');
}
