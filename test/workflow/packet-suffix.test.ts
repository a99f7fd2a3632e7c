import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUniqueSuffix, isPacketId } from '../../engine/model/packet-id.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { type IdRequest, newPacketId, successorId, takenIds } from '../../workflow/packet/packet-suffix.js';

const NOW = Date.UTC(2026, 0, 5, 23, 59) / 1000;
const taken = (...ids: string[]) =>
  takenIds(ids.map((id) => ({ path: `docs/task_packets/${id}.md`, place: 'in HEAD' })));
const request = (asked: string, suffix: string | null = null): IdRequest => ({
  asked,
  suffix,
  now: NOW,
  hash: (text) => (text.endsWith(' 1') ? 'abcdefabcdef' : '1234567890ab'),
});
const made = (asked: string, suffix: string | null = null, ...ids: string[]) =>
  newPacketId(request(asked, suffix), taken(...ids));

describe('the id of a new packet', () => {
  it.each<[what: string, asked: string, suffix: string | null, ids: string[], id: string]>([
    ['gets the day in UTC', 'WP-1-Jobs', null, [], 'WP-1-Jobs-20260105'],
    ['may be given as a file name', 'WP-1-Jobs.md', null, [], 'WP-1-Jobs-20260105'],
    ['keeps a date', 'WP-1-Jobs-20251219', null, [], 'WP-1-Jobs-20251219'],
    ['keeps a short hash', 'WP-1-Jobs-1a2b3c4', null, [], 'WP-1-Jobs-1a2b3c4'],
    ['keeps a revision', 'WP-1-Jobs-v3', null, [], 'WP-1-Jobs-v3'],
    ['takes a suffix', 'WP-1-Jobs', 'v2', [], 'WP-1-Jobs-v2'],
    ['takes a suffix behind a date', 'WP-1-Jobs-20251219', 'v2', [], 'WP-1-Jobs-20251219-v2'],
    ['takes a word for no hash', 'WP-1-facade', null, [], 'WP-1-facade-20260105'],
    ['gets a hash where the day is taken', 'WP-1-Jobs', null, ['WP-1-Jobs-20260105'], 'WP-1-Jobs-20260105-0bcdefa'],
    ['gets one in whatever case', 'WP-1-Jobs', null, ['wp-1-jobs-20260105'], 'WP-1-Jobs-20260105-0bcdefa'],
    [
      'gets another one where that is taken too',
      'WP-1-Jobs',
      null,
      ['WP-1-Jobs-20260105', 'WP-1-Jobs-20260105-0BCDEFA'],
      'WP-1-Jobs-20260105-1234567',
    ],
  ])('%s', (_, asked, suffix, ids, id) => {
    expect(made(asked, suffix, ...ids).id).toBe(id);
  });

  it('says why it is longer than expected', () => {
    expect(made('WP-1-Jobs', null, 'WP-1-Jobs-20260105').note).toBe(
      'WP-1-Jobs-20260105 is taken (in HEAD), so a short hash makes the id unique',
    );
    expect(made('WP-1-Jobs').note).toBeNull();
  });

  it.each<[what: string, asked: string, suffix: string | null, ids: string[], says: RegExp]>([
    ['taken', 'WP-1-Jobs-v2', null, ['WP-1-Jobs-v2'], /^WP-1-Jobs-v2 is taken \(in HEAD\), expected an id that no/],
    ['taken in another case', 'WP-1-JOBS-v2', null, ['WP-1-Jobs-V2'], /is taken/],
    ['taken with its suffix', 'WP-1-Jobs', 'v2', ['WP-1-Jobs-v2'], /is taken/],
    ['empty', '', null, [], /^the packet id "" is no packet id/],
    ['without a name', 'WP', null, [], /is no packet id/],
    ['with an empty token', 'WP-1--Jobs', null, [], /is no packet id/],
    ['of small letters', 'wp-1-jobs', null, [], /is no packet id/],
    ['with a blank', 'WP-1-My Job', null, [], /is no packet id/],
    ['with an underscore', 'WP-1-My_Job', null, [], /is no packet id/],
    ['with a slash', 'WP-1-a/../b', null, [], /is no packet id/],
    ['a way out', '../../WP-1-Jobs', null, [], /is no packet id/],
    ['an emoji', 'WP-1-🚀', null, [], /is no packet id/],
    ['a line break', 'WP-1-a\nWP-1-b', null, [], /^WP-1-a\\nWP-1-b is no packet id/],
    ['a letter of another script', 'WP-1-J\u043ebs', null, [], /is no packet id/],
    ['a leading dash', '-WP-1-Jobs', null, [], /is no packet id/],
    ['of 300 characters', `WP-1-${'a'.repeat(295)}`, null, [], /has 300 characters as an id, expected at most 128/],
    ['that gets too long', `WP-1-${'a'.repeat(120)}`, null, [], /has 134 characters as an id/],
    ['with a word for a suffix', 'WP-1-Jobs', 'final', [], /^--suffix final makes no id unique/],
    ['with an empty suffix', 'WP-1-Jobs', '', [], /^--suffix\s+makes no id unique/],
    ['with a hostile suffix', 'WP-1-Jobs', '../v2', [], /^--suffix \.\.\/v2 makes no id unique/],
    ['with an endless suffix', 'WP-1-Jobs', `a${'1'.repeat(300)}`, [], /makes no id unique/],
  ])('is refused when it is %s', (_, asked, suffix, ids, says) => {
    expect(() => made(asked, suffix, ...ids)).toThrow(UndecidedError);
    expect(() => made(asked, suffix, ...ids)).toThrow(says);
  });

  it('is lawful, unique and free, whatever is asked for', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9.]{1,6}$/);
    const asked = fc
      .array(word, { minLength: 1, maxLength: 4 })
      .map((words) => `WP-1-${words.join('-')}`)
      // The name of a file is an id too, without its ending: of these the table above has examples.
      .filter((id) => !id.endsWith('.md'));
    fc.assert(
      fc.property(asked, fc.array(asked, { maxLength: 5 }), (id, some) => {
        // An id that is asked for to the letter and taken is refused.
        const others = some.filter((other) => !hasUniqueSuffix(other));
        const first = made(id, null, ...others).id;
        const second = newPacketId(request(first.slice(0, first.lastIndexOf('-'))), taken(first, ...others)).id;
        for (const each of [first, second]) {
          expect(isPacketId(each)).toBe(true);
          expect(hasUniqueSuffix(each)).toBe(true);
        }
        expect(second).not.toBe(first);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the id of a successor', () => {
  it.each([
    ['WP-1-Jobs-20260101', [], 'WP-1-Jobs-20260101-v2'],
    ['WP-1-Jobs-20260101', ['WP-1-Jobs-20260101-v2', 'WP-1-JOBS-20260101-V3'], 'WP-1-Jobs-20260101-v4'],
    ['WP-1-Jobs-v9', [], 'WP-1-Jobs-v10'],
    ['WP-1-Jobs', [], 'WP-1-Jobs-v2'],
  ] as const)('of %s beside %j is %s', (old, ids, id) => {
    expect(successorId(old, taken(...ids))).toEqual({ id, note: null });
  });
});

describe('ids that are taken', () => {
  it('are known by the place that was seen first, in folders of any name', () => {
    const places = takenIds([
      { path: 'docs/task_packets/WP-1-A-v1.md', place: 'in the work tree' },
      { path: 'docs/task_packets/old/wp-1-a-V1.MD', place: 'in HEAD' },
    ]);
    expect(places.placeOf('WP-1-a-v1')).toBe('in the work tree');
    expect(places.placeOf('WP-1-a-v11')).toBeNull();
  });
});
