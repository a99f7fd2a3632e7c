import type { Door } from './model/changeset.js';
import type { RepoPath } from './model/path.js';
import type { Rule } from './rule.js';

/** The one fixed path of the configuration (threat P03: no second place is ever looked at). */
export const CONFIG_PATH = 'handshake.config.json';

/** What a door asks for. */
export interface CheckOptions {
  readonly rules: readonly Rule[];
  readonly door: Door;
  readonly toolVersion: string;
  /** Another path of the configuration, in the base tree. */
  readonly configPath?: RepoPath;
  /** Only these rules; the report says what was left out. Hooks and the Action never select (law.md, decision 13). */
  readonly onlyRules?: readonly string[];
  /** Only these packets, by exact id, whether or not they changed. */
  readonly onlyPackets?: readonly string[];
}
