import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requiredCheck } from '../../../cli/doctor/checks/required-check.js';
import type { Facts } from '../../../cli/doctor/facts.js';
import { ROOT } from '../../house/source-files.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const GOOD = `on:
  pull_request:
    types: [opened, synchronize, reopened, edited]
  merge_group:
jobs:
  gate:
    name: handshake-check
    runs-on: ubuntu-latest
    steps:
      - uses: example/handshake-check/actions/merge-gate@${COMMIT}
`;

/** A job that runs the program itself. */
const RUNNING = GOOD.replace(
  /^ {6}- uses: .*$/m,
  '      - uses: actions/checkout@v6\n        with: { fetch-depth: 0 }\n      - run: npx handshake-check check --range "$BASE..$HEAD"',
);

async function said(files: Readonly<Record<string, string>>, isOnGitHub = true): Promise<readonly string[]> {
  const workflows = Object.entries(files).map(([path, text]) => ({ path, text }));
  const facts = { workflows: async () => workflows, isOnGitHub: async () => isOnGitHub } as unknown as Facts;
  const { troubles } = await requiredCheck.examine(facts);
  return troubles.map(({ message, path, line }) => `${path}:${line ?? 1} ${message}`);
}

function edited(text: string, from: string | RegExp, to: string): Readonly<Record<string, string>> {
  const now = text.replace(from, () => to);
  if (now === text) throw new Error(`the workflow has no ${from} to edit`);
  return { 'a.yml': now };
}

describe('doctor and the required check', () => {
  it('has nothing to say of a workflow that always runs, or where nothing runs on a server', async () => {
    expect(await said({ 'a.yml': GOOD })).toEqual([]);
    expect(await said({ 'a.yml': RUNNING })).toEqual([]);
    expect(await said({}, false)).toEqual([]);
  });

  it('hints that hooks stand alone where nothing runs on a server, and says where a forge requires a check', async () => {
    const facts = (texts: readonly string[]): Facts =>
      ({
        workflows: async () => texts.map((text) => ({ path: 'a.yml', text })),
        isOnGitHub: async () => false,
      }) as unknown as Facts;
    const { troubles, hints = [] } = await requiredCheck.examine(facts([]));
    expect(troubles).toEqual([]);
    expect(hints.map(({ message }) => message)).toEqual([
      'Not set up: nothing here runs on GitHub, where a workflow of the gate is looked for, so that the hooks stand alone',
    ]);
    const live = await requiredCheck.examine(facts([GOOD]));
    expect(live.hints ?? []).toEqual([]);
    expect(live.because).toMatch(/^a\.yml\. Whether the forge requires handshake-check is a setting there/);
  });

  it('has nothing to say of our own, and of the one to copy but that its placeholder is no commit', async () => {
    const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
    expect(
      await said({ 'a.yml': read('.github/workflows/merge-gate.yml'), 'b.yml': read('.github/workflows/ci.yml') }),
    ).toEqual([]);
    const [, first = ''] = /^```yaml\n(.*?)^```$/ms.exec(read('docs/merge-gate.md')) ?? [];
    expect(await said({ 'a.yml': first.replace('@COMMIT', `@${COMMIT}`) })).toEqual([]);
  });

  it.each([
    [
      'a path filter',
      GOOD,
      '    types:',
      "    paths: ['src/**']\n    types:",
      'a.yml:3 The workflow of the gate has paths under pull_request',
    ],
    [
      'no merge queue',
      GOOD,
      '  merge_group:\n',
      '',
      'a.yml:2 The workflow of the gate does not run for the merge queue',
    ],
    ['no pull requests', GOOD, /pull_request:\n.*\n/, 'push:\n', 'does not run for pull requests'],
    ['missing types', GOOD, ', edited]', ']', 'does not run when a pull request is edited'],
    ['the types of the forge', GOOD, /\n {4}types: .*/, '', 'does not run when a pull request is edited'],
    [
      'a job that may be skipped',
      GOOD,
      '    runs-on',
      '    if: github.actor != 1\n    runs-on',
      'a.yml:8 The job gate of the gate has an if',
    ],
    ['a job that waits for others', GOOD, '    runs-on', '    needs: [tests]\n    runs-on', 'needs other jobs'],
    [
      'a job whose failure is forgiven',
      GOOD,
      '    runs-on',
      '    continue-on-error: true\n    runs-on',
      'The job gate of the gate has continue-on-error',
    ],
    [
      'a step whose failure is forgiven',
      GOOD,
      '      - uses',
      '      - continue-on-error: true\n        uses',
      'The step of the gate in job gate has continue-on-error',
    ],
    [
      'a step that may be skipped',
      GOOD,
      '      - uses',
      '      - if: success()\n        uses',
      'The step of the gate in job gate has an if',
    ],
    [
      'runs that are cancelled',
      GOOD,
      'jobs:',
      'concurrency: { group: a, cancel-in-progress: true }\njobs:',
      'The workflow has cancel-in-progress',
    ],
    [
      'a job that is cancelled',
      GOOD,
      '    runs-on',
      '    concurrency: { group: a, cancel-in-progress: true }\n    runs-on',
      'The job gate of the gate has cancel-in-progress',
    ],
    ['a tag of the Action', GOOD, COMMIT, 'v1', 'expected the full id of a commit behind the @'],
    [
      'a shallow checkout',
      RUNNING,
      '{ fetch-depth: 0 }',
      '{ persist-credentials: false }',
      'works on a shallow checkout',
    ],
    [
      'an exit code that is masked',
      RUNNING,
      '"$BASE..$HEAD"',
      '"$BASE..$HEAD" || true',
      'goes on behind the gate with || or ;',
    ],
    [
      'an exit code that is switched off',
      RUNNING,
      '- run: npx',
      '- run: |\n          set +e\n          npx',
      'goes on behind the gate with || or ;',
    ],
    ['a pipe', RUNNING, '"$BASE..$HEAD"', '"$BASE..$HEAD" | tee log.txt', 'pipes what the gate says without pipefail'],
  ])('%s', async (_, text, from, to, expected) => {
    const found = await said(edited(text, from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('lets a pipe be where the shell fails with it, and a job depend on others that runs always', async () => {
    expect(await said(edited(RUNNING, '"$BASE..$HEAD"', '"$BASE..$HEAD" | tee log.txt\n        shell: bash'))).toEqual(
      [],
    );
    expect(await said(edited(GOOD, '    runs-on', '    needs: [tests]\n    if: always()\n    runs-on'))).toEqual([]);
  });

  it('takes no audit for the gate, and the gate behind an installation for nothing else', async () => {
    const runs = (command: string): string =>
      `on: schedule\njobs:\n  night:\n    steps:\n      - run: ${JSON.stringify(command)}\n`;
    const audits = [
      'npm install --prefix gate handshake-check@0.1.0',
      'node gate/node_modules/handshake-check/dist/cli.js -C audited \\\n  check --all --shard 1/4',
      'npx handshake-check report --output audit.html',
    ];
    const files = Object.fromEntries(audits.map((command, at) => [`${at}.yml`, runs(command)]));
    expect(await said({ 'gate.yml': GOOD, ...files })).toEqual([]);
    const behind = RUNNING.replace('npx handshake-check', 'npm ci && npx handshake-check');
    expect(await said({ 'gate.yml': behind })).toEqual([]);
    expect(await said({ 'gate.yml': behind.replace('merge_group:', 'push:') })).toHaveLength(1);
  });

  it('two jobs of one name, no workflow at all, and one that nobody can read', async () => {
    const other = 'on: push\njobs:\n  weak:\n    name: handshake-check\n    steps: [{ run: "true" }]\n';
    expect(await said({ 'a.yml': GOOD, 'b.yml': other })).toEqual([
      'b.yml:4 The job weak has the name handshake-check of the job of the gate, expected a name that no other job has',
    ]);
    expect(await said({ 'b.yml': other })).toEqual([
      '.github/workflows:1 No workflow runs the gate, expected one: hooks can be passed by',
    ]);
    expect(await said({ 'a.yml': GOOD, 'b.yml': 'on: [push\n' })).toEqual([
      'b.yml:1 b.yml cannot be read as YAML, expected a workflow',
    ]);
  });
});
