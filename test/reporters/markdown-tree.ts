import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** How a reader of Markdown understands a text. */
export function parsed(markdown: string): Root {
  return unified().use(remarkParse).parse(markdown);
}

/** Every node below and including one, in the order of the text. */
export function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodesOf(child)) : [])];
}

/** What a forge acts on in text that is not code: mentions, references, links, formulas, references to characters, tags. */
const ACTED_ON = /[@#<>|`[\]\\*_$~&:][^\s]|www\.|\bgh-\d/iu;

/** The pieces of text outside of code that a forge or Markdown itself could act on. */
export function actedOn(tree: Root): string[] {
  return nodesOf(tree).flatMap((node) => (node.type === 'text' && ACTED_ON.test(node.value) ? [node.value] : []));
}
