/** Edits of a text by whole lines, all given by the line numbers of the text as it was. */
export interface LineEdits {
  /** A line without its line end. */
  line(number: number): string;
  /** Removes lines; of the blank lines on both sides one stays. */
  remove(first: number, last: number): void;
  /** Removes lines, and returns them without their line ends. */
  take(first: number, last: number): string[];
  replace(number: number, line: string): void;
  /** Inserts lines behind one; with `apart` a blank line stands between. */
  insertBehind(number: number, lines: readonly string[], apart: boolean): void;
  /** Inserts a list below a heading, with a blank line before it and, where text follows, one behind it. */
  insertBelowHeading(number: number, lines: readonly string[]): void;
  /** Inserts a heading with a list behind a line, or at the end of the text for null. A second list for the same heading joins the first. */
  makeSection(heading: string, behind: number | null, lines: readonly string[]): void;
  /** The edited text. */
  text(): string;
}

interface Line {
  readonly text: string;
  readonly end: string;
}

/** Lines that are put behind a line. */
interface Insertion {
  readonly lines: string[];
  readonly before: boolean;
  readonly after: boolean;
  readonly heading: string | null;
}

/** Edits a text line by line. Line ends stay as they are; new lines get the first one that the text has. */
export function splice(text: string): LineEdits {
  return new Splicing(text);
}

class Splicing implements LineEdits {
  private readonly lines: Line[];
  private readonly lineEnd: string;
  private readonly removed = new Set<number>();
  private readonly replaced = new Map<number, string>();
  private readonly inserted = new Map<number, Insertion[]>();

  constructor(text: string) {
    this.lines = [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
      .map(([, line = '', end = '']) => ({ text: line, end }))
      .filter(({ text: line, end }) => line !== '' || end !== '');
    this.lineEnd = this.lines.find(({ end }) => end !== '')?.end ?? '\n';
  }

  line(number: number): string {
    return this.lines[number - 1]?.text ?? '';
  }

  remove(first: number, last: number): void {
    for (let number = first; number <= last; number++) this.removed.add(number);
  }

  take(first: number, last: number): string[] {
    this.remove(first, last);
    return this.lines.slice(first - 1, last).map((line) => line.text);
  }

  replace(number: number, line: string): void {
    this.replaced.set(number, line);
  }

  insertBehind(number: number, lines: readonly string[], apart: boolean): void {
    this.insert(number, { lines: [...lines], before: apart, after: false, heading: null });
  }

  insertBelowHeading(number: number, lines: readonly string[]): void {
    this.insert(number, { lines: [...lines], before: true, after: true, heading: null });
  }

  makeSection(heading: string, behind: number | null, lines: readonly string[]): void {
    this.insert(behind ?? this.lines.length, { lines: [...lines], before: lines.length > 0, after: true, heading });
  }

  text(): string {
    const out = new Output(this.lineEnd);
    for (let number = 0; number <= this.lines.length; number++) {
      const line = this.lines[number - 1];
      if (line && this.removed.has(number)) out.leaveOut();
      else if (line) out.keep(this.replaced.get(number) ?? line.text, line.end);
      // What belongs to the section above comes before a heading that is made behind it.
      for (const insertion of (this.inserted.get(number) ?? []).toSorted(byHeading)) {
        out.put(insertion, this.followedByText(number));
      }
    }
    return out.text();
  }

  private insert(behind: number, insertion: Insertion): void {
    // To a reader the end of the last line may begin one more.
    const number = Math.min(behind, this.lines.length);
    const there = this.inserted.get(number) ?? [];
    const same = there.find(({ heading }) => heading === insertion.heading);
    if (same) same.lines.push(...insertion.lines);
    else there.push(insertion);
    this.inserted.set(number, there);
  }

  /** Whether the next line that stays holds text. */
  private followedByText(number: number): boolean {
    let next = number + 1;
    while (this.removed.has(next)) next++;
    const line = this.lines[next - 1];
    return line !== undefined && !isBlank(line);
  }
}

/** The lines of the new text, as far as they are written. */
class Output {
  private readonly lines: Line[] = [];
  private isSeam = false;

  constructor(private readonly lineEnd: string) {}

  /** The next line of the old text is not in the new one. */
  leaveOut(): void {
    this.isSeam = true;
  }

  /** Two blank lines that meet where something stood between them become one, so that moving it there and back leaves nothing. */
  keep(text: string, end: string): void {
    const isDoubled = this.isSeam && text.trim() === '' && this.lines.at(-1)?.text.trim() === '';
    this.isSeam = false;
    if (!isDoubled) this.lines.push({ text, end });
  }

  put({ heading, lines, before, after }: Insertion, followedByText: boolean): void {
    const blank = (): void => {
      if (!isBlank(this.lines.at(-1))) this.add('');
    };
    if (heading !== null) {
      blank();
      this.add(heading);
    }
    if (before) blank();
    for (const line of lines) this.add(line);
    if (after && followedByText) this.add('');
  }

  text(): string {
    return this.lines.map(({ text, end }) => text + end).join('');
  }

  private add(text: string): void {
    this.isSeam = false;
    const last = this.lines.at(-1);
    // The last line of the old text may have had no end.
    if (last && last.end === '') this.lines[this.lines.length - 1] = { text: last.text, end: this.lineEnd };
    this.lines.push({ text, end: this.lineEnd });
  }
}

function byHeading(one: Insertion, other: Insertion): number {
  return Number(one.heading !== null) - Number(other.heading !== null);
}

function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}
