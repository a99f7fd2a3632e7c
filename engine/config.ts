import { type ConfigFile, configSchema } from './config/config-schema.js';
import { CONFIG_PATH, DEFAULT_PATHS, defaultRoles, LIMIT_BOUNDS } from './config/defaults.js';
import { firstFault } from './config/fault.js';
import { isFault, type JsonDocument, type JsonFault, MAX_BYTES, readJson } from './config/json.js';
import { meaningFault } from './config/lock-guard.js';
import { type Validator, validateConfig } from './generated/validators.js';
import type { Law, LawPaths, Limits, RoleLaw, RuleSetting } from './model/law.js';
import type { RepoPath } from './model/path.js';
import { ROLES, type Role } from './model/role.js';
import { DEFAULT_STATUS_ALIASES, DEFAULT_STEPS, foldStatus } from './model/status.js';
import { UndecidedError } from './model/undecided.js';
import type { Rule } from './rule.js';

/** The configuration file of the base tree. */
export interface ConfigInput {
  /** Where it was read: `handshake.config.json`, or what `--config` named. */
  readonly path: RepoPath;
  readonly bytes: Uint8Array;
}

/**
 * Reads the law that a base tree holds. Data only: nothing of the file is executed, and no part of it is a regular expression
 * (threats P03, X09).
 * @param input the file, or null when base has none: then every default is the protocol's (threat P02)
 * @param rules the rules that may be configured
 * @param validate the validator compiled from the rules' schema; tests with rules of their own bring theirs
 * @throws UndecidedError naming `path:line:column`, what is wrong there and the nearest valid name (threat P10)
 */
export function readLaw(input: ConfigInput | null, rules: readonly Rule[], validate: Validator = validateConfig): Law {
  if (input === null) return complete({}, null, rules);
  const text = decode(input);
  const read = readJson(text);
  if (isFault(read)) throw undecided(input.path, text, read);
  const fault = violation(read, rules, validate);
  if (fault) throw undecided(input.path, text, fault);
  return complete(read.value as ConfigFile, input.path, rules);
}

function decode({ path, bytes }: ConfigInput): string {
  if (bytes.length > MAX_BYTES) {
    throw new UndecidedError({
      subject: path,
      reason: `has ${bytes.length} bytes, expected at most ${MAX_BYTES}`,
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

function undecided(path: RepoPath, text: string, { offset, reason, help }: JsonFault): UndecidedError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return new UndecidedError({ subject: `${path}:${line}:${column}`, reason, help });
}

function complete(file: ConfigFile, source: RepoPath | null, rules: readonly Rule[]): Law {
  const paths = pathsOf(file, source);
  return {
    source,
    paths,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule, file.rules?.[rule.id])])),
    roles: rolesOf(file, paths.code),
    status: {
      aliases: { ...DEFAULT_STATUS_ALIASES, ...foldedAliases(file) },
      steps: { ...DEFAULT_STEPS, ...file.status?.steps },
    },
    packet: { recordSections: file.packet?.recordSections ?? [], openFields: file.packet?.openFields ?? [] },
    roadmapSections: file.roadmapSections ?? [],
    signers: file.signers ?? [],
    since: file.since ?? null,
    protectedBranch: file.protectedBranch ?? null,
    limits: limitsOf(file),
  };
}

/** Whatever a configuration says of `law`, the file that says it, and the place where one is looked for, stay law (threat P11). */
function pathsOf(file: ConfigFile, source: RepoPath | null): LawPaths {
  const paths = { ...DEFAULT_PATHS, ...file.paths };
  const always = source === null ? [CONFIG_PATH] : [CONFIG_PATH, source];
  return { ...paths, law: [...new Set([...paths.law, ...always])] };
}

function rolesOf(file: ConfigFile, code: readonly string[]): Readonly<Record<Role, RoleLaw>> {
  const defaults = defaultRoles(code);
  const entries = ROLES.map((role): [Role, RoleLaw] => [role, { ...defaults[role], ...file.roles?.[role] }]);
  return Object.fromEntries(entries) as Record<Role, RoleLaw>;
}

function foldedAliases(file: ConfigFile): Law['status']['aliases'] {
  return Object.fromEntries(
    Object.entries(file.status?.aliases ?? {}).map(([spelling, status]) => [foldStatus(spelling), status]),
  );
}

function limitsOf(file: ConfigFile): Limits {
  const starts = Object.entries(LIMIT_BOUNDS).map(([name, { start }]) => [name, start]);
  return { ...(Object.fromEntries(starts) as unknown as Limits), ...file.limits };
}

function settingOf(rule: Rule, setting: NonNullable<ConfigFile['rules']>[string] | undefined): RuleSetting {
  const given = typeof setting === 'string' ? { severity: setting } : (setting ?? {});
  const { severity = 'error', ...chosen } = given;
  const defaults = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
  return { severity, options: { ...defaults, ...chosen } };
}
