import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from './forge-answer.js';

/** How a request is made. Everything that waits or looks at a clock can be given, so that a test need not wait. */
export interface RequestManners {
  /** Milliseconds for one attempt, from the connection to the last byte of the answer. */
  readonly timeLimit: number;
  /** The most bytes of one answer. */
  readonly maxBytes: number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Gets one line for each attempt: method, path, outcome. It never holds a header, and so no token. Not escaped. */
  readonly log: (line: string) => void;
}

export const DEFAULT_MANNERS: RequestManners = {
  timeLimit: 20_000,
  maxBytes: 32 * 1024 * 1024,
  wait: async (milliseconds) => {
    await sleep(milliseconds);
  },
  now: () => Date.now(),
  log: () => undefined,
};

const ATTEMPTS = 3;
/** Milliseconds before the next attempt after the forge itself failed. */
const PAUSES = [1_000, 4_000];
/** A forge that asks for a longer wait is not waited for: the job pays for every minute. */
const LONGEST_WAIT = 60_000;

/** Why a request has no answer, in words that follow a colon. */
export class ForgeError extends Error {
  /** The HTTP status, where there was one. */
  readonly status: number | null;
  /** Milliseconds to wait when the forge limits requests; null for every other reason. */
  readonly limitedFor: number | null;
  /** Whether asking again would come to the same. */
  readonly lasting: boolean;

  constructor(words: string, { status = null, limitedFor = null, lasting = false }: Partial<FailureFacts> = {}) {
    super(words);
    this.name = 'ForgeError';
    this.status = status;
    this.limitedFor = limitedFor;
    this.lasting = lasting;
  }
}

type FailureFacts = Pick<ForgeError, 'status' | 'limitedFor' | 'lasting'>;

/** An answer that came but is not what the forge's description says. */
export function unreadable(): ForgeError {
  return new ForgeError("the forge's answer is not what its description says");
}

/**
 * Asks until there is an answer, three times at most. A forge that limits requests has done nothing yet, so that any request may be
 * repeated; after any other failure only one that changes nothing.
 * @throws ForgeError
 */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  changes: 'reads' | 'writes',
  { wait, now }: RequestManners,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const failure = failureOf(error, now());
      const pause = pauseAfter(failure, changes, attempt);
      if (pause === null) throw failure;
      await wait(pause);
    }
  }
}

/**
 * A fetch with a time limit and a bound on the answer. A write follows no redirection: it would arrive as a read.
 * @param fetch what makes the request, by way of the runner's proxy where there is one
 */
export function mannerly(fetch: typeof globalThis.fetch, manners: RequestManners): typeof globalThis.fetch {
  const { timeLimit, now, log } = manners;
  return async (input, init) => {
    const method = init?.method ?? 'GET';
    const started = now();
    const signal = AbortSignal.timeout(timeLimit);
    const told = (outcome: string) => log(`${method} ${pathOf(String(input))}: ${outcome} after ${now() - started} ms`);
    try {
      const answer = await fetch(input, { ...init, signal, redirect: method === 'GET' ? 'follow' : 'manual' });
      const body = await boundedBody(answer, manners.maxBytes);
      told(String(answer.status));
      return new Response(answer.status === 204 || answer.status === 304 ? null : body, {
        status: answer.status,
        headers: [...answer.headers],
      });
    } catch (error) {
      const failure = transportFailure(error, signal.aborted, timeLimit);
      told(failure.message);
      throw failure;
    }
  };
}

function pauseAfter({ limitedFor, lasting }: ForgeError, changes: 'reads' | 'writes', attempt: number): number | null {
  if (attempt >= ATTEMPTS) return null;
  if (limitedFor !== null) return limitedFor <= LONGEST_WAIT ? limitedFor : null;
  return changes === 'reads' && !lasting ? (PAUSES[attempt - 1] ?? null) : null;
}

/** The reason behind what the client threw: it wraps what its fetch threw, and has the answer's status and headers. */
function failureOf(error: unknown, now: number): ForgeError {
  if (error instanceof ForgeError) return error;
  const { status, response, cause } = isThrown(error) ? error : {};
  if (cause instanceof ForgeError) return cause;
  if (!isRecord(response)) return new ForgeError('the request to the forge could not be made', { lasting: true });
  // An answer of GraphQL that names errors comes with the status 200, and without one here.
  if (typeof status !== 'number') return unreadable();
  const limitedFor = limitOf(status, response, now);
  return limitedFor === null
    ? new ForgeError(`the forge answered ${status}`, { status, lasting: status < 500 })
    : new ForgeError(`the forge answered ${status}: it takes no requests for ${Math.ceil(limitedFor / 1000)} s`, {
        status,
        limitedFor,
      });
}

interface Thrown {
  readonly status?: unknown;
  readonly response?: unknown;
  readonly cause?: unknown;
}

function isThrown(error: unknown): error is Thrown {
  return error instanceof Error;
}

/** How long the forge wants no requests, in milliseconds; null when it is not a matter of too many requests. */
function limitOf(status: number, response: Readonly<Record<string, unknown>>, now: number): number | null {
  if (status !== 403 && status !== 429) return null;
  const headers = isRecord(response.headers) ? response.headers : {};
  const seconds = wholeNumber(headers['retry-after']);
  if (seconds !== null) return seconds * 1000;
  const reset = wholeNumber(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && reset !== null) return Math.max(0, reset * 1000 - now);
  const secondary = isRecord(response.data) && /secondary rate limit/i.test(String(response.data.message));
  return status === 429 || secondary ? LONGEST_WAIT : null;
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : null;
}

async function boundedBody(answer: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop gives up the rest of the answer.
    if (bytes > maxBytes)
      throw new ForgeError(`the forge's answer is longer than ${maxBytes} bytes`, { lasting: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function transportFailure(error: unknown, timedOut: boolean, timeLimit: number): ForgeError {
  if (error instanceof ForgeError) return error;
  return new ForgeError(
    timedOut ? `the forge did not answer within ${timeLimit / 1000} s` : 'the connection to the forge broke',
  );
}

/** Path and query: the host is known, and everything else of a request may be secret. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
