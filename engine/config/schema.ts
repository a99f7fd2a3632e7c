import { STATUSES } from '../model/status.js';
import { DEFAULT_PATHS, defaultRoles, LIMIT_BOUNDS } from './defaults.js';
import {
  ACCOUNT,
  BRANCH,
  COMMIT,
  EMAIL,
  INTEGRITY,
  PATH,
  PATH_PATTERN,
  PLUG_IN,
  REPOSITORY,
  SECTION,
  SIGNER,
  TITLE,
} from './schema-patterns.js';

/**
 * The one source of the configuration's shape: the published schema, the compiled validator and the type `ConfigFile` are made
 * from it. Every pattern is linear in the length of its subject, because what it is held against comes from a repository (threat X09).
 */

function path(description: string, byDefault: string) {
  return { type: 'string', pattern: PATH, maxLength: 512, description, default: byDefault } as const;
}

function list(pattern: string, description: string, byDefault: readonly string[]) {
  return {
    type: 'array',
    items: { type: 'string', pattern, maxLength: 512 },
    maxItems: 1000,
    uniqueItems: true,
    description,
    default: byDefault,
  } as const;
}

function pathPatterns(description: string, byDefault: readonly string[]) {
  return list(PATH_PATTERN, description, byDefault);
}

const UNDECIDED = 'More than that and the run could not decide (exit code 2).';

function limit(name: keyof typeof LIMIT_BOUNDS, beyond = UNDECIDED) {
  const { start, least, most, of } = LIMIT_BOUNDS[name];
  const description = `The most ${of}. ${beyond}`;
  return { type: 'integer', minimum: least, maximum: most, description, default: start } as const;
}

const ROLE_DEFAULTS = defaultRoles(DEFAULT_PATHS.code);

function role(name: keyof typeof ROLE_DEFAULTS) {
  const defaults = ROLE_DEFAULTS[name];
  return {
    type: 'object',
    description: `What the role ${name} may not touch, and who may hold it. A claim never widens rights.`,
    properties: {
      mayNotTouch: pathPatterns(
        name === 'Orchestrator'
          ? 'Folders, files and patterns that a commit in this role may not touch. Unless it is given, what paths.code says.'
          : 'Folders, files and patterns that a commit in this role may not touch.',
        defaults.mayNotTouch,
      ),
      holders: list(EMAIL, 'E-mail addresses that may hold the role. Empty allows anybody.', defaults.holders),
      branches: pathPatterns(
        'Patterns of branches on which the commit-msg hook completes a missing Role: trailer with this role.',
        defaults.branches,
      ),
    },
    additionalProperties: false,
  } as const;
}

const STATUS = { enum: STATUSES } as const;

function steps(from: (typeof STATUSES)[number]) {
  return {
    type: 'array',
    items: STATUS,
    uniqueItems: true,
    description: `The states that ${from} may change to. Replaces the default for ${from}.`,
  } as const;
}

/** The words that a rule's severity has in the configuration. */
export const SEVERITY = {
  enum: ['error', 'warning', 'off'],
  description: 'error blocks, warning is only said, off leaves the rule out.',
} as const;

/** A rule's setting whose options are not described: what any rule accepts at least. */
export const RULE_SETTING = {
  type: ['string', 'object'],
  if: { type: 'string' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: SEVERITY,
  else: { type: 'object', properties: { severity: SEVERITY }, additionalProperties: {} },
} as const;

/** The configuration's shape, less what the rules add to it. */
export const BASE_SCHEMA = {
  type: 'object',
  properties: {
    $schema: { type: 'string', description: 'Where this schema is, for editors.' },
    paths: {
      type: 'object',
      description: 'Where the governed things stand. Lists replace the default, they do not add to it.',
      properties: {
        packets: path('The folder of the work packets.', DEFAULT_PATHS.packets),
        board: path('The task board.', DEFAULT_PATHS.board),
        spec: pathPatterns('The Master Spec files.', DEFAULT_PATHS.spec),
        specPointer: path('The file that names the current Master Spec.', DEFAULT_PATHS.specPointer),
        ledger: path('The signature ledger.', DEFAULT_PATHS.ledger),
        waivers: path('The waiver ledger. It always belongs to the law itself.', DEFAULT_PATHS.waivers),
        allowedSigners: path(
          'The SSH keys that may sign packets (ssh-keygen(1), "ALLOWED SIGNERS"). Where the base has it, every new signature needs an SSH signature. It always belongs to the law itself.',
          DEFAULT_PATHS.allowedSigners,
        ),
        ossRegister: path('The register of open-source components.', DEFAULT_PATHS.ossRegister),
        protocols: list(PATH, 'The protocols of the roles.', DEFAULT_PATHS.protocols),
        code: pathPatterns('What counts as code: a commit on it names its role and its packet.', DEFAULT_PATHS.code),
        law: pathPatterns(
          'What belongs to the law itself: settings, protocol, hooks, workflows. The configuration file always does.',
          DEFAULT_PATHS.law,
        ),
      },
      additionalProperties: false,
    },
    rules: {
      type: 'object',
      description: 'For each rule its severity, or an object of its severity and its options.',
      additionalProperties: RULE_SETTING,
    },
    roles: {
      type: 'object',
      description: 'The roles of the protocol.',
      properties: {
        Orchestrator: role('Orchestrator'),
        Coder: role('Coder'),
        Validator: role('Validator'),
        User: role('User'),
      },
      additionalProperties: false,
    },
    status: {
      type: 'object',
      description: 'The states of a work packet.',
      properties: {
        aliases: {
          type: 'object',
          description: 'Spellings of the states that this repository uses, beside the built-in ones.',
          propertyNames: { pattern: TITLE, maxLength: 128 },
          additionalProperties: STATUS,
        },
        steps: {
          type: 'object',
          description: 'The steps that a STATUS may take.',
          properties: {
            Draft: steps('Draft'),
            'Ready-for-Dev': steps('Ready-for-Dev'),
            'In-Progress': steps('In-Progress'),
            Blocked: steps('Blocked'),
            Done: steps('Done'),
            VALIDATED: steps('VALIDATED'),
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    packet: {
      type: 'object',
      description:
        'What in a packet stays open after it is signed, beside the built-in parts; and when it authorises code.',
      properties: {
        recordSections: list(TITLE, 'Titles of sections in which work is recorded.', []),
        openFields: list(TITLE, 'Names of fields that say who works on the packet.', []),
        signedEarlierInChange: {
          type: 'boolean',
          description: 'Whether a packet that an earlier commit of the same change signed authorises code, too.',
          default: false,
        },
      },
      additionalProperties: false,
    },
    bots: {
      type: 'array',
      description: 'Programs whose commits need no work packet, for the paths that are listed.',
      maxItems: 100,
      default: [],
      items: {
        type: 'object',
        properties: {
          emails: list(EMAIL, 'Addresses: both author and committer of the commit have to be among them.', []),
          paths: pathPatterns('All that the commit may change.', []),
        },
        additionalProperties: false,
      },
    },
    roadmapSections: list(
      SECTION,
      'Sections of the Master Spec that are Roadmap although no heading of theirs says so.',
      [],
    ),
    signers: list(SIGNER, 'The names that may sign. Empty allows any.', []),
    signatures: {
      type: 'object',
      description: 'What stands behind a new signature beside its text.',
      properties: {
        review: {
          type: 'object',
          description:
            'Asks for an approving review of every change that signs a packet. The merge gate judges it; other doors say so.',
          properties: {
            accounts: list(
              ACCOUNT,
              'Logins, at the forge, of the accounts whose approval counts. Empty lets nobody approve.',
              [],
            ),
          },
          additionalProperties: false,
        },
        repository: {
          type: 'string',
          pattern: REPOSITORY,
          maxLength: 200,
          description:
            'What the SSH signatures call this repository. It is signed too, so that a signature for the same text elsewhere is none here.',
        },
      },
      additionalProperties: false,
    },
    since: {
      type: 'string',
      pattern: COMMIT,
      description: 'The commit at which the repository adopted the gate: what it had then is inherited, for --all too.',
    },
    protectedBranch: {
      type: 'string',
      pattern: BRANCH,
      maxLength: 255,
      description: "The branch that a push is judged against. Unless it is given, the remote's HEAD.",
    },
    plugins: {
      type: 'array',
      description:
        'Modules of this repository with rules of its own (docs/own-rules.md). They are read from the tree that is judged against, never from the change.',
      maxItems: 20,
      default: [],
      items: {
        type: 'object',
        required: ['path'],
        properties: {
          path: {
            type: 'string',
            pattern: PLUG_IN,
            maxLength: 512,
            description:
              'The module. Its name stands before the ids of its rules, and it always belongs to the law itself.',
          },
          integrity: {
            type: 'string',
            pattern: INTEGRITY,
            description:
              'What its content has to be: sha256- and the digest in Base64. The merge gate, and every run in CI, needs it.',
          },
        },
        additionalProperties: false,
      },
    },
    limits: {
      type: 'object',
      description: 'Bounds on what is read.',
      properties: {
        packetBytes: limit('packetBytes'),
        contractBytes: limit('contractBytes'),
        specBytes: limit('specBytes'),
        lineLength: limit('lineLength'),
        containerMarkers: limit('containerMarkers'),
        packets: limit('packets'),
        changedPaths: limit('changedPaths'),
        commits: limit('commits'),
        codeBytes: limit('codeBytes', 'The lines of a larger file are not judged, and a warning says so.'),
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;
