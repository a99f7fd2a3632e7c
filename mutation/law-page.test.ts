import { describe, inject } from 'vitest';
import { rules } from '../rules/index.js';
import { executePage } from '../test/support/executed-page.js';

const file = inject('rule');
const position = rules.findIndex(({ id }) => id === file);

// A mutant may change the id of its rule: then the page that carries the old one is not found, which fails.
describe(`rules/${file}.md`, () => {
  const rule = rules[position];
  if (!rule) throw new Error(`no rule has the id ${file}, expected the one of the file that is mutated`);
  executePage(rule);
});
