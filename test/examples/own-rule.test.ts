import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { integrityOf } from '../../engine/plug-ins/plug-in-file.js';
import { act, blocking, gate, pullRequest, served } from '../actions/served.js';
import { newTemporaryFolder } from '../support/after-file.js';
import { program } from '../support/program.js';
import { attempt, build, hookUp, newScenario, runProgram, type Scenario } from '../support/scenario.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLE = join(ROOT, 'examples/own-rule');
const PLUG_IN = 'tools/rules/team.mjs';
const RULE = 'team-rollback-step';
const text = readFileSync(join(EXAMPLE, PLUG_IN));
const config = JSON.parse(readFileSync(join(EXAMPLE, 'handshake.config.json'), 'utf8')) as { plugins: object[] };

const sh = String.raw;
/** Packets of HIGH risk in a new change: with the one step of the template, and with a second. */
const ONE_STEP = sh`np "- USER_SIGNATURE: $SIG2"; ed 's/RISK_TIER\*\*: MEDIUM/RISK_TIER**: HIGH/' "$N"`;
const TWO_STEPS = sh`${ONE_STEP}; ed 's/git revert <commit-sha>\n/$&  Search for a note: nothing is found\n/' "$N"`;

/** Brings the example to the base of a scenario, with or without its pin. */
function withExample(scenario: Scenario, { pinned = true } = {}): void {
  mkdirSync(join(scenario.folder, 'tools/rules'), { recursive: true });
  cpSync(join(EXAMPLE, PLUG_IN), join(scenario.folder, PLUG_IN));
  const plugins = pinned ? config.plugins : [{ path: PLUG_IN }];
  writeFileSync(join(scenario.folder, 'handshake.config.json'), JSON.stringify({ ...config, plugins }));
  build(
    scenario,
    sh`git checkout -q main; git add -A; git commit -q -m law -m 'Role: Orchestrator'; git checkout -q -B topic`,
  );
}

it('pins what it holds', () => {
  expect(config.plugins).toEqual([{ path: PLUG_IN, integrity: integrityOf(text) }]);
});

it('passes its own test, run by Node against the built package', () => {
  program();
  const folder = newTemporaryFolder('handshake-own-rule-');
  cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/handshake-check'));
  const { status, stdout } = spawnSync(execPath, ['--test', 'test/team.test.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toContain('# pass 1');
  expect(status).toBe(0);
});

describe.each([true, false])('at home, pinned: %s', (pinned) => {
  it('blocks a commit at the hook and in a range, and lets its twin through', () => {
    const scenario = newScenario();
    withExample(scenario, { pinned });
    hookUp(scenario);
    const refused = attempt(scenario, sh`${ONE_STEP}; ci 'plan the search'`);
    expect(refused.status).not.toBe(0);
    expect(refused.output).toContain(RULE);
    expect(refused.output).toContain('has 1 step, expected at least 2 for the tier HIGH');
    build(scenario, sh`git reset -q --hard; ${TWO_STEPS}; ci 'plan the search'`);
    expect(runProgram(scenario, ['check', '--range', 'main..topic']).status).toBe(0);
    // What the hook was kept from, the range finds.
    build(
      scenario,
      sh`git reset -q --hard main; ${ONE_STEP}; git add -A; record; git add -A; git commit -q --no-verify -m plan -m 'Role: Orchestrator'`,
    );
    const { status, output } = runProgram(scenario, ['check', '--range', 'main..topic', '--format', 'json']);
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(output) as { diagnostics: { rule: string; standing: string }[] };
    expect(diagnostics.filter(({ standing }) => standing === 'active').map(({ rule }) => rule)).toEqual([RULE]);
  });
});

it('is in every format', () => {
  const scenario = newScenario();
  withExample(scenario);
  build(scenario, sh`${ONE_STEP}; ci 'plan the search'`);
  program();
  for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown']) {
    const { status, output } = runProgram(scenario, ['check', '--range', 'main..topic', '--format', format]);
    expect([format, status]).toEqual([format, 1]);
    expect(output).toContain(RULE);
  }
});

it('is undecided in CI without its pin, and says what to paste', () => {
  const scenario = newScenario();
  withExample(scenario, { pinned: false });
  build(scenario, sh`${TWO_STEPS}; ci 'plan the search'`);
  program();
  const { status, output } = runProgram(scenario, ['check', '--range', 'main..topic'], { CI: 'true' });
  expect(status).toBe(2);
  expect(output).toContain(`{ "path": "${PLUG_IN}", "integrity": "${integrityOf(text)}" }`);
});

describe('the Action', () => {
  const judged = async (script: string, pinned: boolean) => {
    const scenario = served();
    withExample(scenario, { pinned });
    act(scenario, sh`git push -q server main; git fetch -q server; ${script}; ci 'plan the search'; propose topic 7`);
    return (await gate(scenario, pullRequest(scenario))).result;
  };

  it('judges by it where base pins it', async () => {
    const blocked = await judged(ONE_STEP, true);
    expect([blocked.exitCode, blocking(blocked)]).toEqual([1, [RULE]]);
    const passed = await judged(TWO_STEPS, true);
    expect([passed.exitCode, passed.report.undecided]).toEqual([0, []]);
    expect(passed.report.outcomes).toContainEqual({ rule: RULE, scope: 'packet', outcome: 'passed', examined: 1 });
  });

  it('decides nothing where base does not, not even what it has nothing to say to', async () => {
    const { exitCode, report } = await judged(TWO_STEPS, false);
    expect([exitCode, report.verdict]).toEqual([2, 'inconclusive']);
    expect(report.undecided[0]?.reason).toContain('is not pinned');
    expect(report.undecided[0]?.help).toContain(integrityOf(text));
  });

  it('runs nothing of what a pull request brings, pinned by it or not', async () => {
    const planted = `for (;;);\n${text}`;
    const named = JSON.stringify({ plugins: [{ path: PLUG_IN, integrity: integrityOf(Buffer.from(planted)) }] });
    const { report, preview } = await judged(
      sh`printf 'for (;;);\n' > "$T/p"; cat ${PLUG_IN} >> "$T/p"; cp "$T/p" ${PLUG_IN}; printf '%s' '${named}' > handshake.config.json; ${ONE_STEP}`,
      true,
    );
    expect(report.diagnostics.map(({ rule }) => rule)).toContain(RULE);
    expect(report.notices.map(({ text: said }) => said).join()).toContain(`the rules of ${PLUG_IN} judge nothing yet`);
    expect(preview?.diagnostics.map(({ rule }) => rule)).not.toContain(RULE);
  });
});
