import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { targetOf } from '../../actions/merge-gate/event.js';
import { readEventFile } from '../../actions/merge-gate/event-file.js';
import type { EventName } from '../../actions/merge-gate/parts.js';
import { withTrailers } from '../../cli/message/message-trailers.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { hasMoreLines } from '../../engine/sources/limits.js';
import { growthOf, LINEAR } from '../support/counted-work.js';
import { expectLinear } from './growth-of-shapes.js';
import { JSON_TEXT, MESSAGES, PLAIN_TEXT, WORDS } from './shapes.js';

const folder = mkdtempSync(join(tmpdir(), 'handshake-events-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'a'.repeat(40);
/** Payloads in which a text stands at each place that is read. */
const PAYLOADS: readonly (readonly [EventName, string, (text: string) => unknown])[] = [
  ['pull_request', 'branch', (ref) => ({ pull_request: { number: 7, base: { ref }, head: { sha: ID } } })],
  ['pull_request', 'id', (sha) => ({ pull_request: { number: 7, base: { ref: 'main' }, head: { sha } } })],
  [
    'pull_request_target',
    'number',
    (number) => ({ pull_request: { number, base: { ref: 'main' }, head: { sha: ID } } }),
  ],
  [
    'merge_group',
    'head',
    (ref) => ({ merge_group: { head_ref: `refs/heads/${ref}`, base_ref: 'refs/heads/main', head_sha: ID } }),
  ],
  [
    'merge_group',
    'end of the head',
    (ref) => ({ merge_group: { head_ref: `refs/heads/q/pr-1-${ref}`, base_ref: 'refs/heads/main', head_sha: ID } }),
  ],
  [
    'push',
    'ref',
    (ref) => ({ ref: `refs/heads/${ref}`, before: ID, after: ID, repository: { default_branch: 'main' } }),
  ],
  [
    'push',
    'default branch',
    (name) => ({ ref: 'refs/heads/a', before: ID, after: ID, repository: { default_branch: name } }),
  ],
  ['push', 'id', (before) => ({ ref: 'refs/heads/a', before, after: ID, repository: { default_branch: 'main' } })],
  ['workflow_dispatch', 'ref', (ref) => ({ ref, repository: { default_branch: 'main' } })],
];

function refusable(read: () => unknown): unknown {
  try {
    return read();
  } catch (refusal) {
    if (refusal instanceof UndecidedError) return refusal;
    throw refusal;
  }
}

it.each(PAYLOADS)('the event %s takes at most twice the work for twice the %s', (name, _, payloadOf) => {
  const read = (text: string): unknown =>
    refusable(() =>
      targetOf({ name, payload: payloadOf(text), ref: 'refs/heads/main', sha: ID }, { base: null, head: null }),
    );
  // Most is refused at once; what is read to its end is linear.
  for (const { make } of WORDS) expect(growthOf(read, make, 800)).toBeLessThan(LINEAR);
});

it.each(['fields beside those that are read', 'levels beside those that are read'])(
  'an event takes no more work for more %s',
  (what) => {
    const beside = (size: number): unknown =>
      what.startsWith('fields')
        ? Object.fromEntries(Array.from({ length: size }, (_, index) => [`f${index}`, index]))
        : JSON.parse('['.repeat(size) + ']'.repeat(size));
    const build = (size: number): object => ({
      ...{
        more: beside(size),
        pull_request: { number: 7, title: beside(size), base: { ref: 'main' }, head: { sha: ID } },
      },
    });
    const read = (payload: object): unknown =>
      targetOf({ name: 'pull_request', payload, ref: 'refs/heads/main', sha: ID }, { base: null, head: null });
    expect(growthOf(read, build, 800)).toBeLessThan(LINEAR);
  },
);

it('an event file takes at most twice the work for twice the text', () => {
  const path = join(folder, 'event.json');
  const read = (text: string): unknown => {
    writeFileSync(path, text);
    return refusable(() => readEventFile(path));
  };
  for (const { make } of [...JSON_TEXT, ...PLAIN_TEXT]) expect(growthOf(read, make, 800)).toBeLessThan(LINEAR);
});

it('adding trailers to a message takes twice the work for twice the message', () => {
  expect.hasAssertions();
  const add = (text: string): unknown => withTrailers(`a\n\n${text}`, ['Role: Coder'], { comment: '#' });
  expectLinear(add, 800, [...MESSAGES, ...PLAIN_TEXT]);
});

it.each<[string, (size: number) => string]>([
  ['lines', (size) => 'a\n'.repeat(size)],
  ['empty lines', (size) => '\n'.repeat(size)],
  ['bytes of one line', (size) => 'a'.repeat(size)],
])('counting lines takes at most twice the work for twice the %s', (_, make) => {
  const bytes = (size: number): Uint8Array => Buffer.from(make(size));
  for (const limit of [1, 100, 799]) {
    expect(growthOf((content: Uint8Array) => hasMoreLines(content, limit), bytes, 1600)).toBeLessThan(LINEAR);
  }
  // A line more than the limit ends the count: what comes behind it costs nothing.
  expect(
    growthOf(
      (content: Uint8Array) => hasMoreLines(content, 10),
      (size) => Buffer.from('\n'.repeat(size)),
      1600,
    ),
  ).toBe(0);
});
