import { describe, expect, it } from 'vitest';
import { PACKET, read } from './reading.js';

describe('the work of reading', () => {
  const shapes: Record<string, (n: number) => string> = {
    packets: (n) => PACKET.repeat(n / 100),
    bullets: (n) => `${'- '.repeat(n)}x\n${'a\n'.repeat(n)}`,
    quotes: (n) => '>'.repeat(n),
    'back-ticks': (n) => '`'.repeat(n),
    'glued newlines': (n) => `- a${'\\n'.repeat(n)}## EVIDENCE`,
    'glued headings': (n) => `- a${'\\n## EVIDENCE'.repeat(n)}`,
    'tails of a title': (n) => `# a${'()'.repeat(n)}`,
    'tails of a name': (n) => `What${'()'.repeat(n)}: x`,
    comments: (n) => '<!--\n'.repeat(n),
    'mangled fences': (n) => '`ash\n'.repeat(n),
    underlines: (n) => 'a\n-\n'.repeat(n),
    fields: (n) => '- IN_SCOPE_PATHS:\n  - a\n'.repeat(n),
    records: (n) => '## SKELETON\n'.repeat(n),
    'a long list on one line': (n) => `- DONE_MEANS: ${'a;"`'.repeat(n)}`,
    'blanks in a line': (n) => `a${' '.repeat(n)}b`,
    'blank lines': (n) => `## Scope\n${'\n'.repeat(n)}x`,
    'a table': (n) => `- RISK_MAP:\n${'| a | b |\n'.repeat(n)}`,
    'claim lines': (n) => `## Metadata\n${'- CODER: x\n\n'.repeat(n)}`,
  };

  it.each(Object.keys(shapes))('doubles with the text: %s', (shape) => {
    const steps = (n: number): number => {
      const work = { steps: 0 };
      read(shapes[shape]?.(n) ?? '', {}, work);
      return work.steps;
    };
    const [once, twice] = [steps(2000), steps(4000)];
    expect(once).toBeGreaterThan(2000);
    expect(twice).toBeLessThan(2.1 * once);
  });
});
