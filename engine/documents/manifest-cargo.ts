import { parse } from 'smol-toml';
import type { Manifest, ManifestDependency } from '../model/manifest.js';
import { ManifestLines } from './manifest-lines.js';

const SECTIONS = [
  'dependencies',
  'build-dependencies',
  'build_dependencies',
  'dev-dependencies',
  'dev_dependencies',
] as const;

/** How deeply a manifest may be nested; the deepest that Cargo knows is five. */
const MAX_DEPTH = 32;

type Table = Readonly<Record<string, unknown>>;

/** Reads a Cargo.toml: its own dependencies, those of its targets, and those that its workspace hands down. */
export function readCargoManifest(text: string): Pick<Manifest, 'name' | 'dependencies' | 'fault'> {
  let manifest: Table;
  try {
    manifest = parse(text.replace(/^\uFEFF/, ''), { maxDepth: MAX_DEPTH });
  } catch {
    return { name: null, dependencies: [], fault: 'is not TOML' };
  }
  const lines = new ManifestLines(text, namesIn);
  const holders = [
    manifest,
    tableAt(manifest, 'workspace'),
    ...Object.values(tableAt(manifest, 'target')).map(asTable),
  ];
  const found = new Map<string, ManifestDependency>();
  for (const section of SECTIONS) {
    for (const holder of holders) {
      for (const [key, value] of Object.entries(tableAt(holder, section))) {
        const name = crateOf(key, asTable(value));
        if (name === null || found.has(name)) continue;
        found.set(name, { name, line: lines.find(key, section), isDev: section !== 'dependencies' });
      }
    }
  }
  const { name } = tableAt(manifest, 'package');
  const dependencies = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { name: typeof name === 'string' ? name : null, dependencies, fault: null };
}

/** The crate that an entry names; null for one of the repository's own, and for what the workspace says in its own table. */
function crateOf(key: string, value: Table): string | null {
  if (value.workspace === true || typeof value.path === 'string') return null;
  return typeof value.package === 'string' ? value.package : key;
}

/** `serde = …`, `"serde" = …`, `serde.version = …` and the last names of `[workspace.dependencies.serde]`. */
function namesIn(line: string): string[] {
  const header = /^[ \t]*\[([^\]]+)\]/.exec(line)?.[1];
  if (header !== undefined) return header.split('.').map(unquoted);
  const key = /^[ \t]*("[^"]*"|'[^']*'|[\w-]+)[ \t]*[.=]/.exec(line)?.[1];
  return key === undefined ? [] : [unquoted(key)];
}

function unquoted(name: string): string {
  return name.trim().replace(/^["']|["']$/g, '');
}

function tableAt(table: Table, key: string): Table {
  return asTable(Object.hasOwn(table, key) ? table[key] : undefined);
}

function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}
