import { LineCounter, parseDocument } from 'yaml';
import type { WorkflowText } from '../facts.js';

/** A mapping of a workflow file. */
export type Mapping = Readonly<Record<string, unknown>>;

/** A job of a workflow, with the name under which its check is reported. */
export interface Job {
  readonly id: string;
  /** What a ruleset requires. */
  readonly checkName: string;
  readonly body: Mapping;
  readonly steps: readonly Mapping[];
  /** The steps that run the gate. */
  readonly gate: readonly Mapping[];
}

/** A workflow, read as far as the gate depends on it. */
export interface Workflow {
  readonly path: string;
  readonly body: Mapping;
  readonly jobs: readonly Job[];
  /** The line of a key, from 1. */
  readonly lineOf: (...keys: readonly string[]) => number;
}

/** Reads a workflow; null where it is no YAML that the forge could run. */
export function readWorkflow({ path, text }: WorkflowText): Workflow | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) return null;
  const body = mapping(plain(document));
  if (body === null) return null;
  const jobs = Object.entries(mapping(body.jobs) ?? {}).flatMap(([id, value]) => jobOf(id, mapping(value)));
  const lineOf = (...keys: readonly string[]): number => {
    const node = document.getIn([...keys], true);
    const offset = hasRange(node) ? node.range[0] : 0;
    return Math.max(lines.linePos(offset).line, 1);
  };
  return { path, body, jobs, lineOf };
}

/** The value without its places; null where aliases multiply without end. */
function plain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // Said by the caller: the file cannot be read.
    return null;
  }
}

function jobOf(id: string, body: Mapping | null): Job[] {
  if (body === null) return [];
  const listed: readonly unknown[] = Array.isArray(body.steps) ? body.steps : [];
  const steps = listed.map(mapping).filter((step) => step !== null);
  const checkName = typeof body.name === 'string' ? body.name : id;
  return [{ id, checkName, body, steps, gate: steps.filter(runsGate) }];
}

function runsGate({ uses, run }: Mapping): boolean {
  if (typeof uses === 'string' && /(?:^|\/)merge-gate(?:@|$)/.test(uses)) return true;
  if (typeof run !== 'string') return false;
  const commands = run.replaceAll(/\\\r?\n/g, ' ').split(/\n|&&|[|;]/);
  return commands.some((command) => /\bhandshake-check\b/.test(command) && !JUDGES_NO_CHANGE.test(command));
}

/** Installing it, and what looks at a whole repository, such as an audit at night: that need not run for every change. */
const JUDGES_NO_CHANGE = /\b(?:npm|pnpm|yarn)\s{1,20}(?:ci|i|install|add)\b|\s--(?:version|all|merge)\b|\sreport\b/;

/** A value as a mapping; null for everything else. */
export function mapping(value: unknown): Mapping | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
