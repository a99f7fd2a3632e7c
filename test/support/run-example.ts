import { judgedInMemory } from '../../api/tester/judged-in-memory.js';
import type { Report } from '../../engine/report.js';
import type { MemoryTree } from '../../engine/sources/memory.js';
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
export async function runExample(page: string, example: Example): Promise<Report> {
  const { base, commits, history, approvals, touched } = buildChange(page, example);
  const change = {
    base: memoryTree(base),
    commits: commits.map(({ message, tree }) => ({ message, tree: memoryTree(tree) })),
    history,
    now: NOW,
    ...(touched ? { whole: true, touched } : {}),
  };
  return (await judgedInMemory(change, approving(approvals))).report;
}

function memoryTree(tree: ExampleTree): MemoryTree {
  return new Map([...tree].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]));
}
