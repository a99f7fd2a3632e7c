import { describe, expect, it } from 'vitest';
import { toolWiring } from '../../engine/documents/tool-wiring.js';

const BASE = { name: 'a', scripts: { prepare: 'husky', test: 'vitest' }, devDependencies: { husky: '^9.0.0' } };
const wiring = (manifest: unknown): string | null => toolWiring(JSON.stringify(manifest));

describe('the wiring of a package.json', () => {
  it.each<[string, object]>([
    ['a dependency', { ...BASE, dependencies: { react: '^19.0.0' } }],
    ['the version of another tool', { ...BASE, devDependencies: { husky: '^9.1.0', vitest: '4.0.0' } }],
    [
      'a script that nothing runs by itself',
      { ...BASE, scripts: { ...BASE.scripts, test: 'vitest run', build: 'tsc' } },
    ],
    ['the order of the keys', { devDependencies: BASE.devDependencies, scripts: { test: 'vitest', prepare: 'husky' } }],
    ['what a package says of itself', { ...BASE, version: '2.0.0', type: 'module', config: { port: 80 } }],
  ])('is the same with %s', (_, manifest) => {
    expect(wiring(manifest)).not.toBeNull();
    expect(wiring(manifest)).toBe(wiring(BASE));
  });

  it.each<[string, object]>([
    ['another prepare', { ...BASE, scripts: { prepare: 'true' } }],
    ['no prepare', { ...BASE, scripts: { test: 'vitest' } }],
    ['a postinstall', { ...BASE, scripts: { ...BASE.scripts, postinstall: 'node x.js' } }],
    ['a script that calls the gate', { ...BASE, scripts: { ...BASE.scripts, gate: 'handshake-check || true' } }],
    ['scripts that are no object', { ...BASE, scripts: 'none' }],
    ['lint-staged', { ...BASE, 'lint-staged': {} }],
    ['hooks of an older tool', { ...BASE, husky: { hooks: {} } }],
    ['hooks in config', { ...BASE, config: { ghooks: {} } }],
    ['overrides', { ...BASE, overrides: { husky: 'npm:other@1' } }],
    ['resolutions', { ...BASE, resolutions: { a: '1' } }],
    ['what pnpm replaces', { ...BASE, pnpm: { overrides: {} } }],
    ['a setting that looks like one of the gate', { ...BASE, 'handshake-check': { rules: {} } }],
    ['the version of the gate', { ...BASE, devDependencies: { ...BASE.devDependencies, 'handshake-check': '0.0.1' } }],
    ['the gate moved to where it is not installed', { ...BASE, peerDependencies: { 'handshake-check': '*' } }],
  ])('differs with %s', (_, manifest) => {
    expect(wiring(manifest)).not.toBeNull();
    expect(wiring(manifest)).not.toBe(wiring(BASE));
  });

  it.each([
    ...['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish', 'dependencies'],
    'pnpm:devPreinstall',
  ])('differs with the script %s, which an install runs', (script) => {
    expect(wiring({ scripts: { [script]: 'node x.js' } })).not.toBe(wiring({ scripts: {} }));
  });

  it.each([
    ...['handshake', 'handshake-check', 'husky', 'lint-staged', 'nano-staged', 'simple-git-hooks', 'pre-commit'],
    ...[
      'pre-push',
      'gitHooks',
      'git-hooks',
      'ghooks',
      'lefthook',
      'overrides',
      'resolutions',
      'pnpm',
      'dependenciesMeta',
    ],
  ])('differs with the key %s, at the top and in config', (key) => {
    expect(wiring({ [key]: { a: '1' } })).not.toBe(wiring({}));
    expect(wiring({ config: { [key]: { a: '1' } } })).not.toBe(wiring({ config: {} }));
  });

  it('is the same in any order of its parts', () => {
    const parts = { prepare: 'husky', install: 'x', gate: 'handshake-check check' };
    const turned = Object.fromEntries(Object.entries(parts).toReversed());
    expect(wiring({ scripts: turned })).toBe(wiring({ scripts: parts }));
    const sorted = { gate: parts.gate, install: parts.install, prepare: parts.prepare };
    expect(wiring({ scripts: sorted })).toBe(wiring({ scripts: parts }));
    expect(wiring({ pnpm: {}, husky: {} })).toBe(wiring({ husky: {}, pnpm: {} }));
  });

  it('tells scripts that are no object apart, and does not mind one that is no text', () => {
    expect(wiring({ scripts: 'a' })).not.toBe(wiring({ scripts: 'b' }));
    expect(wiring({ scripts: ['husky'] })).not.toBe(wiring({}));
    expect(wiring({ scripts: null })).toBe(wiring({}));
    expect(wiring({ scripts: { test: 1 } })).toBe(wiring({ scripts: {} }));
  });

  it('of no file is that of an empty one', () => {
    expect(toolWiring(null)).toBe(toolWiring('{}'));
    expect(toolWiring(null)).toBe(wiring({ name: 'a', dependencies: { b: '1' } }));
  });

  it.each(['', '{', '[]', 'null', '"x"', '{"scripts":{},}'])('is unknown of %j', (text) => {
    expect(toolWiring(text)).toBeNull();
  });

  // Not by the text for a name: mutation testing puts the names of all tests into one pattern.
  it('is unknown of what is nested deeper than a stack', () => {
    expect(toolWiring('['.repeat(100_000))).toBeNull();
  });
});
