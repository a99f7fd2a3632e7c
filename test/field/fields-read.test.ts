import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare, countDefinitions, countFolders, shareRead } from '../../scripts/count-fields.js';
import { PACKET } from '../documents/reading.js';

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const hasField = existsSync(FIELD);
if (!hasField)
  console.warn('fields-read: the field samples are not beside the project, so only our own packets are counted');

describe('the count of definitions', () => {
  it('finds those of our own packet, each on its line', () => {
    const counted = countDefinitions(PACKET);
    expect(counted).toHaveLength(26);
    expect(counted[0]).toEqual({ name: 'TASK_ID', line: 4 });
  });

  it('passes over code, comments and prose', () => {
    const text =
      '```\n- DATE: a\n```\n<!--\n- DATE: b\n-->\n`\bash\nDATE: c\n`\nWe ask\nWhy: d\n- DONE_MEANS:\n  - Why: e\n';
    expect(countDefinitions(text)).toEqual([{ name: 'DONE_MEANS', line: 12 }]);
  });

  it('is what the reader reads of our own packet', () => {
    expect(compare('a.md', Buffer.from(PACKET))).toEqual({ file: 'a.md', counted: 26, missed: [], extra: [] });
  });

  it('tells what is not read', () => {
    expect(shareRead([{ file: 'a.md', counted: 4, missed: [{ name: 'DATE', line: 1 }], extra: [] }])).toBe(75);
    expect(shareRead([])).toBe(0);
  });
});

describe.runIf(hasField)('of the definitions in the field', () => {
  const counts = hasField ? countFolders([FIELD]) : [];

  it('there are hundreds', () => {
    expect(counts.length).toBeGreaterThan(30);
    expect(counts.reduce((sum, { counted }) => sum + counted, 0)).toBeGreaterThan(700);
  });

  it('at least 99 % are read', () => {
    expect(shareRead(counts)).toBeGreaterThanOrEqual(99);
  });

  it('nothing is read that was not counted', () => {
    expect(counts.flatMap(({ file, extra }) => extra.map(({ name, line }) => `${file}:${line} ${name}`))).toEqual([]);
  });
});
