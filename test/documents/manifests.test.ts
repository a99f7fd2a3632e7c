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

  it('is read behind a byte order mark, which counts nowhere else', () => {
    expect(npm('\uFEFF{"name":"a"}').name).toBe('a');
    expect(npm('{"name":"a\uFEFF"}').name).toBe('a\uFEFF');
    expect(npm('{"name":1}').name).toBeNull();
  });

  it('takes a version that is no text for none, and only a peer for optional', () => {
    const text =
      '{"dependencies":{"a":1,"b":"x npm:c@1"},"peerDependenciesMeta":{"a":{"optional":true}},"peerDependencies":{"d":"1"}}';
    expect(namesAt(npm(text))).toEqual(['a:1', 'b:1', 'd:1']);
  });

  it('points at the key, not at a text that reads the same', () => {
    const text = '{\n"dependencies": {\n"a": "b",\n"c": "d :",\n"b": "1"\n,"x" : "b", "d": "1"}\n}';
    expect(namesAt(npm(text))).toEqual(['a:3', 'b:5', 'c:4', 'd:6', 'x:6']);
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

  // The names of tests are put into one pattern by mutation testing, so that none may be as long as its text here.
  it.each([
    ['without the end of a header', '[dependencies'],
    ['without a value', 'a = '],
    ['nested deeper than any manifest', `a = ${'['.repeat(33)}${']'.repeat(33)}`],
    ['nested deeper than a stack', `a = ${'['.repeat(50_000)}`],
  ])('cannot be read %s', (_, text) => {
    expect(cargo(text)).toMatchObject({ name: null, fault: 'is not TOML', dependencies: [] });
  });

  it('is read behind a byte order mark, which counts nowhere else, and however deep Cargo would have it', () => {
    expect(cargo('\uFEFF[package]\nname = "a"\n').name).toBe('a');
    expect(cargo('[package]\nname = "a\uFEFF"\n').name).toBe('a\uFEFF');
    expect(cargo('[package]\nname = 1\n')).toMatchObject({ name: null, fault: null, dependencies: [] });
    expect(cargo(`a = ${'['.repeat(20)}${']'.repeat(20)}`).fault).toBeNull();
  });

  it('points at the line that gives a value, not at one that only speaks of it', () => {
    const text = `# [dependencies]
x = "[dependencies]"
[dependencies]
# serde = "1"
other = ["serde"] # = serde =
"serde" = "1"
'spaced-out'   = "1"
tok.version = "1"
  [dependencies.late]
version = "1"
`;
    expect(namesAt(cargo(text.replace('other = ["serde"]', 'other = { features = ["serde"] }')))).toEqual([
      'late:9',
      'other:5',
      'serde:6',
      'spaced-out:7',
      'tok:8',
    ]);
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
