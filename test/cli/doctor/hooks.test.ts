import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../house/source-files.js';
import { recordAnswer } from '../../support/attack-record.js';
import { runHere } from '../desk/run-here.js';
import { temporaryFolder } from '../governed-repository.js';
import { DoctoredRepository } from './doctored.js';

const ALL = 'pre-commit, pre-merge-commit, commit-msg, pre-push';
const SHIM = '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n';

describe('doctor and the hooks', () => {
  it('says that the gate is live, and writes nothing', async () => {
    const repository = new DoctoredRepository();
    const { status, stdout } = await runHere(repository.folder, ['doctor']);
    expect(stdout).toMatch(/^PASS {9}The hooks are live in every work tree: 1 work tree, 4 hooks each\n/);
    expect(stdout).toMatch(/\n\nThe gate is live here\.\n$/);
    expect(status).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('answers another program', async () => {
    const repository = new DoctoredRepository();
    rmSync(join(repository.folder, '.git/hooks/pre-push'));
    const { status, verdict, lines } = await repository.doctor();
    expect({ status, verdict }).toEqual({ status: 1, verdict: 'block' });
    expect(lines.map(({ id }) => id)).toEqual([
      'hooks',
      'hooks-law',
      'managers',
      'environment',
      'program',
      'law',
      'code',
      'workflow',
      'refs',
      'history',
      'index',
    ]);
    expect(lines[0]?.troubles[0]?.help).toBe('Lay the hooks: npx handshake-check init --yes');
  });

  it('is undecided outside of a repository', async () => {
    const { status, stderr } = await runHere(temporaryFolder(), ['doctor']);
    expect(stderr).toMatch(
      /^handshake-check could not decide: .*\n {2}help: Make one first, and run this again: git init/,
    );
    expect(status).toBe(2);
  });

  it('H03: core.hooksPath leads elsewhere', async (context) => {
    const repository = new DoctoredRepository();
    repository.git('config', 'core.hooksPath', '/dev/null');
    const { hooks, managers } = await repository.troubles();
    expect(hooks).toEqual([
      `${ALL} in /dev/null (core.hooksPath, file:.git/config) are each missing, expected hooks that call handshake-check`,
    ]);
    expect(managers?.[0]).toContain(`${ALL} in git's own folder are passed over, because core.hooksPath is /dev/null`);
    const got = hooks?.[0]?.includes('/dev/null') ? 'reported: hooks' : 'not reported';
    recordAnswer(context, {
      id: 'H03',
      form: 'setting',
      severity: 'C',
      door: 'doctor',
      expected: 'reported: hooks',
      got,
    });
  });

  it('H04: a relative core.hooksPath in a linked work tree', async (context) => {
    const repository = new DoctoredRepository();
    const linked = join(temporaryFolder(), 'linked');
    for (const hook of ALL.split(', ')) {
      repository.lay(`.husky/_/${hook}`, SHIM, 0o755);
      repository.lay(`.husky/${hook}`, `node node_modules/handshake-check/dist/cli.js hook ${hook} "$@"\n`);
      rmSync(join(repository.folder, '.git/hooks', hook));
    }
    repository.lay('.husky/_/.gitignore', '*\n');
    repository.git('config', 'core.hooksPath', '.husky/_');
    expect(await repository.troubles()).toEqual({});
    repository.commitAll('husky');
    repository.git('worktree', 'add', '--quiet', '-b', 'agent', linked);
    const { hooks = [], program = [] } = await repository.troubles();
    expect(hooks).toHaveLength(1);
    expect(hooks[0]).toContain(
      `${ALL} of the work tree ${linked} in .husky/_ (core.hooksPath, file:.git/config) are each missing`,
    );
    expect(program[0]).toContain(`${linked}/node_modules/handshake-check/dist/cli.js is missing`);
    const got = hooks[0]?.includes(linked) ? 'reported: hooks' : 'not reported';
    recordAnswer(context, { id: 'H04', form: '', severity: 'H', door: 'doctor', expected: 'reported: hooks', got });
  });

  it('H05: a shim of husky without its hook', async (context) => {
    const repository = new DoctoredRepository();
    for (const hook of ALL.split(', ')) {
      repository.lay(`.husky/_/${hook}`, SHIM, 0o755);
      if (hook !== 'pre-commit') repository.lay(`.husky/${hook}`, 'npx handshake-check hook\n');
      rmSync(join(repository.folder, '.git/hooks', hook));
    }
    repository.git('config', 'core.hooksPath', '.husky/_');
    const { hooks = [] } = await repository.troubles();
    expect(hooks).toEqual([
      'pre-commit in .husky/_ (core.hooksPath, file:.git/config) is a shim of husky without a hook of its name in .husky, which lets everything pass, expected a hook that calls handshake-check',
    ]);
    const got = hooks.length === 1 ? 'reported: hooks' : 'not reported';
    recordAnswer(context, { id: 'H05', form: '', severity: 'H', door: 'doctor', expected: 'reported: hooks', got });
  });

  it('a hook that may not be run, one that calls something else, and one that only speaks of the gate', async () => {
    const repository = new DoctoredRepository();
    chmodSync(join(repository.folder, '.git/hooks/pre-commit'), 0o644);
    repository.lay('.git/hooks/commit-msg', '#!/bin/sh\nnpm run lint\n', 0o755);
    repository.lay('.git/hooks/pre-push', '#!/bin/sh\n# handshake-check was here\n', 0o755);
    const { lines } = await repository.doctor();
    const [first, second, ...others] = lines[0]?.troubles ?? [];
    expect(first?.message).toContain('pre-commit in ');
    expect(first?.message).toContain('may not be run, so that git passes it over');
    expect(first?.help).toMatch(/^Allow it: chmod \+x '.*\/\.git\/hooks\/pre-commit'$/);
    expect(second?.message).toMatch(/^commit-msg, pre-push in .* do not call handshake-check/);
    expect(others).toEqual([]);
  });

  it('a hook that leads to the gate by a script of the repository', async () => {
    const repository = new DoctoredRepository();
    repository.lay('.git/hooks/pre-commit', '#!/bin/sh\nexec sh tools/check.sh "$@"\n', 0o755);
    expect(Object.keys(await repository.troubles())).toEqual(['hooks']);
    repository.lay('tools/check.sh', 'npx handshake-check hook pre-commit\n');
    expect(await repository.troubles()).toEqual({});
  });

  it('lefthook, which passes over what it does not find, and pre-commit', async () => {
    const repository = new DoctoredRepository();
    for (const hook of ALL.split(', ')) {
      repository.lay(`.git/hooks/${hook}`, `#!/bin/sh\ncall_lefthook run "${hook}" "$@"\n`, 0o755);
    }
    repository.lay('lefthook.yml', 'extends:\n  - .handshake/lefthook.yml\n');
    const { hooks = [] } = await repository.troubles();
    expect(hooks[0]).toContain(
      'lefthook.yml runs no handshake-check for it; it extends .handshake/lefthook.yml, which is not there',
    );
    const told = ALL.split(', ').map(
      (hook) => `${hook}:\n  commands:\n    gate:\n      run: npx handshake-check hook ${hook}\n`,
    );
    repository.lay('.handshake/lefthook.yml', told.join(''));
    repository.lay('node_modules/lefthook/bin/index.js', '', 0o755);
    expect(await repository.troubles()).toEqual({});
    repository.lay(
      '.git/hooks/pre-push',
      '#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n',
      0o755,
    );
    repository.lay('.pre-commit-config.yaml', 'repos: []\n');
    expect((await repository.troubles()).hooks?.[0]).toContain('neither the hook of its name with .legacy beside it');
    repository.lay(
      '.git/hooks/pre-push.legacy',
      "#!/bin/sh\nexec sh 'node_modules/handshake-check/hooks/pre-push'\n",
      0o755,
    );
    expect(await repository.troubles()).toEqual({});
  });

  it('lefthook, which lets everything pass where it is told to skip, or its program is missing', async () => {
    const repository = new DoctoredRepository();
    const own = readFileSync(join(ROOT, 'recipes/lefthook.yml'), 'utf8');
    repository.lay('.handshake/lefthook.yml', own);
    repository.lay('lefthook.toml', 'pre-commit.parallel = true\n');
    const helps = async (): Promise<unknown> =>
      (await repository.doctor()).lines[0]?.troubles.map(({ message, help }) => [message, help]);
    const bringBack =
      'Bring the program back: npm install, or npm install --save-dev lefthook, and then npx lefthook install';
    for (const hook of ALL.split(', ')) {
      const bin = join(repository.folder, 'bin/lefthook');
      const looks = `elif ${bin} -h >/dev/null 2>&1\n`;
      repository.lay(`.git/hooks/${hook}`, `#!/bin/sh\n${looks}call_lefthook run "${hook}" "$@"\n`, 0o755);
    }
    expect(await helps()).toEqual([
      [
        expect.stringContaining('lefthook.toml runs no handshake-check for it, expected'),
        expect.stringContaining('npx handshake-check init --yes'),
      ],
    ]);
    repository.lay('lefthook.toml', 'extends = [".handshake/lefthook.yml"]\n');
    expect(await helps()).toEqual([
      [expect.stringContaining('whose program is in none of the places where its hook looks'), bringBack],
    ]);
    repository.lay('bin/lefthook', '', 0o755);
    expect(await helps()).toEqual([]);

    repository.lay('lefthook-local.yml', 'pre-push:\n  skip: false\n\ncommit-msg:\n  skip: true\n');
    expect(await helps()).toEqual([
      [
        expect.stringContaining('is of lefthook, and lefthook-local.yml:5 has skip for it, which lets everything pass'),
        'Take skip out of lefthook-local.yml:5, or let it not concern handshake-check.',
      ],
    ]);
    repository.lay(
      'lefthook-local.yml',
      'pre-commit:\n  commands:\n    mine:\n      skip: true\n    handshake-check:\n      run: "true"\n',
    );
    expect(await helps()).toEqual([
      [expect.stringContaining('lefthook-local.yml:6 has run for it'), expect.anything()],
    ]);
  });

  it('hooks that lefthook has still to lay are laid by lefthook', async () => {
    const repository = new DoctoredRepository();
    for (const hook of ALL.split(', ')) rmSync(join(repository.folder, '.git/hooks', hook));
    repository.lay('lefthook.yml', 'pre-commit: {}\n');
    const help = async (): Promise<unknown> => (await repository.doctor()).lines[0]?.troubles[0]?.help;
    expect(await help()).toBe('Let lefthook run it: npx handshake-check init --yes, and then npx lefthook install');
    repository.lay('lefthook.yml', readFileSync(join(ROOT, 'recipes/lefthook.yml'), 'utf8'));
    expect(await help()).toBe('Let lefthook lay its hooks: npx lefthook install');
  });

  it('husky that came after the gate: what init laid before is in nobodys way, and hooks of others are', async () => {
    const repository = new DoctoredRepository();
    for (const hook of ALL.split(', ')) {
      repository.lay(`.husky/_/${hook}`, SHIM, 0o755);
      repository.lay(`.husky/${hook}`, `node node_modules/handshake-check/dist/cli.js hook ${hook} "$@"\n`);
    }
    repository.git('config', 'core.hooksPath', '.husky/_');
    expect(await repository.troubles()).toEqual({});
    repository.lay('.git/hooks/pre-push', '#!/bin/sh\nnpm test\n', 0o755);
    const { lines } = await repository.doctor();
    const [trouble] = lines.find(({ id }) => id === 'managers')?.troubles ?? [];
    expect(trouble?.message).toContain("pre-push in git's own folder is passed over");
    expect(trouble?.help).toBe('Move what they do into .husky, or take them away');
  });

  it('a manager that is configured and not live', async () => {
    const repository = new DoctoredRepository();
    repository.lay('lefthook.yml', 'pre-commit: {}\n');
    const { managers = [] } = await repository.troubles();
    expect(managers[0]).toContain('lefthook is configured here and has no hook in ');
  });

  it('a missing program, and no node', async () => {
    const repository = new DoctoredRepository();
    rmSync(join(repository.folder, 'node_modules'), { recursive: true });
    const { program = [] } = await repository.troubles();
    expect(program[0]).toBe(
      'node_modules/handshake-check/dist/cli.js is missing, expected the program that the hooks run',
    );
    expect(program).toHaveLength(1);
  });
});
