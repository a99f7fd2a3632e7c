import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { configSchema } from '../engine/config/config-schema.js';
import { rules } from '../rules/index.js';
import { readmeWithTables } from '../scripts/generate/readme.js';
// One file of tests for all of it: every file loads the engine anew, for every mutant.
import '../test/house/rule-facts.test.js';

// What a rule says of itself stands in generated files, which `npm run generate -- --check` compares. It is compared here without a
// process for each mutant.
const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

it('the table of the README', () => {
  const table = (text: string): string =>
    text.slice(text.indexOf('<!-- rules:start -->'), text.indexOf('<!-- rules:end -->'));
  expect(table(readmeWithTables(rules).content)).toBe(table(read('README.md')));
});

it('the schema of the configuration', () => {
  expect(configSchema(rules)).toEqual(JSON.parse(read('schemas/config.schema.json')));
});
