import { describe, expect, it } from 'vitest';
import { auditAnswer } from '../../scripts/supply/audit-answer.js';
import { BOUNDS, outgrown } from '../../scripts/supply/bounds.js';
import { licenceProblem } from '../../scripts/supply/licences.js';
import { lockProblems, withoutDigest } from '../../scripts/supply/locked.js';
import { read } from './source-files.js';

const DIGEST = { version: '1.0.0', integrity: 'sha512-x' };

describe('the licence of a bundled package', () => {
  it.each(['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause'])('may be %s', (licence) => {
    expect(licenceProblem('a 1.0.0', licence)).toBeNull();
  });

  it.each(['GPL-3.0-only', 'MIT OR GPL-3.0', 'SEE LICENSE IN x', undefined, { type: 'MIT' }])(
    'may not be %j',
    (licence) => {
      expect(licenceProblem('a 1.0.0', licence)).toMatch(
        /^a 1\.0\.0 is bundled and has .*, expected one of 0BSD, Apache-2\.0/,
      );
    },
  );
});

describe('what users get', () => {
  it('says what grew, and where to raise the bound', () => {
    const parts = new Map([
      ['engine', 10],
      ['node_modules/large', 9_999_999],
    ]);
    expect(outgrown('dist', { bytes: 1_000, packages: 3 }, parts)).toEqual([]);
    const [bytes, packages] = outgrown('dist', { bytes: 99_000_000, packages: 999 }, parts);
    expect(bytes).toMatch(
      /^dist has 99,000,000 bytes, expected at most .*largest parts are node_modules\/large \(9,999,999\), engine/,
    );
    expect(packages).toMatch(/^dist has 999 packages, expected at most .*scripts\/supply\/bounds\.js/);
  });

  it('has a bound for each thing that is measured, and none without', () => {
    expect(Object.keys(BOUNDS)).toEqual(['dist', 'actions/merge-gate/dist', 'the npm package', 'package-lock.json']);
    expect(() => outgrown('another', { bytes: 1, packages: 1 })).toThrow('has no bound');
  });
});

describe('a lock file', () => {
  const problems = (locked: object, allowed: string[] = []): string[] =>
    lockProblems('package-lock.json', { lockfileVersion: 3, packages: { '': {}, 'node_modules/a': locked } }, allowed);

  it('brings packages by their digest, from a registry, that run nothing', () => {
    expect(problems(DIGEST)).toEqual([]);
    expect(problems({ ...DIGEST, resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' })).toEqual([]);
  });

  it.each([
    ['a package without a digest', { version: '1.0.0' }, 'a has no SHA-512 digest'],
    ['an old digest', { ...DIGEST, integrity: 'sha1-x' }, 'a has no SHA-512 digest'],
    ['an old digest of an optional one', { ...DIGEST, integrity: 'sha1-x', optional: true }, 'a has no SHA-512 digest'],
    ['a package from git', { ...DIGEST, resolved: 'git+ssh://git@forge.example/a.git#1' }, 'a comes from git+ssh'],
    ['a script that an install runs', { ...DIGEST, hasInstallScript: true }, 'a has a script that an install runs'],
  ])('is refused with %s', (_, locked, words) => {
    expect(problems(locked).join()).toContain(words);
  });

  it('may have a script that somebody decided about, and parts of other platforms that were never fetched', () => {
    expect(problems({ ...DIGEST, hasInstallScript: true }, ['a'])).toEqual([]);
    expect(problems({ version: '1.0.0', optional: true })).toEqual([]);
    const lock = { lockfileVersion: 3, packages: { 'node_modules/b/node_modules/@x/a': { optional: true } } };
    expect(withoutDigest(lock)).toEqual(['@x/a']);
  });

  it('is ours, and every package with such a script was decided about', () => {
    const { allowScripts } = JSON.parse(read('package.json')) as { readonly allowScripts: Record<string, boolean> };
    const lock = JSON.parse(read('package-lock.json')) as Parameters<typeof lockProblems>[1];
    expect(lockProblems('package-lock.json', lock, Object.keys(allowScripts))).toEqual([]);
    expect(lockProblems('package-lock.json', lock, []).join()).toContain('esbuild has a script that an install runs');
  });
});

describe('what npm knows of weaknesses', () => {
  const via = [{ title: 'Reads too much', url: 'https://advisories.example/1' }];
  const report = (...found: object[]): string =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: Object.fromEntries(found.map((each, at) => [`${at}`, each])),
    });
  const SHIPPED = new Set(['shipped']);

  it('counts at any grade in what is shipped, and in a tool when it is grave', () => {
    const text = report(
      { name: 'shipped', severity: 'low', range: '<2', via },
      { name: 'tool', severity: 'moderate', range: '<2', via },
      { name: 'grave', severity: 'high', via: ['tool'] },
    );
    expect(auditAnswer(text, SHIPPED)).toEqual({
      kind: 'answered',
      blocking: [
        'shipped <2 is shipped and has a weakness of grade low: Reads too much (https://advisories.example/1)',
        'grave its version is a tool and has a weakness of grade high, by a package that it depends on',
      ],
      told: ['tool <2 is a tool and has a weakness of grade moderate: Reads too much (https://advisories.example/1)'],
    });
    expect(auditAnswer(report(), SHIPPED)).toEqual({ kind: 'answered', blocking: [], told: [] });
  });

  it.each([404, 405, 501])('is nothing that a registry can say which answers %i: that is no pass', (statusCode) => {
    const text = JSON.stringify({ message: 'Method Not Allowed', statusCode, vulnerabilities: {} });
    expect(auditAnswer(text, SHIPPED)).toMatchObject({
      kind: 'no-endpoint',
      reason: expect.stringContaining(`${statusCode}`),
    });
  });

  it.each([
    '',
    'npm error',
    '[]',
    '{}',
    '{"auditReportVersion":2}',
    '{"statusCode":503,"message":"down"}',
    '{"message":"ENOTFOUND"}',
  ])('is not taken from %j', (text) => {
    expect(auditAnswer(text, SHIPPED).kind).toBe('unreadable');
  });

  it('is asked for in npm run check', () => {
    expect(read('scripts/check.mjs')).toContain("['node', 'scripts/check-dependencies.mjs']");
  });
});
