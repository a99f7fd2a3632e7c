import { counted } from '../../../engine/model/counted.js';
import { terminalLine } from '../../../engine/reporters/escape.js';
import {
  coverageOfAll,
  type PacketTrace,
  percentOf,
  type TraceCounts,
  type TraceCoverage,
  type TracedEvidence,
  type TraceRow,
} from '../../../workflow/work/trace.js';
import { columns } from './columns.js';

/** The requirements of one packet, each with its evidence, and what they come to. */
export function packetText(trace: PacketTrace): string {
  const { id, path, rows, coverage, strays, anchorFaults } = trace;
  const table = columns(['STATE', 'REQUIREMENT', 'WORD', 'EVIDENCE', 'SPEC', 'TEXT'], rows.flatMap(linesOf));
  const notes = [
    ...(anchorFaults > 0
      ? [
          `SPEC_ANCHOR does not lead everywhere it says, and what leads nowhere demands nothing: npx handshake-check check ${id}`,
        ]
      : []),
    ...(strays.length > 0 ? [`evidence names what is no requirement of the packet: ${strays.join(', ')}`] : []),
  ];
  return lines([
    terminalLine(`${id} (${path})`),
    '',
    ...(rows.length === 0 ? ['no requirement stands where its SPEC_ANCHOR leads'] : table),
    '',
    ...notes.map((note) => `note: ${terminalLine(note)}`),
    `${coverageWords(coverage)}`,
  ]);
}

/** A line for each packet, by phase, and what each phase comes to. */
export function summaryText(traces: readonly PacketTrace[]): string {
  const phases = [...new Set(traces.map(({ phase }) => phase))];
  const paragraphs = phases.map((phase) => {
    const own = traces.filter((trace) => trace.phase === phase);
    const rows = own.map((trace) => [
      trace.id,
      trace.retired ?? trace.status ?? 'unreadable STATUS',
      ...cellsOf(trace.coverage),
      trace.anchorFaults > 0 ? 'its SPEC_ANCHOR does not lead everywhere it says' : '',
    ]);
    const sum = ['together', '', ...cellsOf(coverageOfAll(own)), ''];
    const heads = [`PHASE ${phase ?? 'unknown'}`, 'STATUS', 'COVERED', 'MUST', 'SHOULD', 'DRIFTED', 'GONE', ''];
    return columns(heads, [...rows, sum]);
  });
  return lines([...paragraphs.flatMap((paragraph) => [...paragraph, '']), coverageWords(coverageOfAll(traces))]);
}

/** One line for the requirement with its first evidence, one for each further place. */
function linesOf({ requirement, state, evidence }: TraceRow): string[][] {
  const { id, keyword, path, line, text } = requirement;
  const [first, ...more] = evidence;
  return [
    [state, id, keyword, first ? placeOf(first) : '', `${path}:${line}`, text],
    ...more.map((each) => [each.state, '', '', placeOf(each), '', '']),
  ];
}

function placeOf({ file, from, to }: TracedEvidence): string {
  return `${file}:${from === to ? from : `${from}-${to}`}`;
}

function cellsOf({ must, should, ...all }: TraceCoverage): string[] {
  const percent = percentOf(all);
  const share = (counts: TraceCounts): string => `${counts.covered}/${counts.requirements}`;
  return [
    percent === null ? '-' : `${share(all)} ${percent}%`,
    share(must),
    share(should),
    String(all.states.drifted),
    String(all.states.gone),
  ];
}

function coverageWords({ must, should, ...all }: TraceCoverage): string {
  const percent = percentOf(all);
  if (percent === null) return 'coverage: nothing is demanded';
  const share = ({ covered, requirements }: TraceCounts): string => `${covered} of ${requirements}`;
  const { missing, gone, drifted } = all.states;
  const rest = [
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
    ...(drifted > 0 ? [`${drifted} drifted`] : []),
  ];
  const tail = rest.length === 0 ? '' : `; ${rest.join(', ')}`;
  return `coverage: ${share(all)} ${counted(all.requirements, 'requirement').replace(/^\d+ /, '')} (${percent} %), MUST ${share(must)}, SHOULD ${share(should)}${tail}`;
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
