import { spawnSync } from 'node:child_process';

/** A process to measure. */
export interface Work {
  readonly command: readonly [program: string, ...args: string[]];
  readonly folder: string;
  /** All that it has; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** The exit codes that mean that it did its work; any other ends the bench. */
  readonly codes: readonly number[];
  /** Whether its last line says what it took, as JSON of a `Cost`, because only a part of it counts. */
  readonly reports?: boolean;
}

/** What a piece of work took, in seconds. CPU is user and system time, of the process and of every process that it started and waited for. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** The shell's keyword counts grandchildren too, to the millisecond; Node knows only its own time. */
const TIMED = 'TIMEFORMAT="%R %U %S"; time "$@" 2>&1';

/**
 * Runs a process to its end.
 * @throws when it does not start, or ends with a code that is not among those of the work
 */
export function costOf({ command, folder, env, codes, reports }: Work): Cost {
  const { status, stdout, stderr, error } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error) throw error;
  if (!codes.includes(status ?? -1)) {
    const said = stdout.slice(-4_000);
    throw new Error(`${command.join(' ')} ended with ${status}, expected ${codes.join(' or ')}\n${said}${stderr}`);
  }
  if (reports) return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Cost;
  const [wall, user, system] = stderr.trim().split(' ').map(Number);
  if (wall === undefined || user === undefined || system === undefined) {
    throw new Error(`bash did not say what ${command[0]} took: ${stderr}`);
  }
  return { wall, cpu: user + system };
}

/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (low === undefined || high === undefined) throw new RangeError('nothing has no median');
  return (low + high) / 2;
}
