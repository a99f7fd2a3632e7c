// Tries the lock on edits of the packets in a folder: every edit of the contract has to be blocked, no other one.
// usage: node --import tsx scripts/try-lock.ts FOLDER…   (searched for task_packets/*.md; exit 1 below 95 % or above 2 %)
//
// A packet that carries a bare name where its signature belongs is given a whole one, so that it counts as signed; packets without
// any are left out. Edits are made by a line scan of their own (scripts/lock-trial), never by the reader that is on trial.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { decode } from '../engine/documents/decode.js';
import { readWorkPacket } from '../engine/documents/work-packet.js';
import { lockDifferences } from '../engine/model/lock.js';
import { isSigned, type WorkPacket } from '../engine/model/packet.js';
import { DEFAULT_STATUS_ALIASES, DEFAULT_STEPS } from '../engine/model/status.js';
import { contractEdits, type TrialEdit } from './lock-trial/contract-edits.js';
import { openEdits } from './lock-trial/open-edits.js';
import { mapPacket } from './lock-trial/packet-map.js';

/** What the lock says of one edit, and what it should say. */
export interface Trial extends Pick<TrialEdit, 'kind' | 'name'> {
  readonly file: string;
  readonly expected: 'blocked' | 'open';
  readonly isBlocked: boolean;
  /** What the lock names first; `''` when nothing. */
  readonly said: string;
}

/** The counts of one kind of edits. */
export interface KindCount {
  readonly kind: string;
  readonly expected: Trial['expected'];
  readonly edits: number;
  readonly blocked: number;
}

const LAW = {
  packet: { recordSections: [], openFields: [], templateTokens: [] },
  status: { aliases: DEFAULT_STATUS_ALIASES, steps: DEFAULT_STEPS },
} as unknown as Parameters<typeof readWorkPacket>[1];

/** Reads a text as a packet under the law as it comes. */
export function readTried(text: string): WorkPacket {
  const decoded = decode(Buffer.from(text));
  return readWorkPacket({ path: 'docs/task_packets/WP-1-X.md' as never, blob: '' as never, text: decoded.text }, LAW);
}

/** A packet's text with a whole signature; null when it has none at all. */
export function signedText(text: string): string | null {
  if (isSigned(readTried(text))) return text;
  const signed = text.replaceAll(
    /^(\W*USER[ _]SIGNATURE(?: LOCKED)?\W*?:\W*?)(?:ilja\w*|<pending>)/gim,
    '$1ilja010120260900',
  );
  return isSigned(readTried(signed)) ? signed : null;
}

/** Tries every `step`-th edit of one packet. */
export function tryPacket(file: string, text: string, step = 1): Trial[] {
  const signed = signedText(text);
  if (signed === null) return [];
  const read = cachedReader();
  const judge = (expected: Trial['expected'], edits: readonly TrialEdit[]): Trial[] =>
    edits
      .filter((_, index) => index % step === 0)
      .flatMap(({ kind, name, before, after }) => {
        const old = read(before);
        if (!isSigned(old)) return [];
        const [first] = lockDifferences(old, readTried(after));
        const said = first
          ? `${first.kind} ${first.subject}: ${first.old.slice(0, 90)} => ${first.new.slice(0, 90)}`
          : '';
        return [{ file, kind, name, expected, isBlocked: first !== undefined, said }];
      });
  return [signed, freshText(signed)].flatMap((tried) => [
    ...judge('blocked', contractEdits(tried)),
    ...judge('open', openEdits(tried)),
  ]);
}

/** The packet as it stood when it was signed: its contract alone. */
function freshText(text: string): string {
  const kept = mapPacket(text).filter(({ place }) => place === 'contract');
  return `${kept.map((line) => line.text).join('\n')}\n`;
}

/** Most edits of a packet start from the same text. */
function cachedReader(): (text: string) => WorkPacket {
  const read = new Map<string, WorkPacket>();
  return (text) => {
    const known = read.get(text) ?? readTried(text);
    read.set(text, known);
    return known;
  };
}

/** The packets below some folders: path and text. */
export function packetsIn(folders: readonly string[]): { readonly file: string; readonly text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /task_packets$/.test(entry.parentPath) && entry.name.endsWith('.md'))
      .map((entry) => {
        const file = `${entry.parentPath}/${entry.name}`;
        return { file, text: decode(readFileSync(file)).text };
      }),
  );
}

/** Counts trials by kind. */
export function countKinds(trials: readonly Trial[]): KindCount[] {
  const byKind = new Map<string, { kind: string; expected: Trial['expected']; edits: number; blocked: number }>();
  for (const { kind, expected, isBlocked } of trials) {
    const count = byKind.get(kind) ?? { kind, expected, edits: 0, blocked: 0 };
    byKind.set(kind, count);
    count.edits += 1;
    if (isBlocked) count.blocked += 1;
  }
  return [...byKind.values()];
}

/** The share of edits that are blocked, in per cent; 100 of none that should be, 0 of none that should not. */
export function shareBlocked(trials: readonly Trial[], expected: Trial['expected']): number {
  const own = trials.filter((trial) => trial.expected === expected);
  if (own.length === 0) return expected === 'blocked' ? 100 : 0;
  return (100 * own.filter(({ isBlocked }) => isBlocked).length) / own.length;
}

function print(trials: readonly Trial[]): void {
  for (const { kind, expected, edits, blocked } of countKinds(trials)) {
    const share = ((100 * blocked) / edits).toFixed(1).padStart(6);
    process.stdout.write(`${expected.padEnd(8)} ${kind.padEnd(36)} ${String(edits).padStart(6)} ${share} % blocked\n`);
  }
  for (const expected of ['blocked', 'open'] as const) {
    const own = trials.filter((trial) => trial.expected === expected);
    process.stdout.write(
      `\n${own.length} edits that should be ${expected}: ${shareBlocked(trials, expected).toFixed(2)} % blocked\n`,
    );
    for (const { file, kind, name, said, isBlocked } of own) {
      if (isBlocked !== (expected === 'blocked'))
        process.stdout.write(
          `  ${file.split('/').at(-1)}: ${kind}: ${JSON.stringify(name)} ${said.replaceAll('\n', ' / ')}\n`,
        );
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folders = process.argv.slice(2);
  const trials = packetsIn(folders).flatMap(({ file, text }) => tryPacket(file, text));
  print(trials);
  process.exitCode = shareBlocked(trials, 'blocked') >= 95 && shareBlocked(trials, 'open') <= 2 ? 0 : 1;
}
