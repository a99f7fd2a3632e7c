import { markdownFiles } from './file-mention.js';
import { governedPart } from './governed.js';
import type { LawPaths } from './law.js';
import type { FieldItem, PacketField } from './packet.js';
import type { RepoPath } from './path.js';
import { isPlaceholder } from './placeholder.js';
import { trimBoth } from './trim.js';

/** What parts the names in an entry: blanks, quotes, brackets and commas. */
const BETWEEN_NAMES = /[\s`"'()[\]{}<>,;|]+/;
/** The end of a file's name. */
const ENDING = /\.[A-Za-z][A-Za-z0-9]{0,9}$/;
const ABBREVIATION = /^(?:e\.g|i\.e|etc)$/i;
/** Files that are usually named without an ending. */
const BARE_NAME = /^(?:makefile|dockerfile|justfile|procfile|license|codeowners|readme|changelog)$/i;

/**
 * The files and folders that an entry of FILES_TO_OPEN names, in order: `src/jobs.ts`, `tests/`, `src/**`, `./docs/START_HERE.md#top`,
 * with what stands around them left out. Prose names none.
 */
export function namedFiles({ text }: Pick<FieldItem, 'text'>): RepoPath[] {
  return withoutBlanks(text)
    .split(BETWEEN_NAMES)
    .map((word) => trimBoth(word, word.includes('/*') ? /[:.!?]/ : /[:.!?*]/).replace(/^\//, ''))
    .map((word) => word.replace(/[#:]\S{0,80}$/, ''))
    .filter((word, at) => isFileName(word, at === 0 || text.startsWith(`\`${word}`)));
}

/** The text with the blanks inside of names (`Handshake Codex v0.8.md`) replaced, so that names are words. */
function withoutBlanks(text: string): string {
  let joined = '';
  let from = 0;
  for (const { name, offset } of markdownFiles(text)) {
    if (!name.includes(' ') || offset < from) continue;
    joined += text.slice(from, offset) + name.replaceAll(' ', '_');
    from = offset + name.length;
  }
  return joined + text.slice(from);
}

function isFileName(word: string, isFirst: boolean): boolean {
  if (ABBREVIATION.test(word)) return false;
  if (ENDING.test(word) || BARE_NAME.test(word)) return true;
  // `and/or` in the middle of a sentence is no folder; at the start of an entry `src/jobs` is.
  return word.includes('/') && (isFirst || word.endsWith('/') || word.includes('*'));
}

/** Protocols and codices are read in every task. */
const GENERAL = /(?:^|\/)(?:[A-Z]+_PROTOCOL\.md|(?=[^/]*Codex)[^/]*\.md|CLAUDE\.md|AGENTS\.md)$/i;
const GENERAL_PARTS: ReadonlySet<string> = new Set(['board', 'spec', 'spec-pointer', 'ledger']);

/** Whether a file belongs to the task at hand: neither a standing document nor one that governs every task. */
export function isTaskFile(path: RepoPath, standing: readonly RepoPath[], paths: LawPaths): boolean {
  if (standing.some((document) => isSameFile(document, path)) || GENERAL.test(path)) return false;
  return !GENERAL_PARTS.has(governedPart(paths, path) ?? '');
}

/** Whether a name in a packet is a document's path; case is the writer's. */
export function isSameFile(document: RepoPath, name: string): boolean {
  return document.toLowerCase() === name.replace(/^\.\//, '').toLowerCase();
}

/** What stands between a failure and the subsystem it hits. */
const ARROW = /-{1,3}>|={1,2}>|→|⇒|➜|➔|—>|–>/;

/** Whether an entry of RISK_MAP is `"failure" -> subsystem`; a row of a table has two cells. Further links of a chain are welcome. */
export function isRiskRow({ text }: Pick<FieldItem, 'text'>): boolean {
  const sides = ARROW.test(text) ? text.split(ARROW) : text.split('|');
  return sides.length > 1 && sides.slice(0, 2).every(saysSomething);
}

function saysSomething(side: string): boolean {
  const bare = trimBoth(side, /[\s"'`“”*_|-]/);
  return /[\p{L}\p{N}]/u.test(bare) && !isPlaceholder(side, 'RISK_MAP');
}

/** Words for "there is nothing", as a whole entry. */
const NOTHING = /^(?:none|nothing|n\/a|na|nil|no|not applicable|-|–|—)$/i;

/** Whether all that a field says is that there is nothing. A field without entries says not even that. */
export function saysNothing({ value }: PacketField): boolean {
  return value.items.length > 0 && value.items.every(({ text }) => NOTHING.test(trimBoth(text, /[\s"'`*_.!()[\]]/)));
}

/** How many entries the template advises (Part 4 template; law.md, decision 8), beside the standing documents. */
export const ADVISED_COUNTS = {
  FILES_TO_OPEN: { least: 5, most: 10, one: 'file of the task', many: 'files of the task' },
  SEARCH_TERMS: { least: 5, most: 20, one: 'term', many: 'terms' },
  RISK_MAP: { least: 3, most: 8, one: 'failure', many: 'failures' },
} as const;

/** A field whose entries the template counts. */
export type CountedField = keyof typeof ADVISED_COUNTS;
