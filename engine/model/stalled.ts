import type { BoardEntry } from './board.js';
import type { WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import { isInScope, scopeOf } from './scope-entries.js';
import { trimBoth, trimRight } from './trim.js';

/** Whether somebody is supposed to work on a packet now. */
export function isInProgress({ status }: WorkPacket): boolean {
  return status !== null && status.kind !== 'unknown' && status.status === 'In-Progress';
}

/** Whether work on a packet waits for something. */
export function isBlocked({ status }: WorkPacket): boolean {
  return status !== null && status.kind !== 'unknown' && status.status === 'Blocked';
}

/**
 * The paths and folders below which the packets are worked on: their own files, and what their IN_SCOPE_PATHS name; empty when that is
 * everywhere.
 */
export function placesToWatch(packets: readonly WorkPacket[]): readonly RepoPath[] {
  const scopes = packets.flatMap((packet) => scopeOf(packet).inScope.flatMap(({ pattern }) => pattern ?? []));
  const places = scopes.map((pattern) => {
    const star = pattern.indexOf('*');
    return (star < 0 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', star) + 1)).replace(/\/$/, '');
  });
  return places.includes('') ? [] : [...new Set([...packets.map(({ path }) => path), ...places])].sort();
}

/**
 * The newest touch of what a packet is worked on in.
 * @param touched when each path was last touched, in seconds since 1970
 * @returns null when none of it was ever touched
 */
export function lastTouch(packet: WorkPacket, touched: ReadonlyMap<RepoPath, number>): number | null {
  const scope = scopeOf(packet);
  let newest: number | null = null;
  for (const [path, time] of touched) {
    if ((newest === null || time > newest) && (path === packet.path || isInScope(scope, path))) newest = time;
  }
  return newest;
}

const NOTE_TITLE = /\b(?:escalat\w{0,8}|blockers?|blocked)\b/i;
const NOTE_LINE =
  /^[\s>*_`+-]{0,12}(?:escalat\w{0,8}|block(?:er|ers|ed)(?:[ _-](?:by|on|because|reason|since))?)\b[^:\n]{0,40}:(.{0,400})/i;
const NOTE_WORDS = /\b(?:escalat\w{0,8}|blocked (?:by|on|because|until)|waiting (?:for|on)|waits for|needs)\b/i;
const NOTHING = /^(?:none|n\/a|tbd|todo|pending|-|…|<[^>]{0,80}>|\{[^}]{0,80}\})?$/i;

/**
 * Whether a Blocked packet says why: a section on the escalation or the blocker that says something, a line `ESCALATION: …` or
 * `Blocked by: …`, or words to that effect in its entry on the board.
 */
export function hasEscalationNote(packet: WorkPacket, entry: BoardEntry | null): boolean {
  if (entry && NOTE_WORDS.test(entry.text)) return true;
  const lines = packet.text.split(/\r\n|\r|\n/);
  if (lines.some((line) => !saysNothing(NOTE_LINE.exec(line)?.[1] ?? ''))) return true;
  return packet.sections.some(
    ({ title, line, endLine }) =>
      NOTE_TITLE.test(title) && lines.slice(line, endLine).some((text) => !saysNothing(text) && !/^\s*#/.test(text)),
  );
}

function saysNothing(text: string): boolean {
  return NOTHING.test(trimRight(trimBoth(text, /[\s*_`]/), /[\s*_`.]/));
}
