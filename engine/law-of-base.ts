import { type CheckOptions, CONFIG_PATH } from './check-options.js';
import { readLaw } from './config.js';
import type { Changeset } from './model/changeset.js';
import type { Law } from './model/law.js';
import { isRegular, type Snapshot } from './model/snapshot.js';
import { UndecidedError } from './model/undecided.js';
import type { Source } from './sources/source.js';

/**
 * The law that judges: read from base, never from the change (trust.md). What the change makes of it must be readable.
 * @throws UndecidedError when either configuration cannot be read, with the place and the nearest valid name.
 */
export async function lawOf(
  source: Source,
  changeset: Changeset,
  options: Pick<CheckOptions, 'rules' | 'configPath'>,
): Promise<Law> {
  const path = options.configPath ?? CONFIG_PATH;
  const read = async (snapshot: Snapshot): Promise<Law> => {
    const entry = snapshot.entry(path);
    if (!entry) return readLaw(null, options.rules);
    if (!isRegular(entry)) {
      throw new UndecidedError({
        subject: path,
        reason: `is a ${entry.kind} in ${snapshot.name}, expected a regular file`,
        help: `Replace ${path} by a regular file with the configuration in it.`,
      });
    }
    const refused = await source.load([{ entry, maxBytes: CONFIG_MAX_BYTES }]);
    if (refused[0]) throw new UndecidedError(refused[0]);
    return readLaw({ path, bytes: snapshot.bytes(entry) }, options.rules);
  };
  if (options.configPath !== undefined && !changeset.base.entry(path)) {
    throw new UndecidedError({
      subject: path,
      reason: `does not exist in ${changeset.base.name}, from which the configuration is read`,
      help: `Commit ${path} to the base, or leave out --config to use ${CONFIG_PATH}.`,
    });
  }
  const law = await read(changeset.base);
  // After the merge this would be the law of the next run: a configuration that nobody can read must not get there.
  if (changeset.result.entry(path)?.id !== changeset.base.entry(path)?.id) await read(changeset.result);
  return law;
}

const CONFIG_MAX_BYTES = 256 * 1024;
