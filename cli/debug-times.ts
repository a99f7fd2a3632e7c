import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { GIT_STARTED, type StartedGit } from '../engine/git/child.js';
import { type Observer, PHASES, type Phase } from '../engine/observer.js';
import type { Scope } from '../engine/rule.js';

/** How often something happened, and how long it took together, in milliseconds. */
interface Took {
  calls: number;
  ms: number;
}

/** Does the work, and says at its end, however it ends, how long everything took. The words are listed in docs/commands.md. */
export async function debugged<T>(
  tell: (text: string) => void,
  work: (observer: Observer) => Promise<T>,
  clock: () => number = () => performance.now(),
): Promise<T> {
  const times = new DebugTimes(clock);
  const listen = (started: unknown): void => times.git(started as StartedGit);
  subscribe(GIT_STARTED, listen);
  try {
    return await work(times);
  } finally {
    unsubscribe(GIT_STARTED, listen);
    tell(times.text());
  }
}

/** Adds up what a run takes. */
export class DebugTimes implements Observer {
  private readonly start: number;
  private readonly phases = new Map<Phase, number>(PHASES.map((phase) => [phase, 0]));
  private readonly rules = new Map<string, Took>();
  private readonly gits = new Map<string, Took>();
  private now: Phase = 'base';
  private since: number;
  private files = 0;
  private bytes = 0;
  private documents = 0;
  private kept = 0;

  constructor(private readonly clock: () => number) {
    this.start = clock();
    this.since = this.start;
  }

  phase(name: Phase): Phase {
    const [before, time] = [this.now, this.clock()];
    this.phases.set(before, (this.phases.get(before) ?? 0) + time - this.since);
    this.now = name;
    this.since = time;
    return before;
  }

  packets(): void {
    // How many were read is known at the end.
  }

  rule<T>(id: string, scope: Scope, calls: number, work: () => T): T {
    const time = this.clock();
    try {
      return work();
    } finally {
      add(this.rules, `${id} ${scope}`, calls, this.clock() - time);
    }
  }

  file(bytes: number): void {
    this.files += 1;
    this.bytes += bytes;
  }

  document(kept: boolean): void {
    this.documents += 1;
    if (kept) this.kept += 1;
  }

  /** A git was started. */
  git({ child, args }: StartedGit): void {
    const time = this.clock();
    const name = commandOf(args);
    add(this.gits, name, 1, 0);
    child.once('exit', () => add(this.gits, name, 0, this.clock() - time));
  }

  /** What was added up, one fact a line. */
  text(): string {
    this.phase(this.now);
    const lines = [
      ...[...this.phases].map(([phase, ms]) => `phase ${phase} ${shown(ms)}`),
      `phase total ${shown(this.clock() - this.start)}`,
      ...slowestFirst(this.rules).map(([name, { calls, ms }]) => `rule ${name} ${calls} calls ${shown(ms)}`),
      ...slowestFirst(this.gits).map(([name, { calls, ms }]) => `git ${name} ${calls} processes ${shown(ms)}`),
      `read ${this.files} files ${this.bytes} bytes`,
      `cache ${this.kept} hits ${this.documents - this.kept} misses`,
    ];
    return lines.map((line) => `debug: ${line}\n`).join('');
  }
}

function add(all: Map<string, Took>, name: string, calls: number, ms: number): void {
  const took = all.get(name) ?? { calls: 0, ms: 0 };
  all.set(name, took);
  took.calls += calls;
  took.ms += ms;
}

function slowestFirst(all: ReadonlyMap<string, Took>): [string, Took][] {
  return [...all].sort(([a, x], [b, y]) => y.ms - x.ms || (a < b ? -1 : 1));
}

/** The command behind `-c name=value` and other options of git itself. */
function commandOf(args: readonly string[]): string {
  let at = 0;
  while (args[at]?.startsWith('-')) at += args[at] === '-c' || args[at] === '-C' ? 2 : 1;
  return args[at] ?? '';
}

function shown(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}
