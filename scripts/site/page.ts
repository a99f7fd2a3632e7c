import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { ROOT } from '../generate/artifact.js';

/** Where the documentation begins. Every page is reached from here. */
export const START = 'docs/index.md';

/** A link or an image of a page, as it is written there. */
export interface Link {
  readonly url: string;
  readonly line: number;
}

/** One Markdown file of this repository, parsed as the forge parses it. */
export interface Page {
  /** From the top of the repository. */
  readonly path: string;
  readonly title: string;
  readonly tree: Root;
  /** The anchors of its headings, in order, as the forge names them. */
  readonly anchors: readonly string[];
  readonly links: readonly Link[];
}

const markdown = unified().use(remarkParse).use(remarkGfm);

/**
 * Reads a page, and gives each heading the id that the forge gives it.
 *
 * @param text the Markdown; by default what the file holds
 */
export function pageOf(path: string, text: string = readFileSync(join(ROOT, path), 'utf8')): Page {
  const tree = markdown.parse(text);
  const slugger = new GithubSlugger();
  const headings = [...nodesIn(tree)].filter((node): node is Heading => node.type === 'heading');
  const anchors = headings.map((heading) => {
    const id = slugger.slug(textOf(heading));
    heading.data = { ...heading.data, hProperties: { id } };
    return id;
  });
  const [first] = headings;
  return { path, title: first ? textOf(first) : basename(path), tree, anchors, links: linksIn(tree) };
}

function* nodesIn(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesIn(child);
}

function linksIn(tree: Root): Link[] {
  return [...nodesIn(tree)].flatMap((node) =>
    node.type === 'link' || node.type === 'image' || node.type === 'definition'
      ? [{ url: node.url, line: node.position?.start.line ?? 0 }]
      : [],
  );
}

/** What a relative link of a page leads to. */
export interface Target {
  /** From the top of the repository, without a slash at the end; '' is the top, and what begins with `..` lies outside of it. */
  readonly path: string;
  readonly anchor: string | null;
}

/** Null for a link that leads out of the repository, or to a page of the forge. */
export function targetOf(page: string, url: string): Target | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return null;
  const [address = '', anchor = null] = url.split('#', 2);
  const path = address === '' ? page : posix.join(posix.dirname(page), decodeURI(address));
  return { path: path.replace(/\/$/, ''), anchor };
}

/** What stands at a path, when it stands there under exactly this name: some file systems do not tell upper from lower case. */
export function kindOf(path: string): 'file' | 'folder' | null {
  const full = join(ROOT, path);
  if (path === '' || path.startsWith('..') || !existsSync(full)) return null;
  const isExact = path.split('/').every((name, at, all) => {
    const folder = join(ROOT, ...all.slice(0, at));
    return readdirSync(folder).includes(name);
  });
  if (!isExact) return null;
  return statSync(full).isDirectory() ? 'folder' : 'file';
}

/** All pages that a reader gets to from the start page, each behind the first one that links it. */
export function reachedPages(): Page[] {
  const reached = new Map<string, Page>();
  const waiting = [START];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (reached.has(path)) continue;
    const page = pageOf(path);
    reached.set(path, page);
    const next = page.links.map(({ url }) => targetOf(page.path, url)?.path ?? '');
    waiting.push(...next.filter((target) => target.endsWith('.md') && kindOf(target) === 'file'));
  }
  return [...reached.values()];
}

/** The address of a page in the site: what lies in docs/ lies at the top. */
export function addressOf(path: string): string {
  return path.replace(/^docs\//, '').replace(/\.md$/, '.html');
}

/** From one address of the site to another. */
export function wayTo(from: string, to: string): string {
  return posix.relative(dirname(from), to);
}
