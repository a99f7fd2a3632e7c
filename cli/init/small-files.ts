import type { RepoPath } from '../../engine/model/path.js';
import { NOTHING, newFile, type Part, together } from './change.js';
import { added, atEnd, markedByHash, markedInMarkdown } from './section.js';
import { type Setting, textAt } from './setting.js';
import { AGENTS_SECTION } from './templates.js';

const JUSTFILES = ['justfile', 'Justfile', '.justfile'] as const;
const RECIPES = 'handshake.just';

/** What agents are told, in the file that they read. */
export function agents({ look }: Setting): Part {
  const section = markedInMarkdown(AGENTS_SECTION);
  const path = 'AGENTS.md';
  if (look(path).kind === 'nothing') return newFile(look, path, `# For agents\n\n${section}`);
  return added(look, {
    path,
    isThere: (text) => text.includes('<!-- handshake-check:start -->'),
    insertion: (text) => atEnd(text, section),
    act: `add how to work under the gate to ${path}`,
    byHand: 'tell agents there to read docs/START_HERE.md and to run npx handshake-check before they commit',
  });
}

/** Other files that agents read: whoever reads only these does not know the gate. They are their owners', so that a person adds the line. */
export function otherAgents({ look }: Setting): Part {
  // By a link both names are one file, which gets the section itself or is left to people with a word of its own.
  if (look('AGENTS.md').kind === 'other') return NOTHING;
  const words = Object.entries(AGENT_FILES).flatMap(([path, line]) => {
    const text = textAt(look, path);
    return text === null || text.includes('AGENTS.md')
      ? []
      : [`${path} is left as it is, and whoever reads it alone does not know the gate: add the line ${line} there`];
  });
  return { changes: [], words };
}

const AGENT_FILES: Readonly<Record<RepoPath, string>> = {
  'CLAUDE.md': '@AGENTS.md',
  '.claude/CLAUDE.md': '@../AGENTS.md',
  '.github/copilot-instructions.md': '"Read AGENTS.md"',
};

/** What is installed is not committed: a first `git add --all` would take it along. */
export function ignored({ look, isInstalled }: Setting): Part {
  if (!isInstalled) return { changes: [], words: [] };
  const path = '.gitignore';
  if (look(path).kind === 'nothing') return newFile(look, path, 'node_modules/\n');
  return added(look, {
    path,
    isThere: (text) => /^(?:\*\*\/|\/)?node_modules\/?\s*$/m.test(text),
    insertion: (text) => atEnd(text, markedByHash('node_modules/')),
    act: `add node_modules/ to ${path}`,
    byHand: 'add the line node_modules/',
  });
}

/** The protocol's own names for the commands, where `just` is used. */
export function just({ look, packaged }: Setting): Part {
  const justfile = JUSTFILES.find((name) => look(name).kind !== 'nothing');
  if (justfile === undefined) return { changes: [], words: [] };
  const recipes = packaged('recipes/handshake.just');
  const text = textAt(look, justfile) ?? '';
  if (/^(?:import|mod)\b[^\n]*handshake/m.test(text)) return { changes: [], words: [] };
  const names = recipeNames(recipes);
  const taken = recipeNames(text).filter((name) => names.includes(name));
  // A name that stands twice is an error of the whole justfile.
  if (taken.length > 0) {
    const where = `node_modules/handshake-check/recipes/${RECIPES}`;
    return {
      changes: [],
      words: [
        `${justfile} has recipes of its own with the names ${taken.join(', ')} and is left as it is: take over what you like from ${where}`,
      ],
    };
  }
  return together(
    newFile(look, RECIPES, recipes),
    added(look, {
      path: justfile,
      isThere: () => false,
      insertion: (now) => atEnd(now, markedByHash(`import '${RECIPES}'`)),
      act: `import ${RECIPES} in ${justfile}`,
      byHand: `add the line import '${RECIPES}'`,
    }),
  );
}

function recipeNames(text: string): string[] {
  return [...text.matchAll(/^@?([A-Za-z_][\w-]*)(?: [^\n:=]*)?:(?!=)/gm)].map(([, name = '']) => name);
}
