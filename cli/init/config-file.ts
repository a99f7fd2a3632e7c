import { CONFIG_PATH, DEFAULT_PATHS } from '../../engine/config/defaults.js';
import { governedPart } from '../../engine/model/governed.js';
import type { LawPaths } from '../../engine/model/law.js';
import type { RepoPath } from '../../engine/model/path.js';
import { matchesAny } from '../../engine/model/path-set.js';
import { newFile, type Part, together } from './change.js';
import { hooksBesideLaw } from './hooks-of-law.js';
import { hasPackets, type Setting, textAt } from './setting.js';
import { looksLikeCode } from './source-files.js';
import { shownPlaces, uncountedCode } from './uncounted-code.js';

/** Where the installed package has the schema of the configuration: editors complete and check by it. */
const SCHEMA = './node_modules/handshake-check/schemas/config.schema.json';

/**
 * The configuration: the schema, the repository's own folders of code beside the protocol's (law.md, decision 14) and of hooks beside the
 * usual ones, and, where the gate is taken up in the middle of the work, the commit of adoption (law.md, decision 11).
 */
export function configFile(setting: Setting): Part {
  const { look, tree, head, law, hooks } = setting;
  const beside = hooksBesideLaw(hooks, law.paths);
  const own = codeBeside(tree.snapshot.paths(), {
    ...law.paths,
    law: [...law.paths.law, ...(beside === null ? [] : [beside])],
    code: [],
  });
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
    ...(isNew ? newCodeWords(own) : codeWords(setting)),
    ...(isNew && named !== null ? [lawWord(named)] : []),
    ...(beside !== null && !(isNew && named !== null) && !hasNamed(setting, beside) ? [openWord(beside)] : []),
  ];
  return together(file, { changes: [], words });
}

/** What counts as code in the end, in one line. */
function newCodeWords(own: readonly string[]): string[] {
  const usual = DEFAULT_PATHS.code.join(', ');
  return own.length === 0
    ? [`what counts as code: ${usual} (paths.code in ${CONFIG_PATH} replaces these)`]
    : [
        `what counts as code: ${usual}, and ${own.join(', ')}, because code stands there (paths.code in ${CONFIG_PATH})`,
      ];
}

/** The same of a configuration that is there, which is left as it is: a person adds to it. */
function codeWords({ written, law, tree }: Setting): string[] {
  if (written === 'unreadable') return [`what counts as code is not known: ${CONFIG_PATH} cannot be read`];
  const code = written ?? DEFAULT_PATHS.code;
  if (code.length === 0) return [`what counts as code: nothing, because paths.code in ${CONFIG_PATH} is empty`];
  const where = written === null ? `(paths.code in ${CONFIG_PATH} replaces these)` : `(paths.code in ${CONFIG_PATH})`;
  const left = uncountedCode({ ...law.paths, code }, tree.snapshot.paths());
  return [
    `what counts as code: ${code.join(', ')} ${where}`,
    ...(left.length === 0
      ? []
      : [`source code beside it that anybody may change: ${shownPlaces(left)}. Add what is yours to paths.code`]),
  ];
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

/** The top folders that hold code, and code that stands in no folder, as far as neither the protocol nor the law names them. */
function codeBeside(files: readonly RepoPath[], governed: LawPaths): string[] {
  const found = new Set<string>();
  for (const path of files) {
    const place = path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path;
    if (found.has(place) || !looksLikeCode(path) || matchesAny(DEFAULT_PATHS.code, path)) continue;
    if (governedPart(governed, path) === null && isWritable(place.replace(/\/$/, ''))) found.add(place);
  }
  const all = [...found].sort();
  return [...all.filter((place) => place.endsWith('/')), ...all.filter((place) => !place.endsWith('/'))];
}

/** Whether a folder can be written into the configuration as it is: its patterns have signs of their own. */
function isWritable(folder: string): boolean {
  return /^[\p{L}\p{M}\p{N}_. @+-]+$/u.test(folder);
}
