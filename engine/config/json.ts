import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** How deeply objects and arrays may be nested (threat X11). */
export const MAX_DEPTH = 32;

/** A key that JavaScript objects give a meaning of their own: `{"__proto__": …}` must never reach one (threat P10). */
const RESERVED_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Why a text is not a configuration, and the offset at which it shows, in UTF-16 units. */
export interface JsonFault {
  readonly offset: number;
  /** The rest of a sentence whose subject is the place. */
  readonly reason: string;
  readonly help: string;
}

/** A JSON text that was read: its value, and the tree that says where each part stands. */
export interface JsonDocument {
  readonly value: unknown;
  readonly root: Node;
}

/**
 * Reads JSON with comments. Stricter than editors are: no trailing comma, no key twice, no reserved key, bounded depth. Two
 * readers that disagree about such a text would disagree about the law (threats P10, X11).
 * @param text without a byte order mark
 */
export function readJson(text: string): JsonDocument | JsonFault {
  // The depth comes first: the parser recurses, and twenty thousand open brackets would end it.
  const deep = firstTooDeep(text);
  if (deep !== null) {
    return {
      offset: deep,
      reason: `is nested deeper than ${MAX_DEPTH} levels, expected at most ${MAX_DEPTH}`,
      help: 'Remove the nesting: no setting of the configuration is deeper than five levels.',
    };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, allowEmptyContent: false });
  const [error] = errors;
  if (error) return syntaxFault(text, error);
  if (!root) return { offset: 0, reason: 'is empty, expected a JSON object', help: 'Write {} to use every default.' };
  return firstBadKey(root) ?? { value: getNodeValue(root), root };
}

/** Whether reading failed. */
export function isFault(read: JsonDocument | JsonFault): read is JsonFault {
  return 'reason' in read;
}

/** One pass over the text, without recursion: brackets outside strings and comments. Returns the offset of the first too many. */
function firstTooDeep(text: string): number | null {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') i = endOfString(text, i);
    else if (char === '/') i = endOfComment(text, i);
    else if (char === '{' || char === '[') {
      if (++depth > MAX_DEPTH) return i;
    } else if (char === '}' || char === ']') depth--;
  }
  return null;
}

/** The offset of the closing quote, or of the last character of a line that has none: JSON strings end with their line. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"' && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1;
  return i;
}

function endOfComment(text: string, start: number): number {
  const ends = text[start + 1] === '/' ? '\n' : text[start + 1] === '*' ? '*/' : null;
  if (ends === null) return start;
  const end = text.indexOf(ends, start + 2);
  return end < 0 ? text.length : end + ends.length - 1;
}

const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'is not JSON, expected a value in double quotes, a number, true, false or null',
  InvalidNumberFormat: 'is not a number, expected digits',
  PropertyNameExpected:
    'has no key where one belongs, expected a key in double quotes and no comma before a closing brace',
  ValueExpected: 'has no value where one belongs, expected a value and no comma before a closing bracket',
  ColonExpected: 'has no colon after a key, expected "key": value',
  CommaExpected: 'has no comma between two entries, expected one',
  CloseBraceExpected: 'has an object that is never closed, expected }',
  CloseBracketExpected: 'has an array that is never closed, expected ]',
  EndOfFileExpected: 'has text after the end of the configuration, expected one JSON object',
  UnexpectedEndOfComment: 'has a comment that is never closed, expected */',
  UnexpectedEndOfString: 'has a text that is never closed, expected a closing double quote',
  InvalidUnicode: 'has a broken \\u escape, expected four hexadecimal digits',
  InvalidEscapeCharacter: 'has an unknown escape, expected one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
  InvalidCharacter: 'has a control character in a text, expected it escaped',
};

function syntaxFault(text: string, error: ParseError): JsonFault {
  const code = printParseErrorCode(error.error);
  return {
    offset: Math.min(error.offset, text.length),
    reason: SYNTAX_WORDS[code] ?? `is not JSON with comments (${code})`,
    help: 'Correct the JSON at this place. Comments are allowed, trailing commas are not.',
  };
}

/** Keys that stand twice in one object, or that objects reserve. The tree is shallow by now, so recursion is bounded. */
function firstBadKey(node: Node): JsonFault | null {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const fault = node.type === 'object' ? badKey(child, seen) : null;
    const found = fault ?? firstBadKey(child);
    if (found) return found;
  }
  return null;
}

function badKey(property: Node, seen: Set<string>): JsonFault | null {
  const key = property.children?.[0];
  const name = String(key?.value);
  const offset = key?.offset ?? property.offset;
  if (RESERVED_KEYS.includes(name)) {
    return { offset, reason: `has the reserved key "${name}", expected none`, help: `Remove the key "${name}".` };
  }
  if (seen.has(name)) {
    return {
      offset,
      reason: `has the key "${name}" a second time, expected each key once`,
      help: `Keep one of the entries "${name}" and remove the other.`,
    };
  }
  seen.add(name);
  return null;
}
