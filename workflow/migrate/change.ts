import type { FieldName } from '../../engine/model/packet.js';
import { quote } from '../../engine/model/quote.js';
import type { Draft } from './draft.js';

/** Why a place was rewritten; each names the rule that asks for the new form. */
export const REASONS = {
  encoding: { rule: 'governed-text', why: 'every reader must find the same characters' },
  mojibake: { rule: 'governed-text', why: 'it is UTF-8 that was read as Windows-1252 and saved again' },
  fence: { rule: 'plain-packet', why: 'it is a code fence that a shell mangled' },
  glued: { rule: 'plain-packet', why: 'a heading stands on a line of its own' },
  heading: { rule: 'plain-packet', why: 'every reader must see the same headings' },
  section: { rule: 'plain-packet', why: 'the template has this section for the fields below' },
  dress: { rule: 'plain-packet', why: 'a field has one form' },
  list: { rule: 'plain-packet', why: 'each entry of a list stands on a line of its own' },
  status: { rule: 'packet-structure', why: 'STATUS is one of the canonical words' },
  repeated: { rule: 'plain-packet', why: 'a field is defined once, and this says the same again' },
  required: { rule: 'packet-structure', why: 'the field is required, and what it says is known' },
  entry: { rule: 'task-board-format', why: 'an entry of the board has one form' },
  column: { rule: 'task-board-format', why: 'a column has one name' },
} as const;

/** One of the reasons. */
export type Reason = keyof typeof REASONS;

/** One thing that a migration rewrites. */
export interface Change {
  /** In the file as it was, counted from 1. */
  readonly line: number;
  /** The last line of the file as it was that changed with it; absent where it is that line alone. */
  readonly through?: number;
  readonly reason: Reason;
  /** The field, section or packet that it is about. */
  readonly subject: FieldName | string;
  /** The line as it was and as it is; `''` for none. */
  readonly from: string;
  readonly to: string;
}

/** A change as a sentence that stands alone. */
export function sentenceOf(path: string, change: Change): string {
  const { rule, why } = REASONS[change.reason];
  return `${path}:${change.line}: ${what(change)}${below(change)}, because ${why} (${rule})`;
}

/** A sentence shows one line; of the others it says which they are. */
function below({ line, through = line }: Change): string {
  if (through <= line) return '';
  return through === line + 1 ? `, and line ${through} with it` : `, and lines ${line + 1} to ${through} with it`;
}

function what({ from, to }: Change): string {
  if (from === to) return `${quote(from)} stays`;
  if (quote(from) === quote(to)) return `${quote(from)} has other blanks before or behind it`;
  if (from === '') return `${quote(to)} was added`;
  return to === '' ? `${quote(from)} was removed` : `${quote(from)} is now ${quote(to)}`;
}

/** Changes of the same place about the same thing as one: from the first form to the last. A way that leads back is none. */
export function joined(changes: readonly Change[]): Change[] {
  const byPlace = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.line} ${change.subject}`;
    const first = byPlace.get(key);
    byPlace.set(
      key,
      first ? { ...change, ...furthest(first, change), from: first.from, reason: first.reason } : change,
    );
  }
  return [...byPlace.values()]
    .filter(({ line, through = line, from, to }) => from !== to || through > line)
    .sort((one, other) => one.line - other.line);
}

function furthest(one: Change, other: Change): Pick<Change, 'through'> {
  const through = Math.max(one.through ?? one.line, other.through ?? other.line);
  return through > one.line ? { through } : {};
}

/**
 * The first line of a file as it was that is not in it any more as it was, and that no change speaks of: none may be.
 * @returns null when every line is as it was, or has its sentence
 */
export function unexplainedLine(before: Draft, after: Draft, changes: readonly Change[]): number | null {
  const now = new Map<number, Set<string>>();
  for (const { origin, text } of after) now.set(origin, (now.get(origin) ?? new Set()).add(text));
  const told = new Set(changes.flatMap(({ line, through = line }) => range(line, through)));
  return before.find(({ origin, text }) => !now.get(origin)?.has(text) && !told.has(origin))?.origin ?? null;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
