import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MemoryTree } from '../../../engine/sources/memory.js';
import { rules } from '../../../rules/index.js';
import { buildChange } from '../../support/example-change.js';
import type { ExampleTree } from '../../support/example-repository.js';
import { parseLawPage } from '../../support/law-page.js';
import { build, newScenario } from '../../support/scenario.js';

/** A tree with the name under which the results list it. */
export interface NamedTree {
  readonly name: string;
  readonly tree: MemoryTree;
}

const PAGE = 'test/rules/pairs/trees.md';

/** The changes that the scenarios' repository is seen after; the scenarios' own words. */
const LANTERN_SCRIPTS: Readonly<Record<string, string>> = {
  lantern: 'true',
  'lantern-worked': 'echo "export const FORMAT = 1;" >> src/export.ts; work "begin"',
  'lantern-planned': 'np "- USER_SIGNATURE: $SIG2"; ci plan',
  'lantern-widened': 'widen "$P"; ci widen',
};

/** Every tree that is compared with every other: none at all, those of `trees.md`, and the scenarios' repository after some scripts. */
export function namedTrees(): readonly NamedTree[] {
  const page = parseLawPage(PAGE, readFileSync(fileURLToPath(new URL('trees.md', import.meta.url)), 'utf8'));
  const described = page.examples.map((example) => {
    const { commits, base } = buildChange(PAGE, example);
    return { name: example.title, tree: memoryTree(commits.at(-1)?.tree ?? base) };
  });
  const lantern = Object.entries(LANTERN_SCRIPTS).map(([name, script]) => ({ name, tree: treeAfter(script) }));
  return [{ name: 'nothing', tree: new Map() }, ...described, ...lantern];
}

/** Every tree that an example of a law page builds: its base, and the tree after each of its commits. */
export function lawPageTrees(): readonly NamedTree[] {
  const found = rules.flatMap(({ id }) => {
    const page = `rules/${id}.md`;
    const text = readFileSync(fileURLToPath(new URL(`../../../${page}`, import.meta.url)), 'utf8');
    return parseLawPage(page, text).examples.flatMap((example) => {
      const { base, commits } = buildChange(page, example);
      return [base, ...commits.map(({ tree }) => tree)].map((tree, at) => ({
        name: `${page}: ${example.title} (${at})`,
        tree: memoryTree(tree),
      }));
    });
  });
  return [...new Map(found.map((each) => [contentOf(each.tree), each])).values()];
}

/** Equal for trees that hold the same. */
function contentOf(tree: MemoryTree): string {
  const files = [...tree].map(([path, { kind, bytes }]) => [path, kind, Buffer.from(bytes).toString('latin1')]);
  return JSON.stringify(files.sort());
}

function memoryTree(tree: ExampleTree): MemoryTree {
  return new Map([...tree].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]));
}

function treeAfter(script: string): MemoryTree {
  const scenario = newScenario();
  build(scenario, script);
  const files = readdirSync(scenario.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(scenario.folder, file).replaceAll('\\', '/') }))
    .filter(({ path }) => !path.startsWith('.git/'));
  return new Map(
    files
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ file, path }) => {
        const kind = (statSync(file).mode & 0o111) === 0 ? 'file' : 'executable';
        return [path, { kind, bytes: readFileSync(file) }];
      }),
  );
}
