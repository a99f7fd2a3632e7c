import { check } from '../../engine/check.js';
import type { Person } from '../../engine/model/commit.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import { type MemoryFile, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { ALIASES, exampleTree, newPacket } from './example-repository.js';

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
  readonly history?: ReadonlyMap<string, readonly string[]>;
  readonly whole?: boolean;
}

/** 2026-01-06T00:00:00Z, in seconds: when every example happens. */
export const NOW = Date.UTC(2026, 0, 6) / 1000;

type Files = Map<string, MemoryFile>;

/** Judges a change of the example repository by every rule, in memory. */
export function judgeChange({ base = {}, config, steps, history, whole = false }: JudgedChange): Promise<Report> {
  const tree: Files = new Map(
    [...exampleTree()].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]),
  );
  apply(tree, base);
  if (config !== undefined) tree.set('handshake.config.json', text(JSON.stringify(config)));
  const before: Files = new Map(tree);
  const commits = steps.map(({ edits, message = 'change\n\nRole: Orchestrator', author }) => {
    apply(tree, edits);
    return { message, tree: new Map(tree), ...(author ? { author } : {}) };
  });
  const source = memorySource({ base: before, commits, now: NOW, whole, ...(history ? { history } : {}) });
  return check(source, { rules, door: 'cli', toolVersion: '0.0.0' });
}

/** The diagnostics of one rule, `messageId` first, for comparing in tables. */
export function saidBy(report: Report, rule: string): string[] {
  return ofRule(report, rule).map(({ messageId, severity, standing }) =>
    standing === 'active' ? `${severity} ${messageId}` : `${standing} ${messageId}`,
  );
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

function text(content: string): MemoryFile {
  return { kind: 'file', bytes: Buffer.from(content) };
}
