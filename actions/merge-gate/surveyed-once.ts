import type { Changeset } from '../../engine/model/changeset.js';
import type { Source } from '../../engine/sources/source.js';

/** A source that is surveyed at most once, however often it is judged, and what its survey found. */
export interface SurveyedOnce {
  readonly source: Source;
  /** Null when nobody surveyed it, or the survey failed. */
  changeset(): Promise<Changeset | null>;
}

/** Lets several runs share one survey: all of them ask under the limits of the same law, that of base. */
export function surveyedOnce(source: Source): SurveyedOnce {
  let surveyed: Promise<Changeset> | null = null;
  return {
    source: {
      ...source,
      survey(limits) {
        surveyed ??= source.survey(limits);
        return surveyed;
      },
    },
    changeset: () => Promise.resolve(surveyed),
  };
}
