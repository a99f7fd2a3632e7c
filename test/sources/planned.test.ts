import { describe, expect, it } from 'vitest';
import { type MemoryTree, memorySource } from '../../engine/sources/memory.js';
import { plannedSource } from '../../engine/sources/planned.js';

const LIMITS = { changedPaths: 100, commits: 100 };
const bytes = (text: string): Uint8Array => Buffer.from(text);
const tree = (files: Readonly<Record<string, string>>): MemoryTree =>
  new Map(Object.entries(files).map(([path, text]) => [path, { kind: 'executable', bytes: bytes(text) } as const]));
const planned = (base: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) =>
  plannedSource(
    memorySource({ base: tree(base), commits: [], now: 0 }),
    new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])),
  );

describe('a planned tree', () => {
  it('holds the planned files over those that are there, which keep their mode', async () => {
    const source = planned({ 'a.md': 'old', 'b.md': 'b' }, { 'a.md': 'new', 'c/d.md': 'd' });
    await source.base();
    const { result, head, changes } = await source.survey(LIMITS);
    expect(result).toBe(head);
    expect(result.paths()).toEqual(['a.md', 'b.md', 'c/d.md']);
    expect(changes.map(({ path, before, after }) => [path, before?.kind, after?.kind])).toEqual([
      ['a.md', 'executable', 'executable'],
      ['c/d.md', undefined, 'file'],
    ]);
    const entries = result.paths().flatMap((path) => result.entry(path) ?? []);
    expect(await source.load(entries.map((entry) => ({ entry, maxBytes: 100 })))).toEqual([]);
    expect(entries.map((entry) => Buffer.from(result.bytes(entry)).toString())).toEqual(['new', 'b', 'd']);
  });

  it('does not differ where the plan says what is there', async () => {
    const source = planned({ 'a.md': 'same' }, { 'a.md': 'same' });
    await source.base();
    expect((await source.survey(LIMITS)).changes).toEqual([]);
  });

  it('is never laid over commits', async () => {
    const commits = [{ message: 'a', tree: tree({ 'a.md': 'a' }) }];
    const source = plannedSource(memorySource({ base: tree({}), commits, now: 0 }), new Map());
    await source.base();
    await expect(source.survey(LIMITS)).rejects.toThrow('not over commits');
  });
});
