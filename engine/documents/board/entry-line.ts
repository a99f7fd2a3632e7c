import { trimRight } from '../../model/trim.js';

/** A root list item: its bullet, and where its content starts. */
export interface ListItem {
  /** Blanks before the bullet. */
  readonly indent: number;
  /** Columns before the content: lines indented as far belong to the item. */
  readonly content: number;
  readonly bullet: string;
  /** The content, without a checkbox. */
  readonly text: string;
  readonly hasCheckbox: boolean;
}

/** An id at the start of an item or a cell, whatever its dress. */
export interface LeadingId {
  readonly id: string;
  /** Nothing around the id: `WP-1-Foo: text`. */
  readonly isBare: boolean;
  /** Exactly `**[id]**`. */
  readonly isCanonical: boolean;
  /** What stands behind the id and its dress. */
  readonly rest: string;
}

const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;
const CHECKBOX = /^\[[ xX]\][ \t]+(?=\S)/;

/** Reads a line as a list item; null when it is none. A tab counts as far as the next multiple of four. */
export function listItem(line: string): ListItem | null {
  const match = ITEM.exec(line);
  if (!match) return null;
  const [whole, before = '', bullet = ''] = match;
  const behind = widthOf(before + bullet);
  // A tab behind the bullet reaches from where it stands, not from the start of the line.
  const gap = widthOf(whole) - behind;
  // More than four blanks behind a bullet are content that is code; then the content starts one column behind the bullet.
  const wide = gap > 4;
  const rest = line.slice(whole.length);
  const checkbox = CHECKBOX.exec(rest)?.[0] ?? '';
  return {
    indent: widthOf(before),
    content: behind + (wide ? 1 : gap),
    bullet,
    text: wide ? '' : rest.slice(checkbox.length),
    hasCheckbox: checkbox !== '',
  };
}

/** How many columns the blanks at the start of a line take. */
export function indentOf(line: string): number {
  return widthOf(/^[ \t]*/.exec(line)?.[0] ?? '');
}

/** How many columns a text takes at the start of a line. */
function widthOf(start: string): number {
  let width = 0;
  for (const char of start) width = char === '\t' ? width + 4 - (width % 4) : width + 1;
  return width;
}

const OPENING = /^[*_`[]{0,6}/;
const CLOSING = /^(?:[*_`\]]{0,6})(?:\([^()\s]{0,400}\))?(?:[*_`]{0,6})/;
/** What stands next to an id without a blank belongs to it, so that no part of a longer one is read (threat B06). */
const ID = /^WP-[\p{L}\p{M}\p{N}._-]{1,200}/u;

/** The packet id that a text starts with; null when it starts with something else. */
export function leadingId(text: string): LeadingId | null {
  const opening = OPENING.exec(text)?.[0] ?? '';
  const word = ID.exec(text.slice(opening.length))?.[0] ?? '';
  const id = bareId(word);
  if (id === '') return null;
  // Emphasis by underscores ends in characters that an id may hold.
  const after = text.slice(opening.length + word.length);
  const closing = CLOSING.exec(after)?.[0] ?? '';
  const rest = after.slice(closing.length);
  if (!/^(?:$|[\s:;,/|()–—-])/.test(rest)) return null;
  return { id, isBare: opening === '', isCanonical: opening === '**[' && word === id && closing === ']**', rest };
}

/** An id without what belongs to its surroundings: the dot that ends a sentence, the ending of a file name. `''` when nothing is left. */
export function bareId(word: string): string {
  const id = trimRight(word, /[._]/).replace(/\.md$/i, '');
  return /^WP-[^-]/.test(id) ? id : '';
}

/** Whether an item that starts with no id looks as if it should: the dress of an entry around something else, or `wp_1_foo`. */
export function looksLikeEntry(text: string): boolean {
  return /^\*\*\[[^\]]{0,200}-[^\]]{0,200}\]\*\*/.test(text) || /^[*_`[]{0,6}wp(?:[-_]|[ ]?\d)/i.test(text);
}
