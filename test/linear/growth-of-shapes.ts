import { expect } from 'vitest';
import { UndecidedError } from '../../engine/model/undecided.js';
import { growthOf, LINEAR } from '../support/counted-work.js';
import type { Shape } from './shapes.js';

/** How many shapes have to make a reader work more when they are longer: what is refused or skipped at once tries nothing. */
const FEWEST_TELLING = 8;

/** Growth below this is no doubling. */
const TELLING = 1.5;

/**
 * Fails unless a reader's work is linear in the length of every shape, and grows with at least eight of them.
 * @param read the reader, given a text; a refusal is an answer, too
 * @param length of the longest text of each shape, in characters, about
 * @param without a part of the reader's work that is not to count
 */
export function expectLinear(
  read: (text: string) => unknown,
  length: number,
  shapes: readonly Shape[],
  without?: (text: string) => unknown,
): void {
  const answered = (text: string): unknown => answer(read, text);
  // Tables that are made once, when they are first needed, are made here.
  for (const shape of shapes) answered(shape.make(2));
  const growths = shapes.map((shape) => {
    // Whole units, and an even number of them also in the shortest: what opens with one and closes with the next ends alike.
    const units = 8 * Math.max(1, Math.round(length / 8 / shape.unit));
    return { name: shape.name, growth: growthOf(answered, (size) => shape.make(size), units, without) };
  });
  expect(growths.filter(({ growth }) => growth > LINEAR)).toEqual([]);
  expect(growths.filter(({ growth }) => growth > TELLING).length).toBeGreaterThanOrEqual(FEWEST_TELLING);
}

function answer(read: (text: string) => unknown, text: string): unknown {
  try {
    return read(text);
  } catch (refusal) {
    if (refusal instanceof UndecidedError) return refusal;
    throw refusal;
  }
}
