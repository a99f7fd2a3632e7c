import type { CodeLanguage } from './code-language.js';

/** What a character of a source file belongs to. The quotes of a string are code, its content is not. */
export const CODE = 0;
export const STRING = 1;
export const COMMENT = 2;

/**
 * For each UTF-16 unit of a source file, what it belongs to. A scan, not a parser: it never fails, takes time linear in the length of
 * the text, and where it is wrong (a regular expression behind a bracket, an apostrophe in JSX) it is right again on the next line.
 */
export function codeKinds(text: string, language: CodeLanguage): Uint8Array {
  const scan = new Scan(text);
  if (language === 'python') scan.python();
  else if (language === 'rust') scan.rust();
  else scan.script();
  return scan.kinds;
}

/** Behind these characters a slash begins a regular expression; behind a name or a closing bracket it divides. */
const BEFORE_REGEX: ReadonlySet<string> = new Set('(,=:[!&|?{};+-*%>~^');
const WORDS_BEFORE_REGEX: ReadonlySet<string> = new Set([
  ...['return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'new', 'else', 'do', 'yield', 'await'],
]);

class Scan {
  readonly kinds: Uint8Array;
  private at = 0;
  /** Open `${` of template strings: how many braces are open inside each. */
  private readonly templates: number[] = [];
  /** The last character of code that is no blank, and the word it ends. */
  private last = '';
  private word = '';
  /** No regular expression that begins before this offset has an end on its line. */
  private noRegexBefore = 0;

  constructor(private readonly text: string) {
    this.kinds = new Uint8Array(text.length);
  }

  python(): void {
    while (this.at < this.text.length) {
      const char = this.char();
      if (char === '#') this.toEndOfLine();
      else if (char === '"' || char === "'") this.pythonString(char);
      else this.at++;
    }
  }

  rust(): void {
    while (this.at < this.text.length) {
      const char = this.char();
      if (char === '/' && this.char(1) === '/') this.toEndOfLine();
      else if (char === '/' && this.char(1) === '*') this.nestedComment();
      else if (char === '"') this.string('"', true);
      else if (char === "'") this.rustQuote();
      else if (char === 'r' && this.rawString()) continue;
      else this.at++;
    }
  }

  script(): void {
    while (this.at < this.text.length) {
      const char = this.char();
      if (char === '/' && this.char(1) === '/') this.toEndOfLine();
      else if (char === '/' && this.char(1) === '*') this.fill(COMMENT, this.endOf('*/', this.at + 2));
      else if (char === '"' || char === "'") this.string(char, false);
      else if (char === '`') this.template(this.at + 1);
      else if (char === '/' && this.regex()) continue;
      else this.scriptCode(char);
    }
  }

  private char(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  private fill(kind: number, to: number): void {
    this.kinds.fill(kind, this.at, to);
    this.at = to;
  }

  private endOfLine(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }

  private toEndOfLine(): void {
    this.fill(COMMENT, this.endOfLine());
  }

  /** Behind the next occurrence of a mark, or at the end of the text. */
  private endOf(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from);
    return found < 0 ? this.text.length : found + mark.length;
  }

  /** A string whose opening quote stands here. One that may not span lines ends with its line. */
  private string(quote: string, spansLines: boolean): void {
    this.at++;
    const from = this.at;
    while (this.at < this.text.length) {
      const char = this.char();
      if (char === quote || (char === '\n' && !spansLines)) break;
      this.at += char === '\\' ? 2 : 1;
    }
    this.at = Math.min(this.at, this.text.length);
    this.kinds.fill(STRING, from, this.at);
    if (this.char() === quote) this.at++;
    this.last = quote;
    this.word = '';
  }

  private pythonString(quote: string): void {
    const triple = quote.repeat(3);
    if (!this.text.startsWith(triple, this.at)) {
      this.string(quote, false);
      return;
    }
    this.at += 3;
    const from = this.at;
    while (this.at < this.text.length && !this.text.startsWith(triple, this.at))
      this.at += this.char() === '\\' ? 2 : 1;
    this.at = Math.min(this.at, this.text.length);
    this.kinds.fill(STRING, from, this.at);
    this.at = Math.min(this.at + 3, this.text.length);
  }

  private nestedComment(): void {
    let depth = 0;
    let to = this.at;
    while (to < this.text.length) {
      const pair = this.text.slice(to, to + 2);
      if (pair === '/*') depth++;
      else if (pair === '*/') depth--;
      to += pair === '/*' || pair === '*/' ? 2 : 1;
      if (depth === 0) break;
    }
    this.fill(COMMENT, Math.min(to, this.text.length));
  }

  /** A character, whose quote may hold a quote or the beginning of a comment; or a lifetime, which has no second quote. */
  private rustQuote(): void {
    const literal = /^'(?:\\[^\n]{1,10}?|[^\\'\n]{1,2})'/.exec(this.text.slice(this.at, this.at + 14))?.[0];
    if (literal !== undefined) this.kinds.fill(STRING, this.at + 1, this.at + literal.length - 1);
    this.at += literal?.length ?? 1;
  }

  /** `r"…"` and `r#"…"#`, in which nothing is escaped. */
  private rawString(): boolean {
    if (
      /[\w]/.test(this.text.charAt(this.at - 1)) &&
      !/(?:^|\W)[bc]$/.test(this.text.slice(Math.max(0, this.at - 2), this.at))
    )
      return false;
    let hashes = 0;
    while (this.char(1 + hashes) === '#') hashes++;
    if (this.char(1 + hashes) !== '"') return false;
    this.at += 2 + hashes;
    const closing = `"${'#'.repeat(hashes)}`;
    const end = this.endOf(closing, this.at);
    const to = this.text.startsWith(closing, end - closing.length) ? end - closing.length : end;
    this.kinds.fill(STRING, this.at, Math.max(to, this.at));
    this.at = end;
    return true;
  }

  /** The text of a template from an offset on, up to its end or to code in it. */
  private template(from: number): void {
    this.at = from;
    while (this.at < this.text.length) {
      const char = this.char();
      if (char === '`') break;
      if (char === '$' && this.char(1) === '{') {
        this.kinds.fill(STRING, from, this.at);
        this.at += 2;
        this.templates.push(0);
        this.last = '{';
        return;
      }
      this.at += char === '\\' ? 2 : 1;
    }
    this.at = Math.min(this.at, this.text.length);
    this.kinds.fill(STRING, from, this.at);
    this.at++;
    this.last = '`';
    this.word = '';
  }

  private scriptCode(char: string): void {
    const open = this.templates.at(-1);
    if (open !== undefined && char === '}' && open === 0) {
      this.templates.pop();
      this.template(this.at + 1);
      return;
    }
    if (open !== undefined && (char === '{' || char === '}'))
      this.templates[this.templates.length - 1] = open + (char === '{' ? 1 : -1);
    const isBlank = char === ' ' || char === '\t' || char === '\n' || char === '\r';
    if (!isBlank) {
      const continues = /[\w$]/.test(char);
      // No keyword has more letters than this.
      this.word = continues ? (/[\w$]/.test(this.text.charAt(this.at - 1)) ? this.word.slice(-10) : '') + char : '';
      this.last = char;
    }
    this.at++;
  }

  private regex(): boolean {
    const isAllowed = this.last === '' || BEFORE_REGEX.has(this.last) || WORDS_BEFORE_REGEX.has(this.word);
    if (!isAllowed || this.at < this.noRegexBefore) return false;
    let inClass = false;
    let to = this.at + 1;
    for (; to < this.text.length && this.text.charAt(to) !== '\n'; to++) {
      const char = this.text.charAt(to);
      if (char === '\\' && this.text.charAt(to + 1) !== '\n') to++;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) {
        this.kinds.fill(STRING, this.at + 1, to);
        this.at = to + 1;
        this.last = '/';
        this.word = '';
        return true;
      }
    }
    this.noRegexBefore = to;
    return false;
  }
}
