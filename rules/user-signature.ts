import type { Commit } from '../engine/model/commit.js';
import { fileLocation, type Location, spanLocation } from '../engine/model/location.js';
import { fieldOf, isPastDraft, isSigned, type WorkPacket } from '../engine/model/packet.js';
import { quote } from '../engine/model/quote.js';
import { parseSignature, type Signature } from '../engine/model/signature.js';
import type { PacketChange } from '../engine/model/tree-view.js';
import { type ChangeContext, defineRule } from '../engine/rule.js';

const EXAMPLE = 'alice010120261200 (name, day, month, year, hour, minute)';

/** Law: rule 4, CX-585C — a packet past drafting carries a signature of the user, used once. */
export const userSignature = defineRule({
  id: 'user-signature',
  clauses: ['rule 4', 'CX-585C'],
  blocksWhen:
    'a packet past drafting has no valid signature; the signature is dated after its commit, stands in two packets or was used before; Open Questions are unresolved when it is signed',
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
    'open-question': (data: { packet: string; question: string }) => ({
      message: `${data.packet} is signed while the open question ${quote(data.question)} stands, expected it resolved`,
      help: 'Resolve it with the user before the packet is signed; then write "none", or "RESOLVED: …" with the answer.',
    }),
  },
  *packet({ packet, law }) {
    const field = fieldOf(packet, 'USER_SIGNATURE');
    const at = field ? spanLocation(packet.path, field.value.span) : metadata(packet);
    const fault = field ? faultOf(field.value.text) : 'missing';
    if (fault === 'missing') {
      if (isPastDraft(packet)) yield { message: 'missing', data: { packet: packet.id }, at };
    } else if (fault !== null && (isPastDraft(packet) || fault !== 'the placeholder')) {
      yield { message: 'invalid', data: { packet: packet.id, actual: field?.value.text ?? '', fault }, at };
    }
    if (!isSigned(packet)) return;
    const { signer } = packet.signature;
    if (law.signers.length > 0 && !law.signers.includes(signer)) {
      yield { message: 'unknown-signer', data: { packet: packet.id, signer, signers: law.signers }, at };
    }
    for (const item of fieldOf(packet, 'Open Questions')?.value.items ?? []) {
      if (isResolved(item.text)) continue;
      yield {
        message: 'open-question',
        data: { packet: packet.id, question: item.text },
        at: spanLocation(packet.path, item.span),
      };
    }
  },
  *repository({ packets }) {
    const first = new Map<string, WorkPacket>();
    for (const packet of packets.filter(isSigned)) {
      const other = first.get(packet.signature.text);
      if (other) yield usedTwice(packet, packet.signature, other.id);
      else first.set(packet.signature.text, packet);
    }
  },
  *change(context) {
    for (const change of context.packetChanges) {
      const { after } = change;
      if (!after || !isSigned(after) || after.signature.text === change.before?.signature?.text) continue;
      const other = otherUse(after, after.signature, context);
      if (other !== null) yield usedTwice(after, after.signature, other);
      const commit = other === null ? earlierUse(after.signature, context) : null;
      if (commit !== null) {
        const data = { packet: after.id, signature: after.signature.text, commit: commit.slice(0, 12) };
        yield { message: 'used-before', data, at: placeOf(after) };
      }
      const committed = Math.min(
        bringer(change, context)?.committer.time ?? context.changeset.now,
        context.changeset.now,
      );
      const hours = context.options.clockSkewHours;
      if (after.signature.time > committed + hours * 3600) {
        const data = {
          packet: after.id,
          signature: after.signature.text,
          signed: minute(after.signature.time),
          committed: minute(committed),
          hours,
        };
        yield { message: 'after-commit', data, at: placeOf(after) };
      }
    }
  },
});

function usedTwice(packet: WorkPacket, { text }: Signature, other: string) {
  return { message: 'used-twice', data: { packet: packet.id, signature: text, other }, at: placeOf(packet) } as const;
}

/** What is wrong with a value, in words that go before it; null for a signature and nothing else. */
function faultOf(
  value: string,
): 'missing' | 'the placeholder' | 'the bare name' | 'without a real date:' | 'malformed:' | null {
  const reading = parseSignature(value.trim());
  if (typeof reading !== 'string') return null;
  const faults = {
    empty: 'missing',
    placeholder: 'the placeholder',
    'bare-name': 'the bare name',
    'bad-date': 'without a real date:',
    'not-a-token': 'malformed:',
  } as const;
  return faults[reading];
}

/** Another packet of base or result, or a ledger row for another packet, with the same signature. */
function otherUse(packet: WorkPacket, { text }: Signature, { base, result }: ChangeContext): string | null {
  for (const tree of [result, base]) {
    for (const { path } of tree.packetEntries) {
      const other = path === packet.path ? null : tree.packetAt(path);
      if (other?.signature?.text === text) return other.id;
    }
  }
  const row = base.ledger()?.rows.find(({ signature }) => signature === text);
  return row && row.packets.length > 0 && !row.packets.includes(packet.id)
    ? `the ledger, for ${row.packets.join(', ')}`
    : null;
}

/** A use in base's history that base's tree no longer shows (threat S06). */
function earlierUse({ text }: Signature, { changeset, base }: ChangeContext): string | null {
  // A row that the base's ledger holds for this very packet is how the user recorded it beforehand.
  if (base.ledger()?.rows.some(({ signature }) => signature === text)) return null;
  return changeset.signatureHistory?.commits.get(text)?.[0] ?? null;
}

/** The first commit of the change that brought the signature. */
function bringer({ path, after }: PacketChange, { changeset, packets }: ChangeContext): Commit | undefined {
  return changeset.commits.find((commit) =>
    commit.parents.some(({ changes }) =>
      changes.some(
        (change) =>
          change.path === path &&
          change.after &&
          packets.read(change.after)?.signature?.text === after?.signature?.text,
      ),
    ),
  );
}

function isResolved(question: string): boolean {
  return (
    /^[\s*_~`([]*(?:none|n\/a|nil|no\b|-|resolved|answered|closed|decided)/i.test(question) ||
    /\bRESOLVED\b/.test(question) ||
    question.trim() === ''
  );
}

function placeOf(packet: WorkPacket): Location {
  const field = fieldOf(packet, 'USER_SIGNATURE');
  return field ? spanLocation(packet.path, field.value.span) : fileLocation(packet.path);
}

/** Where a missing signature belongs: the Metadata heading. */
function metadata(packet: WorkPacket): Location {
  const section = packet.sections.find(({ title }) => /^metadata$/i.test(title));
  return section ? { path: packet.path, line: section.line, column: 1 } : fileLocation(packet.path);
}

function minute(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
