import { languageOf } from './code-language.js';
import type { RepoPath } from './path.js';
import { matchesAny } from './path-set.js';

/** Where tests stand, in the languages whose code lines are judged: what rules on code leave out unless they are asked. */
export const TEST_PATHS: readonly string[] = [
  'tests/',
  'test/',
  '**/tests/**',
  '**/test/**',
  '**/__tests__/**',
  '**/*.test.*',
  '**/*.spec.*',
  '**/*_test.*',
  '**/*_tests.*',
  '**/test_*.py',
  '**/conftest.py',
];

/** Files that people read and nothing runs. */
const DOCUMENT = /\.(?:md|mdx|markdown|txt|rst|adoc)$/i;

/** Whether a path is that of a document, by its ending. */
export function isDocument(path: RepoPath): boolean {
  return DOCUMENT.test(path);
}

/** Whether the lines of a file are judged: it counts as code (law.md, decision 14) and its language is known. */
export function isJudgedCode(code: readonly string[], path: RepoPath): boolean {
  return languageOf(path) !== null && matchesAny(code, path);
}
