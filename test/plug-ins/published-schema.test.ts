import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';

const published = JSON.parse(readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'));
const accepts = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
const PLUGINS = [{ path: 'tools/rules/own.mjs', integrity: `sha256-${'A'.repeat(43)}=` }];

it.each<[string, unknown, boolean]>([
  ['a rule of the protocol', { rules: { 'packet-id': 'warning' } }, true],
  ['a rule that nobody knows', { rules: { 'packet-idd': 'warning' } }, false],
  ['the same beside no plug-in', { plugins: [], rules: { 'own-word': 'warning' } }, false],
  ['a rule of a plug-in', { plugins: PLUGINS, rules: { 'own-word': { severity: 'off', least: 2 } } }, true],
  ['a rule of a plug-in with a severity that is none', { plugins: PLUGINS, rules: { 'own-word': 'fatal' } }, false],
  [
    'a rule of the protocol with an option that it lacks',
    { plugins: PLUGINS, rules: { 'packet-id': { x: 1 } } },
    false,
  ],
  ['a plug-in without a path', { plugins: [{}] }, false],
  ['a plug-in elsewhere', { plugins: [{ path: '../own.mjs' }] }, false],
  ['a plug-in with another digest', { plugins: [{ path: 'own.mjs', integrity: 'sha512-x' }] }, false],
])('an editor is told of %s: %j is fine: %s', (_, config, fine) => {
  expect(accepts(config)).toBe(fine);
});
