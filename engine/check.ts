import type { CheckOptions } from './check-options.js';
import { type Judgement, judge } from './judge.js';
import { assertRepair, nextLaw, standingLaw } from './law-of-base.js';
import type { Changeset } from './model/changeset.js';
import { noticesOf } from './notices.js';
import { type Prepared, prepare } from './prepare.js';
import { withLines } from './quoted-lines.js';
import { REPORT_VERSION, type Report } from './report.js';
import { runRules } from './run.js';
import { selectRules } from './selection.js';
import type { Source } from './sources/source.js';
import { standingWaivers } from './waivers.js';

/**
 * The whole line: read the law, compare two trees within its limits, parse what changed, let the rules speak, judge once.
 *
 * @returns a report for everything that could be looked at; never prints, never exits.
 * @throws UndecidedError when nothing could be looked at: no repository, no such revision, a broken configuration.
 */
export async function check(source: Source, options: CheckOptions): Promise<Report> {
  const standing = await standingLaw(source, await source.base(), options);
  const changeset = await source.survey(standing.law.limits);
  assertRepair(standing, changeset);
  const next = await nextLaw(source, changeset, standing.law, options);
  const law = options.lawFrom === 'result' ? next : standing.law;
  const rules = selectRules(options.rules, options.onlyRules);
  const prepared = await prepare(source, changeset, law, options);
  const { views, ownPackets, undecided } = prepared;
  const runs = runRules(rules, views);
  const judgement = judge(runs, { law, ownPackets, undecided, waivers: standingWaivers(views) });
  return reportOf(changeset, prepared, judgement, options);
}

function reportOf(
  changeset: Changeset,
  { views, undecided, readText }: Prepared,
  judgement: Judgement,
  options: CheckOptions,
): Report {
  const { outcomes, verdict } = judgement;
  const diagnostics = withLines(judgement.diagnostics, changeset.head.commit, readText);
  const count = (wanted: (diagnostic: (typeof diagnostics)[number]) => boolean): number =>
    diagnostics.filter(wanted).length;
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
    notices: noticesOf(changeset, views, options),
    counts: {
      errors: count(({ standing, severity }) => standing === 'active' && severity === 'error'),
      warnings: count(({ standing, severity }) => standing === 'active' && severity === 'warning'),
      inherited: count(({ standing }) => standing === 'inherited'),
      waived: count(({ standing }) => standing === 'waived'),
      undecided: undecided.length,
      packets: {
        changed: views.change.packetChanges.length,
        examined: views.examined.packets.length,
        total: views.result.packetEntries.length,
      },
      commits: changeset.commits.length,
    },
  };
}
