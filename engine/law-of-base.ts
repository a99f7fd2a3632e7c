import type { CheckOptions } from './check-options.js';
import { CONFIG_PATH, MAX_CONFIG_BYTES } from './config/defaults.js';
import { linePatternsOf } from './config/line-patterns.js';
import { completeLaw, defaultLaw } from './config.js';
import type { Changeset } from './model/changeset.js';
import type { Law } from './model/law.js';
import { isRegular, type Snapshot } from './model/snapshot.js';
import { UndecidedError } from './model/undecided.js';
import { assertNamedPaths } from './named-paths.js';
import type { Source } from './sources/source.js';

/** What says which law is read. */
type LawOptions = Pick<CheckOptions, 'rules' | 'configPath'>;

/**
 * The law that judges: read from base, never from the change (trust.md).
 * @throws UndecidedError when the configuration cannot be read, with the place and the nearest valid name.
 */
export async function lawOf(source: Source, base: Snapshot, options: LawOptions): Promise<Law> {
  const { configPath } = options;
  if (configPath !== undefined && !base.entry(configPath)) {
    throw new UndecidedError({
      subject: configPath,
      reason: `does not exist in ${base.name}, from which the configuration is read`,
      help: `Commit ${configPath} to the base, or leave out --config to use ${CONFIG_PATH}.`,
    });
  }
  return lawIn(source, base, options);
}

/** The law that a run starts with. */
export interface StandingLaw {
  readonly law: Law;
  /** Why the configuration of base cannot be read; `law` is then the protocol's defaults, and judges nothing but the repair. */
  readonly broken: UndecidedError | null;
}

/**
 * The law that judges, also where nobody can read it. A configuration that got broken on base would otherwise stop the very change that
 * repairs it (threat P10).
 * @throws UndecidedError when `--config` names what base does not have
 */
export async function standingLaw(source: Source, base: Snapshot, options: LawOptions): Promise<StandingLaw> {
  const path = options.configPath ?? CONFIG_PATH;
  try {
    return { law: await lawOf(source, base, options), broken: null };
  } catch (error) {
    if (!(error instanceof UndecidedError) || !base.entry(path)) throw error;
    return { law: { ...defaultLaw(options.rules), repairs: path }, broken: error };
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
 * The law that the change brings: after the merge it judges the next run, and one that nobody can read must not get there.
 * @param law of the base, which stays where the change leaves the configuration alone
 * @throws UndecidedError when the new configuration cannot be read
 */
export async function nextLaw(
  source: Source,
  { base, result }: Changeset,
  law: Law,
  options: LawOptions,
): Promise<Law> {
  const path = options.configPath ?? CONFIG_PATH;
  return result.entry(path)?.id === base.entry(path)?.id ? law : lawIn(source, result, options);
}

async function lawIn(source: Source, snapshot: Snapshot, { rules, configPath }: LawOptions): Promise<Law> {
  const path = configPath ?? CONFIG_PATH;
  const entry = snapshot.entry(path);
  if (!entry) return defaultLaw(rules);
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
  const { readConfig } = await import('./config/read.js');
  const input = { path, bytes: snapshot.bytes(entry) };
  const file = readConfig(input, rules);
  if (linePatternsOf(file, rules).length > 0) (await import('./config/patterns.js')).assertPatterns(input, file, rules);
  const law = completeLaw(file, path, rules);
  assertNamedPaths(law, path, snapshot);
  return law;
}
