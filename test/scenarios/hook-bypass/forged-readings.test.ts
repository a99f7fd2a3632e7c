import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { FACTS_FILE } from '../../../engine/sources/fact-file.js';
import { byPullRequest } from '../../actions/parity/doors.js';
import { attempt, build, hookUp, newScenario, runProgram, type Scenario } from '../../support/scenario.js';

const sh = String.raw;
const SIGNED = 'docs/task_packets/WP-1-Export-20260101.md';

/**
 * An agent that may write below .git writes down what reading its edited packet came to: the reading of the signed one. Every checksum is
 * right, for whoever can run the program can compute them.
 */
function forge(scenario: Scenario, signed: string, edited: string): void {
  const file = join(scenario.folder, '.git', FACTS_FILE);
  const [header = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const own = lines.find((line) => line.startsWith(`packet ${signed} `)) ?? '';
  const [, , fact = ''] = own.split('\t');
  expect(fact).toContain('"fields"');
  const bytes = readFileSync(join(scenario.folder, SIGNED));
  const key = `packet ${edited} ${bytes.length} ${crc32(bytes)} ${JSON.stringify(SIGNED)}`;
  const forged = `${key}\t${crc32(`${key}\t${fact}`, crc32(header))}\t${fact}`;
  writeFileSync(file, [header, ...lines, forged, ''].join('\n'));
}

describe('a forged reading below .git', () => {
  let scenario: Scenario;
  const idOf = (revision: string): string => build(scenario, `git rev-parse '${revision}:${SIGNED}'`).trim();
  beforeAll(() => {
    scenario = hookUp(newScenario());
    expect(runProgram(scenario, ['check', '--all']).output).toMatch(/^pass: /);
    build(scenario, sh`widen "$P"; git add -A`);
    forge(scenario, idOf('HEAD'), idOf(''));
  });

  it('deceives the hooks of that clone, which could as well be left out', () => {
    expect(attempt(scenario, `git commit -q -m x -m 'Role: Orchestrator'`)).toMatchObject({ status: 0 });
  });

  it('is nothing to check --range, the push and the Action', async () => {
    const { status, output } = runProgram(scenario, ['check', '--range', 'main..topic']);
    expect(output).toContain('error  signature-lock/');
    expect(status).toBe(1);
    const server = sh`git clone -q --bare . "$T/server"; git remote add origin "$T/server"; git -C "$T/server" branch -q -D topic; git fetch -q origin`;
    build(scenario, server);
    const pushed = attempt(scenario, 'git push -q origin topic');
    expect(pushed.output).toContain('error  signature-lock/');
    expect(pushed.status).not.toBe(0);
    const [base = '', head = ''] = build(scenario, 'git rev-parse main topic').split('\n');
    expect((await byPullRequest(scenario, { base, head })).verdict).toBe('block');
  });
});
