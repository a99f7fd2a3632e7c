import { CODE, COMMENT, codeKinds, STRING } from './code-kinds.js';
import type { CodeLanguage } from './code-language.js';
import { rustTestLines } from './rust-tests.js';

/** A part of a line: what stands outside of strings and comments, that with the strings, what strings hold, what comments say. */
export const LINE_PARTS = ['code', 'code-and-strings', 'strings', 'comments'] as const;

/** One of them. */
export type LinePart = (typeof LINE_PARTS)[number];

const KINDS: Readonly<Record<LinePart, readonly number[]>> = {
  code: [CODE],
  'code-and-strings': [CODE, STRING],
  strings: [STRING],
  comments: [COMMENT],
};

/** The lines of a source file, and what on each is code, string and comment. Scanned once, when first asked for a part. */
export class CodeLines {
  private readonly starts: readonly number[];
  private scanned: Uint8Array | null = null;
  private tests: ReadonlySet<number> | null = null;

  constructor(
    private readonly text: string,
    private readonly language: CodeLanguage,
  ) {
    this.starts = startsOf(text);
  }

  /** A line, without its end. Lines count from 1. */
  line(number: number): string {
    const { from, to } = this.bounds(number);
    return this.text.slice(from, to);
  }

  /** A line in which everything is blank but the wanted part, so that columns stay. */
  part(number: number, part: LinePart): string {
    const { from, to } = this.bounds(number);
    const wanted = KINDS[part];
    const kinds = this.kinds();
    let shown = '';
    for (let at = from; at < to; ) {
      const kind = kinds[at] ?? CODE;
      let end = at + 1;
      while (end < to && kinds[end] === kind) end++;
      shown += wanted.includes(kind) ? this.text.slice(at, end) : ' '.repeat(end - at);
      at = end;
    }
    return shown;
  }

  /** Whether a line belongs to tests that stand beside the code they test, as Rust has them. */
  isTest(number: number): boolean {
    this.tests ??= this.language === 'rust' ? rustTestLines(this.text, this.kinds()) : new Set();
    return this.tests.has(number);
  }

  private kinds(): Uint8Array {
    this.scanned ??= codeKinds(this.text, this.language);
    return this.scanned;
  }

  private bounds(number: number): { readonly from: number; readonly to: number } {
    const from = this.starts[number - 1] ?? this.text.length;
    const next = this.starts[number];
    const end = next === undefined ? this.text.length : next - 1;
    return { from, to: this.text.charAt(end - 1) === '\r' && end > from ? end - 1 : end };
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
