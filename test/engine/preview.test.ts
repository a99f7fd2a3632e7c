import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, saidBy } from '../support/judge-change.js';
import { undecided } from './judged-repository.js';

const CONFIG = 'handshake.config.json';

/** A change that switches a rule off and breaks it. */
const EDITS: Readonly<Record<string, Edit>> = {
  [CONFIG]: () => JSON.stringify({ rules: { 'no-code-by-orchestrator': 'off' } }),
  'src/jobs.ts': () => 'changed\n',
};

describe('a preview', () => {
  it('judges by the configuration that the change brings, and says so', async () => {
    const report = await judgeChange({ steps: [{ edits: EDITS }], options: { lawFrom: 'result' } });
    expect(saidBy(report, 'no-code-by-orchestrator')).toEqual([]);
    expect(report.notices).toContainEqual({
      kind: 'preview',
      text: 'a preview: judged by handshake.config.json as the change leaves it; what counts is the law of base',
    });
  });

  it('is not what a run is without being asked: the law of base judges', async () => {
    for (const options of [{}, { lawFrom: 'base' as const }]) {
      const report = await judgeChange({ steps: [{ edits: EDITS }], options });
      expect(saidBy(report, 'no-code-by-orchestrator')).toHaveLength(1);
      expect(report.notices.map(({ kind }) => kind)).not.toContain('preview');
    }
  });

  it("judges by the protocol's defaults where the change removes the configuration", async () => {
    const config = { rules: { 'no-code-by-orchestrator': 'off' } };
    const steps = [{ edits: { [CONFIG]: () => null, 'src/jobs.ts': () => 'changed\n' } }];
    const report = await judgeChange({ config, steps, options: { lawFrom: 'result' } });
    expect(saidBy(report, 'no-code-by-orchestrator')).toHaveLength(1);
    expect(report.notices.find(({ kind }) => kind === 'preview')?.text).toContain("judged by the protocol's defaults");
  });

  it('is surveyed within the limits of base', async () => {
    const config = { limits: { changedPaths: 1 } };
    const steps = [{ edits: { ...EDITS, [CONFIG]: () => '{}' } }];
    const judging = judgeChange({ config, steps, options: { lawFrom: 'result' } });
    expect(await undecided(judging)).toMatchObject({ reason: 'touches more than 1 paths, the limit' });
  });
});

describe('a configuration that nobody can read', () => {
  it('is undecided in the change, whoever judges', async () => {
    for (const lawFrom of ['base', 'result'] as const) {
      const judging = judgeChange({ steps: [{ edits: { [CONFIG]: () => '{"rule": 1}' } }], options: { lawFrom } });
      expect(await undecided(judging)).toMatchObject({ subject: `${CONFIG}:1:2` });
    }
  });
});
