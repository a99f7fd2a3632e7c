import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, FOUND_HERE, PLATFORM_ONLY } from '../scenarios/catalogue.js';
import type { AttackAnswer } from '../support/attack-record.js';
import {
  drift,
  holds,
  isOnPage,
  linesOf,
  parseTable,
  renderTable,
  updated,
  withTable,
} from '../support/attack-table.js';

const page = readFileSync(new URL('../../docs/threat-model.md', import.meta.url), 'utf8');
const GROUPS = [...CATALOGUE, FOUND_HERE];
const NONE: ReadonlySet<string> = new Set();

const answer = (id: string, door: string, more: Partial<AttackAnswer> = {}): AttackAnswer => ({
  ...{ id, form: '', severity: 'C', door, expected: 'blocked: signature-lock', got: 'blocked: signature-lock' },
  ...more,
});

const tableOf = (...answers: AttackAnswer[]): string => renderTable(GROUPS, linesOf(answers));

describe('the table of attacks', () => {
  it('has a line for the doors that say the same of as many forms', () => {
    const answers = ['', 'merge'].flatMap((form) => [
      answer('L01', 'action', { form }),
      answer('L01', 'check --range', { form }),
    ]);
    expect(tableOf(...answers, ...answers, answer('L01', 'hook commit-msg'))).toContain(
      '| L01 | C | a signed packet is deleted | check --range, action | blocked: signature-lock | blocked: signature-lock | 2 |\n' +
        '| L01 | C |  | hook commit-msg | blocked: signature-lock | blocked: signature-lock | 1 |\n',
    );
  });

  it('is the same in whatever order the tests ended', () => {
    const answers = ['action', 'check --range', 'hook pre-push', 'doctor'].flatMap((door) =>
      ['blocked: a', 'blocked: b', 'undecided'].flatMap((got) =>
        ['', 'x'].map((form) => answer('L01', door, { got, form })),
      ),
    );
    const written = tableOf(...answers);
    expect(tableOf(...answers.toReversed())).toBe(written);
    expect(tableOf(...answers.toSorted((a, b) => (a.form + a.got < b.form + b.got ? -1 : 1)))).toBe(written);
  });

  it('is read back as it was written', () => {
    const answers = [
      answer('L01', 'check --range'),
      answer('L01', 'action', { got: 'accepted' }),
      answer('X01', 'test', { expected: 'ends | in time', got: 'ends | in\ntime' }),
      answer('L47', 'hook pre-push', { form: 'again' }),
    ];
    const written = `# Page\n\n${tableOf(...answers)}\n\nMore.\n`;
    expect(parseTable(written)).toEqual(linesOf(answers));
    expect(withTable(written, tableOf())).toMatch(/^# Page\n\n<!--[^|]*-->\n\nMore\.\n$/s);
    expect(() => parseTable('# Page')).toThrow(/no table/);
  });

  it('shows an answer that was not expected', () => {
    expect(tableOf(answer('L01', 'action', { got: 'accepted' }))).toContain('| **accepted** |');
    expect(holds('blocked: a', 'blocked: a, b')).toBe(true);
    expect(holds('blocked: a, b', 'blocked: a')).toBe(false);
    // What is stopped otherwise than it should be is not as it should be.
    expect(holds('undecided', 'blocked: a')).toBe(false);
    expect(holds('blocked: a', 'undecided')).toBe(false);
    expect(holds('accepted, with a notice', 'blocked: a')).toBe(false);
    expect(holds('accepted', 'accepted, with a notice')).toBe(false);
    expect(holds('old or new', 'old')).toBe(false);
  });

  it('parts from a run that saw something else', () => {
    const table = linesOf([answer('L01', 'action'), answer('L02', 'action')]);
    expect(drift(table, table, true, NONE)).toEqual([]);
    for (const line of table) {
      expect(isOnPage(table, { ...line, forms: line.forms + 1 })).toBe(true);
      expect(isOnPage(table, { ...line, got: 'something else' })).toBe(false);
    }
    const more = linesOf([answer('L01', 'action'), answer('L01', 'action', { form: 'merge' })]);
    expect(drift(table, more, false, NONE)).toEqual([expect.stringContaining('answered by 2, the page has 1')]);
    const other = linesOf([answer('L01', 'action', { got: 'accepted' })]);
    expect(drift(table, other, false, NONE)).toEqual([expect.stringMatching(/^L01, action, .*got accepted.*has 0$/)]);
  });

  it('parts from a whole run that saw less, unless a test was skipped', () => {
    const table = linesOf([answer('L01', 'action'), answer('L02', 'action')]);
    const less = linesOf([answer('L01', 'action')]);
    expect(drift(table, less, false, NONE)).toEqual([]);
    expect(drift(table, less, true, new Set(['L02']))).toEqual([]);
    expect(drift(table, less, true, NONE)).toEqual([expect.stringMatching(/^L02.*answered by none, the page has 1$/)]);
    expect(updated(table, less, false, NONE)).toEqual(table);
    expect(updated(table, less, true, NONE)).toEqual(less);
  });
});

describe('docs/threat-model.md', () => {
  const lines = parseTable(page);
  const ids = GROUPS.flatMap(({ cases }) => cases.map(({ id }) => id));

  it('has 212 cases of the catalogue, each id once', () => {
    expect(CATALOGUE.flatMap(({ cases }) => cases)).toHaveLength(212);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a table that the tests wrote', () => {
    expect(page).toContain(renderTable(GROUPS, lines));
    expect(lines.filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  it('has an answer to every case, or the reason why only the platform can give it', () => {
    const answered = new Set(lines.map(({ id }) => id));
    expect(ids.filter((id) => answered.has(id) === id in PLATFORM_ONLY)).toEqual([]);
  });

  it('has no answer but the expected', () => {
    expect(lines.filter(({ expected, got }) => !holds(expected, got))).toEqual([]);
  });
});
