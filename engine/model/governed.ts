import { matchesGlob } from './glob.js';
import type { LawPaths } from './law.js';
import { baseName, folderOf, type RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { signatureOfFile } from './signature-file.js';

/** The governed parts of a repository. A changed part that no rule reads is said out loud, never passed in silence. */
export type GovernedPart =
  | 'packets'
  | 'board'
  | 'spec'
  | 'spec-pointer'
  | 'ledger'
  | 'signatures'
  | 'waivers'
  | 'oss-register'
  | 'law'
  | 'code';

/** Whether a path is that of a packet: `WP-….md` directly in the packets folder. What else lies there is a stray. */
export function isPacketPath(paths: LawPaths, path: RepoPath): boolean {
  return folderOf(path) === paths.packets && /^WP-.*\.md$/.test(baseName(path));
}

/** The governed part that a path belongs to; null for the rest of the repository. */
export function governedPart(paths: LawPaths, path: RepoPath): GovernedPart | null {
  if (path === paths.packets || path.startsWith(`${paths.packets}/`)) return 'packets';
  if (path === paths.board) return 'board';
  if (path === paths.specPointer) return 'spec-pointer';
  if (path === paths.ledger) return 'ledger';
  if (signatureOfFile(paths, path) !== null) return 'signatures';
  if (path === paths.waivers) return 'waivers';
  if (path === paths.ossRegister) return 'oss-register';
  if (isSpecPath(paths, path)) return 'spec';
  if (matchesAny(paths.law, path)) return 'law';
  if (matchesAny(paths.code, path)) return 'code';
  return null;
}

/** Whether a path is that of a Master Spec file. */
export function isSpecPath(paths: LawPaths, path: RepoPath): boolean {
  return paths.spec.some((pattern) => matchesGlob(pattern, path));
}
