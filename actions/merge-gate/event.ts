import { isObjectId, isZeroId } from '../../engine/git/object-id.js';
import { isFullRef } from '../../engine/git/remote-ref.js';
import { printable } from '../../engine/model/path.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { Inputs } from './inputs.js';
import type { ChangeTarget, EventName, Place, PushTarget, Target, WholeTarget } from './parts.js';

/** What the runner says of the event. */
export interface RunnerEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** The JSON of `GITHUB_EVENT_PATH`. Nothing of it is believed before it is proved (threat G19). */
  readonly payload: unknown;
  /** `GITHUB_REF`. */
  readonly ref: string;
  /** `GITHUB_SHA`. */
  readonly sha: string;
}

type Chosen = Pick<Inputs, 'base' | 'head'>;

/** Reads what an event asks to be judged, without asking anybody. */
const READERS: Readonly<Record<EventName, (event: RunnerEvent, chosen: Chosen) => Target>> = {
  pull_request: pullRequest('pull_request'),
  pull_request_target: pullRequest('pull_request_target'),
  // An approval may be what the law of base asks for: then the same change has another verdict.
  pull_request_review: pullRequest('pull_request_review'),
  merge_group: mergeGroup,
  push,
  workflow_dispatch: dispatch,
  schedule,
};

/**
 * What an event asks to be judged. Titles, labels, logins and short names are not even read; ids are whole or refused.
 * @param chosen the inputs `base` and `head`
 * @throws UndecidedError for an event that the gate does not know, or one that is not what its documentation says
 */
export function targetOf(event: RunnerEvent, chosen: Chosen): Target {
  const { name } = event;
  if (!isKnown(name)) {
    throw new UndecidedError({
      subject: `the event \`${printable(name.slice(0, 100))}\``,
      reason: `is none that the gate can judge, expected one of ${Object.keys(READERS).join(', ')}`,
      help: 'Take it out of the `on:` of the workflow; `on: [pull_request, merge_group]` is what a required check needs.',
    });
  }
  if (name !== 'workflow_dispatch') assertNothingChosen(name, chosen);
  return READERS[name](event, chosen);
}

function isKnown(name: string): name is EventName {
  return Object.hasOwn(READERS, name);
}

/** All activity types alike: also a closed or a draft pull request has a base and a head. */
function pullRequest(
  event: 'pull_request' | 'pull_request_target' | 'pull_request_review',
): (given: RunnerEvent) => ChangeTarget {
  return ({ payload }) => {
    const number = numberAt(payload, ['pull_request', 'number']);
    return {
      event,
      kind: 'change',
      pullRequest: number,
      base: { ref: branchAt(payload, ['pull_request', 'base', 'ref']), commit: 'live' },
      // The base repository has every head under this name, a fork's too (threat G18).
      head: { ref: `refs/pull/${number}/head`, commit: idAt(payload, ['pull_request', 'head', 'sha']) },
      followsHead: true,
      landed: false,
    };
  };
}

/** The live tip of the base and not `base_sha`, which is the group before in the queue: all that is not in base yet is judged (threat L13). */
function mergeGroup({ payload }: RunnerEvent): ChangeTarget {
  const head = refAt(payload, ['merge_group', 'head_ref'], 'refs/heads/');
  const [, number] = /\/pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/.exec(head) ?? [];
  return {
    event: 'merge_group',
    kind: 'change',
    pullRequest: number === undefined ? null : Number(number),
    base: { ref: refAt(payload, ['merge_group', 'base_ref'], 'refs/heads/'), commit: 'live' },
    head: { ref: head, commit: idAt(payload, ['merge_group', 'head_sha']) },
    followsHead: true,
    landed: false,
  };
}

function push({ payload }: RunnerEvent): PushTarget {
  const before = idOrNoneAt(payload, ['before']);
  const after = idOrNoneAt(payload, ['after']);
  if (before === null && after === null) throw unreadable(['after'], 'an id where `before` is none');
  return {
    event: 'push',
    kind: 'push',
    pullRequest: null,
    ref: refAt(payload, ['ref'], 'refs/'),
    before,
    after,
    defaultBranch: defaultBranchOf(payload),
  };
}

/**
 * On the default branch everything is held against the law, or what the inputs name. On any other ref the check stands on a commit that a
 * pull request may have as its head: there it must say no less than the check of that pull request, and so the same is judged.
 */
function dispatch({ payload, sha }: RunnerEvent, chosen: Chosen): ChangeTarget | WholeTarget {
  const ref = refAt(payload, ['ref'], 'refs/');
  const main = defaultBranchOf(payload);
  const commit = idOf(sha, 'GITHUB_SHA');
  const itself: Place = { ref, commit };
  const change = { event: 'workflow_dispatch', kind: 'change', pullRequest: null, landed: false } as const;
  const isChosen = chosen.base !== null || chosen.head !== null;
  if (ref !== main) {
    if (isChosen) throw chosenElsewhere(ref, main);
    return { ...change, base: { ref: main, commit: 'live' }, head: itself, followsHead: false };
  }
  if (!isChosen) return { event: 'workflow_dispatch', kind: 'whole', pullRequest: null, head: itself };
  const base = chosen.base === null ? ({ ref: main, commit: 'live' } as const) : placeOf('base', chosen.base);
  const head = chosen.head === null ? itself : placeOf('head', chosen.head);
  return { ...change, base, head, followsHead: head.commit === 'live' };
}

/** Its payload says nothing of the repository; the runner says which branch it was scheduled on. */
function schedule({ ref }: RunnerEvent): WholeTarget {
  if (!isFullRef(ref) || !ref.startsWith('refs/heads/')) {
    throw new UndecidedError({
      subject: '`GITHUB_REF`',
      reason: `is "${shown(ref)}", expected the full name of the default branch`,
      help: 'Let the runner set it; a workflow must not.',
    });
  }
  return { event: 'schedule', kind: 'whole', pullRequest: null, head: { ref, commit: 'live' } };
}

function assertNothingChosen(event: EventName, { base, head }: Chosen): void {
  if (base === null && head === null) return;
  throw new UndecidedError({
    subject: `the input \`${base === null ? 'head' : 'base'}\``,
    reason: `is given for the event ${event}, which has a base and a head of its own`,
    help: 'Give `base` and `head` for workflow_dispatch only.',
  });
}

function chosenElsewhere(ref: string, main: string): UndecidedError {
  return new UndecidedError({
    subject: 'the inputs `base` and `head`',
    reason: `are given in a run on ${printable(ref)}, expected one on ${printable(main)}: its check would stand on a commit that was not judged`,
    help: `Start the workflow on ${printable(main.replace('refs/heads/', ''))}.`,
  });
}

/** What a person typed: an id, a full ref, or a branch. */
function placeOf(input: 'base' | 'head', text: string): Place {
  if (isObjectId(text) && !isZeroId(text)) return { ref: null, commit: text };
  const ref = text.startsWith('refs/') ? text : `refs/heads/${text}`;
  if (isFullRef(ref)) return { ref, commit: 'live' };
  throw new UndecidedError({
    subject: `the input \`${input}\``,
    reason: `is "${shown(text)}", expected a branch, a full name such as refs/heads/main, or a whole commit id`,
    help: 'Name the branch as `git branch` shows it.',
  });
}

function defaultBranchOf(payload: unknown): string {
  return branchAt(payload, ['repository', 'default_branch']);
}

/** A branch by its short name. */
function branchAt(payload: unknown, path: readonly string[]): string {
  const name = partAt(payload, path);
  const ref = typeof name === 'string' ? `refs/heads/${name}` : '';
  if (!isFullRef(ref)) throw unreadable(path, 'the name of a branch');
  return ref;
}

function refAt(payload: unknown, path: readonly string[], under: string): string {
  const ref = partAt(payload, path);
  if (typeof ref !== 'string' || !ref.startsWith(under) || !isFullRef(ref)) {
    throw unreadable(path, `the full name of a ref below ${under}`);
  }
  return ref;
}

function idAt(payload: unknown, path: readonly string[]): ObjectId {
  const id = idOrNoneAt(payload, path);
  if (id === null) throw unreadable(path, 'the id of a commit');
  return id;
}

function idOrNoneAt(payload: unknown, path: readonly string[]): ObjectId | null {
  const id = partAt(payload, path);
  if (typeof id !== 'string' || !isObjectId(id)) throw unreadable(path, 'an id of 40 or 64 hexadecimal digits');
  return isZeroId(id) ? null : id;
}

function idOf(text: string, name: string): ObjectId {
  if (isObjectId(text) && !isZeroId(text)) return text;
  throw new UndecidedError({
    subject: `\`${name}\``,
    reason: `is "${shown(text)}", expected the id of a commit`,
    help: 'Let the runner set it; a workflow must not.',
  });
}

function numberAt(payload: unknown, path: readonly string[]): number {
  const number = partAt(payload, path);
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    throw unreadable(path, 'a whole number above zero');
  }
  return number;
}

/** A part of a payload. Only what the payload itself has counts, nothing that every object has. */
function partAt(payload: unknown, path: readonly string[]): unknown {
  let part: unknown = payload;
  for (const name of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined;
    part = (part as Readonly<Record<string, unknown>>)[name];
  }
  return part;
}

function shown(text: string): string {
  return printable(text.slice(0, 100));
}

function unreadable(path: readonly string[], expected: string): UndecidedError {
  return new UndecidedError({
    subject: `\`${path.join('.')}\` of the event`,
    reason: `is missing or of another kind, expected ${expected}`,
    help: 'Run the workflow again; if it stays, `GITHUB_EVENT_PATH` does not hold what the forge sent.',
  });
}
