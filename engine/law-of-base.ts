import type { CheckOptions } from './check-options.js';
import { CONFIG_PATH, MAX_CONFIG_BYTES } from './config/defaults.js';
import { linePatternsOf } from './config/line-patterns.js';
import { completeLaw, defaultLaw } from './config.js';
import type { Changeset } from './model/changeset.js';
import type { Law, PlugInLaw } from './model/law.js';
import { isRegular, type Snapshot } from './model/snapshot.js';
import { UndecidedError } from './model/undecided.js';
import { assertNamedPaths } from './named-paths.js';
import { PlugInFault, saidWhoMends } from './plug-ins/fault.js';
import type { PlugInReading } from './plug-ins/plug-in-file.js';
import { prefixOf } from './plug-ins/prefix.js';
import type { Rule } from './rule.js';
import type { Source } from './sources/source.js';

/** What says which law is read. */
type LawOptions = Pick<CheckOptions, 'rules' | 'configPath'>;

/** What says which law judges. */
type StandingOptions = LawOptions & Pick<CheckOptions, 'unpinnedPlugIns'>;

/** A law, and the rules that it judges by. */
export interface LawWithRules {
  readonly law: Law;
  /** Those of the protocol, and behind them those of the plug-ins. */
  readonly rules: readonly Rule[];
  /** The plug-ins that the law names and that nothing was run of, because no base holds them as they are. */
  readonly unseen: readonly PlugInLaw[];
}

/**
 * What a tree says as law: of plug-ins that they could be used, and no rule of theirs, for nothing of them is run.
 * @throws UndecidedError when the configuration cannot be read, with the place and the nearest valid name.
 */
export async function lawOf(source: Source, base: Snapshot, options: LawOptions): Promise<Law> {
  assertNamed(base, options);
  return (await saidWhoMends('base', () => lawIn(source, base, options, { pinned: false, take: () => null }))).law;
}

function assertNamed(base: Snapshot, { configPath }: LawOptions): void {
  if (configPath === undefined || base.entry(configPath)) return;
  throw new UndecidedError({
    subject: configPath,
    reason: `does not exist in ${base.name}, from which the configuration is read`,
    help: `Commit ${configPath} to the base, or leave out --config to use ${CONFIG_PATH}.`,
  });
}

/** The law that a run starts with. */
export interface StandingLaw extends LawWithRules {
  /** Why the configuration of base cannot be read; `law` is then the protocol's defaults, and judges nothing but the repair. */
  readonly broken: UndecidedError | null;
}

/**
 * The law that judges: read from base, never from the change (trust.md), with the rules of its plug-ins. It is there also where nobody
 * can read it: a configuration that got broken on base would otherwise stop the very change that repairs it (threat P10).
 * @throws UndecidedError when `--config` names what base does not have
 * @throws PlugInFault when a plug-in of base cannot be used
 */
export async function standingLaw(source: Source, base: Snapshot, options: StandingOptions): Promise<StandingLaw> {
  const path = options.configPath ?? CONFIG_PATH;
  assertNamed(base, options);
  const take: PlugInUse['take'] = async (plugIn, reading) =>
    (await import('./plug-ins/load.js')).loadPlugIn(plugIn, reading, options.rules);
  try {
    const pinned = options.unpinnedPlugIns !== true;
    const read = await saidWhoMends('base', () => lawIn(source, base, options, { pinned, take }));
    return { ...read, broken: null };
  } catch (error) {
    if (!(error instanceof UndecidedError) || error instanceof PlugInFault || !base.entry(path)) throw error;
    return { law: { ...defaultLaw(options.rules), repairs: path }, rules: options.rules, unseen: [], broken: error };
  }
}

/**
 * Makes sure that a broken law judges nothing but its own repair: a change that, in every commit, touches the configuration alone.
 * Whether it can be read afterwards, `nextLaw` says.
 * @throws UndecidedError why the configuration of base cannot be read
 */
export function assertRepair({ law, broken }: StandingLaw, { changes, commits }: Changeset): void {
  if (broken === null) return;
  const touched = [changes, ...commits.map(({ ownChanges }) => ownChanges)].flat();
  if (changes.length === 0 || touched.some(({ path }) => path !== law.repairs)) throw broken;
}

/**
 * The law that the change brings: after the merge it judges the next run, and one that nobody can read must not get there. A plug-in that
 * it brings is looked at and not run: what a change brings never judges, and least of all itself.
 * @param standing law of the base, which stays where the change leaves the configuration and its plug-ins alone
 * @throws UndecidedError when the new configuration cannot be read, or a plug-in that it names could not be used
 */
export async function nextLaw(
  source: Source,
  { base, result }: Changeset,
  standing: LawWithRules,
  options: StandingOptions,
): Promise<LawWithRules> {
  const path = options.configPath ?? CONFIG_PATH;
  const { plugIns } = standing.law;
  const stays = ({ path: plugIn }: PlugInLaw): boolean =>
    base.entry(plugIn)?.id === result.entry(plugIn)?.id && base.entry(plugIn)?.kind === result.entry(plugIn)?.kind;
  if (result.entry(path)?.id === base.entry(path)?.id && plugIns.every(stays)) return standing;
  const take = (plugIn: PlugInLaw): readonly Rule[] | null =>
    plugIns.some((each) => each.path === plugIn.path) && stays(plugIn)
      ? standing.rules.slice(options.rules.length).filter(({ id }) => id.startsWith(prefixOf(plugIn.path)))
      : null;
  const pinned = options.unpinnedPlugIns !== true;
  return saidWhoMends('change', () => lawIn(source, result, options, { pinned, take }));
}

/** What is done with the plug-ins that a configuration names. */
interface PlugInUse {
  /** Whether only those may be used whose content it pins. */
  readonly pinned: boolean;
  /** The rules of one; null where nothing of it is run. */
  readonly take: (
    plugIn: PlugInLaw,
    reading: PlugInReading,
  ) => readonly Rule[] | null | Promise<readonly Rule[] | null>;
}

async function lawIn(
  source: Source,
  snapshot: Snapshot,
  { rules, configPath }: LawOptions,
  { pinned, take }: PlugInUse,
): Promise<LawWithRules> {
  const path = configPath ?? CONFIG_PATH;
  const entry = snapshot.entry(path);
  if (!entry) return { law: defaultLaw(rules), rules, unseen: [] };
  if (!isRegular(entry)) {
    throw new UndecidedError({
      subject: path,
      reason: `is a ${entry.kind} in ${snapshot.name}, expected a regular file`,
      help: `Replace ${path} by a regular file with the configuration in it.`,
    });
  }
  const refused = await source.load([{ entry, maxBytes: MAX_CONFIG_BYTES }]);
  if (refused[0]) throw new UndecidedError(refused[0]);
  // The reader and its validator are large, and most runs of most hooks have no configuration.
  const { shapedConfig } = await import('./config/read.js');
  const input = { path, bytes: snapshot.bytes(entry) };
  const shaped = shapedConfig(input, rules);
  const own: Rule[] = [];
  const unseen: PlugInLaw[] = [];
  for (const plugIn of shaped.plugIns) {
    const reading = { source, snapshot, config: path, pinned };
    // Also where its rules are known already: the configuration may pin another content now.
    await (await import('./plug-ins/load.js')).assertUsable(plugIn, reading);
    const taken = await take(plugIn, reading);
    if (taken === null) unseen.push(plugIn);
    else own.push(...taken);
  }
  const file = shaped.settle(own, (id) => unseen.some((plugIn) => id.startsWith(prefixOf(plugIn.path))));
  if (linePatternsOf(file, rules).length > 0) (await import('./config/patterns.js')).assertPatterns(input, file, rules);
  const all = own.length === 0 ? rules : [...rules, ...own];
  const law = completeLaw(file, path, all);
  assertNamedPaths(law, path, snapshot);
  return { law, rules: all, unseen };
}
