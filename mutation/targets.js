// What is mutated, and what has to notice it: a file to the tests that hold it. None of them starts a process or reads a repository.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

const top = new URL('..', import.meta.url);

/**
 * @typedef {object} Target
 * @property {string} file the file that is mutated, from the top
 * @property {string | null} rule the rule that it holds; null for the judge
 * @property {readonly string[]} tests the files of tests, from the top
 */

/** Its page is executed and the texts that are generated from it are compared, as `npm run check` does. */
const OF_EVERY_RULE = ['mutation/said-of-itself.test.ts', 'mutation/law-page.test.ts'];

/** @type {readonly Target[]} */
export const targets = [...rules(), ...judges()];

/** @returns {Target[]} */
function rules() {
  const ids = namesIn('rules', '.ts').filter((id) => id !== 'index');
  const tests = namesIn('test/rules', '.test.ts');
  return ids.map((id) => {
    // `user-signature-cancellation` is about the rule `user-signature`, and `no-placeholder-code` about a rule of that name.
    const own = tests.filter((name) => ids.findLast((rule) => `${name}-`.startsWith(`${rule}-`)) === id);
    return {
      file: `rules/${id}.ts`,
      rule: id,
      tests: [...OF_EVERY_RULE, ...own.map((name) => `test/rules/${name}.test.ts`)],
    };
  });
}

/**
 * @param {string} folder
 * @param {string} ending
 * @returns {string[]} the names in a folder that end so, without the ending, sorted
 */
function namesIn(folder, ending) {
  const names = readdirSync(new URL(folder, top)).filter((name) => name.endsWith(ending));
  return names.map((name) => basename(name, ending)).sort();
}

/** @returns {Target[]} */
function judges() {
  const tests = ['test/engine/judge.test.ts', 'test/engine/judge-waivers.test.ts', 'test/rules/waiver-ledger.test.ts'];
  return ['engine/judge.ts', 'engine/waivers.ts'].map((file) => ({ file, rule: null, tests }));
}

/**
 * @param {string} file a file that is mutated, from the top
 * @returns {Target}
 */
export function targetOf(file) {
  const target = targets.find((each) => each.file === file);
  if (!target)
    throw new Error(`${file} is not mutated, expected one of: ${targets.map((each) => each.file).join(', ')}`);
  return target;
}
