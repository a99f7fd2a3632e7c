import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edited, plainProblems, SIGNED, withSignature } from './plain-reading.js';
import { place, saidOf } from './plain-said.js';

// All that the strict reading says of some hundred odd texts, word by word. What it has to say of the threats is in
// `plain-packet.test.ts`; this holds the rest: that nothing more is said, nothing less, and where.
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('./fixtures/plain-said.json', import.meta.url), 'utf8'),
);

/** Few texts in one test, so that it ends soon where something is wrong. */
const PORTION = 16;

describe.each(Object.keys(SAID))('texts in the place %s', (name) => {
  const said = Object.entries(SAID[name] ?? {});
  const portions = Array.from({ length: Math.ceil(said.length / PORTION) }, (_, at) => at * PORTION);

  it.each(portions)('from the %ith on are told what they were', (from) => {
    const portion = said.slice(from, from + PORTION);
    expect(portion.map(([text]) => [text, saidOf(place(name, text))])).toEqual(portion);
  });
});

describe('a problem', () => {
  it('shows its line without the blanks around it, and no more than a reader can bear', () => {
    const [problem] = plainProblems(withSignature(`${SIGNED}\n   ${'x'.repeat(300)}   `));
    expect(problem?.actual).toMatch(/^x+$/);
    expect(problem?.actual.length).toBeLessThan(300);
    expect(problem?.span).toMatchObject({ column: 4, endColumn: 304 });
  });

  it('is told once of a line, and of fifty lines at most', () => {
    const many = (count: number) => plainProblems(edited('## Scope', `## Scope\n${'> x\n\n'.repeat(count)}`));
    const all = many(60);
    expect(all).toHaveLength(50);
    expect(all.at(-1)?.actual).toMatch(/\(and \d+ more\)$/);
    const few = many(3);
    expect(few.every(({ actual }) => !actual.includes('more'))).toBe(true);
  });
});

describe('the work of the strict reading', () => {
  const steps = (name: string, text: string): number => {
    const work = { steps: 0 };
    plainProblems(place(name, text), { work });
    return work.steps;
  };

  it.each([
    [9, 'a line of prose', 'apart', 'x'],
    [7, 'a line of a value', 'chars', 'x'],
    [9, 'an item', 'scope', 'x'],
    [7, 'a line of code', 'plan', 'x'],
    [8, 'a hidden character', 'chars', '\u200b'],
  ])('looks %i times at each character of %s', (looks, _, name, character) => {
    const text = (length: number): string => {
      const run = character.repeat(length);
      if (name === 'scope') return `  * ${run}`;
      return name === 'plan' ? `  \`\`\`\n  ${run}\n  \`\`\`` : run;
    };
    const [one, two, three] = [100, 200, 300].map((length) => steps(name, text(length))) as [number, number, number];
    expect([(two - one) / 100, (three - two) / 100]).toEqual([looks, looks]);
  });
});
