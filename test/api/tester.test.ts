import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PlugInCases, testPlugIn } from '../../api/testing.js';
import { plugIn } from '../plug-ins/own-plug-in.js';
import { newTemporaryFolder } from '../support/after-file.js';

const PATH = 'docs/task_packets/WP-1-Pay-20260105.md';
const FINDING = { message: 'no-word', data: { packet: 'WP-1-Pay-20260105' }, at: { path: PATH, line: 1, column: 1 } };
const PASSES = [{ name: 'with it', change: { [PATH]: '# Pay\n\nsunrise\n' } }];
const BLOCKS = [{ name: 'without it', change: { [PATH]: '# Pay\n' }, findings: [FINDING] }];
const CASES: PlugInCases = { 'own-word': { passes: PASSES, blocks: BLOCKS } };
const [BLOCK] = BLOCKS;

/** What the tester says of cases; null when it has nothing to say. */
async function said(cases: unknown, text = plugIn()): Promise<string | null> {
  const file = join(newTemporaryFolder('handshake-tester-'), 'own.mjs');
  writeFileSync(file, text);
  try {
    await testPlugIn(file, cases as PlugInCases);
    return null;
  } catch (error) {
    expect(error).toMatchObject({ name: 'AssertionError', code: 'ERR_ASSERTION' });
    return (error as Error).message;
  }
}

const withBlock = (change: object) => ({ 'own-word': { passes: PASSES, blocks: [{ ...BLOCK, ...change }] } });
const withFinding = (change: object) => withBlock({ findings: [{ ...FINDING, ...change }] });
const words = (message: string) => plugIn({ messages: `'no-word': ({ packet }) => (${message}),` });

it('has nothing to say to cases that hold', async () => {
  expect(await said(CASES)).toBeNull();
});

it('takes several commits, a base, a configuration and files that go', async () => {
  const change = [
    { message: 'one', files: { [PATH]: '# Pay\n' } },
    { message: 'two', files: { 'notes.md': null } },
  ];
  const base = { 'notes.md': 'old\n' };
  const config = { rules: { 'own-word': 'warning' } };
  expect(await said(withBlock({ base, config, change, findings: [{ ...FINDING, severity: 'warning' }] }))).toBeNull();
});

describe('refuses', () => {
  it.each<[string, unknown, RegExp]>([
    ['a rule without cases', {}, /own-word has no cases/],
    [
      'cases of nobody',
      { ...CASES, 'own-other': CASES['own-word'] },
      /cases of own-other, which own\.mjs does not have/,
    ],
    ['no passing case', { 'own-word': { passes: [], blocks: BLOCKS } }, /no case that passes/],
    ['no blocked case', { 'own-word': { passes: PASSES, blocks: [] } }, /no case that is blocked/],
    [
      'a key of the cases',
      { 'own-word': { ...CASES['own-word'], fails: [] } },
      /unknown key "fails", expected passes, blocks/,
    ],
    ['a key of a case', withBlock({ only: true }), /"without it" of own-word has the unknown key "only"/],
    ['a key of a finding', withFinding({ line: 1 }), /unknown key "line", expected message, data, at, severity/],
    ['a finding without a place', withBlock({ findings: [{ message: 'no-word', data: {} }] }), /does not say its "at"/],
    ['a blocked case without a finding', withBlock({ findings: [] }), /names no finding/],
    ['a case without a change', withBlock({ change: {} }), /changes nothing/],
    ['a case without a name', withBlock({ name: '' }), /has no name/],
    [
      'one name twice',
      { 'own-word': { passes: [...PASSES, { name: 'with it', change: { a: 'b' } }], blocks: BLOCKS } },
      /the case "with it" twice/,
    ],
    [
      'one change twice',
      { 'own-word': { passes: [...PASSES, { ...PASSES[0], name: 'again' }], blocks: BLOCKS } },
      /the same change in two cases: "with it" and "again"/,
    ],
    [
      'a case that shows nothing',
      { 'own-word': { passes: [{ name: 'none', change: { a: 'b' } }], blocks: BLOCKS } },
      /"none" of own-word: the rule looks at nothing/,
    ],
    [
      'a passing case that is blocked',
      { 'own-word': { passes: [{ name: 'no', change: { [PATH]: '# P\n' } }], blocks: BLOCKS } },
      /"no" of own-word: it finds .*does not name/,
    ],
    ['other data', withFinding({ data: { packet: 'x' } }), /it does not find .*"x"[\s\S]*it finds /],
    ['another place', withFinding({ at: { path: PATH, line: 2, column: 1 } }), /it does not find .*"line":2/],
    ['a place that is said by half', withFinding({ at: { path: PATH, line: 1 } }), /it does not find/],
    ['another severity', withFinding({ severity: 'warning' }), /it does not find .*"warning"/],
    [
      'a finding that is not there',
      withBlock({ findings: [FINDING, { ...FINDING, at: { ...FINDING.at, line: 9 } }] }),
      /it does not find .*"line":9/,
    ],
    [
      'a configuration that is none',
      withBlock({ config: { rules: { 'own-wrd': 'off' } } }),
      /could not be judged: .*unknown rule "own-wrd"/,
    ],
  ])('%s', async (_, cases, message) => {
    expect(await said(cases)).toMatch(message);
  });

  it.each<[string, string, RegExp]>([
    [
      'a message that no case produces',
      plugIn({
        messages:
          "'no-word': ({ packet }) => ({ message: packet + ' is, expected', help: 'x' }), other: () => ({ message: '', help: '' }),",
      }),
      /no case of own-word produces its message "other"/,
    ],
    [
      'words without what was expected',
      words("{ message: packet + ' is bad', help: 'x' }"),
      /does not say what is and what was expected: WP-1/,
    ],
    ['words that only expect', words("{ message: 'expected a word', help: 'x' }"), /does not say what is/],
    [
      'words without help',
      words("{ message: packet + ' is, expected not', help: '' }"),
      /the words of no-word are not all there/,
    ],
    ['words of two lines', words("{ message: packet + '\\n is, expected not', help: 'x' }"), /more than one line/],
    ['words with a hole', words("{ message: packet.x + ' is, expected not', help: 'x' }"), /show a hole/],
    [
      'a rule that breaks',
      plugIn({ checks: "*packet() { throw new Error('broken'); }," }),
      /the rule breaks down: Error: broken/,
    ],
    ['a plug-in that cannot be loaded', 'export const rules = 5;\n', /own\.mjs gives no rules/],
    ['a plug-in that imports', `import 'node:fs';\n${plugIn()}`, /imports nothing/],
    ['an id that belongs to another file', plugIn({ id: 'packet-id' }), /the id "packet-id", expected/],
  ])('%s', async (_, text, message) => {
    expect(await said(CASES, text)).toMatch(message);
  });
});

it('says everything at once', async () => {
  const message = await said({ 'own-word': { passes: [], blocks: [] }, 'own-x': CASES['own-word'] });
  expect(message).toMatch(/^3 things are not as expected:\n- .*own-x.*\n- .*passes.*\n- .*blocked/);
});
