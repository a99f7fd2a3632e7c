import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, FIELD } from '../../bench/corpus/history.js';
import { packetText } from '../../bench/corpus/packets.js';
import { fastImport } from '../../bench/corpus/repository.js';
import { masterSpec, SPEC_HEADINGS, SPEC_LINES } from '../../bench/corpus/spec.js';
import { median } from '../../bench/measure.js';
import { RESULTS_VERSION, type Results, type RowResult } from '../../bench/results.js';
import { ROWS } from '../../bench/rows.js';
import { sourceOf, tableOf, verdictOf } from '../../bench/table.js';

const PUBLISHED = JSON.parse(readFileSync(new URL('../../bench/results.json', import.meta.url), 'utf8')) as Results;
const NAMES = ['S1', 'S2', 'S2b', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11'];

/** The digest of everything that git is fed with. */
function digest(size: Parameters<typeof corpus>[0]): string {
  const hash = createHash('sha256');
  for (const chunk of fastImport(corpus(size).commits)) hash.update(chunk);
  return hash.digest('hex');
}

describe('the corpus', () => {
  it('is the same every time', () => {
    expect(digest({ packets: 5, commits: 60 })).toBe(digest({ packets: 5, commits: 60 }));
    expect(digest({ packets: 5, commits: 60 })).not.toBe(digest({ packets: 6, commits: 60 }));
  });

  it('has the shape that the field had', () => {
    const { text } = masterSpec();
    expect(text.split('\n')).toHaveLength(SPEC_LINES + 1);
    expect(Buffer.byteLength(text)).toBeGreaterThan(1_500_000);
    expect(Buffer.byteLength(text)).toBeLessThan(1_700_000);
    const fences = text.split('\n').filter((line) => line.startsWith('```'));
    const headings = text.split('\n').filter((line) => /^#{1,6} /.test(line));
    expect(headings).toHaveLength(SPEC_HEADINGS);
    const closed = 2 * fences.filter((line) => line === '```rust').length;
    expect(fences.length - closed).toBe(12);
    const { commits, packets } = corpus(FIELD);
    expect([...commits]).toHaveLength(1 + FIELD.commits);
    const bytes = packets.reduce((sum, packet) => sum + Buffer.byteLength(packetText(packet)), 0);
    expect([packets.length, Math.round(bytes / 100_000)]).toEqual([100, 7]);
  });
});

describe('the rows', () => {
  it('are those of the table of speed', () => {
    expect(ROWS.map(({ name }) => name)).toEqual(NAMES);
    const goals = {
      S1: 1.7,
      S2: 4,
      S2b: 9,
      S3: 0.5,
      S4: 0.3,
      S5: 0.25,
      S6: 0.15,
      S7: 0.06,
      S8: 0.01,
      S9: 3,
      S10: 1.1,
      S11: 12,
    };
    expect(Object.fromEntries(ROWS.map(({ name, goal }) => [name, goal]))).toEqual(goals);
    expect(ROWS.filter(({ memory }) => memory !== undefined).map(({ name }) => name)).toEqual(['S10']);
  });

  it('are compared by their medians', () => {
    expect([median([3]), median([9, 1, 2]), median([4, 1, 2, 3])]).toEqual([3, 2, 2.5]);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('the results', () => {
  const row: RowResult = {
    name: 'S10',
    ours: 'ours',
    theirs: 'theirs',
    goal: 1.1,
    cpu: { ours: 0.1234, theirs: 1, ratio: 0.1234 },
    wall: { ours: 0.2, theirs: 1, ratio: 0.2 },
    memory: { peak: 300 * 1024 * 1024, goal: 512 * 1024 * 1024 },
    met: true,
  };

  it('become a table, and a sentence about what misses', () => {
    const missed = { ...row, name: 'S1', memory: null, met: false };
    const lines = tableOf({ rows: [row, missed] }).split('\n');
    expect(lines[2]).toBe('| S10 | ours | theirs | ≤ 1.1; ≤ 512 MiB | 0.12; 300 MiB | 0.12 / 1 | 0.2 | met |');
    expect(lines[3]).toBe('| S1 | ours | theirs | ≤ 1.1 | 0.12 | 0.12 / 1 | 0.2 | **missed** |');
    expect(verdictOf({ rows: [row] })).toBe('All 1 rows are met.');
    expect(verdictOf({ rows: [row, missed] })).toBe('1 of 2 rows miss their goal: S1.');
  });

  it('that are published are complete, true to their goals, and name no machine', () => {
    expect(PUBLISHED.version).toBe(RESULTS_VERSION);
    expect(PUBLISHED.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(PUBLISHED.rows.map(({ name, ours, theirs, goal }) => ({ name, ours, theirs, goal }))).toEqual(
      ROWS.map(({ name, ours, theirs, goal }) => ({ name, ours, theirs, goal })),
    );
    for (const { cpu, wall, memory, met, goal } of PUBLISHED.rows) {
      for (const number of [cpu.ours, cpu.theirs, cpu.ratio, wall.ours, wall.theirs, wall.ratio]) {
        expect(number).toBeGreaterThan(0);
      }
      expect(met).toBe(cpu.ratio <= goal && (memory === null || memory.peak <= memory.goal));
    }
    expect(sourceOf(PUBLISHED)).toContain(`Measured on ${PUBLISHED.date}, medians of ${PUBLISHED.pairs} pairs`);
    expect(JSON.stringify(PUBLISHED)).not.toMatch(/"[^"]*(?:\/(?:home|root|tmp|usr|work)\/|\\\\)/);
  });

  it('stand in the README as they are', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(tableOf(PUBLISHED));
  });
});
