import { check } from '../engine/check.js';
import type { CheckOptions } from '../engine/check-options.js';
import type { Report } from '../engine/report.js';
import type { Source } from '../engine/sources/source.js';
import { rules } from '../rules/index.js';
import { whileOpen } from './while-open.js';

/** Named by scripts/build.mjs; only the bundled program has one. */
declare const __HANDSHAKE_CHECK_BUILD__: string | undefined;
const build = typeof __HANDSHAKE_CHECK_BUILD__ === 'undefined' ? undefined : __HANDSHAKE_CHECK_BUILD__;

/**
 * Judges a source by all rules of this version, and closes it.
 * @throws UndecidedError when nothing could be looked at
 */
export function judged(source: Source, options: Omit<CheckOptions, 'rules' | 'toolVersion'>): Promise<Report> {
  return whileOpen(source, () => check(source, { ...options, rules, build, toolVersion: __HANDSHAKE_CHECK_VERSION__ }));
}
