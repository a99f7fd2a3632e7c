/** A law page (`rules/<id>.md`), read: its headings, and the examples that can be executed. */
export interface LawPage {
  /** The text of the `#` heading. */
  readonly title: string;
  /** The text between the title and the first section. */
  readonly sentence: string;
  readonly sections: readonly PageSection[];
  readonly examples: readonly Example[];
}

/** A `##` heading with the lines below it, fences included. */
export interface PageSection {
  readonly title: string;
  readonly body: string;
}

/** A `###` heading below `## Blocked` or `## Passes`, and the fenced blocks that build its change. */
export interface Example {
  readonly kind: 'Blocked' | 'Passes';
  readonly title: string;
  /** The line of its heading, from 1. */
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** One fenced block. */
export interface Block {
  /** The words behind the fence: `diff`, `signed`, `base`. */
  readonly words: readonly string[];
  /** Its lines, each with its line end. */
  readonly content: string;
  /** The lines of the opening and the closing fence, from 1. */
  readonly line: number;
  readonly endLine: number;
}

/** A page that does not keep to its form. */
export class PageError extends Error {
  constructor(place: string, what: string) {
    super(`${place} ${what}`);
    this.name = 'PageError';
  }
}

/** The headings of every page, in their order. */
export const PAGE_HEADINGS = [
  'Law',
  'What it checks',
  'Why',
  'Blocked',
  'Passes',
  'How to fix',
  'Options',
  'Does not detect',
] as const;

/**
 * Reads a page.
 * @param name what a person calls the page, for messages: `rules/packet-id.md`
 * @throws PageError naming the line that is not as the form says
 */
export function parseLawPage(name: string, text: string): LawPage {
  const reader = new PageReader(name);
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) reader.take(line, index + 1);
  return reader.page();
}

interface OpenFence {
  readonly marker: string;
  readonly words: readonly string[];
  readonly line: number;
  readonly content: string[];
}

class PageReader {
  private title: string | null = null;
  private readonly sentence: string[] = [];
  private readonly sections: { title: string; body: string[] }[] = [];
  private readonly examples: (Omit<Example, 'blocks'> & { blocks: Block[] })[] = [];
  private fence: OpenFence | null = null;

  constructor(private readonly name: string) {}

  take(line: string, number: number): void {
    if (this.fence) this.takeFenced(line, number, this.fence);
    else if (!this.opensFence(line, number)) this.takeHeadingOrText(line, number);
    if (!/^##? /.test(line) || this.fence) this.body().push(line);
  }

  page(): LawPage {
    if (this.fence) throw this.error(this.fence.line, 'opens a block that is never closed');
    if (this.title === null) throw this.error(1, 'has no title, expected # and the id of the rule');
    return {
      title: this.title,
      sentence: this.sentence.join('\n').trim(),
      sections: this.sections.map(({ title, body }) => ({ title, body: body.join('\n').trim() })),
      examples: this.examples,
    };
  }

  private body(): string[] {
    return this.sections.at(-1)?.body ?? this.sentence;
  }

  private takeFenced(line: string, number: number, fence: OpenFence): void {
    // Stricter than CommonMark, which lets the context line ` ``` ` of a diff close the fence around it.
    if (line !== fence.marker) {
      fence.content.push(line);
      return;
    }
    this.fence = null;
    this.keepBlock({
      words: fence.words,
      content: fence.content.map((each) => `${each}\n`).join(''),
      line: fence.line,
      endLine: number,
    });
  }

  private keepBlock(block: Block): void {
    const example = this.examples.at(-1);
    const section = this.sections.at(-1)?.title;
    if (section !== 'Blocked' && section !== 'Passes') return;
    if (!example || example.kind !== section) {
      throw this.error(
        block.line,
        `has a block above the first example of ${section}, expected ### and a title before it`,
      );
    }
    example.blocks.push(block);
  }

  private opensFence(line: string, number: number): boolean {
    const opening = /^(`{3,})([^`]*)$/.exec(line);
    if (!opening) return false;
    const [, marker = '', info = ''] = opening;
    this.fence = { marker, words: info.split(/\s+/).filter((word) => word !== ''), line: number, content: [] };
    return true;
  }

  private takeHeadingOrText(line: string, number: number): void {
    const heading = /^(#{1,3}) (.+)$/.exec(line);
    if (!heading) return;
    const [, marks = '', title = ''] = heading;
    if (marks === '#') this.takeTitle(title, number);
    else if (marks === '##') this.sections.push({ title, body: [] });
    else this.openExample(title, number);
  }

  private takeTitle(title: string, number: number): void {
    if (this.title !== null) throw this.error(number, 'is a second title, expected one');
    this.title = title;
  }

  private openExample(title: string, line: number): void {
    const kind = this.sections.at(-1)?.title;
    if (kind === 'Blocked' || kind === 'Passes') this.examples.push({ kind, title, line, blocks: [] });
  }

  private error(line: number, what: string): PageError {
    return new PageError(`${this.name}:${line}`, what);
  }
}
