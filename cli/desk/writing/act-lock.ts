import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { pasted } from '../pasted.js';

/**
 * One lock per run, empty, with everything there is to know of its owner in its name, so that it is never seen half-written:
 * the process, when it started, the machine, and a random part that makes the name this run's alone.
 */
const NAME = /^handshake-check\.lock-(\d{1,10})-([0-9a-f]{12})-([0-9a-f]{12})-[0-9a-f]{12}$/;

/** How long a run waits for another one to end, in milliseconds. */
const PATIENCE = 5000;
/** What is said of a process whose start nobody can tell. */
const UNKNOWN = mark('');

/**
 * Takes the lock of a work tree: nobody else writes until it is released (threat D03).
 *
 * Each run puts up a lock of its own first and looks for others then, so that of two runs the later one sees the earlier; whoever sees
 * another that lives takes its own down and tries again. A lock whose process is dead binds nobody and is cleared away; since its
 * name never comes back, nobody can clear away another one by mistake.
 * @param gitDirectory of the work tree
 * @param patience how long to wait for others, in milliseconds
 * @returns what releases it
 * @throws UndecidedError when somebody else keeps it
 */
export async function takeLock(gitDirectory: string, patience = PATIENCE): Promise<() => void> {
  const end = Date.now() + patience;
  for (;;) {
    const own = putUp(gitDirectory);
    const other = alone(gitDirectory, own);
    if (other === null) return () => takeDown(gitDirectory, own);
    if (Date.now() >= end) throw isBusy(gitDirectory, other);
    // Not the same time for all, or two would meet again and again.
    await pause(20 + Math.random() * 80);
  }
}

/** Null when nobody else has a lock; else whose it is, and this run's own is down again. */
function alone(gitDirectory: string, own: string): string | null {
  let other: string | undefined;
  try {
    other = liveLock(gitDirectory, own);
    if (other === undefined) clearDead(gitDirectory, own);
  } catch (error) {
    takeDown(gitDirectory, own);
    throw error;
  }
  if (other !== undefined) takeDown(gitDirectory, own);
  return other ?? null;
}

function takeDown(gitDirectory: string, own: string): void {
  try {
    rmSync(join(gitDirectory, own), { force: true });
  } catch {
    // It binds nobody once this process has ended; the next run clears it away.
  }
}

/**
 * The name of a lock whose process lives, or may live, for all that can be told.
 * @param own a lock that does not count
 */
export function liveLock(gitDirectory: string, own = ''): string | undefined {
  return locks(gitDirectory).find((name) => name !== own && !isDead(name));
}

function locks(gitDirectory: string): string[] {
  return readdirSync(gitDirectory).filter((name) => NAME.test(name));
}

function clearDead(gitDirectory: string, own: string): void {
  for (const name of locks(gitDirectory))
    if (name !== own && isDead(name)) rmSync(join(gitDirectory, name), { force: true });
}

function putUp(gitDirectory: string): string {
  const owner = [process.pid, mark(startOf(process.pid) ?? ''), place()].join('-');
  const name = `handshake-check.lock-${owner}-${randomBytes(6).toString('hex')}`;
  try {
    closeSync(openSync(join(gitDirectory, name), 'wx'));
  } catch (error) {
    throw new UndecidedError(
      {
        subject: 'the work tree',
        reason: `cannot be locked (${error instanceof Error ? error.message : String(error)}): nothing was written`,
        help: `See whether you may write to ${gitDirectory}, and whether there is room.`,
      },
      { cause: error },
    );
  }
  return name;
}

/** Whether the process that put a lock up is gone for certain. */
function isDead(name: string): boolean {
  const [, pid = '', started = '', where = ''] = NAME.exec(name) ?? [];
  if (where !== place()) return false;
  if (!exists(Number(pid))) return true;
  const now = startOf(Number(pid));
  if (now === 'ended') return true;
  // Another process may have got the number since.
  return started !== UNKNOWN && now !== null && mark(now) !== started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** When a process started, in whatever terms the system has; null where that cannot be told, `ended` when it only waits to be buried. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in brackets, may hold blanks and brackets.
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${rest[18] ?? ''}`;
  } catch {
    // Not every system has these files; the number of the process has to do there.
    return null;
  }
}

/** Where the numbers of processes mean the same: this machine, and on it this container. */
function place(): string {
  return mark(`${hostname()} ${pidNamespace()}`);
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux divides the processes of one machine.
    return '';
  }
}

function mark(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function isBusy(gitDirectory: string, name: string): UndecidedError {
  const [, pid = '', , where = ''] = NAME.exec(name) ?? [];
  const isHere = where === place();
  return new UndecidedError({
    subject: 'the work tree',
    reason: `is being written by ${isHere ? `process ${pid}` : 'a run on another machine or in another container'}, expected one run at a time: nothing was written`,
    help: `Wait for it to end, and run this again. If there is no such run any more: rm ${pasted(join(gitDirectory, name))}`,
  });
}
