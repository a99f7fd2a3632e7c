import { packetsOfPhase } from '../../../engine/model/phase-obstacles.js';
import type { Status } from '../../../engine/model/status.js';
import type { Undecided } from '../../../engine/model/undecided.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { prepare } from '../../../engine/prepare.js';
import { EXIT_CODES } from '../../../engine/report.js';
import { terminalJson } from '../../../engine/reporters/escape.js';
import { renderUndecided } from '../../../engine/reporters/text.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import { rules } from '../../../rules/index.js';
import {
  coverageOfAll,
  type PacketTrace,
  percentOf,
  type TraceCoverage,
  traceOf,
} from '../../../workflow/work/trace.js';
import type { Format } from '../../commands/command.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { whileOpen } from '../../while-open.js';
import { atDesk, type Desk, type DeskRequest } from '../desk.js';
import { packetArgument } from '../packet-argument.js';
import { phaseArgument } from '../phase-argument.js';
import { packetText, summaryText } from './trace-text.js';

/** What `trace` was asked for. */
export interface TraceRequest extends DeskRequest {
  /** One packet, requirement by requirement; without it a line for each packet. */
  readonly id?: string;
  /** Only the packets of this phase. */
  readonly phase?: string;
  readonly format: Format;
}

/** What was traced. */
export interface Traced {
  readonly traces: readonly PacketTrace[];
  readonly undecided: readonly Undecided[];
}

/** Which requirement is met where (CX-598). It judges nothing: the rule `requirement-evidence` does. */
export async function runTrace(request: TraceRequest, terminal: Terminal): Promise<ExitCode> {
  refuseBoth(request);
  const traced = await atDesk(request, (desk) => traceIds(desk, idsOf(desk, request), request));
  await terminal.print(request.format === 'json' ? asJson(traced, request) : asText(traced, request, terminal));
  return traced.undecided.length > 0 ? EXIT_CODES.inconclusive : 0;
}

function refuseBoth({ id, phase }: TraceRequest): void {
  if (id === undefined || phase === undefined) return;
  throw new UndecidedError({
    subject: `${id} and --phase ${phase}`,
    reason: 'were given together, expected one of them',
    help: `Trace the packet, npx handshake-check trace ${id}, or the phase, npx handshake-check trace --phase ${phase}`,
  });
}

function idsOf({ tree, law }: Desk, { id, phase }: TraceRequest): string[] {
  if (id !== undefined) return [packetArgument({ tree, law }, id).packet.id];
  if (phase !== undefined) return packetsOfPhase(phaseArgument(tree, phase), tree).map((packet) => packet.id);
  return tree.packetEntries.flatMap(({ path }) => tree.packetAt(path)?.id ?? []);
}

/** The packets are read as finished, so that the files are loaded that their evidence cites. */
export async function traceIds(
  { repository, law, tree }: Pick<Desk, 'repository' | 'law' | 'tree'>,
  ids: readonly string[],
  { now }: Pick<DeskRequest, 'now'>,
): Promise<Traced> {
  if (ids.length === 0) return { traces: [], undecided: [] };
  return whileOpen(worktreeSource(repository, { whole: false }, now), async (source) => {
    await source.base();
    const changeset = await source.survey(law.limits);
    const { views, undecided } = await prepare(source, changeset, law, {
      rules,
      door: 'cli',
      toolVersion: __HANDSHAKE_CHECK_VERSION__,
      onlyPackets: ids,
      readiness: 'finish',
    });
    const { result, authority, examined } = views;
    const statusOf = (id: string): Status | null => {
      const reading = tree.packet(id)?.status ?? null;
      return reading === null || reading.kind === 'unknown' ? null : reading.status;
    };
    const traces = examined.packets.map((packet) => traceOf(packet, statusOf(packet.id), { tree: result, authority }));
    return { traces, undecided };
  });
}

function asText({ traces, undecided }: Traced, { id }: TraceRequest, { palette }: Terminal): string {
  const open = undecided.map((each) => `\n${renderUndecided(each, palette)}`).join('');
  return (id === undefined ? summaryText(traces) : traces.map(packetText).join('\n')) + open;
}

function asJson({ traces, undecided }: Traced, { id }: TraceRequest): string {
  const phases = [...new Set(traces.map(({ phase }) => phase))].map((phase) => ({
    phase,
    coverage: withPercent(coverageOfAll(traces.filter((trace) => trace.phase === phase))),
  }));
  const packets = traces.map(({ rows, coverage, ...packet }) => ({
    ...packet,
    coverage: withPercent(coverage),
    ...(id === undefined ? {} : { rows }),
  }));
  const coverage = withPercent(coverageOfAll(traces));
  const answer = {
    version: 1,
    command: 'trace',
    packets,
    ...(id === undefined ? { phases, coverage } : {}),
    undecided,
  };
  return `${terminalJson(JSON.stringify(answer, null, 2))}\n`;
}

function withPercent(coverage: TraceCoverage): TraceCoverage & { readonly percent: number | null } {
  return { percent: percentOf(coverage), ...coverage };
}
