import type { SpecReference } from './spec.js';
import { idRange, isSpecId, SPEC_ID, siblingId } from './spec-id.js';

/** What a scan at one place of an anchor found: references in order, and where the scan goes on. */
export interface Found {
  /** Made when asked for: a range may name more than anybody wants. */
  readonly references: Iterable<SpecReference>;
  readonly end: number;
}

/** `§` and what wrong encodings, shells and escapes made of it (field-notes.md: `??`, byte 0xA7, `A11.5`, `A` + 0x15, `Â§`, `¬ß`). */
const SIGN = '(?:§{1,2}|Ã‚Â§|Â§|¬ß|\\?{1,3}(?=\\d)|\\uFFFD{1,2}|&sect;|\\\\u00[aA]7|A\\u0015|A(?=\\d{1,4}\\.\\d))';
const WORD = '(?:[Ss]ub)?(?:[Ss]ection|SECTION|[Cc]hapter|[Ss]ec\\.)s?';
const NUMBER = '\\d{1,6}(?:\\.\\d{1,6}){0,11}';

const MARKED = new RegExp(`(?:(${WORD})[ \\t]{1,3})?(?:(${SIGN})[ \\t]{0,2})?(${NUMBER})`, 'yu');
/** Components that are letters: `2.3.x`, `2.3.12a`. They name nothing, but they were meant to. */
const LETTER_TAIL = /(?:\.[A-Za-z*]|[a-z])(?![\p{L}\p{N}_])/uy;
const RANGE_SIGN = '(?:[ \\t]{0,3}(?:-|–|—|\\.{2,3}|…)[ \\t]{0,3}|[ \\t]{1,3}(?:to|through|until)[ \\t]{1,3})';
const NUMBER_RANGE = new RegExp(`(${RANGE_SIGN})(${SIGN})?(${NUMBER})(?![\\p{L}\\p{N}_%]|\\.\\d)`, 'yu');
const NUMBER_SIBLING = new RegExp(`/(${NUMBER})(?![\\p{L}\\p{N}_%]|\\.\\d)`, 'yu');
const ITEM =
  /[ \t]{0,3},?[ \t]{0,3}\b(?:items?|point|bullet|no\.)[ \t]{0,3}#?(\d{1,4}(?:[-–]\d{1,4})?)(?![\p{L}\p{N}_])|[ \t]?\(([A-Za-z]|\d{1,2}|[ivx]{1,4})\)/iuy;
const ID = new RegExp(`(${SPEC_ID})(?![\\p{L}\\p{N}_-]|\\.\\d)`, 'yu');
const ID_RANGE = new RegExp(
  `([ \\t]{0,3}(?:\\.{2,3}|…|–|—)[ \\t]{0,3}|[ \\t]{1,3}(?:to|through|until|-)[ \\t]{1,3})\\[?(${SPEC_ID}|\\d{1,6})(?![\\p{L}\\p{N}_-])`,
  'yu',
);
const ID_SIBLING = new RegExp(`/(${SPEC_ID}|[A-Z]|\\d{1,6})(?![\\p{L}\\p{N}_-])`, 'yu');

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Reads a section number at `at`, with what belongs to it: a range, siblings after a slash, an item.
 * A bare number needs two components; `§` or the word "section" make one of a single component, too.
 * @returns null when no section number starts there.
 */
export function numberAt(text: string, at: number): Found | null {
  const match = matchAt(MARKED, text, at);
  if (!match) return null;
  const [whole, word, sign, digits = ''] = match;
  const marked = word !== undefined || sign !== undefined;
  let end = at + whole.length;
  const tail = marked || digits.split('.').length > 2 ? (matchAt(LETTER_TAIL, text, end)?.[0] ?? '') : '';
  end += tail.length;
  if (/^(?:[\p{L}\p{N}_%]|\.\d)/u.test(text.slice(end, end + 2))) return null;
  if (!marked && (!digits.includes('.') || isDate(digits))) return null;
  const number = digits + tail;
  const range = tail === '' ? rangeOfNumbers(text, at, end, number) : null;
  return range ?? numberWithSiblings(text, at, end, number);
}

/** `2025.12.28` is a day, not a section. */
function isDate(digits: string): boolean {
  return /^(?:19|20)\d{2}\.(?:0?[1-9]|1[0-2])\.\d{1,2}$/.test(digits);
}

/** `11.7.4.3-11.7.4.4`, `10.5.6.5-12`: expanded where only the last component runs, else the two ends. */
function rangeOfNumbers(text: string, at: number, start: number, first: string): Found | null {
  const match = matchAt(NUMBER_RANGE, text, start);
  if (!match) return null;
  const [whole, operator = '', sign, last = ''] = match;
  const end = start + whole.length;
  const parent = first.slice(0, first.lastIndexOf('.') + 1);
  const from = Number(first.slice(parent.length));
  const written = { text: text.slice(at, end), offset: at };
  const short = !last.includes('.');
  // "2.3 - 5 items" is no range: a short end has to adjoin, or the sign has to be repeated.
  if (short && (/[ \t]/.test(operator) || sign !== undefined || Number(last) <= from)) return null;
  if (!short && last.slice(0, last.lastIndexOf('.') + 1) !== parent) {
    return { references: [first, last].map((number) => numbered(number, null, written)), end };
  }
  const to = Number(last.slice(last.lastIndexOf('.') + 1));
  if (to < from) return { references: [first, last].map((number) => numbered(number, null, written)), end };
  return { references: run(from, to, (n) => numbered(`${parent}${n}`, null, written)), end };
}

/** `2.6.6.3.2/3.3`: what follows a slash and is shorter replaces the last components. Then the item, if one is named. */
function numberWithSiblings(text: string, at: number, start: number, first: string): Found {
  const references: SpecReference[] = [];
  let end = start;
  let from = at;
  let number = first;
  for (let match = matchAt(NUMBER_SIBLING, text, end); match; match = matchAt(NUMBER_SIBLING, text, end)) {
    references.push(numbered(number, null, { text: text.slice(from, end), offset: from }));
    const parts = number.split('.');
    const replacing = (match[1] ?? '').split('.');
    number = [...parts.slice(0, Math.max(0, parts.length - replacing.length)), ...replacing].join('.');
    from = end + 1;
    end += match[0].length;
  }
  const item = matchAt(ITEM, text, end);
  if (item) end += item[0].length;
  references.push(
    numbered(number, item ? (item[1] ?? item[2] ?? null) : null, { text: text.slice(from, end), offset: from }),
  );
  return { references, end };
}

/**
 * Reads an id at `at`, with a range or siblings that follow it: `[CX-DBP-040]`, `TERM-API-001..005`, `DIAG-SCHEMA-001/002`.
 * @returns null when no id starts there.
 */
export function idAt(text: string, at: number): Found | null {
  const first = matchAt(ID, text, at)?.[1];
  if (first === undefined) return null;
  const start = at + first.length;
  const bracketed = text.charAt(at - 1) === '[' && text.charAt(start) === ']';
  if (!isSpecId(first, bracketed)) return null;
  return rangeOfIds(text, at, bracketed ? start + 1 : start, first) ?? idWithSiblings(text, at, start, first);
}

function rangeOfIds(text: string, at: number, start: number, first: string): Found | null {
  const match = matchAt(ID_RANGE, text, start);
  if (!match) return null;
  const [whole, operator = '', last = ''] = match;
  // "FR-EVT-003 - 5 fields" is no range: bare digits have to adjoin, or be as long as those of the first id.
  const digits = /\d+$/.exec(first)?.[0] ?? '';
  if (/^\d+$/.test(last) && /[ \t]/.test(operator) && last.length !== digits.length) return null;
  const bounds = idRange(first, last);
  if (!bounds) return null;
  const end = start + whole.length;
  const written = { text: text.slice(at, end), offset: at };
  return { references: run(bounds.from, bounds.to, (n) => identified(bounds.at(n), written)), end };
}

function idWithSiblings(text: string, at: number, start: number, first: string): Found {
  const references = [identified(first, { text: first, offset: at })];
  let end = start;
  let last = first;
  for (let match = matchAt(ID_SIBLING, text, end); match; match = matchAt(ID_SIBLING, text, end)) {
    const id = siblingId(last, match[1] ?? '');
    if (id === null || !isSpecId(id, false)) break;
    references.push(identified(id, { text: match[1] ?? '', offset: end + 1 }));
    last = id;
    end += match[0].length;
  }
  return { references, end };
}

interface Written {
  readonly text: string;
  readonly offset: number;
}

function numbered(number: string, item: string | null, written: Written): SpecReference {
  return { kind: 'number', number, item, ...written };
}

function identified(id: string, written: Written): SpecReference {
  return { kind: 'id', id, ...written };
}

function* run(from: number, to: number, make: (n: number) => SpecReference): Iterable<SpecReference> {
  for (let n = from; n <= to; n++) yield make(n);
}
