import type { Changeset } from './changeset.js';
import { governedPart } from './governed.js';
import type { Law, LawPaths } from './law.js';
import { foldPath, isInside, type RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { signaturesFolder } from './signature-file.js';
import { isRegular } from './snapshot.js';
import type { UnchangedWiring } from './tool-wiring.js';

/** How a change reaches into the law itself (law.md, `law-integrity`). */
export type LawTouch =
  /** A file of the law is added, changed or removed. */
  | { readonly kind: 'file'; readonly path: RepoPath }
  /** A link or submodule where a governed file belongs, or a folder above one: what it shows need not be in the tree (threat P09). */
  | { readonly kind: 'link'; readonly path: RepoPath; readonly entry: 'symlink' | 'submodule' }
  /** A second name of a governed path, the same file on some file systems (threats L34, L35). */
  | { readonly kind: 'twin'; readonly path: RepoPath; readonly of: string };

/**
 * Where base to result reaches into the law, sorted by path. Only what the change does is looked at: a twin or link that base had
 * stays, and what is taken away can no longer mislead.
 */
export function lawTouches(
  { changes }: Pick<Changeset, 'changes'>,
  { paths }: Pick<Law, 'paths'>,
  unchangedWiring: UnchangedWiring,
): LawTouch[] {
  const governed = new GovernedPlaces(paths);
  return changes.flatMap(({ path, before, after }): LawTouch[] => {
    if (isLawPath(paths, path)) return unchangedWiring.has(path) ? [] : [{ kind: 'file', path }];
    if (!after) return [];
    if (!isRegular(after) && governed.reaches(path)) {
      return [{ kind: 'link', path, entry: after.kind === 'submodule' ? 'submodule' : 'symlink' }];
    }
    const of = before ? null : governed.twinOf(path);
    return of === null ? [] : [{ kind: 'twin', path, of }];
  });
}

/** Whether a path is one of the law's own files; the waiver ledger is, whatever the configuration lists. */
export function isLawPath(paths: LawPaths, path: RepoPath): boolean {
  return path === paths.waivers || matchesAny(paths.law, path) || matchesAny(PROGRAM, path);
}

/**
 * Where hooks find the gate itself. git puts a tracked file in the place of an ignored one without a word, so that a merge would bring the
 * program that judges the next commit.
 */
const PROGRAM: readonly string[] = ['**/node_modules/handshake-check/**'];

/** The governed places by their names, and by the names that some file systems take for the same. */
class GovernedPlaces {
  private readonly files: readonly RepoPath[];
  private readonly folded: LawPaths;

  constructor(private readonly paths: LawPaths) {
    const { packets, board, specPointer, ledger, waivers, allowedSigners, ossRegister } = paths;
    const single = { packets, board, specPointer, ledger, waivers, allowedSigners, ossRegister };
    this.files = [...Object.values(single), signaturesFolder(paths), ...paths.protocols];
    this.folded = {
      ...paths,
      ...Object.fromEntries(Object.entries(single).map(([name, path]) => [name, foldPath(path)])),
      spec: paths.spec.map((pattern) => pattern.toLowerCase()),
      protocols: paths.protocols.map(foldPath),
      law: paths.law.map((pattern) => pattern.toLowerCase()),
      code: [],
    };
  }

  /** Whether a path is governed, other than as code, or holds what is. */
  reaches(path: RepoPath): boolean {
    return this.isGoverned(path) || this.files.some((file) => isInside(path, file));
  }

  /** The governed name that a path is another spelling of; null for a path that is governed itself, or is nothing of the kind. */
  twinOf(path: RepoPath): string | null {
    if (this.isGoverned(path)) return null;
    const folded = foldPath(path);
    if (governedPart(this.folded, folded) === null) return null;
    return this.files.find((file) => foldPath(file) === folded) ?? folded;
  }

  private isGoverned(path: RepoPath): boolean {
    const part = governedPart(this.paths, path);
    return part !== null && part !== 'code';
  }
}
