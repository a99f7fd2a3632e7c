import { baseName, folderOf, type RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { isInScope, type PacketScope } from './scope-entries.js';

/** What may come along with the files of a scope although the scope does not list it. */
export interface CompanionLaw {
  /** Folders, files and patterns: lock files, snapshots, generated files. */
  readonly companions: readonly string[];
  readonly downMigrations: boolean;
  readonly pairedTests: boolean;
}

/** Why a path may come along, in words that go behind "a companion:". */
export type CompanionReason = string;

/** Files by what tests of them are named after: the name without its last ending. */
export type FilesByStem = ReadonlyMap<string, readonly RepoPath[]>;

/** Makes the index in which the file that a test belongs to is looked for. */
export function filesByStem(paths: Iterable<RepoPath>): FilesByStem {
  const files = new Map<string, RepoPath[]>();
  for (const path of new Set(paths)) {
    const stem = stemOf(baseName(path));
    const same = files.get(stem);
    if (same) same.push(path);
    else files.set(stem, [path]);
  }
  return files;
}

/**
 * Why a path that is not in a scope may come along with it; null when it may not.
 * @param files the files among which the one that a test belongs to is looked for
 */
export function companionReason(
  path: RepoPath,
  scope: PacketScope,
  files: () => FilesByStem,
  law: CompanionLaw,
): CompanionReason | null {
  if (matchesAny(law.companions, path)) return 'a lock file, snapshot or generated file';
  const up = law.downMigrations ? upMigration(path).find((candidate) => isInScope(scope, candidate)) : undefined;
  if (up !== undefined) return `the way back from ${up}`;
  const tested = law.pairedTests ? testedFile(path, scope, files) : undefined;
  return tested === undefined ? null : `the test of ${tested}`;
}

/** The migrations that a path may be the way back from: `7_x.down.sql` from `7_x.up.sql` or `7_x.sql`, `7_x/down.sql` from `7_x/up.sql`. */
function upMigration(path: RepoPath): RepoPath[] {
  const name = baseName(path);
  const folder = path.slice(0, path.length - name.length);
  if (/^down\./.test(name)) return [`${folder}up${name.slice('down'.length)}`];
  const mark = /([._-])down\./.exec(name);
  if (!mark) return [];
  const [whole, separator = ''] = mark;
  const head = name.slice(0, mark.index);
  const ending = name.slice(mark.index + whole.length);
  return [`${folder}${head}${separator}up.${ending}`, `${folder}${head}.${ending}`];
}

/** The file in scope that a test is named after: next to it, or anywhere when the test lies in a folder of tests. */
function testedFile(path: RepoPath, scope: PacketScope, files: () => FilesByStem): RepoPath | undefined {
  const subject = subjectOfTest(baseName(path));
  if (subject === null) return undefined;
  const isAmongTests = folderOf(path)
    .split('/')
    .some((folder) => TEST_FOLDERS.has(folder.toLowerCase()));
  const isBeside = (file: RepoPath): boolean => isAmongTests || folderOf(file) === folderOf(path);
  return files()
    .get(subject)
    ?.find((file) => file !== path && isBeside(file) && isInScope(scope, file));
}

const TEST_FOLDERS: ReadonlySet<string> = new Set(['test', 'tests', '__tests__', 'spec', 'specs']);

/** What a test file's name says that it tests: `jobs` for `jobs.test.ts`, `jobs_tests.rs`, `test_jobs.py`, `JobsTest.java`. */
function subjectOfTest(name: string): string | null {
  const stem = stemOf(name);
  for (const ending of TEST_ENDINGS) {
    if (stem.endsWith(ending) && stem.length > ending.length) return stem.slice(0, -ending.length);
  }
  return stem.startsWith('test_') && stem.length > 'test_'.length ? stem.slice('test_'.length) : null;
}

const TEST_ENDINGS = ['.test', '.spec', '_test', '_tests', '-test', '-tests', 'Test', 'Tests'];

/** A file's name without its last ending. */
function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
