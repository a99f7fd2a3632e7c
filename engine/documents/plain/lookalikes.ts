import { FIELD_NAMES, type FieldName } from '../../model/packet.js';
import type { ReadingWork } from '../packet-lines.js';
import { SECTIONS } from './canonical-form.js';
import { foldLookalikes, foldShapes } from './confusables.js';

/** What a line reads like. */
export interface Suspicion {
  readonly name: FieldName;
  /** The name is not written literally, in whatever case: letters of other scripts, references, invisible characters. */
  readonly disguised: boolean;
}

/** Where a line stands: code has no markup, and a heading or a table cell needs no colon behind a name. */
export type LinePlace = 'text' | 'heading' | 'cell' | 'code';

/**
 * Names that are words of everyday prose, and STATUS, which is open: inside the value of a field they are taken for prose
 * (`* Role: admin may cancel`), unless somebody disguised them.
 */
const EVERYDAY: ReadonlySet<FieldName> = new Set([
  ...(['DATE', 'REQUESTOR', 'ROLE', 'STATUS', 'What', 'Why', 'Codex', 'Task Board', 'Logger', 'ADRs'] as const),
  ...(['Assumptions', 'Open Questions', 'Dependencies'] as const),
]);

/** Whether a name inside another field's value is suspect even when it is written openly. */
export function isUnmistakable(name: FieldName): boolean {
  return !EVERYDAY.has(name);
}

interface KnownName {
  readonly name: FieldName;
  readonly shape: RegExp;
  readonly literal: RegExp;
}

const OTHER_SPELLINGS: readonly (readonly [string, FieldName])[] = [['User Signature Locked', 'USER_SIGNATURE']];

/** Longer names first, so that no name hides a longer one that starts with it. */
const KNOWN: readonly KnownName[] = [...FIELD_NAMES.map((name) => [name, name] as const), ...OTHER_SPELLINGS]
  .sort(([a], [b]) => b.length - a.length)
  .map(([spelling, name]) => {
    const words = spelling.split(/[_ ]/);
    const shapes = words.map((word) => foldShapes(word.toLowerCase()));
    return {
      name,
      shape: new RegExp(`${shapes.join('[\\s_\\\\-]{0,4}')}(?![a-z0-9])`, 'y'),
      literal: new RegExp(words.join('[ _-]'), 'i'),
    };
  });

/** How many marks before a name are looked through. */
const MOST_MARKS = 200;
const MOST_TAILS = 3;
const LONGEST_TAIL = 120;
const SIGNATURE_VALUE = /^[\s*_~`)\]>:=|–-]*[a-z][a-z0-9-]{0,31}\d{12}(?![a-z0-9])/;

/**
 * Whether a line begins like the definition of a field, once everything is taken away that a page would not show or that
 * dresses it up: marks of quotes, lists, headings, emphasis, links, code and HTML. Quotation marks are not taken away: what stands
 * in them is named, not said. Liberal on purpose (threats.md, group M: "liberal to suspect one").
 */
export function suspectField(text: string, place: LinePlace, work: ReadingWork): Suspicion | null {
  work.steps += text.length;
  const folded = foldLookalikes(text);
  const shaped = foldShapes(folded);
  let at = 0;
  for (let marks = 0; marks < MOST_MARKS && at < folded.length; marks++) {
    work.steps++;
    const known = knownAt(shaped, at);
    if (known) {
      const isDefinition =
        definesAt(folded, known.shape.lastIndex, place) || isSigned(known.name, folded, known.shape.lastIndex);
      return isDefinition ? { name: known.name, disguised: !known.literal.test(text) } : null;
    }
    const behind = place === 'code' ? behindCodeMark(folded, at) : behindMark(folded, shaped, at);
    if (behind === at) return null;
    at = behind;
  }
  return null;
}

function knownAt(shaped: string, at: number): KnownName | undefined {
  if (!/[a-z]/.test(shaped[at] ?? '')) return undefined;
  return KNOWN.find(({ shape }) => {
    shape.lastIndex = at;
    return shape.test(shaped);
  });
}

/** A signature behind the name needs no colon to be read as one. */
function isSigned(name: FieldName, folded: string, at: number): boolean {
  return name === 'USER_SIGNATURE' && SIGNATURE_VALUE.test(folded.slice(at, at + LONGEST_TAIL));
}

/** Whether what follows a name makes a definition of it: a colon, `=` or `|`, behind closing marks and `(…)` or `[…]` tails. */
function definesAt(folded: string, from: number, place: LinePlace): boolean {
  let at = from;
  for (let tails = 0; ; tails++) {
    at = skip(folded, at, /[\s*_~`)\]}>\\/]*/y);
    const next = folded[at];
    if (next === undefined) return place === 'heading' || place === 'cell';
    if (next === ':') return true;
    if (next === '=' || next === '|') return place !== 'code';
    const end = tails < MOST_TAILS ? tailEnd(folded, at) : at;
    if (end === at) return false;
    at = end;
  }
}

function tailEnd(folded: string, at: number): number {
  const closing = { '(': ')', '[': ']', '<': '>' }[folded[at] ?? ''];
  if (closing === undefined) return at;
  const end = folded.slice(at, at + LONGEST_TAIL).indexOf(closing);
  return end < 0 ? at : at + end + 1;
}

function behindMark(folded: string, shaped: string, at: number): number {
  const start = folded[at] ?? '';
  if (start === '<') return behindTag(folded, at);
  if (start === '[') return behindBracket(folded, shaped, at);
  if (/\d/.test(start)) return skip(folded, at, /\d{1,9}[.)]/y);
  return skip(folded, at, /[^\p{L}\p{N}"'“”„‘’«»]/uy);
}

/** A label with a colon is a definition that shows nothing, unless the name stands in the label: `[USER_SIGNATURE]: x`. */
function behindBracket(folded: string, shaped: string, at: number): number {
  const inside = skip(folded, at, /\[[^a-z0-9\]]*/y);
  return knownAt(shaped, inside) ? inside : skip(folded, at, /\[[^\]]{0,40}\]:|\[[ x]\]|\[/y);
}

function behindTag(folded: string, at: number): number {
  return skip(folded, at, /<!--|<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,200})?>|</y);
}

function behindCodeMark(folded: string, at: number): number {
  return skip(folded, at, /[\s>*+|~`-]|\[[ x]\]|\d{1,9}[.)]/y);
}

/** The offset behind what the sticky pattern finds at `at`, or `at` when it finds nothing. */
function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

const TITLES: ReadonlyMap<string, string> = new Map(
  SECTIONS.flatMap(({ name, titles }) => titles.map((title) => [foldedWords(title), name] as const)),
);

/** The section whose title a heading's text reads like: with a number in front, or with `(…)` and `[…]` behind it, too. */
export function suspectTitle(text: string): string | null {
  const whole = TITLES.get(foldedWords(text));
  return whole ?? TITLES.get(foldedWords(text.replace(/[([][^()[\]]{0,200}[)\]]/g, ' '))) ?? null;
}

function foldedWords(text: string): string {
  const shown = foldLookalikes(text)
    .replace(/<[^<>]{0,200}>|\]\([^)]{0,200}\)/g, ' ')
    .replace(/^[^a-z0-9]*\d{1,3}[.)]?\s/, '');
  return (foldShapes(shown).match(/[a-z0-9]+/g) ?? []).join(' ');
}
