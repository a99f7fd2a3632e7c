import { type Ecosystem, foldedName, type Manifest, type ManifestDependency } from './manifest.js';
import type { RepoPath } from './path.js';

/** A row of the register of open-source components; a cell that is not there is empty (CX-600B). */
export interface RegisterRow {
  /** The component, as its registry calls it. */
  readonly name: string;
  /** `''` where the row leaves it open: empty, a dash, `unknown`, `TBD`. */
  readonly licence: string;
  readonly mode: string;
  /** Whether it is only listed because something else needs it, by its heading or its scope: no manifest names it. */
  readonly isTransitive: boolean;
  readonly line: number;
}

/** `docs/OSS_REGISTER.md`, read. Only the rows of tables that have a column for names and one for licences count. */
export interface OssRegister {
  readonly path: RepoPath;
  readonly rows: readonly RegisterRow[];
}

/** The columns of a new register. */
export const REGISTER_HEADER = `| Component | License | IntegrationMode | Scope | Purpose |
| --- | --- | --- | --- | --- |`;

/** The integration mode of a row to paste. Only what is linked into the program can be a dependency of a manifest. */
export const LINKED = 'embedded_lib';

/** A direct dependency of the repository, with every manifest that names it. */
export interface DirectDependency {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  readonly isDev: boolean;
  /** At least one, sorted by path. */
  readonly places: readonly { readonly path: RepoPath; readonly line: number }[];
}

/** What the register and the manifests do not agree about. */
export interface RegisterGaps {
  readonly unregistered: readonly DirectDependency[];
  /** Registered, but no row of its name has a licence. */
  readonly unlicensed: readonly { readonly dependency: DirectDependency; readonly row: RegisterRow }[];
  /** Rows that no manifest names, though they do not say that something else brings them. */
  readonly idle: readonly RegisterRow[];
}

/**
 * Holds the register against the manifests of the same tree. Any row of its name registers a dependency, wherever it stands.
 * @param register null where there is none: then nothing is registered
 */
export function registerGaps(register: OssRegister | null, manifests: readonly Manifest[]): RegisterGaps {
  const direct = directDependencies(manifests);
  const rows = register?.rows ?? [];
  const byName = { npm: rowsByName(rows, 'npm'), cargo: rowsByName(rows, 'cargo') };
  const rowsOf = ({ name, ecosystem }: DirectDependency) => byName[ecosystem].get(foldedName(name, ecosystem)) ?? [];
  const used = new Set(direct.flatMap(rowsOf));
  return {
    unregistered: direct.filter((dependency) => rowsOf(dependency).length === 0),
    unlicensed: direct.flatMap((dependency) => {
      const found = rowsOf(dependency);
      const [row] = found;
      return row && found.every(({ licence }) => licence === '') ? [{ dependency, row }] : [];
    }),
    idle: rows.filter((row) => !used.has(row) && !row.isTransitive && !isOutside(row)),
  };
}

/** Another program or a service is a component that no manifest names. */
function isOutside({ mode }: RegisterRow): boolean {
  return /^external/i.test(mode);
}

function rowsByName(rows: readonly RegisterRow[], ecosystem: Ecosystem): Map<string, RegisterRow[]> {
  const found = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const name = foldedName(row.name, ecosystem);
    const same = found.get(name);
    if (same) same.push(row);
    else found.set(name, [row]);
  }
  return found;
}

/** What the manifests depend on and the repository does not hold itself, sorted by ecosystem and name. */
function directDependencies(manifests: readonly Manifest[]): DirectDependency[] {
  const key = (name: string, ecosystem: Ecosystem): string => `${ecosystem} ${foldedName(name, ecosystem)}`;
  const own = new Set(manifests.flatMap(({ name, ecosystem }) => (name === null ? [] : [key(name, ecosystem)])));
  const found = new Map<string, DirectDependency>();
  for (const { path, ecosystem, dependencies } of manifests) {
    for (const dependency of dependencies) {
      const id = key(dependency.name, ecosystem);
      if (!own.has(id)) found.set(id, merged(found.get(id), dependency, { path, ecosystem }));
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dependency]) => dependency);
}

function merged(
  known: DirectDependency | undefined,
  { name, line, isDev }: ManifestDependency,
  { path, ecosystem }: { readonly path: RepoPath; readonly ecosystem: Ecosystem },
): DirectDependency {
  const places = [...(known?.places ?? []), { path, line }];
  return { name: known?.name ?? name, ecosystem, isDev: isDev && (known?.isDev ?? true), places };
}
