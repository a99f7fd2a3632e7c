import { lstatSync, readdirSync, readFileSync, rmSync, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid, kill } from 'node:process';
import { ROOM_HEAD, ROOM_PREFIX } from './clean-room.js';

/** No run takes as long as this. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** The name of a room: the id of the process that made it, and what `mkdtemp` adds. */
const NAME = new RegExp(`^${ROOM_PREFIX}(\\d{1,10})-[A-Za-z0-9]{6}$`);

/**
 * Removes the clean rooms that killed runs left in the temporary folder, and nothing that is not provably one: a folder of ours, for our
 * eyes alone, by its name and its HEAD a room, that is older than a day and whose process is gone. No link is followed. What cannot be
 * looked at or removed stays: nobody waits for it.
 * @param now in milliseconds since 1970
 * @returns how many went
 */
export function sweepRooms(now: number, folder = tmpdir()): number {
  const user = getuid?.();
  // Where files have no owner there is no telling whose they are.
  if (user === undefined) return 0;
  return namesIn(folder).filter(
    (name) => isAbandoned(join(folder, name), name, user, now) && removed(join(folder, name)),
  ).length;
}

function isAbandoned(room: string, name: string, user: number, now: number): boolean {
  const [, pid] = NAME.exec(name) ?? [];
  if (pid === undefined || isAlive(Number(pid))) return false;
  const stat = statOf(room);
  if (!stat?.isDirectory() || stat.uid !== user || (stat.mode & 0o077) !== 0 || now - stat.mtimeMs < DAY_MS)
    return false;
  const head = join(room, 'HEAD');
  return statOf(head)?.isFile() === true && statOf(head)?.size === ROOM_HEAD.length && textOf(head) === ROOM_HEAD;
}

/** A process that may not be asked is one. */
function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that cannot be listed has nothing that could be cleared away.
    return [];
  }
}

function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    // Gone, or not for us to see.
    return null;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // As above.
    return null;
  }
}

function removed(room: string): boolean {
  try {
    rmSync(room, { recursive: true });
    return true;
  } catch {
    // Somebody else's file inside of it: it stays.
    return false;
  }
}
