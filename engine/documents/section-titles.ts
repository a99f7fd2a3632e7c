import { foldMojibake } from './decode.js';

/** Words between which only blanks or underscores stand belong to one phrase; other punctuation starts a new one. */
interface TitleWord {
  readonly text: string;
  readonly startsPhrase: boolean;
}

/** Longer headings are nobody's section titles, and are not folded. */
const LONGEST_TITLE = 300;

const WORD = /[\p{L}\p{N}]/u;

/**
 * Splits a title into words. ASCII letters lose their case; letters of other scripts stay what they are, so that no
 * look-alike folds to a known title (threat M13). Emoji, dashes and other signs only separate.
 */
function titleWords(title: string): TitleWord[] {
  const words: TitleWord[] = [];
  let word = '';
  let startsPhrase = true;
  const flush = (): void => {
    if (word === '') return;
    words.push({ text: word, startsPhrase });
    word = '';
    startsPhrase = false;
  };
  for (const char of title) {
    if (WORD.test(char)) {
      word += char >= 'A' && char <= 'Z' ? char.toLowerCase() : char;
      continue;
    }
    flush();
    if (char !== ' ' && char !== '\t' && char !== '_') startsPhrase = true;
  }
  flush();
  return words;
}

/**
 * Folds a section title for look-up: case, `_`, `-`, `/` and emoji are gone, and so are the tails people add: `(…)`, `[…]`,
 * a closing colon, a packet id, a date. `STATUS_HANDOFF` and `Status / Handoff` are both `status handoff`.
 * @returns `''` for what can be no section's title
 */
export function foldTitle(title: string): string {
  if (title.length > LONGEST_TITLE) return '';
  const words = titleWords(withoutTails(foldMojibake(title))).map((word) => word.text);
  const tail = words.findIndex((word, index) => index > 0 && (word === 'wp' || isYear(word)));
  return (tail < 0 ? words : words.slice(0, tail)).join(' ');
}

function isYear(word: string): boolean {
  return /^\d{4}$/.test(word);
}

function withoutTails(title: string): string {
  let text = title.trim();
  for (;;) {
    const opening = { ')': '(', ']': '[' }[text.at(-1) ?? ''];
    const cut = text.endsWith(':') ? text.length - 1 : opening === undefined ? -1 : text.lastIndexOf(opening);
    if (cut <= 0) return text;
    text = text.slice(0, cut).trimEnd();
  }
}

const REPORTED = new Set(['validation', 'revalidation', 'validator', 'audit', 'reaudit']);

/** Words that stand before the kind of a report: `RE-AUDIT VALIDATION REPORT`, `INTEGRATION_VALIDATOR_REPORT`. */
const QUALIFIERS = new Set([
  ...['re', 'wp', 'integration', 'final', 'interim', 'initial', 'first', 'second', 'third', 'updated', 'independent'],
  ...['forensic', 'code', 'security', 'spec', 'peer', 'internal', 'external', 'validation', 'audit'],
]);

/**
 * Whether a title opens an appended report and thereby ends the contract zone (law.md, "The lock"): a validation,
 * revalidation or audit report, the container of such reports, or STATUS CANONICAL. `VALIDATOR_REPORT_PROFILE` and
 * `Validation report requirements` are none.
 */
export function isReportTitle(title: string): boolean {
  const words = titleWords(foldMojibake(title));
  if (words[0]?.text === 'status' && words[1]?.text === 'canonical') return true;
  const report = words.findIndex((word) => word.text === 'report' || word.text === 'reports');
  if (report < 1 || !REPORTED.has(words[report - 1]?.text ?? '')) return false;
  if (!words.slice(0, report - 1).every((word) => QUALIFIERS.has(word.text))) return false;
  const next = words[report + 1];
  return next === undefined || next.startsPhrase || next.text === 'wp' || /^\d/.test(next.text);
}

/** The sections of the protocol's template (Part 4) that no report has for its own: its `Notes` are often the reporter's. */
export const REOPENING_TITLES: ReadonlySet<string> = new Set([
  ...['metadata', 'scope', 'quality gate', 'bootstrap', 'authority'],
]);

/** What the template and its dialects call the sections of a contract; no configuration makes one of them a record. */
const CONTRACT_TITLES: ReadonlySet<string> = new Set([
  ...REOPENING_TITLES,
  ...['notes', 'goal', 'bootstrap coder work plan', 'technical refinement', 'executive summary'],
  ...['code archaeology note', 'code archaeology alignment note'],
]);

/** Sections that are open after signing (law.md, "The lock"): what Coder and Validator write while they work. */
const RECORD_TITLES: ReadonlySet<string> = new Set([
  ...['skeleton', 'skeleton approved', 'skeleton approval', 'skeleton proposal'],
  ...['bootstrap output', 'bootstrap block'],
  ...['implementation', 'implementation notes', 'implementation log', 'implementation summary'],
  ...['hygiene', 'hygiene log', 'hygiene notes'],
  ...['validation', 'validation results', 'validation result', 'validation log', 'validation notes'],
  ...['evidence', 'evidence mapping', 'evidence log'],
  ...['handoff', 'hand off', 'status handoff', 'status hand off', 'coder handoff', 'coder hand off', 'handoff notes'],
  ...['hand off notes', 'status notes', 'notes on status', 'status log', 'status history', 'current state'],
  ...['history', 'progress', 'progress log', 'work log', 'worklog'],
  // Snapshots that later templates of the field keep beside CURRENT_STATE: the work is measured in them while it goes on.
  ...['clause closure matrix', 'spec debt status', 'shared surface monitoring'],
  ...['data contract decision', 'data contract monitoring'],
]);

/** Sections that may only grow after signing. */
const APPEND_ONLY_TITLES: ReadonlySet<string> = new Set([
  ...['waivers', 'waiver', 'waivers granted', 'waiver granted', 'errata', 'erratum', 'user context'],
]);

/** What a section's title says about it; `unknown` is locked like the contract's own. */
export type TitleKind = 'contract' | 'record' | 'append-only' | 'report' | 'unknown';

/** Tells the kind of a section by its title. */
export interface TitleTable {
  kindOf(title: string): TitleKind;
}

/**
 * @param recordSections titles that the configuration adds to the records; the contract's own titles stay the contract's
 */
export function titleTable(recordSections: readonly string[]): TitleTable {
  const added = new Set(recordSections.map(foldTitle));
  return {
    kindOf(title) {
      if (isReportTitle(title)) return 'report';
      const folded = foldTitle(title);
      if (CONTRACT_TITLES.has(folded)) return 'contract';
      if (RECORD_TITLES.has(folded)) return 'record';
      if (APPEND_ONLY_TITLES.has(folded)) return 'append-only';
      return added.has(folded) && folded !== '' ? 'record' : 'unknown';
    },
  };
}
