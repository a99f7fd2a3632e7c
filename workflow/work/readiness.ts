import { dependenciesOf } from '../../engine/model/dependency-graph.js';
import type { Location } from '../../engine/model/location.js';
import { spanLocation } from '../../engine/model/location.js';
import { unresolvedQuestions } from '../../engine/model/open-questions.js';
import { isSigned, type WorkPacket } from '../../engine/model/packet.js';
import { fieldPlace } from '../../engine/model/packet-place.js';
import { isPlaceholder } from '../../engine/model/placeholder.js';
import { listed, quote } from '../../engine/model/quote.js';
import { otherUse } from '../../engine/model/signature-uses.js';
import type { Status } from '../../engine/model/status.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import { retiredEntry, standingWords, workStanding } from '../../engine/model/work-standing.js';
import type { Obstacle } from './obstacle.js';

/** The tree in which a packet would be handed to a Coder. Every packet of it can be read. */
export type DelegationTree = Pick<TreeView, 'packet' | 'board' | 'packetEntries' | 'packetAt' | 'ledger'>;

/** Work may start, or go on, from these. */
const STARTABLE: ReadonlySet<Status | null> = new Set<Status>(['Ready-for-Dev', 'In-Progress']);

/**
 * What keeps a packet from being handed to a Coder although no rule need say so, because a packet may well stand like this: a Draft is
 * unsigned, a packet waits for others, questions are open (Part 4, "DO NOT delegate if"; rule 6; CX-584).
 * @param known what the rules have found: what they have said is not said again
 */
export function delegationObstacles(
  packet: WorkPacket,
  tree: DelegationTree,
  known: readonly Pick<Obstacle, 'rule' | 'messageId'>[],
): Obstacle[] {
  const isSaid = (rule: string, messageId: string): boolean =>
    known.some((each) => each.rule === rule && each.messageId === messageId);
  const signatureIsJudged = known.some(({ rule }) => rule === 'user-signature');
  return [
    ...(isSigned(packet) || signatureIsJudged ? [] : [unsigned(packet)]),
    ...(isSaid('user-signature', 'used-twice') ? [] : usedElsewhere(packet, tree)),
    ...notStartable(packet),
    ...retired(packet, tree),
    ...(isSaid('dependency-order', 'started-early') ? [] : waiting(packet, tree)),
    ...(isSaid('user-signature', 'open-question') ? [] : openQuestions(packet)),
  ];
}

type Words = Pick<Obstacle, 'message' | 'why' | 'help'>;

function obstacle(messageId: string, { path, line, column }: Location, words: Words): Obstacle {
  return { rule: 'pre-work', messageId, path, line, column, ...words };
}

function unsigned(packet: WorkPacket): Obstacle {
  return obstacle('unsigned', fieldPlace(packet, 'USER_SIGNATURE'), {
    message: `${packet.id} is not signed, expected the signature of the user`,
    why: 'Rule 4 and CX-585C: nothing is implemented before the user has signed.',
    help: `Ask the user to sign, and record it: npx handshake-check sign ${packet.id} <signature>`,
  });
}

function usedElsewhere(packet: WorkPacket, tree: DelegationTree): Obstacle[] {
  if (!isSigned(packet)) return [];
  const other = otherUse(packet, { base: tree, result: tree, changeset: { signatureHistory: null } });
  // What a row of the ledger says of a packet is judged by the rule.
  if (other?.kind !== 'packet') return [];
  const message = `USER_SIGNATURE ${packet.signature.text} of ${packet.id} also stands in ${other.packet}, expected a signature of its own`;
  return [
    obstacle('signature-elsewhere', fieldPlace(packet, 'USER_SIGNATURE'), {
      message,
      why: 'CX-585C: a signature is used exactly once.',
      help: `Create the packet anew and ask the user for a signature for it: npx handshake-check create-task-packet --from ${packet.id}`,
    }),
  ];
}

function notStartable(packet: WorkPacket): Obstacle[] {
  const status = packet.status === null || packet.status.kind === 'unknown' ? null : packet.status.status;
  if (STARTABLE.has(status)) return [];
  const help: Readonly<Record<Status, string>> = {
    Draft: `When it is filled and signed: npx handshake-check status ${packet.id} Ready-for-Dev`,
    Blocked: `When nothing blocks it any more: npx handshake-check status ${packet.id} Ready-for-Dev`,
    Done: 'Its work is done: what is still to be done needs a new packet, or In-Progress again.',
    VALIDATED: 'Its work is accepted: what is still to be done needs a new packet.',
    'Ready-for-Dev': '',
    'In-Progress': '',
  };
  return [
    obstacle('not-startable', fieldPlace(packet, 'STATUS'), {
      message: `STATUS of ${packet.id} is ${status ?? 'not readable'}, expected Ready-for-Dev or In-Progress`,
      why: 'Part 4: a packet goes to a Coder when it is Ready-for-Dev, or In-Progress where it is assigned at once.',
      help:
        status === null
          ? `Write one of the states: npx handshake-check status ${packet.id} Ready-for-Dev`
          : help[status],
    }),
  ];
}

function retired(packet: WorkPacket, tree: DelegationTree): Obstacle[] {
  const entry = retiredEntry(packet.id, tree);
  if (!entry) return [];
  return [
    obstacle('retired', entry.at, {
      message: `${packet.id} stands in ${entry.column} on the task board, expected a packet that is worked on`,
      why: 'Task State Management: what is superseded or cancelled is not worked on any more.',
      help: 'Hand over the packet that took its place.',
    }),
  ];
}

function waiting(packet: WorkPacket, tree: DelegationTree): Obstacle[] {
  const blockers = dependenciesOf(packet)
    .map((id) => ({ id, standing: workStanding(id, tree) }))
    .filter(({ standing }) => standing.kind !== 'finished');
  if (blockers.length === 0) return [];
  const named = blockers.slice(0, 5).map(({ id, standing }) => `${id}, which is ${standingWords(standing)}`);
  const more = blockers.length > named.length ? ` and ${blockers.length - named.length} more` : '';
  return [
    obstacle('waiting', fieldPlace(packet, 'Dependencies'), {
      message: `${packet.id} depends on ${named.join('; ')}${more}, expected VALIDATED first`,
      why: 'CX-573E and rule 6: a packet is blocked until each packet that it depends on is VALIDATED.',
      help: `Finish and validate ${listed(blockers.map(({ id }) => id))} first.`,
    }),
  ];
}

/** What the template left there is no question yet: a rule speaks of placeholders. */
function openQuestions(packet: WorkPacket): Obstacle[] {
  const asked = unresolvedQuestions(packet).filter(({ text }) => !isPlaceholder(text, 'Open Questions'));
  return asked.map(({ text, span }) =>
    obstacle('open-question', spanLocation(packet.path, span), {
      message: `${packet.id} has the open question ${quote(text)}, expected it resolved`,
      why: 'CX-584: ambiguous work is not delegated.',
      help: 'Resolve it with the user; then write "none", or "RESOLVED: …" with the answer.',
    }),
  );
}
