import { type Location, spanLocation } from '../engine/model/location.js';
import { unresolvedQuestions } from '../engine/model/open-questions.js';
import { fieldOf, isPastDraft, isSigned, type SignedPacket, type WorkPacket } from '../engine/model/packet.js';
import { signingCommit } from '../engine/model/packet-history.js';
import { sectionPlace } from '../engine/model/packet-place.js';
import { listed, quote } from '../engine/model/quote.js';
import { parseSignature, type SignatureFault } from '../engine/model/signature.js';
import { signatureApproval } from '../engine/model/signature-approval.js';
import { earlierUse, newlySigned, otherUse } from '../engine/model/signature-uses.js';
import { defineRule } from '../engine/rule.js';

/** A new signature without the approval that the configuration wants. */
interface Unapproved {
  readonly packet: string;
  readonly signature: string;
  readonly accounts: readonly string[];
  /** Accounts that may approve and did, at commits where the packet says something else. */
  readonly others: readonly string[];
}

const EXAMPLE = 'alice010120261200 (name, day, month, year, hour, minute)';

/** Law: rule 4, CX-585C — a packet past drafting carries a signature of the user, used once. */
export const userSignature = defineRule({
  id: 'user-signature',
  clauses: ['rule 4', 'CX-585C'],
  blocksWhen:
    'a packet past drafting has no valid signature; the signature is dated after its commit, stands in two packets, was used before or lacks the approval that the configuration asks for; Open Questions are unresolved when it is signed',
  why: 'Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.',
  reads: ['packets', 'ledger'],
  completeness: false,
  waivable: false,
  options: {
    clockSkewHours: {
      schema: { type: 'integer', minimum: 0, maximum: 26 },
      default: 14,
      description: 'How many hours a signature may lie after its commit: signatures carry no time zone.',
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
    'after-commit': (data: {
      packet: string;
      signature: string;
      signed: string;
      committed: string;
      hours: number;
    }) => ({
      message: `USER_SIGNATURE of ${data.packet} is dated ${data.signed}, expected no later than ${data.hours} hours after it was committed (${data.committed})`,
      help: 'Ask the user for a signature with the time at which it was given.',
    }),
    'used-twice': (data: { packet: string; signature: string; other: string }) => ({
      message: `USER_SIGNATURE ${data.signature} of ${data.packet} also stands in ${data.other}, expected a signature of its own`,
      help: 'Ask the user for a new signature: each is used exactly once.',
    }),
    'used-before': (data: { packet: string; signature: string; commit: string }) => ({
      message: `USER_SIGNATURE ${data.signature} of ${data.packet} was used before, in commit ${data.commit}, expected one that was never used`,
      help: 'Ask the user for a new signature: each is used exactly once, also after its packet is gone.',
    }),
    'unapproved-signature': (data: Unapproved) => ({
      message: `USER_SIGNATURE ${data.signature} of ${data.packet} is approved by ${
        data.others.length === 0 ? 'no account that may approve it' : `${listed(data.others)} for another text only`
      }, expected an approval by ${accountsOf(data)} of a commit that holds the packet as it is signed`,
      help: `Approve the pull request as ${accountsOf(data)}. The approval stays good for later commits, until one of them changes the locked text.`,
      why: 'A signature in plain text shows what was signed and not by whom; the configuration of the base asks for an account that stands behind it.',
    }),
    'open-question': (data: { packet: string; question: string }) => ({
      message: `${data.packet} is signed while the open question ${quote(data.question)} stands, expected it resolved`,
      help: 'Resolve it with the user before the packet is signed; then write "none", or "RESOLVED: …" with the answer.',
    }),
  },
  *packet({ packet, law }) {
    const text = fieldOf(packet, 'USER_SIGNATURE')?.value.text ?? '';
    const reading = parseSignature(text.trim());
    const fault = typeof reading === 'string' ? reading : null;
    const at = placeOf(packet);
    if (fault === 'empty') {
      if (isPastDraft(packet)) yield { message: 'missing', data: { packet: packet.id }, at };
    } else if (fault !== null && (isPastDraft(packet) || fault !== 'placeholder')) {
      yield { message: 'invalid', data: { packet: packet.id, actual: text, fault: FAULTS[fault] }, at };
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
  *repository({ packets }) {
    const first = new Map<string, WorkPacket>();
    for (const packet of packets.filter(isSigned)) {
      const other = first.get(packet.signature.text);
      if (other) yield usedTwice(packet, other.id);
      else first.set(packet.signature.text, packet);
    }
  },
  *change(context) {
    const { changeset, law, options, approvals } = context;
    for (const packet of newlySigned(context.packetChanges)) {
      const signature = packet.signature.text;
      const data = { packet: packet.id, signature };
      const at = placeOf(packet);
      const other = otherUse(packet, context);
      if (other) {
        yield usedTwice(packet, other.kind === 'packet' ? other.packet : `the ledger, for ${other.packets.join(', ')}`);
      }
      const commit = other ? null : earlierUse(packet, context);
      if (commit !== null) yield { message: 'used-before', data: { ...data, commit: commit.slice(0, 12) }, at };
      const committed = Math.min(signingCommit(packet, context)?.committer.time ?? changeset.now, changeset.now);
      const hours = options.clockSkewHours;
      if (packet.signature.time > committed + hours * 3600) {
        const times = { signed: minute(packet.signature.time), committed: minute(committed), hours };
        yield { message: 'after-commit', data: { ...data, ...times }, at };
      }
      if (law.signatureReview === null || approvals === null) continue;
      const approval = signatureApproval(packet, law.signatureReview, approvals, context);
      if (approval.kind === 'approved') continue;
      const { accounts } = law.signatureReview;
      yield {
        message: 'unapproved-signature',
        data: { ...data, accounts, others: approval.others },
        at,
        identity: signature,
      };
    }
  },
});

/** What is wrong with a value, in words that go before it. */
const FAULTS: Readonly<Record<Exclude<SignatureFault, 'empty'>, string>> = {
  placeholder: 'the placeholder',
  'bare-name': 'the bare name',
  'bad-date': 'without a real date:',
  'not-a-token': 'malformed:',
};

function usedTwice(packet: SignedPacket, other: string) {
  const data = { packet: packet.id, signature: packet.signature.text, other };
  return { message: 'used-twice', data, at: placeOf(packet) } as const;
}

function accountsOf({ accounts }: Unapproved): string {
  if (accounts.length === 0) return 'an account of signatures.review.accounts, which names none';
  return accounts.length === 1 ? listed(accounts) : `one of ${listed(accounts, 8)}`;
}

/** The signature, or the section where one belongs. */
function placeOf(packet: WorkPacket): Location {
  const field = fieldOf(packet, 'USER_SIGNATURE');
  return field ? spanLocation(packet.path, field.value.span) : sectionPlace(packet, ['Metadata']);
}

function minute(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
