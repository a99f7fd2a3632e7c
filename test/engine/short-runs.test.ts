import process from 'node:process';
import { expect, it } from 'vitest';
import { expectShortRun } from '../../engine/short-runs.js';

it('loads what every run needs before it sets a flag, and only on Node 20', () => {
  const asked: string[] = [];
  const getBuiltinModule = (name: string): object => {
    asked.push(name);
    return {};
  };
  expectShortRun({ versions: { ...process.versions, node: '24.1.0' }, getBuiltinModule });
  expect(asked).toEqual([]);
  expectShortRun({ versions: { ...process.versions, node: '20.20.2' }, getBuiltinModule });
  expect(asked).toEqual(['node:child_process', 'node:crypto']);
});

it('does not stop a Node that is too old, which has to be told so', () => {
  expect(() => expectShortRun({ versions: { ...process.versions, node: '20.15.1' } })).not.toThrow();
});
