import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { rangeSource } from '../../engine/sources/range.js';
import { GovernedRepository, run, SIGNED } from '../cli/governed-repository.js';
import { judgeRepository } from '../engine/judged-repository.js';
import { NOW, saidBy } from '../support/judge-change.js';

const RULE = 'task-state-owner';
const reportOf = (number: number, said = `run of ${number}`): string =>
  `\n## VALIDATION REPORT ${number}\n\n\`\`\`\n${said}\n\`\`\`\n`;

let repository: GovernedRepository;
let packet = '';

/** Two Validators report at the same time; git's mechanical merge of it is a text in which the second report stands inside of a fence. */
beforeAll(() => {
  repository = new GovernedRepository();
  packet = repository.read(SIGNED);
  for (const number of [1, 2]) {
    repository.git('checkout', '--quiet', '-b', `report-${number}`, 'main');
    repository.write(SIGNED, `${packet}${reportOf(number)}`);
    repository.commitAll(`report ${number}\n\nRole: Validator`);
  }
});

function merged(text: string, role: string): Promise<Report> {
  repository.git('checkout', '--quiet', '-B', 'topic', 'report-1');
  expect(run('git', ['merge', '--quiet', 'report-2'], repository.folder).status).toBe(1);
  repository.write(SIGNED, text);
  repository.commitAll(`keep both\n\nRole: ${role}`);
  return judgeRepository(repository, (opened) => rangeSource(opened, { base: 'main', head: 'topic' }, NOW));
}

describe('a merge that keeps the reports of both sides', () => {
  it.each(['Coder', 'Orchestrator'])('by the %s adds none', async (role) => {
    expect(saidBy(await merged(`${packet}${reportOf(1)}${reportOf(2)}`, role), RULE)).toEqual([]);
  });

  it.each([
    ['a third one', `${reportOf(1)}${reportOf(2)}${reportOf(3)}`],
    ['another text', `${reportOf(1)}${reportOf(2, 'all is well')}`],
  ])('and brings %s is made by who writes reports', async (_, reports) => {
    expect(saidBy(await merged(`${packet}${reports}`, 'Coder'), RULE)).toEqual(['error report-by-other']);
    expect(saidBy(await merged(`${packet}${reports}`, 'Validator'), RULE)).toEqual([]);
  });
});
