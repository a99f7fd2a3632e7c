/** What an audit tool found in one lock file. */
export interface AuditReport {
  /** What stands in the way: for npm, vulnerabilities that are critical or high; for cargo deny, every violation. */
  readonly violations: readonly AuditViolation[];
  /** What was found beside that, in a few words: `3 moderate, 1 low`; `''` for nothing. */
  readonly beside: string;
}

/** One thing that an audit tool objects to. */
export interface AuditViolation {
  readonly name: string;
  /** In a few words: `critical, in <=1.2.5`. */
  readonly said: string;
  /** What the tool offers; `''` for nothing. */
  readonly fix: string;
}

/** A report, or why there is none: an audit that did not happen is never a clean one. */
export type AuditReading = AuditReport | { readonly fault: string };

const BLOCKING: readonly string[] = ['critical', 'high'];
const LESSER: readonly string[] = ['moderate', 'low', 'info'];

/**
 * Reads what `npm audit --json` prints (npm 7 and later, `auditReportVersion` 2). It prints JSON also when the registry did not answer:
 * only its own counts prove that it looked (Part 2, step 3: "0 critical/high vulnerabilities").
 */
export function readNpmAudit(stdout: string): AuditReading {
  const report = objectOf(parsed(stdout));
  if (!report) return { fault: 'printed no JSON' };
  const counts = objectOf(objectOf(report.metadata)?.vulnerabilities);
  if (report.auditReportVersion !== 2 || !counts || !isCounted(counts)) return { fault: faultOf(report) };
  const all = Object.values(objectOf(report.vulnerabilities) ?? {}).map((each) => objectOf(each) ?? {});
  const violations = all.filter(({ severity }) => BLOCKING.includes(String(severity))).map(vulnerability);
  const counted = BLOCKING.reduce((sum, severity) => sum + Number(counts[severity]), 0);
  if (counted !== violations.length)
    return { fault: `counts ${counted} critical or high vulnerabilities and names ${violations.length}` };
  const beside = LESSER.filter((severity) => Number(counts[severity]) > 0).map(
    (severity) => `${String(counts[severity])} ${severity}`,
  );
  return { violations, beside: beside.join(', ') };
}

/**
 * Reads what `cargo deny --format json check` prints on standard error: a JSON object a line, the summary last.
 * @param code its exit code, in which every check that failed has a bit
 */
export function readCargoDeny(stderr: string, code: number | null): AuditReading {
  const lines = stderr.split('\n').map((line) => objectOf(parsed(line)));
  const fields = (type: string): Fields[] =>
    lines.flatMap((line): Fields[] => {
      const found = line?.type === type ? objectOf(line.fields) : null;
      return found ? [found] : [];
    });
  const [summary] = fields('summary');
  if (!summary) return { fault: `ended with ${code ?? 'a signal'} and no summary${lastWords(fields('log'))}` };
  const checks = Object.values(summary).map((check) => Number(objectOf(check)?.errors));
  if (checks.length === 0 || checks.some((errors) => !Number.isInteger(errors)))
    return { fault: 'has a summary that counts nothing' };
  const errors = checks.reduce((sum, count) => sum + count, 0);
  if ((errors === 0) !== (code === 0)) return { fault: `counts ${errors} errors and ended with ${code ?? 'a signal'}` };
  const violations = fields('diagnostic')
    .filter(({ severity }) => severity === 'error')
    .map(denied);
  if (errors > 0 && violations.length === 0) return { fault: `counts ${errors} errors and names none` };
  return { violations, beside: '' };
}

type Fields = Readonly<Record<string, unknown>>;

function vulnerability({ name, severity, range, fixAvailable }: Fields): AuditViolation {
  const where = typeof range === 'string' && range !== '' ? `, in ${range}` : '';
  const fix = fixAvailable ? 'npm audit fix' : '';
  return { name: String(name), said: `${String(severity)}${where}`, fix };
}

function denied({ code, message }: Fields): AuditViolation {
  return { name: typeof code === 'string' ? code : 'error', said: String(message), fix: '' };
}

function isCounted(counts: Fields): boolean {
  return [...BLOCKING, ...LESSER].every((severity) => Number.isInteger(counts[severity]));
}

/** npm's own words for why there is no report. */
function faultOf({ message, error }: Fields): string {
  const { code, summary } = objectOf(error) ?? {};
  const said = [code, summary, message].filter((word) => typeof word === 'string' && word !== '');
  return said.length === 0 ? 'printed no report' : `made no report: ${said.join(', ')}`;
}

function lastWords(log: readonly Fields[]): string {
  const message = log.findLast(({ level }) => level === 'ERROR')?.message;
  return typeof message === 'string' ? `: ${message}` : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON says nothing; its reader says so.
    return null;
  }
}

function objectOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
