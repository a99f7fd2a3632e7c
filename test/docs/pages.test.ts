import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STYLE, siteOf } from '../../scripts/site/html.js';
import { addressOf, kindOf, type Page, pageOf, reachedPages, targetOf } from '../../scripts/site/page.js';
import { filesIn, namesIn, read } from '../house/source-files.js';

const folders = filesIn(['docs', 'rules', 'examples', 'recipes', 'actions'], '.md').map(({ path }) => path);
const pages = [...namesIn('.').filter((name) => name.endsWith('.md')), ...folders].map((path) => pageOf(path));
const byPath = new Map(pages.map((page) => [page.path, page]));
const reached = reachedPages();

/** What is wrong with the links of a page, a sentence each. */
function brokenLinks({ path, links }: Page): string[] {
  return links.flatMap(({ url, line }) => {
    const words = faultOf(path, url);
    return words === null ? [] : [`${path}:${line}: the link ${url} ${words}`];
  });
}

function faultOf(path: string, url: string): string | null {
  const target = targetOf(path, url);
  if (target === null) return /^https:\/\/[a-z0-9.-]+\.[a-z]+(?:\/[^\s]*)?$/.test(url) ? null : 'is no https address';
  if (url.startsWith('/')) return 'begins at the top, which is another one on every forge';
  const kind = kindOf(target.path);
  if (kind === null) return 'leads to nothing of this name';
  if (target.anchor === null) return null;
  const anchors = byPath.get(target.path)?.anchors ?? [];
  return anchors.includes(target.anchor) ? null : `leads to a heading that ${target.path} does not have`;
}

describe('the links of the pages', () => {
  it('are read wherever Markdown has them', () => {
    const page = pageOf('docs/x.md', '[a](b.md "t") ![c](<d e.png>)\n\n[f]: g.md#h\n\n| t |\n| - |\n| [i](j) |\n');
    expect(page.links.map(({ url, line }) => `${line} ${url}`)).toEqual(['1 b.md', '1 d e.png', '3 g.md#h', '7 j']);
  });

  it('are found broken: no file, another case, no heading, out of the repository', () => {
    const text =
      '[1](none.md) [2](../readme.md) [3](start.md#none) [4](../../x.md) [5](http://x.org) [6](/docs/start.md)';
    expect(brokenLinks(pageOf('docs/x.md', text))).toHaveLength(6);
    expect(brokenLinks(pageOf('docs/x.md', '[1](start.md#the-six-lines) [2](adr/) [3](https://x.org/a)'))).toEqual([]);
  });

  it('name headings as the forge does', () => {
    const { anchors } = pageOf('docs/x.md', '# A `b` & c\n\n## Twice\n\n## Twice\n\n```\n# none\n```\n');
    expect(anchors).toEqual(['a-b--c', 'twice', 'twice-1']);
  });

  it('lead somewhere', () => {
    expect(pages.flatMap(brokenLinks)).toEqual([]);
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(150);
  });

  it('to one place outside are spelt one way', () => {
    const outside = new Set(
      pages.flatMap(({ path, links }) => links.filter(({ url }) => !targetOf(path, url))).map(({ url }) => url),
    );
    const plain = (url: string): string =>
      url
        .toLowerCase()
        .replace(/^https:\/\/(?:www\.)?/, '')
        .replace(/\/$/, '');
    expect(new Set([...outside].map(plain)).size).toBe(outside.size);
  });
});

describe('the start page', () => {
  it('leads to every page', () => {
    const found = new Set(reached.map(({ path }) => path));
    const expected = pages.filter(({ path }) => /^(?:docs|rules)\/|^(?:README|CHANGELOG)\.md$/.test(path));
    expect(expected.map(({ path }) => path).filter((path) => !found.has(path))).toEqual([]);
  });

  it('names every page of docs/ itself, and each once', () => {
    const [start] = reached;
    const named = start?.links
      .map(({ url }) => targetOf('docs/index.md', url)?.path)
      .filter((path) => path?.startsWith('docs/'));
    expect(named?.sort()).toEqual(
      pages
        .map(({ path }) => path)
        .filter((path) => /^docs\/(?!index\.md)[^/]+\.md$/.test(path))
        .sort(),
    );
  });
});

describe('the site', () => {
  const { pages: site, files } = siteOf(reached);
  /** Addresses and anchors that a page of the site asks for. */
  const asked = (html: string): string[] => [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, url = '']) => url);

  it('has every page, each with a title, a language and one first heading', () => {
    expect([...site.keys()]).toEqual(reached.map(({ path }) => addressOf(path)));
    for (const [address, html] of site) {
      expect(html, address).toMatch(/^<!doctype html>\n<html lang="en">[\s\S]*<title>[^<]+<\/title>/);
      expect(html.match(/<h1[ >]/g), address).toHaveLength(1);
      expect(html.match(/aria-current="page"/g)?.length ?? 0, address).toBeLessThan(2);
    }
  });

  it('asks for nothing but its own pages, and no page runs anything', () => {
    const broken: string[] = [];
    for (const [address, html] of site) {
      expect(html, address).not.toContain('<pre>');
      expect(html, address).not.toMatch(/<(?:script|iframe|img|object|form)\b|\son[a-z]+=/i);
      for (const url of asked(html)) {
        if (url.startsWith('https://')) continue;
        const [path = '', anchor] = url.split('#');
        const to = path === '' ? address : posix.join(posix.dirname(address), path);
        const target = site.get(to);
        const isThere = to === STYLE || files.has(to) || target !== undefined;
        if (!isThere || (anchor !== undefined && !target?.includes(` id="${anchor}"`)))
          broken.push(`${address}: ${url}`);
      }
    }
    expect(broken).toEqual([]);
    expect(read('scripts/site/site.css')).not.toMatch(/@import|url\(/);
  });

  it('has the page before and behind at the end of each', () => {
    expect(site.get('concepts.html')).toMatch(
      /<footer>\n<a href="start\.html"><small>before<\/small> Start<\/a>\n<a href="walkthrough\.html"><small>next<\/small> Walk-through<\/a>\n<\/footer>/,
    );
    expect(site.get('rules/signature-lock.html')).toContain('<a href="../concepts.html">Concepts</a>');
  });
});

/** Whether an entry of `files` (a folder, a file, or one `*` in the name of files) covers a path. */
function isBelow(path: string, entry: string): boolean {
  if (!entry.includes('*')) return path === entry || path.startsWith(`${entry}/`);
  return posix.dirname(path) === posix.dirname(entry) && path.endsWith(posix.extname(entry));
}

describe('the README', () => {
  const text = read('README.md');

  it('takes the same six lines as the start page, whose lines are run', () => {
    const lines = (page: string, block: RegExp): string[] => (block.exec(page)?.[1] ?? '').trimEnd().split('\n');
    const typed = lines(text, /^## Try it\n[\s\S]*?^```sh\n([\s\S]*?)^```$/m).map((line) =>
      line.replace(/ +# .*$/, ''),
    );
    const run = lines(read('docs/start.md'), /^```console folder\n([\s\S]*?)^```$/m)
      .filter((line) => line.startsWith('$ '))
      .map((line) => line.slice(2).replaceAll(/(?<=git (?:init|commit|rm)) -q/g, ''));
    expect(typed).toHaveLength(6);
    expect(typed).toEqual(run);
  });

  it('leads to what is in the package too', () => {
    const { files } = JSON.parse(read('package.json')) as { readonly files: readonly string[] };
    const isPacked = (path: string): boolean =>
      ['README.md', 'LICENSE'].includes(path) || files.some((file) => isBelow(path, file));
    const led = byPath.get('README.md')?.links.flatMap(({ url }) => targetOf('README.md', url)?.path ?? []);
    expect(led?.filter((path) => !isPacked(path))).toEqual([]);
  });
});
