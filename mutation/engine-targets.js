// What is mutated of the engine, and what has to notice it. A target is tried in one run of Stryker, which loads its tests once.

/** @typedef {import('./targets.js').Target} Target */

/** How often a property is tried where there are tables of examples besides. */
export const FEW_RUNS = 10;

/**
 * @param {Target['area']} area
 * @param {string} name
 * @param {readonly string[]} files names in `engine/`, without `.ts`
 * @param {readonly string[]} tests names in `test/`, without `.test.ts`
 * @param {number} runs
 * @returns {Target}
 */
function target(area, name, files, tests, runs = FEW_RUNS) {
  return {
    area,
    name: `${area} ${name}`,
    files: files.map((file) => `engine/${file}.ts`),
    rule: null,
    runs,
    tests: tests.map((test) => `test/${test}.test.ts`),
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} files names in `engine/documents/`
 * @param {readonly string[]} tests names in `test/documents/`
 * @param {number} [runs]
 */
function reader(name, files, tests, runs) {
  return target(
    'documents',
    name,
    files.map((file) => `documents/${file}`),
    tests.map((test) => `documents/${test}`),
    runs,
  );
}

/** What a signature locks, as far as it is no rule. @type {readonly Target[]} */
export const lock = [
  target(
    'lock',
    'text',
    ['documents/lock-text'],
    ['documents/lock-seams', 'documents/lock-text', 'documents/packet-foot', 'documents/lock-openings'],
  ),
  target(
    'lock',
    'breaches',
    ['model/lock', 'model/lock-breaches', 'model/status', 'packet-changes'],
    ['model/status', 'engine/packet-changes', 'documents/lock-differences', 'documents/lock-breaches'],
  ),
];

/** @type {readonly Target[]} */
export const documents = [
  reader('decode', ['decode', 'text-file'], ['decode', 'text-file']),
  reader(
    'outline',
    [
      'outline',
      'outline/containers',
      'outline/cursor',
      'outline/flow',
      'outline/html-block',
      'outline/leaf',
      'outline/link-definition',
      'outline/nouns',
    ],
    ['outline'],
    100,
  ),
  reader(
    'lines',
    ['block-states', 'packet-foot', 'packet-lines', 'packet-text', 'section-titles', 'unclosed-html', 'zones'],
    ['zones', 'packet-lines', 'packet-foot', 'work-packet'],
  ),
  reader(
    'fields',
    [
      'field-definitions',
      'field-expectations',
      'field-label',
      'field-names',
      'field-values',
      'inline-text',
      'native-numbers',
      'packet-facts',
      'schema-problems',
      'statements',
      'value-items',
      'work-packet',
    ],
    ['field-grammar', 'field-values', 'schema-problems', 'work-packet'],
  ),
  reader('open fields', ['open-fields'], ['lock-openings']),
  reader(
    'plain packet',
    [
      'plain-packet',
      'plain/block-check',
      'plain/canonical-form',
      'plain/characters',
      'plain/commonmark',
      'plain/confusables',
      'plain/field-check',
      'plain/lookalikes',
      'plain/phrasing',
      'plain/problem-list',
      'plain/section-check',
      'plain/source-text',
      'plain/strict-lines',
      'plain/suspicion-check',
      'plain/tolerant-check',
    ],
    ['plain-spellings', 'plain-packet', 'plain-form'],
  ),
  reader('plain limits', ['plain/limits'], ['plain-limits']),
  reader(
    'spec',
    ['master-spec', 'requirements', 'spec-body-ids', 'spec-heading', 'spec-pointer'],
    ['spec-heading', 'requirements', 'master-spec', 'spec-pointer'],
  ),
  reader(
    'board',
    ['board/dependency-notes', 'board/entry-line', 'board/phase-line', 'task-board'],
    ['task-board-lines', 'task-board'],
  ),
  reader(
    'ledgers',
    ['signature-ledger', 'tables', 'waiver-ledger', 'oss-register'],
    ['tables', 'oss-register', 'signature-ledger', 'waiver-ledger'],
  ),
  reader('evidence', ['cited-lines', 'evidence-table'], ['evidence-table']),
  reader(
    'manifests',
    ['manifest-cargo', 'manifest-lines', 'manifest-npm', 'manifests', 'tool-wiring'],
    ['manifests', 'tool-wiring'],
  ),
  reader(
    'ssh',
    ['allowed-signers', 'signature-proof', 'ssh-public-key', 'ssh-signature', 'ssh-verify', 'ssh-wire'],
    ['allowed-signers', 'signature-proof', 'ssh-hostile'],
  ),
];

/**
 * @param {string} name
 * @param {readonly string[]} files names in `engine/git/`
 * @param {readonly string[]} tests names in `test/`
 */
function gitTarget(name, files, tests) {
  return target(
    'git',
    name,
    files.map((file) => `git/${file}`),
    tests,
  );
}

/** Here a test starts git, which takes its time: each file has the tests that cover it, and no more. @type {readonly Target[]} */
export const git = [
  gitTarget('names', ['object-id', 'path-bytes'], ['git/path-bytes', 'git/object-reader']),
  gitTarget('texts', ['message', 'trailers'], ['git/message', 'git/trailers']),
  gitTarget('processes', ['child', 'environment', 'run', 'settings', 'version'], ['git/environment', 'git/run']),
  gitTarget('executable', ['executable', 'layout'], ['git/layout']),
  gitTarget('objects', ['commit-object', 'end-mark', 'history'], ['git/commit-object', 'git/history']),
  gitTarget('reader', ['byte-gate', 'cat-file'], ['git/tree-cost', 'git/object-reader', 'git/object-reader-faults']),
  gitTarget('trees', ['tree-object', 'tree-reader'], ['git/tree-object', 'git/tree-walk']),
  gitTarget('revision', ['git-command', 'revision'], ['git/revision']),
  gitTarget('merge', ['merge'], ['git/merge']),
  gitTarget('repository', ['branches', 'clean-room', 'repository'], ['git/object-reader', 'sources/clean-room']),
  gitTarget('remote', ['fetch', 'remote-environment', 'remote-ref', 'remote-run', 'remote-store'], ['actions/remote']),
];
