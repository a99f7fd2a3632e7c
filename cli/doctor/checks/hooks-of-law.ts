import { CONFIG_PATH } from '../../../engine/config/defaults.js';
import { hooksBesideLaw } from '../../init/hooks-of-law.js';
import { hooksPlace } from '../../init/hooks-place.js';
import type { DoctorCheck, Trouble } from '../doctor-check.js';

/** Hooks that are committed are law: else the change that they judge may bring others (threat H05, rule `law-integrity`). */
export const hooksOfLaw: DoctorCheck = {
  id: 'hooks-law',
  asks: 'No change can edit the hooks in passing',
  examine: async (facts) => {
    const [tree] = await facts.workTrees();
    const place = hooksPlace(tree?.configured ?? null, facts.top, facts.commonDirectory);
    if (place.kind !== 'tree') return { because: 'they are no part of the repository', troubles: [] };
    const because = `${place.folder} belongs to the law`;
    // A configuration that nobody can read is said by the check of the law.
    const readings = (await facts.laws()).flatMap((reading) => ('law' in reading ? [reading] : []));
    const beside = readings.map(({ law, where }) => ({ where, folder: hooksBesideLaw(place, law.paths) }));
    const without = beside.find(({ folder }) => folder !== null);
    if (!without?.folder) return { because, troubles: [] };
    return { because, troubles: [unprotected(without.folder, without.where, beside.at(-1)?.folder === null)] };
  },
};

/** @param isWritten whether the work tree has it already */
function unprotected(folder: string, where: string, isWritten: boolean): Trouble {
  return {
    message: `In ${where} the hooks in ${folder} belong to no law, expected paths.law of ${CONFIG_PATH} to name the folder`,
    why: 'law-integrity: whoever may change the hooks in passing may take the gate out of them.',
    help: isWritten
      ? `Commit ${CONFIG_PATH}, which names it.`
      : `Add "${folder}" to paths.law in ${CONFIG_PATH}, and commit it.`,
    path: CONFIG_PATH,
  };
}
