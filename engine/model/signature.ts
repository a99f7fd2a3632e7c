/** A user signature that is well formed and carries a real date (law.md, decision 7; CX-585). */
export interface Signature {
  /** The whole token, `alice010120261200`. */
  readonly text: string;
  /** Who signed: `alice`. */
  readonly signer: string;
  /** The signed minute, read as UTC, in seconds since 1970. Signatures carry no time zone; rules allow for it. */
  readonly time: number;
}

/** Why a value is not a signature. `not-a-token` covers bare names, placeholders and anything with blanks or upper case. */
export type SignatureFault = 'empty' | 'placeholder' | 'bare-name' | 'not-a-token' | 'bad-date';

/** What is wrong with a value, in words that go before it. */
export const SIGNATURE_FAULTS: Readonly<Record<Exclude<SignatureFault, 'empty'>, string>> = {
  placeholder: 'the placeholder',
  'bare-name': 'the bare name',
  'bad-date': 'without a real date:',
  'not-a-token': 'malformed:',
};

const TOKEN = /^([a-z][a-z0-9-]{0,31}?)(\d{12})$/;

/**
 * Reads `{name}{DDMMYYYYHHMM}`. The whole text must be the signature.
 * @returns the signature, or why it is none.
 */
export function parseSignature(text: string): Signature | SignatureFault {
  if (text === '') return 'empty';
  if (/^[<{[].*[>}\]]$/.test(text) || /^(tbd|todo|pending|none|n\/a|-+|\.\.\.|…)$/i.test(text)) return 'placeholder';
  const match = TOKEN.exec(text);
  if (!match) return /^[\p{L}][\p{L} .'-]*$/u.test(text) ? 'bare-name' : 'not-a-token';
  const [, signer = '', digits = ''] = match;
  const time = minuteOf(digits);
  return time === null ? 'bad-date' : { text, signer, time };
}

/** DDMMYYYYHHMM as seconds since 1970, or null when there is no such minute (31 February, hour 28: threat S02). */
function minuteOf(digits: string): number | null {
  const [day, month, year, hour, minute] = [
    digits.slice(0, 2),
    digits.slice(2, 4),
    digits.slice(4, 8),
    digits.slice(8, 10),
    digits.slice(10, 12),
  ].map(Number) as [number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const real =
    year >= 1970 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute;
  return real ? date.getTime() / 1000 : null;
}
