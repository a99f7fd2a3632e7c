import { commitName } from '../../../engine/model/commit.js';
import { counted } from '../../../engine/model/counted.js';
import type { WorkPacket } from '../../../engine/model/packet.js';
import { listed } from '../../../engine/model/quote.js';
import { type Diagnostic, type Report, SWITCHED_OFF, type TreeName } from '../../../engine/report.js';
import { SHORT_ID, treeName, undecidedOf } from '../../../engine/reporters/verdict-words.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import { coderCommit, trailerOptions } from '../../../workflow/work/handoff-message.js';
import { uncommittedPaths, type WorkDone, workState } from '../../../workflow/work/work-done.js';
import type { ExitCode } from '../../exit-code.js';
import { judged } from '../../judged.js';
import type { Terminal } from '../../terminal.js';
import { answerChecklist, type CheckedLine, notChecked, verdictOf } from '../checklists/checklist.js';
import { atDesk, type Desk } from '../desk.js';
import { packetArgument } from '../packet-argument.js';
import { traceIds } from '../views/trace.js';
import { judgedWork } from './judged-work.js';
import type { PacketRequest } from './pre-work.js';
import { workRange } from './work-range.js';

/** What `post-work` was asked for. */
export interface PostWorkRequest extends PacketRequest {
  /** `A..B`, in place of the range since the packet was signed. */
  readonly range?: string;
}

/** Scope, evidence and validation of the work that was done under a packet (CX-623). */
export async function runPostWork(request: PostWorkRequest, terminal: Terminal): Promise<ExitCode> {
  const { packet, range, lines } = await atDesk(request, (desk) => postWork(desk, request));
  const where = range === null ? '' : ` in ${range.commits}, by the law of ${range.law}`;
  const steps = [{ title: `Post-work validation of ${packet.id}${where}`, lines }];
  const next = verdictOf({ steps }) === 'pass' ? nextStep(packet) : null;
  const list = {
    command: 'post-work',
    steps,
    facts: {
      packet: { id: packet.id, path: packet.path },
      range: range?.commits ?? null,
      law: range?.law ?? null,
      next,
    },
    end: {
      pass: '✅ Post-work validation PASSED',
      fail: '❌ Post-work validation FAILED',
      'not-checked': 'Post-work validation could not be decided',
    },
  };
  const code = await answerChecklist(list, request.format, terminal);
  if (next !== null && request.format === 'text') await terminal.print(`\n${next}\n`);
  return code;
}

interface PostWork {
  readonly packet: WorkPacket;
  /** The commits that were looked at, and by whose law; null where there are none to find. */
  readonly range: { readonly commits: string; readonly law: string } | null;
  readonly lines: readonly CheckedLine[];
}

async function postWork(desk: Desk, request: PostWorkRequest): Promise<PostWork> {
  const { packet } = packetArgument(desk, request.id);
  const { range, report, lines } = await ofRange(desk, packet, request);
  const own = [
    ...lines,
    await evidenceLine(desk, packet, request),
    stateLine(packet),
    ...validationLine(packet, report),
    uncommittedLine(desk, packet),
  ];
  return { packet, range, lines: own };
}

/** What is asked of the commits, and which rules answer. */
const ASKED_OF_PATHS: readonly (readonly [asks: string, rule: string])[] = [
  ['No placeholder code came in', 'no-placeholder-code'],
  ['The database is reached through its trait only', 'storage-boundary'],
  ['Every dependency is registered', 'oss-register'],
];

async function ofRange(
  desk: Desk,
  packet: WorkPacket,
  request: PostWorkRequest,
): Promise<Pick<PostWork, 'range' | 'lines'> & { readonly report: Report | null }> {
  const asked = await workRange(desk.repository, packet, request.range);
  if (asked === null) return { range: null, report: null, lines: [unsignedLine(packet)] };
  const { report, work, lawFrom } = await judgedWork(desk, packet.id, asked, request);
  const isAboutLock = ({ path, rule }: Diagnostic): boolean => path === packet.path && LOCKS.has(rule);
  const lockLine = unlessOff(lineOf('The packet is as it was signed', packet.path, report, isAboutLock), report, LOCKS);
  // Where no work was done there is nothing to find fault with, and nothing to call green.
  const lines = work.work.length === 0 ? [noWorkLine(packet, work), lockLine] : [...workLines(work, report), lockLine];
  const [base, head] = [sideOf(report.base), sideOf(report.head)];
  return { range: { commits: `${base}..${head}`, law: lawFrom === 'base' ? base : head }, report, lines };
}

function workLines(work: WorkDone, report: Report): CheckedLine[] {
  const ids = new Set(work.commits.map(({ id }) => id ?? ''));
  const touched = new Set(work.paths);
  const ofCommits = ({ commit }: Diagnostic): boolean => commit !== undefined && ids.has(commit);
  const ofPaths = ({ path, related }: Diagnostic): boolean =>
    touched.has(path) || related.some((each) => touched.has(each.path));
  const asked = new Set([SCOPE, ...LOCKS, ...ASKED_OF_PATHS.map(([, rule]) => rule)]);
  const ofRule = (asks: string, rule: string, isMeant: (each: Diagnostic) => boolean): CheckedLine => {
    const because = offWords(report, rule) ?? counted(work.paths.length, 'path');
    const line = lineOf(asks, because, report, (each) => each.rule === rule && isMeant(each));
    return unlessOff(line, report, new Set([rule]));
  };
  const hidden = new Set(work.unaccounted.map(({ id }) => id));
  const isOfWork = (each: Diagnostic): boolean =>
    (ofCommits(each) && !asked.has(each.rule)) || (each.commit !== undefined && hidden.has(each.commit));
  return [
    accounted(lineOf(WORK, commitWords(work), report, isOfWork), work, report),
    ofRule('The work stays in scope', SCOPE, ofCommits),
    ...ASKED_OF_PATHS.map(([asks, rule]) => ofRule(asks, rule, ofPaths)),
  ];
}

/**
 * Code that came in under no packet may be work that hides from every other line, so that it fails this one whatever rules are switched
 * off; not where the law forgives it, by a waiver or as older than itself.
 */
function accounted(line: CheckedLine, { unaccounted }: WorkDone, { diagnostics }: Report): CheckedLine {
  const forgiven = new Set(
    diagnostics.flatMap(({ rule, commit, standing }) => (rule === REFERENCE && standing !== 'active' ? [commit] : [])),
  );
  const blamed = unaccounted.filter(({ id }) => id === null || !forgiven.has(id));
  if (blamed.length === 0) return line;
  const names = listed(blamed.map(commitName), 5);
  const said = `${names} ${blamed.length === 1 ? 'touches code and names' : 'touch code and name'} no packet that there is`;
  return { ...line, verdict: 'fail', because: `${said}, expected a last line "Work-Packet: <packet>" in each` };
}

/** Why a rule had nothing to say: a line must not look as if it had. Null when it ran. */
function offWords({ outcomes }: Report, rule: string): string | null {
  const own = outcomes.filter((outcome) => outcome.rule === rule);
  const ran = own.some(({ outcome }) => outcome !== 'not-applicable');
  return ran ? null : `${rule} is not applicable here: ${own[0]?.reason ?? 'it was not asked'}`;
}

/** A line that passes says nothing where rules that answer it are switched off: nobody looked. */
function unlessOff(line: CheckedLine, { outcomes }: Report, rules: ReadonlySet<string>): CheckedLine {
  const off = [...rules].filter((rule) => outcomes.some((each) => each.rule === rule && each.reason === SWITCHED_OFF));
  if (line.verdict !== 'pass' || off.length === 0) return line;
  const because = `${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} ${SWITCHED_OFF}`;
  return { ...line, verdict: 'not-checked', because };
}

/** A side of the range: its name, where somebody typed one, and its commit. */
function sideOf(tree: TreeName): string {
  const { name, commit } = tree;
  return commit !== null && name.startsWith(commit) ? commit.slice(0, SHORT_ID) : treeName(tree);
}

const SCOPE = 'in-scope-paths';
/** The rule that asks of code for its packet. */
const REFERENCE = 'work-packet-reference';
const WORK = 'The commits of the work are in order';

/** The rules that hold what was signed. */
const LOCKS: ReadonlySet<string> = new Set(['signature-lock', 'user-signature', 'signature-ledger', 'status-step']);

/** Errors fail a line; warnings are shown with it. Without either the line is green only when everything was decided. */
function lineOf(
  asks: string,
  because: string,
  report: Report,
  isMeant: (diagnostic: Diagnostic) => boolean,
): CheckedLine {
  const findings = report.diagnostics.filter((each) => each.standing === 'active' && isMeant(each));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { asks, verdict: 'fail', because: counted(errors.length, 'error'), findings: errors };
  const [open] = undecidedOf(report);
  if (open) return notChecked(asks, open);
  const said = findings.length === 0 ? because : `${because}, ${counted(findings.length, 'warning')}`;
  return { asks, verdict: 'pass', because: said, findings };
}

function commitWords({ commits, work, others }: WorkDone): string {
  const names = work.slice(0, 5).map(commitName);
  const more = work.length > names.length ? ` and ${work.length - names.length} more` : '';
  const beside = commits.length - work.length;
  return [
    `${names.join(', ')}${more}`,
    ...(beside === 0 ? [] : [`${counted(beside, 'commit')} of other roles for the packet`]),
    ...(others === 0 ? [] : [`${counted(others, 'commit')} of the range for something else`]),
  ].join('; ');
}

function failed(asks: string, because: string): CheckedLine {
  return { asks, verdict: 'fail', because, findings: [] };
}

function noWorkLine({ id }: WorkPacket, { commits, unaccounted, others }: WorkDone): CheckedLine {
  const count = commits.length + unaccounted.length + others;
  const among = count === 0 ? 'the range has no commit' : `none of the range has it (${counted(count, 'commit')})`;
  const amend = `; where a commit of the work lacks the lines and is not pushed yet: git commit --amend --no-edit ${trailerOptions(id)}`;
  const line = failed(WORK, `expected a commit of a Coder with the line "Work-Packet: ${id}", and ${among}`);
  return { ...line, help: `Commit the work as a Coder: ${coderCommit(id)}${count === 0 ? '' : amend}` };
}

function unsignedLine({ id, signature }: WorkPacket): CheckedLine {
  return failed(
    WORK,
    signature === null
      ? `${id} is not signed, expected work under a signed packet only`
      : `no commit holds ${id} with its signature, expected it committed before the work`,
  );
}

/** Every MUST and SHOULD as if the packet became Done now: an anchor that leads nowhere must not make that easy. */
async function evidenceLine(desk: Desk, packet: WorkPacket, request: PostWorkRequest): Promise<CheckedLine> {
  const asks = 'Every MUST and SHOULD has evidence';
  const report = await judged(worktreeSource(desk.repository, { whole: false }, request.now), {
    door: 'cli',
    onlyPackets: [packet.id],
    onlyRules: ['requirement-evidence', 'spec-anchor'],
    readiness: 'finish',
    ...(request.configPath === undefined ? {} : { configPath: request.configPath }),
  });
  const { traces, undecided } = await traceIds(desk, [packet.id], request);
  const [open] = undecided;
  if (open) return notChecked(asks, open);
  const { covered = 0, requirements = 0 } = traces[0]?.coverage ?? {};
  const because = offWords(report, 'requirement-evidence') ?? `${covered} of ${requirements}`;
  const line = lineOf(asks, because, report, ({ path }) => path === packet.path);
  return unlessOff(line, report, new Set(['requirement-evidence', 'spec-anchor']));
}

function stateLine(packet: WorkPacket): CheckedLine {
  const asks = 'Work is under way or done';
  const state = workState(packet);
  if (state.kind !== 'not-started')
    return { asks, verdict: 'pass', because: `STATUS is ${STATUS[state.kind]}`, findings: [] };
  return failed(asks, `STATUS is ${state.status ?? 'not readable'}, expected In-Progress, Done or VALIDATED`);
}

const STATUS = { open: 'In-Progress', done: 'Done', validated: 'VALIDATED' } as const;

/** Whether the Validator's report is one, where there is a report or a claim that there was; before that there is nothing to ask. */
function validationLine(packet: WorkPacket, report: Report | null): CheckedLine[] {
  const asks = 'A Validator has accepted the work';
  const state = workState(packet);
  if (state.kind === 'open' || state.kind === 'not-started' || (state.kind === 'done' && state.reports === 0))
    return [];
  if (state.reports === 0) return [failed(asks, 'STATUS is VALIDATED, and the packet has no validation report')];
  const because = counted(state.reports, 'validation report');
  if (report === null) return [failed(asks, `${because} on work that no range can be found for`)];
  const messages = ['validated-without-report', 'report-by-other'];
  return [lineOf(asks, because, report, ({ path, messageId }) => path === packet.path && messages.includes(messageId))];
}

function uncommittedLine({ head, tree, law }: Desk, packet: WorkPacket): CheckedLine {
  const asks = 'Nothing of the work is uncommitted';
  const paths = uncommittedPaths(head, tree.snapshot, packet, law);
  if (paths.length > 0)
    return failed(asks, `${listed(paths, 5)} in the work tree differ${paths.length === 1 ? 's' : ''} from HEAD`);
  return { asks, verdict: 'pass', because: 'code and packet are as in HEAD', findings: [] };
}

/** What may follow, in the words of the command line. */
function nextStep(packet: WorkPacket): string {
  const state = workState(packet);
  switch (state.kind) {
    case 'open':
      return `The packet may become Done: npx handshake-check status ${packet.id} Done`;
    case 'done':
      return state.reports === 0
        ? 'A Validator may review the work, and append the report to the packet.'
        : `The packet may become VALIDATED: npx handshake-check status ${packet.id} VALIDATED`;
    default:
      return 'The work is done and accepted.';
  }
}
