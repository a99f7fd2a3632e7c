import { markdownFiles } from '../model/file-mention.js';
import { baseName, folderOf, type RepoPath } from '../model/path.js';
import type { SpecPointer } from '../model/spec.js';
import { withoutComments } from '../model/spec-words.js';

/**
 * Reads `docs/SPEC_CURRENT.md`: the first Master Spec file that it names, whatever the dress. Other documents that stand beside
 * it (the Codex, ADRs, logs) are passed over; comments are not read.
 */
export function readSpecPointer(path: RepoPath, text: string): SpecPointer {
  const visible = withoutComments(text);
  const files = markdownFiles(visible).filter(({ name }) => isCandidate(name, path));
  const named =
    files.find(({ name }) => /master[ _-]?spec/i.test(baseName(name))) ??
    files.find(({ name }) => /spec/i.test(baseName(name))) ??
    files[0];
  if (!named) return { path, target: null, line: 1 };
  return { path, target: insideRepository(named.name, path), line: lineAt(visible, named.offset) };
}

function isCandidate(name: string, pointer: RepoPath): boolean {
  const file = baseName(name);
  return !/codex/i.test(file) && file !== baseName(pointer);
}

/**
 * A link written from the pointer's folder (`../Master_Spec.md`, `%20` for a blank) as a path from the top of the repository.
 * A path that climbs out is left as it is: it leads nowhere.
 */
function insideRepository(name: string, pointer: RepoPath): string {
  const written = decoded(name);
  if (!/^\.\.?\//.test(written)) return written;
  const parts = folderOf(pointer) === '' ? [] : folderOf(pointer).split('/');
  for (const part of written.split('/')) {
    if (part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return written;
  }
  return parts.join('/');
}

function decoded(name: string): string {
  return name.replace(/%20/g, ' ');
}

function lineAt(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}
