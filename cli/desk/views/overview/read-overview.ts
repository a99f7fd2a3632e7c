import { type ValidationError, validateOverview, validateReport } from '../../../../engine/generated/validators.js';
import type { Overview } from './overview.js';

/**
 * Reads an overview that another run wrote.
 * @throws Error saying why it is none: not JSON, of another version, or not whole
 */
export function readOverview(text: string): Overview {
  const value: unknown = JSON.parse(text);
  if (!isOverview(value)) throw new Error(faultOf('', validateOverview.errors));
  if (!validateReport(value.report)) throw new Error(faultOf('/report', validateReport.errors));
  return value;
}

/** The report inside of it has a schema of its own. */
function isOverview(value: unknown): value is Overview {
  return validateOverview(value);
}

function faultOf(within: string, errors: readonly ValidationError[] | null | undefined): string {
  const [fault] = errors ?? [];
  return `${within}${fault?.instancePath ?? ''} ${fault?.message ?? 'is not what the schema says'}`.trim();
}
