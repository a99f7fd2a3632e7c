import { describe, expect, it } from 'vitest';
import { withForge } from '../../actions/merge-gate/forge-outputs.js';
import type { GateResult, Target } from '../../actions/merge-gate/parts.js';
import type { Platform } from '../../actions/merge-gate/platform.js';
import { nothingReport } from '../../engine/unjudged.js';

const SHA = 'a'.repeat(40);
const tree = { name: 'refs/heads/main', commit: SHA };
const report = nothingReport(
  { door: 'action', rules: [], toolVersion: '0.0.0', base: tree, head: tree },
  'nothing to judge',
);
const target: Target = {
  event: 'pull_request',
  kind: 'change',
  pullRequest: 7,
  base: { ref: 'refs/heads/main', commit: 'live' },
  head: { ref: 'refs/pull/7/head', commit: SHA },
  followsHead: true,
  landed: false,
};
const RESULT: GateResult = {
  report,
  preview: null,
  target,
  head: SHA,
  rounds: 1,
  exitCode: 0,
  overtaken: false,
  remarks: ['a remark'],
};

/** Publishes through a forge, and notes what was written there and what the step was told. */
async function published(result: GateResult, answers: Partial<Platform>, wanted = { checkRun: true, comment: true }) {
  const written: string[] = [];
  const told: GateResult[] = [];
  const platform: Platform = {
    approvals: () => Promise.reject(new Error('nobody asks for approvals here')),
    writeCheckRun: async ({ head, conclusion }) => {
      written.push(`check run ${head.slice(0, 4)} ${conclusion}`);
      return null;
    },
    writeComment: async (number, { resolved }) => {
      written.push(`comment ${number} ${resolved}`);
      return null;
    },
    ...answers,
  };
  const step = {
    publish: async (shown: GateResult) => {
      told.push(shown);
      return ['the disk is full'];
    },
  };
  const warnings = await withForge(step, { platform, wanted }).publish(result);
  return { written, told: told[0], warnings };
}

describe('what is written to the forge', () => {
  it('is what the inputs ask for, and the step tells the rest', async () => {
    const { written, told, warnings } = await published(RESULT, {});
    expect(written).toEqual(['check run aaaa success', 'comment 7 true']);
    expect(told).toEqual(RESULT);
    expect(warnings).toEqual(['the disk is full']);
    expect((await published(RESULT, {}, { checkRun: false, comment: false })).written).toEqual([]);
  });

  it.each([1, 2] as const)('fails with exit code %d', async (exitCode) => {
    const { written } = await published({ ...RESULT, exitCode }, {});
    expect(written).toEqual(['check run aaaa failure', 'comment 7 false']);
  });

  it('is told where it was refused, and the verdict stays', async () => {
    const refused: Platform['writeComment'] = async () => ({
      output: 'comment',
      sentence: 'No comment, because of 403.',
    });
    const broken: Platform['writeCheckRun'] = () => Promise.reject(new TypeError('a defect'));
    const { told, warnings } = await published(RESULT, { writeComment: refused, writeCheckRun: broken });
    const refusals = [
      'The check run is not written: this run broke down: TypeError: a defect.',
      'No comment, because of 403.',
    ];
    expect(told).toEqual({ ...RESULT, remarks: ['a remark', ...refusals] });
    expect(warnings).toEqual([...refusals, 'the disk is full']);
  });

  it('hangs on no commit and no pull request that is not known', async () => {
    const { written, warnings } = await published({ ...RESULT, head: null, target: null, exitCode: 2 }, {});
    expect(written).toEqual([]);
    expect(warnings[0]).toContain('the run knows no commit');
  });

  it('leaves the comment to a newer run when head has moved', async () => {
    const { written } = await published({ ...RESULT, overtaken: true, exitCode: 2 }, {});
    expect(written).toEqual(['check run aaaa failure']);
  });

  it('leaves the comments of the pull requests in a merge group alone', async () => {
    const { written } = await published({ ...RESULT, target: { ...target, event: 'merge_group' } }, {});
    expect(written).toEqual(['check run aaaa success']);
  });
});
