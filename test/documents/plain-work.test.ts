import { describe, expect, it } from 'vitest';
import { edited, PLAIN, plainProblems, SIGNED, withSignature } from './plain-reading.js';

describe('the work of our own code', () => {
  const big: Readonly<Record<string, (times: number) => string>> = {
    items: (times) => edited('  * Filters and colours', '  * Filters and colours\n'.repeat(times).trimEnd()),
    fields: (times) => withSignature(`${SIGNED}\n`.repeat(times)),
    marks: (times) =>
      edited('- **Dependencies**: none', `${'-'.repeat(70)}|`.repeat(times).replace(/(.{2000})/g, '$1\n')),
    'foreign line ends': (times) => edited('- **Dependencies**: none', `- a${'\u2028- b'.repeat(times)}`),
    prose: (times) => edited('## Notes', `${'What is said here, and *there*.\n\n'.repeat(times)}## Notes`),
    fences: (times) => edited('## Notes', `${'```\n- STATUS: x\n```\n\n'.repeat(times)}## Notes`),
    'a record': (times) => `${PLAIN}\n## Validation\n${'- RISK_TIER: HIGH and so on\n'.repeat(times * 10)}`,
    'hidden characters': (times) => `${PLAIN}\n## Validation\n${'\u200b'.repeat(times * 100)}\n`,
  };

  it.each(Object.entries(big))('is linear: %s', (_, build) => {
    const steps = (times: number): number => {
      const work = { steps: 0 };
      plainProblems(build(times), { work });
      return work.steps;
    };
    expect(steps(400) / steps(200)).toBeLessThan(2.2);
  });
});
