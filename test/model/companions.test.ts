import { describe, expect, it } from 'vitest';
import { type CompanionLaw, companionReason, filesByStem } from '../../engine/model/companions.js';
import { scopeOf } from '../../engine/model/scope-entries.js';
import { read } from '../documents/reading.js';

const LAW: CompanionLaw = { companions: ['**/Cargo.lock'], downMigrations: true, pairedTests: true };
const SCOPE = scopeOf(
  read(
    '- IN_SCOPE_PATHS:\n  - src/jobs.ts\n  - migrations/7_jobs.up.sql\n  - db/8_x.sql\n  - db/9/up.sql\n  - core/\n',
  ),
);
const FILES = filesByStem(['src/jobs.ts', 'app/list.ts', 'app/jobs.ts', 'core/queue/run.rs']);

const reason = (path: string, law: Partial<CompanionLaw> = {}) =>
  companionReason(path, SCOPE, () => FILES, { ...LAW, ...law });

describe('what may come along with a scope', () => {
  it.each([
    ['Cargo.lock', 'lock file'],
    ['src/backend/Cargo.lock', 'lock file'],
    ['migrations/7_jobs.down.sql', 'migrations/7_jobs.up.sql'],
    ['db/8_x.down.sql', 'db/8_x.sql'],
    ['db/9/down.sql', 'db/9/up.sql'],
    ['src/jobs.test.ts', 'src/jobs.ts'],
    ['tests/jobs_test.ts', 'src/jobs.ts'],
    ['tests/unit/test_jobs.py', 'src/jobs.ts'],
    ['tests/run_tests.rs', 'core/queue/run.rs'],
  ])('%s does', (path, words) => {
    expect(reason(path)).toContain(words);
  });

  it.each([
    'Cargo.lock.ts',
    'migrations/6_users.down.sql',
    'db/10/down.sql',
    'app/jobs.test.ts',
    'tests/list.test.ts',
    'tests/jobs.ts',
    'tests/.test.ts',
    'src/jobs.tsx',
  ])('%s does not', (path) => {
    expect(reason(path)).toBeNull();
  });

  it('each kind can be switched off', () => {
    expect(reason('Cargo.lock', { companions: [] })).toBeNull();
    expect(reason('db/9/down.sql', { downMigrations: false })).toBeNull();
    expect(reason('src/jobs.test.ts', { pairedTests: false })).toBeNull();
  });
});
