import { isPastDraft, type WorkPacket } from '../engine/model/packet.js';
import { fieldPlace } from '../engine/model/packet-place.js';
import { closingHeading, type PhaseId, phaseOf } from '../engine/model/phase.js';
import { packetsOfPhase } from '../engine/model/phase-obstacles.js';
import { listed } from '../engine/model/quote.js';
import type { TreeView } from '../engine/model/tree-view.js';
import { retiredEntry } from '../engine/model/work-standing.js';
import { defineRule } from '../engine/rule.js';

const messages = {
  'not-validated': (data: { packet: string }) => ({
    message: `${data.packet} is Done and not VALIDATED, expected a Validator to have accepted it`,
    help: `Have a Validator append a report to ${data.packet} and set "- STATUS: VALIDATED".`,
  }),
  'phase-grows': (data: { packet: string; phase: PhaseId; done: readonly string[] }) => ({
    message: `The change adds ${data.packet} to phase ${data.phase} while ${listed(data.done)} ${data.done.length > 1 ? 'are' : 'is'} Done and not VALIDATED, expected the finished work to be accepted first`,
    help: `Have a Validator accept ${listed(data.done)} first, or send the work back: "- STATUS: In-Progress".`,
  }),
  'phase-closes': (data: { phase: PhaseId; done: readonly string[] }) => ({
    message: `The change closes phase ${data.phase} while ${listed(data.done)} ${data.done.length > 1 ? 'are' : 'is'} Done and not VALIDATED, expected a phase to close on VALIDATED work only`,
    help: `Take "${closingHeading(data.phase)}" off the board until a Validator has accepted ${listed(data.done)}.`,
  }),
};

/** Law: PRIORITY_4, Part 2 step 2 — Done is not the end: work is accepted before a phase goes on. */
export const doneIsValidated = defineRule({
  id: 'done-is-validated',
  clauses: ['PRIORITY_4', 'Part 2 step 2'],
  blocksWhen:
    'a change adds a packet to, or closes, a phase in which a packet is Done but not VALIDATED (a warning otherwise)',
  why: 'PRIORITY_4 and Part 2, step 2: all Done packets are marked VALIDATED; done is what a Coder says, and not yet what is true.',
  reads: ['packets', 'board'],
  completeness: false,
  waivable: true,
  messages,
  *packet({ packet, tree, advanced }) {
    // The step to Done is what was wanted; that it stays there is what is not.
    if (!isDone(packet) || advanced || retiredEntry(packet.id, tree)) return;
    const at = fieldPlace(packet, 'STATUS');
    yield { message: 'not-validated', data: { packet: packet.id }, at, severity: 'warning' };
  },
  *change({ packetChanges, base, result }) {
    for (const { kind, after } of packetChanges) {
      const phase = kind === 'introduced' && after ? phaseOf(after.id) : null;
      if (!after || phase === null || !isPastDraft(after)) continue;
      const done = doneIn(phase, result).filter((id) => id !== after.id);
      const data = { packet: after.id, phase, done };
      if (done.length > 0) yield { message: 'phase-grows', data, at: fieldPlace(after, 'TASK_ID') };
    }
    const closedBefore = new Set(closures(base).map(({ phase }) => phase));
    for (const { phase, at } of closures(result)) {
      const done = closedBefore.has(phase) ? [] : doneIn(phase, result);
      if (done.length > 0) yield { message: 'phase-closes', data: { phase, done }, at };
    }
  },
});

function doneIn(phase: PhaseId, tree: TreeView): string[] {
  return packetsOfPhase(phase, tree)
    .filter((packet) => isDone(packet) && !retiredEntry(packet.id, tree))
    .map(({ id }) => id);
}

function isDone({ status }: WorkPacket): boolean {
  return status !== null && status.kind !== 'unknown' && status.status === 'Done';
}

function closures(tree: TreeView) {
  return tree.board()?.closedPhases.filter(({ canonical }) => canonical) ?? [];
}
