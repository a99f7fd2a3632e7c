import { validateConfig } from '../generated/config-validator.js';
import type { Validator } from '../generated/validators.js';
import type { RepoPath } from '../model/path.js';
import { UndecidedError } from '../model/undecided.js';
import type { Rule } from '../rule.js';
import { type ConfigFile, configSchema } from './config-schema.js';
import { MAX_CONFIG_BYTES } from './defaults.js';
import { firstFault } from './fault.js';
import { isFault, type JsonDocument, type JsonFault, readJson } from './json.js';
import { meaningFault } from './lock-guard.js';

/** The configuration file of the base tree. */
export interface ConfigInput {
  /** Where it was read: `handshake.config.json`, or what `--config` named. */
  readonly path: RepoPath;
  readonly bytes: Uint8Array;
}

/**
 * Reads a configuration. Data only: nothing of the file is executed, and no part of it is a regular expression of JavaScript (threats P03, X09); patterns of
 * lines are in RE2 syntax, and `assertPatterns` judges them.
 * @param rules the rules that may be configured
 * @param validate the validator compiled from the rules' schema; tests with rules of their own bring theirs
 * @throws UndecidedError naming `path:line:column`, what is wrong there and the nearest valid name (threat P10)
 */
export function readConfig(
  input: ConfigInput,
  rules: readonly Rule[],
  validate: Validator = validateConfig,
): ConfigFile {
  const text = decodeConfig(input);
  const read = readJson(text);
  if (isFault(read)) throw undecidedAt(input.path, text, read);
  const fault = violation(read, rules, validate);
  if (fault) throw undecidedAt(input.path, text, fault);
  return read.value as ConfigFile;
}

/**
 * The text of a configuration.
 * @throws UndecidedError when it is too large or not UTF-8
 */
export function decodeConfig({ path, bytes }: ConfigInput): string {
  if (bytes.length > MAX_CONFIG_BYTES) {
    throw new UndecidedError({
      subject: path,
      reason: `has ${bytes.length} bytes, expected at most ${MAX_CONFIG_BYTES}`,
      help: 'Shorten the configuration.',
    });
  }
  try {
    // `ignoreBOM: false` drops a byte order mark.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new UndecidedError(
      { subject: path, reason: 'is not valid UTF-8, expected JSON in UTF-8', help: 'Save the configuration as UTF-8.' },
      { cause },
    );
  }
}

/** The compiled validator is run first, so that what follows it may rely on the types. */
function violation({ root, value }: JsonDocument, rules: readonly Rule[], validate: Validator): JsonFault | null {
  if (validate(value)) return meaningFault(root, value as ConfigFile);
  return firstFault(root, validate.errors ?? [], configSchema(rules));
}

/** A fault of a configuration as what the run could not decide, at `path:line:column`. */
export function undecidedAt(path: RepoPath, text: string, { offset, reason, help }: JsonFault): UndecidedError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return new UndecidedError({ subject: `${path}:${line}:${column}`, reason, help });
}
