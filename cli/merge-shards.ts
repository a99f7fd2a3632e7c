import { resolve } from 'node:path';
import { type ValidationError, validateReport } from '../engine/generated/validators.js';
import { UndecidedError } from '../engine/model/undecided.js';
import type { Report } from '../engine/report.js';
import { mergeShards } from '../engine/shard-merge.js';
import { readReportFile } from './report-file.js';

/**
 * Joins the reports of all shards of one run to the report of the whole.
 * @param files what `check --all --shard I/N --format json` wrote
 * @throws UndecidedError for a file that is no such report, and where they are not all shards of one run, each once
 */
export function mergedReport(files: readonly string[], directory: string): Report {
  return mergeShards(files.map((file) => ({ name: `--merge ${file}`, report: readReport(file, directory) })));
}

function readReport(file: string, directory: string): Report {
  try {
    const value: unknown = JSON.parse(readReportFile(resolve(directory, file)));
    if (!isReport(value)) throw new Error(faultOf(validateReport.errors));
    return value;
  } catch (error) {
    throw new UndecidedError(
      {
        subject: `--merge ${file}`,
        reason: `cannot be read as a report: ${error instanceof Error ? error.message : String(error)}`,
        help: 'Write it anew, with the same version: npx handshake-check check --all --shard 1/4 --format json --output FILE',
      },
      { cause: error },
    );
  }
}

function isReport(value: unknown): value is Report {
  return validateReport(value);
}

function faultOf(errors: readonly ValidationError[] | null | undefined): string {
  const [fault] = errors ?? [];
  return `${fault?.instancePath ?? ''} ${fault?.message ?? 'is not what the schema says'}`.trim();
}
