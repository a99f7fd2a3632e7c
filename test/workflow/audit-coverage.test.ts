import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../engine/model/manifest.js';
import { missingInLock } from '../../workflow/audit/audit-coverage.js';

const json = (value: object): string => JSON.stringify(value);
const missing = (ecosystem: Ecosystem, manifest: string, lock: string, at = 'package.json', by = 'package-lock.json') =>
  missingInLock(manifest, lock, { manifest: at, lock: by, ecosystem });

describe('an npm lock file', () => {
  const manifest = json({ name: 'a', dependencies: { x: '1' }, devDependencies: { y: '1' } });
  const lock = json({ packages: { '': { dependencies: { x: '1' }, devDependencies: { y: '1' } } } });

  it('answers for its manifest, and for members of its workspace', () => {
    expect(missing('npm', manifest, lock)).toBeNull();
    const workspace = json({ packages: { '': {}, 'tools/a': { dependencies: { x: '1', y: '1' } } } });
    expect(missing('npm', manifest, workspace, 'tools/a/package.json')).toBeNull();
    expect(missing('npm', manifest, workspace, 'web/tools/a/package.json', 'web/package-lock.json')).toBeNull();
    const alias = json({ dependencies: { pad: 'npm:left-pad@1' } });
    expect(missing('npm', alias, json({ packages: { '': { dependencies: { pad: 'npm:left-pad@1' } } } }))).toBeNull();
  });

  it.each<[string, string, string, string]>([
    [
      'a dependency that it lacks',
      json({ packages: { '': { dependencies: { x: '1' } } } }),
      'package.json',
      'depends on y, which its lock file does not have (package-lock.json)',
    ],
    [
      'a package beside its workspace',
      lock,
      'tools/package.json',
      'is no part of the workspace of its lock file (package-lock.json)',
    ],
    [
      'anything, when it is no JSON',
      'x',
      'package.json',
      'has a lock file that cannot be read, expected one of npm 7 or later (package-lock.json)',
    ],
    [
      'anything, when it is of npm 6',
      json({ lockfileVersion: 1, dependencies: {} }),
      'package.json',
      'has a lock file that cannot be read, expected one of npm 7 or later (package-lock.json)',
    ],
    [
      'a name that every object has',
      json({ packages: { '': { dependencies: {} } } }),
      'package.json',
      'depends on x, which its lock file does not have (package-lock.json)',
    ],
  ])('does not answer for %s', (_, text, at, says) => expect(missing('npm', manifest, text, at)).toBe(says));

  it('does not answer for a manifest that cannot be read', () => expect(missing('npm', '{', lock)).toBe('is not JSON'));
});

describe('a Cargo lock file', () => {
  const manifest = '[package]\nname = "my_core"\nversion = "0.1.0"\n[dependencies]\nserde-json = "1"\n';
  const lock = (...names: string[]): string =>
    names.map((name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n`).join('\n');
  const asked = (text: string): string | null => missing('cargo', manifest, text, 'core/Cargo.toml', 'Cargo.lock');

  it('answers for a crate with its dependencies, - and _ being the same', () => {
    expect(asked(lock('my-core', 'serde_json'))).toBeNull();
  });

  it('does not answer for a crate or a dependency that it lacks', () => {
    expect(asked(lock('other', 'serde_json'))).toBe('is no part of the workspace of its lock file (Cargo.lock)');
    expect(asked(lock('my-core'))).toBe('depends on serde-json, which its lock file does not have (Cargo.lock)');
  });
});
