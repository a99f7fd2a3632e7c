import { type PathLike, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';

type Listener = (argument: never) => void;
type Start = Extract<WorkerRequest, { type: 'start' }>;
type Run = Extract<WorkerRequest, { type: 'run' | 'collect' }>;

const TOP = fileURLToPath(new URL('..', import.meta.url));
/** What imports a rule, at whatever remove: loaded anew for a mutant that is decided when its module is loaded. The engine imports none. */
const ABOVE_RULES = ['rules', 'test', 'scripts', 'mutation'];
/** What calls nothing of the engine and remembers what cost its time. */
const KEPT = 'test/documents/remark-readings.ts';

/**
 * The one thread in which the tests of all mutants run. Vitest starts a thread for every run, which loads the whole engine: that takes
 * ten times as long as the tests themselves. The engine is without state, so that it can stay; the mutated file and what imports it are
 * loaded anew where it matters: Stryker switches other mutants inside of functions.
 */
export class KeptThread implements PoolWorker {
  readonly name = 'kept-thread';
  private thread: Worker | null = null;
  private readonly listeners = new Map<string, Set<Listener>>();
  private config: Start['context']['config'] | null = null;
  /** Whether modules are loaded that a mutant has decided. */
  private decided = false;

  /** @param mutated the files that are mutated, from the top */
  constructor(
    private readonly options: PoolOptions,
    private readonly mutated: readonly string[],
  ) {}

  on(event: string, listener: Listener): void {
    const all = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, all.add(listener));
  }

  off(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }

  async start(): Promise<void> {
    // Nothing: the thread is made when the first message comes.
  }

  /** What would end the thread is answered as if it had; what would start it again too. */
  send(message: WorkerRequest): void {
    if (message.type === 'stop') this.answer('stopped');
    else if (message.type === 'start' && this.thread) {
      this.config = message.context.config;
      this.answer('started');
    } else if (message.type === 'run' || message.type === 'collect') this.running().postMessage(this.prepared(message));
    else this.running().postMessage(message);
  }

  async stop(): Promise<void> {
    this.listeners.clear();
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    await this.thread?.terminate();
    this.thread = null;
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const { distPath, env, execArgv } = this.options;
    const thread = new Worker(join(distPath, 'workers/threads.js'), { env, execArgv });
    for (const event of ['message', 'error', 'exit']) thread.on(event, (argument) => this.tell(event, argument));
    this.thread = thread;
    return thread;
  }

  private prepared(message: Run): Run {
    const decides = (message.context.providedContext as Record<string, unknown>).mutantActivation === 'static';
    const anew = decides || this.decided ? this.above() : [];
    this.decided = decides;
    const context = { ...message.context, ...(this.config ? { config: this.config } : {}), invalidates: anew };
    return { ...message, context };
  }

  /** The files that are loaded anew. */
  private above(): string[] {
    const within = (folder: string, recursive: boolean): string[] =>
      readdirSync(join(TOP, folder) as PathLike, { recursive, withFileTypes: true })
        .filter((entry) => entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name));
    const folders = ABOVE_RULES.filter((folder) => folder !== 'mutation').flatMap((folder) => within(folder, true));
    const engine = this.mutated.some((file) => file.startsWith('engine/')) ? within('engine', true) : [];
    return [...folders, ...within('mutation', false), ...engine].filter(
      (path) => !path.includes('node_modules') && path !== join(TOP, KEPT),
    );
  }

  private answer(type: 'started' | 'stopped'): void {
    setImmediate(() => this.tell('message', { type, __vitest_worker_response__: true }));
  }

  private tell(event: string, argument: unknown): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(argument as never);
  }
}
