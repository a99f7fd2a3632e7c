import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of this repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A file of this repository. */
export interface SourceFile {
  /** Relative to the top, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files below some folders whose names end in one of the endings (`''` for any). Generated and built files are left out. */
export function filesIn(folders: readonly string[], ...endings: string[]): SourceFile[] {
  const paths = folders.filter((folder) => existsSync(join(ROOT, folder))).flatMap(pathsIn);
  return paths
    .filter(
      (path) => endings.some((ending) => path.endsWith(ending)) && !/(^|\/)(generated|dist|node_modules)\//.test(path),
    )
    .sort()
    .map((path) => ({ path, text: read(path) }));
}

/** The text of a file, given from the top. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The names of the files directly in a folder. */
export function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

function pathsIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
