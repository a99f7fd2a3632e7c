import { governedPart } from './governed.js';
import { STRAY_JOINER } from './joiners.js';
import type { LawPaths } from './law.js';
import { folderOf, isInside, type RepoPath } from './path.js';
import { quote } from './quote.js';
import { signaturesFolder } from './signature-file.js';

/** What is wrong with a path itself, whatever the file holds (trust.md, "Git"; threats N01, N04 to N08). */
export interface PathFault {
  readonly path: RepoPath;
  /** Shown as another path than it is; or one that not every file system can hold under this name. */
  readonly kind: 'misleading' | 'unportable';
  /** What the path holds, to follow the word "holds". */
  readonly what: string;
}

/** The longest name that common file systems take, and the longest path that all systems open, in bytes. */
const MAX_NAME = 255;
const MAX_PATH = 1_024;

/** Names that Windows keeps for devices, with any extension behind them. */
const DEVICES: ReadonlySet<string> = new Set(
  ['con', 'prn', 'aux', 'nul'].concat([...'123456789'].flatMap((digit) => [`com${digit}`, `lpt${digit}`])),
);

/** Undecodable bytes (lone surrogates, see `RepoPath`), what is not shown or turns round what is shown, and Windows' separator. */
const MISLEADING = new RegExp(String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\\]|(?![\u200c\u200d])\p{Cf}|${STRAY_JOINER}`, 'u');

/**
 * The faults of the paths of a tree, in their order. Misleading paths count wherever something is governed, code included; names that
 * some file systems cannot hold only in the folders of the governed documents, which everybody has to be able to check out.
 */
export function pathFaults(paths: LawPaths, all: readonly RepoPath[]): PathFault[] {
  const folders = governedFolders(paths);
  return all.flatMap((path): PathFault[] => {
    const inside = folders.some((folder) => isInside(folder, path));
    const [misleading] = MISLEADING.exec(path) ?? [];
    if (misleading !== undefined && (inside || governedPart(paths, path) !== null))
      return [{ path, kind: 'misleading', what: characterWords(misleading) }];
    const what = inside ? unportable(path) : null;
    return what === null ? [] : [{ path, kind: 'unportable', what }];
  });
}

/** The folders that hold governed documents. The top of the repository is none: what lies there is mostly not governed. */
function governedFolders(paths: LawPaths): RepoPath[] {
  const { packets, board, specPointer, ledger, waivers, allowedSigners, ossRegister, protocols, spec } = paths;
  const files = [board, specPointer, ledger, waivers, allowedSigners, ossRegister, ...protocols];
  const specs = spec.map((pattern) => folderOf(pattern.split('*', 1).join()));
  const folders = new Set([packets, signaturesFolder(paths), ...files.map(folderOf), ...specs]);
  const named = [...folders].filter((folder) => folder !== '');
  return named.filter((folder) => !named.some((outer) => isInside(outer, folder)));
}

function characterWords(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === '\\') return 'a backslash, which separates folders on Windows';
  if (code >= 0xdc80 && code <= 0xdcff) return `the byte 0x${(code - 0xdc00).toString(16)}, which is no UTF-8`;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return /\p{Cf}/u.test(char) ? `the invisible character ${name}` : `the control character ${name}`;
}

function unportable(path: RepoPath): string | null {
  const bytes = path.length > MAX_PATH / 4 ? Buffer.byteLength(path) : 0;
  if (bytes > MAX_PATH) return `${bytes.toLocaleString('en')} bytes, more than ${MAX_PATH.toLocaleString('en')}`;
  for (const name of path.split('/')) {
    const [char] = /[<>:"|?*]/.exec(name) ?? [];
    if (char !== undefined) return `the character ${char} in a name, which Windows does not allow`;
    if (/[. ]$/.test(name)) return `the name ${quote(name)}, whose last character Windows drops`;
    if (DEVICES.has(stemOf(name))) return `the name ${quote(name)}, which Windows keeps for a device`;
    if (/^git~\d$/i.test(name)) return `the name ${quote(name)}, which Windows takes for .git`;
    if (name.length > MAX_NAME / 4 && Buffer.byteLength(name) > MAX_NAME)
      return `a name of ${Buffer.byteLength(name)} bytes, more than ${MAX_NAME}`;
  }
  return null;
}

/** What stands before the first dot, as Windows compares it. */
function stemOf(name: string): string {
  return name.split('.', 1).join().trimEnd().toLowerCase();
}
