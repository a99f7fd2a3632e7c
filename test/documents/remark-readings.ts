import type { Heading as HeadingNode, Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Outline } from '../../engine/documents/outline.js';

// Nothing of the engine is called here, so that mutation testing keeps what remark said: it runs the tests thousands of times.

const remark = unified().use(remarkParse).freeze();

/** What both readers must say of a text. Columns and styles too: they cost nothing to compare. */
export type Reading = Pick<Outline, 'headings' | 'nestedHeadings'> & {
  readonly fences: readonly (readonly [startLine: number, endLine: number])[];
  readonly htmlBlocks: readonly (readonly [startLine: number, endLine: number])[];
};

/** What remark says of it. */
export function readByRemark(text: string): Reading {
  // remark's offsets do not count a byte order mark.
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const { children } = remark.parse(text);
  const isFence = (node: Nodes) => node.type === 'code' && '`~'.includes(source.charAt(span(node).from));
  const headings = children.filter((node) => node.type === 'heading');
  return {
    headings: headings.map((node) => headingOf(node, source)),
    nestedHeadings: countHeadings(children) - headings.length,
    fences: children.filter(isFence).map(linesOf),
    htmlBlocks: children.filter((node) => node.type === 'html').map(linesOf),
  };
}

function headingOf(node: HeadingNode, source: string): Outline['headings'][number] {
  const { line, endLine, column, from } = span(node);
  const [first, last] = [node.children.at(0), node.children.at(-1)];
  const text = first && last ? source.slice(span(first).from, span(last).to) : '';
  const isAtx = line === endLine && source.charAt(from) === '#';
  return { depth: node.depth, text, line, endLine, column, style: isAtx ? 'atx' : 'setext' };
}

/** Where a block that the text ends without its own end is left open, remark puts its end behind the last line. */
function linesOf(node: Nodes): [number, number] {
  const { line, endLine, endColumn } = span(node);
  return [line, endColumn === 1 && endLine > line ? endLine - 1 : endLine];
}

function span(node: Nodes) {
  if (node.position === undefined) throw new Error(`remark gave a ${node.type} without a position`);
  const { start, end } = node.position;
  const [from, to] = [start.offset ?? 0, end.offset ?? 0];
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column, from, to };
}

function countHeadings(nodes: readonly Nodes[]): number {
  let count = 0;
  for (const node of nodes)
    count += (node.type === 'heading' ? 1 : 0) + ('children' in node ? countHeadings(node.children) : 0);
  return count;
}

/** What remark says of the lines of a text, by their number: those that show something else than text, or nothing. */
export function kindsByRemark(text: string): Map<number, string> {
  const kinds = new Map<number, string>();
  const visit = (node: Nodes, inQuote: boolean): void => {
    const isQuote = inQuote || node.type === 'blockquote';
    const kind = { code: 'code', html: 'hidden', blockquote: 'quote' }[node.type as string];
    const { start, end } = node.position ?? {};
    // A block that its container ends is given the start of the next line as its end.
    const last = end && end.column === 1 && end.line > (start?.line ?? 0) ? end.line - 1 : (end?.line ?? 0);
    for (let line = start?.line ?? 1; kind && line <= last; line++) kinds.set(line, isQuote ? 'quote' : kind);
    if ('children' in node) for (const child of node.children) visit(child, isQuote);
  };
  visit(remark.parse(text), false);
  return kinds;
}

/** The same as `read`, which is asked once for each text. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}

export const headingsOf = remembered((text) => JSON.stringify(readByRemark(text)));
export const kindsOf = remembered(kindsByRemark);
