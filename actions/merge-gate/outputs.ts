import { join } from 'node:path';
import { printable } from '../../engine/model/path.js';
import { jsonReport } from '../../engine/reporters/json.js';
import type { MarkdownLinks } from '../../engine/reporters/markdown-items.js';
import { type SarifRule, sarifReport } from '../../engine/reporters/sarif.js';
import { type Print, printResult } from './annotations.js';
import { appendToFile, FileRefused, replaceFile } from './files.js';
import type { Folders } from './inputs.js';
import type { PacketPicture } from './packet-picture.js';
import type { GateOutputs, GateResult } from './parts.js';
import { summaryOf } from './summary.js';

/** Where a step tells its result, as the runner and the inputs say. */
export interface StepTargets {
  readonly print: Print;
  /** Whether findings are shown beside their lines. */
  readonly annotations: boolean;
  /** `GITHUB_STEP_SUMMARY`; null where there is none. */
  readonly summaryFile: string | null;
  /** `GITHUB_OUTPUT`; null where there is none. */
  readonly outputFile: string | null;
  readonly folders: Folders;
  /** An absolute path inside those folders; null writes no such file. */
  readonly sarifFile: string | null;
  /** What a SARIF log says of the rules. */
  readonly rules: readonly SarifRule[];
  readonly links?: MarkdownLinks | undefined;
  readonly picture?: (() => PacketPicture | undefined) | undefined;
}

/** The name of the report in the runner's temporary folder. */
const REPORT_NAME = 'handshake-check-report.json';

/**
 * Tells a result where a step can: its log with annotations, the report and SARIF files, the summary of the job, and the outputs of the
 * step. What cannot be written is returned as a sentence and keeps nothing else from being written.
 */
export function stepOutputs(targets: StepTargets): GateOutputs {
  return { publish: async (result) => published(result, targets) };
}

function published(result: GateResult, targets: StepTargets): string[] {
  const { print, annotations, folders, sarifFile, summaryFile, outputFile, rules } = targets;
  const refusals: string[] = [];
  const written = (what: string, path: string | null, write: (path: string) => void): string => {
    const refusal = path === null ? null : attempted(what, path, write);
    if (refusal !== null) refusals.push(refusal);
    return path === null || refusal !== null ? '' : path;
  };
  written('the log of the step', '', () => printResult(result, print, annotations));
  const reportFile = folders.temporary === '' ? null : join(folders.temporary, REPORT_NAME);
  const report = written('the report file', reportFile, (path) =>
    replaceFile(path, [folders.temporary], jsonReport(result.report)),
  );
  const sarif = written('the SARIF file', sarifFile, (path) =>
    replaceFile(path, [folders.workspace, folders.temporary], sarifReport(result.report, rules)),
  );
  written('the summary of the job', summaryFile, (path) =>
    appendToFile(path, summaryOf(result, { links: targets.links, picture: targets.picture?.() })),
  );
  written('the outputs of the step', outputFile, (path) =>
    appendToFile(path, outputLines(result, { report, sarif }, refusals)),
  );
  return refusals;
}

/**
 * The outputs: words of a fixed list, integers and paths; never a text of the repository (threat G07).
 * @param refusals gets a sentence for a path that cannot be told
 */
function outputLines({ report }: GateResult, files: { report: string; sarif: string }, refusals: string[]): string {
  const { errors, warnings, inherited, waived } = report.counts;
  const values: readonly (readonly [name: string, value: string | number])[] = [
    ['verdict', report.verdict],
    ['active', errors + warnings],
    ['inherited', inherited],
    ['waived', waived],
    ['report', files.report],
    ['sarif-file', files.sarif],
  ];
  return values.map(([name, value]) => `${name}=${oneLine(name, String(value), refusals)}\n`).join('');
}

/** A value that would not stay on its line would be an output of its own. */
function oneLine(name: string, value: string, refusals: string[]): string {
  if (printable(value) === value) return value;
  refusals.push(`The output ${name} is empty: its path has characters that cannot be printed.`);
  return '';
}

/** @returns why something could not be written; null when it was */
function attempted(what: string, path: string, write: (path: string) => void): string | null {
  try {
    write(path);
    return null;
  } catch (error) {
    return `${what.charAt(0).toUpperCase()}${what.slice(1)} is not written: ${reasonOf(error, printable(path))}`;
  }
}

function reasonOf(error: unknown, path: string): string {
  if (error instanceof FileRefused) return `${path} ${error.message}.`;
  return `${printable(error instanceof Error ? error.message : String(error))}.`;
}
