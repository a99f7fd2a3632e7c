import type { Trailers } from '../model/commit.js';
import { isRole, type Role } from '../model/role.js';

/** One line of a well-formed trailer block: git's token, a colon, one blank, a value without control characters. */
const TRAILER = /^([A-Za-z0-9][A-Za-z0-9-]*): (\S(?:.*\S)?)$/u;
/** Control, line-breaking and direction-changing characters: they move what a person sees. */
const ODD = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u;
/** Lines by anybody's reading: editors and terminals break at more characters than git does. */
const ANY_LINE_END = /\r\n|[\n-\r\u0085\u2028\u2029]/u;
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Cc}]/gu;
/** Letters that look like those of `role` and that NFKC leaves alone. */
const LOOKALIKES: Readonly<Record<string, string>> = { о: 'o', ο: 'o', օ: 'o', е: 'e', ҽ: 'e', ӏ: 'l', ı: 'l', г: 'r' };
/** What GitHub obeys anywhere in a message: it starts no workflow for the commit. */
const SKIP_WORD = /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/i;
/** The trailer that asks GitHub for no checks. Whatever stands around it is not looked at: that is for the forge to be strict about. */
const SKIP_TRAILER = /^skip-checks: {0,9}true$/i;

/**
 * Reads the trailers of a message in the one way that git's readers and a person share; where they could differ nothing is
 * declared (threat R04).
 * @param message the message as stored, or as `cleanMessage` gives it
 */
export function parseTrailers(message: string): Trailers {
  const lines = message.split(ANY_LINE_END);
  const roleLines = lines.filter(mayMeanRole);
  const block = trailerBlock(message);
  const workPackets = block.filter(([token]) => token.toLowerCase() === 'work-packet').map(([, value]) => value);
  return { role: declaredRole(block, roleLines), roleLines, workPackets, skipLines: lines.filter(skipsChecks) };
}

function declaredRole(block: readonly (readonly [string, string])[], roleLines: readonly string[]): Role | null {
  const [only, second] = roleLines;
  if (only === undefined || second !== undefined) return null;
  const value = block.find(([token]) => token === 'Role')?.[1];
  return value !== undefined && isRole(value) && only === `Role: ${value}` ? value : null;
}

/** Whether a line could be meant, or be taken, for a role. */
function mayMeanRole(line: string): boolean {
  const folded = [...line.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()]
    .map((char) => LOOKALIKES[char] ?? char)
    .join('');
  return /^\s*role\s*[:=]/.test(folded);
}

function skipsChecks(line: string): boolean {
  return SKIP_WORD.test(line) || SKIP_TRAILER.test(line.trim());
}

/** The lines of the last paragraph as token and value; empty when it is no strict trailer block or git could see another. */
function trailerBlock(message: string): readonly (readonly [string, string])[] {
  const lines = message.split('\n').map(withoutBlankEnd);
  if (lines.some(cutsMessage)) return [];
  while (lines.at(-1) === '') lines.pop();
  const start = lines.lastIndexOf('') + 1;
  // The first paragraph is the subject; git finds no trailers in it.
  if (!lines.slice(0, start).some((line) => line.trim() !== '')) return [];
  const block: [string, string][] = [];
  for (const line of lines.slice(start)) {
    const [, token, value] = TRAILER.exec(line) ?? [];
    if (token === undefined || value === undefined || ODD.test(line)) return [];
    block.push([token, value]);
  }
  return block;
}

/** Without the blanks at its end; odd ones among them stay, so that the line is no trailer. */
function withoutBlankEnd(line: string): string {
  const text = line.trimEnd();
  return ODD.test(line.slice(text.length)) ? line : text;
}

/** Whether some readers of a message stop at this line: the divider before a patch, scissors, an old list of conflicts. */
function cutsMessage(line: string): boolean {
  return (
    /^---(?:\s|$)/.test(line) ||
    /^\S{1,4} -{8,} (?:>8|8<|%<|>%) -{8,}/.test(line) ||
    line === 'Conflicts:' ||
    line.includes('\0')
  );
}
