import type { Attack, Weight } from './attack.js';

const sh = String.raw;

/** The control of group M: a packet that is plain and signed (threat M32). */
const PLAIN = sh`np "- USER_SIGNATURE: $SIG2"; ci plain`;

/** What sets a case of group M apart from the most common one. */
interface Differences {
  /** The rules that block it; `plain-packet` alone by default. */
  readonly rules?: readonly [string, ...string[]];
  /** The same packet without the trick, where that is more than the plain one. */
  readonly plain?: string;
  readonly plainTitle?: string;
}

/** A case of group M: a change that introduces a packet which one reader and another do not read alike. */
export function concealed(
  id: string,
  weight: Weight,
  title: string,
  build: string,
  { rules = ['plain-packet'], plain = PLAIN, plainTitle = 'the same packet, plain' }: Differences = {},
): Attack {
  const twin = { title: plainTitle, place: 'docs', build: plain } as const;
  return { id, title, weight, build: `${build}; ci concealed`, expect: { rules }, twin };
}
