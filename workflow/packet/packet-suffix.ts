import { hasUniqueSuffix, isPacketId } from '../../engine/model/packet-id.js';
import { baseName, foldPath, printable, type RepoPath } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';

/** A packet's file somewhere: in the work tree, in HEAD, in the index, on a branch. */
export interface SeenPacket {
  readonly path: RepoPath;
  /** Where, for people: `the work tree`. */
  readonly place: string;
}

/** The ids that some packet has already; upper and lower case alike, since they are one file on some systems. */
export interface TakenIds {
  /** Where the id is taken; null when it is free. */
  placeOf(id: string): string | null;
}

/** What a new id is made of. */
export interface IdRequest {
  /** As typed. */
  readonly asked: string;
  /** What `--suffix` says; null to have one made. */
  readonly suffix: string | null;
  /** Seconds since 1970: the suffix that is made is its day, in UTC. */
  readonly now: number;
  /** Hexadecimal digits of a hash, at least seven. */
  readonly hash: (text: string) => string;
}

/** An id that is free. */
export interface NewId {
  readonly id: string;
  /** Why it is not the one that was to be expected; null when it is. */
  readonly note: string | null;
}

/** The longest id: a file's name has at most 255 bytes on every system, and a line of a message about it has to be read. */
const LONGEST_ID = 128;
const MOST_TRIES = 1000;
const EXAMPLE = 'WP-1-Cancel-Job';

/** Sorts what was seen by id. The first place that is given for an id is the one that is named. */
export function takenIds(seen: Iterable<SeenPacket>): TakenIds {
  const places = new Map<string, string>();
  for (const { path, place } of seen) {
    const name = foldPath(baseName(path));
    if (!places.has(name)) places.set(name, place);
  }
  return { placeOf: (id) => places.get(foldPath(`${id}.md`)) ?? null };
}

/**
 * The id of a new packet (Part 4 step 2; law.md, decision 3): the one that was asked for when it ends in a unique suffix, else with the
 * day behind it; where that id is taken, with a short hash behind the day.
 * @throws UndecidedError for an id that nobody may have, and for one that was asked for to the letter and is taken
 */
export function newPacketId({ asked, suffix, now, hash }: IdRequest, taken: TakenIds): NewId {
  const name = asked.replace(/\.md$/, '');
  assertId(name);
  const wanted = suffix === null ? name : `${name}-${suffix}`;
  if (suffix !== null) assertSuffix(wanted, suffix);
  if (hasUniqueSuffix(wanted)) return { id: free(wanted, taken), note: null };
  const dated = `${wanted}-${new Date(now * 1000).toISOString().slice(0, 10).replaceAll('-', '')}`;
  assertId(dated);
  const place = taken.placeOf(dated);
  if (place === null) return { id: dated, note: null };
  const id = firstFree((count) => `${dated}-${shortHash(hash(`${dated} ${now} ${count}`))}`, taken);
  return { id, note: `${dated} is taken (${printable(place)}), so a short hash makes the id unique` };
}

/** The next free revision of a packet: `-v2` behind its id, or the next number where it is a revision itself. */
export function successorId(id: string, taken: TakenIds): NewId {
  const [, stem = id, revision = '1'] = /^(.*)-v(\d{1,6})$/.exec(id) ?? [];
  const next = firstFree((count) => `${stem}-v${Number(revision) + count}`, taken);
  assertId(next);
  return { id: next, note: null };
}

/** Seven digits of a hash, of which one is a decimal one: without it they could be a word. */
function shortHash(digits: string): string {
  const short = digits.slice(0, 7);
  return /\d/.test(short) ? short : `0${short.slice(1)}`;
}

/** @param idOf the candidates, from 1 on */
function firstFree(idOf: (count: number) => string, taken: TakenIds): string {
  for (let count = 1; count <= MOST_TRIES; count++) {
    const id = idOf(count);
    if (taken.placeOf(id) === null) return id;
  }
  return free(idOf(MOST_TRIES), taken);
}

function free(id: string, taken: TakenIds): string {
  const place = taken.placeOf(id);
  if (place === null) return id;
  throw new UndecidedError({
    subject: id,
    reason: `is taken (${printable(place)}), expected an id that no packet has: nothing was written`,
    help: 'Leave the suffix out to have one made, or give another one: --suffix v2. Upper and lower case are the same id.',
  });
}

function assertId(id: string): void {
  if (id.length > LONGEST_ID) {
    throw refused(
      `${printable(id.slice(0, 40))}…`,
      `has ${id.length} characters as an id, expected at most ${LONGEST_ID}`,
    );
  }
  if (!isPacketId(id)) {
    const subject = id === '' ? 'the packet id ""' : printable(id);
    throw refused(subject, 'is no packet id, expected WP-{phase}-{name} of letters, digits and dots');
  }
}

function assertSuffix(id: string, suffix: string): void {
  if (suffix.length <= LONGEST_ID && isPacketId(id) && hasUniqueSuffix(id)) {
    assertId(id);
    return;
  }
  throw new UndecidedError({
    subject: `--suffix ${printable(suffix.slice(0, 40))}`,
    reason: 'makes no id unique, expected a date (20260101), a short hash (1a2b3c4) or a revision (v2)',
    help: 'Leave --suffix out to have the day of today put behind the id.',
  });
}

function refused(subject: string, reason: string): UndecidedError {
  return new UndecidedError({
    subject,
    reason: `${reason}: nothing was written`,
    help: `Write it like this: npx handshake-check create-task-packet ${EXAMPLE}`,
  });
}
