import { isSpecId, SPEC_ID, siblingId } from '../model/spec-id.js';
import { plainHeading, trimMarks } from '../model/spec-words.js';

/** What a heading of a Master Spec says about its section. */
export interface SpecHeading {
  readonly number: string | null;
  readonly ids: readonly string[];
  readonly title: string;
}

/** `§`, doubled or as wrong encodings left it (field-notes.md: `Â§`, `¬ß`, `??`, a replacement character). */
const SECTION_SIGN = '(?:§{1,2}|Ã‚Â§|Â§|¬ß|\\?{2,3}|\\uFFFD{1,2})';

/** A number at the start; what follows it must set it off, so that dates, versions and `3-way` are no numbers. */
const NUMBERED = new RegExp(`^(?:${SECTION_SIGN}\\s{0,2})?(\\d{1,4}(?:\\.\\d{1,4}){0,11})[.):、]?(?=$|[\\s—–([])`, 'u');

const GROUP = /[[(]([^[\]()]{0,400})[\])]/g;
const ID_ONLY = new RegExp(`^\\s*${SPEC_ID}(?:[\\s,;/&+]+(?:${SPEC_ID}|[A-Z]|\\d{1,4}))*\\s*$`);
const LEADING_ID = new RegExp(`^(${SPEC_ID})(?![\\w-])`);

/**
 * Reads a heading: `2.3.12.3 Trait contract [CX-DBP-021]`, `§2.7. Responses (ANS-001)`.
 * @param source the heading as written, without its `#` marks.
 */
export function readSpecHeading(source: string): SpecHeading {
  const text = plainHeading(source);
  const numbered = NUMBERED.exec(text);
  const rest = numbered ? text.slice(numbered[0].length) : text;
  const ids = new Set<string>();
  const leading = LEADING_ID.exec(rest.trimStart());
  if (leading?.[1] !== undefined && isSpecId(leading[1], false)) ids.add(leading[1]);
  const title = rest.replace(GROUP, (group, inner: string) => {
    const found = idsIn(inner, group.startsWith('['));
    for (const id of found) ids.add(id);
    return found.length > 0 && ID_ONLY.test(inner) ? '' : group;
  });
  return { number: numbered?.[1] ?? null, ids: [...ids], title: tidy(title) };
}

/** The ids of a bracketed group, shorthands such as `DIAG-SCHEMA-001/002` written out. */
export function idsIn(text: string, bracketed: boolean): string[] {
  const ids: string[] = [];
  let last = '';
  for (const [, slash = '', token = ''] of text.matchAll(TOKEN)) {
    const id = slash !== '' && last !== '' ? siblingId(last, token) : token;
    if (id === null || !id.includes('-') || !isSpecId(id, bracketed)) {
      if (slash === '') last = '';
      continue;
    }
    last = id;
    ids.push(id);
  }
  return ids;
}

const TOKEN = new RegExp(`(/?)(?<![\\w-])(${SPEC_ID}|[A-Z]|\\d{1,4})(?![\\w-])`, 'g');

function tidy(title: string): string {
  return trimMarks(title.replace(/\(\s{0,3}\)|\[\s{0,3}\]/g, '').replace(/\s{2,}/g, ' '), ' \t:—–-');
}
