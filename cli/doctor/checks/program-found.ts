import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { hooksPlace, isPackage } from '../../init/hooks-place.js';
import { type DoctorCheck, shownFrom, type Trouble } from '../doctor-check.js';
import type { Facts, WorkTreeFacts } from '../facts.js';

const PACKAGE = 'node_modules/handshake-check';
const WHY = 'A hook whose program is missing blocks every commit: people then take the hook out, and nobody judges.';

/** Hooks find node and the program of the gate. */
export const programFound: DoctorCheck = {
  id: 'program',
  asks: 'The hooks find node and their program',
  examine: async (facts) => {
    const trees = await facts.workTrees();
    const node = nodeOnPath(facts);
    const troubles = [...(node === null ? [NO_NODE] : []), ...trees.flatMap((tree) => missing(tree, facts))];
    return { because: `node on the PATH, ${PACKAGE}`, troubles };
  },
};

const NO_NODE: Trouble = {
  message: 'The program node is in no folder of the PATH, expected Node 20.19 or newer there',
  why: WHY,
  help: 'Put the folder of node on the PATH of whatever runs git: editors often have another one than the shell.',
};

function nodeOnPath({ environment, isProgram }: Facts): string | null {
  const names = ['node', 'node.exe'];
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(isAbsolute);
  const files = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find((file) => isProgram(file)) ?? null;
}

/** The hooks of the package find it in the main work tree; what a manager runs looks in the work tree at hand. */
function missing(tree: WorkTreeFacts, facts: Facts): Trouble[] {
  const folder = packageOf(tree, facts);
  const program = join(folder, 'dist/cli.js');
  if (facts.isFile(program)) return [];
  const place = dirname(dirname(folder));
  const inFolder = place === facts.top ? '' : ` in ${place}`;
  return [
    {
      message: `${shownFrom(facts.top, program)} is missing, expected the program that the hooks run`,
      why: WHY,
      help: `Install the dependencies: npm install${inFolder}. The package itself: npm install --save-dev handshake-check`,
    },
  ];
}

/** The folder of the package that the hooks of a work tree lead to. */
function packageOf(tree: WorkTreeFacts, { main, commonDirectory }: Facts): string {
  if (hooksPlace(tree.configured, tree.top, commonDirectory).kind === 'package') return dirname(tree.folder);
  const isManaged = /[/\\]_$/.test(tree.folder) || tree.hooks.some(({ text }) => /lefthook/.test(text ?? ''));
  const top = isManaged ? tree.top : main;
  return isPackage(top) ? top : join(top, PACKAGE);
}
