import type { RepoPath } from '../../engine/model/path.js';
import { terminalJson, terminalLine, terminalLines } from '../../engine/reporters/escape.js';
import { unifiedDiff } from '../desk/writing/unified-diff.js';
import type { Asked } from './consent.js';

/** One file of the answer; null for what is not there before, or not there afterwards. */
export interface AnsweredChange {
  readonly path: RepoPath;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly act: string;
}

/** What `init` says. */
export interface Answer {
  readonly changes: readonly AnsweredChange[];
  /** What of it lies in the work tree, for JSON. */
  readonly edits: readonly Pick<AnsweredChange, 'path'>[];
  /** What a person has to know or do. */
  readonly words: readonly string[];
}

/** The answer as it is printed. @param isDone whether it was written, or is only shown */
export function answerText(command: string, answer: Answer, { format, dryRun }: Asked, isDone: boolean): string {
  if (format === 'json') return asJson(command, answer, isDone, dryRun);
  const { changes, words } = answer;
  const acts = changes.map(({ act }) => `  ${act}`);
  const head = acts.length === 0 ? 'nothing has to be written' : isDone ? 'written, all of it:' : 'to be written:';
  const diff = dryRun ? changes.map((change) => terminalLines(diffOf(change)).join('\n')).join('') : '';
  const lines = [head, ...acts, ...words, ...(dryRun && acts.length > 0 ? ['nothing was written: --dry-run'] : [])];
  return `${diff}${lines.map((line) => `${terminalLine(line)}\n`).join('')}`;
}

function diffOf({ path, before, after }: AnsweredChange): string {
  return unifiedDiff({ path, before, after: after ?? new Uint8Array() });
}

function asJson(command: string, { changes, words }: Answer, isDone: boolean, dryRun: boolean): string {
  const answer = {
    version: 1,
    command,
    written: isDone && changes.length > 0,
    edits: changes.map((change) => ({
      path: change.path,
      kind: change.before === null ? 'created' : change.after === null ? 'removed' : 'changed',
      act: change.act,
      ...(dryRun ? { diff: diffOf(change) } : {}),
    })),
    next: words,
  };
  return `${terminalJson(JSON.stringify(answer, null, 2))}\n`;
}
