import type { FieldName } from './packet.js';
import { trimBoth } from './trim.js';

/** Words that stand for a value that is still to come, as a whole value. */
const WORDS = /^(?:tbd|todo|tba|fixme|xxx|pending|placeholder|to be (?:defined|decided|determined|done))[.!:]*$/i;
/** Dots or question marks alone. */
const DOTS = /^(?:…|\.{2,}|\?{2,})$/;
/** A whole value in braces or angle brackets: the template's way of saying "put it here". */
const ENCLOSED = /^(?:\{[^{}]*\}|<[^<>]*>)$/;
const BRACKETED = /^\[[^[\]]*\]$/;
/** What makes a bracketed text a phrase, rather than a tick `[x]` or an id `[CX-001]`. */
const TWO_WORDS = /[a-z] [a-z]/i;
/** The braced phrases of the protocol's own template, as they stand inside commands. */
const TEMPLATE_TOKEN =
  /\{(?:phase|name|suffix|short-name|ID|Name|specific [^{}]*|another specific [^{}]*|your agent ID|user or source|ISO 8601 timestamp|\d+-\d+ [^{}]*)\}/;

/** Fields in which square brackets are the usual way to cite: `[CX-598]`, `[ADD v02.84]`, `[Storage trait]`. */
const CITES_IN_BRACKETS: ReadonlySet<FieldName> = new Set(['SPEC_ANCHOR']);

/** Whether a whole value or list item stands for one that is still to come (law.md, `no-placeholder`). Empty text does not. */
export function isPlaceholder(text: string, field: FieldName): boolean {
  const bare = trimBoth(text.trim(), /["'`]/).trim();
  if (WORDS.test(bare) || DOTS.test(bare) || ENCLOSED.test(bare)) return true;
  return !CITES_IN_BRACKETS.has(field) && BRACKETED.test(bare) && TWO_WORDS.test(bare);
}

/** The first of the template's own braced tokens in a line of code; other braces there are what code says. */
export function templateToken(code: string): string | null {
  return TEMPLATE_TOKEN.exec(code)?.[0] ?? null;
}
