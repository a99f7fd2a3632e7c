import { check } from '../engine/check.js';
import type { CheckOptions } from '../engine/check-options.js';
import type { Report } from '../engine/report.js';
import type { Source } from '../engine/sources/source.js';
import { rules } from '../rules/index.js';

/**
 * Judges a source by all rules of this version, and closes it.
 * @throws UndecidedError when nothing could be looked at
 */
export async function judged(source: Source, options: Omit<CheckOptions, 'rules' | 'toolVersion'>): Promise<Report> {
  try {
    return await check(source, { ...options, rules, toolVersion: __HANDSHAKE_CHECK_VERSION__ });
  } finally {
    await source.close();
  }
}
