import { expect } from 'vitest';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;

/** Adds one file in the index alone, by a path that a perl expression writes. */
const addAt = (path: string): string => sh`
  put 100644 "$(echo a | blob)" "$W/$(perl -e 'print ${path}')"; git commit -q -m add -m 'Role: Orchestrator'`;
const expected: Attack['expect'] = { rules: ['governed-text'] };

/** Threat N07: a path that is very long, or very deep. */
describeAttacks([
  {
    id: 'N07',
    title: 'a path of 600 folders',
    weight: 'M',
    build: addAt('"d/" x 600, "f.md"'),
    expect: expected,
    also: ({ report }) => {
      const [found] = report?.diagnostics ?? [];
      expect(found?.message).toMatch(/1,2\d{2} bytes, more than 1,024/);
      expect(found?.message.length, 'the path is cut').toBeLessThan(400);
    },
  },
  {
    id: 'N07 name',
    title: 'a name of 300 letters',
    weight: 'M',
    build: addAt('"d" x 300, ".md"'),
    expect: expected,
    twin: { title: 'a name of 250', place: 'docs', build: addAt('"d" x 250, ".md"') },
  },
  {
    id: 'N07 endless',
    title: 'a path that is longer than what is read at all',
    weight: 'M',
    build: addAt('join "", ("d" x 200 . "/") x 90, "f.md"'),
    expect: { undecided: /is longer than 16,384 characters/ },
    twin: { title: 'one that is not', place: 'docs', build: addAt('join "", ("d" x 20 . "/") x 40, "f.md"') },
  },
]);
