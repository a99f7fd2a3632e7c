/**
 * The scripts that a package manager runs by itself in the repository where somebody installs (`prepare` is how hooks come to be
 * installed), as npm, pnpm and Yarn document them.
 */
const RUN_BY_INSTALL: readonly string[] = [
  'preinstall',
  'install',
  'postinstall',
  'preprepare',
  'prepare',
  'postprepare',
  'prepublish',
  'dependencies',
  'pnpm:devPreinstall',
];

/**
 * Keys of package.json by which tools are wired: git hooks and what they run, what replaces a dependency by something else, and what
 * looks like a setting of the gate (threats P03, P06).
 */
const WIRING_KEYS: readonly string[] = [
  'handshake',
  'handshake-check',
  'husky',
  'lint-staged',
  'nano-staged',
  'simple-git-hooks',
  'pre-commit',
  'pre-push',
  'gitHooks',
  'git-hooks',
  'ghooks',
  'lefthook',
  'overrides',
  'resolutions',
  'pnpm',
  'dependenciesMeta',
];

const DEPENDENCY_KEYS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** The package of the gate, and the command that its scripts call. */
const GATE = 'handshake-check';

/**
 * The part of a package.json that wires tools, in a form that is equal for equal wiring: the scripts that an install runs or that call
 * the gate, the hooks, the replaced dependencies and the gate's own version. Everything else may change without changing it.
 *
 * @param text the file; `null` where there is none, which wires what an empty one does
 * @returns null when it cannot be read as an object: then nobody can say that the wiring is the same
 */
export function toolWiring(text: string | null): string | null {
  if (text === null) return toolWiring('{}');
  try {
    const manifest: unknown = JSON.parse(text);
    if (!isRecord(manifest)) return null;
    return JSON.stringify([
      scriptsOf(manifest),
      picked(manifest, WIRING_KEYS),
      versionsOf(manifest),
      configOf(manifest),
    ]);
  } catch {
    // Not JSON, or nested deeper than the runtime can follow.
    return null;
  }
}

function scriptsOf({ scripts }: Record<string, unknown>): unknown {
  if (!isRecord(scripts)) return scripts ?? null;
  const entries = Object.entries(scripts).filter(
    ([name, command]) => RUN_BY_INSTALL.includes(name) || (typeof command === 'string' && command.includes(GATE)),
  );
  return inOrder(entries);
}

function versionsOf(manifest: Record<string, unknown>): unknown {
  return DEPENDENCY_KEYS.map((key) => {
    const versions = manifest[key];
    return isRecord(versions) && Object.hasOwn(versions, GATE) ? versions[GATE] : null;
  });
}

/** `config` holds the settings of older hook tools. */
function configOf({ config }: Record<string, unknown>): unknown {
  return isRecord(config) ? picked(config, WIRING_KEYS) : [];
}

function picked(record: Record<string, unknown>, keys: readonly string[]): unknown {
  return inOrder(Object.entries(record).filter(([key]) => keys.includes(key)));
}

function inOrder(entries: [string, unknown][]): [string, unknown][] {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
