import { check } from '../engine/check.js';
import type { CheckOptions } from '../engine/check-options.js';
import type { Report } from '../engine/report.js';
import type { Source } from '../engine/sources/source.js';
import { rules } from '../rules/index.js';
import { whileOpen } from './while-open.js';

/**
 * Judges a source by all rules of this version, and closes it.
 * @throws UndecidedError when nothing could be looked at
 */
export function judged(source: Source, options: Omit<CheckOptions, 'rules' | 'toolVersion'>): Promise<Report> {
  return whileOpen(source, () => check(source, { ...options, rules, toolVersion: __HANDSHAKE_CHECK_VERSION__ }));
}
