import { readTaskBoard } from '../../../engine/documents/task-board.js';
import { counted } from '../../../engine/model/counted.js';
import { closingHeading, type PhaseId } from '../../../engine/model/phase.js';
import { packetsOfPhase } from '../../../engine/model/phase-obstacles.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import type { Diagnostic, Report } from '../../../engine/report.js';
import { closePhase } from '../../../workflow/board/phase-closing.js';
import { editableText } from '../../../workflow/file-edit.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { type ActRequest, act, type Plan } from '../act.js';
import { commitLine } from '../commit-line.js';
import { atDesk, type Desk } from '../desk.js';
import { notByLine, rewrittenBoard } from '../packets/board-edit.js';
import { phaseArgument } from '../phase-argument.js';
import { readForEdit } from '../writing/apply-edits.js';
import { answerChecklist, type CheckedLine, type Checklist, lineOfReport, verdictOf } from './checklist.js';
import { ruled } from './ruled.js';

/** What `phase-gate` was asked for. */
export interface PhaseGateRequest extends ActRequest {
  readonly phase: string;
  /** Close the phase on the board if it may. */
  readonly close: boolean;
}

/** Whether a phase may close, and if not, the packets and reasons (PRIORITY_4, CX-585D, rule 5). */
export async function runPhaseGate(request: PhaseGateRequest, terminal: Terminal): Promise<ExitCode> {
  const gate = await atDesk(request, (desk) => phaseGate(desk, request.phase));
  const list = checklistOf(gate);
  if (!request.close || verdictOf(list) !== 'pass') return answerChecklist(list, request.format, terminal);
  if (request.format === 'text') await answerChecklist(list, request.format, terminal);
  return act('phase-gate', request, (desk) => closing(desk, gate.phase), terminal);
}

function checklistOf({ phase, closed, lines }: Gate): Checklist {
  const heading = closingHeading(phase);
  return {
    command: 'phase-gate',
    steps: [{ title: `Phase ${phase}`, lines }],
    facts: { phase, closed },
    end: {
      pass: closed ? `Phase ${phase} is closed, and may be.` : `Phase ${phase} may close. On the board: ${heading}`,
      fail: closed
        ? `Phase ${phase} is closed and may not be. Take "${heading}" off the board until then.`
        : `Phase ${phase} may not close.`,
      'not-checked': `Whether phase ${phase} may close could not be decided.`,
    },
  };
}

/** Looks again, now that nobody else of this program writes: what was seen before may be over. */
async function closing(desk: Desk, phase: PhaseId): Promise<Plan> {
  const { board: path } = desk.law.paths;
  if (verdictOf(checklistOf(await phaseGate(desk, phase))) !== 'pass') {
    throw new UndecidedError({
      subject: `phase ${phase}`,
      reason: 'may not close any more, the work tree changed just now: nothing was written',
      help: `Look again: npx handshake-check phase-gate ${phase}`,
    });
  }
  const edit = rewrittenBoard(path, readForEdit(desk.top, path), [(at, text) => closePhase(at, text, phase)]);
  const next = edit ? [commitLine(desk, [edit], `Close phase ${phase}`)] : [];
  return { edits: edit ? [edit] : [], facts: { phase, verdict: 'pass', closed: true }, next };
}

interface Gate {
  readonly phase: PhaseId;
  readonly closed: boolean;
  readonly lines: readonly CheckedLine[];
}

async function phaseGate(desk: Desk, typed: string): Promise<Gate> {
  const { tree, law } = desk;
  const phase = phaseArgument(tree, typed);
  const packets = packetsOfPhase(phase, tree);
  const { closed, line, report } = await asClosed(desk, phase);
  const own = new Set(packets.map(({ path }) => path));
  const isClosure = ({ rule, line: at }: Diagnostic): boolean => rule === 'phase-closure' && at === line;
  const saying =
    (...messages: readonly string[]) =>
    (diagnostic: Diagnostic): boolean =>
      isClosure(diagnostic) && messages.includes(diagnostic.messageId);
  const isRegression = (diagnostic: Diagnostic): boolean =>
    saying('regression')(diagnostic) || (diagnostic.rule === 'spec-regression' && own.has(diagnostic.path));
  const because = counted(packets.length, 'packet');
  const rules = ['phase-closure'];
  const lines = [
    lineOfReport(report, { asks: 'All packets are VALIDATED', rules, isMeant: saying('unfinished', 'empty'), because }),
    lineOfReport(report, {
      asks: `Nothing in ${law.paths.packets} is hidden from the gate`,
      rules: ['packet-id'],
      isMeant: ({ messageId }) => messageId === 'stray',
      because: 'every file there is a packet',
    }),
    lineOfReport(report, {
      asks: 'All phase-blocking dependencies are resolved',
      rules,
      isMeant: saying('blocker'),
      because,
    }),
    lineOfReport(report, {
      asks: 'No waiver of it is live',
      rules,
      isMeant: saying('live-waiver'),
      because: law.paths.waivers,
    }),
    lineOfReport(report, {
      asks: 'The spec regression check passes',
      rules: [...rules, 'spec-regression'],
      isMeant: isRegression,
      because,
    }),
  ];
  return { phase, closed, lines: lines.map((each) => ({ ...each, findings: each.findings.map(atCause) })) };
}

/**
 * What the rules say of the work tree in which the phase is closed: the gate asks nothing that the law would not.
 * @returns `line` is where its heading stands, or would
 */
async function asClosed(
  desk: Desk,
  phase: PhaseId,
): Promise<{ readonly closed: boolean; readonly line: number; readonly report: Report }> {
  const { board } = desk.law.paths;
  const { text, bytesOf } = editableText(board, readForEdit(desk.top, board));
  const rewrite = closePhase(board, text, phase);
  if (rewrite.kind === 'refused') throw notByLine(board, rewrite.reason);
  const closure = readTaskBoard(board, rewrite.text).closedPhases.find(
    (each) => each.canonical && each.phase === phase,
  );
  if (!closure) throw new Error(`phase ${phase} was closed, and the board does not say so`);
  const report = await ruled(desk, ['phase-closure', 'spec-regression', 'packet-id'], {
    whole: true,
    planned: new Map([[board, bytesOf(rewrite.text)]]),
  });
  return { closed: rewrite.text === text, line: closure.at.line, report };
}

/** What stands in the way of a phase is found at its heading; people look for the packet. */
function atCause(finding: CheckedLine['findings'][number]): CheckedLine['findings'][number] {
  const [place] = finding.related;
  return place ? { ...finding, path: place.path, line: place.line } : finding;
}
