import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { RepoPath } from '../../engine/model/path.js';
import { NOTHING, type Part } from './change.js';
import { added, type Insertion } from './section.js';
import { type Setting, textAt } from './setting.js';

const COMMAND = 'handshake-check hook pre-commit';
const OTHER_FILES = [
  '.lintstagedrc.yaml',
  '.lintstagedrc.yml',
  '.lintstagedrc.mjs',
  '.lintstagedrc.js',
  '.lintstagedrc.cjs',
  'lint-staged.config.mjs',
  'lint-staged.config.js',
  'lint-staged.config.cjs',
  'lint-staged.config.ts',
] as const;

/** An entry for packets where lint-staged is configured, so that it judges them too when people run it by hand. The hooks do without it. */
export function lintStaged(setting: Setting): Part {
  const { look, law } = setting;
  const pattern = `${law.paths.packets}/**`;
  const byHand = `add ${JSON.stringify(pattern)}: ${JSON.stringify(COMMAND)}`;
  const manifest = configIn(textAt(look, 'package.json'));
  if (manifest?.['lint-staged'] !== undefined)
    return entryIn(setting, 'package.json', ['lint-staged', pattern], byHand);
  const file = ['.lintstagedrc.json', '.lintstagedrc'].find((path) => configIn(textAt(look, path)) !== null);
  if (file !== undefined) return entryIn(setting, file, [pattern], byHand);
  const other = OTHER_FILES.find((path) => look(path).kind !== 'nothing');
  if (other === undefined || textAt(look, other)?.includes('handshake-check')) return NOTHING;
  return { changes: [], words: [`${other} is left as it is: ${byHand}`] };
}

function entryIn({ look }: Setting, path: RepoPath, keys: readonly string[], byHand: string): Part {
  return added(look, {
    path,
    isThere: (text) => text.includes(COMMAND),
    insertion: (text) => jsonInsertion(text, keys),
    act: `add packets to the lint-staged entries of ${path}`,
    byHand,
  });
}

/** Behind the last entry, in the manner of that one: what only adds to the text can be taken out again byte for byte. */
function jsonInsertion(text: string, keys: readonly string[]): Insertion | null {
  const root = parseTree(text);
  const object = root && findNodeAtLocation(root, keys.slice(0, -1));
  if (object?.type !== 'object') return null;
  const entry = `${JSON.stringify(keys.at(-1))}: ${JSON.stringify(COMMAND)}`;
  const last = object.children?.at(-1);
  if (!last) return { offset: object.offset + 1, text: entry };
  const before = text.slice(text.lastIndexOf('\n', last.offset) + 1, last.offset);
  const gap = before.trim() === '' ? `\n${before}` : ' ';
  return { offset: last.offset + last.length, text: `,${gap}${entry}` };
}

function configIn(text: string | null): Readonly<Record<string, unknown>> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Not JSON: the caller says what a person has to add.
    return null;
  }
}
