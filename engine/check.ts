import type { CheckOptions } from './check-options.js';
import { countsOf, type Judgement, judge } from './judge.js';
import { assertRepair, type LawWithRules, nextLaw, standingLaw } from './law-of-base.js';
import type { Changeset } from './model/changeset.js';
import { noticesOf, unseenPlugIns } from './notices.js';
import { type Prepared, prepare } from './prepare.js';
import { withLines } from './quoted-lines.js';
import { REPORT_VERSION, type Report } from './report.js';
import type { Finding } from './rule.js';
import { checkedPackets, runRules } from './run.js';
import { selectRules } from './selection.js';
import { shardReport } from './shard-report.js';
import type { Source } from './sources/source.js';
import { standingWaivers } from './waivers.js';

/**
 * The whole line: read the law, compare two trees within its limits, parse what changed, let the rules speak, judge once.
 *
 * @returns a report for everything that could be looked at; never prints, never exits.
 * @throws UndecidedError when nothing could be looked at: no repository, no such revision, a broken configuration.
 */
export async function check(source: Source, asked: CheckOptions): Promise<Report> {
  return (await checkWithFacts(source, asked)).report;
}

/** A report, and for each of its diagnostics the fact that it tells of. */
export interface ReportWithFacts {
  readonly report: Report;
  readonly facts: readonly Finding[];
}

/**
 * The same, for those who test rules.
 * @throws UndecidedError as `check` does
 */
export async function checkWithFacts(source: Source, asked: CheckOptions): Promise<ReportWithFacts> {
  const { observer } = asked;
  observer?.phase('base');
  const standing = await standingLaw(source, await source.base(), asked);
  observer?.phase('survey');
  const changeset = await source.survey(standing.law.limits);
  assertRepair(standing, changeset);
  const next = await nextLaw(source, changeset, standing, asked);
  const { law, rules: known } = asked.lawFrom === 'result' ? next : standing;
  const options = { ...asked, rules: known };
  const rules = selectRules(known, options.onlyRules);
  observer?.phase('parse');
  const prepared = await prepare(source, changeset, law, options);
  const { views, ownPackets, undecided } = prepared;
  observer?.phase('rules');
  const runs = runRules(rules, views);
  observer?.phase('judge');
  const judgement = judge(runs, { law, ownPackets, undecided, waivers: standingWaivers(views) });
  const report = reportOf(changeset, prepared, judgement, { ...options, unseen: next.unseen });
  const whole = { changeset, prepared, runs, judgement };
  return {
    report: options.shard ? shardReport(report, { ...whole, shard: options.shard }, options) : report,
    facts: judgement.facts,
  };
}

function reportOf(
  changeset: Changeset,
  { views, undecided, readText }: Prepared,
  judgement: Judgement,
  options: CheckOptions & Pick<LawWithRules, 'unseen'>,
): Report {
  const { outcomes, verdict } = judgement;
  const diagnostics = withLines(judgement.diagnostics, changeset.head.commit, readText);
  return {
    version: REPORT_VERSION,
    tool: { name: 'handshake-check', version: options.toolVersion },
    door: options.door,
    base: { name: changeset.base.name, commit: changeset.base.commit },
    head: { name: changeset.head.name, commit: changeset.head.commit },
    verdict,
    outcomes,
    diagnostics,
    undecided,
    notices: [...noticesOf(changeset, views, options), ...unseenPlugIns(options.unseen, changeset)],
    counts: {
      ...countsOf(diagnostics),
      undecided: undecided.length,
      packets: {
        changed: views.change.packetChanges.length,
        examined: checkedPackets(views.examined).length,
        total: views.result.packetEntries.length,
      },
      commits: changeset.commits.length,
    },
  };
}
