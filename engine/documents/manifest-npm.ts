import type { Manifest, ManifestDependency } from '../model/manifest.js';
import { ManifestLines } from './manifest-lines.js';

/** Where package.json names what is installed with it. Peers are installed too, unless they are said to be optional. */
const SECTIONS = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const;

/** What leads into the repository, or to a package of its workspace. */
const OWN = /^(?:workspace:|file:|link:|portal:|\.{0,2}\/)/;

/** Reads a package.json. Of a key that stands twice the last counts, as it does for npm. */
export function readNpmManifest(text: string): Pick<Manifest, 'name' | 'dependencies' | 'fault'> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { name: null, dependencies: [], fault: 'is not JSON' };
  }
  if (!isRecord(manifest)) return { name: null, dependencies: [], fault: 'holds no JSON object' };
  const wrong = SECTIONS.find((section) => manifest[section] !== undefined && !isRecord(manifest[section]));
  if (wrong !== undefined) return { name: null, dependencies: [], fault: `has "${wrong}" that is no object` };
  const { name } = manifest;
  const dependencies = dependenciesOf(manifest, new ManifestLines(text, namesIn));
  return { name: typeof name === 'string' ? name : null, dependencies, fault: null };
}

function dependenciesOf(manifest: Record<string, unknown>, lines: ManifestLines): ManifestDependency[] {
  const found = new Map<string, ManifestDependency>();
  for (const section of SECTIONS) {
    for (const [key, version] of Object.entries(recordAt(manifest, section))) {
      const spec = typeof version === 'string' ? version : '';
      if (OWN.test(spec) || (section === 'peerDependencies' && isOptionalPeer(manifest, key))) continue;
      const name = aliased(spec) ?? key;
      if (!found.has(name))
        found.set(name, { name, line: lines.find(key, section), isDev: section === 'devDependencies' });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `npm:left-pad@^1` installs left-pad under another name. */
function aliased(spec: string): string | null {
  return /^npm:(@?[^@]+)/.exec(spec)?.[1] ?? null;
}

function isOptionalPeer(manifest: Record<string, unknown>, name: string): boolean {
  return recordAt(recordAt(manifest, 'peerDependenciesMeta'), name).optional === true;
}

/** Every key of the line, for files that put several on one. An escaped quote only makes it point elsewhere. */
function namesIn(line: string): string[] {
  const parts = line.split('"');
  return parts.filter((_, index) => index % 2 === 1 && /^[ \t]*:/.test(parts[index + 1] ?? ''));
}

function recordAt(record: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
