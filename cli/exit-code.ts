import type { EXIT_CODES, Verdict } from '../engine/report.js';

/** What a door ends with: 0 lets a commit or a merge through, 1 blocks it, 2 could not decide (design.md, "Backbone types"). */
export type ExitCode = (typeof EXIT_CODES)[Verdict];
