// The layers of docs/architecture.md, held by a machine. Type imports count: a layer that may not know another may not name its types.

const markdown = 'node_modules/(@types/)?(unified|remark|mdast|micromark|unist|vfile)';
const io = '^(node:)?(child_process|cluster|dgram|dns|fs|http|http2|https|inspector|net|os|readline|repl|tls|tty)(/|$)';
const doors = '^(api|cli|hooks|actions)/';

/**
 * A layer that sees only what is named; everything else is forbidden to it.
 *
 * @param {string} name
 * @param {string} from
 * @param {string[]} sees
 * @param {string} comment
 */
function seesOnly(name, from, sees, comment) {
  return { name, severity: 'error', comment, from: { path: from }, to: { pathNot: sees } };
}

/**
 * Something that only the named layers may import.
 *
 * @param {string} name
 * @param {string} to
 * @param {string[]} by
 * @param {string} comment
 */
function importedOnlyBy(name, to, by, comment) {
  return { name, severity: 'error', comment, from: { pathNot: by }, to: { path: to } };
}

/** Node's own modules do not lie in a folder: what does I/O among them has rules of its own below. */
const core = '^(node:)?[a-z_0-9]+(/promises)?$';

module.exports = {
  forbidden: [
    seesOnly(
      'rules-see-rule-and-model',
      '^rules/(?!index\\.ts$)',
      ['^engine/rule\\.ts$', '^engine/model/'],
      'A rule is a pure function of what its scope gives it: no other rule, no parser, no package, nothing of Node.',
    ),
    seesOnly(
      'registry-sees-rules',
      '^rules/index\\.ts$',
      ['^rules/', '^engine/rule\\.ts$'],
      'rules/index.ts is a list. What does something belongs elsewhere.',
    ),
    importedOnlyBy(
      'rules-come-from-the-registry',
      '^rules/(?!index\\.ts$).+\\.ts$',
      ['^rules/index\\.ts$'],
      'A rule that is imported by name is a rule that can be forgotten: everybody takes all of them from the registry.',
    ),
    {
      name: 'engine-names-no-rule-and-no-door',
      severity: 'error',
      comment: 'The registry is handed in by the doors. The engine knows neither a rule nor who asks.',
      from: { path: '^engine/' },
      to: { path: '^(api|rules|cli|hooks|actions|workflow)/' },
    },
    seesOnly('rule-sees-model', '^engine/rule\\.ts$', ['^engine/model/'], 'What rule.ts sees, every rule sees.'),
    seesOnly('model-sees-model', '^engine/model/', ['^engine/model/'], 'Nouns without I/O: every layer can use them.'),
    seesOnly(
      'documents-see-model-and-markdown',
      '^engine/documents/',
      ['^engine/(documents|model|generated)/', markdown, 'node_modules/smol-toml', core],
      'Bytes become nouns here. Where the bytes come from and who asks for the nouns is not known here.',
    ),
    seesOnly(
      'git-sees-model',
      '^engine/git/',
      ['^engine/(git|model)/', core],
      'Only this layer runs git, and it does no more.',
    ),
    seesOnly(
      'sources-see-git-and-model',
      '^engine/sources/',
      ['^engine/(sources|git|model)/', core],
      'A source hands out trees and bytes. Reading them is for documents.',
    ),
    seesOnly(
      'reporters-see-report-and-model',
      '^engine/reporters/',
      ['^engine/(reporters|model)/', '^engine/report\\.ts$', 'node_modules/picocolors', 'node_modules/@types/sarif'],
      'A reporter turns a Report into text and can decide nothing.',
    ),
    seesOnly(
      'generated-sees-its-runtime',
      '^engine/generated/',
      ['^engine/generated/', 'node_modules/ajv/dist/runtime/', 'node_modules/ajv-formats/'],
      'Compiled validators need the runtime of ajv; the compiler itself stays out of the bundle.',
    ),
    {
      name: 'engine-is-handed-its-source',
      severity: 'error',
      comment:
        'A door opens the source; on the line from it to a report only its interface is known, so that tests use memory.',
      from: { path: '^engine/(config/|[^/]+\\.ts$)' },
      to: { path: '^engine/(git|sources)/', pathNot: '^engine/sources/source\\.ts$' },
    },
    importedOnlyBy(
      'reporters-are-for-doors',
      '^engine/reporters/',
      ['^engine/reporters/', doors, '^scripts/'],
      'Printing comes last: nothing on the way to a report knows how it will look.',
    ),
    seesOnly(
      'workflow-sees-model-and-documents',
      '^workflow/',
      ['^workflow/', '^engine/(model|documents)/'],
      'The acts of the Orchestrator are pure: they return file edits, a door writes them.',
    ),
    importedOnlyBy(
      'markdown-is-parsed-in-documents',
      markdown,
      ['^engine/documents/', '^scripts/site/', 'node_modules'],
      'Two parsers would be two readings of the law. The site of the documentation reads no law.',
    ),
    importedOnlyBy(
      'io-in-git-sources-and-doors',
      io,
      ['^engine/(git|sources)/', doors, '^(scripts|test|bench)/', 'node_modules'],
      'Everything between reading and printing is a function of what was read.',
    ),
    importedOnlyBy(
      'process-in-git-sources-and-doors',
      '^(node:)?process$',
      ['^engine/(git|sources)/', '^engine/within-bounds\\.ts$', doors, '^(scripts|test|bench)/', 'node_modules'],
      'Only doors print and exit; git and sources may read the environment, and the bounds the platform (biome.json).',
    ),
    importedOnlyBy(
      'arguments-are-read-by-doors',
      'node_modules/commander',
      [doors, 'node_modules'],
      'The command line is one of three doors, and the engine knows none.',
    ),
    {
      name: 'doors-do-not-share-a-hinge',
      severity: 'error',
      comment: 'Each door leads into check.ts by itself, so that none inherits the habits of another.',
      from: { path: '^(cli|actions)/' },
      to: { path: '^(cli|actions)/', pathNot: '^$1/' },
    },
    {
      name: 'tools-stay-outside',
      severity: 'error',
      comment: 'Scripts, tests and benches serve the program; the program does not know them.',
      from: { path: '^(api|engine|rules|workflow|cli|actions)/' },
      to: { path: '^(scripts|test|bench)/', pathNot: '\\.d\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Data flow one way; so do imports.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment:
        'A module that nobody imports is a door, a script, or dead. The script of the report page is read as a text.',
      from: {
        orphan: true,
        pathNot: [
          '^(scripts|actions)/',
          '^api/[^/]+\\.ts$',
          '^cli/(main|start)\\.ts$',
          'page-script\\.js$',
          '\\.d\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere is seen by no rule above.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|actions/[^/]+/dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
