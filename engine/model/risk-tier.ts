import { type FieldItem, fieldOf, type WorkPacket } from './packet.js';
import { trimBoth } from './trim.js';

/** The tiers of the template (Part 4): documents only; one module; across modules, migrations, IPC, security. */
export const TIERS = ['LOW', 'MEDIUM', 'HIGH'] as const;

/** A risk tier. */
export type Tier = (typeof TIERS)[number];

/** What stands around the word of a tier. */
const DRESS = /[\s*_`[\](){}"'.,;:]/;

/**
 * The tier that a packet means: the first word of its value, in any case and dress. Null where there is none or another word stands
 * there, such as the template's `LOW | MEDIUM | HIGH`, which names no tier.
 */
export function tierOf(packet: WorkPacket): Tier | null {
  const value = fieldOf(packet, 'RISK_TIER')?.value;
  const [text = ''] = (value?.inline || value?.items[0]?.text || '').split('\n');
  const [first = '', ...others] = text.split(/[\s/|,]+/).map((word) => trimBoth(word, DRESS).toUpperCase());
  const named = others.filter((word) => word !== first && TIERS.some((tier) => tier === word));
  return named.length > 0 ? null : (TIERS.find((tier) => tier === first) ?? null);
}

/** What parts the words of a command. */
const BETWEEN_WORDS = /[\s;&|()`"']+/;

/**
 * Whether an entry of TEST_PLAN runs one of the given programs: `just ai-review`, `npm run ai-review`, `./scripts/ai-review.sh`. What a
 * shell takes for a comment runs nothing.
 */
export function runsOneOf({ text }: Pick<FieldItem, 'text'>, programs: readonly string[]): boolean {
  const words = text.split(BETWEEN_WORDS);
  const comment = words.findIndex((word) => word.startsWith('#'));
  const run = comment < 0 ? words : words.slice(0, comment);
  return run.some((word) => programs.includes(programName(word)));
}

/** A program's name without its folder and ending. */
function programName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.(?:sh|mjs|cjs|js|ts|py|ps1|bat|cmd)$/, '');
}
