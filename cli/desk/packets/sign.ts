import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import { fieldOf, type WorkPacket } from '../../../engine/model/packet.js';
import { baseName, printable } from '../../../engine/model/path.js';
import type { Signature } from '../../../engine/model/signature.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { retiredEntry } from '../../../engine/model/work-standing.js';
import { editableText, type FileEdit } from '../../../workflow/file-edit.js';
import { recordSignature } from '../../../workflow/packet/ledger-row.js';
import { setStatus } from '../../../workflow/packet/set-status.js';
import {
  contractLines,
  givenSignature,
  minuteOf,
  type SignedText,
  signPacket,
} from '../../../workflow/packet/sign-packet.js';
import { readable, statusObstacle } from '../../../workflow/packet/status-obstacle.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { type ActRequest, act, type Plan } from '../act.js';
import { commitLine } from '../commit-line.js';
import type { Desk } from '../desk.js';
import { packetArgument } from '../packet-argument.js';
import { readForEdit, readForEditIfThere } from '../writing/apply-edits.js';
import { boardEdit, boardPacket } from './board-edit.js';
import { sshProof } from './ssh-proof.js';
import { listedObstacles, wouldBeErrors } from './would-be.js';

/** What `sign` was asked for. */
export interface SignRequest extends ActRequest {
  readonly id: string;
  /** As the user gave it. */
  readonly signature: string;
  /** Whether the packet becomes Ready-for-Dev in the same act. */
  readonly ready: boolean;
  /** The key that proves it, as typed; null where it stays at the plain text. */
  readonly sshKey: string | null;
}

/** Records the user's signature: in the packet, and with the digest of what was signed in the ledger (CX-585). Both, or neither. */
export function runSign(request: SignRequest, terminal: Terminal): Promise<ExitCode> {
  return act('sign', request, (desk) => planned(desk, request, terminal), terminal);
}

async function planned(
  desk: Desk,
  { id, signature: given, ready, sshKey }: SignRequest,
  terminal: Terminal,
): Promise<Plan> {
  const { law, now } = desk;
  const { path } = packetArgument(desk, id);
  const before = readForEdit(desk.top, path);
  const { text, bytesOf } = editableText(path, before);
  const packet = readWorkPacket({ path, blob: '', text }, law);
  const signature = givenSignature(given, { now, signers: law.signers, skewHours: skewHours(desk) });
  assertInUse(packet, desk);
  assertUnused(signature, packet, desk);
  const signed = signPacket(packet, signature, law);
  const final = ready ? await readied(desk, signed) : signed;
  const acts = actsOf(signed, signature, packet, final.packet);
  const proof = sshKey === null ? null : await sshProof(desk, signed.packet, sshKey, terminal);
  const edits: FileEdit[] = [
    { path, before, after: bytesOf(final.text), acts },
    recorded(desk, signature, signed),
    ...(proof ? [proof.edit] : []),
    ...(ready ? [await boardEdit(desk, [boardPacket(path, final.packet)], new Set([packet.id]))] : []),
  ].filter((edit) => edit !== null);
  await assertReady(desk, final.packet, edits);
  const facts = { ...factsOf(final.packet, signature), key: proof?.fingerprint ?? null };
  return { edits, facts, next: nextOf(desk, final.packet, edits) };
}

/** How far ahead of the clock a signature may be dated, as rule `user-signature` has it. */
function skewHours({ law }: Desk): number {
  const hours = law.rules['user-signature']?.options.clockSkewHours;
  return typeof hours === 'number' ? hours : 0;
}

/** @throws UndecidedError for a packet that nobody will work on */
function assertInUse({ id }: WorkPacket, { tree }: Desk): void {
  const entry = retiredEntry(id, tree);
  if (!entry) return;
  throw new UndecidedError({
    subject: id,
    reason: `is ${entry.column} on the board (line ${entry.at.line}), expected a packet that work goes on with: nothing was written`,
    help: 'Sign the packet that took its place.',
  });
}

/** @throws UndecidedError when the signature stands anywhere in the work tree; HEAD and its history are looked at by the rule */
function assertUnused({ text }: Signature, { path, id, signature: own }: WorkPacket, { tree, law }: Desk): void {
  // Who has signed the packet with it already is told that, and not to ask for another one.
  if (own?.text === text) return;
  const row = tree.ledger()?.rows.find(({ signature }) => signature === text);
  const entry = tree.packetEntries.find(
    (each) => each.path !== path && tree.packetAt(each.path)?.signature?.text === text,
  );
  if (!row && !entry) return;
  if (row && row.lock === null && row.packets.includes(id))
    throw withoutDigest(text, `${printable(law.paths.ledger)}:${row.line}`);
  const place = row ? `${printable(law.paths.ledger)}:${row.line}` : baseName(entry?.path ?? '').replace(/\.md$/, '');
  throw new UndecidedError({
    subject: `the signature ${text}`,
    reason: `was used before (${place}), expected one that was never used: nothing was written`,
    help: 'Ask the user for a new signature: each is used exactly once, and has the time at which it is given.',
  });
}

/** Somebody wrote the row by hand: the rule blocks it as it is, and this command would write it again. */
function withoutDigest(text: string, place: string): UndecidedError {
  return new UndecidedError({
    subject: `the row of ${text}`,
    reason: `stands in ${place} without a digest, expected the one of the packet's locked text: nothing was written`,
    help: 'Take the row out if it is not committed, and run this again: sign writes it with the digest. Else ask the user for a new signature.',
  });
}

/** The step from Draft to Ready-for-Dev, which takes a signature. */
async function readied(desk: Desk, signed: SignedText): Promise<SignedText> {
  const { law, tree } = desk;
  const to = 'Ready-for-Dev';
  const committed = await desk.committed(signed.packet.path);
  const { steps } = law.status;
  const obstacle = statusObstacle({ packet: signed.packet, committed, to, hasNote: false, steps, tree });
  if (obstacle) throw new UndecidedError({ ...obstacle, reason: `${obstacle.reason}: nothing was written` });
  const { text, packet } = setStatus(signed.packet, to, law);
  return { ...signed, text, packet: { ...packet, signature: signed.packet.signature } };
}

function recorded({ top, law }: Desk, signature: Signature, { packet }: SignedText): FileEdit {
  const path = law.paths.ledger;
  const before = readForEditIfThere(top, path);
  const { text, bytesOf } = editableText(path, before ?? new Uint8Array());
  const record = { signature, packet: packet.id, digest: packet.lockDigest };
  const rewrite = recordSignature(path, before === null ? null : text, record);
  if (rewrite.kind === 'refused') {
    throw new UndecidedError({
      subject: printable(path),
      reason: `cannot take the row of ${signature.text}, because ${rewrite.reason}: nothing was written`,
      help: 'Put its tables right by hand: no code block or comment may be left open above its end.',
    });
  }
  const made = before === null ? [`created ${printable(path)}`] : [];
  const acts = [...made, `recorded ${signature.text} in ${printable(path)} with the digest ${packet.lockDigest}`];
  return { path, before, after: bytesOf(rewrite.text), acts };
}

/** @throws UndecidedError with everything that would be held against the packet once it is signed */
async function assertReady(desk: Desk, packet: WorkPacket, edits: readonly FileEdit[]): Promise<void> {
  const errors = await wouldBeErrors(desk, packet, edits, { strictly: true });
  if (errors.length === 0) return;
  throw new UndecidedError({
    subject: packet.id,
    reason: `is not ready to be signed (${errors.length}), expected a packet that the gate accepts as signed: nothing was written`,
    help: `Mend this first; nothing in the packet can be changed once it is signed:\n${listedObstacles(errors, packet.id)}`,
  });
}

function actsOf({ replaced }: SignedText, signature: Signature, before: WorkPacket, after: WorkPacket): string[] {
  const { text, signer, time } = signature;
  const from = readable(before);
  const to = readable(after);
  return [
    `signed ${after.id} with ${text}: ${signer}, ${minuteOf(time)}`,
    ...contractLines(after),
    ...(replaced === null ? [] : [`the signature took the place of: ${replaced}`]),
    ...(from === to ? [] : [`set STATUS of ${after.id} from ${from ?? 'what nobody can read'} to ${to}`]),
  ];
}

function factsOf(packet: WorkPacket, { text, signer, time }: Signature): Plan['facts'] {
  const items = (name: Parameters<typeof fieldOf>[1]): readonly string[] =>
    fieldOf(packet, name)?.value.items.map((item) => item.text) ?? [];
  return {
    packet: { id: packet.id, path: packet.path, status: readable(packet) },
    signature: { text, signer, time: new Date(time * 1000).toISOString() },
    digest: packet.lockDigest,
    contract: {
      what: fieldOf(packet, 'What')?.value.text ?? '',
      inScope: items('IN_SCOPE_PATHS'),
      outOfScope: items('OUT_OF_SCOPE'),
      tier: fieldOf(packet, 'RISK_TIER')?.value.inline ?? '',
      doneMeans: items('DONE_MEANS'),
    },
  };
}

function nextOf(desk: Desk, packet: WorkPacket, edits: readonly FileEdit[]): readonly string[] {
  const isDraft = readable(packet) === 'Draft';
  return [
    `from now on the packet is locked: what has to change needs a successor (create-task-packet --from ${packet.id})`,
    commitLine(desk, edits, `Sign ${packet.id}`),
    ...(isDraft ? [`then: npx handshake-check status ${packet.id} Ready-for-Dev`] : []),
  ];
}
