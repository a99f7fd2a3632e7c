import type { RepoPath } from '../../engine/model/path.js';

/**
 * Where something is written: the work tree, whose files are committed and shared, or the folder of hooks inside of git's own, which every
 * clone has for itself.
 */
export type Ground = 'tree' | 'hooks';

/** One file that `init` makes or adds to. */
export interface Change {
  readonly ground: Ground;
  /** From the top of the work tree, or the name of a hook. */
  readonly path: RepoPath;
  /** Null for a file that must not be there yet. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  readonly isExecutable: boolean;
  /** What is done, for people. */
  readonly act: string;
}

/** What one concern of `init` comes to. */
export interface Part {
  readonly changes: readonly Change[];
  /** What a person has to do or know, a sentence each: nothing is overwritten, so that this may be to add something by hand. */
  readonly words: readonly string[];
}

/** What stands at a path of the disk. */
export type Seen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** A link, a folder, or a file that cannot be read; `what` completes "is …". */
  | { readonly kind: 'other'; readonly what: string };

/** Looks at a path of one of the grounds. */
export type Look = (path: RepoPath) => Seen;

/** No change and nothing to say. */
export const NOTHING: Part = { changes: [], words: [] };

/** Several parts as one, in their order. */
export function together(...parts: readonly Part[]): Part {
  return { changes: parts.flatMap(({ changes }) => changes), words: parts.flatMap(({ words }) => words) };
}

/** A whole file, where nothing stands yet. What stands there already is left as it is, without a word: it is the repository's own. */
export function newFile(
  look: Look,
  path: RepoPath,
  text: string,
  { ground = 'tree', isExecutable = false }: { readonly ground?: Ground; readonly isExecutable?: boolean } = {},
): Part {
  if (look(path).kind !== 'nothing') return NOTHING;
  const after = Buffer.from(text, 'utf8');
  const shown = ground === 'tree' ? path : `.git/hooks/${path}`;
  return { changes: [{ ground, path, before: null, after, isExecutable, act: `create ${shown}` }], words: [] };
}
