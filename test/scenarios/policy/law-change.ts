import type { Attack, Twin } from '../attack.js';

const sh = String.raw;

/** The configuration of the gate. */
export const CONFIG = 'handshake.config.json';

/** The lawful way: the same change, alone, under a packet whose scope names the files. `before` is done on main. */
export function signed(entries: string, change: string, before = ''): Twin {
  const prepared = before === '' ? '' : `${before}; `;
  return {
    title: 'the same, alone, under a signed packet whose scope names it',
    place: 'docs',
    build: sh`git checkout -q main; ${prepared}law_packet ${entries}; ${change}; work x WP-1-Law-20260104`,
  };
}

/** An attack that does one thing to the law, as an Orchestrator without a packet. */
export function alone(
  id: string,
  title: string,
  weight: Attack['weight'],
  entries: string,
  change: string,
  before = '',
): Attack {
  const prepared = before === '' ? '' : sh`git checkout -q main; ${before}; git checkout -q -B topic main;`;
  return {
    id,
    title,
    weight,
    build: sh`${prepared} ${change}; ci p`,
    expect: { rules: ['law-integrity'] },
    twin: signed(entries, change, before),
  };
}
