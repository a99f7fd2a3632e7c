import type { ConfigFile } from './config/config-schema.js';
import { CONFIG_PATH, DEFAULT_PATHS, defaultRoles, LIMIT_BOUNDS } from './config/defaults.js';
import type { Law, LawPaths, Limits, PlugInLaw, RoleLaw, RuleSetting } from './model/law.js';
import type { RepoPath } from './model/path.js';
import { ROLES, type Role } from './model/role.js';
import { DEFAULT_STATUS_ALIASES, DEFAULT_STEPS, foldStatus } from './model/status.js';
import type { Rule } from './rule.js';

/** The law where base has no configuration: every default is the protocol's (threat P02). */
export function defaultLaw(rules: readonly Rule[]): Law {
  return completeLaw({}, null, rules);
}

/**
 * A configuration completed with the defaults.
 * @param file what `readConfig` found valid
 * @param source where it was read: `handshake.config.json`, or what `--config` named
 * @param rules the rules that may be configured
 */
export function completeLaw(file: ConfigFile, source: RepoPath | null, rules: readonly Rule[]): Law {
  const paths = pathsOf(file, source);
  return {
    source,
    repairs: null,
    paths,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule, file.rules?.[rule.id])])),
    roles: rolesOf(file, paths.code),
    status: {
      aliases: { ...DEFAULT_STATUS_ALIASES, ...foldedAliases(file) },
      steps: { ...DEFAULT_STEPS, ...file.status?.steps },
    },
    packet: { recordSections: file.packet?.recordSections ?? [], openFields: file.packet?.openFields ?? [] },
    signedEarlierInChange: file.packet?.signedEarlierInChange ?? false,
    bots: (file.bots ?? []).map(({ emails = [], paths = [] }) => ({ emails, paths })),
    roadmapSections: file.roadmapSections ?? [],
    signers: file.signers ?? [],
    signatureReview: reviewOf(file),
    signatureRepository: file.signatures?.repository ?? null,
    since: file.since ?? null,
    protectedBranch: file.protectedBranch ?? null,
    plugIns: plugInsOf(file),
    limits: limitsOf(file),
  };
}

/** The plug-ins that a valid configuration names. */
export function plugInsOf({ plugins = [] }: Pick<ConfigFile, 'plugins'>): PlugInLaw[] {
  return plugins.map(({ path = '', integrity = null }) => ({ path, integrity }));
}

/**
 * Whatever a configuration says of `law`, the file that says it, the place where one is looked for, the waivers, the keys that may sign and
 * the rules that it brings stay law (threats P04, P11, S14).
 */
function pathsOf(file: ConfigFile, source: RepoPath | null): LawPaths {
  const paths = { ...DEFAULT_PATHS, ...file.paths };
  const always = [
    CONFIG_PATH,
    ...(source === null ? [] : [source]),
    paths.waivers,
    paths.allowedSigners,
    ...plugInsOf(file).map(({ path }) => path),
  ];
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

/** A review that names no account is one that nobody can give: the object alone already asks for it. */
function reviewOf({ signatures }: ConfigFile): Law['signatureReview'] {
  return signatures?.review === undefined ? null : { accounts: signatures.review.accounts ?? [] };
}

function limitsOf(file: ConfigFile): Limits {
  const starts = Object.entries(LIMIT_BOUNDS).map(([name, { start }]) => [name, start]);
  return { ...(Object.fromEntries(starts) as unknown as Limits), ...file.limits };
}

function settingOf(rule: Rule, setting: NonNullable<ConfigFile['rules']>[string] | undefined): RuleSetting {
  const given = typeof setting === 'string' ? { severity: setting } : (setting ?? {});
  const { severity = 'error', ...chosen } = given;
  const defaults = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
  return { severity, waivable: rule.waivable, options: { ...defaults, ...chosen } };
}
