import { basename, isAbsolute } from 'node:path';
import { pasted } from '../../desk/pasted.js';
import { type DoctorCheck, shownFrom, type Trouble } from '../doctor-check.js';
import type { HookFile, WorkTreeFacts } from '../facts.js';
import { hookFault } from './hook-standing.js';

const WHY =
  'A hook that git does not find or may not run is passed over in silence: whatever is committed there, nobody has judged it.';

/** Hooks are where git looks for them, in every work tree, may be run, and lead to the gate (threats H03, H04, H05). */
export const hooksLive: DoctorCheck = {
  id: 'hooks',
  asks: 'The hooks are live in every work tree',
  examine: async (facts) => {
    const trees = await facts.workTrees();
    const origin = await facts.hooksPathOrigin();
    const troubles = trees.flatMap((tree) => troublesOf(tree, origin, trees.length > 1 ? null : facts.top));
    const count = trees.length === 1 ? '1 work tree' : `${trees.length} work trees`;
    return { because: `${count}, ${trees[0]?.hooks.length ?? 0} hooks each`, troubles };
  },
};

/** @param only the top of the work tree, where there is no other */
function troublesOf(tree: WorkTreeFacts, origin: string | null, only: string | null): Trouble[] {
  const faults = tree.hooks.flatMap((file) => {
    const fault = hookFault(file, tree);
    return fault === null ? [] : [{ file, fault }];
  });
  const byFault = grouped(faults);
  return [...byFault.values()].map((same) => {
    const names = same.map(({ file }) => file.hook).join(', ');
    const [first] = same;
    const inTree = only === null ? ` of the work tree ${tree.top}` : '';
    const looked =
      tree.configured === null
        ? shownFrom(tree.top, tree.folder)
        : `${tree.configured} (core.hooksPath${origin === null ? '' : `, ${origin}`})`;
    return {
      message: `${names}${inTree} in ${looked} ${same.length === 1 ? first?.fault : plural(first?.fault ?? '')}, expected ${same.length === 1 ? 'a hook that calls' : 'hooks that call'} handshake-check`,
      why: WHY,
      help: helpFor(
        tree,
        same.map(({ file }) => file),
        first?.fault ?? '',
      ),
    };
  });
}

interface Fault {
  readonly file: HookFile;
  readonly fault: string;
}

/** What is wrong in the same way with several hooks is said once. Node 20 has no `Map.groupBy`. */
function grouped(faults: readonly Fault[]): Map<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const each of faults) {
    found.set(each.fault, [...(found.get(each.fault) ?? []), each]);
  }
  return found;
}

function plural(fault: string): string {
  return fault
    .replace(/^is /, 'are each ')
    .replace(/^does /, 'do ')
    .replace(/ passes it over$/, ' passes them over');
}

function helpFor(tree: WorkTreeFacts, files: readonly HookFile[], fault: string): string {
  if (fault.startsWith('may not be run')) {
    return `Allow it: chmod +x ${files.map(({ hook }) => pasted(`${tree.folder}/${hook}`)).join(' ')}`;
  }
  const isRelative = tree.configured !== null && !isAbsolute(tree.configured);
  if (tree.isLinked && isRelative && fault === 'is missing') {
    return `Lay the hooks there: npm install in ${tree.top}. Or let git use one folder for all work trees: git config core.hooksPath ${pasted('<absolute path>')}`;
  }
  if (fault.includes('of lefthook')) return 'Let lefthook run it: npx handshake-check init --yes';
  const isHusky = basename(tree.folder) === '_';
  if (tree.configured !== null && !isHusky && fault === 'is missing') {
    return 'Let git use its own folder again, and lay the hooks: git config --unset core.hooksPath && npx handshake-check init --yes (add --global where it is set for all repositories)';
  }
  if (isHusky && fault === 'is missing') return 'Let husky lay its shims: npx husky';
  return 'Lay the hooks: npx handshake-check init --yes';
}
