import { judgedInMemory } from '../../api/tester/judged-in-memory.js';
import type { CheckOptions } from '../../engine/check-options.js';
import type { Person } from '../../engine/model/commit.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import type { MemoryFile } from '../../engine/sources/memory.js';
import { ALIASES, exampleTree, newPacket } from './example-repository.js';
import { LEDGER, ledgerAfterSigning, ledgerOfBase, type TreeBytes } from './recorded-signatures.js';

/** How a file differs: its text as a function of what it was, or null to remove it. */
export type Edit = (text: string) => string | null;

/** A step of a change: edits by path or alias (`signed`, `draft`, `new`, `board` …), and the message it is committed with. */
export interface Step {
  readonly edits: Readonly<Record<string, Edit>>;
  readonly message?: string;
  readonly author?: Person;
}

/** What a table test says of its change. */
export interface JudgedChange {
  /** Edits of the base tree, before the change. */
  readonly base?: Readonly<Record<string, Edit>>;
  readonly config?: unknown;
  readonly steps: readonly Step[];
  /** Edits of the tree that is judged, which no commit holds. */
  readonly uncommitted?: Readonly<Record<string, Edit>>;
  readonly history?: ReadonlyMap<string, readonly string[]>;
  readonly whole?: boolean;
  /** When paths were last touched in base's history, in seconds since 1970. */
  readonly touched?: ReadonlyMap<string, number>;
  /** Earlier commits of base's history, as edits of base's tree. */
  readonly ancestors?: Readonly<Record<string, Readonly<Record<string, Edit>>>>;
  readonly options?: Partial<CheckOptions>;
}

/** 2026-01-06T00:00:00Z, in seconds: when every example happens. */
export const NOW = Date.UTC(2026, 0, 6) / 1000;

type Files = Map<string, MemoryFile>;

/** Judges a change of the example repository by every rule, in memory. */
export async function judgeChange(change: JudgedChange): Promise<Report> {
  const { base = {}, config, steps, uncommitted, history, whole = false } = change;
  const { ancestors = {}, options = {}, touched } = change;
  const tree: Files = new Map(
    [...exampleTree()].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]),
  );
  const example = bytesOf(tree);
  apply(tree, base);
  if (config !== undefined) tree.set('handshake.config.json', text(JSON.stringify(config)));
  setLedger(tree, ledgerOfBase(example, bytesOf(tree)));
  const before: Files = new Map(tree);
  const commits = steps.map(({ edits, message = 'change\n\nRole: Orchestrator', author }) => {
    const parent = bytesOf(tree);
    apply(tree, edits);
    setLedger(tree, ledgerAfterSigning(parent, bytesOf(tree)));
    return { message, tree: new Map(tree), ...(author ? { author } : {}) };
  });
  if (uncommitted) apply(tree, uncommitted);
  const earlier = Object.entries(ancestors).map(([id, edits]): [string, Files] => {
    const files: Files = new Map(before);
    apply(files, edits);
    return [id, files];
  });
  const judged = {
    base: before,
    commits,
    now: NOW,
    whole,
    ancestors: new Map(earlier),
    ...(uncommitted ? { result: tree } : {}),
    ...(history ? { history } : {}),
    ...(touched ? { touched } : {}),
  };
  return (await judgedInMemory(judged, options)).report;
}

/** The diagnostics of one rule, `messageId` first, for comparing in tables. A rule that crashed does not pass for one with nothing to say. */
export function saidBy(report: Report, rule: string): string[] {
  const crashed = report.outcomes.filter((each) => each.rule === rule && each.outcome === 'crashed');
  const said = ofRule(report, rule).map(({ messageId, severity, standing }) =>
    standing === 'active' ? `${severity} ${messageId}` : `${standing} ${messageId}`,
  );
  return [...crashed.map(({ scope, reason }) => `crashed in ${scope}: ${reason}`), ...said];
}

/** The diagnostics of one rule. */
export function ofRule(report: Report, rule: string): readonly Diagnostic[] {
  return report.diagnostics.filter((diagnostic) => diagnostic.rule === rule);
}

/** An edit that replaces a piece of text that stands there exactly once. */
export function replace(from: string, to: string): Edit {
  return (before) => {
    if (before.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} does not stand there exactly once`);
    return before.replace(from, () => to);
  };
}

/** An edit that adds text at the end. */
export function append(more: string): Edit {
  return (before) => before + more;
}

function apply(tree: Files, edits: Readonly<Record<string, Edit>>): void {
  for (const [name, edit] of Object.entries(edits)) {
    const path = ALIASES[name] ?? name;
    const old =
      tree.get(path) ?? (name === 'new' ? text(Buffer.from(newPacket().bytes, 'latin1').toString()) : text(''));
    const now = edit(Buffer.from(old.bytes).toString());
    if (now === null) tree.delete(path);
    else tree.set(path, { kind: old.kind, bytes: Buffer.from(now) });
  }
}

function bytesOf(tree: Files): TreeBytes {
  return new Map([...tree].map(([path, { bytes }]) => [path, bytes]));
}

function setLedger(tree: Files, content: string | null): void {
  if (content !== null) tree.set(LEDGER, text(content));
}

function text(content: string): MemoryFile {
  return { kind: 'file', bytes: Buffer.from(content) };
}
