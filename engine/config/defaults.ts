import type { LawPaths, Limits, RoleLaw } from '../model/law.js';
import type { Role } from '../model/role.js';

/** The one place, in the base tree, where the configuration is looked for (threat P03). */
export const CONFIG_PATH = 'handshake.config.json';

/** How large it may be before anything reads it (threat X11). */
export const MAX_CONFIG_BYTES = 256 * 1024;

/** Where a repository that is laid out as the protocol says keeps its governed things (law.md, decision 14 for code). */
export const DEFAULT_PATHS: LawPaths = {
  packets: 'docs/task_packets',
  board: 'docs/TASK_BOARD.md',
  spec: ['**/*Master_Spec*.md'],
  specPointer: 'docs/SPEC_CURRENT.md',
  ledger: 'docs/SIGNATURE_AUDIT.md',
  waivers: 'docs/WAIVERS.md',
  allowedSigners: 'docs/allowed_signers',
  ossRegister: 'docs/OSS_REGISTER.md',
  protocols: ['docs/ORCHESTRATOR_PROTOCOL.md', 'docs/CODER_PROTOCOL.md', 'docs/VALIDATOR_PROTOCOL.md'],
  code: ['src/', 'app/', 'tests/', 'scripts/'],
  // law.md, `law-integrity`, clause by clause: settings (also those that only look like ours, threat P03), agent instructions,
  // protocol and template, hooks and their wiring, workflows, owners, waivers, signers, names of people, attributes.
  // Nothing here may match a packet: `*` does not cross a folder, and ids have no underscores.
  law: [
    '**/handshake.config.*',
    '**/.handshakerc*',
    '.handshake/',
    '**/CLAUDE.md',
    '**/AGENTS.md',
    '.claude/',
    '**/*_PROTOCOL.md',
    '**/TASK_PACKET_TEMPLATE*',
    '*Codex*.md',
    'docs/*Codex*.md',
    'docs/WAIVERS.md',
    '.husky/',
    '.githooks/',
    '.pre-commit-config.yaml',
    '**/lefthook.y*ml',
    '**/.lefthook.y*ml',
    '**/.lintstagedrc*',
    '**/lint-staged.config.*',
    '.simple-git-hooks.*',
    'simple-git-hooks.*',
    '**/package.json',
    '**/.npmrc',
    '.pnpmfile.*',
    '.yarnrc*',
    '.yarn/',
    '**/node_modules/.bin/**',
    '**/node_modules/handshake-check/**',
    '.github/',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.mailmap',
    '**/.gitattributes',
    '.gitmodules',
    '**/allowed_signers',
  ],
};

const ANYBODY: Pick<RoleLaw, 'mayNotTouch' | 'holders'> = { mayNotTouch: [], holders: [] };

/**
 * The roles' defaults, given what counts as code: only the Orchestrator is kept from code (rule 1), anybody may hold a role,
 * and a branch named after a role speaks for it, except for the User, who signs and has no branch.
 */
export function defaultRoles(code: readonly string[]): Readonly<Record<Role, RoleLaw>> {
  return {
    Orchestrator: { mayNotTouch: code, holders: [], branches: ['orchestrator/**'] },
    Coder: { ...ANYBODY, branches: ['coder/**'] },
    Validator: { ...ANYBODY, branches: ['validator/**'] },
    User: { ...ANYBODY, branches: [] },
  };
}

/** Where each limit starts, and how far a repository may push it (trust.md, "Reading": "Starting values"). */
export const LIMIT_BOUNDS: Readonly<Record<keyof Limits, Bound>> = {
  packetBytes: {
    start: 4 * 1024 * 1024,
    least: 1024,
    most: 16 * 1024 * 1024,
    of: 'bytes of a packet or another governed file',
  },
  contractBytes: { start: 256 * 1024, least: 1024, most: 1024 * 1024, of: "bytes of a packet's contract zone" },
  specBytes: { start: 16 * 1024 * 1024, least: 1024, most: 64 * 1024 * 1024, of: 'bytes of a Master Spec file' },
  lineLength: { start: 4096, least: 80, most: 16_384, of: 'characters in a line of a contract zone' },
  containerMarkers: { start: 16, least: 2, most: 32, of: 'list and quote marks that open one line' },
  packets: { start: 20_000, least: 1, most: 100_000, of: 'packets in one tree' },
  changedPaths: { start: 50_000, least: 1, most: 250_000, of: 'changed paths in one change' },
  commits: { start: 10_000, least: 1, most: 100_000, of: 'commits in one change' },
  codeBytes: { start: 1024 * 1024, least: 256, most: 16 * 1024 * 1024, of: 'bytes of a changed code file' },
};

/** The default of a limit, the range a configuration may set, and what it counts. */
export interface Bound {
  readonly start: number;
  readonly least: number;
  readonly most: number;
  readonly of: string;
}
