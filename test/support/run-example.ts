import { check } from '../../engine/check.js';
import type { Report } from '../../engine/report.js';
import { type MemoryTree, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { buildChange } from './example-change.js';
import type { ExampleTree } from './example-repository.js';
import type { Example } from './law-page.js';
import { approving } from './numbered-approvals.js';

/** When every example happens: 2026-01-06T00:00:00Z, in seconds. */
const NOW = Date.UTC(2026, 0, 6) / 1000;

/**
 * Judges the change of an example by every rule, in memory.
 * @param page the page's path, for messages
 * @throws PageError where a block of the example cannot be applied
 */
export function runExample(page: string, example: Example): Promise<Report> {
  const { base, commits, history, approvals, touched } = buildChange(page, example);
  const source = memorySource({
    base: memoryTree(base),
    commits: commits.map(({ message, tree }) => ({ message, tree: memoryTree(tree) })),
    history,
    now: NOW,
    ...(touched ? { whole: true, touched } : {}),
  });
  return check(source, { rules, door: 'cli', toolVersion: '0.0.0', ...approving(approvals) });
}

function memoryTree(tree: ExampleTree): MemoryTree {
  return new Map([...tree].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]));
}
