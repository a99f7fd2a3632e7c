import { LINKED, REGISTER_HEADER, registerGaps } from '../../engine/model/oss-register.js';
import { newFile, type Part, together } from './change.js';
import { added, type Insertion } from './section.js';
import type { Setting } from './setting.js';

/**
 * The register of open-source components with a row for each direct dependency that has none (CX-600B). Licences are those that the
 * installed packages name; where nobody names one the cell stays open, and the gate asks for it.
 */
export function register(setting: Setting): Part {
  const { law, look, tree, manifests, licenceOf } = setting;
  const path = law.paths.ossRegister;
  const { unregistered } = registerGaps(tree.register(), manifests);
  // In a repository that is at work already, what is missing for long is for its people to write down; ours is not.
  const isNew = look(path).kind === 'nothing';
  const wanted = isNew ? unregistered : unregistered.filter(({ name }) => name === 'handshake-check');
  const rows = wanted.map(({ name, isDev }) => {
    const purpose = name === 'handshake-check' ? 'Holds this repository to the Orchestrator Protocol' : `See ${name}`;
    return `| ${name} | ${licenceOf(name)} | ${LINKED} | ${isDev ? 'Dev' : 'Runtime'} | ${purpose} |\n`;
  });
  const open = wanted.filter(({ name }) => licenceOf(name) === '').map(({ name }) => name);
  const words =
    open.length === 0 ? [] : [`write the licence of ${open.join(', ')} into ${path}: no installed package says it`];
  const text = `# OSS Register\n\nEvery direct dependency, with its licence.\n\n${REGISTER_HEADER}\n${rows.join('')}`;
  if (isNew) return together(newFile(look, path, text), { changes: [], words });
  if (rows.length === 0) return { changes: [], words: [] };
  return added(look, {
    path,
    isThere: (now) => /^\|\s*handshake-check\s*\|/m.test(now),
    insertion: (now) => behindRegister(now, rows.join('')),
    act: `add the row of handshake-check to ${path}`,
    byHand: `add a row: ${rows.join('').trim()}`,
  });
}

/** Behind the last row of the first table that has our columns; a table of another form is for people. */
function behindRegister(text: string, rows: string): Insertion | null {
  const start = text.indexOf(REGISTER_HEADER);
  if (start < 0) return null;
  let end = start + REGISTER_HEADER.length;
  for (;;) {
    const line = /^\n?\|[^\n]*\|[ \t]*(?=\n|$)/.exec(text.slice(end))?.[0];
    if (line === undefined) break;
    end += line.length;
  }
  return text[end] === '\n' ? { offset: end + 1, text: rows } : { offset: end, text: `\n${rows.trimEnd()}` };
}
