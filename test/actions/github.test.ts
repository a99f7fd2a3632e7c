import { describe, expect, it } from 'vitest';
import { githubPlatform } from '../../actions/merge-gate/github.js';
import type { CheckRunText } from '../../actions/merge-gate/platform.js';
import { exampleOf, TOKEN } from './api-description.js';
import { type Answer, json, refused, type Script } from './api-server.js';
import { type Conversation, NEW_CHECK_RUN, NOW, REVIEWS, withForge } from './forge.js';

const HEAD = 'ab'.repeat(20);

const TEXT: CheckRunText = {
  name: 'handshake-check findings',
  head: HEAD,
  conclusion: 'success',
  title: 'pass',
  summary: 'Nothing has to be done.',
  annotations: [],
};

/** Answers in this order; the last one again and again. */
function inOrder(route: string, ...answers: readonly Answer[]): Script {
  return { [route]: (_, count) => answers[Math.min(count, answers.length - 1)] ?? json(500, {}) };
}

const NO_REVIEWS = json(200, []);
const CREATED = json(201, exampleOf('check-run-example-of-completed-conclusion'));

function read({ platform }: Conversation): Promise<unknown> {
  return platform.approvals(7, ['alice']);
}

describe('a read that fails in passing', () => {
  const passing: [string, Answer, number][] = [
    ['500', refused(500, 'Server Error'), 1_000],
    ['503', refused(503, 'Unavailable'), 1_000],
    ['a cut connection', { kind: 'cut' }, 1_000],
    ['invalid JSON', { kind: 'raw', status: 200, text: '[' }, 1_000],
    ['429 with a time', refused(429, 'Too many requests', { 'retry-after': '7' }), 7_000],
    ['429 without a time', refused(429, 'Too many requests'), 60_000],
    ['403 with a time', refused(403, 'Forbidden', { 'retry-after': '3' }), 3_000],
    ['the secondary limit', refused(403, 'You have exceeded a secondary rate limit.'), 60_000],
    [
      'an hourly limit that ends soon',
      refused(403, 'API rate limit exceeded', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(NOW / 1000 + 20),
      }),
      20_000,
    ],
    [
      'an hourly limit that has ended',
      refused(429, 'API rate limit exceeded', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(NOW / 1000 - 20),
      }),
      0,
    ],
  ];

  it.each(passing)('with %s is repeated after a wait', async (_, answer, wait) => {
    await withForge(inOrder(REVIEWS, answer, NO_REVIEWS), async (conversation) => {
      expect(await read(conversation)).toEqual([]);
      expect(conversation.waits).toEqual([wait]);
    });
  });

  it('is repeated twice at most', async () => {
    await withForge(inOrder(REVIEWS, refused(500, 'Server Error')), async (conversation) => {
      await expect(read(conversation)).rejects.toMatchObject({
        reason: 'has approvals that are not known: the forge answered 500',
        help: 'Run the job again when the forge answers.',
      });
      expect(conversation.calls).toHaveLength(3);
      expect(conversation.waits).toEqual([1_000, 4_000]);
    });
  });

  it.each([
    ['an hour', { 'retry-after': '3600' }],
    ['until an hour from now', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 3_600) }],
  ])('is given up when the forge wants %s of rest', async (_, headers) => {
    await withForge(inOrder(REVIEWS, refused(429, 'Too many requests', headers)), async (conversation) => {
      await expect(read(conversation)).rejects.toMatchObject({
        reason: 'has approvals that are not known: the forge answered 429: it takes no requests for 3600 s',
      });
      expect(conversation.calls).toHaveLength(1);
      expect(conversation.waits).toEqual([]);
    });
  });

  it.each([401, 403, 404, 422])('for good, with %i, is not repeated', async (status) => {
    await withForge(inOrder(REVIEWS, refused(status)), async (conversation) => {
      await expect(read(conversation)).rejects.toThrow(`the forge answered ${status}`);
      expect(conversation.calls).toHaveLength(1);
    });
  });
});

describe('an answer that does not end', () => {
  it('is waited for no longer than the time limit, in each of three attempts', async () => {
    const talk = async (conversation: Conversation) => {
      await expect(read(conversation)).rejects.toThrow('the forge did not answer within 0.05 s');
      expect(conversation.calls).toHaveLength(3);
    };
    await withForge(inOrder(REVIEWS, { kind: 'silence' }), talk, { timeLimit: 50 });
  });

  it('is read no further than the limit of bytes, and only once', async () => {
    const talk = async (conversation: Conversation) => {
      await expect(read(conversation)).rejects.toThrow("the forge's answer is longer than 65536 bytes");
      expect(conversation.calls).toHaveLength(1);
    };
    await withForge(inOrder(REVIEWS, { kind: 'flood', bytes: 4 * 1024 * 1024 }), talk, { maxBytes: 65_536 });
  });

  it('of a write is told, and the write is not repeated', async () => {
    const talk = async ({ platform, calls }: Conversation) => {
      const refusal = await platform.writeCheckRun(TEXT);
      expect(refusal?.sentence).toBe(
        'The check run is not written: the forge did not answer within 0.05 s; the verdict does not depend on it.',
      );
      expect(calls).toHaveLength(1);
    };
    await withForge(inOrder(NEW_CHECK_RUN, { kind: 'silence' }), talk, { timeLimit: 50 });
  });
});

describe('a write', () => {
  it('that was limited is repeated: the forge has done nothing yet', async () => {
    const limited = refused(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '2' });
    await withForge(inOrder(NEW_CHECK_RUN, limited, CREATED), async ({ platform, waits }) => {
      expect(await platform.writeCheckRun(TEXT)).toBeNull();
      expect(waits).toEqual([2_000]);
    });
  });

  it('whose connection broke is told, and not repeated', async () => {
    await withForge(inOrder(NEW_CHECK_RUN, { kind: 'cut' }), async ({ platform, calls }) => {
      expect((await platform.writeCheckRun(TEXT))?.sentence).toContain('the connection to the forge broke');
      expect(calls).toHaveLength(1);
    });
  });
});

describe('asking the forge', () => {
  it('logs each attempt with its outcome and without the token', async () => {
    await withForge(inOrder(REVIEWS, refused(500, `no ${TOKEN}`), NO_REVIEWS), async (conversation) => {
      await read(conversation);
      expect(conversation.log).toEqual([
        'GET /repos/acme/shop/pulls/7/reviews?per_page=100&page=1: 500 after 0 ms',
        'GET /repos/acme/shop/pulls/7/reviews?per_page=100&page=1: 200 after 0 ms',
      ]);
    });
  });

  it('is impossible at an address where nobody answers: undecided for a read, a refusal for a write', async () => {
    const server = await withForge({}, ({ calls }) => Promise.resolve(calls));
    expect(server).toEqual([]);
    const platform = githubPlatform({
      apiUrl: 'http://127.0.0.1:1',
      token: TOKEN,
      repository: 'acme/shop',
      manners: { wait: () => Promise.resolve() },
    });
    await expect(platform.approvals(7, ['alice'])).rejects.toThrow('the connection to the forge broke');
    expect(await platform.writeCheckRun(TEXT)).toMatchObject({ output: 'check run' });
    expect(await platform.writeComment(7, { body: 'x', resolved: false })).toMatchObject({ output: 'comment' });
  });

  it.each([
    ['no token', { token: '', apiUrl: 'http://127.0.0.1:1' }, 'there is no token to ask the forge with'],
    ['no address', { token: TOKEN, apiUrl: 'nowhere' }, 'the request to the forge could not be made'],
  ])('with %s is no exception of its own', async (_, options, words) => {
    const platform = githubPlatform({
      ...options,
      repository: 'acme/shop',
      manners: { wait: () => Promise.resolve() },
    });
    await expect(platform.approvals(7, ['alice'])).rejects.toMatchObject({
      name: 'UndecidedError',
      reason: expect.stringContaining(words),
    });
    expect((await platform.writeCheckRun(TEXT))?.sentence).toContain(words);
  });
});
