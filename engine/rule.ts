import type { Approval } from './model/approval.js';
import type { Changeset } from './model/changeset.js';
import type { GovernedPart } from './model/governed.js';
import type { Law, Severity } from './model/law.js';
import type { LineMatcher } from './model/line-pattern.js';
import type { Location } from './model/location.js';
import type { Manifest } from './model/manifest.js';
import type { WorkPacket } from './model/packet.js';
import type { PhaseId } from './model/phase.js';
import type { SignatureProofs } from './model/signature-proof.js';
import type { ObjectId } from './model/snapshot.js';
import type { TextFile } from './model/text-file.js';
import type { UnchangedWiring } from './model/tool-wiring.js';
import type {
  LedgerReader,
  PacketChange,
  PacketReader,
  PlainReadings,
  TextReader,
  TreeView,
} from './model/tree-view.js';

/** What a rule looks at: one packet, the whole repository at one tree, or a change with its commits (law.md, "Rules"). */
export type Scope = 'packet' | 'repository' | 'change';

/** A fact that must be at hand before a change check can run; without it the outcome is not-run or not-applicable. */
export type Need = 'commits' | 'messages' | 'signature-history' | 'last-touched';

/** What the reader of a diagnostic is told. */
export interface Words {
  /** One sentence that stands alone: `subject` is `actual`, expected `expected`. */
  readonly message: string;
  /** An imperative, with something to paste where there is one. */
  readonly help: string;
  /** Overrides the rule's own reason where a message has another clause behind it. */
  readonly why?: string;
}

/** The words of a rule: message id to a function of typed data. */
// biome-ignore lint/suspicious/noExplicitAny: parameters are contravariant; each rule's own table fixes them.
export type MessageTable = Readonly<Record<string, (data: any) => Words>>;

/** A fact that a check yields: which message, with what data, where. It holds no prose and decides nothing. */
export type Finding<M extends MessageTable = MessageTable> = {
  [Id in keyof M & string]: {
    readonly message: Id;
    readonly data: Parameters<M[Id]>[0];
    readonly at: Location;
    readonly related?: readonly RelatedLocation[];
    /** Lowers an error to a warning for this finding: advice, or what a legacy packet is forgiven. Never raises. */
    readonly severity?: 'warning';
    /** The commit that brought it; absent when it concerns a tree. */
    readonly commit?: ObjectId | null;
    /**
     * What makes it the same finding in another tree, where the data hold something volatile (a count, a line). Default: the data.
     * Line numbers never belong here (law.md, decision 11).
     */
    readonly identity?: string;
  };
}[keyof M & string];

/** Another place that belongs to a finding. */
export interface RelatedLocation {
  readonly at: Location;
  readonly note: string;
}

/** What every check is given. */
interface CommonContext<Options> {
  readonly law: Law;
  readonly options: Options;
}

/** What a packet check may know: the packet and the tree it stands in. */
export interface PacketContext<Options = unknown> extends CommonContext<Options> {
  readonly packet: WorkPacket;
  readonly tree: TreeView;
  /** Whether nothing is inherited for it: the change introduces, signs or advances it (law.md, decision 10). */
  readonly advanced: boolean;
  /** The tree whose Master Spec binds: base where base has one (threat B02), else the packet's own. */
  readonly authority: TreeView;
}

/** What a repository check may know: one tree. */
export interface RepositoryContext<Options = unknown> extends CommonContext<Options> {
  readonly tree: TreeView;
  readonly authority: TreeView;
  /** The packets that this run examines: all of them for `--all`, else those that the change touches. */
  readonly packets: readonly WorkPacket[];
  /** The governed files other than packets that this run examines, decoded, sorted by path. */
  readonly texts: readonly TextFile[];
  /**
   * The packets that this run holds against the board: all of them, or the ids whose packet or entry differs between base and result.
   * Of all others base and result say the same.
   */
  readonly boardIds: ReadonlySet<string> | 'all';
  /** The manifests that this run holds against the register: all of the tree, or none where neither of them differs. */
  readonly manifests: readonly Manifest[];
  /** The phases whose closure this run examines: all of them, or those that the change closes or has to do with. */
  readonly phases: ReadonlySet<PhaseId> | 'all';
  /** Seconds since 1970 at which the run began; base and result share it (law.md, decision 17). */
  readonly now: number;
  /** For rules that run last: the ids of waivers that no finding needs. Empty where a run cannot tell, as for a change. */
  readonly idleWaivers: ReadonlySet<string>;
}

/** What a change check may know: both trees, every commit, and any packet blob the change touches. */
export interface ChangeContext<Options = unknown> extends CommonContext<Options> {
  readonly changeset: Changeset;
  readonly base: TreeView;
  readonly result: TreeView;
  readonly packets: PacketReader & LedgerReader;
  readonly texts: TextReader;
  /** Makes the patterns of an option ready (RE2 syntax, linear time). */
  readonly lineMatcher: LineMatcher;
  readonly packetChanges: readonly PacketChange[];
  readonly plainReadings: PlainReadings;
  /** The changed manifests that wire the same tools as before. */
  readonly unchangedWiring: UnchangedWiring;
  /**
   * Who approved the change in a review; null where nobody was asked: the law wants no review, nothing is newly signed, or this
   * door knows no forge (a notice says so; the merge gate judges it).
   */
  readonly approvals: readonly Approval[] | null;
  /** The SSH signatures behind what the change signs, and the keys that base allows. */
  readonly signatureProofs: SignatureProofs;
}

/** What a rule says of itself. */
export interface RuleMeta {
  /** The key: file name, page name, configuration key, report id. */
  readonly id: string;
  /** The clauses it enforces, as labels: `CX-581`, `Part 4 template`. */
  readonly clauses: readonly string[];
  /** What it blocks, the cell of the README's table: continues "blocks when …". */
  readonly blocksWhen: string;
  /** Why, in a sentence that names the clause: printed with every diagnostic. */
  readonly why: string;
  /** Which governed parts it judges the content of. */
  readonly reads: readonly GovernedPart[];
  /** Whether its errors are warnings on an unsigned Draft (law.md, decision 10: rules about completeness). */
  readonly completeness: boolean;
  /** Whether a waiver may cover it (law.md, `waiver-ledger`). */
  readonly waivable: boolean;
  /** Whether it runs after all others, to be told which waivers none of their findings needs. Default: no. */
  readonly last?: boolean;
}

/** An option of a rule: a JSON Schema for its value, and the default. */
export interface RuleOption {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly default: unknown;
  readonly description: string;
}

/** A rule, as the engine sees it. */
export interface Rule extends RuleMeta {
  readonly options: Readonly<Record<string, RuleOption>>;
  readonly messages: MessageTable;
  readonly needs: readonly Need[];
  readonly packet?: (context: PacketContext<never>) => Iterable<Finding>;
  readonly repository?: (context: RepositoryContext<never>) => Iterable<Finding>;
  readonly change?: (context: ChangeContext<never>) => Iterable<Finding>;
}

/** What `defineRule` takes: a rule whose checks and words are typed against each other. */
export interface RuleDefinition<M extends MessageTable, Options> extends RuleMeta {
  readonly options?: { readonly [Name in keyof Options & string]: RuleOption & { readonly default: Options[Name] } };
  readonly messages: M;
  /** For the change check only. */
  readonly needs?: readonly Need[];
  readonly packet?: (context: PacketContext<Options>) => Iterable<Finding<M>>;
  readonly repository?: (context: RepositoryContext<Options>) => Iterable<Finding<M>>;
  readonly change?: (context: ChangeContext<Options>) => Iterable<Finding<M>>;
}

/**
 * Defines a rule. A check is a synchronous generator without I/O, clock or shared state; what it throws is a malfunction
 * (exit code 2), not a violation. The scope fixes the type of the context, so a rule cannot see more than it declares.
 */
export function defineRule<const M extends MessageTable, Options extends object = Record<never, never>>(
  definition: RuleDefinition<M, Options>,
): Rule {
  return { needs: [], ...definition, options: definition.options ?? {} } as unknown as Rule;
}

/** The scopes that a rule has a check for. */
export function scopesOf(rule: Rule): readonly Scope[] {
  return (['packet', 'repository', 'change'] as const).filter((scope) => rule[scope] !== undefined);
}

/** The severity that a rule has for a finding, before waivers: configuration first, then the finding's own mercy. */
export function severityOf(configured: Severity, finding: Pick<Finding, 'severity'>, softened: boolean): Severity {
  return configured === 'warning' || finding.severity === 'warning' || softened ? 'warning' : 'error';
}
