import { describe, expect, it } from 'vitest';
import { DEFAULT_STEPS, foldStatus, readStatus, STATUSES } from '../../engine/model/status.js';

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
    ['complete', 'Done'],
    ['DONE', 'Done'],
    ['draft', 'Draft'],
    ['Ready', 'Ready-for-Dev'],
    ['Ready for Development', 'Ready-for-Dev'],
    ['WIP', 'In-Progress'],
    ['BLOCKED', 'Blocked'],
    ['Validated: PASS', 'VALIDATED'],
    ['✅ validated', 'VALIDATED'],
  ])('%s is a spelling of %s', (text, status) => {
    expect(readStatus(text)).toEqual({ kind: 'alias', status });
  });

  it.each(['', 'Superseded', 'nearly done', 'In-Progress (scope now includes src/**)', 'constructor'])(
    '%s is unknown',
    (text) => {
      expect(readStatus(text)).toEqual({ kind: 'unknown' });
    },
  );

  it('folds what stands around a word to one blank, and a date with it', () => {
    expect(foldStatus('  [2026-01-05] Ready -- for\tDev! ')).toBe('ready for dev');
    expect(foldStatus('2026-01-05T10')).toBe('t');
    expect(foldStatus('')).toBe('');
  });

  it('reads the spellings of a repository instead of its own', () => {
    expect(readStatus('parked', { parked: 'Blocked' })).toEqual({ kind: 'alias', status: 'Blocked' });
    expect(readStatus('wip', { parked: 'Blocked' })).toEqual({ kind: 'unknown' });
  });

  it('has the states in the order of their life, and the steps of the protocol', () => {
    expect(STATUSES).toEqual(['Draft', 'Ready-for-Dev', 'In-Progress', 'Blocked', 'Done', 'VALIDATED']);
    expect(DEFAULT_STEPS).toEqual({
      Draft: ['Ready-for-Dev', 'Blocked'],
      'Ready-for-Dev': ['In-Progress', 'Blocked'],
      'In-Progress': ['Done', 'Blocked'],
      Blocked: ['Draft', 'Ready-for-Dev', 'In-Progress'],
      Done: ['VALIDATED', 'In-Progress', 'Blocked'],
      VALIDATED: [],
    });
  });
});
