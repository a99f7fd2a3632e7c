import { Package } from '@arethetypeswrong/core';
import { describe, expect, it } from 'vitest';
import { typeProblems } from '../../scripts/supply/type-problems.js';

/** A package of one ES module and its types. */
function packed(
  files: Readonly<Record<string, string>>,
  entry: object = { types: './index.d.ts', default: './index.js' },
): Package {
  const manifest = { name: 'notes', version: '1.0.0', type: 'module', exports: { '.': entry } };
  const all = Object.entries({ 'package.json': JSON.stringify(manifest), ...files });
  return new Package(
    Object.fromEntries(all.map(([name, text]) => [`/node_modules/notes/${name}`, text])),
    manifest.name,
    manifest.version,
  );
}

const CODE = 'export const one = 1;\n';
const TYPES = 'export declare const one: number;\n';

describe('the types of a package', () => {
  it('are right where a compiler finds them for what runs', async () => {
    expect(await typeProblems(packed({ 'index.js': CODE, 'index.d.ts': TYPES }))).toEqual([]);
  });

  it('are missed', async () => {
    expect(await typeProblems(packed({ 'index.js': CODE }))).toEqual([expect.stringContaining('has no types')]);
  });

  it('are wrong where a type says another form than the code has', async () => {
    const files = { 'index.cjs': 'exports.one = 1;\n', 'index.d.ts': TYPES };
    const problems = await typeProblems(packed(files, { types: './index.d.ts', default: './index.cjs' }));
    expect(problems.join('\n')).toMatch(
      /^attw: node16-esm .*: Types are ESM, but implementation is CJS, expected types that are right/,
    );
  });
});
