import { describe, expect, it } from 'vitest';
import { excludedBy, isInScope, type PacketScope, type ScopeEntry, scopeOf } from '../../engine/model/scope-entries.js';
import { covers, coversPattern, readPattern, withoutBraces } from '../../engine/model/scope-pattern.js';
import { read } from '../documents/reading.js';

/** The scope of a packet with these lines below its two fields. */
function scope(inScope: string, outOfScope = '  * none of this'): PacketScope {
  return scopeOf(read(`## Scope\n- **IN_SCOPE_PATHS**:\n${inScope}\n- **OUT_OF_SCOPE**:\n${outOfScope}\n`));
}

const patterns = (entries: readonly ScopeEntry[]) => entries.map(({ pattern, fault }) => pattern ?? `(${fault})`);
const entriesOf = (line: string) => scope(`  * ${line}`).inScope;

describe('one entry of a scope', () => {
  it.each([
    ['src/jobs.ts', 'src/jobs.ts'],
    ['`src/jobs.ts`', 'src/jobs.ts'],
    ['"docs/my notes.md"', 'docs/my notes.md'],
    ['`Handbook v1.4.md`', 'Handbook v1.4.md'],
    ['**src/jobs.ts**', 'src/jobs.ts'],
    ['./src/jobs.ts', 'src/jobs.ts'],
    ['src/jobs.ts (the queue)', 'src/jobs.ts'],
    ['src/jobs.ts - the queue', 'src/jobs.ts'],
    ['src/jobs.ts — the queue, and src/all.ts', 'src/jobs.ts'],
    ['src/jobs.ts: the queue', 'src/jobs.ts'],
    ['src/jobs.ts:10-20', 'src/jobs.ts'],
    ['src/jobs.ts, the queue', 'src/jobs.ts'],
    ['src/jobs.ts.', 'src/jobs.ts'],
    ['src/jobs.ts # the queue', 'src/jobs.ts'],
    ['src/jobs.ts | new |', 'src/jobs.ts'],
    ['Backend: src/jobs.rs', 'src/jobs.rs'],
    ['[x] src/jobs.ts', 'src/jobs.ts'],
    ['src/bundles/*', 'src/bundles/*'],
    ['`src/**/*.rs`', 'src/**/*.rs'],
    ['**/jobs.ts', '**/jobs.ts'],
    ['migrations/', 'migrations/'],
    ['app/(shop)/[id]/page.tsx', 'app/(shop)/[id]/page.tsx'],
    ['app/(new)/page.tsx', 'app/(new)/page.tsx'],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['Makefile', 'Makefile'],
  ])('%s is a path', (line, pattern) => {
    expect(patterns(entriesOf(line))).toEqual([pattern]);
  });

  it.each([
    ['the job system', 'prose'],
    ['the new job system', 'prose'],
    ['All `.ts` files under `src/`', 'prose'],
    ['src/jobs.ts for the queue', 'prose'],
    ['`src/jobs.ts', 'prose'],
    ['src/ (except src/vendor/)', 'prose'],
    ['`**`', 'everything'],
    ['/', 'everything'],
    ['.', 'everything'],
    ['./', 'everything'],
    ['**/*', 'everything'],
    ['*', 'everything'],
    ['/src/jobs.ts', 'escapes'],
    ['../other/jobs.ts', 'escapes'],
    ['src/../../jobs.ts', 'escapes'],
    ['~/jobs.ts', 'escapes'],
    ['C:\\src\\jobs.ts', 'escapes'],
    ['https://example.org/jobs.ts', 'escapes'],
    ['src\\jobs.ts', 'signs'],
    ['src/{a,b}.rs', 'signs'],
    ['src/job?.ts', 'signs'],
    ['!src/jobs.ts', 'signs'],
    ['src/...', 'signs'],
    ['src//jobs.ts', 'signs'],
    ['**src/**', 'signs'],
  ])('%s is none and puts nothing in', (line, fault) => {
    const entries = entriesOf(line);
    expect(entries.map((entry) => entry.fault)).toEqual([fault]);
    expect(isInScope({ inScope: entries, outOfScope: [] }, 'src/jobs.ts')).toBe(false);
  });

  it.each([
    ['src/a.ts (new)', true],
    ['src/a.ts (New file)', true],
    ['`src/a.ts` (NEW - the queue)', true],
    ['src/a.ts (CREATE if it is split)', true],
    ['src/a.ts(new)', true],
    ['src/a.ts [new]', true],
    ['src/a.ts - new', true],
    ['src/a.ts new', true],
    ['src/a.ts (add new types)', false],
    ['src/a.ts (renewed)', false],
    ['src/new/a.ts', false],
  ])('%s is new: %s', (line, isNew) => {
    expect(entriesOf(line).map((entry) => [entry.pattern?.endsWith('a.ts'), entry.isNew])).toEqual([[true, isNew]]);
  });

  it('that is only to be read puts nothing in', () => {
    const [entry] = entriesOf('`src/a.ts` (read-only; do not edit)');
    expect(entry).toMatchObject({ pattern: 'src/a.ts', isReadOnly: true });
    expect(isInScope(scope('  * `src/a.ts` (read-only)'), 'src/a.ts')).toBe(false);
  });
});

describe('the forms of a list', () => {
  it.each([
    ['several on a line', '  * `src/a.ts` (new), `src/b.ts` and src/c.ts', ['src/a.ts', 'src/b.ts', 'src/c.ts']],
    ['groups', '  * Backend:\n    - src/a.rs\n  * Frontend:\n    - app/b.ts', ['src/a.rs', 'app/b.ts']],
    ['code', '  ```\n  # paths\n  src/a.ts\n  src/b.ts\n  ```', ['src/a.ts', 'src/b.ts']],
    ['a further line of words', '  * src/a.ts\n    which holds the queue', ['src/a.ts']],
    ['a comment', '  * src/a.ts <!-- src/** -->\n  * <!-- src/b.ts -->', ['src/a.ts']],
  ])('%s', (_, lines, expected) => {
    expect(patterns(scope(lines).inScope)).toEqual(expected);
  });

  it('of paths on lines without bullets', () => {
    const packet = read('## Scope\n### IN_SCOPE_PATHS\nsrc/a.ts\nsrc/b.ts (new)\n\n### OUT_OF_SCOPE\napp/\n');
    expect(patterns(scopeOf(packet).inScope)).toEqual(['src/a.ts', 'src/b.ts']);
    expect(patterns(scopeOf(packet).outOfScope)).toEqual(['app/']);
  });

  it('on one line', () => {
    const packet = read('- IN_SCOPE_PATHS: src/a.ts; src/b.ts (new); docs/\n');
    expect(patterns(scopeOf(packet).inScope)).toEqual(['src/a.ts', 'src/b.ts', 'docs/']);
  });

  it('without the field is empty', () => {
    expect(scopeOf(read('## Scope\n'))).toEqual({ inScope: [], outOfScope: [] });
  });
});

describe('OUT_OF_SCOPE', () => {
  it.each([
    ['Any changes to the backend (`src/`)', []],
    ['Everything in app/', []],
    ['src/a.ts: the retry logic', []],
    ['UI/frontend components', []],
    ['app/', ['app/']],
    ['app/ (has a packet of its own)', ['app/']],
  ])('%s puts out %j', (line, expected) => {
    expect(patterns(scope('  * src/', `  * ${line}`).outOfScope)).toEqual(expected);
  });

  it('wins, and does not regard case', () => {
    const both = scope('  * src/', '  * src/vendor/');
    expect(excludedBy(both, 'SRC/Vendor/x.ts')?.text).toBe('src/vendor/');
    expect(excludedBy(both, 'src/vendors/x.ts')).toBeUndefined();
  });
});

describe('what a pattern covers', () => {
  it.each([
    ['src/a.ts', 'src/a.ts', true],
    ['src/a.ts', 'src/a.tsx', false],
    ['src/a.ts', 'src/a.ts.bak', false],
    ['src/a.ts', 'src/a_ts', false],
    ['src', 'src/a.ts', true],
    ['src', 'src2/a.ts', false],
    ['src/', 'src', true],
    ['src/', 'src/x/a.ts', true],
    ['src/', 'SRC/a.ts', false],
    ['src/*', 'src/x/a.ts', false],
    ['src/*/', 'src/x/y/a.ts', true],
    ['src/**/*.ts', 'src/a.ts', true],
    ['src/**/*.ts', 'src/a.rs', false],
  ])('%s covers %s: %s', (pattern, path, expected) => {
    expect(covers(pattern, path)).toBe(expected);
  });

  it('is told in linear time', () => {
    const began = performance.now();
    expect(covers(`${'*a'.repeat(14)}b`, 'a'.repeat(4000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it.each([
    ['src/', 'src/a.ts', true],
    ['src/**', 'src/*.ts', true],
    ['src/*', 'src/**', false],
    ['src/*', 'src/', false],
    ['*.md', 'README.md', true],
    ['src/a.ts', 'src/', false],
  ])('%s covers all of %s: %s', (wide, narrow, expected) => {
    expect(coversPattern(wide, narrow)).toBe(expected);
  });

  it('braces are written out for a person', () => {
    expect(withoutBraces('src/{a, b}.rs')).toEqual(['src/a.rs', 'src/b.rs']);
    expect(withoutBraces('{a,b}/{c,d}')).toEqual([]);
    expect(readPattern('src/{a,b}.rs')).toEqual({ fault: 'signs' });
  });
});
