import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  answerWith,
  calls,
  git,
  hookNames,
  hooksFolder,
  installPackage,
  repository,
  run,
  temporaryFolder,
  tryGit,
  whereIs,
  write,
} from './hooked-repository.js';

let top: string;
let installed: string;
beforeEach(() => {
  ({ top, installed } = repository());
});
afterEach(() => rmSync(dirname(top), { recursive: true }));

/** The ways a person can hang the scripts into git. */
const setups: Record<string, () => void> = {
  'core.hooksPath names the package': () => {
    git(top, 'config', 'core.hooksPath', join(installed, 'hooks'));
  },
  'core.hooksPath names the package, relative to the work tree': () => {
    git(top, 'config', 'core.hooksPath', 'node_modules/handshake-check/hooks');
  },
  'symbolic links in .git/hooks': () => {
    for (const name of hookNames) {
      symlinkSync(`../../node_modules/handshake-check/hooks/${name}`, join(top, '.git/hooks', name));
    }
  },
  'copies in .git/hooks': () => copyHooks(join(top, '.git/hooks')),
  'committed copies that husky or core.hooksPath runs': () => {
    copyHooks(join(top, '.githooks'));
    git(top, 'config', 'core.hooksPath', '.githooks');
  },
};

function copyHooks(folder: string): void {
  for (const name of hookNames) {
    write(folder, name, readFileSync(join(hooksFolder, name), 'utf8'), 0o755);
  }
}

function setUp(name: keyof typeof setups): void {
  setups[name]?.();
}

function head(folder = top): string {
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** A folder for PATH that offers git and nothing else, neither node nor any tool of the system. */
function pathWithoutNode(): string {
  const folder = join(dirname(top), 'bin');
  mkdirSync(folder);
  symlinkSync(whereIs('git'), join(folder, 'git'));
  return folder;
}

describe('the four files', () => {
  it('hold the same bytes, so that a correction of one is a correction of all', () => {
    const texts = hookNames.map((name) => readFileSync(join(hooksFolder, name), 'utf8'));
    expect(new Set(texts).size).toBe(1);
  });

  it('are executable: git passes over a hook that is not', () => {
    for (const name of hookNames) {
      expect(statSync(join(hooksFolder, name)).mode & 0o111, name).toBe(0o111);
    }
  });
});

describe('a hook that pre-commit, the Python tool, moved aside', () => {
  it('goes by the name that it had', () => {
    for (const name of hookNames) {
      const file = readFileSync(join(hooksFolder, name), 'utf8');
      write(join(top, '.git/hooks'), `${name}.legacy`, file, 0o755);
      write(join(top, '.git/hooks'), name, '#!/bin/sh\nexec "$0.legacy" "$@"\n', 0o755);
    }
    git(top, 'commit', '--quiet', '--allow-empty', '-m', 'a');
    expect(calls(installed).map(({ args }) => args)).toEqual([
      ['hook', 'pre-commit'],
      ['hook', 'commit-msg', '.git/COMMIT_EDITMSG'],
    ]);
  });
});

describe.each(Object.keys(setups))('%s', (setup) => {
  beforeEach(() => setUp(setup));

  it('hands a commit to pre-commit and commit-msg', () => {
    write(top, 'a.txt', 'a');
    git(top, 'add', 'a.txt');
    git(top, 'commit', '--quiet', '-m', 'a');
    expect(calls(installed).map(({ args }) => args)).toEqual([
      ['hook', 'pre-commit'],
      ['hook', 'commit-msg', '.git/COMMIT_EDITMSG'],
    ]);
    expect(calls(installed).map(({ cwd }) => cwd)).toEqual([top, top]);
  });

  it('hands a merge to pre-merge-commit', () => {
    git(top, 'checkout', '--quiet', '-b', 'side');
    git(top, 'commit', '--quiet', '--no-verify', '--allow-empty', '-m', 'side');
    git(top, 'checkout', '--quiet', 'main');
    git(top, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    expect(calls(installed)[0]?.args).toEqual(['hook', 'pre-merge-commit']);
  });

  it('hands a push to pre-push, with what git says on standard input', () => {
    const remote = join(dirname(top), 'remote.git');
    git(top, 'init', '--quiet', '--bare', remote);
    git(top, 'push', '--quiet', remote, 'main');
    expect(calls(installed)).toMatchObject([
      {
        args: ['hook', 'pre-push', remote, remote],
        input: `refs/heads/main ${head()} refs/heads/main ${'0'.repeat(40)}\n`,
      },
    ]);
  });

  it('blocks when the program answers anything but 0', () => {
    const before = head();
    for (const code of [1, 2]) {
      answerWith(installed, code);
      expect(tryGit(top, ['commit', '--allow-empty', '-m', 'blocked']).status).not.toBe(0);
    }
    expect(head()).toBe(before);
  });

  it('shows the program what `git commit FILE` commits, not what is staged beside it', () => {
    write(top, 'wanted.txt', 'wanted');
    write(top, 'staged.txt', 'staged');
    git(top, 'add', '.');
    git(top, 'commit', '--quiet', '-m', 'only the one', 'wanted.txt');
    const [preCommit] = calls(installed);
    expect(preCommit?.indexFile).toMatch(/next-index-\d+\.lock$/);
    expect(preCommit?.staged).toContain('wanted.txt');
    expect(preCommit?.staged).not.toContain('staged.txt');
  });
});

describe.each(['core.hooksPath names the package', 'symbolic links in .git/hooks', 'copies in .git/hooks'])(
  'in a linked work tree without node_modules: %s',
  (setup) => {
    it('runs the program of the main work tree, in the linked one', () => {
      setUp(setup);
      const linked = join(dirname(top), 'linked');
      git(top, 'worktree', 'add', '--quiet', linked);
      git(linked, 'commit', '--quiet', '--allow-empty', '-m', 'linked');
      expect(calls(installed).map(({ args, cwd }) => [args[1], cwd])).toEqual([
        ['pre-commit', linked],
        ['commit-msg', linked],
      ]);
    });
  },
);

describe('other homes of a repository', () => {
  it('asks the work tree at hand where the repository is bare and has no main one', () => {
    const folder = temporaryFolder();
    const bare = join(folder, '.git');
    git(top, 'clone', '--quiet', '--bare', top, bare);
    const workTree = join(folder, 'main work tree');
    git(bare, 'worktree', 'add', '--quiet', workTree, 'main');
    installPackage(join(workTree, 'node_modules/handshake-check'));
    copyHooks(join(bare, 'hooks'));
    git(workTree, 'commit', '--quiet', '--allow-empty', '-m', 'from a bare home');
    expect(calls(join(workTree, 'node_modules/handshake-check'))).toHaveLength(2);
    rmSync(dirname(folder), { recursive: true });
  });

  it('asks the work tree of a submodule, not the repository around it', () => {
    const around = temporaryFolder();
    git(around, 'init', '--quiet');
    git(around, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', top, 'inner');
    const inner = join(around, 'inner');
    installPackage(join(inner, 'node_modules/handshake-check'));
    copyHooks(join(around, '.git/modules/inner/hooks'));
    git(inner, 'commit', '--quiet', '--allow-empty', '-m', 'in a submodule');
    expect(calls(join(inner, 'node_modules/handshake-check'))).toHaveLength(2);
    rmSync(dirname(around), { recursive: true });
  });
});

describe('the exit code', () => {
  it.each([0, 1, 2, 3])('%i of the program is that of the script', (code) => {
    answerWith(installed, code);
    expect(run(join(installed, 'hooks/pre-commit'), top, []).status).toBe(code);
    expect(run('sh', top, ['node_modules/handshake-check/hooks/pre-commit']).status).toBe(code);
  });
});

describe('a package that is not in node_modules', () => {
  it('is found through a symbolic link to its hook, wherever it lies', () => {
    const elsewhere = temporaryFolder();
    installPackage(elsewhere);
    rmSync(installed, { recursive: true });
    symlinkSync(join(elsewhere, 'hooks/pre-commit'), join(top, '.git/hooks/pre-commit'));
    git(top, 'commit', '--quiet', '--allow-empty', '-m', 'through a link');
    expect(calls(elsewhere).map(({ args }) => args)).toEqual([['hook', 'pre-commit']]);
    rmSync(dirname(elsewhere), { recursive: true });
  });

  it('is found by a shell that is given the hook by any path: so this repository runs its own', () => {
    rmSync(installed, { recursive: true });
    installPackage(top);
    expect(run('sh', top, ['hooks/commit-msg', 'message']).status).toBe(0);
    expect(run('sh', join(top, 'hooks'), ['commit-msg', 'message']).status).toBe(0);
    expect(calls(top).map(({ args }) => args)).toEqual([
      ['hook', 'commit-msg', 'message'],
      ['hook', 'commit-msg', 'message'],
    ]);
  });
});

describe('what is missing', () => {
  it('is node: 127, one sentence, no commit', () => {
    setUp('core.hooksPath names the package');
    const before = head();
    const PATH = pathWithoutNode();
    const { status, output } = tryGit(top, ['commit', '--allow-empty', '-m', 'no node'], { PATH });
    expect(status).not.toBe(0);
    expect(output).toBe(
      'handshake-check could not decide: the program node is not on PATH, install Node 20.19 or newer or put it there.\n',
    );
    expect(head()).toBe(before);
    expect(run(join(installed, 'hooks/pre-commit'), top, [], { PATH }).status).toBe(127);
  });

  it('is the program: 127, one sentence that names the place, no commit', () => {
    setUp('copies in .git/hooks');
    rmSync(installed, { recursive: true });
    const before = head();
    const { status, output } = tryGit(top, ['commit', '--allow-empty', '-m', 'no program']);
    expect(status).not.toBe(0);
    expect(output).toBe(
      `handshake-check could not decide: ${installed}/dist/cli.js is missing, run \`npm install\` in ${top}.\n`,
    );
    expect(head()).toBe(before);
    expect(run(join(top, '.git/hooks/pre-push'), top, []).status).toBe(127);
  });

  it('is the repository: 127, and no program is guessed', () => {
    const outside = temporaryFolder();
    copyHooks(join(outside, 'hooks'));
    const { status, output } = run(join(outside, 'hooks/pre-commit'), outside, []);
    expect(status).toBe(127);
    expect(output).toContain('handshake-check could not decide: git does not name the work tree');
    rmSync(dirname(outside), { recursive: true });
  });
});

describe('what is never run', () => {
  const decoy = '#!/bin/sh\ntouch decoy-ran\n';

  it('is a dist/cli.js of the repository under judgement', () => {
    setUp('committed copies that husky or core.hooksPath runs');
    write(top, 'package.json', '{\n  "name": "a-project",\n  "devDependencies": { "handshake-check": "*" }\n}\n');
    write(top, 'dist/cli.js', 'process.exit(0);\n');
    answerWith(installed, 1);
    expect(tryGit(top, ['commit', '--allow-empty', '-m', 'decoy']).status).not.toBe(0);
    expect(calls(installed)).toHaveLength(1);
  });

  it('is a handshake-check on PATH, or in node_modules/.bin', () => {
    setUp('copies in .git/hooks');
    rmSync(installed, { recursive: true });
    write(top, 'node_modules/.bin/handshake-check', decoy, 0o755);
    write(top, 'node_modules/.bin/npx', decoy, 0o755);
    const PATH = `${join(top, 'node_modules/.bin')}:${dirname(whereIs('node'))}:${dirname(whereIs('git'))}`;
    expect(tryGit(top, ['commit', '--allow-empty', '-m', 'decoy'], { PATH }).status).not.toBe(0);
    expect(git(top, 'status', '--porcelain')).toBe('');
  });
});
