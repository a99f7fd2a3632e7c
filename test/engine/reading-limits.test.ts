import { describe, expect, it } from 'vitest';
import { LIMIT_BOUNDS } from '../../engine/config/defaults.js';
import { MOST_LINES } from '../../engine/contents.js';
import type { Limits } from '../../engine/model/law.js';
import { BlobStore } from '../../engine/sources/blob-store.js';
import { judgeChange } from '../support/judge-change.js';
import { undecided } from './judged-repository.js';

const NAMES = Object.keys(LIMIT_BOUNDS) as (keyof Limits)[];
const signed = (limits: Record<string, number>, edit: (text: string) => string) =>
  judgeChange({ config: { limits }, steps: [{ edits: { new: edit } }] });

describe('a limit of reading', () => {
  it.each(NAMES)('%s starts within its bounds, and no configuration leaves them', async (name) => {
    const { start, least, most } = LIMIT_BOUNDS[name];
    expect(least).toBeLessThanOrEqual(start);
    expect(start).toBeLessThanOrEqual(most);
    for (const value of [least - 1, most + 1]) {
      const change = judgeChange({ config: { limits: { [name]: value } }, steps: [{ edits: { 'a.txt': () => 'a' } }] });
      expect(await undecided(change)).toMatchObject({ reason: expect.stringContaining(String(value)) });
    }
  });

  it.each<[keyof Limits, number, (text: string) => string, RegExp]>([
    ['packetBytes', 1024, (text) => text, /is [\d,]+ bytes, the limit is 1,024$/],
    ['contractBytes', 1024, (text) => text, /a contract zone of .*bytes, more than the 1024/],
    ['lineLength', 80, (text) => text.replace('- **Why**: ', `- **Why**: ${'long '.repeat(40)}`), /more than the 80/],
    ['containerMarkers', 2, (text) => `${text}\n- - - - a\n`, /4 list and quote marks .*more than the 2/],
  ])('%s is named where it is reached, with its value and what to do', async (name, value, edit, reason) => {
    const report = await signed({ [name]: value }, edit);
    const path = expect.stringMatching(/^docs\//);
    expect(report.undecided).toContainEqual({
      subject: path,
      reason: expect.stringMatching(reason),
      help: expect.any(String),
    });
    expect(report.verdict).not.toBe('pass');
  });

  it('of lines holds for every governed file', async () => {
    const report = await signed({}, (text) => `${text}\n## Validation Report\n${'\n'.repeat(MOST_LINES)}`);
    expect(report.undecided).toContainEqual(
      expect.objectContaining({ reason: 'has more than 100,000 lines, the limit' }),
    );
    expect(report.verdict).not.toBe('pass');
  });

  it('of all bytes counts a blob for each path, and a path once', () => {
    const store = new BlobStore(10);
    const entry = (path: string) => ({ path, kind: 'file', id: 'a'.repeat(40) }) as const;
    store.admit(entry('a'), 6);
    store.admit(entry('a'), 6);
    store.admit(entry('b'), 4);
    expect(() => store.admit(entry('c'), 1)).toThrow('this run has more than 10 bytes to read, the limit');
  });
});
