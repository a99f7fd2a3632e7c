import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import { printable } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { endGit, startGit } from './child.js';
import type { GitCommand } from './git-command.js';
import { isContentOf, isObjectId, type ObjectType } from './object-id.js';
import { evidence, FETCH_HELP, gitFailure } from './run.js';
import { tooOldGit } from './version.js';

/** What git knows of an object without reading its content. */
export interface ObjectHeader {
  readonly id: ObjectId;
  readonly type: ObjectType;
  /** Bytes of its content. */
  readonly size: number;
}

const ARGS = ['cat-file', '--batch-command', '--buffer'];
const HEADER = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d{1,15})$/;
const MAX_HEADER = 200;
/** Milliseconds without a single byte after which git is taken for stuck. */
const PATIENCE = 60_000;

interface Request {
  readonly id: ObjectId;
  /** The most bytes of content; null when only the header is asked for. */
  readonly maxBytes: number | null;
  readonly resolve: (answer: { header: ObjectHeader; content: Buffer } | null) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One `git cat-file --batch-command` for a whole run. It is fed full ids only, never names or paths, so that an answer cannot be
 * taken for another's (threat I03); sizes are asked for before contents, so that a huge blob is never read (threat X06).
 * Requests of one turn of the event loop go out together. Every failure rejects all that are open.
 */
export class ObjectReader {
  private child: ChildProcessWithoutNullStreams | null = null;
  private readonly open: Request[] = [];
  private first = 0;
  private commands: string[] = [];
  private rest: Buffer = Buffer.alloc(0);
  private body: { header: ObjectHeader; content: Buffer; filled: number } | null = null;
  private failure: Error | null = null;
  private readonly complaints: Buffer[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly command: GitCommand) {}

  /** The header of an object; null when the repository does not have it. */
  async find(id: ObjectId): Promise<ObjectHeader | null> {
    return (await this.request(id, null))?.header ?? null;
  }

  /**
   * The header of an object that must be there.
   * @throws UndecidedError when it is missing.
   */
  async header(id: ObjectId): Promise<ObjectHeader> {
    const header = await this.find(id);
    if (header === null) throw missing(id);
    return header;
  }

  /**
   * The content of an object, after its type and size were asked for.
   * @throws UndecidedError when it is missing, of another type or larger than `maxBytes`.
   */
  async read(id: ObjectId, type: ObjectType, maxBytes: number): Promise<Buffer> {
    return this.content(await this.header(id), type, maxBytes);
  }

  /**
   * The content of an object whose type and size are known. That it is what its id says is computed here: git does not look, and an
   * object store can be written to by anybody who can write to the clone.
   * @throws UndecidedError when it is of another type, larger than `maxBytes`, missing by now, or not what its id says.
   */
  async content(header: ObjectHeader, type: ObjectType, maxBytes: number): Promise<Buffer> {
    if (header.type !== type) throw wrongType(header, type);
    if (header.size > maxBytes) throw tooLarge(header, maxBytes);
    const answer = await this.request(header.id, maxBytes);
    if (answer === null) throw missing(header.id);
    if (!isContentOf(header.id, type, answer.content)) throw damaged(header);
    return answer.content;
  }

  /** Ends the process. Requests that are still open are rejected. */
  async close(): Promise<void> {
    const child = this.child;
    this.fail(new Error('the object reader was closed'));
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      // Its pipes keep no program alive, so that nobody may wait until they are closed too.
      child.once('exit', () => resolve());
      child.ref();
      endGit(child);
    });
  }

  private request(id: ObjectId, maxBytes: number | null): Promise<{ header: ObjectHeader; content: Buffer } | null> {
    if (!isObjectId(id)) return Promise.reject(new TypeError(`"${printable(id)}" is no object id`));
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.open.push({ id, maxBytes, resolve, reject });
      this.commands.push(`${maxBytes === null ? 'info' : 'contents'} ${id}\n`);
      if (this.commands.length === 1) setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    if (this.failure !== null || this.commands.length === 0) return;
    const child = this.child ?? this.start();
    this.holdOpen(child, true);
    child.stdin.write(`${this.commands.join('')}flush\n`);
    this.commands = [];
  }

  private start(): ChildProcessWithoutNullStreams {
    const child = startGit(this.command, ARGS);
    this.child = child;
    child.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      if (this.complaints.length < 64) this.complaints.push(chunk);
    });
    // A broken pipe is followed by the end of the process, which is what gets reported.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => this.fail(gitFailure(ARGS, `did not start: ${printable(error.message)}`, '')));
    child.on('close', (code, signal) => void this.ended(code, signal));
    return child;
  }

  private async ended(code: number | null, signal: string | null): Promise<void> {
    if (this.failure !== null) return;
    const failure = gitFailure(
      ARGS,
      `ended early (${code === null ? signal : `exit code ${code}`})`,
      evidence(this.complaints),
    );
    this.fail(code === 129 ? await tooOldGit(this.command, failure) : failure);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.child !== null) endGit(this.child);
    for (const request of this.open.splice(0).slice(this.first)) request.reject(this.failure);
    this.first = 0;
  }

  /** An idle process must not keep the program alive, and one that is asked must not be forgotten. */
  private holdOpen(child: ChildProcessWithoutNullStreams, busy: boolean): void {
    const handles: readonly { ref(): unknown; unref(): unknown }[] = [
      child,
      child.stdin as unknown as Socket,
      child.stdout as unknown as Socket,
      child.stderr as unknown as Socket,
    ];
    for (const handle of handles) busy ? handle.ref() : handle.unref();
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = busy
      ? setTimeout(
          () => this.fail(gitFailure(ARGS, `gave no answer for ${PATIENCE / 1000} s`, evidence(this.complaints))),
          PATIENCE,
        )
      : null;
  }

  private take(received: Buffer): void {
    this.timer?.refresh();
    try {
      let at = 0;
      const chunk = this.rest.length > 0 ? Buffer.concat([this.rest, received]) : received;
      this.rest = Buffer.alloc(0);
      while (at < chunk.length && this.failure === null) {
        const next = this.body === null ? this.takeHeader(chunk, at) : this.takeBody(chunk, at);
        if (next === at) break;
        at = next;
      }
      if (this.failure === null && at < chunk.length) this.rest = Buffer.from(chunk.subarray(at));
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private takeHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(0x0a, at);
    if (end < 0) {
      if (chunk.length - at > MAX_HEADER) throw unreadable('an endless header');
      return at;
    }
    const line = chunk.toString('latin1', at, end);
    const request = this.open[this.first];
    if (request === undefined) throw unreadable('an answer that nobody asked for');
    if (line === `${request.id} missing`) {
      this.answer(null);
      return end + 1;
    }
    const [, id, type, size] = HEADER.exec(line) ?? [];
    if (id !== request.id || type === undefined || size === undefined)
      throw unreadable(`"${printable(line.slice(0, MAX_HEADER))}"`);
    const header: ObjectHeader = { id, type: type as ObjectType, size: Number(size) };
    if (request.maxBytes === null) {
      this.answer({ header, content: Buffer.alloc(0) });
    } else {
      if (header.size > request.maxBytes) throw unreadable(`${header.size} bytes, more than it had said`);
      // One more for the line end that git puts behind a content.
      this.body = { header, content: Buffer.allocUnsafe(header.size + 1), filled: 0 };
    }
    return end + 1;
  }

  private takeBody(chunk: Buffer, at: number): number {
    const body = this.body;
    if (body === null) return at;
    const copied = chunk.copy(body.content, body.filled, at);
    body.filled += copied;
    if (body.filled === body.content.length) {
      if (body.content[body.header.size] !== 0x0a) throw unreadable('a content without its end');
      this.body = null;
      this.answer({ header: body.header, content: body.content.subarray(0, body.header.size) });
    }
    return at + copied;
  }

  private answer(value: { header: ObjectHeader; content: Buffer } | null): void {
    const request = this.open[this.first];
    if (request === undefined) return;
    this.first++;
    request.resolve(value);
    if (this.first < this.open.length) return;
    this.open.length = 0;
    this.first = 0;
    if (this.child !== null) this.holdOpen(this.child, false);
  }
}

function unreadable(what: string): UndecidedError {
  return gitFailure(ARGS, `answered in a form that is not known: ${what}`, '');
}

function missing(id: ObjectId): UndecidedError {
  return new UndecidedError({
    subject: `object ${id.slice(0, 12)}`,
    reason: 'is missing here: the clone is shallow or partial, or damaged',
    help: FETCH_HELP,
  });
}

function damaged({ id, type }: ObjectHeader): UndecidedError {
  return new UndecidedError({
    subject: `${type} ${id.slice(0, 12)}`,
    reason: 'holds something else than its id says: the object store is damaged, or somebody wrote to it',
    help: 'Run `git fsck`, which names such objects, and clone again.',
  });
}

function wrongType(header: ObjectHeader, expected: ObjectType): UndecidedError {
  return new UndecidedError({
    subject: `object ${header.id.slice(0, 12)}`,
    reason: `is a ${header.type}, expected a ${expected}`,
    help: 'Run `git fsck` in the repository and mend what it reports.',
  });
}

function tooLarge(header: ObjectHeader, maxBytes: number): UndecidedError {
  return new UndecidedError({
    subject: `${header.type} ${header.id.slice(0, 12)}`,
    reason: `has ${header.size} bytes, expected at most ${maxBytes}`,
    help: 'Take the object out of the change; nothing of this size is read.',
  });
}
