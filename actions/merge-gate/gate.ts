import { check } from '../../engine/check.js';
import type { CheckOptions } from '../../engine/check-options.js';
import { CONFIG_PATH } from '../../engine/config/defaults.js';
import { isFullRef } from '../../engine/git/remote-ref.js';
import { lawOf } from '../../engine/law-of-base.js';
import type { Changeset } from '../../engine/model/changeset.js';
import { printable, type RepoPath } from '../../engine/model/path.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { EXIT_CODES, type Report, type TreeName } from '../../engine/report.js';
import type { Rule } from '../../engine/rule.js';
import type { Source } from '../../engine/sources/source.js';
import { wholeSource } from '../../engine/sources/whole.js';
import { nothingReport, overtakenReport, type RunNames, undecidedReport } from '../../engine/unjudged.js';
import { changeSource } from './change-source.js';
import { type Ends, endsOf, HeadMoved, tipOf, wantedFor } from './ends.js';
import { undecidedBy } from './failure.js';
import type { Inputs } from './inputs.js';
import { Approvals } from './known-approvals.js';
import type { ChangeTarget, GateOutputs, GatePlatform, GateRemote, GateResult, PushTarget, Target } from './parts.js';
import { changeOfPush } from './pushed.js';
import { surveyedOnce } from './surveyed-once.js';

/** What a run was asked, once inputs and event are proved. */
export interface Question {
  readonly target: Target;
  readonly remote: GateRemote;
  readonly platform: GatePlatform;
  readonly config: RepoPath | null;
  readonly failOn: Inputs['failOn'];
}

/** Everything that a run of the gate works with. */
export interface GateParts {
  /** Proves inputs and event; what it throws becomes the report. */
  readonly ask: () => Question;
  readonly outputs: GateOutputs;
  /** Looks at a change that was judged, for what the outputs draw of it. */
  readonly look: (source: Source, changeset: Changeset, options: CheckOptions) => Promise<void>;
  readonly rules: readonly Rule[];
  readonly toolVersion: string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** What a run of the gate ends with. */
export interface GateEnd {
  readonly result: GateResult;
  /** A plain sentence for each output that could not be written. They change nothing. */
  readonly warnings: readonly string[];
}

/** What judging came to, before it is told. */
type Decision = Omit<GateResult, 'target' | 'exitCode'>;

/** What one judging of a change comes to. */
type Judged = Pick<Decision, 'report' | 'preview' | 'remarks'>;

/** What a result has where there is nothing beside its report. */
const UNTOLD = { preview: null, remarks: [], overtaken: false } as const;

/** How often a change is judged again because base moved meanwhile. */
const MOST_ROUNDS = 3;
const UNKNOWN: TreeName = { name: 'unknown', commit: null };

/**
 * The line of the Action: event, base and head, their objects, the same engine as every door, whether base and head are still there,
 * outputs, exit code. It judges nothing itself, and never throws: whatever goes wrong is a result with exit code 2.
 */
export async function runGate(parts: GateParts): Promise<GateEnd> {
  const warnings: string[] = [];
  const result = await resultOf(parts, warnings);
  try {
    warnings.push(...(await parts.outputs.publish(result)));
  } catch (error) {
    // An output says what was decided; it takes no part in deciding.
    warnings.push(`The result could not be told in full: ${sentenceOf(error)}`);
  }
  return { result, warnings };
}

async function resultOf(parts: GateParts, warnings: string[]): Promise<GateResult> {
  let question: Question | null = null;
  try {
    question = parts.ask();
    const decision = await new Run(parts, question).decide();
    return { ...decision, target: question.target, exitCode: exitCodeOf(decision.report, question.failOn) };
  } catch (error) {
    const report = undecidedReport({ ...parts, door: 'action', base: UNKNOWN, head: UNKNOWN }, undecidedBy(error));
    const target = question?.target ?? null;
    const overtaken = error instanceof HeadMoved;
    return { ...UNTOLD, report, target, head: null, rounds: 0, exitCode: 2, overtaken };
  } finally {
    try {
      question?.remote.close();
    } catch (error) {
      warnings.push(`What was fetched could not be removed: ${sentenceOf(error)}`);
    }
  }
}

function sentenceOf(error: unknown): string {
  const { subject, reason } = undecidedBy(error);
  return `${subject} ${reason}.`;
}

/** Warnings can only make it stricter: nothing lets a block or an undecided run through. */
function exitCodeOf({ verdict, counts }: Report, failOn: Inputs['failOn']): 0 | 1 | 2 {
  const code = EXIT_CODES[verdict];
  return code === 0 && failOn === 'warning' && counts.warnings > 0 ? 1 : code;
}

/** One run: a question and what answers it. */
class Run {
  constructor(
    private readonly parts: GateParts,
    private readonly question: Question,
  ) {}

  async decide(): Promise<Decision> {
    const { target } = this.question;
    if (target.kind === 'whole') return this.decideWhole(target.head.ref, target.head.commit);
    if (target.kind === 'change') return this.decideChange(target);
    const change = changeOfPush(target, await this.protectedBranch(target));
    if (change.kind === 'change') return this.decideChange(change);
    const names = { ...this.parts, door: 'action', base: UNKNOWN, head: { name: target.ref, commit: null } } as const;
    return { ...UNTOLD, report: nothingReport(names, change.reason), head: null, rounds: 0 };
  }

  /** Which branch is protected, the law of the default branch says, and never what is pushed. */
  private async protectedBranch({ defaultBranch }: PushTarget): Promise<string> {
    const { remote } = this.question;
    const tip = (await remote.tips([defaultBranch])).get(defaultBranch);
    if (tip === undefined) return defaultBranch;
    const repository = await remote.fetch([{ commit: tip, ref: defaultBranch }]);
    const side = { name: defaultBranch, commit: tip };
    return closing(
      changeSource(repository, { base: side, head: side, landed: false }, this.parts.now()),
      async (source) => {
        const { protectedBranch } = await lawOf(source, await source.base(), this.options());
        if (protectedBranch === null) return defaultBranch;
        const ref = `refs/heads/${protectedBranch}`;
        if (isFullRef(ref)) return ref;
        throw new UndecidedError({
          subject: `protectedBranch in ${defaultBranch}`,
          reason: `is "${printable(protectedBranch)}", expected the name of a branch`,
          help: 'Write it without refs/heads/, in a change of its own.',
        });
      },
    );
  }

  private async decideWhole(ref: string | null, commit: ObjectId | 'live' | null): Promise<Decision> {
    const { remote } = this.question;
    const name = ref ?? 'the commit of the event';
    const head = commit === 'live' || commit === null ? tipOf(await remote.tips([name]), name) : commit;
    const repository = await remote.fetch([{ commit: head, ref }]);
    const report = await closing(wholeSource(repository, head, this.parts.now()), (source) =>
      check(source, this.options()),
    );
    return { ...UNTOLD, report, head, rounds: 1 };
  }

  /** Judges until base is the same before and after: a green check says that it holds for base as it is. */
  private async decideChange(asked: ChangeTarget): Promise<Decision> {
    const { remote } = this.question;
    let ends = await endsOf(remote, asked);
    // From here on the head is this commit; when its ref names another later, it has moved.
    const target: ChangeTarget = {
      ...asked,
      head: { ...asked.head, commit: ends.head.commit },
      followsHead: asked.followsHead || asked.head.commit === 'live',
    };
    for (let rounds = 1; ; rounds++) {
      const judged = { ...UNTOLD, ...(await this.judge(target, ends)), head: ends.head.commit, rounds };
      try {
        const after = await endsOf(remote, target);
        if (after.base.commit === ends.base.commit) return judged;
        if (rounds === MOST_ROUNDS) throw baseMoves(after);
        ends = after;
      } catch (error) {
        const report = overtakenReport(judged.report, undecidedBy(error));
        return { ...judged, preview: null, report, overtaken: error instanceof HeadMoved };
      }
    }
  }

  private async judge(target: ChangeTarget, ends: Ends): Promise<Judged> {
    try {
      const repository = await this.question.remote.fetch(wantedFor(ends, target));
      const { landed } = target;
      return await closing(changeSource(repository, { ...ends, landed }, this.parts.now()), (source) =>
        this.judgeSource(source, target),
      );
    } catch (error) {
      const names: RunNames = { ...this.parts, door: 'action', base: ends.base, head: ends.head };
      return { ...UNTOLD, report: undecidedReport(names, undecidedBy(error)) };
    }
  }

  private async judgeSource(source: Source, target: ChangeTarget): Promise<Judged> {
    const once = surveyedOnce(source);
    const approvals = new Approvals((accounts) => this.question.platform.approvals(target, accounts));
    // What has landed has no review of its own any more; the report says that nobody was asked.
    const ask = target.landed ? {} : { approvals: approvals.ask };
    const report = await check(once.source, { ...this.options(), ...ask });
    const changeset = await once.changeset();
    return { report, ...(await this.beside(once.source, changeset, approvals)) };
  }

  /** What is shown beside the report. Nothing of it is part of the verdict, and so nothing of it can undo one. */
  private async beside(
    source: Source,
    changeset: Changeset | null,
    approvals: Approvals,
  ): Promise<Pick<Judged, 'preview' | 'remarks'>> {
    if (changeset === null) return { preview: null, remarks: [] };
    const path = this.question.config ?? CONFIG_PATH;
    const remarks: string[] = [];
    const tried = async <Shown>(what: string, show: () => Promise<Shown>): Promise<Shown | null> => {
      try {
        return await show();
      } catch (error) {
        remarks.push(`There is no ${what}: ${sentenceOf(error)}`);
        return null;
      }
    };
    await tried('drawing of the packets', () => this.parts.look(source, changeset, this.options()));
    if (changeset.base.entry(path)?.id === changeset.result.entry(path)?.id) return { preview: null, remarks };
    remarks.push(
      `The change touches ${printable(path)}: it is judged by the configuration of the base, and its own takes effect after the merge.`,
    );
    const known = approvals.known ? { approvals: approvals.recall } : {};
    const preview = await tried('preview', () => check(source, { ...this.options(), ...known, lawFrom: 'result' }));
    return { preview, remarks };
  }

  private options(): CheckOptions {
    const { question, parts } = this;
    return {
      rules: parts.rules,
      door: 'action',
      toolVersion: parts.toolVersion,
      ...(question.config === null ? {} : { configPath: question.config }),
    };
  }
}

async function closing<Answer>(source: Source, use: (source: Source) => Promise<Answer>): Promise<Answer> {
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}

function baseMoves({ base }: Ends): UndecidedError {
  return new UndecidedError({
    subject: printable(base.name),
    reason: `moved each of the ${MOST_ROUNDS} times that the change was judged, and is at ${base.commit?.slice(0, 12) ?? 'no commit'} now`,
    help: 'Run the job again when fewer merges are under way, or use a merge queue.',
  });
}
