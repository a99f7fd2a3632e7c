import { extname } from 'node:path';
import { languageOf } from '../../engine/model/code-language.js';
import { folderOf, type RepoPath } from '../../engine/model/path.js';

/** The endings of source code beside those of the languages whose lines are judged. */
const ENDINGS: ReadonlySet<string> = new Set(
  [
    'c h cc cpp cxx c++ hh hpp hxx ipp inl m mm cu cuh d zig nim v sv vhd vhdl asm s',
    'go swift java kt kts scala groovy gradle clj cljs cljc cs fs fsx vb dart',
    'rb php pl pm lua r jl cr tcl pyi pyx sh bash zsh fish ksh ps1 psm1',
    'ex exs erl hrl hs elm ml mli purs lisp el scm rkt f90 f95 f03 pas ada adb ads cob cbl',
    'sql css scss sass less vue svelte astro proto graphql sol tf glsl vert frag wgsl hlsl metal',
  ].flatMap((line) => line.split(' ')),
);

/** Folders at the top with code in them that nobody takes for the code of the repository. */
const BESIDE = new Set(['docs', 'doc', 'examples', 'example', 'target', 'dist', 'build', 'out', 'coverage']);

/** Folders for what others wrote, wherever they stand. */
const OTHERS = new Set(['node_modules', 'bower_components', 'vendor', 'third_party', 'Pods']);

/** Files by which a tool is told something, and that build nothing else. */
const TOOL_FILES = new Set(['Package.swift', 'mix.exs']);

/** Whether a file is source code, by the ending of its name. */
export function isSourceFile(path: RepoPath): boolean {
  const ending = extname(path).slice(1).toLowerCase();
  return ending !== '' && (languageOf(path) !== null || ENDINGS.has(ending));
}

/**
 * Whether a file is code of the repository, as far as its name and place tell: documentation, examples, what is built and what others
 * wrote is not, nor is `vite.config.ts` at the top, with which a tool is told something.
 */
export function looksLikeCode(path: RepoPath): boolean {
  if (!isSourceFile(path)) return false;
  const folder = folderOf(path);
  if (folder === '') return !isTool(path);
  const names = folder.split('/');
  const [top = ''] = names;
  return !top.startsWith('.') && !BESIDE.has(top) && !names.some((name) => OTHERS.has(name));
}

function isTool(name: string): boolean {
  const marks = name.split('.').slice(1, -1);
  return (
    name.startsWith('.') || TOOL_FILES.has(name) || /\.gradle$/.test(name) || marks.some((mark) => MARK.test(mark))
  );
}

const MARK = /^(?:config|setup|conf|gradle)$/;
