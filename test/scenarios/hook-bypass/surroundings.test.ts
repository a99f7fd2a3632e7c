import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whereIs } from '../../hooks/hooked-repository.js';
import { filesIn, read } from '../../house/source-files.js';
import { attempt, build, hookUp, newScenario, runProgram } from '../../support/scenario.js';
import { answered, hookWords } from './bypass.js';
import { masksIn, shippedShell } from './shipped-shell.js';

const sh = String.raw;
const AS = "-m x -m 'Role: Orchestrator'";

describe('H10 (M) files that git was told not to look at', () => {
  it.each([
    ['assume-unchanged', sh`git update-index --assume-unchanged "$P"; widen "$P"`],
    ['skip-worktree', sh`git update-index --skip-worktree "$P"; widen "$P"`],
    ['intent-to-add', sh`widen "$P"; git add "$P"; git reset -q; git rm -q --cached "$P"; git add -N "$P"`],
  ])('%s hides nothing from a look at the work tree', (form, script) => {
    const scenario = newScenario();
    build(scenario, script);
    expect(hookWords(runProgram(scenario, ['check']))).toBe('blocked: signature-lock');
    const twin = newScenario();
    build(twin, script, 'notes');
    expect(runProgram(twin, ['check']), form).toMatchObject({ status: 0 });
  });

  it('is in no commit, so that the hooks have nothing to refuse', (context) => {
    const scenario = hookUp(newScenario());
    build(scenario, sh`git update-index --skip-worktree "$P"; widen "$P"; echo n > "$K/n.md"; git add -N "$K/n.md"`);
    const made = attempt(scenario, 'echo more >> README.md; git commit -q -m x -- README.md');
    const about = { id: 'H10', severity: 'M', door: 'hook pre-commit' } as const;
    answered(context, about, { expected: 'accepted', got: hookWords(made) });
    expect(build(scenario, 'git diff --name-only main topic')).toBe('README.md\n');
  });
});

describe('H12 (M) a program that starts git without node on its PATH', () => {
  it('has no commit and no push: the hooks end with 127', (context) => {
    const scenario = hookUp(newScenario());
    const bin = join(scenario.temporary, 'bin');
    mkdirSync(bin);
    for (const name of ['git', 'sh']) symlinkSync(whereIs(name), join(bin, name));
    const git = whereIs('git');
    const commit = (path: string): string => sh`
      echo more >> README.md; git add README.md; exec env PATH="${path}" '${git}' commit -q -m more`;
    const ended = attempt(scenario, commit(bin));
    const about = { id: 'H12', severity: 'M', door: 'hook pre-commit' } as const;
    answered(context, about, { expected: 'undecided', got: hookWords(ended) });
    expect(ended.output).toContain('the program node is not on PATH');
    expect(build(scenario, 'git rev-list --count main..topic')).toBe('0\n');
    for (const hook of ['pre-commit', 'pre-merge-commit', 'commit-msg', 'pre-push']) {
      const alone = attempt(
        scenario,
        sh`exec env PATH="${bin}" "$(git config core.hooksPath)/${hook}" x y < /dev/null`,
      );
      expect(alone.status, hook).toBe(127);
    }
    expect(attempt(scenario, commit('$PATH'))).toMatchObject({ status: 0 });
  });
});

describe('H13 (M) variables by which other tools skip their hooks', () => {
  const SKIPS = ['CI=true', 'SKIP=handshake-check', 'HANDSHAKE_SKIP=1', 'HANDSHAKE_CHECK=0', 'HUSKY=0', 'LEFTHOOK=0'];
  const variables = [...SKIPS, 'NODE_ENV=test', 'PRE_COMMIT_ALLOW_NO_CONFIG=1', 'HUSKY_SKIP_HOOKS=1'].join(' ');

  it('are nothing to the hooks themselves', (context) => {
    const scenario = hookUp(newScenario());
    const refused = attempt(scenario, sh`widen "$P"; env ${variables} git commit -q -a ${AS}`);
    const about = { id: 'H13', severity: 'M', door: 'hook pre-commit' } as const;
    answered(context, about, { expected: 'blocked: signature-lock', got: hookWords(refused) });
    expect(
      attempt(scenario, sh`git reset -q --hard; narrow "$D"; env ${variables} git commit -q -a ${AS}`).status,
    ).toBe(0);
  });

  it('are read nowhere: of its own, the program has two, of which one says a role and one asks for timings', () => {
    const code = filesIn(['engine', 'rules', 'workflow', 'cli', 'hooks', 'actions'], '.ts', 'commit', 'msg', 'push');
    const read = /\b(?:env|environment|variable)\b['"[(.]{1,3}(HANDSHAKE_[A-Z_]+)|\$\{?(HANDSHAKE_[A-Z_]+)/g;
    const own = code.flatMap(({ text }) => [...text.matchAll(read)].map(([, name, inShell]) => name ?? inShell));
    expect([...new Set(own)].sort()).toEqual(['HANDSHAKE_CHECK_DEBUG', 'HANDSHAKE_ROLE']);
  });
});

describe('H14 (M) a command whose exit code is masked', () => {
  it.each([
    'handshake-check check | tee log',
    'handshake-check check || true',
    'handshake-check check || :',
    'handshake-check check ||exit 0',
    'has TODO src && exit 1 || exit 0',
    'handshake-check check; true',
    'set +e',
    'npx handshake-check check --all | head -20',
    'continue-on-error: true',
    '! handshake-check check',
    'handshake-check check &',
  ])('is known: %s', (line) => {
    expect(masksIn(line)).toEqual([line]);
  });

  it.each([
    'exec node "$package/dist/cli.js" hook "$0" "$@"',
    '$ npx handshake-check explain signature-lock | head -9',
    '{ npm ci && npm run check; } || status=$?',
    'is_package "$package" || block "$package/dist/cli.js is missing"',
    '# handshake-check check || true',
  ])('is not taken for one that is none: %s', (line) => {
    expect(masksIn(line)).toEqual([]);
  });

  it('is in nothing that we ship or show', (context) => {
    const shell = shippedShell();
    expect(shell.map(({ where }) => where)).toEqual(
      expect.arrayContaining([
        'hooks/pre-commit',
        '.github/workflows/merge-gate.yml',
        'docs/merge-gate.md',
        'package.json',
      ]),
    );
    const masked = shell.flatMap(({ where, text }) => masksIn(text).map((line) => `${where}: ${line}`));
    const about = { id: 'H14', severity: 'M', door: 'test' } as const;
    const none = 'no masked exit code in what is shipped';
    answered(context, about, { expected: none, got: masked.length === 0 ? none : masked.join('; ') });
  });

  it('is no way to end CI: the closing line has the status of what ran', () => {
    expect(read('.ci/run')).toMatch(/\|\| status=\$\?\nnode scripts\/closing-line\.mjs "\$status"\n$/);
  });
});
