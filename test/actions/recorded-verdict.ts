import type { TestContext } from 'vitest';
import type { Verdict } from '../../engine/report.js';
import type { Weight } from '../scenarios/attack.js';
import { recordAnswer } from '../support/attack-record.js';
import { blockingRules, caseOf } from '../support/attack-words.js';
import type { Answer } from './parity/doors.js';

/** What the Action came to: a result of the gate, or the end of a step that ran the bundle. */
export interface ActionEnd {
  /** 0, 1 or 2; null when a signal ended it. */
  readonly exitCode: number | null;
  readonly report: Answer['report'];
}

/** A case of the catalogue (`G17 dropped packet`), and what it expects in its words: `undecided`, `blocked: signature-lock`. */
export interface ExpectedEnd {
  readonly id: string;
  readonly severity: Weight;
  readonly expected: string;
}

const VERDICTS: Readonly<Record<number, Verdict>> = { 0: 'pass', 1: 'block', 2: 'inconclusive' };

/** Keeps what the Action answered to a case, computed from its exit code and its report. */
export function recordAction(context: TestContext, { id, severity, expected }: ExpectedEnd, end: ActionEnd): void {
  recordAnswer(context, { ...caseOf(id), severity, door: 'action', expected, got: wordsOf(end) });
}

function wordsOf({ exitCode, report }: ActionEnd): string {
  const verdict = exitCode === null ? undefined : VERDICTS[exitCode];
  if (verdict === undefined) return `ended with ${exitCode}`;
  if (verdict === 'block') return `blocked: ${blockingRules(report).join(', ')}`;
  return verdict === 'pass' ? 'accepted' : 'undecided';
}
