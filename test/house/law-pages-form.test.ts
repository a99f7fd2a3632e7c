import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { UNWRITTEN } from '../../scripts/new-rule/skeleton.js';
import { PAGE_HEADINGS, parseLawPage } from '../support/law-page.js';
import { read } from './source-files.js';

describe.each(rules.map((rule) => [rule.id, rule] as const))('rules/%s.md', (id, rule) => {
  const text = read(`rules/${id}.md`);
  const page = parseLawPage(`rules/${id}.md`, text);

  function body(title: string): string {
    return page.sections.find((section) => section.title === title)?.body ?? '';
  }

  it('is named after its rule and begins with one paragraph', () => {
    expect(page.title).toBe(id);
    expect(page.sentence).toMatch(/\.$/);
    expect(page.sentence).not.toContain('\n\n');
    expect(text).not.toContain(UNWRITTEN);
  });

  it('has exactly the headings of every page, in their order, with something below each', () => {
    expect(page.sections.map(({ title }) => title)).toEqual(PAGE_HEADINGS);
    for (const section of page.sections) expect(section.body, section.title).not.toBe('');
  });

  it('names every clause that the rule enforces', () => {
    // Word by word: a sentence may say "the template of Part 4" for the label "Part 4 template".
    const words = new Set(
      body('Law')
        .toLowerCase()
        .match(/[\p{L}\d_-]+/gu),
    );
    const missing = rule.clauses.filter((clause) =>
      clause
        .toLowerCase()
        .split(' ')
        .some((word) => !words.has(word)),
    );
    expect(missing).toEqual([]);
  });

  it('describes exactly the options that the rule has, each with its default', () => {
    const described = body('Options')
      .split(/^(?=### )/m)
      .filter((part) => part.startsWith('### '));
    expect(described.map((part) => /^### `?([^`\n]+)`?$/m.exec(part)?.[1])).toEqual(Object.keys(rule.options));
    if (described.length === 0) expect(body('Options')).toMatch(/^None\./);
    for (const [index, { default: value }] of Object.values(rule.options).entries()) {
      const shown = /Default: `(.*)`/.exec(described[index] ?? '')?.[1] ?? '';
      expect(JSON.parse(shown), described[index]).toEqual(value);
    }
  });

  it('has a blocked and a passing example', () => {
    const kinds = new Set(page.examples.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['Blocked', 'Passes']);
    expect(new Set(page.examples.map(({ kind, title }) => `${kind}: ${title}`)).size).toBe(page.examples.length);
  });

  it('shows output at the end of each blocked example and nowhere else', () => {
    for (const example of page.examples) {
      const shown = example.blocks.map(({ words: [language] }) => language === 'text');
      const blocked = example.kind === 'Blocked';
      expect(shown.lastIndexOf(true), example.title).toBe(blocked ? shown.length - 1 : -1);
      expect(shown.filter(Boolean).length, example.title).toBe(blocked ? 1 : 0);
    }
  });
});
