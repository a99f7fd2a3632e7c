import type { Repository } from '../../engine/git/repository.js';
import type { Approval } from '../../engine/model/approval.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import type { Report } from '../../engine/report.js';

/** The events that the gate knows how to judge. */
export type EventName =
  | 'pull_request'
  | 'pull_request_target'
  | 'pull_request_review'
  | 'merge_group'
  | 'push'
  | 'workflow_dispatch'
  | 'schedule';

/** What every target has, whatever its kind. */
interface AnyTarget {
  readonly event: EventName;
  /** The number of the pull request that the event is about: of a merge group, the last one in it. Null everywhere else. */
  readonly pullRequest: number | null;
}

/** A commit that the remote has, and the ref under which it can be asked for. */
export interface Place {
  /** A full name, `refs/heads/main`; null when only the id is known. */
  readonly ref: string | null;
  /** `live` is whatever the ref names while the gate runs; null is the empty tree before any commit. */
  readonly commit: ObjectId | 'live' | null;
}

/** What would become, or became, reachable from a protected branch. */
export interface ChangeTarget extends AnyTarget {
  readonly kind: 'change';
  readonly base: Place;
  readonly head: Place;
  /** Whether a newer head makes this run worthless: then its verdict must not be left standing (threat G14). */
  readonly followsHead: boolean;
  /** Whether head is the branch itself by now, so that nothing is merged and what base had may be lost (threat G17). */
  readonly landed: boolean;
}

/** A push of one ref. What it is judged against depends on which branch the law of the default branch protects. */
export interface PushTarget extends AnyTarget {
  readonly kind: 'push';
  readonly event: 'push';
  /** A full name, `refs/heads/topic` or `refs/tags/v1`. */
  readonly ref: string;
  /** What the ref was; null when the push made it. */
  readonly before: ObjectId | null;
  /** What the ref is; null when the push deleted it. */
  readonly after: ObjectId | null;
  /** `refs/heads/main`. */
  readonly defaultBranch: string;
}

/** One tree, held against the whole law. */
export interface WholeTarget extends AnyTarget {
  readonly kind: 'whole';
  readonly head: Place;
}

/** What an event asks to be judged. */
export type Target = ChangeTarget | PushTarget | WholeTarget;

/** What the gate comes to: everything that the outputs say is said from this. */
export interface GateResult {
  /** The verdict and its reasons, under the law of base. For an error before anything was judged it holds that error alone. */
  readonly report: Report;
  /** The same change under the configuration that it brings; null when it brings none. Never part of the verdict. */
  readonly preview: Report | null;
  /** Null when the event could not be read. */
  readonly target: Target | null;
  /** The head that was judged, for what is attached to a commit; null when it was never known. */
  readonly head: ObjectId | null;
  /** How often it was judged: more than once when base moved meanwhile. */
  readonly rounds: number;
  /** 0 lets the merge through, 1 blocks, 2 could not decide; `fail-on` is taken into account. */
  readonly exitCode: 0 | 1 | 2;
  /** Whether head has moved on: a newer run judges what is there now, and this one's word must not be left standing (threat G14). */
  readonly overtaken: boolean;
  /** Plain sentences that belong beside the report: what is no part of the verdict and has to be known. */
  readonly remarks: readonly string[];
}

/** Where the result is told. */
export interface GateOutputs {
  /** @returns a plain sentence for each output that could not be written; none of them changes the verdict. */
  publish(result: GateResult): Promise<readonly string[]>;
}

/** What the forge knows beyond git. */
export interface GatePlatform {
  /**
   * The approving reviews on the change. Asked only when the law of base wants signatures to be approved.
   * @param accounts the logins whose approval the law counts
   * @throws UndecidedError when the forge does not answer
   */
  approvals(target: ChangeTarget, accounts: readonly string[]): Promise<readonly Approval[]>;
}

/** The repository on the server, read by git alone. */
export interface GateRemote {
  /**
   * What the refs name at this moment.
   * @param refs full names
   * @returns no entry for a ref that does not exist
   * @throws UndecidedError when the remote does not answer
   */
  tips(refs: readonly string[]): Promise<ReadonlyMap<string, ObjectId>>;
  /**
   * Brings commits with their whole history into a repository of our own.
   * @throws UndecidedError when the remote does not answer or does not give them
   */
  fetch(wanted: readonly WantedCommit[]): Promise<Repository>;
  /** Removes what was fetched. Safe to call twice. */
  close(): void;
}

/** A commit to fetch. */
export interface WantedCommit {
  readonly commit: ObjectId;
  /** The ref that is expected to reach it; null asks for the id itself. */
  readonly ref: string | null;
}
