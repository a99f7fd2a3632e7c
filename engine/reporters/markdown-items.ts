import type { Undecided } from '../model/undecided.js';
import type { Diagnostic, Outcome } from '../report.js';
import { markdownBlock, markdownCell, markdownCode, markdownLink, markdownText } from './markdown-text.js';
import { SHORT_ID, standingWords } from './verdict-words.js';

/** Where a reader can look a place up; null where there is no such page. */
export interface MarkdownLinks {
  /** @param commit the commit whose tree holds the file */
  blob(path: string, line: number, commit: string): string | null;
  commit(id: string): string | null;
}

/** The most characters of one text: an item as a whole has to fit somewhere. */
const MAX_TEXT = 2_000;
/** The most lines of a help. */
const MAX_LINES = 60;

/** A finding in full: what, why, how to fix, and what belongs to it. */
export function findingItem(found: Diagnostic, head: string | null, links?: MarkdownLinks): string {
  const { severity, rule, messageId, message, why, help, related, commit } = found;
  const blamed = commit === undefined ? [] : [`- Commit: ${commitName(commit, links)}`];
  return [
    `**${severity === 'error' ? 'Error' : 'Warning'}** on ${lineName(found, commit ?? head, links)}, ${markdownCode(`${rule}/${messageId}`)}: ${markdownText(shortened(message))}`,
    '',
    `- Why: ${markdownText(shortened(why))}`,
    ...helpLines(help),
    ...related.map(
      (at) =>
        `- See also: ${markdownCode(shortened(at.path))} ${lineName(at, head, links)}, ${markdownText(shortened(at.note))}`,
    ),
    ...blamed,
  ].join('\n');
}

/** A finding that does not count, on one line. */
export function setAsideItem(found: Diagnostic, head: string | null, links?: MarkdownLinks): string {
  const { rule, messageId, message, path } = found;
  return `- ${markdownText(shortened(standingWords(found)))}: ${markdownCode(shortened(path))} ${lineName(found, head, links)}, ${markdownCode(`${rule}/${messageId}`)}: ${markdownText(shortened(message))}`;
}

/** What could not be decided, in words that are no violation's, and what to do. */
export function undecidedItem({ subject, reason, help }: Undecided): string {
  const said = `handshake-check could not decide: ${markdownText(shortened(`${subject} ${reason}`))}`;
  return help === '' ? said : [said, '', ...helpLines(help)].join('\n');
}

/** Something to know. */
export function noticeItem(text: string): string {
  return `- Note: ${markdownText(shortened(text))}`;
}

/** What became of one check of a rule: a row of `Rule`, `Looks at`, `Outcome` and `Examined`. */
export function outcomeRow({ rule, scope, outcome, examined, reason }: Outcome): string {
  const said = reason === undefined ? outcome : `${outcome}: ${markdownCell(shortened(reason, 200))}`;
  return `| ${markdownCell(rule)} | ${scope} | ${said} | ${examined} |`;
}

/** A text of a length that a page can hold. */
export function shortened(text: string, limit = MAX_TEXT): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/** A help of one line is a sentence; further lines are there to be copied. */
function helpLines(help: string): string[] {
  const [first = '', ...more] = help.trimEnd().split('\n');
  const said = `- How to fix: ${markdownText(shortened(first))}`;
  if (more.length === 0) return [said];
  const kept = more.length > MAX_LINES ? [...more.slice(0, MAX_LINES), '…'] : more;
  const block = markdownBlock(outdented(kept).map((line) => shortened(line)));
  return [said, '', ...block.map((line) => `  ${line}`.trimEnd())];
}

function outdented(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(indent));
}

function lineName(at: { path: string; line: number }, commit: string | null, links?: MarkdownLinks): string {
  return markdownLink(`line ${at.line}`, commit === null ? null : (links?.blob(at.path, at.line, commit) ?? null));
}

function commitName(id: string, links?: MarkdownLinks): string {
  return markdownLink(markdownCode(id.slice(0, SHORT_ID)), links?.commit(id) ?? null);
}
