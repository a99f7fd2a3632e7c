import type { Code, Heading, ListItem, Nodes, Paragraph, Parents, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ReadingWork } from '../packet-lines.js';
import { lineIndexAt, type SourceText } from './source-text.js';

/** A block that no contract zone may hold. */
export interface OddBlock {
  readonly kind: 'html' | 'quote' | 'link definition' | 'indented code';
  readonly index: number;
  readonly lastIndex: number;
}

/** A heading as CommonMark reads it. */
export interface TreeHeading {
  readonly index: number;
  readonly depth: number;
  /** What is shown: markup is gone, references are decoded. */
  readonly text: string;
  /** It stands in no list and no quote. */
  readonly atRoot: boolean;
}

/** Fenced code. */
export interface TreeFence {
  readonly index: number;
  readonly lastIndex: number;
  readonly language: string;
  readonly closed: boolean;
}

/** A contract zone as the CommonMark reader sees it. Indexes are those of the source lines. */
export interface MarkdownTree {
  readonly headings: readonly TreeHeading[];
  /** The items of lists at the root by their first line. */
  readonly items: ReadonlyMap<number, ListItem>;
  readonly oddBlocks: readonly OddBlock[];
  readonly fences: readonly TreeFence[];
  /** All paragraphs, those of items included. */
  readonly paragraphs: readonly Paragraph[];
  /** By line index what paragraphs and headings show there, without markup. */
  readonly shown: ReadonlyMap<number, string>;
}

const processor = unified().use(remarkParse).freeze();

/**
 * Reads a contract zone by CommonMark, without the extensions of GitHub: what those would make of it is for suspicion to say.
 * To be called only after `holdToLimits`.
 * @param text the source up to the end of the contract zone
 */
export function readMarkdown(text: string, source: SourceText, work: ReadingWork): MarkdownTree {
  const reader = new TreeReader(text, source, work);
  const root = processor.parse(text);
  for (const child of root.children) reader.readBlock(child, true);
  for (const child of root.children) {
    if (child.type === 'list') for (const item of child.children) reader.items.set(reader.indexOf(item), item);
  }
  return reader;
}

/** The index of the line where a node starts. */
export function startIndex(node: Nodes, { lines }: Pick<SourceText, 'lines'>): number {
  return lineIndexAt(lines, node.position?.start.offset ?? 0);
}

/** The index of the line where a node ends. */
export function endIndex(node: Nodes, { lines }: Pick<SourceText, 'lines'>): number {
  const end = node.position?.end.offset ?? 0;
  return lineIndexAt(lines, Math.max(node.position?.start.offset ?? 0, end - 1));
}

class TreeReader implements MarkdownTree {
  readonly headings: TreeHeading[] = [];
  readonly items = new Map<number, ListItem>();
  readonly oddBlocks: OddBlock[] = [];
  readonly fences: TreeFence[] = [];
  readonly paragraphs: Paragraph[] = [];
  readonly shown = new Map<number, string>();

  constructor(
    private readonly text: string,
    private readonly source: SourceText,
    private readonly work: ReadingWork,
  ) {}

  indexOf(node: Nodes): number {
    return startIndex(node, this.source);
  }

  /** Reads a block and what it holds. The depth of nesting is bounded by `holdToLimits`. */
  readBlock(node: Nodes, atRoot: boolean): void {
    this.work.steps++;
    if (node.type === 'heading') this.readHeading(node, atRoot);
    else if (node.type === 'paragraph') {
      this.paragraphs.push(node);
      this.show(node.children);
    } else if (node.type === 'code') this.readCode(node);
    else if (node.type === 'html') this.addOdd('html', node);
    else if (node.type === 'definition') this.addOdd('link definition', node);
    else if (node.type === 'blockquote') this.addOdd('quote', node);
    if (isContainer(node)) for (const child of node.children) this.readBlock(child, false);
  }

  private readHeading(node: Heading, atRoot: boolean): void {
    const text = textOf(node);
    this.headings.push({ index: this.indexOf(node), depth: node.depth, text, atRoot });
    this.show(node.children);
  }

  private readCode(node: Code): void {
    const { start, end } = sourceRange(node);
    const marker = /^(?:`{3,}|~{3,})/.exec(this.text.slice(start, end))?.[0];
    if (marker === undefined) {
      this.addOdd('indented code', node);
      return;
    }
    const index = this.indexOf(node);
    const lastIndex = endIndex(node, this.source);
    this.fences.push({
      index,
      lastIndex,
      language: node.lang ?? '',
      closed: this.isClosed(start, index, lastIndex, marker),
    });
  }

  /** A fence is closed by a line of its own, indented as the one that opened it (threat M04). */
  private isClosed(start: number, index: number, lastIndex: number, marker: string): boolean {
    const { lines } = this.source;
    const column = start - (lines[index]?.start ?? 0);
    const last = (lines[lastIndex]?.text ?? '').trimEnd();
    const closing = last.slice(column);
    const isRun = closing.startsWith(marker) && [...closing].every((char) => char === marker[0]);
    return lastIndex > index && isRun && /^[ \t>]*$/.test(last.slice(0, column));
  }

  private addOdd(kind: OddBlock['kind'], node: Nodes): void {
    this.oddBlocks.push({ kind, index: this.indexOf(node), lastIndex: endIndex(node, this.source) });
  }

  private show(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.showText(node.value, this.indexOf(node));
      else if (node.type === 'inlineCode') this.showText(node.value.replace(/\n/g, ' '), this.indexOf(node));
      else if (node.type === 'image' || node.type === 'imageReference')
        this.showText(node.alt ?? '', this.indexOf(node));
      else if ('children' in node) this.show(node.children);
    }
  }

  private showText(value: string, index: number): void {
    this.work.steps += value.length + 1;
    value.split(/\r\n|\r|\n/).forEach((part, at) => {
      this.shown.set(index + at, (this.shown.get(index + at) ?? '') + part);
    });
  }
}

function isContainer(node: Nodes): node is Extract<Parents, { type: 'blockquote' | 'list' | 'listItem' }> {
  return node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem';
}

/** The offsets of a node in the text that was parsed. */
export function sourceRange(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
