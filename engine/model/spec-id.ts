/** Pattern source of an id as Master Specs write them: `CX-DBP-040`, `FR-EVT-WF-RECOVERY`. Matches in one way only, so it is linear. */
export const SPEC_ID = '[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+';

/** Families that have the form of a spec id and name something else: standards, advisories, packets, change marks. */
const OTHER_FAMILIES: ReadonlySet<string> = new Set([
  ...['ADD', 'AES', 'CVE', 'CWE', 'ECMA', 'GHSA', 'GPT', 'IEEE', 'ISO', 'MD'],
  ...['RFC', 'RSA', 'SHA', 'UCS', 'UTF', 'WP'],
]);

/** Components that make a bracketed word without a digit an id (`CX-VAL-HARD`) rather than a remark (`READ-ONLY`). */
const WORDY_ID_COMPONENTS = 3;

/** Longer tokens are no ids that anybody cites. */
const LONGEST_ID = 80;

/**
 * Whether a token of the form `SPEC_ID` is an id of the spec (field-notes.md, "Spec anchors").
 * @param bracketed whether it stands in square brackets; a bare one needs a digit in its last component.
 */
export function isSpecId(token: string, bracketed: boolean): boolean {
  if (token.length > LONGEST_ID) return false;
  const components = token.split('-');
  if (components.length < 2 || OTHER_FAMILIES.has(components[0] ?? '')) return false;
  return /\d/.test(components.at(-1) ?? '') || (bracketed && components.length >= WORDY_ID_COMPONENTS);
}

/**
 * The id that a shorthand after a slash means: `DIAG-SCHEMA-001/002`, `CX-585A/B`. A whole id stands for itself.
 * @returns null when the shorthand does not fit the id before it.
 */
export function siblingId(first: string, shorthand: string): string | null {
  if (shorthand.includes('-')) return shorthand;
  if (/^\d+$/.test(shorthand)) return /\d$/.test(first) ? first.replace(/\d+$/, shorthand) : null;
  return /\d[A-Z]$/.test(first) ? first.slice(0, -1) + shorthand : null;
}

/**
 * The bounds of a range of ids: `TERM-API-001..005`, `TERM-SEC-001 to TERM-SEC-003`.
 * @param last the digits, or the whole id, behind the range sign.
 * @returns null when the two do not differ in their final number alone, or do not run upwards.
 */
export function idRange(
  first: string,
  last: string,
): { readonly from: number; readonly to: number; at(n: number): string } | null {
  const start = /^(.*?)(\d{1,6})$/.exec(first);
  const end = /^(.*?)(\d{1,6})$/.exec(last);
  if (!start || !end) return null;
  const [, family = '', digits = ''] = start;
  const [, otherFamily = '', otherDigits = ''] = end;
  if (otherFamily !== '' && otherFamily !== family) return null;
  const from = Number(digits);
  const to = Number(otherDigits);
  if (to < from) return null;
  return { from, to, at: (n) => family + String(n).padStart(digits.length, '0') };
}
