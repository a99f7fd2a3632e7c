import { type GovernedPart, governedPart } from '../../engine/model/governed.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { FileEdit } from '../../workflow/file-edit.js';
import type { Desk } from './desk.js';
import { pasted } from './pasted.js';

/** What the desk writes: these say something together, and the gate takes them together. */
const TOGETHER: ReadonlySet<GovernedPart | null> = new Set(['packets', 'board', 'ledger', 'signatures']);

/**
 * The commit that an act belongs into, to paste: what it wrote, and what acts before it wrote that is not committed yet, because packet,
 * board and ledger pass together or not at all. It names its paths, so that nothing else that is staged comes along.
 */
export function commitLine({ tree, head, law }: Desk, edits: readonly FileEdit[], subject: string): string {
  const isOurs = (path: RepoPath): boolean => TOGETHER.has(governedPart(law.paths, path));
  const { snapshot } = tree;
  const all = new Set([...snapshot.paths(), ...head.paths()].filter(isOurs));
  const differing = [...all].filter((path) => snapshot.entry(path)?.id !== head.entry(path)?.id);
  const paths = [...new Set([...edits.map(({ path }) => path), ...differing])].map(pasted).join(' ');
  return `commit it: git add -- ${paths} && git commit -m ${pasted(subject)} -m 'Role: Orchestrator' -- ${paths}`;
}
