import { CONFIG_PATH } from '../../../engine/config/defaults.js';
import { isPacketPath } from '../../../engine/model/governed.js';
import { packetPath } from '../../../engine/model/packet-reference.js';
import type { Report } from '../../../engine/report.js';
import { type Range, rangeSource } from '../../../engine/sources/range.js';
import { type WorkDone, workDone } from '../../../workflow/work/work-done.js';
import { judged } from '../../judged.js';
import { whileOpen } from '../../while-open.js';
import type { Desk, DeskRequest } from '../desk.js';

/** The work of a range, and what the rules say of the range. */
export interface JudgedWork {
  readonly work: WorkDone;
  readonly report: Report;
  /** Whose law judged: that of the range's beginning, or of its end. */
  readonly lawFrom: 'base' | 'result';
}

/**
 * Judges the range in which work under a packet was done, by all rules.
 *
 * A range that was typed is judged by the law of its beginning, as `check --range` does. One that was looked up begins when the packet
 * was signed, however long ago, and the law may have changed since: it is judged by that of HEAD, as everything else at the desk, unless
 * the work itself has touched the configuration, which must not loosen what it is judged by.
 * @throws UndecidedError when nothing could be looked at
 */
export function judgedWork(
  { repository, law }: Pick<Desk, 'repository' | 'law'>,
  id: string,
  { range, isTyped }: { readonly range: Range; readonly isTyped: boolean },
  { now, configPath }: Pick<DeskRequest, 'now' | 'configPath'>,
): Promise<JudgedWork> {
  return whileOpen(rangeSource(repository, range, now), async (source) => {
    await source.base();
    const changeset = await source.survey(law.limits);
    // A packet that the range removed was one for the commits before.
    const isPacket = (named: string): boolean => {
      const path = packetPath(law, named);
      const isThere = [changeset.result, changeset.base].some((tree) => tree.entry(path)?.kind === 'file');
      return isThere && isPacketPath(law.paths, path);
    };
    const work = workDone(changeset.commits, id, law, isPacket);
    const lawFrom = isTyped || work.paths.includes(configPath ?? CONFIG_PATH) ? 'base' : 'result';
    const report = await judged(
      { ...source, survey: async () => changeset },
      { door: 'cli', lawFrom, ...(configPath === undefined ? {} : { configPath }) },
    );
    return { work, report, lawFrom };
  });
}
