import type { Changeset } from './changeset.js';
import { stripDress } from './dress.js';
import { fieldOf, type SignedPacket } from './packet.js';
import { type PacketHistory, signingCommit } from './packet-history.js';

/** A signature that is dated after the commit that brings it, in words. */
export interface LateSignature {
  readonly signed: string;
  readonly committed: string;
  readonly hours: number;
}

/**
 * Holds the date of a new signature against the commit that brings it, or the time of the run where that is earlier (law.md,
 * decisions 7 and 17).
 * @param hours how far it may lie after it: signatures carry no time zone
 */
export function lateSignature(
  packet: SignedPacket,
  history: PacketHistory & { readonly changeset: Pick<Changeset, 'commits' | 'now'> },
  hours: number,
): LateSignature | null {
  const { now } = history.changeset;
  const committed = Math.min(signingCommit(packet, history)?.committer.time ?? now, now);
  const { time } = packet.signature;
  return time > committed + hours * 3600 ? { signed: minute(time), committed: minute(committed), hours } : null;
}

/** A signature that is dated before the packet that it signs, in words. */
export interface EarlySignature {
  readonly signed: string;
  readonly written: string;
  readonly hours: number;
}

/**
 * Holds the date of a signature against the DATE of its packet: what is signed before it was written is most likely dated back
 * (threat S04).
 * @param hours how far it may lie before it: signatures carry no time zone
 * @returns null where it does not, or where DATE cannot be read
 */
export function earlySignature(packet: SignedPacket, hours: number): EarlySignature | null {
  const written = timeOf(stripDress(fieldOf(packet, 'DATE')?.value.inline ?? ''));
  const { time } = packet.signature;
  const isEarly = written !== null && time < written - hours * 3600;
  return isEarly ? { signed: minute(time), written: minute(written), hours } : null;
}

/** What is wrong with the date of a new signature, and how the rule calls it. */
export function misdated(
  packet: SignedPacket,
  history: Parameters<typeof lateSignature>[1],
  { hours, isReused }: { readonly hours: number; readonly isReused: boolean },
) {
  const late = lateSignature(packet, history, hours);
  const early = isReused ? null : earlySignature(packet, hours);
  const common = { packet: packet.id };
  return [
    ...(late ? [{ message: 'after-commit', data: { ...common, ...late } } as const] : []),
    ...(early ? [{ message: 'before-packet', data: { ...common, ...early }, severity: 'warning' } as const] : []),
  ];
}

/** Of an ISO 8601 date, as seconds since 1970: without a time its first minute, without a zone that of UTC. */
function timeOf(date: string): number | null {
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(date) ?? [];
  const milliseconds = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}

/** A time in seconds since 1970 as people read it. */
export function minute(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
