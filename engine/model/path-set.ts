import { isGlob, matchesGlob } from './glob.js';
import type { RepoPath } from './path.js';

/**
 * Whether a path is in a set of folders (ending in `/`), exact files and patterns. Folders compare without regard to ASCII
 * case, because `SRC/x.ts` is the file `src/x.ts` on two of three operating systems (threat R15). The folder itself
 * counts, so that replacing `src` by a link is a change of `src/`.
 */
export function matchesAny(set: readonly string[], path: RepoPath): boolean {
  const lower = path.toLowerCase();
  return set.some((member) => {
    const wanted = member.toLowerCase();
    if (isGlob(wanted)) return matchesGlob(wanted, lower);
    if (wanted.endsWith('/')) return lower.startsWith(wanted) || lower === wanted.slice(0, -1);
    return lower === wanted;
  });
}
