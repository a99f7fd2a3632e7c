import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { UndecidedError } from '../../engine/model/undecided.js';
import { atFirstLook, withinBounds } from '../../engine/within-bounds.js';

function forEver(): never {
  for (;;);
}

/** Takes memory without an end. What is taken is written to, or the system would not give it. */
function takeAll(): never {
  const taken: number[][] = [];
  for (;;) taken.push(new Array<number>(100_000).fill(taken.length));
}

function failure(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('work within bounds', () => {
  it('is done as without them', () => {
    expect(withinBounds('a text', 1, () => 'read')).toBe('read');
    expect(atFirstLook(() => undefined)).toEqual({ value: undefined });
  });

  it('may take longer than a first look', () => {
    const started = performance.now();
    const work = (): number => {
      while (performance.now() < started + 700);
      return 1;
    };
    expect(withinBounds('a text', 30, work)).toBe(1);
  });

  it('fails as it fails without them', () => {
    const error = new TypeError('of its own');
    const failing = (): never => {
      throw error;
    };
    expect(failure(() => withinBounds('a text', 1, failing))).toBe(error);
    const recursive = (depth: number): number => recursive(depth + 1) + 1;
    expect(failure(() => withinBounds('a text', 1, () => recursive(0)))).toBeInstanceOf(RangeError);
  });

  it.each<[string, () => unknown]>([
    ['a loop', forEver],
    [
      'a loop that catches everything',
      () => {
        for (;;)
          try {
            forEver();
          } finally {
            forEver();
          }
      },
    ],
    ['a regular expression', () => /^(a+)+$/.test(`${'a'.repeat(50)}b`)],
    [
      'a generator',
      () => [
        ...(function* () {
          for (;;) yield* [];
        })(),
      ],
    ],
  ])('%s without an end is ended, and cannot be decided', (_, work) => {
    expect(atFirstLook(work)).toBeNull();
    const error = failure(() => withinBounds('the text', 0.2, work));
    expect(error).toBeInstanceOf(UndecidedError);
    expect(error).toMatchObject({ subject: 'the text', reason: 'took longer than 0.2 s, the limit' });
  });

  it.skipIf(process.platform === 'win32')('takes no memory without an end', () => {
    const error = failure(() => withinBounds('the text', 60, takeAll));
    expect(error).toMatchObject({ subject: 'the text', reason: 'took more than 768 MB of memory, the limit' });
    expect(error).toBeInstanceOf(UndecidedError);
  });

  it('leaves nothing behind', () => {
    const before = Object.keys(globalThis);
    withinBounds('a text', 1, () => withinBounds('a text in it', 1, () => 1));
    expect(failure(() => withinBounds('a text', 0.1, forEver))).toBeInstanceOf(UndecidedError);
    expect(Object.keys(globalThis)).toEqual(before);
  });
});
