import { CONFIG_PATH, DEFAULT_PATHS } from '../../engine/config/defaults.js';
import { languageOf } from '../../engine/model/code-language.js';
import type { RepoPath } from '../../engine/model/path.js';
import { newFile, type Part, together } from './change.js';
import { hasPackets, type Setting } from './setting.js';

/** Where the installed package has the schema of the configuration: editors complete and check by it. */
const SCHEMA = './node_modules/handshake-check/schemas/config.schema.json';

/** Folders with code in them that nobody takes for the code of the repository. */
const NO_CODE = new Set(['docs', 'doc', 'examples', 'example', 'node_modules', 'vendor', 'target', 'dist', 'build']);

/**
 * The configuration: the schema, the repository's own folders of code beside the protocol's (law.md, decision 14), and, where the gate is
 * taken up in the middle of the work, the commit of adoption (law.md, decision 11).
 */
export function configFile(setting: Setting): Part {
  const { look, tree, head } = setting;
  const own = codeFolders(tree.snapshot.paths());
  const config = {
    $schema: SCHEMA,
    ...(own.length === 0 ? {} : { paths: { code: [...DEFAULT_PATHS.code, ...own] } }),
    ...(hasPackets(setting) && head.commit !== null ? { since: head.commit } : {}),
  };
  const file = newFile(look, CONFIG_PATH, `${JSON.stringify(config, null, 2)}\n`);
  const words =
    file.changes.length > 0 && own.length > 0
      ? [`${own.join(', ')} count as code too, because code stands there: ${CONFIG_PATH} says so under paths.code`]
      : [];
  return together(file, { changes: [], words });
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

/** Whether a folder can be written into the configuration as it is: its patterns have signs of their own. */
function isWritable(folder: string): boolean {
  return /^[\w. @+-]+$/.test(folder);
}
