import { printable } from '../../../engine/model/path.js';
import { pasted } from '../../desk/pasted.js';
import type { DoctorCheck } from '../doctor-check.js';

/** git looks at every file: a mark in the index lets an edit stay unseen (threat H10). */
export const indexFlags: DoctorCheck = {
  id: 'index',
  asks: 'git looks at every file of the work tree',
  examine: async (facts) => {
    const flagged = await facts.flagged();
    const troubles = flagged.map(({ path, flag }) => ({
      message: `${printable(path)} is marked ${flag} in the index, expected no mark`,
      why: 'git status and git commit --all do not see what is changed there, so that what people look at is not what is committed.',
      help: `Take the mark away: git update-index --no-${flag} -- ${pasted(path)}`,
      path: printable(path),
    }));
    return { because: 'no marks in the index', troubles };
  },
};
