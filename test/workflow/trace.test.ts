import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUIREMENT_KEYWORDS } from '../../engine/model/requirement.js';
import { coverageOfAll, percentOf, TRACE_STATES, type TraceRow } from '../../workflow/work/trace.js';

const rows = fc.array(
  fc.record({ keyword: fc.constantFrom(...REQUIREMENT_KEYWORDS), state: fc.constantFrom(...TRACE_STATES) }).map(
    ({ keyword, state }): TraceRow => ({
      requirement: { id: 'A-1', keyword, text: '', section: '1', path: 'S.md', line: 1 },
      state,
      evidence: [],
    }),
  ),
);

describe('coverage', () => {
  it('adds up: over the states, over MUST and SHOULD, and over packets', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const all = coverageOfAll([
          { rows: one, retired: null },
          { rows: other, retired: null },
        ]);
        expect(all.requirements).toBe(one.length + other.length);
        expect(Object.values(all.states).reduce((sum, count) => sum + count, 0)).toBe(all.requirements);
        expect(all.covered).toBe(all.states.present + all.states.drifted);
        expect(all.must.requirements + all.should.requirements).toBe(all.requirements);
        expect(all.must.covered + all.should.covered).toBe(all.covered);
        expect(
          coverageOfAll([
            { rows: one, retired: null },
            { rows: other, retired: 'Superseded' },
          ]),
        ).toEqual(coverageOfAll([{ rows: one, retired: null }]));
      }),
    );
  });

  it('is a hundred per cent only when nothing is left', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const all = coverageOfAll([{ rows: some, retired: null }]);
        const percent = percentOf(all);
        if (some.length === 0) expect(percent).toBeNull();
        else expect(percent === 100).toBe(all.covered === all.requirements);
      }),
    );
    expect(percentOf({ requirements: 1000, covered: 999 })).toBe(99);
  });
});
