/** The states of a work packet, in the order of its life (law.md, decision 5). */
export const STATUSES = ['Draft', 'Ready-for-Dev', 'In-Progress', 'Blocked', 'Done', 'VALIDATED'] as const;

/** One canonical state. */
export type Status = (typeof STATUSES)[number];

/** The steps that the protocol allows; each can be configured. `Blocked` returns to where work goes on. */
export const DEFAULT_STEPS: Readonly<Record<Status, readonly Status[]>> = {
  Draft: ['Ready-for-Dev', 'Blocked'],
  'Ready-for-Dev': ['In-Progress', 'Blocked'],
  'In-Progress': ['Done', 'Blocked'],
  Blocked: ['Draft', 'Ready-for-Dev', 'In-Progress'],
  Done: ['VALIDATED', 'In-Progress', 'Blocked'],
  VALIDATED: [],
};

/**
 * Spellings that people use for the canonical states, folded by `foldStatus`. A repository may add its own.
 * Only spellings whose meaning is not in doubt stand here; an unknown one is a finding.
 */
export const DEFAULT_STATUS_ALIASES: Readonly<Record<string, Status>> = {
  draft: 'Draft',
  'ready for dev': 'Ready-for-Dev',
  'ready for development': 'Ready-for-Dev',
  ready: 'Ready-for-Dev',
  'in progress': 'In-Progress',
  wip: 'In-Progress',
  blocked: 'Blocked',
  done: 'Done',
  complete: 'Done',
  completed: 'Done',
  validated: 'VALIDATED',
  'done validated': 'VALIDATED',
  'hard validated': 'VALIDATED',
  'validated pass': 'VALIDATED',
};

/** What a STATUS value says: a canonical word, a known spelling of one, or something unknown. */
export type StatusReading =
  | { readonly kind: 'canonical'; readonly status: Status }
  | { readonly kind: 'alias'; readonly status: Status }
  | { readonly kind: 'unknown' };

/** Reads a STATUS value as written. `aliases` maps folded spellings to states. */
export function readStatus(
  text: string,
  aliases: Readonly<Record<string, Status>> = DEFAULT_STATUS_ALIASES,
): StatusReading {
  const canonical = STATUSES.find((status) => status === text);
  if (canonical) return { kind: 'canonical', status: canonical };
  const folded = foldStatus(text);
  const alias = Object.hasOwn(aliases, folded) ? aliases[folded] : undefined;
  return alias ? { kind: 'alias', status: alias } : { kind: 'unknown' };
}

/** A spelling without case, emoji, brackets, dates and separators: `READY FOR DEV [date]` and `ready-for-dev` fold together. */
export function foldStatus(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
