import { check } from '../../engine/check.js';
import type { CheckOptions } from '../../engine/check-options.js';
import type { Report } from '../../engine/report.js';
import type { Rule } from '../../engine/rule.js';
import { mergeShards } from '../../engine/shard-merge.js';
import { type MemoryChange, type MemoryTree, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { exampleTree } from '../support/example-repository.js';

/** 2026-01-06: the example's waivers and dates are judged at one time. */
export const NOW = Date.UTC(2026, 0, 6, 12) / 1000;
const LEDGER = 'docs/WAIVERS.md';

/** The example repository with other texts at some paths, which null takes out. */
export function treeWith(texts: Readonly<Record<string, string | null>>): MemoryTree {
  const tree = new Map(
    [...exampleTree()].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]),
  );
  for (const [path, text] of Object.entries(texts)) {
    if (text === null) tree.delete(path);
    else tree.set(path, { kind: 'file', bytes: Buffer.from(text) });
  }
  return tree;
}

/** The ledger with these waivers, each `id | rule | target | expires`. */
export function waiving(...rows: readonly string[]): Readonly<Record<string, string>> {
  const head = Buffer.from(exampleTree().get(LEDGER)?.bytes ?? '', 'latin1').toString('utf8');
  const lines = rows.map((row) => {
    const [id, rule, target, expires] = row.split(' | ');
    return `| ${id} | ${rule} | ${target} | Old text | alice | 2026-01-05 | ${expires} |\n`;
  });
  return { [LEDGER]: `${head.trimEnd()}\n${lines.join('')}` };
}

/** A repository that is judged whole, and by what. */
export interface Judged extends Omit<MemoryChange, 'commits' | 'now' | 'whole'> {
  readonly now?: number;
  readonly rules?: readonly Rule[];
}

/** Judges it whole, or one shard of it. */
export function judgeAll(
  { rules: by = rules, now = NOW, ...trees }: Judged,
  options: Partial<CheckOptions> = {},
): Promise<Report> {
  const source = memorySource({ result: trees.base, ...trees, commits: [], now, whole: true });
  return check(source, { rules: by, door: 'cli', toolVersion: '0.0.0', ...options });
}

/** Judges every shard of it, each report on its own way through JSON. */
export async function shardsOf(judged: Judged, count: number, options: Partial<CheckOptions> = {}): Promise<Report[]> {
  const shards: Report[] = [];
  for (let index = 1; index <= count; index += 1) {
    const report = await judgeAll(judged, { ...options, shard: { index, count } });
    shards.push(JSON.parse(JSON.stringify(report)) as Report);
  }
  return shards;
}

/** Joins reports, in any order. */
export function joined(shards: readonly Report[]): Report {
  return mergeShards(shards.map((report, at) => ({ name: `report ${at + 1}`, report })));
}
