import { basename, isAbsolute } from 'node:path';
import { counted } from '../../../engine/model/counted.js';
import { pasted } from '../../desk/pasted.js';
import { type DoctorCheck, shownFrom, type Trouble } from '../doctor-check.js';
import type { Facts, HookFault, HookFile, WorkTreeFacts } from '../facts.js';
import { hookFault } from './hook-standing.js';
import { layByLefthook } from './lefthook-standing.js';

const WHY =
  'A hook that git does not find or may not run is passed over in silence: whatever is committed there, nobody has judged it.';

/** Hooks are where git looks for them, in every work tree, may be run, and lead to the gate (threats H03, H04, H05). */
export const hooksLive: DoctorCheck = {
  id: 'hooks',
  asks: 'The hooks are live in every work tree',
  examine: async (facts) => {
    const trees = await facts.workTrees();
    const origin = await facts.hooksPathOrigin();
    const troubles = trees.flatMap((tree) => troublesOf(tree, facts, origin, trees.length > 1));
    const count = counted(trees.length, 'work tree');
    return { because: `${count}, ${trees[0]?.hooks.length ?? 0} hooks each`, troubles };
  },
};

/** @param isOneOfMany whether the work tree has to be named */
function troublesOf(
  tree: WorkTreeFacts,
  { environment }: Facts,
  origin: string | null,
  isOneOfMany: boolean,
): Trouble[] {
  const faults = tree.hooks.flatMap((file) => {
    const fault = hookFault(file, tree, environment);
    return fault === null ? [] : [{ file, fault }];
  });
  const byFault = grouped(faults);
  return [...byFault.values()].map((same) => {
    const names = same.map(({ file }) => file.hook).join(', ');
    const [first] = same;
    const inTree = isOneOfMany ? ` of the work tree ${tree.top}` : '';
    const looked =
      tree.configured === null
        ? shownFrom(tree.top, tree.folder)
        : `${tree.configured} (core.hooksPath${origin === null ? '' : `, ${origin}`})`;
    return {
      message: `${names}${inTree} in ${looked} ${same.length === 1 ? first?.fault.what : plural(first?.fault.what ?? '')}, expected ${same.length === 1 ? 'a hook that calls' : 'hooks that call'} handshake-check`,
      why: WHY,
      help:
        first?.fault.help ??
        helpFor(
          tree,
          same.map(({ file }) => file),
          first?.fault.what ?? '',
        ),
    };
  });
}

interface Fault {
  readonly file: HookFile;
  readonly fault: HookFault;
}

/** What is wrong in the same way with several hooks is said once. Node 20 has no `Map.groupBy`. */
function grouped(faults: readonly Fault[]): Map<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const each of faults) {
    const { what } = each.fault;
    found.set(what, [...(found.get(what) ?? []), each]);
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
  const byLefthook = tree.configured === null && fault === 'is missing' ? layByLefthook(tree) : null;
  if (byLefthook !== null) return byLefthook;
  const isHusky = basename(tree.folder) === '_';
  if (tree.configured !== null && !isHusky && fault === 'is missing') {
    return 'Let git use its own folder again, and lay the hooks: git config --unset core.hooksPath && npx handshake-check init --yes (add --global where it is set for all repositories)';
  }
  if (isHusky && fault === 'is missing') return 'Let husky lay its shims: npx husky';
  return 'Lay the hooks: npx handshake-check init --yes';
}
