import { describe, expect, it } from 'vitest';
import { lineMatcher } from '../../engine/config/patterns.js';
import { PLACEHOLDER_PATTERNS } from '../../engine/model/placeholder-patterns.js';
import { STORAGE_PATTERNS } from '../../engine/model/storage-patterns.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { judgeChange } from '../support/judge-change.js';

const PATTERN = { id: 'own', languages: ['rust'], pattern: 'x', found: 'an x', expected: 'none' };

/** Why a configuration with this entry of `patterns` decides nothing. */
async function refusal(entry: object): Promise<UndecidedError> {
  const config = { rules: { 'no-placeholder-code': { patterns: [PATTERN, { ...PATTERN, ...entry }] } } };
  try {
    await judgeChange({ config, steps: [{ edits: {} }] });
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('patterns of a configuration', () => {
  it.each<[string, object, RegExp]>([
    ['a bracket that nothing closes', { pattern: '(' }, /patterns\.1\.pattern" to "\(", .*missing closing \)/],
    ['a look-around', { pattern: 'a(?=b)' }, /expected a pattern in RE2 syntax: .*\(\?=/],
    ['a back-reference', { pattern: '(a)\\1' }, /RE2 syntax: invalid escape sequence/],
    ['a pattern that grows too large', { pattern: '(?:a{100}){11}' }, /patterns\.1\.pattern/],
    ['a broken excuse', { unless: '[b-a]' }, /patterns\.1\.unless" to "\[b-a\]"/],
    ['no pattern', { pattern: '' }, /patterns\.1\.pattern" to "", expected at least 1 character/],
    [
      'a language that nobody reads',
      { languages: ['cobol'] },
      /patterns\.1\.languages\.0" to "cobol", expected one of "rust"/,
    ],
    ['an unknown part', { in: 'everything' }, /expected one of "code", "code-and-strings", "strings", "comments"/],
    ['an unknown key', { flags: 'i' }, /unknown key "flags"/],
  ])('%s is refused with its place', async (_, entry, reason) => {
    const error = await refusal(entry);
    expect(error.subject).toMatch(/^handshake\.config\.json:1:\d+$/);
    expect(error.reason).toMatch(reason);
  });

  it('is refused without words for its message', async () => {
    const error = await refusal({ found: undefined });
    expect(error.reason).toContain('found');
  });

  it('names the only ids that can be left out', async () => {
    const config = { rules: { 'no-placeholder-code': { leaveOut: ['unwraps'] } } };
    await expect(judgeChange({ config, steps: [{ edits: {} }] })).rejects.toMatchObject({
      reason: expect.stringContaining('to "unwraps", expected one of "todo-macro"'),
      help: 'Write "unwrap" if that is meant.',
    });
  });

  it('reads patterns that can be used, and only where an option holds them', async () => {
    const config = {
      rules: { 'no-placeholder-code': { patterns: [PATTERN] }, 'risk-tier': { reviewCommands: ['('] } },
    };
    const report = await judgeChange({ config, steps: [{ edits: {} }] });
    expect(report.undecided).toEqual([]);
  });
});

describe('the built-in patterns', () => {
  it.each([...PLACEHOLDER_PATTERNS, ...STORAGE_PATTERNS].map((each) => [each.id, each] as const))('%s', (_, each) => {
    const matcher = lineMatcher();
    expect(matcher(each.pattern)('')).toBe(false);
    if (each.unless !== undefined) expect(matcher(each.unless)('')).toBe(false);
    expect(matcher(each.pattern)).toBe(matcher(each.pattern));
  });

  it('have ids of their own', () => {
    for (const list of [PLACEHOLDER_PATTERNS, STORAGE_PATTERNS])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });
});
