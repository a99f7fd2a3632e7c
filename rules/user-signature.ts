import { type CancellationFault, cancellationFaults, newCancellationFaults } from '../engine/model/cancellation.js';
import { stripDress } from '../engine/model/dress.js';
import { type Location, spanLocation } from '../engine/model/location.js';
import { unresolvedQuestions } from '../engine/model/open-questions.js';
import { fieldOf, isPastDraft, isSigned, type SignedPacket, type WorkPacket } from '../engine/model/packet.js';
import { sectionPlace } from '../engine/model/packet-place.js';
import { quote } from '../engine/model/quote.js';
import { parseSignature, SIGNATURE_FAULTS } from '../engine/model/signature.js';
import { type UnapprovedSignature, unapprovedSignature } from '../engine/model/signature-approval.js';
import { type EarlySignature, type LateSignature, misdated } from '../engine/model/signature-date.js';
import { earlierUse, newlySigned, otherUse, useWords } from '../engine/model/signature-uses.js';
import { type PoorSigners, poorSigners, type UnprovedSignature, unprovedSignature } from '../engine/model/unproved.js';
import { defineRule } from '../engine/rule.js';

const PROOF =
  'A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.';

const EXAMPLE = 'alice010120261200 (name, day, month, year, hour, minute)';

/** Law: rule 4, CX-585C — a packet past drafting carries a signature of the user, used once. */
export const userSignature = defineRule({
  id: 'user-signature',
  clauses: ['rule 4', 'CX-585C'],
  blocksWhen:
    'a packet past drafting has no valid signature; the signature is dated after its commit, stands in two packets, was used before, lacks the approval that the configuration asks for, or is not proved by an SSH key that the base allows its signer; a packet is cancelled with a signature that could not sign one; Open Questions are unresolved when it is signed',
  why: 'Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.',
  reads: ['packets', 'ledger', 'signatures'],
  completeness: false,
  waivable: false,
  options: {
    clockSkewHours: {
      schema: { type: 'integer', minimum: 0, maximum: 26 },
      default: 14,
      description:
        'How many hours a signature may lie after its commit or before the DATE of its packet: signatures carry no time zone.',
    },
  },
  messages: {
    missing: (data: { packet: string }) => ({
      message: `USER_SIGNATURE of ${data.packet} is missing, expected a signature such as ${EXAMPLE}`,
      help: 'Ask the user to sign, and add the line to Metadata: - USER_SIGNATURE: <what the user gave>. Or set STATUS back to Draft.',
    }),
    invalid: (data: { packet: string; actual: string; fault: string }) => ({
      message: `USER_SIGNATURE of ${data.packet} is ${data.fault} ${quote(data.actual)}, expected a signature such as ${EXAMPLE}`,
      help: 'Ask the user for a signature; it is never made up, and the packet counts as unsigned until then.',
    }),
    'unknown-signer': (data: { packet: string; signer: string; signers: readonly string[] }) => ({
      message: `USER_SIGNATURE of ${data.packet} is by ${quote(data.signer)}, expected one of ${data.signers.join(', ')}`,
      help: 'Have it signed by one of the signers that the configuration of the base names.',
    }),
    'after-commit': (data: { packet: string } & LateSignature) => ({
      message: `USER_SIGNATURE of ${data.packet} is dated ${data.signed}, expected no later than ${data.hours} hours after it was committed (${data.committed})`,
      help: 'Ask the user for a signature with the time at which it was given.',
    }),
    'before-packet': (data: { packet: string } & EarlySignature) => ({
      message: `USER_SIGNATURE of ${data.packet} is dated ${data.signed}, expected no earlier than ${data.hours} hours before the packet was written (DATE is ${data.written})`,
      help: 'Ask the user when it was given. A signature names the time at which the user approved this text; if DATE is wrong, mend it before the user signs.',
    }),
    'used-twice': (data: { packet: string; signature: string; other: string }) => ({
      message: `USER_SIGNATURE ${data.signature} of ${data.packet} also stands in ${data.other}, expected a signature of its own`,
      help: 'Ask the user for a new signature: each is used exactly once.',
    }),
    'used-before': (data: { packet: string; signature: string; commit: string }) => ({
      message: `USER_SIGNATURE ${data.signature} of ${data.packet} was used before, in commit ${data.commit}, expected one that was never used`,
      help: 'Ask the user for a new signature: each is used exactly once, also after its packet is gone.',
    }),
    'unapproved-signature': (data: UnapprovedSignature) => ({
      message: `USER_SIGNATURE ${data.signature} of ${data.packet} is approved by ${data.by}, expected an approval by ${data.expected} of a commit that holds the packet as it is signed`,
      help: `Approve the pull request as ${data.expected}. The approval stays good for later commits, until one of them changes the locked text.`,
      why: 'A signature in plain text shows what was signed and not by whom; the configuration of the base asks for an account that stands behind it.',
    }),
    unproved: (data: UnprovedSignature) => ({
      message: `The SSH signature behind ${data.signature} of ${data.packet} is ${data.is}, expected ${data.expected}`,
      help: `Have ${data.signer} read the packet, make the file where the key is, and commit it with the packet:\n${data.make}`,
      why: PROOF,
    }),
    'idle-signer': (data: PoorSigners) => ({
      message: `${data.line === 0 ? quote(data.keys) : `Line ${data.line} of ${quote(data.keys)}`} counts for nobody: ${data.reason}`,
      help: 'Write lines as ssh-keygen(1) describes them under ALLOWED SIGNERS: the name as it stands in signatures, options, and what the .pub file says.',
      why: PROOF,
    }),
    cancellation: ({ packet, signature, says, expected, help }: CancellationFault) => ({
      message: `The signature ${signature} that cancels ${packet} ${says}, expected ${expected}`,
      help,
    }),
    'open-question': (data: { packet: string; question: string }) => ({
      message: `${data.packet} is signed while the open question ${quote(data.question)} stands, expected it resolved`,
      help: 'Resolve it with the user before the packet is signed; then write "none", or "RESOLVED: …" with the answer.',
    }),
  },
  *packet({ packet, law }) {
    const text = fieldOf(packet, 'USER_SIGNATURE')?.value.text ?? '';
    // Two pairs of dress at most, as the reader takes off: what locks a packet is no malformed signature here.
    const reading = parseSignature(stripDress(stripDress(text.trim())));
    const fault = typeof reading === 'string' ? reading : null;
    const at = placeOf(packet);
    if (fault === 'empty') {
      if (isPastDraft(packet)) yield { message: 'missing', data: { packet: packet.id }, at };
    } else if (fault !== null && (isPastDraft(packet) || fault !== 'placeholder')) {
      yield { message: 'invalid', data: { packet: packet.id, actual: text, fault: SIGNATURE_FAULTS[fault] }, at };
    }
    if (!isSigned(packet)) return;
    const { signer } = packet.signature;
    if (law.signers.length > 0 && !law.signers.includes(signer)) {
      yield { message: 'unknown-signer', data: { packet: packet.id, signer, signers: law.signers }, at };
    }
    for (const { text: question, span } of unresolvedQuestions(packet)) {
      yield { message: 'open-question', data: { packet: packet.id, question }, at: spanLocation(packet.path, span) };
    }
  },
  *repository({ packets, tree, law, now, boardIds, options }) {
    const first = new Map<string, WorkPacket>();
    for (const packet of packets.filter(isSigned)) {
      const other = first.get(packet.signature.text);
      if (other) yield usedTwice(packet, other.id);
      else first.set(packet.signature.text, packet);
    }
    // What a change brings is held against its base, too.
    if (boardIds !== 'all') return;
    for (const fault of cancellationFaults({ tree, law, now }, options.clockSkewHours)) yield notCancelled(fault);
  },
  *change(context) {
    const { changeset } = context;
    const hours = context.options.clockSkewHours;
    for (const packet of newlySigned(context.packetChanges)) {
      const signature = packet.signature.text;
      const data = { packet: packet.id, signature };
      const at = placeOf(packet);
      const other = otherUse(packet, context);
      if (other) yield usedTwice(packet, useWords(other));
      const commit = other ? null : earlierUse(packet, context);
      if (commit !== null) yield { message: 'used-before', data: { ...data, commit: commit.slice(0, 12) }, at };
      // One that was used elsewhere is old for a reason that is said already.
      const isReused = other !== null || commit !== null;
      for (const fault of misdated(packet, context, { hours, isReused })) yield { ...fault, at };
      const unproved = unprovedSignature(packet, context.signatureProofs);
      if (unproved) yield { message: 'unproved', data: unproved, at, identity: signature };
      const unapproved = unapprovedSignature(packet, context);
      if (unapproved) yield { message: 'unapproved-signature', data: unapproved, at, identity: signature };
    }
    for (const fault of newCancellationFaults(context, hours)) yield notCancelled(fault);
    for (const poor of poorSigners(context.signatureProofs, changeset.now)) {
      const at = { path: poor.keys, line: Math.max(poor.line, 1), column: 1 };
      const mercy = poor.line === 0 ? {} : ({ severity: 'warning' } as const);
      yield { message: 'idle-signer', data: poor, at, identity: poor.text, ...mercy };
    }
  },
});

function notCancelled(fault: CancellationFault) {
  const identity = `${fault.packet} ${fault.signature}`;
  return { message: 'cancellation', data: fault, at: fault.at, identity } as const;
}

function usedTwice(packet: SignedPacket, other: string) {
  const data = { packet: packet.id, signature: packet.signature.text, other };
  return { message: 'used-twice', data, at: placeOf(packet) } as const;
}

/** The signature, or the section where one belongs. */
function placeOf(packet: WorkPacket): Location {
  const field = fieldOf(packet, 'USER_SIGNATURE');
  return field ? spanLocation(packet.path, field.value.span) : sectionPlace(packet, ['Metadata']);
}
