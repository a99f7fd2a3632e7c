/** A stream of numbers that look random and are the same in every run (mulberry32). */
export class Dice {
  private state: number;

  /** @param seed a whole number; equal seeds give equal streams */
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to `most` - 1. */
  below(most: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  }

  /** One of several things. */
  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0];
  }
}

const WHO = [
  'the berth planner',
  'a pilot on duty',
  'the table of tides',
  'the crane queue',
  'the harbour master',
  'the log of the day',
] as const;
const DOES = ['keeps', 'orders', 'releases', 'measures', 'repeats', 'refuses', 'hands over', 'records'] as const;
const WHAT = [
  'every ship on the river',
  'the next free slot',
  'a late arrival',
  'the water level',
  'each of the locks',
  'a copy of its own',
] as const;
const WHEN = [
  'at each tide',
  'within a minute',
  'long before the outer gate opens',
  'as soon as the wind turns',
  'after a restart',
] as const;
const NAMES = ['Berth', 'Pilot', 'Tide', 'Crane', 'Lock', 'Buoy', 'Ferry', 'Quay', 'Signal', 'Channel'] as const;
const ACTS = ['Plan', 'Queue', 'Table', 'Watch', 'Log', 'Gate', 'Index', 'Store', 'Replay', 'Check'] as const;

/** A sentence of seven to fifteen words. */
export function sentence(dice: Dice): string {
  const text = `${dice.pick(WHO)} ${dice.pick(DOES)} ${dice.pick(WHAT)} ${dice.pick(WHEN)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Sentences in lines of about eighty characters. */
export function paragraph(dice: Dice, lines: number): string[] {
  return Array.from({ length: lines }, () => sentence(dice));
}

/** Two words for a thing that is built: `Tide`, `Queue`. */
export function subject(dice: Dice): readonly [string, string] {
  return [dice.pick(NAMES), dice.pick(ACTS)];
}
