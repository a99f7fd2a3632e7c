import { CODE } from './code-kinds.js';

/** An attribute that makes what follows a test: `#[test]`, `#[tokio::test]`, `#[cfg(test)]`, `#[cfg(any(test, …))]`. */
const TEST_ATTRIBUTE = /\b(?:test|rstest|bench)\b/;
/** An attribute that leaves the item out of tests. */
const NOT_IN_TESTS = /\bnot\s?\(\s?test\b/;
/** How far an attribute reaches at most. */
const LONGEST_ATTRIBUTE = 400;

/**
 * The lines, from 1, of the tests inside a Rust file: functions and modules under a test attribute, up to the brace that closes them.
 * Linear: the text behind an attribute is read once.
 * @param kinds what each character belongs to, from `codeKinds`
 */
export function rustTestLines(text: string, kinds: Uint8Array): Set<number> {
  const lines = new Set<number>();
  const counter = new LineCounter(text);
  for (let at = text.indexOf('#'); at >= 0; ) {
    const attribute = kinds[at] === CODE ? attributeAt(text, kinds, at) : null;
    if (attribute === null || !TEST_ATTRIBUTE.test(attribute.text) || NOT_IN_TESTS.test(attribute.text)) {
      at = text.indexOf('#', at + 1);
      continue;
    }
    const end = attribute.isOfFile ? text.length : endOfItem(text, kinds, attribute.end);
    const first = counter.lineAt(at);
    const last = counter.lineAt(end);
    for (let line = first; line <= last; line++) lines.add(line);
    at = text.indexOf('#', end);
  }
  return lines;
}

interface Attribute {
  /** What stands in its brackets, strings left out. */
  readonly text: string;
  readonly end: number;
  /** `#![…]`: it is about the whole file. */
  readonly isOfFile: boolean;
}

function attributeAt(text: string, kinds: Uint8Array, at: number): Attribute | null {
  const isOfFile = text.charAt(at + 1) === '!';
  const open = at + (isOfFile ? 2 : 1);
  if (text.charAt(open) !== '[') return null;
  let depth = 0;
  let inside = '';
  for (let end = open; end < text.length && end < open + LONGEST_ATTRIBUTE; end++) {
    if (kinds[end] !== CODE) continue;
    const char = text.charAt(end);
    inside += char;
    if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return { text: inside, end: end + 1, isOfFile };
  }
  return null;
}

/** Where the item that begins here ends: behind its closing brace, or its semicolon; the end of the text where it has neither. */
function endOfItem(text: string, kinds: Uint8Array, from: number): number {
  let brackets = 0;
  let braces = 0;
  for (let at = from; at < text.length; at++) {
    if (kinds[at] !== CODE) continue;
    const char = text.charAt(at);
    if (char === '(' || char === '[') brackets++;
    else if (char === ')' || char === ']') brackets--;
    else if (char === '{') braces++;
    else if (char === '}' && --braces <= 0) return at + 1;
    else if (char === ';' && braces === 0 && brackets <= 0) return at + 1;
  }
  return text.length;
}

/** Line numbers of offsets that only grow. */
class LineCounter {
  private line = 1;
  private next: number;

  constructor(private readonly text: string) {
    this.next = text.indexOf('\n');
  }

  lineAt(offset: number): number {
    while (this.next >= 0 && this.next < offset) {
      this.line++;
      this.next = this.text.indexOf('\n', this.next + 1);
    }
    return this.line;
  }
}
