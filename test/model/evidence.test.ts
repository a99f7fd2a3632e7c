import { describe, expect, it } from 'vitest';
import { coverageOf, type Evidence } from '../../engine/model/evidence.js';
import type { Requirement } from '../../engine/model/requirement.js';

const requirement = (id: string): Requirement => ({
  id,
  keyword: 'MUST',
  text: 'It MUST.',
  section: '1',
  path: 'S.md',
  line: 1,
});
const evidence = (id: string, from: number): Evidence => ({
  requirement: id,
  file: 'a.ts',
  from,
  to: from,
  fingerprint: null,
  line: 1,
});

describe('coverageOf', () => {
  it('maps each requirement to its rows, and counts', () => {
    const coverage = coverageOf(['A-1', 'A-2', 'A-3'].map(requirement), [
      evidence('A-1', 1),
      evidence('A-9', 2),
      evidence('A-1', 3),
    ]);
    expect(coverage.rows.map((row) => row.evidence.map(({ from }) => from))).toEqual([[1, 3], [], []]);
    expect(coverage.missing.map(({ id }) => id)).toEqual(['A-2', 'A-3']);
    expect(coverage.covered).toBe(1);
  });

  it('of nothing is nothing', () => {
    expect(coverageOf([], [evidence('A-1', 1)])).toEqual({ rows: [], missing: [], covered: 0 });
  });
});
