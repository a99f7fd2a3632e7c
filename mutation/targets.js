// What is mutated, and what has to notice it: files to the tests that hold them.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { documents, FEW_RUNS, git, lock } from './engine-targets.js';

const top = new URL('..', import.meta.url);

/**
 * @typedef {'rules' | 'judge' | 'lock' | 'documents' | 'git'} Area what has to be held well by itself
 *
 * @typedef {object} Target what is tried in one run of Stryker
 * @property {string} name
 * @property {Area} area
 * @property {readonly string[]} files the files that are mutated, from the top
 * @property {string | null} rule the rule that it holds; null where it is none
 * @property {readonly string[]} tests the files of tests, from the top; what is cheap comes first
 * @property {number} runs how often a property of the tests is tried for each mutant
 */

/** Its page is executed and the texts that are generated from it are compared, as `npm run check` does. */
const OF_EVERY_RULE = ['mutation/said-of-itself.test.ts', 'mutation/law-page.test.ts'];

/** @type {Target} */
const judge = {
  name: 'judge',
  area: 'judge',
  files: ['engine/judge.ts', 'engine/waivers.ts'],
  rule: null,
  runs: FEW_RUNS,
  tests: ['test/engine/judge.test.ts', 'test/engine/judge-waivers.test.ts', 'test/rules/waiver-ledger.test.ts'],
};

/** @type {readonly Target[]} */
export const targets = [...rules(), judge, ...lock, ...documents, ...git];

/** @returns {Target[]} */
function rules() {
  const ids = namesIn('rules', '.ts').filter((id) => id !== 'index');
  const tests = namesIn('test/rules', '.test.ts');
  return ids.map((id) => {
    // `user-signature-cancellation` is about the rule `user-signature`, and `no-placeholder-code` about a rule of that name.
    const own = tests.filter((name) => ids.findLast((rule) => `${name}-`.startsWith(`${rule}-`)) === id);
    return {
      name: `rule ${id}`,
      area: id === 'signature-lock' ? 'lock' : 'rules',
      files: [`rules/${id}.ts`],
      rule: id,
      runs: FEW_RUNS,
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

/** @returns {string[]} files of documents and git that no target names: left out in silence, if nobody says so */
export function unnamed() {
  const named = targets.flatMap(({ files }) => files);
  return [...filesBelow('engine/documents'), ...filesBelow('engine/git')].filter((file) => !named.includes(file));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(new URL(folder, top), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/**
 * @param {string} files the files that are mutated, all of one target, with commas between them: `HANDSHAKE_CHECK_MUTATED`
 * @returns {Target & { mutated: string[] }}
 */
export function mutatedIn(files) {
  const mutated = files.split(',');
  const target = targets.find((each) => mutated.every((file) => each.files.includes(file)));
  if (!target) throw new Error(`${files} is not mutated, expected files of one target`);
  return { ...target, mutated };
}

/**
 * @param {string} name a file that is mutated, or a folder of such, from the top
 * @returns {string[]} the files
 */
export function filesNamed(name) {
  const folder = name.endsWith('/') ? name : `${name}/`;
  const files = targets.flatMap((each) => each.files).filter((file) => file === name || file.startsWith(folder));
  if (files.length === 0) throw new Error(`${name} is not mutated, expected a file or a folder of mutation/targets.js`);
  return files;
}

/**
 * @param {Target} target
 * @param {string} every of which lines changes were tried: `1` of all, `3` of every third, `3+1` of those behind them
 * @returns {string} the path of its report, from the top
 */
export function reportOf(target, every) {
  return `mutation/reports/${target.name.replaceAll(' ', '-')}${every === '1' ? '' : `.every-${every}`}.json`;
}
