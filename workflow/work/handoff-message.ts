import { fieldOf, type WorkPacket } from '../../engine/model/packet.js';
import { baseName, type RepoPath } from '../../engine/model/path.js';
import { tierOf } from '../../engine/model/risk-tier.js';
import type { Block } from './banners.js';

/** What a hand-off refers to beside the packet. */
export interface HandoffContext {
  /** The protocol that a Coder starts from. */
  readonly coderProtocol: RepoPath;
  /** The documents with authority that every packet has its Coder open, in order. */
  readonly standingDocuments: readonly RepoPath[];
}

/** Where the protocol has the Coder's own protocol. */
export const CODER_PROTOCOL = '.claude/CODER_PROTOCOL.md';

/**
 * The hand-off message of Part 4, step 5, to the letter, with the values of a packet that passes pre-work. Whatever the packet says stays
 * on the line that the message gives it.
 */
export function handoffMessage(packet: WorkPacket, { coderProtocol, standingDocuments }: HandoffContext): Block {
  const { id, path } = packet;
  const codex = onOneLine(fieldOf(packet, 'Codex')?.value.text ?? '');
  return [
    `Task Packet: ${path}`,
    `WP_ID: ${id}`,
    `RISK_TIER: ${tierOf(packet) ?? onOneLine(fieldOf(packet, 'RISK_TIER')?.value.text ?? '')}`,
    '',
    `📋 Task: ${onOneLine(fieldOf(packet, 'What')?.value.text ?? '')}`,
    '',
    'You are a Coder agent. Before writing code:',
    `1. Read ${coderProtocol}`,
    '2. Read the task packet above',
    `3. Run: just pre-work ${id}`,
    '4. Output BOOTSTRAP block per [CX-622]',
    '5. Verify packet scope matches user request',
    '',
    'Authority docs:',
    ...[...standingDocuments, ...(codex === '' ? [] : [codex])].map((document) => `- ${document}`),
    '',
    `✅ Orchestrator checklist complete. Task packet ${id} created and verified.`,
    '',
    'Begin implementation when ready.',
  ];
}

/**
 * What the message does not say because its words are prescribed: how its steps are done here, what the Orchestrator does first, and how
 * the work is committed.
 */
export function handoffNotes({ id, status }: Pick<WorkPacket, 'id' | 'status'>): Block {
  const isStarted = status !== null && status.kind !== 'unknown' && status.status === 'In-Progress';
  const start = `- Orchestrator, first: npx handshake-check status ${id} In-Progress, and commit what it writes.`;
  return [
    'In this repository:',
    ...(isStarted ? [] : [start]),
    `- Step 3, without just: npx handshake-check pre-work ${id}`,
    '- Step 4: a BOOTSTRAP block is the plan that the Coder shows before the first line of code: the files to open, the terms to search for, the commands to run and the risks, as Bootstrap of the packet lists them.',
    `- Each commit of the Coder: ${coderCommit(id)}`,
  ];
}

/** The commit of a Coder, ready to paste: both lines in one block of trailers, because a paragraph of its own for each hides the first. */
export function coderCommit(id: string): string {
  return `git commit -m '…' ${trailerOptions(id)}`;
}

/** Both lines of a Coder's commit, for the commands that write one. */
export function trailerOptions(id: string): string {
  return `--trailer 'Role: Coder' --trailer 'Work-Packet: ${id}'`;
}

/** The protocol of the Coder: where the law names it, unless the repository has it where the message does. */
export function coderProtocolOf(protocols: readonly RepoPath[], exists: (path: RepoPath) => boolean): RepoPath {
  if (exists(CODER_PROTOCOL)) return CODER_PROTOCOL;
  return protocols.find((path) => baseName(path) === baseName(CODER_PROTOCOL)) ?? CODER_PROTOCOL;
}

/** A summary is no essay: the packet has the rest. */
const LONGEST = 500;

function onOneLine(text: string): string {
  const line = text
    .split(/\s/u)
    .filter((word) => word !== '')
    .join(' ');
  const chars = Array.from(line);
  return chars.length > LONGEST ? `${chars.slice(0, LONGEST - 1).join('')}…` : line;
}
