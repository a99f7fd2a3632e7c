import type { MarkdownLinks } from '../../engine/reporters/markdown-items.js';
import { checkRunOf } from './check-run.js';
import { commentOf } from './comment.js';
import { undecidedBy } from './failure.js';
import type { Inputs } from './inputs.js';
import type { GateOutputs, GateResult } from './parts.js';
import type { Platform, Refusal } from './platform.js';

/** What is written to the forge, where the inputs ask for it. */
export interface ForgeTargets {
  readonly platform: Platform;
  readonly wanted: Pick<Inputs, 'checkRun' | 'comment'>;
  readonly links?: MarkdownLinks | undefined;
}

/**
 * Writes to the forge first, so that the step can tell what was refused there.
 * @param step tells the result in the step itself
 */
export function withForge(step: GateOutputs, targets: ForgeTargets): GateOutputs {
  return {
    async publish(result) {
      const refusals = await writtenToForge(result, targets);
      const told = await step.publish({ ...result, remarks: [...result.remarks, ...refusals] });
      return [...refusals, ...told];
    },
  };
}

async function writtenToForge(result: GateResult, { platform, wanted, links }: ForgeTargets): Promise<string[]> {
  const { head, report, target, remarks, exitCode, overtaken } = result;
  const shown = { passes: exitCode === 0, remarks, ...(links === undefined ? {} : { links }) };
  const refusals: string[] = [];
  const write = async (what: string, act: () => Promise<Refusal | null>): Promise<void> => {
    try {
      const refusal = await act();
      if (refusal !== null) refusals.push(refusal.sentence);
    } catch (error) {
      const { subject, reason } = undecidedBy(error);
      refusals.push(`The ${what} is not written: ${subject} ${reason}.`);
    }
  };
  if (wanted.checkRun && head !== null) {
    await write('check run', () => platform.writeCheckRun(checkRunOf(report, { ...shown, head })));
  }
  if (wanted.checkRun && head === null)
    refusals.push('No check run is written: the run knows no commit to attach it to.');
  // The comment is one for all runs: that of a newer one stays, whichever of the two ends last.
  const pullRequest = wanted.comment && !overtaken ? commented(target) : null;
  if (pullRequest !== null) await write('comment', () => platform.writeComment(pullRequest, commentOf(report, shown)));
  return refusals;
}

/** The pull request whose comment is kept up to date; a merge group is about several, and leaves their comments alone. */
function commented(target: GateResult['target']): number | null {
  return target?.event.startsWith('pull_request') ? target.pullRequest : null;
}
