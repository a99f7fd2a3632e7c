import type { CheckOptions } from './check-options.js';
import { type Judgement, judge } from './judge.js';
import type { Changeset } from './model/changeset.js';
import type { Prepared } from './prepare.js';
import { withLines } from './quoted-lines.js';
import type { IfIdle, Report } from './report.js';
import type { RuleRun } from './rule-run.js';
import { type ShardOfRun, WHOLE_SHARD } from './shard.js';
import { shardOf } from './shard-identity.js';
import { standingWaivers } from './waivers.js';
import { neededWaivers } from './waivers-apart.js';

/** What a run came to before it is a report. */
export interface JudgedShard {
  readonly shard: ShardOfRun;
  readonly changeset: Changeset;
  readonly prepared: Prepared;
  readonly runs: readonly RuleRun[];
  readonly judgement: Judgement;
}

/** Says in the report of a run that it is a part, and with it what joins the parts to the report of the whole. */
export function shardReport(report: Report, judged: JudgedShard, options: CheckOptions): Report {
  const { shard, changeset, prepared, runs, judgement } = judged;
  const { views } = prepared;
  const waivers = standingWaivers(views);
  return {
    ...report,
    notices: [{ kind: 'shard', text: notice(report, shard) }, ...report.notices],
    shard: {
      index: shard.index,
      count: shard.count,
      of: shardOf(changeset, views.law, waivers, options),
      checks: judgement.checks,
      needs: neededWaivers(
        runs.flatMap(({ findings }) => findings),
        waivers,
        views.law,
      ),
      ifIdle: runs.flatMap((run, check) => ifIdle(run, check, judged)),
    },
  };
}

function ifIdle({ apart = [] }: RuleRun, check: number, { changeset, prepared }: JudgedShard): IfIdle[] {
  const { views, ownPackets, readText } = prepared;
  const context = { law: views.law, ownPackets, undecided: [], waivers: standingWaivers(views) };
  return apart.flatMap(({ waiver, run }) =>
    withLines(judge([run], context).diagnostics, changeset.head.commit, readText).map((diagnostic) => ({
      waiver: waiver.id,
      rule: waiver.rule,
      check,
      diagnostic,
    })),
  );
}

function notice({ counts: { packets } }: Report, { index, count }: ShardOfRun): string {
  const whole = index === WHOLE_SHARD ? 'and all that is more than one packet' : `the rest of it is in the others`;
  return `this is shard ${index} of ${count}: it examined ${packets.examined} of ${packets.total} packets, ${whole}; only joined the ${count} reports say what check --all does`;
}
