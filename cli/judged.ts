import process from 'node:process';
import { check } from '../engine/check.js';
import type { CheckOptions } from '../engine/check-options.js';
import type { Report } from '../engine/report.js';
import type { Source } from '../engine/sources/source.js';
import { rules } from '../rules/index.js';
import { type Watching, watched } from './watched.js';
import { closedAfter, whileOpen } from './while-open.js';

/** Named by scripts/build.mjs; only the bundled program has one. */
declare const __HANDSHAKE_CHECK_BUILD__: string | undefined;
const build = typeof __HANDSHAKE_CHECK_BUILD__ === 'undefined' ? undefined : __HANDSHAKE_CHECK_BUILD__;

/**
 * Judges a source by all rules of this version, and closes it.
 * @param watching what is said of the run while it goes on, and after it
 * @throws UndecidedError when nothing could be looked at
 */
export function judged(
  source: Source,
  options: Omit<CheckOptions, 'rules' | 'toolVersion' | 'observer'>,
  watching: Watching = {},
): Promise<Report> {
  return watched(watching, (observer) =>
    (watching.hosted ? closedAfter : whileOpen)(source, () =>
      check(source, {
        // Who runs it in CI judges for others: there base's law says what its plug-ins hold, or nothing is decided (ADR 11).
        unpinnedPlugIns: !process.env.CI,
        ...options,
        rules,
        build,
        observer,
        toolVersion: __HANDSHAKE_CHECK_VERSION__,
      }),
    ),
  );
}
