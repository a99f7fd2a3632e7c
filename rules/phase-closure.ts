import { fieldPlace } from '../engine/model/packet-place.js';
import { closingHeading, type PhaseClosure, type PhaseId } from '../engine/model/phase.js';
import { idsOfPhase, type PhaseObstacle, packetsOfPhase, phaseObstacles } from '../engine/model/phase-obstacles.js';
import { specRegressions } from '../engine/model/spec-regression.js';
import type { TreeView } from '../engine/model/tree-view.js';
import { standingWords, workStanding } from '../engine/model/work-standing.js';
import { defineRule, type Finding, type RelatedLocation } from '../engine/rule.js';

const keepOpen = (phase: PhaseId): string => `Until then the board must not say "${closingHeading(phase)}".`;

const messages = {
  unfinished: (data: { phase: PhaseId; packet: string; standing: string }) => ({
    message: `${data.packet} is ${data.standing}, expected it VALIDATED before phase ${data.phase} closes`,
    help: `Finish ${data.packet} and have it validated; or supersede it on the board by a packet that is VALIDATED, or cancel it there with the user's signature. ${keepOpen(data.phase)}`,
  }),
  blocker: (data: { phase: PhaseId; packet: string; blocker: string; standing: string }) => ({
    message: `${data.packet} depends on ${data.blocker}, which is ${data.standing}, expected it VALIDATED before phase ${data.phase} closes`,
    help: `Have ${data.blocker} validated first. ${keepOpen(data.phase)}`,
  }),
  'live-waiver': (data: { phase: PhaseId; waiver: string; rule: string; target: string }) => ({
    message: `The waiver ${data.waiver} of ${data.rule} for ${data.target} is live, expected it to end before phase ${data.phase} closes`,
    help: `Mend what ${data.waiver} waives and remove its row. ${keepOpen(data.phase)}`,
  }),
  regression: (data: { phase: PhaseId; packets: readonly string[] }) => ({
    message: `The Master Spec no longer says what ${data.packets.join(', ')} implemented, expected a clean spec regression check before phase ${data.phase} closes`,
    help: `See what spec-regression says, and mend it in a change of its own. ${keepOpen(data.phase)}`,
  }),
  empty: (data: { phase: PhaseId }) => ({
    message: `Phase ${data.phase} has no packet, expected a closure to close something`,
    help: `Packets of phase ${data.phase} begin with WP-${data.phase}-. ${keepOpen(data.phase)}`,
  }),
};

type ClosureFinding = Finding<typeof messages>;

/** Law: CX-585D, rule 5 — a phase closes on VALIDATED work, not on work that is called done. */
export const phaseClosure = defineRule({
  id: 'phase-closure',
  clauses: ['CX-585D', 'rule 5'],
  blocksWhen:
    'a phase is closed while one of its packets is not VALIDATED, a blocker is open, a waiver of it is live, or the spec regression check fails',
  why: 'CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.',
  reads: ['packets', 'board'],
  completeness: false,
  // A waiver of it would be a live waiver of the phase, and those keep it open (CX-585D).
  waivable: false,
  messages,
  *repository({ tree, phases, now }) {
    for (const closure of closures(tree)) {
      if (phases !== 'all' && !phases.has(closure.phase)) continue;
      const { phase, at } = closure;
      if (idsOfPhase(phase, tree).length === 0) yield { message: 'empty', data: { phase }, at, identity: phase };
      for (const obstacle of phaseObstacles(phase, tree, now)) yield findingOf(obstacle, closure, tree);
    }
  },
  *change({ base, result }) {
    const closedBefore = new Set(closures(base).map(({ phase }) => phase));
    const closing = closures(result).filter(({ phase }) => !closedBefore.has(phase));
    for (const closure of closing) yield* takenAway(closure, base, result);
    // The texts of the specs are at hand only where there are two, and they differ; a spec that is gone is for spec-current to say.
    const [old, now] = [base.specEntry(), result.specEntry()];
    if (!old || !now || old.id === now.id) return;
    const before = base.masterSpec();
    const after = result.masterSpec();
    if (!before || !after) return;
    for (const { phase, at } of closing) {
      const regressions = specRegressions(before, after, packetsOfPhase(phase, result));
      const packets = [...new Set(regressions.map(({ packet }) => packet.id))];
      if (packets.length > 0) yield { message: 'regression', data: { phase, packets }, at };
    }
  },
});

/** Open work that the base has in a phase and the change that closes it does not: it is neither done nor given up (threat B08). */
function* takenAway({ phase, at }: PhaseClosure, base: TreeView, result: TreeView): Iterable<ClosureFinding> {
  const left = new Set(idsOfPhase(phase, result));
  for (const id of idsOfPhase(phase, base)) {
    const standing = workStanding(id, base);
    // An entry without a packet is no work.
    if (left.has(id) || standing.kind === 'finished' || standing.kind === 'absent') continue;
    const words = `${standingWords(standing)} on the base and taken away by this change`;
    yield { message: 'unfinished', data: { phase, packet: id, standing: words }, at, identity: `${phase} ${id}` };
  }
}

function findingOf(obstacle: PhaseObstacle, { phase, at }: PhaseClosure, tree: TreeView): ClosureFinding {
  switch (obstacle.kind) {
    case 'unfinished': {
      const data = { phase, packet: obstacle.id, standing: standingWords(obstacle.standing) };
      return {
        message: 'unfinished',
        data,
        at,
        related: statusOf(obstacle.id, tree),
        identity: `${phase} ${obstacle.id}`,
      };
    }
    case 'blocker': {
      const { id, blocker } = obstacle;
      const data = { phase, packet: id, blocker, standing: standingWords(obstacle.standing) };
      return { message: 'blocker', data, at, related: statusOf(blocker, tree), identity: `${phase} ${id} ${blocker}` };
    }
    case 'waiver': {
      const { id, rule, target } = obstacle.waiver;
      return { message: 'live-waiver', data: { phase, waiver: id, rule, target }, at };
    }
  }
}

function statusOf(id: string, tree: TreeView): readonly RelatedLocation[] {
  const packet = tree.packet(id);
  return packet ? [{ at: fieldPlace(packet, 'STATUS'), note: 'the STATUS of the packet' }] : [];
}

function closures(tree: TreeView): readonly PhaseClosure[] {
  return tree.board()?.closedPhases.filter(({ canonical }) => canonical) ?? [];
}
