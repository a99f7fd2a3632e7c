import { describe, expect, it } from 'vitest';
import { append, judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const board = async (line: string) => judgeChange({ steps: [{ edits: { board: append(`\n${line}\n`) } }] });

describe('governed-text', () => {
  it.each([
    ['Â§ 1.2', 'mojibake'],
    ['`\u0008ash`', 'control'],
    ['by \u202ebob', 'bidi'],
    ['WP-1-\u200bJob', 'zero-width'],
    ['one\u2028two', 'control'],
    ['one\rtwo', 'lone-cr'],
  ])('blocks %j', async (line, message) => {
    expect(saidBy(await board(line), 'governed-text')).toEqual([`error ${message}`]);
  });

  it.each([
    'Über § 1.2 – 日本 ✅',
    'a\ttab',
    '👩\u200d💻',
    '👩🏽\u200d💻',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    'naïve café',
  ])('takes %j', async (line) => {
    expect(saidBy(await board(line), 'governed-text')).toEqual([]);
  });

  it('says which character, and where', async () => {
    const [diagnostic] = ofRule(await board('by \u202ebob'), 'governed-text');
    expect(diagnostic).toMatchObject({ path: 'docs/TASK_BOARD.md', column: 4 });
    expect(diagnostic?.message).toContain('U+202E');
    expect(diagnostic?.message).not.toContain('\u202e');
  });

  it('inherits what stood on the same line in the base, and nothing more', async () => {
    const base = { board: append('\nby \u202ebob\n') };
    const touched = await judgeChange({ base, steps: [{ edits: { board: (text) => `# Board\n${text}` } }] });
    expect(saidBy(touched, 'governed-text')).toEqual(['inherited bidi']);
    const doubled = await judgeChange({ base, steps: [{ edits: { board: append('by \u202ebob\n') } }] });
    expect(saidBy(doubled, 'governed-text').sort()).toEqual(['error bidi', 'inherited bidi']);
  });

  it('does not take another character for the one that stood there', async () => {
    const base = { board: append('\nby \u202ebob\n') };
    const other = (text: string): string => text.replace('by \u202ebob', 'by \u202dbob');
    const report = await judgeChange({ base, steps: [{ edits: { board: other } }] });
    expect(saidBy(report, 'governed-text')).toEqual(['error bidi']);
  });

  it('reads packets too', async () => {
    const report = await judgeChange({ steps: [{ edits: { new: (text) => text.replace('Why', 'W\u200bhy') } }] });
    expect(saidBy(report, 'governed-text')).toEqual(['error zero-width']);
  });
});
