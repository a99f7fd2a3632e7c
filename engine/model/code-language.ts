import type { RepoPath } from './path.js';

/** The languages whose lines of code can be told from comments and strings. */
export const CODE_LANGUAGES = ['rust', 'typescript', 'javascript', 'python'] as const;

/** One of them. */
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

const BY_ENDING: Readonly<Record<string, CodeLanguage>> = {
  rs: 'rust',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  py: 'python',
};

/** The language of a file by the ending of its name; null for every other file. */
export function languageOf(path: RepoPath): CodeLanguage | null {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
}
