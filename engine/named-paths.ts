import { DEFAULT_PATHS } from './config/defaults.js';
import type { Law } from './model/law.js';
import { nearName } from './model/near-name.js';
import { baseName, folderOf, foldPath, isInside, type RepoPath } from './model/path.js';
import type { Snapshot } from './model/snapshot.js';
import { UndecidedError } from './model/undecided.js';

/** The files that a configuration may place elsewhere, and without which rules would judge nothing. */
const NAMED_FILES = ['board', 'ledger', 'specPointer'] as const;

/**
 * Makes sure that a configuration looks where the governed things are. A misspelled folder holds no packets, and a gate that
 * judges none passes everything. A repository that has nothing of the kind yet may name what it will have.
 * @param path of the configuration, for the message
 * @throws UndecidedError with the key, its value and what was probably meant
 */
export function assertNamedPaths({ paths }: Pick<Law, 'paths'>, path: RepoPath, snapshot: Snapshot): void {
  const { packets } = paths;
  const refuse = (key: string, value: string, meant: string): never => {
    throw new UndecidedError({
      subject: path,
      reason: `sets "paths.${key}" to "${value}", which ${snapshot.name} does not hold, while it holds "${meant}"`,
      help: `Write: "${key}": "${meant}". A change that does nothing else may pass.`,
    });
  };
  if (packets !== DEFAULT_PATHS.packets && !snapshot.paths().some((each) => isInside(packets, each))) {
    const meant = folderMeant(packets, snapshot.paths());
    if (meant !== null) refuse('packets', packets, meant);
  }
  for (const key of NAMED_FILES) {
    const value = paths[key];
    if (value === DEFAULT_PATHS[key] || snapshot.entry(value)) continue;
    const meant = fileMeant(value, DEFAULT_PATHS[key], snapshot);
    if (meant !== null) refuse(key, value, meant);
  }
  assertAllowedSigners(paths.allowedSigners, path, snapshot);
}

/** Who names the keys that may sign wants signatures proved. A file that is not there would ask for no proof (threat S14). */
function assertAllowedSigners(allowedSigners: RepoPath, path: RepoPath, snapshot: Snapshot): void {
  if (allowedSigners === DEFAULT_PATHS.allowedSigners || snapshot.entry(allowedSigners)) return;
  throw new UndecidedError({
    subject: path,
    reason: `sets "paths.allowedSigners" to "${allowedSigners}", which ${snapshot.name} does not hold`,
    help: `Add ${allowedSigners} in the change that names it, or take the line out: without it, ${DEFAULT_PATHS.allowedSigners} is looked for.`,
  });
}

/** The folder that differs in its case only, else of those that hold packets the one with the nearest name; null without any. */
function folderMeant(packets: RepoPath, paths: readonly RepoPath[]): RepoPath | null {
  const folded = foldPath(packets);
  const inside = paths.find((path) => isInside(folded, foldPath(path)));
  if (inside !== undefined) return inside.split('/').slice(0, packets.split('/').length).join('/');
  const holding = new Set(paths.filter((path) => /^WP-.*\.md$/i.test(baseName(path))).map(folderOf));
  return nearName(packets, holding) ?? [...holding][0] ?? null;
}

/** The file that differs in its case only, else the one at the protocol's own place where its name is a misspelling of that; or null. */
function fileMeant(value: RepoPath, usual: RepoPath, snapshot: Snapshot): RepoPath | null {
  const folded = foldPath(value);
  return (
    snapshot.paths().find((path) => foldPath(path) === folded) ?? nearName(value, snapshot.entry(usual) ? [usual] : [])
  );
}
