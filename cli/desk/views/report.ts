import { basename, resolve } from 'node:path';
import { counted } from '../../../engine/model/counted.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { EXIT_CODES } from '../../../engine/report.js';
import { terminalJson, terminalLine } from '../../../engine/reporters/escape.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import type { ExitCode } from '../../exit-code.js';
import { judged } from '../../judged.js';
import { writeOutput } from '../../output-file.js';
import { readReportFile } from '../../report-file.js';
import type { Terminal } from '../../terminal.js';
import { atDesk, type Desk, type DeskRequest } from '../desk.js';
import type { Overview } from './overview/overview.js';
import { overviewOf } from './overview/overview-of.js';
import { readOverview } from './overview/read-overview.js';
import { reportPage } from './page/page.js';
import { traceIds } from './trace.js';

/** What `report` was asked for. */
export interface ReportRequest extends DeskRequest {
  readonly format: 'html' | 'json';
  readonly output?: string;
  readonly name?: string;
  /** Reports of other runs, written as JSON, to be put on one page. */
  readonly merge?: readonly string[];
}

/**
 * Shows the work tree, or what other runs saw of theirs. It judges nothing that `check --all` does not: the page shows the verdict, and the
 * exit code says whether the page was made.
 */
export async function runReport(request: ReportRequest, terminal: Terminal): Promise<ExitCode> {
  const overviews = request.merge === undefined ? [await overseen(request)] : merged(request.merge, request.directory);
  const text = request.format === 'html' ? reportPage(overviews, __HANDSHAKE_CHECK_VERSION__) : asJson(overviews);
  if (request.output === undefined) {
    await terminal.print(text);
    return 0;
  }
  await writeOutput(request.output, request.directory, text);
  for (const { name, report, packets } of overviews) {
    const said = `${name}: check --all says ${report.verdict}, ${counted(packets.length, 'packet')}`;
    await terminal.print(`${terminalLine(said)}\n`);
  }
  return 0;
}

async function overseen(request: ReportRequest): Promise<Overview> {
  return atDesk(request, async (desk) => {
    const { tree, law, now, repository } = desk;
    const ids = tree.packetEntries.flatMap(({ path }) => tree.packetAt(path)?.id ?? []);
    const { traces, undecided } = await traceIds(desk, ids, request);
    const report = await judged(worktreeSource(repository, { whole: true }, now), { door: 'cli' });
    // What the tracing could not read is missing from the coverage: the page must not look whole without it.
    const known = new Set(report.undecided.map(({ subject }) => subject));
    const open = [...report.undecided, ...undecided.filter(({ subject }) => !known.has(subject))];
    const whole =
      open.length === report.undecided.length ? report : { ...report, undecided: open, verdict: worse(report.verdict) };
    return overviewOf({ name: request.name ?? nameOf(desk), now, law, tree, traces, report: whole });
  });
}

function worse(verdict: Overview['report']['verdict']): Overview['report']['verdict'] {
  return EXIT_CODES[verdict] === EXIT_CODES.block ? verdict : 'inconclusive';
}

function nameOf({ top }: Desk): string {
  return basename(top) || 'the repository';
}

/** @throws UndecidedError for a file that is no such report: a page that leaves one out would look whole */
function merged(files: readonly string[], directory: string): Overview[] {
  return files.map((file) => {
    try {
      return readOverview(readReportFile(resolve(directory, file)));
    } catch (error) {
      throw new UndecidedError(
        {
          subject: `--merge ${file}`,
          reason: `cannot be read as a report: ${error instanceof Error ? error.message : String(error)}`,
          help: 'Write it anew, with the same version: npx handshake-check report --format json --output FILE. What check --shard wrote is joined by check --merge.',
        },
        { cause: error },
      );
    }
  });
}

function asJson(overviews: readonly Overview[]): string {
  const [only, ...more] = overviews;
  return `${terminalJson(JSON.stringify(more.length === 0 ? only : overviews, null, 2))}\n`;
}
