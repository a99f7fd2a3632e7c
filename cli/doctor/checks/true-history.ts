import { join } from 'node:path';
import { counted } from '../../../engine/model/counted.js';
import { pasted } from '../../desk/pasted.js';
import type { DoctorCheck, Trouble } from '../doctor-check.js';

/** git shows history as it is: nothing is replaced, cut off or grafted (threats L21, L22, L23). */
export const trueHistory: DoctorCheck = {
  id: 'history',
  asks: 'git shows the history as it is',
  examine: async (facts) => {
    const replaced = (await facts.refs()).filter(({ name }) => name.startsWith('refs/replace/'));
    const grafts = facts.grafts();
    const troubles = [
      ...replaced.map(({ name }) => replacement(name.slice('refs/replace/'.length))),
      ...(grafts.length === 0 ? [] : [grafted(grafts.length, join(facts.commonDirectory, 'info/grafts'))]),
      ...(facts.isShallow() ? [SHALLOW] : []),
    ];
    return { because: 'no replacements, no grafts, no shallow boundary', troubles };
  },
};

const WHY =
  'What people and other tools are shown is not what was committed. The gate looks past it, and judges another history than the one on the screen.';

function replacement(id: string): Trouble {
  return {
    message: `The object ${id} is replaced by another one when git shows it, expected it as it was committed`,
    why: WHY,
    help: `Look at the object itself: git --no-replace-objects show ${id}. Take the replacement away: git replace -d ${id}`,
  };
}

function grafted(count: number, file: string): Trouble {
  return {
    message: `info/grafts in git's own folder gives ${counted(count, 'commit')} other parents, expected the ones that were committed`,
    why: WHY,
    help: `Take it away: rm ${pasted(file)}`,
  };
}

const SHALLOW: Trouble = {
  message: 'The clone is shallow, expected the whole history',
  why: 'Whether a signature was used before, and what a change is against, can only be seen in the whole history: without it the gate cannot decide.',
  help: 'Fetch the rest: git fetch --unshallow',
};
