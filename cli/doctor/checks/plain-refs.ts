import { counted } from '../../../engine/model/counted.js';
import { printable } from '../../../engine/model/path.js';
import { pasted } from '../../desk/pasted.js';
import type { DoctorCheck, Trouble } from '../doctor-check.js';

/** No tag and no branch has the name under which people, scripts and tools ask for another one (threat L17). */
export const plainRefs: DoctorCheck = {
  id: 'refs',
  asks: 'No name of a branch or tag stands for two things',
  examine: async (facts) => {
    const refs = await facts.refs();
    const names = refs.map(({ name }) => name);
    return { because: counted(names.length, 'ref'), troubles: shadows(names) };
  },
};

/** What git finds before it when somebody asks for a short name, and what was meant. */
function shadows(names: readonly string[]): Trouble[] {
  const all = new Set(names);
  return names.flatMap((name) => {
    const short = shortName(name);
    if (short === null) return [];
    const below = ['refs/heads/', 'refs/remotes/'].map((folder) => `${folder}${short}`);
    const meant = short === 'HEAD' ? 'HEAD' : below.find((other) => other !== name && all.has(other));
    return meant === undefined ? [] : [shadow(name, meant, short)];
  });
}

/** The name by which a ref hides others; null for one that hides none. */
function shortName(name: string): string | null {
  const [, kind = '', short = ''] = /^refs\/(tags|heads|remotes)\/(.+)$/s.exec(name) ?? [];
  if (kind === 'remotes') return null;
  if (kind !== '') return short;
  // git looks for refs/<name> before every branch.
  return /^refs\/(?:replace|notes|stash|bisect|pull|merge-requests|rewritten|worktree|original)\b/.test(name)
    ? null
    : name.slice('refs/'.length);
}

function shadow(name: string, meant: string, short: string): Trouble {
  const isTag = name.startsWith('refs/tags/');
  const shown = printable(short);
  const away = isTag
    ? `git tag -d ${pasted(short)}, and on the server: git push origin ${pasted(`:${name}`)}`
    : name.startsWith('refs/heads/')
      ? `git branch -m ${pasted(short)} ${pasted('<another name>')}`
      : `git update-ref -d ${pasted(name)}`;
  return {
    message: `${printable(name)} has the short name ${shown} of ${printable(meant)}, expected one thing of that name`,
    why: `git takes ${shown} for one of them, and whoever compares with the other sees no difference. The gate asks by full names, other tools do not.`,
    help: `Give it another name, or take it away: ${away}`,
  };
}
