import { describe, expect, it } from 'vitest';
import { readManifest } from '../../engine/documents/manifests.js';
import { manifestKind } from '../../engine/model/manifest.js';

const npm = (text: string) => readManifest('package.json', text, 'npm');
const cargo = (text: string) => readManifest('Cargo.toml', text, 'cargo');
const namesAt = ({ dependencies }: ReturnType<typeof npm>) =>
  dependencies.map(({ name, line, isDev }) => `${name}:${line}${isDev ? ' dev' : ''}`);

describe('package.json', () => {
  it('names what is installed with it, and where', () => {
    const read = npm(`\uFEFF{
  "name": "app",
  "peerDependencies": { "react": "*", "vue": "*" },
  "peerDependenciesMeta": { "vue": { "optional": true } },
  "devDependencies": {
    "@scope/tool": "^1",
    "zod": "^3"
  },
  "dependencies": {
    "zod": "^3",
    "pad": "npm:left-pad@^1.3.0",
    "old": "npm:@acme/pad@1",
    "git": "github:acme/git",
    "empty": ""
  },
  "optionalDependencies": { "fsevents": "^2" }
}`);
    expect(read).toMatchObject({ name: 'app', fault: null });
    expect(namesAt(read)).toEqual([
      '@acme/pad:12',
      '@scope/tool:6 dev',
      'empty:14',
      'fsevents:16',
      'git:13',
      'left-pad:11',
      'react:3',
      'zod:10',
    ]);
  });

  it('names nothing of its own', () => {
    const own = { a: 'workspace:*', b: 'file:../b', c: 'link:c', d: '../d', e: './e', f: '/e', g: 'portal:g' };
    expect(npm(JSON.stringify({ dependencies: own })).dependencies).toEqual([]);
  });

  it.each([
    ['{ "dependencies": }', 'is not JSON'],
    ['[]', 'holds no JSON object'],
    ['{ "devDependencies": ["a"] }', 'has "devDependencies" that is no object'],
  ])('%j %s', (text, fault) => {
    expect(npm(text)).toMatchObject({ fault, dependencies: [] });
  });

  it('takes odd names for names', () => {
    expect(namesAt(npm('{"dependencies":{"__proto__":"1","constructor":"1"}}'))).toEqual([
      '__proto__:1',
      'constructor:1',
    ]);
    expect(npm('{"constructor":{},"toString":1}').fault).toBeNull();
  });
});

describe('Cargo.toml', () => {
  it('names its own, those of targets and those of the workspace', () => {
    const read = cargo(`[package]
name = "core"
serde = "not here"

[dependencies]
serde = "1"
own = { path = "../own" }
inherited.workspace = true
json = { package = "serde_json", version = "1" }

[dependencies.tokio]
version = "1"

[dev-dependencies]
tempfile = "3"

[build-dependencies]
cc = "1"

[target.'cfg(windows)'.dependencies]
winapi = "0.3"

[workspace.dependencies]
axum = "0.7"
`);
    expect(read).toMatchObject({ name: 'core', fault: null });
    expect(namesAt(read)).toEqual([
      'axum:24',
      'cc:18 dev',
      'serde:6',
      'serde_json:9',
      'tempfile:15 dev',
      'tokio:11',
      'winapi:21',
    ]);
  });

  it.each(['[dependencies', 'a = ', `a = ${'['.repeat(50_000)}`])('cannot be read as %j', (text) => {
    expect(cargo(text)).toMatchObject({ fault: 'is not TOML', dependencies: [] });
  });

  it('holds nothing where a table is something else', () => {
    expect(cargo('dependencies = 1\ntarget = []\nworkspace = "x"\n')).toMatchObject({ fault: null, dependencies: [] });
  });
});

it.each([
  ['package.json', 'npm'],
  ['app/package.json', 'npm'],
  ['core/Cargo.toml', 'cargo'],
  ['node_modules/a/package.json', null],
  ['app/node_modules/a/package.json', null],
  ['vendor/a/Cargo.toml', null],
  ['core/target/package/Cargo.toml', null],
  ['package-lock.json', null],
  ['docs/package.json.md', null],
])('%s is a manifest of %s', (path, kind) => {
  expect(manifestKind(path)).toBe(kind);
});
