import { printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import type { Diagnostic } from '../../../engine/report.js';
import { plannedSource } from '../../../engine/sources/planned.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { judged } from '../../judged.js';
import type { Desk } from '../desk.js';

/** Which edits the gate takes as it took the files before, and what it would say of the others. */
export interface AcceptedEdits {
  readonly edits: readonly FileEdit[];
  /** By path. */
  readonly refused: ReadonlyMap<RepoPath, string>;
}

/**
 * Leaves out the edits with which a file would be blocked that is not blocked now: what a packet had at HEAD is inherited by the words of
 * a finding, and new words would be a new finding. What is blocked already may be blocked for other reasons afterwards.
 * @throws UndecidedError when the tree cannot be judged, or a file would be blocked that no edit touches
 */
export async function acceptedEdits(desk: Desk, edits: readonly FileEdit[]): Promise<AcceptedEdits> {
  const refused = new Map<RepoPath, string>();
  const blocked = new Set((await errorsWith(desk, [])).map(({ path }) => path));
  let left = edits;
  while (left.length > 0) {
    const errors = (await errorsWith(desk, left)).filter(({ path }) => !blocked.has(path));
    if (errors.length === 0) break;
    const before = left.length;
    left = left.filter(({ path }) => {
      const error = errors.find((each) => each.path === path);
      if (error) refused.set(path, `${error.message} (${error.rule})`);
      return !error;
    });
    const [error] = errors;
    if (left.length === before && error) throw strayError(error);
  }
  return { edits: left, refused };
}

async function errorsWith(
  { repository, now }: Pick<Desk, 'repository' | 'now'>,
  edits: readonly FileEdit[],
): Promise<Diagnostic[]> {
  const source = worktreeSource(repository, { whole: false }, now);
  const planned = new Map(edits.map(({ path, after }) => [path, after]));
  const { diagnostics } = await judged(planned.size > 0 ? plannedSource(source, planned) : source, { door: 'cli' });
  return diagnostics.filter(({ standing, severity }) => standing === 'active' && severity === 'error');
}

function strayError({ path, message, rule }: Diagnostic): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: `would be blocked, because ${message} (${rule}): nothing was written`,
    help: 'Migrate the packets one by one, to see which of them it comes from: npx handshake-check migrate WP-ID',
  });
}
