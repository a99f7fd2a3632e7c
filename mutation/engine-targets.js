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
    ['outline-examples', 'outline'],
    100,
  ),
  reader(
    'lines',
    ['packet-foot', 'packet-lines', 'packet-text', 'zones'],
    ['packet-parts', 'zones', 'packet-lines', 'packet-foot', 'work-packet', 'lock-openings'],
  ),
  reader(
    'fields',
    [
      'field-definitions',
      'field-expectations',
      'field-label',
      'field-names',
      'field-values',
      'packet-facts',
      'schema-problems',
      'value-items',
    ],
    ['field-labels', 'field-shapes', 'field-grammar', 'field-values', 'schema-problems', 'work-packet'],
  ),
  reader(
    'statements',
    ['inline-text', 'native-numbers', 'statements'],
    ['inline-text', 'native-numbers', 'requirements', 'spec-heading', 'master-spec'],
  ),
  reader(
    'work packet',
    ['work-packet'],
    ['packet-parts', 'packet-foot', 'work-packet', 'schema-problems', 'zones', 'lock-openings'],
  ),
  reader('block states', ['block-states'], ['packet-lines', 'block-states']),
  reader('section titles', ['section-titles'], ['section-titles', 'zones']),
  reader('open fields', ['open-fields', 'unclosed-html'], ['unclosed-html', 'open-fields', 'lock-openings']),
  reader(
    'plain packet',
    [
      'plain-packet',
      'plain/block-check',
      'plain/characters',
      'plain/commonmark',
      'plain/field-check',
      'plain/lookalikes',
      'plain/section-check',
      'plain/strict-lines',
      'plain/suspicion-check',
      'plain/tolerant-check',
    ],
    ['plain-parts', 'plain-said', 'plain-spellings', 'plain-packet', 'plain-form'],
  ),
  reader(
    'plain parts',
    ['plain/canonical-form', 'plain/confusables', 'plain/phrasing', 'plain/problem-list', 'plain/source-text'],
    ['plain-parts'],
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
  gitTarget(
    'processes',
    ['child', 'environment', 'run', 'settings', 'version'],
    ['git/environment', 'git/child', 'git/answers', 'git/run'],
  ),
  gitTarget('executable', ['executable', 'layout'], ['git/layout-answers', 'git/executable', 'git/layout']),
  gitTarget(
    'objects',
    ['commit-object', 'end-mark', 'history'],
    ['git/commit-object', 'git/history-answers', 'git/end-mark', 'git/history'],
  ),
  gitTarget('reader', ['byte-gate', 'cat-file'], ['git/byte-gate', 'git/object-reader', 'git/object-reader-faults']),
  gitTarget('trees', ['tree-object', 'tree-reader'], ['git/tree-object', 'git/tree-walk']),
  gitTarget('revision', ['git-command', 'revision'], ['git/answers', 'git/revision']),
  gitTarget('merge', ['merge'], ['git/merge-answers', 'git/merge']),
  gitTarget('branches', ['branches'], ['git/branches', 'sources/branch-paths']),
  gitTarget(
    'repository',
    ['abandoned-rooms', 'clean-room', 'repository'],
    [
      'git/clean-room',
      'git/abandoned-rooms',
      'git/repository',
      'git/layout',
      'git/object-reader',
      'sources/clean-room',
    ],
  ),
  gitTarget('remote run', ['remote-run'], ['git/remote-run']),
  gitTarget('remote store', ['remote-store'], ['git/remote-store']),
  gitTarget(
    'remote',
    ['fetch', 'remote-environment', 'remote-ref'],
    ['git/remote-environment', 'git/fetch-answers', 'actions/remote'],
  ),
];
