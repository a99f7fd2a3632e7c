import { describe, expect, it } from 'vitest';
import { configSchema } from '../../engine/config/config-schema.js';
import { readConfig } from '../../engine/config/read.js';
import { completeLaw, defaultLaw } from '../../engine/config.js';
import type { Validator } from '../../engine/generated/validators.js';
import { DEFAULT_STEPS, readStatus } from '../../engine/model/status.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { defineRule, type Rule } from '../../engine/rule.js';
import { compileSchema } from '../../scripts/generate/validators.js';

const hours = {
  schema: { type: 'integer', minimum: 0, maximum: 48 },
  default: 14,
  description: 'Hours that time zones may differ.',
};
const names = {
  schema: { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 3 },
  default: ['a'],
  description: 'Names that are known.',
};
const rules: readonly Rule[] = [
  ruleNamed('signature-lock'),
  ruleNamed('user-signature', { hours, names }),
  ruleNamed('packet-id'),
];
const validate = compileSchema(configSchema(rules)) as unknown as Validator;

function ruleNamed(id: string, options: Rule['options'] = {}): Rule {
  const words = () => ({ message: 'a is b, expected c', help: 'Write c.' });
  const definition = {
    id,
    clauses: ['CX-1'],
    blocksWhen: 'b',
    why: 'w',
    reads: [],
    completeness: false,
    waivable: true,
  };
  return { ...defineRule({ ...definition, messages: { words } }), options };
}

function lawOf(text: string | Uint8Array, path = 'handshake.config.json') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return completeLaw(readConfig({ path, bytes }, rules, validate), path, rules);
}

function refusal(text: string | Uint8Array): UndecidedError {
  try {
    lawOf(text);
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted, expected it to be refused');
}

describe('the defaults', () => {
  it('are complete when base has no configuration', () => {
    const law = defaultLaw(rules);
    expect(law.source).toBeNull();
    expect(law.paths).toMatchObject({
      packets: 'docs/task_packets',
      board: 'docs/TASK_BOARD.md',
      spec: ['**/*Master_Spec*.md'],
      specPointer: 'docs/SPEC_CURRENT.md',
      ledger: 'docs/SIGNATURE_AUDIT.md',
      code: ['src/', 'app/', 'tests/', 'scripts/'],
    });
    expect(law.paths.law).toContain('handshake.config.json');
    expect(law.roles.Orchestrator).toEqual({
      mayNotTouch: ['src/', 'app/', 'tests/', 'scripts/'],
      holders: [],
      branches: ['orchestrator/**'],
    });
    expect(law.roles.Coder).toEqual({ mayNotTouch: [], holders: [], branches: ['coder/**'] });
    expect(law.roles.User.branches).toEqual([]);
    expect(law.status.steps).toEqual(DEFAULT_STEPS);
    expect(law.limits).toEqual({
      packetBytes: 4_194_304,
      contractBytes: 262_144,
      specBytes: 16_777_216,
      lineLength: 4096,
      containerMarkers: 16,
      packets: 20_000,
      changedPaths: 50_000,
      commits: 10_000,
      codeBytes: 1_048_576,
    });
    expect(law.rules['signature-lock']).toMatchObject({ severity: 'error', options: {} });
    expect(law.rules['user-signature']).toMatchObject({ severity: 'error', options: { hours: 14, names: ['a'] } });
  });

  it('are what an empty object, with comments and a byte order mark, gives too', () => {
    const { source, ...law } = lawOf('\uFEFF// our settings\n{ /* none yet */ }\n');
    const { source: none, ...defaults } = defaultLaw(rules);
    expect([source, none]).toEqual(['handshake.config.json', null]);
    expect(law).toEqual(defaults);
  });
});

describe('what a configuration says', () => {
  it('is merged over the defaults, lists replacing them', () => {
    const law = lawOf(`{
      "$schema": "./node_modules/handshake-check/schemas/config.schema.json",
      "paths": { "code": ["lib/", "src/**/*.ts"], "packets": "work/packets" },
      "rules": { "signature-lock": "warning", "user-signature": { "hours": 2 }, "packet-id": { "severity": "off" } },
      "roles": { "Coder": { "holders": ["coder@example.invalid"] } },
      "status": { "aliases": { "READY 🔴": "Ready-for-Dev", "Shipped": "VALIDATED" }, "steps": { "Draft": ["Ready-for-Dev"] } },
      "packet": { "recordSections": ["Field log"], "openFields": ["PAIR"] },
      "roadmapSections": ["7", "7.6.1"],
      "signers": ["alice"],
      "since": "${'a'.repeat(40)}",
      "protectedBranch": "release/1.x",
      "limits": { "packets": 10 }
    }`);
    expect(law.paths.code).toEqual(['lib/', 'src/**/*.ts']);
    expect(law.paths.packets).toBe('work/packets');
    expect(law.paths.board).toBe('docs/TASK_BOARD.md');
    // The Orchestrator is kept from what counts as code here, not from what would elsewhere.
    expect(law.roles.Orchestrator.mayNotTouch).toEqual(['lib/', 'src/**/*.ts']);
    expect(law.roles.Coder).toEqual({ mayNotTouch: [], holders: ['coder@example.invalid'], branches: ['coder/**'] });
    expect(law.rules['signature-lock']?.severity).toBe('warning');
    expect(law.rules['user-signature']).toMatchObject({ severity: 'error', options: { hours: 2, names: ['a'] } });
    expect(law.rules['packet-id']?.severity).toBe('off');
    expect(readStatus('shipped', law.status.aliases)).toEqual({ kind: 'alias', status: 'VALIDATED' });
    expect(readStatus('WIP', law.status.aliases)).toEqual({ kind: 'alias', status: 'In-Progress' });
    expect(law.status.steps.Draft).toEqual(['Ready-for-Dev']);
    expect(law.status.steps.Done).toEqual(DEFAULT_STEPS.Done);
    expect(law.packet).toEqual({ recordSections: ['Field log'], openFields: ['PAIR'] });
    expect(law.roadmapSections).toEqual(['7', '7.6.1']);
    expect(law.signers).toEqual(['alice']);
    expect(law.since).toBe('a'.repeat(40));
    expect(law.protectedBranch).toBe('release/1.x');
    expect(law.limits.packets).toBe(10);
    expect(law.limits.commits).toBe(10_000);
  });

  it('asks for a review only where it is told to, and lets nobody approve where it names no account', () => {
    expect(lawOf('{}').signatureReview).toBeNull();
    expect(lawOf('{"signatures": {}}').signatureReview).toBeNull();
    expect(lawOf('{"signatures": {"review": {}}}').signatureReview).toEqual({ accounts: [] });
    expect(lawOf('{"signatures": {"review": {"accounts": ["alice", "Bob-2"]}}}').signatureReview).toEqual({
      accounts: ['alice', 'Bob-2'],
    });
  });

  it('reads what SSH signatures call the repository, and nothing that could be another line', () => {
    expect(lawOf('{}').signatureRepository).toBeNull();
    expect(lawOf('{"signatures": {"repository": "example.org/team/project"}}').signatureRepository).toBe(
      'example.org/team/project',
    );
    for (const repository of ['', 'a b', 'a\nb', '/a', '-a', 'a'.repeat(201)]) {
      const { reason } = refusal(JSON.stringify({ signatures: { repository } }));
      expect(reason).toContain('expected');
    }
  });

  it.each(['@alice', 'a b', '-alice', 'alice-', 'dependabot[bot]', 'алиса', ''])(
    'refuses the account %j',
    (account) => {
      const { reason } = refusal(JSON.stringify({ signatures: { review: { accounts: [account] } } }));
      expect(reason).toContain('expected the login of an account at the forge, without @');
    },
  );

  it('never takes the configuration file, the waivers and the keys that may sign out of the law (threats P04, P11, S14)', () => {
    const law = lawOf('{"paths":{"law":[],"waivers":"w.md"}}', 'gate.json');
    expect(law.paths.law).toEqual(['handshake.config.json', 'gate.json', 'w.md', 'docs/allowed_signers']);
    expect(law.rules['signature-lock']?.waivable).toBe(rules.find(({ id }) => id === 'signature-lock')?.waivable);
  });
});

describe('an unknown or wrong entry names its place and the nearest valid name (threat P10)', () => {
  const cases: readonly (readonly [name: string, text: string, subject: string, reason: RegExp, help: RegExp])[] = [
    [
      'key',
      '{\n  "rulez": {}\n}',
      ':2:3',
      /unknown key "rulez", expected a known one such as "rules"/,
      /Write "rules"/,
    ],
    [
      'nested key',
      '{"paths": {"bord": "x"}}',
      ':1:12',
      /unknown key "bord" in "paths".*"board"/,
      /Known: packets, board/,
    ],
    [
      'rule id',
      '{"rules": {"signature-lok": "off"}}',
      ':1:12',
      /unknown rule "signature-lok".*"signature-lock"/,
      /packet-id/,
    ],
    [
      'severity',
      '{"rules": {"packet-id": "warn"}}',
      ':1:25',
      /"rules.packet-id" to "warn".*"error", "warning", "off"/,
      /"warning"/,
    ],
    ['severity of an object', '{"rules": {"packet-id": {"severity": "eror"}}}', ':1:38', /"eror"/, /"error"/],
    [
      'option',
      '{"rules": {"user-signature": {"hour": 1}}}',
      ':1:31',
      /unknown key "hour" in "rules.user-signature".*"hours"/,
      /hours/,
    ],
    [
      'option value',
      '{"rules": {"user-signature": {"hours": 49}}}',
      ':1:40',
      /to 49, expected at most 48/,
      /at most 48/,
    ],
    [
      'option list',
      '{"rules": {"user-signature": {"names": ["a", ""]}}}',
      ':1:46',
      /expected at least 1 character$/,
      /names/,
    ],
    ['role', '{"roles": {"coder": {}}}', ':1:12', /unknown key "coder" in "roles".*"Coder"/, /Coder/],
    ['state', '{"status": {"aliases": {"x": "validated"}}}', ':1:30', /"validated".*"VALIDATED"/, /"VALIDATED"/],
    ['type', '{"paths": {"code": "src/"}}', ':1:20', /"paths.code" to "src\/", expected a list/, /a list/],
    [
      'type of a rule',
      '{"rules": {"packet-id": false}}',
      ':1:25',
      /to false, expected a text or an object/,
      /an object/,
    ],
    ['limit', '{"limits": {"commits": 1000000}}', ':1:24', /to 1000000, expected at most 100000/, /at most/],
    ['whole file', '[]', ':1:1', /the configuration to a list, expected an object/, /an object/],
    ['repeated entry', '{"signers": ["a", "a"]}', ':1:13', /each entry once/, /each entry once/],
    ['commit', '{"since": "1a2b3c4"}', ':1:11', /the full id of a commit/, /40 or 64/],
    [
      'alias without letters',
      '{"status": {"aliases": {"🔴": "Draft"}}}',
      ':1:25',
      /key "🔴" in "status.aliases"/,
      /Rename or remove/,
    ],
  ];
  it.each(cases)('%s', (_, text, place, reason, help) => {
    const refused = refusal(text);
    expect(refused.subject).toBe(`handshake.config.json${place}`);
    expect(refused.reason).toMatch(reason);
    expect(refused.help).toMatch(help);
  });

  it('reports the first place of several and counts the others', () => {
    const { subject, help } = refusal('{\n"rules": {"x": "off"},\n"pathz": 1,\n"signers": "alice"}');
    expect(subject).toBe('handshake.config.json:2:11');
    expect(help).toMatch(/2 more places of this file are wrong/);
  });

  it('counts columns after a byte order mark as an editor does', () => {
    expect(refusal('\uFEFF{"a": 1}').subject).toBe('handshake.config.json:1:2');
  });

  it('shows control characters escaped', () => {
    expect(refusal('{"signers": ["\\u001b[31m"]}').reason).toContain('\\u{1b}[31m');
  });
});

describe('paths stay inside the repository', () => {
  const bad = [
    '/docs',
    '../docs',
    'docs/../..',
    './docs',
    'docs//x',
    'docs\\\\x',
    '',
    'docs/x*',
    'do\\u0000cs',
    'docs/',
  ];
  it.each(bad)('%j is no path', (path) => {
    expect(refusal(`{"paths": {"board": "${path}"}}`).subject).toBe('handshake.config.json:1:21');
  });

  const badPatterns = ['/src', 'src/../x', 'a**b', '{src,app}/', 'src/[ab].ts', '!src/', 'src/?.ts', '**x/', 'C:\\\\x'];
  it.each(badPatterns)('%j is no pattern', (pattern) => {
    expect(refusal(`{"paths": {"code": ["${pattern}"]}}`).reason).toMatch(/expected a folder ending in/);
  });

  const good = ['src/', 'src/**', '**/*.ts', 'a/*/b', '*.md', '.github/', 'docs/..md', 'Ünï/ç d.md'];
  it.each(good)('%j is a pattern', (pattern) => {
    expect(lawOf(`{"paths": {"code": ["${pattern}"]}}`).paths.code).toEqual([pattern]);
  });
});

describe('what the lock covers cannot be configured away', () => {
  it.each(['IN_SCOPE_PATHS', 'in scope paths', 'User-Signature', 'Done_Means (spec)'])(
    '%s is no open field',
    (name) => {
      const { reason, subject } = refusal(`{"packet": {"openFields": ["OWNER", "${name}"]}}`);
      expect(subject).toBe('handshake.config.json:1:37');
      expect(reason).toContain('a field that the lock covers');
    },
  );

  it.each(['Scope', 'QUALITY GATE', 'Bootstrap [CX-1]'])('%s is no record section', (name) => {
    expect(refusal(`{"packet": {"recordSections": ["${name}"]}}`).reason).toContain('a section that the lock covers');
  });

  it('refuses another meaning for a spelling of a state', () => {
    expect(refusal('{"status": {"aliases": {"DONE!": "VALIDATED"}}}').reason).toContain('already a spelling of Done');
    expect(refusal('{"status": {"aliases": {"ok": "Done", "OK": "Draft"}}}').subject).toBe(
      'handshake.config.json:1:39',
    );
  });
});
