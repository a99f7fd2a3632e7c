import type { Report } from '../engine/report.js';
import { textReport } from '../engine/reporters/text.js';
import { rules } from '../rules/index.js';
import type { Terminal } from './terminal.js';

/** The formats of a report. Only `text` is meant for people; every other one is complete and the same bytes for the same report. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;

/** One of them. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A comment of a forge takes this many characters, and a summary more: a page of Markdown fits both. */
const MARKDOWN_BYTES = 60_000;

/**
 * Writes a report in a format; what a format needs is loaded with it.
 * @param quiet text only: leaves out what stops nothing
 */
export async function rendered(
  report: Report,
  format: ReportFormat,
  { palette, quiet = false }: Pick<Terminal, 'palette'> & { readonly quiet?: boolean },
): Promise<string> {
  switch (format) {
    case 'text':
      return textReport(report, palette, { onlyWhatStops: quiet });
    case 'json':
      return (await import('../engine/reporters/json.js')).jsonReport(report);
    case 'junit':
      return (await import('../engine/reporters/junit.js')).junitReport(report);
    case 'github':
      return (await import('../engine/reporters/github.js')).githubReport(report);
    case 'markdown':
      return (await import('../engine/reporters/markdown.js')).markdownReport(report, { limit: MARKDOWN_BYTES });
    case 'sarif':
      return sarif(report);
  }
}

async function sarif(report: Report): Promise<string> {
  const [{ sarifReport }, { LAW_PAGES }] = await Promise.all([
    import('../engine/reporters/sarif.js'),
    import('../engine/generated/law-pages.js'),
  ]);
  return sarifReport(
    report,
    rules.map((rule) => ({ ...rule, page: LAW_PAGES[rule.id] ?? '' })),
  );
}
