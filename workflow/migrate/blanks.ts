import { trimBoth, trimRight } from '../../engine/model/trim.js';

/** Space and tab: what CommonMark calls a blank. What shows nothing and is none (NBSP, a byte order mark) is text, and stays. */
const BLANK = /[ \t]/;

/** Without the blanks at both ends. */
export function withoutBlanks(text: string): string {
  return trimBoth(text, BLANK);
}

/** Without the blanks at the end. */
export function withoutEnd(text: string): string {
  return trimRight(text, BLANK);
}

/** Without the blanks before the first character. */
export function withoutIndent(text: string): string {
  return text.slice(text.length - text.replace(/^[ \t]+/, '').length);
}

/** Whether nothing but blanks is there. */
export function isBlank(text: string): boolean {
  return withoutEnd(text) === '';
}
