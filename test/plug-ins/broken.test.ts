import { describe, expect, it } from 'vitest';
import { check } from '../../engine/check.js';
import { PlugInFault } from '../../engine/plug-ins/fault.js';
import { type MemoryFile, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { undecided } from '../engine/judged-repository.js';
import { exampleTree } from '../support/example-repository.js';
import { saidBy } from '../support/judge-change.js';
import { CONFIG, configOf, EDITED, judgedBy, PATH, pinOf, plugIn, WITH_OPTION } from './own-plug-in.js';

const UNPINNED = { plugins: [{ path: PATH }] };
const ENDLESS = 'for (;;);\n';

describe('a plug-in of base that cannot be used leaves everything undecided', () => {
  it.each<[string, string, RegExp]>([
    ['is no JavaScript', `${plugIn()}const x = ;`, /cannot be read as JavaScript: line 19: Unexpected token ';'/],
    ['imports', `import 'node:fs';\n${plugIn()}`, /line 1: Cannot use import statement.* imports nothing/],
    ['waits', `await 1;\n${plugIn()}`, /line 1: await is only valid .* waits for nothing/],
    ['closes what it is put into', `});(() => {\n${plugIn()}`, /cannot be read as JavaScript: line 1/],
    ['asks where it is', `import.meta.url;\n${plugIn()}`, /Cannot use 'import\.meta'/],
    [
      'exports nothing',
      'const rules = [];\n',
      /exports nothing, expected a line that begins with "export const rules ="/,
    ],
    ['exports more', `${plugIn()}export const more = 1;\n`, /has 2 lines that begin with "export", expected one/],
    ['exports something else', 'export default [];\n', /exports something else than its rules/],
    ['throws', `${plugIn()}throw new Error('of its own');\n`, /breaks down when it is loaded: Error: of its own/],
    ['never ends', `${ENDLESS}${plugIn()}`, /took longer than 2 s/],
    ['reaches for Node', `process.exit(0);\n${plugIn()}`, /breaks down when it is loaded: .*process is not defined/],
    [
      'would import later',
      `${plugIn()}/* a */ import('node:fs'); // b\n`,
      /holds "import\(…\)" outside of its comments/,
    ],
    ['gives a number', 'export const rules = 5;\n', /gives no rules, expected a list/],
    ['gives nothing', 'export const rules = () => [];\n', /gives no rules, expected a list/],
    ['gives no rule', 'export const rules = [null];\n', /gives no rule as number 1/],
    ['has no id', 'export const rules = [{}];\n', /gives a rule without an "id" as number 1/],
    ['has an id of somebody else', plugIn({ id: 'packet-id' }), /the id "packet-id", expected .*"own-…"/],
    ['has a strange id', plugIn({ id: 'own-Word' }), /the id "own-Word", expected/],
    ['has a key of its own', plugIn({ more: 'lasts: true,' }), /own-word, which has the unknown key "lasts"/],
    ['would run last', plugIn({ more: 'last: true,' }), /has the unknown key "last"/],
    ['checks nothing', plugIn({ checks: '' }), /own-word, which checks nothing, expected a generator/],
    ['has no words', plugIn({ messages: '' }), /own-word, which has no "messages"/],
    ['is asynchronous', plugIn({ checks: 'async *packet() {},' }), /has an asynchronous check "packet"/],
    ['needs what it cannot use', plugIn({ more: "needs: ['commits']," }), /has "needs" and no check of a change/],
    ['reads what there is not', plugIn({ more: "reads: ['secrets']," }), /has "secrets" in "reads", expected packets/],
    [
      'has an option with an expression',
      plugIn({
        more: "options: { x: { schema: { type: 'string', pattern: 'a+' }, default: '', description: 'X.' } },",
      }),
      /an option "x" whose "schema" has the keyword "pattern", expected one of type/,
    ],
    [
      'has a default that its schema refuses',
      plugIn({ more: "options: { x: { schema: { type: 'integer' }, default: 'one', description: 'X.' } }," }),
      /has a default of "x" that its schema refuses, expected a whole number/,
    ],
    [
      'says one rule twice',
      `${plugIn().replace('=> [', '=> [...[1, 2].map(() => ').replace('  }),\n];', '  })),\n];')}`,
      /own-word twice/,
    ],
    [
      'hides something',
      `${plugIn()}// \u202e\n`,
      /holds the invisible character .*202[eE].*, expected only what a reader sees/,
    ],
    ['is too large', `${plugIn()}// ${'x'.repeat(256 * 1024)}\n`, /too large|bytes, the limit|at most/],
  ])('because it %s', async (_, text, reason) => {
    const error = await undecided(judgedBy(text));
    expect(error).toBeInstanceOf(PlugInFault);
    expect(error.subject).toBe(PATH);
    expect(error.reason).toMatch(/^is a plug-in that handshake\.config\.json names and /);
    expect(error.reason).toMatch(reason);
    expect(error.help).toContain('whoever administers the base corrects it there');
  });

  it('because a rule of the protocol has its id', async () => {
    const path = 'tools/packet.mjs';
    const text = plugIn({ id: 'packet-id' });
    const config = { plugins: [{ path, integrity: pinOf(text) }] };
    const { reason } = await undecided(judgedBy(text, { config, base: { [path]: () => text } }));
    expect(reason).toContain('gives the rule packet-id, which exists already');
  });

  it('because two have one name', async () => {
    const text = plugIn();
    const plugins = [PATH, 'other/own.mjs'].map((path) => ({ path }));
    const error = await undecided(judgedBy(text, { config: { plugins }, base: { 'other/own.mjs': () => text } }));
    expect(error.subject).toMatch(/^handshake\.config\.json:1:/);
    expect(error.reason).toContain('expected another name of the file: ids of both can begin with "own-"');
  });

  it.each<[string, unknown, RegExp]>([
    ['a path outside', { path: '../own.mjs' }, /expected the path of a module from the top of the repository/],
    ['an absolute path', { path: '/own.mjs' }, /expected the path of a module/],
    ['an address', { path: 'https://example.org/own.mjs' }, /expected the path of a module/],
    ['no path', {}, /expected the key "path" in it/],
    ['another digest', { path: PATH, integrity: 'sha1-x' }, /expected sha256- and the Base64/],
    ['a key of its own', { path: PATH, trust: true }, /unknown key "trust"/],
  ])('because the configuration has %s', async (_, entry, reason) => {
    const error = await undecided(judgedBy(plugIn(), { config: { plugins: [entry] } }));
    expect(error).not.toBeInstanceOf(PlugInFault);
    expect(error.reason).toMatch(reason);
  });

  it.each<[string, object, RegExp]>([
    ['an option that its rule does not have', { 'own-word': { most: 5 } }, /unknown key "most" in "rules.own-word"/],
    ['an option of another kind', { 'own-word': { word: 5 } }, /sets "rules.own-word.word" to 5, expected a text/],
    ['a rule that it does not have', { 'own-sentence': 'off' }, /"own-sentence"/],
  ])(
    'because the configuration has %s, which no change of the configuration alone repairs',
    async (_, rules, reason) => {
      const text = plugIn({ more: WITH_OPTION });
      const steps = [{ edits: { [CONFIG]: () => JSON.stringify({ rules: { 'in-scope-paths': 'off' } }) } }];
      for (const change of [{}, { steps }]) {
        const error = await undecided(judgedBy(text, { config: configOf(text, { rules }), ...change }));
        expect(error).toBeInstanceOf(PlugInFault);
        expect(error.reason).toMatch(reason);
        expect(error.help).toContain('whoever administers the base corrects it there');
      }
    },
  );

  it('because it is not pinned, and says what to paste', async () => {
    const error = await undecided(judgedBy(plugIn(), { config: UNPINNED }));
    expect(error.reason).toContain('is not pinned');
    expect(error.help).toContain(`{ "path": "${PATH}", "integrity": "${pinOf(plugIn())}" }`);
    const report = await judgedBy(plugIn(), { config: UNPINNED, options: { unpinnedPlugIns: true } });
    expect(saidBy(report, 'own-word')).toEqual(['inherited no-word']);
  });

  it('because it is not what was pinned, wherever it is judged', async () => {
    for (const unpinnedPlugIns of [true, false]) {
      const judging = judgedBy(plugIn(), { config: configOf('another'), options: { unpinnedPlugIns } });
      const error = await undecided(judging);
      expect(error.reason).toContain(`has the digest ${pinOf(plugIn())} in base, expected ${pinOf('another')}`);
    }
  });

  it('and is no configuration that a change could repair by itself', async () => {
    const steps = [{ edits: { [CONFIG]: () => '{}' } }];
    expect(await undecided(judgedBy(plugIn(), { config: UNPINNED, steps }))).toBeInstanceOf(PlugInFault);
  });
});

describe('what a change brings is looked at and never run', () => {
  const endless = `${ENDLESS}${plugIn()}`;

  it('judges by the rules of base where the change alters the plug-in and its pin', async () => {
    const steps = [
      { edits: { [PATH]: () => endless, [CONFIG]: () => JSON.stringify(configOf(endless)), ...EDITED[0]?.edits } },
    ];
    for (const lawFrom of ['base', 'result'] as const) {
      const report = await judgedBy(plugIn(), { steps, options: { lawFrom } });
      expect(saidBy(report, 'own-word')).toEqual(lawFrom === 'base' ? ['inherited no-word'] : []);
      expect(saidBy(report, 'law-integrity').sort()).toEqual([
        'error in-company',
        'error unwarranted',
        'error unwarranted',
      ]);
      expect(report.notices.map(({ text }) => text).join()).toContain(`the rules of ${PATH} judge nothing yet`);
    }
  });

  it('does not let the change switch the rule off, or take the plug-in away, for itself', async () => {
    const created = { new: (text: string) => text };
    for (const config of [configOf(plugIn(), { rules: { 'own-word': 'off' } }), {}]) {
      const steps = [{ edits: { ...created, [CONFIG]: () => JSON.stringify(config) } }];
      expect(saidBy(await judgedBy(plugIn(), { steps }), 'own-word')).toEqual(['error no-word']);
      const preview = await judgedBy(plugIn(), { steps, options: { lawFrom: 'result' } });
      expect(saidBy(preview, 'own-word')).toEqual([]);
    }
  });

  it('does not load what the change plants, named or not', async () => {
    const config = { plugins: [{ path: 'tools/rules/new.mjs', integrity: pinOf(endless) }] };
    const planted = { 'tools/rules/new.mjs': () => endless };
    const named = { ...planted, [CONFIG]: () => JSON.stringify(config) };
    for (const edits of [planted, named]) {
      const report = await judgedBy('', { base: { [PATH]: () => null }, config: {}, steps: [{ edits }] });
      expect(report.outcomes.map(({ rule }) => rule)).not.toContain('own-word');
    }
  });

  it.each<[string, string | null, object, RegExp]>([
    ['takes the file away', null, configOf(plugIn()), /does not exist in commit 1/],
    ['alters it without its pin', `${plugIn()}//\n`, configOf(plugIn()), /has the digest .* in commit 1/],
    ['breaks it', 'export const rules = ;\n', configOf('export const rules = ;\n'), /cannot be read as JavaScript/],
    ['takes the pin away', plugIn(), UNPINNED, /is not pinned/],
    ['sets another pin', plugIn(), configOf('x'), /has the digest/],
  ])('is undecided when the change would break the next law: it %s', async (_, text, config, reason) => {
    const steps = [{ edits: { [PATH]: () => text, [CONFIG]: () => JSON.stringify(config) } }];
    const error = await undecided(judgedBy(plugIn(), { steps }));
    expect(error.reason).toMatch(reason);
    expect(error.help).toMatch(/\. A plug-in and what .* in one commit, under a signed packet whose scope names both/);
    expect(error.help).not.toContain('administers');
  });
});

describe('what is no regular file is no plug-in', () => {
  const tree = (kind: MemoryFile['kind'], text: string) =>
    new Map<string, MemoryFile>([
      ...[...exampleTree()].map(([path, { kind: each, bytes }]): [string, MemoryFile] => [
        path,
        { kind: each, bytes: Buffer.from(bytes, 'latin1') },
      ]),
      [CONFIG, { kind: 'file', bytes: Buffer.from(JSON.stringify(configOf(text))) }],
      [PATH, { kind, bytes: Buffer.from(text) }],
    ]);
  const judging = (base: Map<string, MemoryFile>, after: Map<string, MemoryFile>) =>
    check(memorySource({ base, commits: [{ message: 'x', tree: after }], now: 0 }), {
      rules,
      door: 'action',
      toolVersion: '0',
    });

  it.each(['symlink', 'submodule'] as const)('%s', async (kind) => {
    const broken = tree(kind, plugIn());
    expect((await undecided(judging(broken, broken))).reason).toContain(
      `is a ${kind} in base, expected a regular file`,
    );
    // The same object, now the target of a link: the pin alone would not tell.
    const { reason } = await undecided(judging(tree('file', plugIn()), broken));
    expect(reason).toContain(`is a ${kind} in commit 1`);
  });
});
