import { counted } from '../../../engine/model/counted.js';
import { dependenciesOf } from '../../../engine/model/dependency-graph.js';
import type { RepoPath } from '../../../engine/model/path.js';
import type { PhaseId } from '../../../engine/model/phase.js';
import { idsOfPhase } from '../../../engine/model/phase-obstacles.js';
import { workStanding } from '../../../engine/model/work-standing.js';
import type { Diagnostic, Report } from '../../../engine/report.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { type ActRequest, act } from '../act.js';
import { atDesk, type Desk } from '../desk.js';
import { knownPhases } from '../phase-argument.js';
import { answerChecklist, type CheckedLine, type Checklist, lineOfReport } from './checklist.js';
import { ruled } from './ruled.js';
import { specLines } from './spec-regression.js';
import { auditLines, recordEdit, type SupplyAudit } from './supply-lines.js';

/** What `pre-orchestration` was asked for. */
export interface PreOrchestrationRequest extends ActRequest {
  /** Write down what the audits said, for machines that cannot ask. */
  readonly record: boolean;
}

/** The checklist before any packet is created: five steps, a verdict per line (Part 2, CX-600). */
export async function runPreOrchestration(request: PreOrchestrationRequest, terminal: Terminal): Promise<ExitCode> {
  const { list, audit } = await atDesk(request, async (desk) => {
    const supply = await auditLines(desk);
    return { list: await checklist(desk, supply), audit: supply };
  });
  const code = await answerChecklist(list, request.format, terminal);
  if (!request.record) return code;
  // The answer is printed already; what is written is told beside it.
  const told: Terminal = { ...terminal, print: (text) => terminal.tell(text) };
  await act(
    'pre-orchestration',
    { ...request, format: 'text' },
    (desk) => ({ edits: [recordEdit(desk, audit.asked) ?? []].flat(), facts: {}, next: [] }),
    told,
  );
  return code;
}

async function checklist(desk: Desk, supply: SupplyAudit): Promise<Checklist> {
  const report = await ruled(desk, RULES, { whole: true });
  const spec = await specLines(desk);
  return {
    command: 'pre-orchestration',
    steps: [
      { title: 'Step 1: Spec Currency Verification', lines: spec },
      { title: 'Step 2: Task Board Review', lines: boardLines(desk, report) },
      { title: 'Step 3: Supply Chain Audit', lines: [registerLine(desk, report), ...supply.lines] },
      { title: 'Step 4: Phase Status', lines: phaseLines(desk, report) },
      { title: 'Step 5: Governance Files Current', lines: governanceLines(desk, report) },
    ],
    facts: {},
    end: {
      pass: 'Pre-orchestration checklist: PASS. You may create task packets.',
      fail: 'Pre-orchestration checklist: FAIL. Put it right before you create task packets.',
      'not-checked': 'Pre-orchestration checklist: NOT CHECKED. What was not looked at is not in order.',
    },
  };
}

const RULES = [
  'task-board-sync',
  'task-board-format',
  'stalled-work',
  'done-is-validated',
  'oss-register',
  'dependency-order',
  'governance-files',
  'spec-current',
];

const saying =
  (message: string) =>
  ({ messageId }: Diagnostic): boolean =>
    messageId === message;
const about =
  (path: RepoPath) =>
  (diagnostic: Diagnostic): boolean =>
    diagnostic.rule !== 'governance-files' || diagnostic.path === path;

function boardLines({ law, tree }: Desk, report: Report): CheckedLine[] {
  const { board } = law.paths;
  const because = counted(tree.packetEntries.length, 'packet');
  return [
    lineOfReport(report, {
      asks: `${board} is current`,
      rules: ['task-board-sync', 'task-board-format', 'governance-files'],
      isMeant: about(board),
      because: `it agrees with ${because}`,
    }),
    lineOfReport(report, {
      asks: 'No stalled WPs (>2 weeks idle)',
      rules: ['stalled-work'],
      isMeant: saying('idle'),
      because,
    }),
    lineOfReport(report, { asks: 'All "Done" WPs marked VALIDATED', rules: ['done-is-validated'], because }),
    lineOfReport(report, {
      asks: 'Blocked WPs have escalation notes',
      rules: ['stalled-work'],
      isMeant: saying('no-escalation'),
      because,
    }),
  ];
}

function registerLine({ law, tree }: Desk, report: Report): CheckedLine {
  const { ossRegister } = law.paths;
  const because = tree.snapshot.entry(ossRegister)
    ? 'every direct dependency has its row'
    : 'there is no direct dependency';
  return lineOfReport(report, { asks: `${ossRegister} exists and is complete`, rules: ['oss-register'], because });
}

function phaseLines(desk: Desk, report: Report): CheckedLine[] {
  const { tree, law } = desk;
  const phase = currentPhase(desk);
  const passed = (asks: string, because: string): CheckedLine => ({ asks, verdict: 'pass', because, findings: [] });
  return [
    passed(
      'Current phase identified',
      phase === null ? 'no phase is open: the next packet begins one' : `phase ${phase}`,
    ),
    passed('Phase-critical WPs identified', phase === null ? 'there are none' : criticalPackets(desk, phase)),
    lineOfReport(report, {
      asks: `Dependencies documented in ${law.paths.board}`,
      rules: ['dependency-order'],
      because: counted(tree.packetEntries.length, 'packet'),
    }),
  ];
}

/** The first phase, in the order of their numbers, that the board does not say is closed. */
function currentPhase({ tree }: Desk): PhaseId | null {
  const closed = new Set(tree.board()?.closedPhases.flatMap(({ canonical, phase }) => (canonical ? phase : [])) ?? []);
  return knownPhases(tree).find((phase) => !closed.has(phase)) ?? null;
}

/** The unfinished packets of a phase that others wait for, those first that most wait for. */
function criticalPackets({ tree }: Desk, phase: PhaseId): string {
  const packets = tree.packetEntries.flatMap(({ path }) => tree.packetAt(path) ?? []);
  const waiting = (id: string): number => packets.filter((packet) => dependenciesOf(packet).includes(id)).length;
  const critical = idsOfPhase(phase, tree)
    .filter((id) => workStanding(id, tree).kind !== 'finished')
    .map((id) => ({ id, count: waiting(id) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (critical.length === 0) return `no packet waits for an unfinished one of phase ${phase}`;
  return critical.map(({ id, count }) => `${id}, needed by ${counted(count, 'packet')}`).join('; ');
}

function governanceLines({ law, tree }: Desk, report: Report): CheckedLine[] {
  const files = law.paths.protocols.map((path) =>
    lineOfReport(report, {
      asks: `${path} is current`,
      rules: ['governance-files'],
      isMeant: about(path),
      because: 'it is there and says something',
    }),
  );
  const spec = lineOfReport(report, {
    asks: 'Master Spec is current',
    rules: ['spec-current', 'governance-files'],
    isMeant: about(law.paths.specPointer),
    because: tree.specEntry()?.path ?? 'none',
  });
  return [...files, spec];
}
