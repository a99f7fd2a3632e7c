import type { LawPaths } from '../../engine/model/law.js';
import { isLawPath } from '../../engine/model/law-touches.js';
import { HOOKS } from '../hook.js';
import type { HooksPlace } from './setting.js';

/**
 * A committed folder of hooks that the law does not name: whoever may change the repository may then change what judges it (rule
 * `law-integrity`).
 * @returns the folder as `paths.law` names it, `tools/hooks/`; null where the law has it, or no change can bring the hooks
 */
export function hooksBesideLaw(place: HooksPlace, paths: LawPaths): string | null {
  if (place.kind !== 'tree') return null;
  // husky's shims are not committed; what they run stands above them.
  const folder = place.folder.replace(/\/_$/, '');
  return HOOKS.every((hook) => isLawPath(paths, `${folder}/${hook}`)) ? null : `${folder}/`;
}
