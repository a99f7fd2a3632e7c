import { spawn } from 'node:child_process';
import process from 'node:process';
import { readAllowedSigners } from '../../../engine/documents/allowed-signers.js';
import { proveSignature } from '../../../engine/documents/signature-proof.js';
import { MAX_SIGNATURE_BYTES, readSshSignature } from '../../../engine/documents/ssh-signature.js';
import { verifies } from '../../../engine/documents/ssh-verify.js';
import type { SignedPacket } from '../../../engine/model/packet.js';
import { printable } from '../../../engine/model/path.js';
import {
  PACKET_NAMESPACE,
  type PacketStatement,
  signatureFile,
  signCommand,
  statementText,
} from '../../../engine/model/signature-file.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { unprovedSignature } from '../../../engine/model/unproved.js';
import { terminalLine } from '../../../engine/reporters/escape.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { contractLines } from '../../../workflow/packet/sign-packet.js';
import type { Terminal } from '../../terminal.js';
import type { Desk } from '../desk.js';
import { readForEditIfThere } from '../writing/apply-edits.js';

/** The SSH signature of a packet, made and verified, and not yet written. */
export interface SshProof {
  readonly edit: FileEdit;
  /** The key that made it, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
}

/**
 * Has ssh-keygen sign a packet with the user's key, and verifies what it made as the gate will (decision record 7). What is signed is
 * shown first: ssh-keygen may ask for a passphrase, or a token for a touch, and both are given to something that was read.
 * @param keyFile a private key, or the `.pub` of one that an agent or a token holds; as typed
 * @throws UndecidedError when there is no signature, or one that proves nothing here
 */
export async function sshProof(
  { top, law }: Pick<Desk, 'top' | 'law'>,
  packet: SignedPacket,
  keyFile: string,
  terminal: Terminal,
): Promise<SshProof> {
  const { id, signature, lockDigest: digest } = packet;
  const statement: PacketStatement = { packet: id, signature, digest, repository: law.signatureRepository };
  const path = signatureFile(law.paths, signature.text);
  const before = readForEditIfThere(top, path);
  for (const line of [`${signature.signer} signs ${id} with ${keyFile}:`, ...contractLines(packet)]) {
    await terminal.tell(`${terminalLine(line)}\n`);
  }
  const after = await made(statementText(statement), keyFile, signCommand(statement, path));
  const fingerprint = verified(after, statement, packet, readForEditIfThere(top, law.paths.allowedSigners), law);
  const acts = [`proved it with the SSH key ${fingerprint} in ${printable(path)}`];
  return { edit: { path, before, after, acts }, fingerprint };
}

/** @returns the fingerprint of the key */
function verified(
  file: Uint8Array,
  statement: PacketStatement,
  packet: SignedPacket,
  signers: Uint8Array | null,
  { paths }: Desk['law'],
): string {
  const found = readSshSignature(file);
  if (typeof found === 'string') throw unusable(`the SSH signature ${found}`);
  // Where nobody is listed, whose key it is will be for whoever lists the keys.
  if (signers === null) {
    if (verifies(found, statementText(statement))) return found.key.fingerprint;
    throw unusable('the SSH signature is not one of what was to be signed');
  }
  const allowed = readAllowedSigners(paths.allowedSigners, signers);
  const reading = proveSignature(file, statement, allowed);
  const proof = { ...reading, file: signatureFile(paths, packet.signature.text), statement };
  const unproved = unprovedSignature(packet, { allowed, proofs: new Map([[packet.path, proof]]), next: null });
  if (unproved === null) return found.key.fingerprint;
  throw unusable(`the SSH signature is ${unproved.is}, expected ${unproved.expected}`);
}

function unusable(reason: string): UndecidedError {
  return new UndecidedError({
    subject: '--ssh-key',
    reason: `does not prove the signature: ${reason}: nothing was written`,
    help: 'Name the key that the signer has in the list of the keys that may sign.',
  });
}

/** Runs ssh-keygen without a shell. It asks on the terminal itself, for which the input and output of this program are not needed. */
function made(text: string, keyFile: string, byHand: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const args = ['-q', '-Y', 'sign', '-n', PACKET_NAMESPACE, '-f', keyFile];
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'pipe', 'inherit'], env: process.env });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_SIGNATURE_BYTES) child.kill();
      else chunks.push(chunk);
    });
    child.once('error', (cause) => reject(notMade(`ssh-keygen cannot be run (${cause.message})`, byHand, cause)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(notMade(`ssh-keygen ended with ${signal ?? code}; what it said stands above`, byHand));
    });
    // A key that cannot be read ends it before it reads: how it ended says more than the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}

function notMade(reason: string, byHand: string, cause?: unknown): UndecidedError {
  return new UndecidedError(
    {
      subject: '--ssh-key',
      reason: `made no SSH signature: ${reason}, expected one by a key of the signer: nothing was written`,
      help: `Name a private key, or the .pub file of one that the agent or a token holds. By hand, once the packet is signed:\n${byHand}`,
    },
    { cause },
  );
}
