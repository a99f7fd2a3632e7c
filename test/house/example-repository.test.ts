import { describe, expect, it } from 'vitest';
import { check } from '../../engine/check.js';
import { memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { exampleTree } from '../support/example-repository.js';
import { judgeChange, NOW, replace } from '../support/judge-change.js';

const OPTIONS = { rules, door: 'cli', toolVersion: '0.0.0' } as const;

function tree() {
  return new Map(
    [...exampleTree()].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]),
  );
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
    const board = replace('## Ready for Dev\n', '## Ready for Dev\n\n- **[WP-1-New-20260105]** - Print the jobs\n');
    const report = await judgeChange({ steps: [{ edits: { new: (text) => text, board } }] });
    expect(report.diagnostics).toEqual([]);
    expect(report.counts.packets).toMatchObject({ changed: 1, total: 3 });
    expect(report.verdict).toBe('pass');
  });
});
