import type { List, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { addressOf, kindOf, type Page, START, targetOf, wayTo } from './page.js';

/** A heading of the start page, and the pages below it. */
interface Chapter {
  readonly title: string;
  readonly pages: readonly { readonly path: string; readonly title: string }[];
}

const toHtml = unified().use(remarkRehype).use(rehypeStringify);

/**
 * The site: every page as HTML that needs no network and no script, and the files that pages link to, by their addresses.
 *
 * @param pages the start page first
 */
export function siteOf(pages: readonly Page[]): { readonly pages: Map<string, string>; readonly files: Set<string> } {
  const [start] = pages;
  if (start === undefined || start.path !== START) throw new Error(`the pages of the site do not begin with ${START}`);
  const chapters = chaptersOf(start);
  const known = new Set(pages.map(({ path }) => path));
  const files = new Set<string>();
  const written = pages.map((page): [string, string] => [addressOf(page.path), htmlOf(page, chapters, known, files)]);
  return { pages: new Map(written), files };
}

/** The start page is the table of contents: each of its second headings with the links of the list below it. */
function chaptersOf({ path, tree }: Page): Chapter[] {
  const chapters: { title: string; pages: { path: string; title: string }[] }[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 2) chapters.push({ title: textOf(node), pages: [] });
    if (node.type === 'list') chapters.at(-1)?.pages.push(...linkedIn(path, node));
  }
  return chapters;
}

function linkedIn(path: string, list: List): { path: string; title: string }[] {
  return list.children.flatMap(({ children: [paragraph] }) => {
    const [link] = paragraph?.type === 'paragraph' ? paragraph.children : [];
    if (link?.type !== 'link') return [];
    return [{ path: targetOf(path, link.url)?.path ?? '', title: textOf(link) }];
  });
}

function htmlOf(page: Page, chapters: readonly Chapter[], known: ReadonlySet<string>, files: Set<string>): string {
  const address = addressOf(page.path);
  const html = toHtml.stringify(toHtml.runSync(withSiteLinks(page, known, files)));
  // What scrolls has to be reached by the keyboard. No text of a page holds this tag: its signs are escaped.
  const body = html.replaceAll('<pre>', '<pre tabindex="0">');
  const title = page.path === START ? 'handshake-check' : `${page.title} - handshake-check`;
  const contents = chapters.map(
    ({ title, pages }) =>
      `<h2>${escaped(title)}</h2>\n<ul>\n${pages.map((each) => entry(each, page.path)).join('')}</ul>\n`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${wayTo(address, STYLE)}">
</head>
<body>
<a class="skip" href="#page">To the page</a>
<nav aria-label="Pages">
<p><a href="${wayTo(address, addressOf(START))}">handshake-check</a></p>
${contents.join('')}</nav>
<main id="page">
${body}
${neighbours(page.path, chapters)}</main>
</body>
</html>
`;
}

function entry({ path, title }: { path: string; title: string }, current: string): string {
  const here = path === current ? ' aria-current="page"' : '';
  return `<li><a href="${wayTo(addressOf(current), addressOf(path))}"${here}>${escaped(title)}</a></li>\n`;
}

/** The pages before and behind this one in the table of contents. */
function neighbours(path: string, chapters: readonly Chapter[]): string {
  const all = chapters.flatMap(({ pages }) => pages);
  const at = all.findIndex((each) => each.path === path);
  if (at < 0) return '';
  const link = (to: (typeof all)[number] | undefined, word: string): string =>
    to === undefined
      ? ''
      : `<a href="${wayTo(addressOf(path), addressOf(to.path))}"><small>${word}</small> ${escaped(to.title)}</a>\n`;
  return `<footer>\n${link(all[at - 1], 'before')}${link(all[at + 1], 'next')}</footer>\n`;
}

/** A copy of the page whose links lead to pages of the site; what has no place in it is text. */
function withSiteLinks(page: Page, known: ReadonlySet<string>, files: Set<string>): Root {
  const changed = <N extends Nodes>(node: N): N => {
    const copy = 'children' in node ? { ...node, children: node.children.map(changed) } : { ...node };
    if (copy.type !== 'link' && copy.type !== 'definition' && copy.type !== 'image') return copy as N;
    const url = siteLink(page.path, copy.url, known, files);
    if (url !== null) return { ...copy, url } as N;
    return { type: 'emphasis', children: 'children' in copy ? copy.children : [] } as unknown as N;
  };
  return changed(page.tree);
}

/** What a link of a page is in the site; null for folders and code, which are for those who have the repository. */
function siteLink(page: string, url: string, known: ReadonlySet<string>, files: Set<string>): string | null {
  const target = targetOf(page, url);
  if (target === null) return url;
  const from = addressOf(page);
  if (known.has(target.path)) {
    const anchor = target.anchor === null ? '' : `#${target.anchor}`;
    return `${target.path === page ? '' : wayTo(from, addressOf(target.path))}${anchor}`;
  }
  if (kindOf(target.path) !== 'file' || !SHIPPED.test(target.path)) return null;
  files.add(target.path);
  return wayTo(from, target.path);
}

/** Files that are worth a link from a page of the site; they lie there under the same path. */
const SHIPPED = /^(?:recipes|schemas)\//;

/** The address of the style sheet. */
export const STYLE = 'site.css';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
