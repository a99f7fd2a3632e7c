import { plugInsOf } from '../config.js';
import { validateConfig } from '../generated/config-validator.js';
import type { ValidationError, Validator } from '../generated/validators.js';
import type { PlugInLaw } from '../model/law.js';
import type { RepoPath } from '../model/path.js';
import { UndecidedError } from '../model/undecided.js';
import { PlugInFault } from '../plug-ins/fault.js';
import type { Rule } from '../rule.js';
import { type ConfigFile, configSchema } from './config-schema.js';
import { MAX_CONFIG_BYTES } from './defaults.js';
import { firstFault } from './fault.js';
import { isFault, type JsonFault, readJson } from './json.js';
import { meaningFault } from './lock-guard.js';
import { ownSettingsFault, plugInPrefixes, plugInsFault } from './own-settings.js';

/** The configuration file of the base tree. */
export interface ConfigInput {
  /** Where it was read: `handshake.config.json`, or what `--config` named. */
  readonly path: RepoPath;
  readonly bytes: Uint8Array;
}

/** A configuration whose shape is right, before anybody knows the rules of the plug-ins that it names. */
export interface ShapedConfig {
  /** What it names; `rules` may still hold what no rule has. */
  readonly plugIns: readonly PlugInLaw[];
  /**
   * Holds what it says of rules against those that there are.
   * @param own the rules of its plug-ins
   * @param isUnseen whether an id may be one of a plug-in that nothing was run of
   * @throws PlugInFault when it says something of their rules that they do not take: the law that came with them went through while
   *   nothing of them was run, so that no change may repair it
   */
  readonly settle: (own: readonly Rule[], isUnseen?: (id: string) => boolean) => ConfigFile;
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
  return shapedConfig(input, rules, validate).settle([]);
}

/**
 * Reads a configuration as `readConfig` does, up to the ids that begin with the name of a plug-in.
 * @throws UndecidedError as `readConfig` does
 */
export function shapedConfig(
  input: ConfigInput,
  rules: readonly Rule[],
  validate: Validator = validateConfig,
): ShapedConfig {
  const text = decodeConfig(input);
  const read = readJson(text);
  if (isFault(read)) throw undecidedAt(input.path, text, read);
  const { root, value } = read;
  const prefixes = plugInPrefixes(value);
  const refuse = (fault: JsonFault | null): void => {
    if (fault) throw undecidedAt(input.path, text, fault);
  };
  // The compiled validator is run first, so that what follows it may rely on the types.
  const errors = validate(value) ? [] : (validate.errors ?? []);
  const faultBut = (mayBe: (id: string) => boolean, known: readonly Rule[]): JsonFault | null => {
    const left = errors.filter((error) => !(isUnknownRule(error) && mayBe(String(error.params.additionalProperty))));
    return left.length === 0 ? null : firstFault(root, left, configSchema(known));
  };
  refuse(faultBut((id) => prefixes.some((prefix) => id.startsWith(prefix)), rules));
  const file = value as ConfigFile;
  refuse(meaningFault(root, file) ?? plugInsFault(root, file));
  return {
    plugIns: plugInsOf(file),
    settle: (own, isUnseen = () => false) => {
      const isOwn = (id: string): boolean => own.some((rule) => rule.id === id);
      const fault =
        faultBut((id) => isOwn(id) || isUnseen(id), [...rules, ...own]) ?? ownSettingsFault(root, file, own);
      if (fault) throw ownFault(undecidedAt(input.path, text, fault));
      return file;
    },
  };
}

function ownFault({ subject, reason, help }: UndecidedError): PlugInFault {
  return new PlugInFault({ subject, reason, help });
}

function isUnknownRule({ keyword, instancePath }: ValidationError): boolean {
  return keyword === 'additionalProperties' && instancePath === '/rules';
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

/** A fault of a configuration as what the run could not decide, at `path:line:column`. */
export function undecidedAt(path: RepoPath, text: string, { offset, reason, help }: JsonFault): UndecidedError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return new UndecidedError({ subject: `${path}:${line}:${column}`, reason, help });
}
