import { fileLocation, spanLocation } from '../model/location.js';
import { fieldOf } from '../model/packet.js';
import { matchesAny } from '../model/path-set.js';
import { listed, quote } from '../model/quote.js';
import { defineRule, type Rule } from '../rule.js';

/**
 * What a plug-in is handed, because it imports nothing: the same functions that the built-in rules are written with. They are pure.
 */
export interface RuleApi {
  /** Types the checks and the words of a rule against each other. */
  readonly defineRule: typeof defineRule;
  /** The first definition of a field in a packet's contract, or null. */
  readonly fieldOf: typeof fieldOf;
  /** The place of a whole file. */
  readonly fileLocation: typeof fileLocation;
  /** The place of a part of a file, such as the `span` of a field. */
  readonly spanLocation: typeof spanLocation;
  /** Whether a path is in a list of folders, files and patterns with `*` and `**`. */
  readonly matchesAny: typeof matchesAny;
  /** A text of the repository as a message may show it. */
  readonly quote: typeof quote;
  /** The first few of many such texts. */
  readonly listed: typeof listed;
}

/** What a plug-in exports as `rules`. */
export type PlugIn = ((api: RuleApi) => readonly Rule[]) | readonly Rule[];

/** The one there is. */
export const RULE_API: RuleApi = Object.freeze({
  defineRule,
  fieldOf,
  fileLocation,
  spanLocation,
  matchesAny,
  quote,
  listed,
});
