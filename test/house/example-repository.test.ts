import { describe, expect, it } from 'vitest';
import { check } from '../../engine/check.js';
import { memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { exampleTree, NEW_PACKET_PATH, newPacket } from '../support/example-repository.js';

const NOW = Date.UTC(2026, 0, 6) / 1000;
const OPTIONS = { rules, door: 'cli', toolVersion: '0.0.0' } as const;

function tree(more: readonly (readonly [string, ReturnType<typeof newPacket>])[] = []) {
  const files = [...exampleTree(), ...more];
  return new Map(files.map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]));
}

// Every example of the law pages starts here: what is wrong here would be wrong in all of them.
describe('the example repository keeps the whole law', () => {
  it('as it stands', async () => {
    const report = await check(memorySource({ base: tree(), commits: [], now: NOW, whole: true }), OPTIONS);
    expect(report.diagnostics).toEqual([]);
    expect(report.counts.packets).toMatchObject({ examined: 2, total: 2 });
    expect(report.verdict).toBe('pass');
  });

  it('with the packet that examples introduce', async () => {
    const commits = [{ message: 'plan\n\nRole: Orchestrator', tree: tree([[NEW_PACKET_PATH, newPacket()]]) }];
    const report = await check(memorySource({ base: tree(), commits, now: NOW }), OPTIONS);
    expect(report.diagnostics).toEqual([]);
    expect(report.counts.packets).toMatchObject({ changed: 1, total: 3 });
    expect(report.verdict).toBe('pass');
  });
});
