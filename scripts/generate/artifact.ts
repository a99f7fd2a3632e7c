import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The top of this repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A generated file: its path from the top, and what has to stand in it. */
export interface Artifact {
  readonly path: string;
  readonly content: string;
}

/** The artifacts whose files do not hold what they should. */
export function staleOf(artifacts: readonly Artifact[]): readonly Artifact[] {
  return artifacts.filter(({ path, content }) => readIfThere(path) !== content);
}

/** Writes artifacts, and the folders they need. */
export function writeAll(artifacts: readonly Artifact[]): void {
  for (const { path, content } of artifacts) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), content);
  }
}

/** A file of this repository as text; null when there is none. */
export function readIfThere(path: string): string | null {
  const file = join(ROOT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Data as JSON in the layout that the formatter of this repository gives it, so that formatting never differs from generating. */
export function formattedJson(path: string, data: unknown): Artifact {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'format', '--vcs-enabled=false', `--stdin-file-path=${path}`], {
    cwd: ROOT,
    input: JSON.stringify(data, null, 2),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`biome could not format ${path}: ${run.stderr}`);
  return { path, content: run.stdout };
}
