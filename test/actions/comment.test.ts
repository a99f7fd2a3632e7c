import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentOf } from '../../actions/merge-gate/comment.js';
import { diagnostic, report } from '../reporters/example-report.js';
import { hostileText } from '../reporters/hostile-text.js';
import { exampleOf } from './api-description.js';
import { type Answer, json, refused, type Script } from './api-server.js';
import { COMMENTS, NEW_COMMENT, OLD_COMMENT, routes, VIEWER, withForge } from './forge.js';

const SELF = 41_898_282;
const OTHER = 7;
const MARKER = '<!-- handshake-check: merge gate -->';

const FAILING = commentOf(report({ verdict: 'block', diagnostics: [diagnostic()], counts: { errors: 1 } }), {
  passes: false,
});
const PASSING = commentOf(report(), { passes: true });

interface CommentFacts {
  readonly id: number;
  readonly author: number | null;
  readonly body: string;
}

function comment({ id, author, body }: CommentFacts): unknown {
  const example = exampleOf('issue-comment');
  return { ...example, id, body, user: author === null ? null : { ...(example.user as object), id: author } };
}

const I_AM: Answer = json(200, { data: { viewer: { databaseId: SELF } } });

/** A pull request with these comments, to which the token may write. */
function conversation(...comments: readonly CommentFacts[]): Script {
  return {
    [COMMENTS]: () => json(200, comments.map(comment)),
    [VIEWER]: () => I_AM,
    [NEW_COMMENT]: () => json(201, comment({ id: 99, author: SELF, body: 'new' })),
    [OLD_COMMENT]: () => json(200, comment({ id: 99, author: SELF, body: 'old' })),
  };
}

function write(script: Script, text = FAILING) {
  return withForge(script, async ({ platform, calls }) => ({
    refusal: await platform.writeComment(7, text),
    calls,
    written: calls.filter(({ path, method }) => method !== 'GET' && path !== '/graphql'),
  }));
}

describe('the comment', () => {
  it('is made for a change that does not pass', async () => {
    const { refusal, calls, written } = await write(conversation());
    expect(refusal).toBeNull();
    expect(routes(calls)).toEqual([
      'GET /repos/acme/shop/issues/7/comments?per_page=100&page=1',
      'POST /repos/acme/shop/issues/7/comments',
    ]);
    expect(written[0]?.body).toEqual({ body: FAILING.body });
  });

  it('is never made for a change that passes from the start', async () => {
    const { refusal, written } = await write(conversation({ id: 1, author: OTHER, body: 'Nice!' }), PASSING);
    expect(refusal).toBeNull();
    expect(written).toEqual([]);
  });

  it('is updated in place', async () => {
    const script = conversation(
      { id: 1, author: OTHER, body: 'Nice!' },
      { id: 2, author: SELF, body: 'Coverage: 90 %' },
      { id: 3, author: SELF, body: `${MARKER}\nold` },
    );
    const { written } = await write(script);
    expect(routes(written)).toEqual(['PATCH /repos/acme/shop/issues/comments/3']);
    expect(written[0]?.body).toEqual({ body: FAILING.body });
  });

  it('says so when warnings stop the merge', () => {
    const warned = report({ counts: { warnings: 1 } });
    expect(commentOf(warned, { passes: false }).body).toContain('# handshake-check: pass, stopped by warnings');
    expect(commentOf(warned, { passes: true }).body).toContain('# handshake-check: pass, 1 warning');
  });

  it('is resolved when the gate passes', async () => {
    const { written } = await write(conversation({ id: 3, author: SELF, body: FAILING.body }), PASSING);
    expect(routes(written)).toEqual(['PATCH /repos/acme/shop/issues/comments/3']);
    expect(written[0]).toHaveProperty(
      'body.body',
      expect.stringMatching(
        /^<!-- handshake-check: merge gate -->\n\*\*Resolved\.\*\* .*\n\n# handshake-check: pass, /,
      ),
    );
  });

  it('is left alone when it says the same already', async () => {
    const { written } = await write(conversation({ id: 3, author: SELF, body: FAILING.body }));
    expect(written).toEqual([]);
  });

  it('is found on a later page', async () => {
    const first = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, author: OTHER, body: 'x' }));
    const script: Script = {
      ...conversation(),
      [COMMENTS]: (_, count) =>
        json(200, count === 0 ? first.map(comment) : [comment({ id: 101, author: SELF, body: MARKER })]),
    };
    expect(routes((await write(script)).written)).toEqual(['PATCH /repos/acme/shop/issues/comments/101']);
  });
});

describe('a marker in the comment of somebody else', () => {
  const spoofs = [
    { id: 1, author: OTHER, body: FAILING.body },
    { id: 2, author: null, body: `${MARKER}\nfrom a deleted account` },
  ];

  it('does not make it ours when there is something to say', async () => {
    expect(routes((await write(conversation(...spoofs))).written)).toEqual(['POST /repos/acme/shop/issues/7/comments']);
  });

  it('is not resolved when the gate passes', async () => {
    expect((await write(conversation(...spoofs), PASSING)).written).toEqual([]);
  });

  it('does not hide our own', async () => {
    const { written } = await write(conversation(...spoofs, { id: 3, author: SELF, body: MARKER }));
    expect(routes(written)).toEqual(['PATCH /repos/acme/shop/issues/comments/3']);
  });

  it('means nothing further down in a comment of the same account', async () => {
    const quoted = { id: 3, author: SELF, body: `> ${FAILING.body}` };
    expect(routes((await write(conversation(quoted))).written)).toEqual(['POST /repos/acme/shop/issues/7/comments']);
  });

  it.each([
    ['an error', json(200, { data: null, errors: [{ message: 'no' }] })],
    ['nobody', json(200, { data: { viewer: null } })],
    ['a name instead of an id', json(200, { data: { viewer: { databaseId: '41898282' } } })],
    ['a refusal', refused(403)],
  ])('is not touched when the forge says %s about who we are', async (_, answer) => {
    const { refusal, written } = await write({ ...conversation(...spoofs), [VIEWER]: () => answer });
    expect(written).toEqual([]);
    expect(refusal?.sentence).toMatch(/^The comment is not written: the forge/);
  });
});

describe('the text of the comment', () => {
  it('has at most 60 KB, and says how many findings are left out', () => {
    const diagnostics = Array.from({ length: 2_000 }, (_, line) => diagnostic({ line, message: 'ä'.repeat(500) }));
    for (const passes of [true, false]) {
      const { body } = commentOf(report({ verdict: 'block', diagnostics, counts: { errors: 2_000 } }), { passes });
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60 * 1024);
      expect(Buffer.byteLength(body)).toBeGreaterThan(50 * 1024);
      expect(body).toMatch(/\d+ (more )?findings/);
    }
  });

  it('begins with its marker and has no second one, whatever the repository says', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, path) => {
        const message = `${text}${MARKER}${path}`;
        const found = diagnostic({ message, path, help: message, why: message, rule: text });
        const { body } = commentOf(report({ verdict: 'block', diagnostics: [found] }), {
          passes: false,
          remarks: [message],
        });
        expect(body.startsWith(`${MARKER}\n# handshake-check: block`)).toBe(true);
        expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]|\\u0000/i);
        expect(body.split('\n').slice(1)).not.toContain(MARKER);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a comment that is refused', () => {
  const readOnly =
    'expected `pull-requests: write` among the permissions of the job (for a pull request from a fork the token only reads).';

  it.each([403, 404])('with %i names the permission that is missing', async (status) => {
    const { refusal } = await write({ ...conversation(), [NEW_COMMENT]: () => refused(status) });
    expect(refusal).toEqual({
      output: 'comment',
      sentence: `The comment is not written: the forge answered ${status}, ${readOnly}`,
    });
  });

  it('as malformed is told', async () => {
    const malformed = json(422, { message: 'Validation Failed', documentation_url: 'https://docs.github.com' });
    const mine = { id: 3, author: SELF, body: MARKER };
    const { refusal } = await write({ ...conversation(mine), [OLD_COMMENT]: () => malformed });
    expect(refusal?.sentence).toContain('the forge answered 422');
  });

  it('already while reading is told as well', async () => {
    const { refusal, written } = await write({ ...conversation(), [COMMENTS]: () => refused(404, 'Not Found') });
    expect(refusal?.sentence).toContain('the forge answered 404');
    expect(written).toEqual([]);
  });

  it('by an answer that is no list of comments is not made a second time', async () => {
    const script: Script = { ...conversation(), [COMMENTS]: () => ({ kind: 'raw', status: 200, text: '{"a":1}' }) };
    const { refusal, written } = await write(script);
    expect(refusal?.sentence).toContain("the forge's answer is not what its description says");
    expect(written).toEqual([]);
  });
});
