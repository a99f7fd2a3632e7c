import type { Location } from './model/location.js';
import type { Finding, Rule } from './rule.js';

/**
 * Looks whether what a rule yielded can be judged and shown: what is no finding is a malfunction of its rule, and must not become one of
 * the report.
 * @throws Error naming what is wrong with it
 */
export function assertFinding(rule: Rule, yielded: Finding): void {
  const { message, at, related = [] }: Partial<Finding> = yielded ?? {};
  if (typeof message !== 'string' || !Object.hasOwn(rule.messages, message))
    throw new Error('it yields a finding of no known message');
  if (!isPlace(at) || !related.every((each) => isPlace(each.at) && typeof each.note === 'string'))
    throw new Error(`it yields ${message} without a place`);
}

function isPlace(at: Partial<Location> | undefined): boolean {
  if (typeof at?.path !== 'string' || at.path === '') return false;
  return (
    isCount(at.line) &&
    isCount(at.column) &&
    [at.endLine, at.endColumn].every((end) => end === undefined || isCount(end))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
