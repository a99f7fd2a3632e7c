import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findGit } from '../../engine/git/executable.js';
import { newTemporaryFolder } from '../support/after-file.js';

/** What a git does in place of its work, at one of its calls. */
export const GIT_FAULTS = {
  fails: 'exit 1',
  'says nothing': 'exit 0',
  'is cut off': '"$git" "$@" > "$here/whole"; exec "$node" "$here/first-half.cjs" "$here/whole"',
  'is cut at a record': '"$git" "$@" > "$here/whole"; exec "$node" "$here/first-half.cjs" "$here/whole" record',
  'is killed': 'kill -9 $$',
  'writes junk': 'printf "x\\0%s y\\n" 0123456789012345678901234567890123456789; exit 0',
  'answers and fails': '"$git" "$@"; exit 1',
} as const;

/** One of them. */
export type GitFault = keyof typeof GIT_FAULTS;

/** How the reader of objects is lied to, at one of its answers. */
export const OBJECT_LIES = [
  'ends',
  'shorter',
  'longer',
  'larger size',
  'smaller size',
  'other id',
  'other type',
  'other bytes',
  'missing',
  'junk',
] as const;

/** One of them. */
export type ObjectLie = (typeof OBJECT_LIES)[number];

const LIAR = fileURLToPath(new URL('lying-cat-file.cjs', import.meta.url));

/** Writes the first half of a file: by bytes, or up to the end of the last line or record in it. */
const FIRST_HALF = `const bytes = require('node:fs').readFileSync(process.argv[2]);
let end = Math.ceil(bytes.length / 2);
if (process.argv[3]) { while (end > 0 && bytes[end - 1] !== 10 && bytes[end - 1] !== 0) end--; }
process.stdout.write(bytes.subarray(0, end));
`;

/**
 * A git that counts its calls and fails at one of them, as the first on the PATH. Everything else is done by the real one. It takes no
 * word from its environment, because the program gives git none but its own.
 */
export class FaultyGit {
  private readonly folder = newTemporaryFolder('handshake-git-');
  /** The only folder of a PATH that has this git. */
  readonly path = this.folder;

  constructor() {
    const git = findGit(env.PATH ?? '', this.folder);
    const cases = Object.entries(GIT_FAULTS).map(([name, does]) => `'${name}') ${does} ;;`);
    writeFileSync(join(this.folder, 'first-half.cjs'), FIRST_HALF);
    // A call is known by its words and by how many had the same before it, never by its place among all: several run at a time.
    writeFileSync(
      join(this.folder, 'git'),
      `#!/bin/sh
here='${this.folder}' git='${git}' node='${execPath}'
printf '%s\\n' "$$ $*" >> "$here/calls"
IFS=' ' read -r at kind < "$here/fault"
IFS= read -r words < "$here/words"
n=0
while IFS= read -r line; do
  case $line in *" "$words) n=$((n + 1)) ;; *) case $line in "$$ "*) n=-1; break ;; esac; continue ;; esac
  case $line in "$$ "*) break ;; esac
done < "$here/calls"
[ "$n" = "$at" ] || case "$kind$*" in 'lies'*'cat-file --batch-command'*) exec "$node" '${LIAR}' "$git" "$here" "$@" ;; *) exec "$git" "$@" ;; esac
echo "$*" >> "$here/failed"
case $kind in
${cases.join('\n')}
*) echo 'no such fault' >&2; exit 97 ;;
esac
`,
    );
    chmodSync(join(this.folder, 'git'), 0o755);
    this.work();
  }

  /** From here on every call is done. */
  work(): void {
    this.arm('0 none');
  }

  /** From here on the n-th call, from 1, of those with these words is not done. */
  fail(words: string, at: number, fault: GitFault): void {
    this.arm(`${at} ${fault}`, wordsOf(words));
  }

  /** Whether the call that was not to be done was made. */
  hasFailed(): boolean {
    return readFileSync(join(this.folder, 'failed'), 'utf8') !== '';
  }

  /** From here on the n-th answer of a kind about an object, from 1, is a lie: `contents blob`, `info tree`. */
  lie(kind: string, at: number, lie: ObjectLie): void {
    this.arm('0 lies');
    writeFileSync(join(this.folder, 'lie.json'), JSON.stringify({ kind, at, lie }));
  }

  /** From here on every call is done, and `answers` knows what was said about objects. */
  listen(): void {
    this.lie('', 0, 'junk');
  }

  /** The calls since it was last told what to do, as `rev-list --topo-order …`. */
  calls(): readonly string[] {
    const lines = readFileSync(join(this.folder, 'calls'), 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => line.replace(/^\d+ (?:-c \S+ )*/, ''));
  }

  /** The kinds of the answers about objects of the last run under `lie`, in the order of that run; `lie` behind the one that was no truth. */
  answers(): readonly string[] {
    return readFileSync(join(this.folder, 'answers'), 'utf8').split('\n').slice(0, -1);
  }

  private arm(fault: string, words = 'no call'): void {
    writeFileSync(join(this.folder, 'fault'), `${fault}\n`);
    writeFileSync(join(this.folder, 'words'), `${words}\n`);
    for (const name of ['calls', 'answers', 'failed']) writeFileSync(join(this.folder, name), '');
  }
}

/** The words of a call as a pattern of the shell, in which any folder stands for the temporary one that it is in another run. */
export function wordsOf(call: string): string {
  return call.replace(/[\\*?[\]]/g, '\\$&').replace(/(?<= |^)(?:file:\/\/)?\/\S+/g, '*');
}
