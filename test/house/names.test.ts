import { describe, expect, it } from 'vitest';
import { LAW_PAGES } from '../../engine/generated/law-pages.js';
import { rules } from '../../rules/index.js';
import { namesIn, read } from './source-files.js';

/** Tests of rules that belong to no single rule. */
const OTHER_TESTS = ['law-pages', 'merged-reports'];

const registered = rules.map(({ id }) => id).sort();

function idsOf(folder: string, ending: string): string[] {
  const names = namesIn(folder).filter((name) => name.endsWith(ending));
  return names.map((name) => name.slice(0, -ending.length)).sort();
}

function matches(path: string, pattern: RegExp): string[] {
  return [...read(path).matchAll(pattern)].map(([, name = '']) => name).sort();
}

// Both directions at once: a name too many fails like one too few.
describe('every place that lists the rules lists the same ones', () => {
  it('the registry names each once', () => {
    expect(registered).toEqual([...new Set(registered)]);
    expect(registered.length).toBeGreaterThan(0);
  });

  it('rules/*.ts', () => {
    expect(idsOf('rules', '.ts').filter((id) => id !== 'index')).toEqual(registered);
  });

  it('rules/*.md', () => {
    expect(idsOf('rules', '.md')).toEqual(registered);
  });

  it('test/rules/*.test.ts', () => {
    expect(idsOf('test/rules', '.test.ts').filter((id) => !OTHER_TESTS.includes(id))).toEqual(registered);
  });

  it('schemas/config.schema.json', () => {
    const schema = JSON.parse(read('schemas/config.schema.json'));
    expect(Object.keys(schema.properties.rules.properties).sort()).toEqual(registered);
  });

  it('the table of the README', () => {
    const table = read('README.md').split('<!-- rules:start -->')[1]?.split('<!-- rules:end -->')[0] ?? '';
    const rows = [...table.matchAll(/^\| \[([^\]]+)\]\(rules\/([^)]+)\.md\) \|/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(registered);
    expect(rows.map(([, , page]) => page).sort()).toEqual(registered);
    expect(table.match(/^\| \[/gm)?.length).toBe(registered.length);
  });

  it('docs/messages.md, with each message of each rule', () => {
    expect(matches('docs/messages.md', /^## (.+)$/gm)).toEqual(registered);
    const messages = rules.flatMap((rule) => Object.keys(rule.messages).map((id) => `${rule.id}/${id}`));
    expect(matches('docs/messages.md', /^### (.+)$/gm)).toEqual(messages.sort());
  });

  it('the law pages inside the program', () => {
    expect(Object.keys(LAW_PAGES).sort()).toEqual(registered);
    for (const id of registered) expect(LAW_PAGES[id]).toBe(read(`rules/${id}.md`));
  });
});
