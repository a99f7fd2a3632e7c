import type { Approval } from './model/approval.js';
import type { Door } from './model/changeset.js';
import type { RepoPath } from './model/path.js';
import type { Observer } from './observer.js';
import type { Rule } from './rule.js';
import type { ShardOfRun } from './shard.js';

/**
 * Asks the forge who approved the change.
 * @param accounts the logins whose approval the law counts
 * @throws UndecidedError when the forge does not answer
 */
export type AskApprovals = (accounts: readonly string[]) => Promise<readonly Approval[]>;

/** What a door asks for. */
export interface CheckOptions {
  readonly rules: readonly Rule[];
  readonly door: Door;
  readonly toolVersion: string;
  /** Names the very code that reads, for what it leaves to later runs; absent where nothing is kept. */
  readonly build?: string | undefined;
  /** Another path of the configuration, in the base tree. */
  readonly configPath?: RepoPath;
  /**
   * Whether rules of the repository's own may judge whose content base's configuration does not pin: only where a person judges work of
   * their own. Default: no, they are not left out but leave the run undecided (ADR 11).
   */
  readonly unpinnedPlugIns?: boolean;
  /** Only these rules; the report says what was left out. Hooks and the Action never select (law.md, decision 13). */
  readonly onlyRules?: readonly string[];
  /** Only these packets, by exact id, whether or not they changed. */
  readonly onlyPackets?: readonly string[];
  /**
   * What the packets of `onlyPackets` have to be ready for; they are then judged as if the change signed them (`start`) or set them to
   * Done (`finish`), in whatever state base has them: nothing is inherited, and no Draft is forgiven (law.md, decision 10). Default:
   * they are judged like any other packet.
   */
  readonly readiness?: 'start' | 'finish';
  /**
   * `result` is a preview: the same run under the configuration that the change brings. The report says so, and no door takes its
   * verdict from it: the law of base judges (trust.md). Default: `base`.
   */
  readonly lawFrom?: 'base' | 'result';
  /** Asked at most once, and only where the law wants a review and the change newly signs a packet; absent where nobody can ask. */
  readonly approvals?: AskApprovals;
  /** Of a run that holds everything against the law, only this part: its report is one to be joined with the others (`shard-merge.ts`). */
  readonly shard?: ShardOfRun | undefined;
  /** Is told how the run goes on. */
  readonly observer?: Observer | undefined;
}
