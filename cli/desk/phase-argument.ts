import { type PhaseId, phaseOf } from '../../engine/model/phase.js';
import { idsOfPhase, type PhaseTree } from '../../engine/model/phase-obstacles.js';
import { UndecidedError } from '../../engine/model/undecided.js';

/**
 * A phase that a command was given: the first token of packet ids (law.md, decision 3).
 * @param typed `1`, or `Phase 1` as the board says it
 * @throws UndecidedError, with the phases that there are, when no packet belongs to it
 */
export function phaseArgument(tree: Pick<PhaseTree, 'board' | 'packetEntries'>, typed: string): PhaseId {
  const phase = typed.replace(/^phase\s+/i, '');
  if (idsOfPhase(phase, tree).length > 0) return phase;
  const known = knownPhases(tree);
  throw new UndecidedError({
    subject: `phase ${typed}`,
    reason: `has no packet in the work tree, expected ${known.length === 0 ? 'one that has: there are no packets' : `one of ${known.join(', ')}`}`,
    help: 'The phase is the first token of a packet id: WP-1-Jobs-20260101 is of phase 1.',
  });
}

/** The phases that packets or entries of the board belong to, numbers in their order. */
export function knownPhases({ board, packetEntries }: Pick<PhaseTree, 'board' | 'packetEntries'>): readonly PhaseId[] {
  const files = packetEntries.map(({ path }) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length));
  const listed = board()?.entries.map(({ id }) => id) ?? [];
  const phases = new Set([...files, ...listed].flatMap((id) => phaseOf(id) ?? []));
  return [...phases].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
