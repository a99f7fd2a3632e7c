import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DRAFT, environment, GovernedRepository, temporaryFolder } from '../cli/governed-repository.js';
import { read } from '../house/source-files.js';
import { program } from '../support/program.js';
import { shippedWorkflows, type WorkflowJob, type WorkflowStep } from './workflows.js';

const NAMES = ['audit', 'audit-large'] as const;
const workflow = (name: string): Readonly<Record<string, WorkflowJob>> =>
  shippedWorkflows().find(({ where }) => where === `.github/workflows/${name}.yml`)?.jobs ?? {};

function stepWith(name: string, job: string, wanted: (step: WorkflowStep) => boolean): string {
  const script = workflow(name)[job]?.steps?.find(wanted)?.run;
  if (script === undefined) throw new Error(`${name}.yml has no such step in ${job}`);
  return script;
}

// What a runner has, and what its shell does with a script.
const hasTools = ['jq', 'seq', 'xargs'].every((tool) => spawnSync(tool, ['--version']).status === 0);
if (!hasTools) console.warn('audit workflows: jq(1) is not here, so that no script of theirs is run');

let runner: string;
beforeAll(() => {
  runner = join(temporaryFolder(), 'runner');
  const place = join(runner, 'gate/node_modules/handshake-check');
  mkdirSync(place, { recursive: true });
  symlinkSync(dirname(program()), join(place, 'dist'));
});

/** Runs a step as a runner does. @returns its exit code, what it said, and what it left to later steps */
function runStep(script: string, cwd: string, values: Readonly<Record<string, string>>) {
  const files = { GITHUB_OUTPUT: join(runner, 'output'), GITHUB_ENV: join(runner, 'env') };
  const summary = join(runner, 'summary');
  for (const file of [...Object.values(files), summary]) writeFileSync(file, '');
  const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...environment(runner), RUNNER_TEMP: runner, GITHUB_STEP_SUMMARY: summary, ...files, ...values },
    encoding: 'utf8',
  });
  const left = (file: string) =>
    Object.fromEntries(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]),
    );
  const { status, stdout, stderr } = ended;
  return { status, said: stdout + stderr, outputs: left(files.GITHUB_OUTPUT), environment: left(files.GITHUB_ENV) };
}

describe.each(NAMES)('%s.yml', (name) => {
  const text = read(`.github/workflows/${name}.yml`);

  it('is a workflow that others call', () => {
    expect(validateWorkflow(text).errors).toEqual([]);
    expect(text).toMatch(/^on:\n {2}workflow_call:$/m);
  });

  it('may read and nothing else, and keeps no token in a checkout', () => {
    expect(text.match(/^permissions:\n(?: {2}.+\n)+/gm)).toEqual(['permissions:\n  contents: read\n']);
    expect(text.match(/persist-credentials: .*/g)).toEqual(['persist-credentials: false']);
  });

  it('installs the program outside of what is audited, by its exact version, without scripts', () => {
    const installs = Object.keys(workflow(name)).flatMap((job) =>
      (workflow(name)[job]?.steps ?? []).flatMap(({ run }) => (run?.includes('npm ') ? [run] : [])),
    );
    expect(installs.length).toBe(2);
    for (const script of installs) {
      expect(script).toContain('npm install --prefix "$RUNNER_TEMP/gate" --ignore-scripts');
      for (const version of ['latest', '^1.0.0', '1.0', '', '1.0.0 evil', '1.0.0\nevil', '-1.0.0', '1.0.0;id']) {
        const { status, said } = runStep(script.replace(/^npm .*$/m, 'exit 0'), runner, { VERSION: version });
        expect([version, status, said]).toEqual([version, 2, expect.stringContaining('the version is none')]);
      }
      for (const version of ['0.1.0', '1.2.3-rc.1'])
        expect(runStep(script.replace(/^npm .*$/m, 'exit 0'), runner, { VERSION: version }).status).toBe(0);
    }
  });
});

describe.runIf(hasTools)('the list of repositories', () => {
  const script = stepWith('audit', 'list', ({ run }) => run !== undefined);
  const listed = (values: Readonly<Record<string, string>>) =>
    runStep(script, runner, { REPOSITORIES: '', OWNER: 'example', TOPIC: '', ...values });

  it('is what was named, each once', () => {
    const { status, outputs } = listed({ REPOSITORIES: 'example/b\n  example/a.b_c, example/b\r\n\n' });
    expect([status, JSON.parse(outputs.repositories ?? '')]).toEqual([0, ['example/a.b_c', 'example/b']]);
  });

  it.each(['a', 'a/b/c', 'a/b;id', '$(id)/b', 'a/b`id`', '-x/b"', 'a/\u0001', "a/b'", '../b#'])(
    'has no name such as %j',
    (repository) => {
      const { status, said, outputs } = listed({ REPOSITORIES: `example/a\n${repository}` });
      expect([status, outputs]).toEqual([2, {}]);
      expect(said).toBe('::error::1 of the names are no OWNER/NAME\n');
    },
  );

  it('is never longer than a matrix, and never empty', () => {
    const many = Array.from({ length: 257 }, (_, at) => `example/r${at}`).join('\n');
    expect(listed({ REPOSITORIES: many }).said).toContain('there are 257 repositories, expected 1 to 256');
    expect(listed({ REPOSITORIES: ' , ' })).toMatchObject({ status: 2 });
  });

  it('comes from the forge where nobody names it', () => {
    const bin = join(runner, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\nprintf '%s|' "$@" >> "$RUNNER_TEMP/asked"\necho example/a\n`);
    chmodSync(join(bin, 'gh'), 0o755);
    const PATH = `${bin}:${environment('').PATH}`;
    for (const topic of ['', 'a topic'])
      expect(listed({ PATH, TOPIC: topic }).outputs.repositories).toBe('["example/a"]');
    const asked = readFileSync(join(runner, 'asked'), 'utf8').split('repo|list|').slice(1);
    expect(asked).toEqual([
      'example|--source|--no-archived|--limit|1000|--json|nameWithOwner|--jq|.[].nameWithOwner|',
      'example|--source|--no-archived|--topic|a topic|--limit|1000|--json|nameWithOwner|--jq|.[].nameWithOwner|',
    ]);
    writeFileSync(join(bin, 'gh'), '#!/bin/sh\necho example/a\nexit 1\n');
    expect(listed({ PATH })).toMatchObject({ status: 1, outputs: {} });
  });
});

describe.runIf(hasTools)('the audit', () => {
  const audit = stepWith('audit', 'audit', ({ run }) => run?.includes('report --name') ?? false);
  const page = stepWith('audit', 'page', ({ run }) => run?.includes('--merge') ?? false);
  const missing = stepWith('audit', 'page', ({ run }) => run?.includes('missing') ?? false);

  it('makes one page of all repositories, and says which one it lacks', () => {
    const repository = new GovernedRepository();
    const workspace = dirname(repository.folder);
    symlinkSync(repository.folder, join(workspace, 'audited'));
    mkdirSync(join(runner, 'reports'));
    const hostile = 'example/$(touch owned)';
    for (const [index, name] of ['example/a', hostile].entries()) {
      const values = { REPOSITORY: name, INDEX: String(index) };
      expect(runStep(audit, workspace, values)).toMatchObject({ status: 0 });
      writeFileSync(join(runner, `reports/${index}.json`), readFileSync(join(runner, `${index}.json`)));
    }
    const made = runStep(page, workspace, {});
    expect(made).toMatchObject({ status: 0, said: '' });
    expect(readFileSync(join(runner, 'said.txt'), 'utf8')).toMatch(/^example\/a: .+\nexample\/\$\(touch owned\): /);
    expect(readFileSync(join(runner, 'audit.html'), 'utf8')).toContain('example/a');
    for (const folder of [workspace, repository.folder, runner, join(runner, 'reports')])
      expect(readdirSync(folder)).not.toContain('owned');
    const asked = ['example/a', hostile];
    expect(runStep(missing, workspace, { REPOSITORIES: JSON.stringify(asked) })).toMatchObject({ status: 0, said: '' });
    const lacking = runStep(missing, workspace, { REPOSITORIES: JSON.stringify([...asked, 'example/c', 'example/d']) });
    expect(lacking.status).toBe(2);
    expect(lacking.said).toContain('the page lacks 2 of 4 repositories, whose jobs say why: example/c, example/d');
  });
});

describe.runIf(hasTools)('the audit of one large repository', () => {
  const plan = stepWith('audit-large', 'plan', ({ run }) => run !== undefined);
  const judge = stepWith('audit-large', 'shard', ({ run }) => run?.includes('--shard') ?? false);
  const join_ = stepWith('audit-large', 'join', ({ run }) => run?.includes('--merge') ?? false);
  const verdict = stepWith('audit-large', 'join', ({ run }) => run?.startsWith('exit') ?? false);

  it.each(['1', '65', 'x', '', '-2', '2; id', '2.5', '2\n3'])('has no %j shards', (COUNT) => {
    expect(runStep(plan, runner, { COUNT })).toMatchObject({ status: 2, outputs: {} });
  });

  it('ends as the whole would, and keeps its report', () => {
    const { outputs } = runStep(plan, runner, { COUNT: '3' });
    expect(JSON.parse(outputs.shards ?? '')).toEqual([1, 2, 3]);
    const repository = new GovernedRepository();
    repository.edit(DRAFT, 'STATUS: Draft', 'STATUS: Unheard-Of');
    mkdirSync(join(runner, 'shards'));
    for (const SHARD of ['1', '2', '3']) {
      const values = { SHARD, COUNT: '3', NOW: outputs.now ?? '' };
      expect(runStep(judge, repository.folder, values)).toMatchObject({ status: 0 });
      writeFileSync(join(runner, `shards/${SHARD}.json`), readFileSync(join(runner, `${SHARD}.json`)));
    }
    const joined = runStep(join_, repository.folder, {});
    expect(joined).toMatchObject({ status: 0, environment: { code: '1' } });
    expect(runStep(verdict, runner, { code: '1' }).status).toBe(1);
    const whole = repository.handshake(['check', '--all', '--format', 'json', '--now', outputs.now ?? '']);
    expect([whole.status, readFileSync(join(runner, 'report.json'), 'utf8')]).toEqual([1, whole.stdout]);
    // A shard that could decide nothing leaves no report, and the job is red.
    const nowhere = runStep(judge, runner, { SHARD: '7', COUNT: '9', NOW: outputs.now ?? '' });
    expect([nowhere.status, existsSync(join(runner, '7.json'))]).toEqual([2, false]);
    writeFileSync(join(runner, 'shards/3.json'), '{}');
    expect(runStep(join_, repository.folder, {})).toMatchObject({ status: 2 });
  });
});
