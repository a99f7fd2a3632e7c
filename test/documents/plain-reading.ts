import { readFileSync } from 'node:fs';
import { LIMIT_BOUNDS } from '../../engine/config/defaults.js';
import type { ReadingWork } from '../../engine/documents/packet-lines.js';
import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { Limits } from '../../engine/model/law.js';
import type { PlainProblem } from '../../engine/model/plain.js';
import { LAW, validate } from './reading.js';

/** The limits of a repository that configures none. */
export const LIMITS = Object.fromEntries(
  Object.entries(LIMIT_BOUNDS).map(([name, { start }]) => [name, start]),
) as unknown as Limits;

/** A canonical, signed packet: what every case is an edit of. */
export const PLAIN = readFileSync(new URL('../../examples/new-packet.md', import.meta.url), 'utf8');

export const SIGNATURE = 'alice050120261200';
export const SIGNED = `- USER_SIGNATURE: ${SIGNATURE}`;

/** The line of PLAIN that holds the signature. */
export const SIGNED_LINE = PLAIN.split('\n').indexOf(SIGNED) + 1;

const PATH = 'docs/task_packets/WP-1-New-20260105.md';

/** The strict reading of a packet, given as text or bytes. */
export function plainProblems(
  source: string | Uint8Array,
  { limits = LIMITS, work }: { limits?: Limits; work?: ReadingWork } = {},
): readonly PlainProblem[] {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const file = readTextFile(PATH, bytes);
  const packet = readWorkPacket({ path: PATH, blob: 'b', text: file.text }, LAW, { validate });
  return readPlainPacket(packet, file, limits, work);
}

/** `line fault subject` of every problem. */
export function told(source: string | Uint8Array): string[] {
  return plainProblems(source).map(({ span, fault, subject }) => `${span.line} ${fault} ${subject}`);
}

/** PLAIN with its signature line replaced. */
export function withSignature(lines: string): string {
  return edited(SIGNED, lines);
}

/** PLAIN with a piece of text replaced that stands there exactly once. */
export function edited(from: string, to: string): string {
  if (PLAIN.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} does not stand there exactly once`);
  return PLAIN.replace(from, () => to);
}

/** PLAIN with the first item of IN_SCOPE_PATHS replaced. */
export function inScope(lines: string): string {
  return edited('  * app/main.ts\n  * tests/list', `${lines}\n  * tests/list`);
}
