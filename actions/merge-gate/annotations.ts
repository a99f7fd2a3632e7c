import { terminalLine } from '../../engine/reporters/escape.js';
import { githubReport } from '../../engine/reporters/github.js';
import { textReport } from '../../engine/reporters/text.js';
import type { GateResult } from './parts.js';

/** How the standard output of the step is written to. */
export type Print = (text: string) => void;

/**
 * What the log of the step shows: the report as text in a fold, then the annotations, then the remarks and the verdict, so that the last
 * lines of the log are those that are looked for.
 * @param annotations whether the findings are shown beside their lines too
 */
export function printResult(
  { report, preview, remarks, exitCode }: GateResult,
  print: Print,
  annotations: boolean,
): void {
  const text = textReport(report);
  print(`::group::handshake-check: the whole report\n${text}::endgroup::\n`);
  if (annotations) print(githubReport(report));
  print(remarks.map((remark) => `note: ${terminalLine(remark)}\n`).join(''));
  if (preview) print(`preview, under the configuration that the change brings: ${lastLine(textReport(preview))}\n`);
  if (exitCode !== 0 && report.verdict === 'pass')
    print('note: warnings stop the merge here, because the workflow says `fail-on: warning`\n');
  print(`${lastLine(text)}\n`);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
