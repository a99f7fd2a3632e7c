/** The patterns of the configuration's schema. Each is linear in the length of its subject, which comes from a repository (threat X09). */

// A name between two slashes: not `.` or `..`, no backslash, no control character, none of the marks of richer pattern languages.
const NAME = String.raw`(?!\.{1,2}(?:/|$))[^/\\*?\[\]{}!\u0000-\u001f\u007f]+`;
const PATTERN_NAME = String.raw`(?:\*\*(?=/|$)|(?!\.{1,2}(?:/|$)|[^/]*\*\*)[^/\\?\[\]{}!\u0000-\u001f\u007f]+)`;

/** One path of a repository, `docs/TASK_BOARD.md`. */
export const PATH = `^${NAME}(?:/${NAME})*$`;
/** A folder (`src/`), a file, or a pattern with `*` and `**`. */
export const PATH_PATTERN = `^${PATTERN_NAME}(?:/${PATTERN_NAME})*/?$`;
/** A name as it stands in signatures. */
export const SIGNER = '^[a-z][a-z0-9-]{0,31}$';
/** The login of an account at a forge. */
export const ACCOUNT = '^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$';
/** What signatures call a repository. */
export const REPOSITORY = '^[A-Za-z0-9][A-Za-z0-9._/:@-]*$';
/** The full id of a commit. */
export const COMMIT = '^(?:[0-9a-f]{40}|[0-9a-f]{64})$';
/** A section number of the Master Spec. */
export const SECTION = String.raw`^[0-9]+(?:\.[0-9]+)*$`;
/** The name of a branch. */
export const BRANCH = String.raw`^(?!refs/|/|-)[^\s~^:?*\[\\\u0000-\u001f\u007f]+$`;
/** An e-mail address. */
export const EMAIL = String.raw`^[^\s@]+@[^\s@]+$`;
/** Words on one line. */
export const TITLE = String.raw`^(?=.*[A-Za-z])[^\u0000-\u001f\u007f]+$`;

/** A module whose name can stand before the ids of its rules. */
export const PLUG_IN = String.raw`^(?:${NAME}/)*[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.mjs$`;
/** What pins a content. */
export const INTEGRITY = '^sha256-[A-Za-z0-9+/]{43}=$';

/** What a value has to be that a pattern refused: completes "expected …". */
export const PATTERN_WORDS: Readonly<Record<string, string>> = {
  [PATH]: 'a path from the top of the repository, with / between names and without .., \\ or patterns',
  [PATH_PATTERN]:
    'a folder ending in /, a file or a pattern with * and **, from the top of the repository and without .., \\ or other pattern signs',
  [SIGNER]: 'a name as it stands in signatures: a small letter, then small letters, digits and hyphens',
  [ACCOUNT]: 'the login of an account at the forge, without @: letters and digits, with . _ and - between them',
  [REPOSITORY]: 'a name such as example.org/team/project: letters, digits and . _ / : @ -',
  [COMMIT]: 'the full id of a commit, 40 or 64 hexadecimal digits',
  [SECTION]: 'a section number such as 7 or 7.6.1',
  [BRANCH]: 'the name of a branch without refs/heads/',
  [EMAIL]: 'an e-mail address',
  [PLUG_IN]:
    'the path of a module from the top of the repository, whose name is small letters, digits and hyphens and ends in .mjs, such as tools/rules/own.mjs',
  [INTEGRITY]: 'sha256- and the Base64 of a SHA-256 digest',
  [TITLE]: 'words with at least one letter, on one line',
};
