import { describe, expect, it } from 'vitest';
import { UndecidedError } from '../../engine/model/undecided.js';
import { exampleOf } from './api-description.js';
import { type Answer, json, refused, type Script } from './api-server.js';
import { PERMISSION, REVIEWS, routes, withForge } from './forge.js';

const HEAD = 'ab'.repeat(20);
const OLDER = 'cd'.repeat(20);

interface ReviewFacts {
  readonly login: string;
  readonly state?: string;
  readonly commit?: string | null;
  readonly type?: string;
}

let ids = 0;

function review({ login, state = 'APPROVED', commit = HEAD, type = 'User' }: ReviewFacts): unknown {
  const example = exampleOf('pull-request-review-items');
  ids += 1;
  return { ...example, id: ids, state, commit_id: commit, user: { ...(example.user as object), login, type } };
}

function permission(level: string): Answer {
  const example = exampleOf('repository-collaborator-permission-response-if-user-has-admin-permissions');
  // The published example lacks what its own schema requires.
  const user = { ...(example.user as object), role_name: level };
  return json(200, { ...example, permission: level, role_name: level, user });
}

/** A pull request whose reviews take one page, in a repository to which everybody may write. */
function reviewed(...facts: readonly ReviewFacts[]): Script {
  return { [REVIEWS]: () => json(200, facts.map(review)), [PERMISSION]: () => permission('write') };
}

function approvalsOf(script: Script, accounts: readonly string[]) {
  return withForge(script, ({ platform }) => platform.approvals(7, accounts));
}

describe('approvals', () => {
  it('names the account and the commit that it saw', async () => {
    expect(await approvalsOf(reviewed({ login: 'alice', commit: OLDER }), ['alice'])).toEqual([
      { account: 'alice', commit: OLDER },
    ]);
  });

  it('is empty without reviews, and asks for no permission then', async () => {
    const calls = await withForge(reviewed(), async ({ platform, calls }) => {
      expect(await platform.approvals(7, ['alice'])).toEqual([]);
      return routes(calls);
    });
    expect(calls).toEqual(['GET /repos/acme/shop/pulls/7/reviews?per_page=100&page=1']);
  });

  it.each(['CHANGES_REQUESTED', 'DISMISSED'])('lets %s after an approval take it back', async (state) => {
    expect(await approvalsOf(reviewed({ login: 'alice' }, { login: 'alice', state }), ['alice'])).toEqual([]);
  });

  it('lets an approval after a request for changes count', async () => {
    const script = reviewed({ login: 'alice', state: 'CHANGES_REQUESTED', commit: OLDER }, { login: 'alice' });
    expect(await approvalsOf(script, ['alice'])).toEqual([{ account: 'alice', commit: HEAD }]);
  });

  it.each(['COMMENTED', 'PENDING'])('lets %s after an approval take nothing back', async (state) => {
    const script = reviewed({ login: 'alice', commit: OLDER }, { login: 'alice', state });
    expect(await approvalsOf(script, ['alice'])).toEqual([{ account: 'alice', commit: OLDER }]);
  });

  it('takes the latest of two approvals', async () => {
    const script = reviewed({ login: 'alice', commit: OLDER }, { login: 'alice', commit: HEAD });
    expect(await approvalsOf(script, ['alice'])).toEqual([{ account: 'alice', commit: HEAD }]);
  });

  it('does not fall back to an older approval when the commit of the latest is lost', async () => {
    const script = reviewed({ login: 'alice', commit: OLDER }, { login: 'alice', commit: null });
    expect(await approvalsOf(script, ['alice'])).toEqual([]);
  });

  it('compares logins without regard to case, within a list and between law and forge', async () => {
    const script = reviewed({ login: 'Alice' }, { login: 'aLICE', state: 'CHANGES_REQUESTED' }, { login: 'BOB' });
    expect(await approvalsOf(script, ['ALICE', 'bob'])).toEqual([{ account: 'BOB', commit: HEAD }]);
  });

  it('passes over accounts that nobody listed, and does not ask what they may do', async () => {
    await withForge(reviewed({ login: 'mallory' }, { login: 'alice' }), async ({ platform, calls }) => {
      expect(await platform.approvals(7, ['alice'])).toEqual([{ account: 'alice', commit: HEAD }]);
      expect(routes(calls).filter((route) => route.includes('collaborators'))).toEqual([
        'GET /repos/acme/shop/collaborators/alice/permission',
      ]);
    });
  });

  it.each([
    ['github-actions[bot]', 'Bot'],
    ['alice', 'Mannequin'],
    ['alice', 'Organization'],
  ])('takes no approval of %s, a %s, even when it is listed', async (login, type) => {
    expect(await approvalsOf(reviewed({ login, type }), [login])).toEqual([]);
  });

  it('passes over the review of a deleted account', async () => {
    const script = {
      ...reviewed(),
      [REVIEWS]: () => json(200, [{ ...(review({ login: 'x' }) as object), user: null }]),
    };
    expect(await approvalsOf(script, ['x'])).toEqual([]);
  });

  it.each([
    ['admin', 1],
    ['write', 1],
    ['read', 0],
    ['none', 0],
  ])('with the permission %s counts %i', async (level, count) => {
    const script = { ...reviewed({ login: 'alice' }), [PERMISSION]: () => permission(level) };
    expect(await approvalsOf(script, ['alice'])).toHaveLength(count);
  });

  it('does not count an account that the forge does not know in this repository', async () => {
    const script = { ...reviewed({ login: 'alice' }), [PERMISSION]: () => refused(404, 'Not Found') };
    expect(await approvalsOf(script, ['alice'])).toEqual([]);
  });
});

describe('pages of reviews', () => {
  const strangers = Array.from({ length: 100 }, (_, index) => ({ login: `stranger-${index}` }));

  it('are read to the last, so that a position on page 3 takes back an approval on page 1', async () => {
    const pages = [
      [{ login: 'alice' }, { login: 'bob' }, ...strangers.slice(2)],
      strangers,
      [{ login: 'alice', state: 'DISMISSED' }],
    ];
    const script: Script = {
      ...reviewed(),
      [REVIEWS]: (_, count) => json(200, (pages[count] ?? []).map(review), count < 2 ? next(count + 2) : {}),
    };
    await withForge(script, async ({ platform, calls }) => {
      expect(await platform.approvals(7, ['alice', 'bob'])).toEqual([{ account: 'bob', commit: HEAD }]);
      const asked = routes(calls).filter((route) => route.includes('reviews'));
      expect(asked.map((route) => route.replace(/.*&page=/, ''))).toEqual(['1', '2', '3']);
    });
  });

  it('go on after a short page that has a next one', async () => {
    const script: Script = {
      ...reviewed(),
      [REVIEWS]: (_, count) =>
        count === 0
          ? json(200, [review({ login: 'alice' })], next(2))
          : json(200, [review({ login: 'alice', state: 'DISMISSED' })]),
    };
    expect(await approvalsOf(script, ['alice'])).toEqual([]);
  });

  it('go on after a full page although no next one is named', async () => {
    const script: Script = {
      ...reviewed(),
      [REVIEWS]: (_, count) => json(200, count === 0 ? strangers.map(review) : [review({ login: 'alice' })]),
    };
    expect(await approvalsOf(script, ['alice'])).toHaveLength(1);
  });

  it('never follow the address that an answer names', async () => {
    const script: Script = {
      ...reviewed(),
      [REVIEWS]: (_, count) =>
        json(200, [review({ login: 'alice' })], count === 0 ? { link: '<http://127.0.0.1:9/steal>; rel="next"' } : {}),
    };
    await withForge(script, async ({ platform, calls }) => {
      await platform.approvals(7, ['alice']);
      expect(routes(calls)[1]).toBe('GET /repos/acme/shop/pulls/7/reviews?per_page=100&page=2');
    });
  });

  it('end somewhere', async () => {
    const script: Script = { ...reviewed(), [REVIEWS]: () => json(200, [], next(2)) };
    await expect(approvalsOf(script, ['alice'])).rejects.toThrow('the conversation is longer than 5000 entries');
  });
});

describe('approvals that are not known', () => {
  const broken: [string, Script][] = [
    ['no rights', { ...reviewed(), [REVIEWS]: () => refused(403) }],
    ['no such pull request', { ...reviewed(), [REVIEWS]: () => refused(404, 'Not Found') }],
    ['bad credentials', { ...reviewed(), [REVIEWS]: () => refused(401, 'Bad credentials') }],
    ['a failing forge', { ...reviewed(), [REVIEWS]: () => refused(500, 'Server Error') }],
    ['a cut connection', { ...reviewed(), [REVIEWS]: () => ({ kind: 'cut' }) }],
    ['text instead of JSON', { ...reviewed(), [REVIEWS]: () => ({ kind: 'raw', status: 200, text: '[{"id":' }) }],
    ['an empty answer', { ...reviewed(), [REVIEWS]: () => ({ kind: 'raw', status: 200, text: '' }) }],
    ['an object instead of a list', { ...reviewed(), [REVIEWS]: () => ({ kind: 'raw', status: 200, text: '{}' }) }],
    ['a list of nothing', { ...reviewed(), [REVIEWS]: () => ({ kind: 'raw', status: 200, text: '[null]' }) }],
    [
      'a state without a name',
      { ...reviewed(), [REVIEWS]: () => json(200, [review({ login: 'alice', state: 'NEW' })]) },
    ],
    [
      'a commit that is none',
      { ...reviewed(), [REVIEWS]: () => json(200, [review({ login: 'alice', commit: 'main' })]) },
    ],
    ['a permission without rights', { ...reviewed({ login: 'alice' }), [PERMISSION]: () => refused(403) }],
    [
      'a permission without a level',
      { ...reviewed({ login: 'alice' }), [PERMISSION]: () => ({ kind: 'raw', status: 200, text: '{"permission":1}' }) },
    ],
  ];

  it.each(broken)('%s leaves the verdict undecided', async (_, script) => {
    const failure = await approvalsOf(script, ['alice']).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UndecidedError);
    expect(failure).toMatchObject({
      subject: 'pull request 7',
      reason: expect.stringMatching(/^has approvals that are not known: the (forge|connection)/),
    });
  });

  it('name the permission that is missing', async () => {
    await expect(approvalsOf({ [REVIEWS]: () => refused(403) }, ['alice'])).rejects.toMatchObject({
      reason: 'has approvals that are not known: the forge answered 403',
      help: 'Add `pull-requests: read` to the permissions of the job.',
    });
  });
});

function next(page: number): Record<string, string> {
  return { link: `<https://api.github.com/repositories/1/pulls/7/reviews?page=${page}>; rel="next"` };
}
