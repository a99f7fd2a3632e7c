import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { gzipSync } from 'node:zlib';
import { type Commit, type Commits, mergeBases } from './graph.js';
import type { History } from './history.js';
import { mergedTrees } from './merging.js';
import { bytesOf, sameEntry, type Tree } from './tree.js';

/** 2026-01-06T00:00:00Z, in seconds; each commit of a history is a minute later than the one before. */
const FIRST = Date.UTC(2026, 0, 6) / 1000;
/** When the gate looks. */
export const NOW = FIRST + 24 * 3600;

/** A history in git. */
export interface Imported extends History {
  /** Ids of the tips. */
  readonly base: string;
  readonly head: string;
  /** What git's merge of head into base is; null when git does not bring them together in one way. */
  readonly merge: { readonly tree: string } | null;
  /** What the oracle takes the merge to be: tree and its id in git. */
  readonly model: { readonly tree: Tree; readonly id: string };
}

/** Environment of every git command: nothing of the user's but PATH. */
export function environmentOf(home: string): Record<string, string> {
  return { PATH: env.PATH ?? '', HOME: home, LC_ALL: 'C.UTF-8', TZ: 'UTC', GIT_CONFIG_NOSYSTEM: '1' };
}

/** Writes histories into one new repository, by one `git fast-import`, and asks git for every merge, by two processes for all. */
export function importHistories(folder: string, histories: readonly History[]): Imported[] {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '-q', '-b', 'none', '--bare', '.']);
  const models = histories.map(mergedModel);
  const marks = join(folder, 'marks');
  git(folder, ['fast-import', '--quiet', '--force', `--export-marks=${marks}`], streamOf(histories, models));
  const ids = new Map(
    git(folder, ['for-each-ref', '--format=%(refname) %(objectname) %(tree)'])
      .toString('latin1')
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([ref = '', id = '', tree = '']) => [ref, { id, tree }] as const),
  );
  const found = (ref: string): { id: string; tree: string } => {
    const entry = ids.get(ref);
    if (!entry) throw new Error(`${ref} was not imported`);
    return entry;
  };
  const tips = histories.map((_, n) => ({
    base: found(`refs/heads/${n}/main`).id,
    head: found(`refs/heads/${n}/topic`).id,
  }));
  const [plain, renamed] = [false, true].map((directoryRenames) => mergesOf(folder, tips, directoryRenames));
  return histories.map((history, n) => {
    const { base = '', head = '' } = tips[n] ?? {};
    const tree = plain?.[n];
    const merge = tree != null && tree === renamed?.[n] ? { tree } : null;
    return {
      ...history,
      base,
      head,
      merge,
      model: { tree: models[n] ?? new Map(), id: found(`refs/heads/${n}/model`).tree },
    };
  });
}

/** The same repository as a script, for people. */
export function scriptOf(history: History): string {
  const stream = gzipSync(streamOf([history], [mergedModel(history)])).toString('base64');
  return [
    '#!/bin/sh',
    '# base is the branch 0/main, the change is 0/topic',
    'git init -q --bare history.git && base64 -d <<END | gzip -d | git -C history.git fast-import --quiet',
    ...(stream.match(/.{1,120}/g) ?? []),
    'END',
    'handshake-check check --repo history.git --range 0/main..0/topic',
    '',
  ].join('\n');
}

function mergedModel({ commits, main, topic }: History): Tree {
  const treeOf = (number: number | undefined): Tree => commits[number ?? 0]?.tree ?? new Map();
  const [base] = mergeBases(commits, main, topic);
  if (base === main) return treeOf(topic);
  return base === topic ? treeOf(main) : mergedTrees(treeOf(base), treeOf(main), treeOf(topic));
}

/** Git's merges of head into base; null for a conflict. */
function mergesOf(
  folder: string,
  pairs: readonly { readonly base: string; readonly head: string }[],
  directoryRenames: boolean,
): (string | null)[] {
  const option = `merge.directoryRenames=${directoryRenames}`;
  const input = pairs.map(({ base, head }) => `${base} ${head}\n`).join('');
  const args = ['-c', option, 'merge-tree', '--write-tree', '--stdin', '-z', '--name-only', '--no-messages'];
  const answer = git(folder, args, Buffer.from(input)).toString('latin1');
  return [...answer.matchAll(/([01])\0([0-9a-f]{40})\0(?:[^\0]+\0)*\0/g)].map(([, status, tree]) =>
    status === '1' ? (tree ?? null) : null,
  );
}

function streamOf(histories: readonly History[], models: readonly Tree[]): Buffer {
  const parts: Buffer[] = [];
  let first = 1;
  histories.forEach(({ commits, main, topic }, n) => {
    const mark = (number: number): string => `:${first + number}`;
    for (const commit of commits) {
      commitTo(parts, `refs/heads/${n}/commits`, commit, commits, mark);
    }
    parts.push(Buffer.from(`reset refs/heads/${n}/main\nfrom ${mark(main)}\n\n`));
    parts.push(Buffer.from(`reset refs/heads/${n}/topic\nfrom ${mark(topic)}\n\n`));
    const model = {
      number: commits.length,
      parents: [],
      tree: models[n] ?? new Map(),
      message: 'model',
      story: '',
      smells: [],
    };
    commitTo(parts, `refs/heads/${n}/model`, model, commits, mark);
    first += commits.length + 1;
  });
  return Buffer.concat(parts);
}

function commitTo(
  parts: Buffer[],
  ref: string,
  { number, parents, tree, message }: Commit,
  commits: Commits,
  mark: (number: number) => string,
): void {
  const person = `Casey <casey@example.org> ${FIRST + number * 60} +0000`;
  // A branch that was there before would be the parent of a commit that names none.
  parts.push(
    Buffer.from(`reset ${ref}\n\ncommit ${ref}\nmark ${mark(number)}\nauthor ${person}\ncommitter ${person}\n`),
  );
  parts.push(data(Buffer.from(message)));
  const [from, ...merged] = parents;
  if (from !== undefined)
    parts.push(Buffer.from(`from ${mark(from)}\n${merged.map((m) => `merge ${mark(m)}\n`).join('')}`));
  const before: Tree = from === undefined ? new Map() : (commits[from]?.tree ?? new Map());
  for (const path of before.keys()) if (!tree.has(path)) parts.push(Buffer.from(`D ${path}\n`));
  for (const [path, entry] of tree) {
    if (sameEntry(before.get(path), entry)) continue;
    const bytes = bytesOf(entry);
    if (entry.mode === '160000') parts.push(Buffer.from(`M 160000 ${bytes.toString('latin1')} ${path}\n`));
    else parts.push(Buffer.from(`M ${entry.mode} inline ${path}\n`), data(bytes));
  }
  parts.push(Buffer.from('\n'));
}

function data(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

function git(folder: string, args: readonly string[], input: Buffer = Buffer.alloc(0)): Buffer {
  const options = { cwd: folder, env: environmentOf(folder), input, maxBuffer: 1 << 28 };
  const { status, stdout, stderr, error } = spawnSync('git', args, options);
  if (error && status === null) throw error;
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${stderr}`);
  return stdout;
}
