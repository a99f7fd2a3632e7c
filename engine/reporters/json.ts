import type { Report } from '../report.js';
import { terminalJson } from './escape.js';

/** The report as JSON, as `schemas/report.schema.json` describes it, with a line break at its end. */
export function jsonReport(report: Report): string {
  return `${terminalJson(JSON.stringify(report, null, 2))}\n`;
}
