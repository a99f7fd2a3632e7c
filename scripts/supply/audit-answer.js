// Reads what `npm audit --json` answers.

/** @typedef {'info' | 'low' | 'moderate' | 'high' | 'critical'} Grade */
/** @typedef {{ name: string, severity: Grade, range?: string, via?: readonly (string | { title?: string, url?: string })[] }} Weakness */
/** @typedef {{ kind: 'answered', blocking: string[], told: string[] } | { kind: 'no-endpoint', reason: string } | { kind: 'unreadable', reason: string }} AuditAnswer */

/** What a registry answers that has no such endpoint. Anything else that goes wrong is a failure: a registry that is down may know much. */
const NO_ENDPOINT = new Set([404, 405, 501]);
const GRAVE = new Set(['high', 'critical']);

/**
 * @param {string} text what npm printed
 * @param {ReadonlySet<string>} shipped the names of the packages that are in what users get: there every weakness counts, in a tool only
 *   a grave one
 * @returns {AuditAnswer}
 */
export function auditAnswer(text, shipped) {
  const answer = parsed(text);
  if (answer === null) return { kind: 'unreadable', reason: 'npm audit printed no JSON object' };
  if (isNumber(answer.statusCode) && NO_ENDPOINT.has(answer.statusCode)) {
    return { kind: 'no-endpoint', reason: `it answered ${answer.statusCode} to npm audit` };
  }
  const { vulnerabilities } = answer;
  if (answer.auditReportVersion !== 2 || typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    return { kind: 'unreadable', reason: `npm audit failed: ${String(answer.message ?? 'it gave no report')}` };
  }
  const found = /** @type {Weakness[]} */ (Object.values(vulnerabilities));
  /** @param {Weakness} weakness */
  const counts = ({ name, severity }) => shipped.has(name) || GRAVE.has(severity);
  return {
    kind: 'answered',
    blocking: found.filter(counts).map((each) => sentence(each, shipped)),
    told: found.filter((each) => !counts(each)).map((each) => sentence(each, shipped)),
  };
}

/**
 * @param {Weakness} weakness
 * @param {ReadonlySet<string>} shipped
 */
function sentence({ name, severity, range = 'its version', via = [] }, shipped) {
  const [first] = via.filter((each) => typeof each === 'object');
  const why = first
    ? `: ${first.title ?? 'no title'} (${first.url ?? 'no address'})`
    : ', by a package that it depends on';
  return `${name} ${range} is ${shipped.has(name) ? 'shipped' : 'a tool'} and has a weakness of grade ${severity}${why}`;
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    // Said by the caller: what is no JSON is no answer.
    return null;
  }
}

/** @param {unknown} value @returns {value is number} */
function isNumber(value) {
  return typeof value === 'number';
}
