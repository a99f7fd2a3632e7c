import { CONFIG_PATH, DEFAULT_PATHS } from '../../engine/config/defaults.js';
import { languageOf } from '../../engine/model/code-language.js';
import type { RepoPath } from '../../engine/model/path.js';
import { newFile, type Part, together } from './change.js';
import { hooksBesideLaw } from './hooks-of-law.js';
import { hasPackets, type Setting, textAt } from './setting.js';

/** Where the installed package has the schema of the configuration: editors complete and check by it. */
const SCHEMA = './node_modules/handshake-check/schemas/config.schema.json';

/** Folders with code in them that nobody takes for the code of the repository. */
const NO_CODE = new Set(['docs', 'doc', 'examples', 'example', 'node_modules', 'vendor', 'target', 'dist', 'build']);

/**
 * The configuration: the schema, the repository's own folders of code beside the protocol's (law.md, decision 14) and of hooks beside the
 * usual ones, and, where the gate is taken up in the middle of the work, the commit of adoption (law.md, decision 11).
 */
export function configFile(setting: Setting): Part {
  const { look, tree, head, law, hooks } = setting;
  const own = [...codeFolders(tree.snapshot.paths()), ...codeAtTop(tree.snapshot.paths())];
  const beside = hooksBesideLaw(hooks, law.paths);
  const named = beside?.slice(0, -1).split('/').every(isWritable) ? beside : null;
  const paths = {
    ...(own.length === 0 ? {} : { code: [...DEFAULT_PATHS.code, ...own] }),
    ...(named === null ? {} : { law: [...DEFAULT_PATHS.law, named] }),
  };
  const config = {
    $schema: SCHEMA,
    ...(Object.keys(paths).length === 0 ? {} : { paths }),
    ...(hasPackets(setting) && head.commit !== null ? { since: head.commit } : {}),
  };
  const file = newFile(look, CONFIG_PATH, `${JSON.stringify(config, null, 2)}\n`);
  const isNew = file.changes.length > 0;
  const words = [
    ...(isNew && own.length > 0 ? [codeWord(own)] : []),
    ...(isNew && named !== null ? [lawWord(named)] : []),
    ...(beside !== null && !(isNew && named !== null) && !hasNamed(setting, beside) ? [openWord(beside)] : []),
  ];
  return together(file, { changes: [], words });
}

function codeWord(own: readonly string[]): string {
  return `${own.join(', ')} ${own.length === 1 ? 'counts' : 'count'} as code too, because code stands there: ${CONFIG_PATH} says so under paths.code`;
}

function lawWord(folder: string): string {
  return `${folder} belongs to the law, because git runs the hooks there: ${CONFIG_PATH} says so under paths.law`;
}

/** A configuration that is there is left as it is: a person adds to it. */
function openWord(folder: string): string {
  return `${folder} has the hooks that git runs and belongs to no law, so that any change may edit them: add "${folder}" to paths.law in ${CONFIG_PATH}`;
}

/** Whether the configuration of the work tree names the folder already; HEAD's law does not until it is committed. */
function hasNamed({ look }: Setting, folder: string): boolean {
  return (textAt(look, CONFIG_PATH) ?? '').includes(JSON.stringify(folder));
}

/** The top folders that hold code and that the protocol does not name. */
export function codeFolders(paths: readonly RepoPath[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const end = path.indexOf('/');
    const folder = path.slice(0, Math.max(end, 0));
    if (end < 0 || folder.startsWith('.') || NO_CODE.has(folder) || languageOf(path) === null) continue;
    if (!DEFAULT_PATHS.code.includes(`${folder}/`) && isWritable(folder)) found.add(`${folder}/`);
  }
  return [...found].sort();
}

/** Code that stands in no folder: `index.js`, but not `vite.config.ts`, with which a tool is told something. */
function codeAtTop(paths: readonly RepoPath[]): string[] {
  const isTool = (path: RepoPath): boolean => {
    const [name, ...marks] = path.split('.');
    return name === '' || marks.slice(0, -1).some((mark) => /^(?:config|setup|conf)$/.test(mark));
  };
  return paths
    .filter((path) => !path.includes('/') && languageOf(path) !== null && !isTool(path) && isWritable(path))
    .sort();
}

/** Whether a folder can be written into the configuration as it is: its patterns have signs of their own. */
function isWritable(folder: string): boolean {
  return /^[\w. @+-]+$/.test(folder);
}
