import { trimRight } from './trim.js';

/**
 * Repository paths: `/`-separated, relative to the top of the repository, without a leading slash.
 * A byte of a path that is not valid UTF-8 is carried as the lone surrogate U+DC00 + byte, so that two different
 * names never become one string (trust.md, "Git"; threat N05).
 */
export type RepoPath = string;

/** The last component of a path. */
export function baseName(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that holds a path, without a trailing slash; `''` at the top. */
export function folderOf(path: RepoPath): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Whether `path` lies inside `folder` (written with or without a trailing slash); a folder is not inside itself. */
export function isInside(folder: string, path: RepoPath): boolean {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.length > prefix.length && path.startsWith(prefix);
}

/**
 * The form in which two paths are the same file on some file system: NFC, lower case, and without the dots and
 * blanks that Windows drops at the end of a name (threats L05, L34, L35).
 */
export function foldPath(path: RepoPath): string {
  return path
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .map((name) => trimRight(name, /[. ]/))
    .join('/');
}

/** A path as it may be shown to a person: control, format and undecodable characters are escaped (threats N01, N08). */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
    return `\\u{${code.toString(16)}}`;
  });
}
