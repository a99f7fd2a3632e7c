import { describe, expect, it } from 'vitest';
import { DEFAULT_STEPS, readStatus, STATUSES } from '../../engine/model/status.js';

describe('readStatus', () => {
  it.each(STATUSES)('%s is canonical', (status) => {
    expect(readStatus(status)).toEqual({ kind: 'canonical', status });
  });

  it.each([
    ['READY FOR DEV 🔴', 'Ready-for-Dev'],
    ['ready-for-dev', 'Ready-for-Dev'],
    ['In Progress', 'In-Progress'],
    ['Done (VALIDATED)', 'VALIDATED'],
    ['HARD-VALIDATED (2025-12-27)', 'VALIDATED'],
    ['Completed', 'Done'],
  ])('%s is a spelling of %s', (text, status) => {
    expect(readStatus(text)).toEqual({ kind: 'alias', status });
  });

  it.each(['', 'Superseded', 'nearly done', 'In-Progress (scope now includes src/**)', 'constructor'])(
    '%s is unknown',
    (text) => {
      expect(readStatus(text)).toEqual({ kind: 'unknown' });
    },
  );

  it('has steps for every state, to known states only', () => {
    expect(Object.keys(DEFAULT_STEPS)).toEqual([...STATUSES]);
    expect(
      Object.values(DEFAULT_STEPS)
        .flat()
        .every((status) => STATUSES.includes(status)),
    ).toBe(true);
  });
});
