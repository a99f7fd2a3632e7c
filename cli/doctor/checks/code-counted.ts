import { CONFIG_PATH } from '../../../engine/config/defaults.js';
import { counted } from '../../../engine/model/counted.js';
import type { LawPaths } from '../../../engine/model/law.js';
import { shownPlaces, type UncountedPlace, uncountedCode } from '../../init/uncounted-code.js';
import type { DoctorCheck, Trouble } from '../doctor-check.js';

/** Code that the configuration does not name is free: nobody needs a packet for it, and no rule reads it (law.md, decision 14). */
export const codeCounted: DoctorCheck = {
  id: 'code',
  asks: 'What looks like source code counts as code',
  examine: async (facts) => {
    // What will be the law once it is committed; a configuration that nobody can read is said by the check of the law.
    const law = (await facts.laws()).flatMap((reading) => ('law' in reading ? [reading.law] : [])).at(-1);
    if (law === undefined) return { because: '', troubles: [], hints: [NOT_LOOKED_AT] };
    const { paths } = law;
    if (paths.code.length === 0) return { because: 'the configuration says that nothing does', troubles: [] };
    const places = uncountedCode(paths, await facts.tracked());
    const hints = places.length === 0 ? [] : [uncounted(places, paths)];
    return { because: hints.length === 0 ? paths.code.join(', ') : '', troubles: [], hints };
  },
};

const NOT_LOOKED_AT: Trouble = {
  message: 'Not looked at: the configuration, which says what counts, cannot be read',
  why: 'What paths.code does not name is free: anybody may change it without a packet, and no rule looks at it.',
  help: 'Mend the configuration, as the line about it says, and run this again.',
  path: CONFIG_PATH,
};

/** How many places are written out to be pasted. */
const MOST = 20;

function uncounted(places: readonly UncountedPlace[], { code }: LawPaths): Trouble {
  const files = places.reduce((sum, place) => sum + place.files, 0);
  const them = counted(files, 'tracked file with the ending', 'tracked files with endings');
  const all = [...code, ...places.slice(0, MOST).map(({ place }) => place)];
  return {
    message: `${them} of source code ${files === 1 ? 'does' : 'do'} not count as code, expected paths.code to name what is yours: ${shownPlaces(places)}`,
    why: 'What paths.code does not name is free: anybody may change it without a packet, and no rule looks at it.',
    help: `Name in ${CONFIG_PATH} what is yours, and leave out what is not: "paths": { "code": ${asList(all)} }. The configuration is law: once there are packets, change it alone and under a signed packet whose scope names it (npx handshake-check explain law-integrity).`,
    path: CONFIG_PATH,
  };
}

/** To be pasted, so that it is whole: what is set takes the place of the default. */
function asList(code: readonly string[]): string {
  return `[${code.map((place) => JSON.stringify(place)).join(', ')}]`;
}
