import examples from '@octokit/webhooks-examples' with { type: 'json' };
import type { PullRequestEvent, PullRequestReviewEvent } from '@octokit/webhooks-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunnerEvent, targetOf } from '../../actions/merge-gate/event.js';
import type { Place, Target } from '../../actions/merge-gate/parts.js';
import { changeOfPush } from '../../actions/merge-gate/pushed.js';
import { UndecidedError } from '../../engine/model/undecided.js';

interface Documented {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const EXAMPLES = examples as unknown as readonly Documented[];
const NOTHING_CHOSEN = { base: null, head: null };
const SHA = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const KNOWN = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'merge_group',
  'push',
  'workflow_dispatch',
  'schedule',
];

function event(name: string, payload: unknown, extra: Partial<RunnerEvent> = {}): RunnerEvent {
  return { name, payload, ref: 'refs/heads/main', sha: SHA, ...extra };
}

function examplesOf(name: string): readonly Readonly<Record<string, unknown>>[] {
  const found = EXAMPLES.find((documented) => documented.name === name)?.examples ?? [];
  if (found.length === 0) throw new Error(`there are no examples of ${name}`);
  return found;
}

function refused(run: () => unknown): UndecidedError {
  try {
    run();
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const pullRequest = {
  action: 'synchronize',
  pull_request: { number: 7, head: { sha: SHA, ref: 'main' }, base: { ref: 'main', sha: OTHER } },
};
const pushed = { ref: 'refs/heads/topic', before: OTHER, after: SHA, repository: { default_branch: 'main' } };
const group = {
  merge_group: {
    base_ref: 'refs/heads/main',
    head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${OTHER}`,
    head_sha: SHA,
  },
};
const dispatched = { ref: 'refs/heads/main', repository: { default_branch: 'main' } };

describe('the documented payloads', () => {
  it.each(examplesOf('pull_request'))('pull_request $action', (payload) => {
    const { pull_request: request } = payload as unknown as PullRequestEvent;
    for (const name of ['pull_request', 'pull_request_target'] as const) {
      expect(targetOf(event(name, payload), NOTHING_CHOSEN)).toEqual({
        event: name,
        kind: 'change',
        pullRequest: request.number,
        base: { ref: 'refs/heads/master', commit: 'live' },
        head: { ref: `refs/pull/${request.number}/head`, commit: request.head.sha },
        followsHead: true,
        landed: false,
      });
    }
  });

  it.each(examplesOf('pull_request_review'))('pull_request_review $action is about its pull request', (payload) => {
    const { pull_request: request } = payload as unknown as PullRequestReviewEvent;
    expect(targetOf(event('pull_request_review', payload), NOTHING_CHOSEN)).toEqual({
      event: 'pull_request_review',
      kind: 'change',
      pullRequest: request.number,
      base: { ref: `refs/heads/${request.base.ref}`, commit: 'live' },
      head: { ref: `refs/pull/${request.number}/head`, commit: request.head.sha },
      followsHead: true,
      landed: false,
    });
  });

  it.each(examplesOf('merge_group'))('merge_group $action', (payload) => {
    expect(targetOf(event('merge_group', payload), NOTHING_CHOSEN)).toMatchObject({
      kind: 'change',
      pullRequest: 104,
      base: { ref: 'refs/heads/main', commit: 'live' },
      head: { commit: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d' },
      followsHead: true,
    });
  });

  it.each(examplesOf('push'))('push of $ref, $before to $after', (payload) => {
    const zero = '0'.repeat(40);
    expect(targetOf(event('push', payload), NOTHING_CHOSEN)).toEqual({
      event: 'push',
      kind: 'push',
      pullRequest: null,
      ref: payload.ref,
      before: payload.before === zero ? null : payload.before,
      after: payload.after === zero ? null : payload.after,
      defaultBranch: 'refs/heads/master',
    });
  });

  it.each(examplesOf('workflow_dispatch'))('workflow_dispatch on $ref', (payload) => {
    expect(targetOf(event('workflow_dispatch', payload), NOTHING_CHOSEN)).toEqual({
      event: 'workflow_dispatch',
      kind: 'whole',
      pullRequest: null,
      head: { ref: payload.ref, commit: SHA },
    });
  });

  it.each(
    EXAMPLES.filter(({ name }) => !KNOWN.includes(name)).flatMap(({ name, examples }) =>
      examples.map((payload) => [name, payload] as const),
    ),
  )('%s is none of ours, with instructions', (name, payload) => {
    const { subject, reason, help } = refused(() => targetOf(event(name, payload), NOTHING_CHOSEN));
    expect(subject).toBe(`the event \`${name}\``);
    expect(reason).toContain(
      'expected one of pull_request, pull_request_target, pull_request_review, merge_group, push',
    );
    expect(help).toContain('on: [pull_request, merge_group]');
  });
});

describe('what is judged', () => {
  it('of a schedule: the whole of the branch as it is now', () => {
    expect(targetOf(event('schedule', { schedule: '0 4 * * *' }), NOTHING_CHOSEN)).toEqual({
      event: 'schedule',
      kind: 'whole',
      pullRequest: null,
      head: { ref: 'refs/heads/main', commit: 'live' },
    });
  });

  it('of a dispatch on another ref: the same as of a pull request, since its check stands on the same commit', () => {
    const payload = { ...dispatched, ref: 'refs/heads/topic' };
    expect(targetOf(event('workflow_dispatch', payload), NOTHING_CHOSEN)).toMatchObject({
      kind: 'change',
      base: { ref: 'refs/heads/main', commit: 'live' },
      head: { ref: 'refs/heads/topic', commit: SHA },
    });
  });

  it.each<[string, Place]>([
    ['release', { ref: 'refs/heads/release', commit: 'live' }],
    ['refs/tags/v1', { ref: 'refs/tags/v1', commit: 'live' }],
    [OTHER, { ref: null, commit: OTHER }],
  ])('of a dispatch with the input %s', (text, place) => {
    const target = targetOf(event('workflow_dispatch', dispatched), { base: text, head: text });
    expect(target).toMatchObject({ kind: 'change', base: place, head: place, followsHead: place.commit === 'live' });
  });

  it.each(['-x', 'a b', 'a..b', 'abc*', '0'.repeat(40), `${SHA}0`.slice(0, 39).concat(' ')])(
    'never what the input %j could mean',
    (text) => {
      const run = (): Target => targetOf(event('workflow_dispatch', dispatched), { base: null, head: text });
      if (text === '0'.repeat(40) || text === '-x') {
        // A branch may be called so; it is asked for by its full name and found or not.
        expect(run()).toMatchObject({ head: { ref: `refs/heads/${text}` } });
        return;
      }
      expect(refused(run).subject).toBe('the input `head`');
    },
  );

  it('base and head are refused where the event has its own, and on a branch whose check they would forge', () => {
    const chosen = { base: 'lax', head: null };
    expect(refused(() => targetOf(event('pull_request', pullRequest), chosen)).message).toContain(
      '`base` is given for',
    );
    const elsewhere = event('workflow_dispatch', { ...dispatched, ref: 'refs/heads/topic' });
    expect(refused(() => targetOf(elsewhere, chosen)).message).toContain('expected one on refs/heads/main');
  });

  it('a push to the protected branch: what it was against what it is', () => {
    const target = targetOf(event('push', { ...pushed, ref: 'refs/heads/main' }), NOTHING_CHOSEN);
    if (target.kind !== 'push') throw new Error('a push is a push');
    expect(changeOfPush(target, 'refs/heads/main')).toMatchObject({
      base: { ref: null, commit: OTHER },
      head: { commit: SHA },
      landed: true,
    });
    expect(changeOfPush({ ...target, before: null }, 'refs/heads/main')).toMatchObject({ base: { commit: null } });
    expect(refused(() => changeOfPush({ ...target, after: null }, 'refs/heads/main')).message).toContain('was deleted');
  });

  it.each(['refs/heads/topic', 'refs/tags/v1'])('a push of %s: against the protected branch, new or not', (ref) => {
    const target = targetOf(event('push', { ...pushed, ref }), NOTHING_CHOSEN);
    if (target.kind !== 'push') throw new Error('a push is a push');
    const expected = { base: { ref: 'refs/heads/main', commit: 'live' }, head: { ref, commit: SHA }, landed: false };
    expect(changeOfPush(target, 'refs/heads/main')).toMatchObject(expected);
    expect(changeOfPush({ ...target, before: null }, 'refs/heads/main')).toMatchObject(expected);
    expect(changeOfPush({ ...target, after: null }, 'refs/heads/main')).toEqual({
      kind: 'nothing',
      reason: `${ref} was deleted: there is no commit to judge`,
    });
  });
});

describe('hostile payloads', () => {
  const inherited = Object.create({ pull_request: pullRequest.pull_request }) as unknown;
  const deep = (changes: object): unknown => ({ pull_request: { ...pullRequest.pull_request, ...changes } });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'pull_request'],
    ['a list', []],
    ['no pull request', {}],
    ['a pull request that is null', { pull_request: null }],
    ['one that every object has', inherited],
    ['a number that is a text', deep({ number: '7' })],
    ['number 0', deep({ number: 0 })],
    ['a broken number', deep({ number: 7.5 })],
    ['a number beyond counting', deep({ number: 2 ** 60 })],
    ['a head without an id', deep({ head: {} })],
    ['a head that is null, as of a deleted fork', deep({ head: null })],
    ['a short id', deep({ head: { sha: SHA.slice(1) } })],
    ['an id in capitals', deep({ head: { sha: 'A'.repeat(40) } })],
    ['an id with a line behind it', deep({ head: { sha: `${SHA}\n` } })],
    ['the zero id', deep({ head: { sha: '0'.repeat(40) } })],
    ['an option for an id', deep({ head: { sha: '--upload-pack=x' } })],
    ['an id that is a list', deep({ head: { sha: [SHA] } })],
    ['a base that is no text', deep({ base: { ref: 7 } })],
    ['an empty base', deep({ base: { ref: '' } })],
    ['a base with a line break', deep({ base: { ref: 'main\nrefs/heads/lax' } })],
    ['a base that is a pattern', deep({ base: { ref: 'ma*' } })],
    ['a base that is two refs', deep({ base: { ref: 'main:lax' } })],
    ['a base that climbs', deep({ base: { ref: '../../x' } })],
    ['a base with half a character', deep({ base: { ref: 'main\ud800' } })],
    ['a base of 50 MB', deep({ base: { ref: 'm'.repeat(50 * 1024 * 1024) } })],
  ])('%s', (_, payload) => {
    expect(refused(() => targetOf(event('pull_request', payload), NOTHING_CHOSEN)).subject).toContain('of the event');
  });

  it('what is not read may be of any size and kind', () => {
    const title = '::error::\u202e\ud800'.repeat(4 * 1024 * 1024);
    const payload = {
      ...pullRequest,
      number: title,
      pull_request: { ...pullRequest.pull_request, title, user: title },
    };
    expect(targetOf(event('pull_request', payload), NOTHING_CHOSEN)).toMatchObject({ pullRequest: 7 });
  });

  it.each(['', 'pull_request\n', '__proto__', 'constructor', 'toString', 'PUSH', 'x'.repeat(1_000_000)])(
    'the event %.40j is unknown',
    (name) => {
      const { subject } = refused(() => targetOf(event(name, pullRequest), NOTHING_CHOSEN));
      expect(subject.length).toBeLessThan(200);
    },
  );

  it('a push of nothing to nothing', () => {
    const zero = '0'.repeat(40);
    const payload = { ...pushed, before: zero, after: zero };
    expect(refused(() => targetOf(event('push', payload), NOTHING_CHOSEN)).subject).toContain('`after`');
  });

  it.each([
    ['GITHUB_SHA', event('workflow_dispatch', dispatched, { sha: 'main' })],
    ['GITHUB_REF', event('schedule', {}, { ref: 'main' })],
    ['GITHUB_REF', event('schedule', {}, { ref: 'refs/tags/main' })],
  ])('a %s that is none', (name, given) => {
    expect(refused(() => targetOf(given, NOTHING_CHOSEN)).subject).toBe(`\`${name}\``);
  });
});

/** A JSON value with, here and there, a part of one that the gate would read. */
function almost(good: unknown): fc.Arbitrary<unknown> {
  if (typeof good !== 'object' || good === null) {
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(good) },
      { weight: 1, arbitrary: fc.anything() },
      fc.string({ unit: 'binary' }),
    );
  }
  const parts = Object.entries(good).map(([name, value]) => [name, almost(value)] as const);
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(Object.fromEntries(parts), { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.anything() },
  );
}

describe('whatever the payload', () => {
  it('is a target with whole ids and refs, or refused in words', () => {
    const payloads = fc.oneof(...[pullRequest, pushed, group, dispatched].map(almost));
    const choice = fc.option(fc.string({ unit: 'binary' }), { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...KNOWN),
        payloads,
        choice,
        choice,
        fc.string(),
        (name, payload, base, head, sha) => {
          let target: Target;
          try {
            target = targetOf(event(name, payload, { sha: sha === '' ? SHA : sha }), { base, head });
          } catch (error) {
            expect(error).toBeInstanceOf(UndecidedError);
            return;
          }
          for (const id of idsOf(target)) expect(id).toMatch(/^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
          for (const ref of refsOf(target)) expect(ref).toMatch(/^refs\/[^\s~^:?*[\\\p{Cc}]+$/u);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function placesOf(target: Target): readonly Place[] {
  if (target.kind === 'push') return [];
  return target.kind === 'whole' ? [target.head] : [target.base, target.head];
}

function idsOf(target: Target): readonly string[] {
  const own = target.kind === 'push' ? [target.before, target.after] : placesOf(target).map(({ commit }) => commit);
  return own.flatMap((id) => (id === null || id === 'live' ? [] : id));
}

function refsOf(target: Target): readonly string[] {
  const own = target.kind === 'push' ? [target.ref, target.defaultBranch] : placesOf(target).map(({ ref }) => ref);
  return own.flatMap((ref) => ref ?? []);
}
