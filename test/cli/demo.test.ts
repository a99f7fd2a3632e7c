import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_CODE, EXAMPLE_DOCUMENTS, NEW_PACKET } from '../../cli/demo/example-repository.js';
import { GovernedRepository, handshake, temporaryFolder } from './governed-repository.js';

describe('the demo', () => {
  it('makes its commits, shows what happened and why, and leaves nothing behind', () => {
    const scratch = temporaryFolder();
    const { status, stdout, stderr } = handshake(temporaryFolder(), ['demo'], { extra: { TMPDIR: scratch } });
    expect(stderr).toBe('');
    expect(stdout).toContain('demo: 4 commits were tried, each passed or was blocked as the law says.');
    expect(stdout.match(/^ {3}(passed|blocked), as it should be: /gm)).toEqual([
      '   passed, as it should be: ',
      '   blocked, as it should be: ',
      '   blocked, as it should be: ',
      '   passed, as it should be: ',
    ]);
    expect(stdout).toMatch(/^ {3}\| .* {2}error {2}no-code-by-orchestrator\//m);
    expect(stdout).toMatch(/^ {3}\| .* {2}error {2}signature-lock\//m);
    expect(stdout).not.toContain('\u001b');
    expect(readdirSync(scratch)).toEqual([]);
    expect(status).toBe(0);
  });

  it('is the same whatever this machine and this repository configure for git', () => {
    const repository = new GovernedRepository();
    const home = temporaryFolder();
    mkdirSync(join(home, 'hooks'));
    writeFileSync(join(home, 'hooks/pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(
      join(home, '.gitconfig'),
      `[core]\n\thooksPath = ${join(home, 'hooks')}\n\tautocrlf = true\n[commit]\n\tgpgSign = true\n`,
    );
    const before = repository.git('log', '--format=%H', '--all');
    const { status, stdout } = repository.handshake(['demo'], {
      extra: {
        HOME: home,
        GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
        GIT_DIR: join(repository.folder, '.git'),
        GIT_INDEX_FILE: join(repository.folder, '.git/index'),
        HANDSHAKE_ROLE: 'Validator',
        HUSKY: '0',
        FORCE_COLOR: '1',
      },
    });
    expect(stdout).toContain('4 commits were tried');
    expect(status).toBe(0);
    expect(repository.git('log', '--format=%H', '--all')).toBe(before);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('says what is missing where there is no git, and leaves nothing behind', () => {
    const scratch = temporaryFolder();
    const empty = temporaryFolder();
    const { status, stderr } = handshake(temporaryFolder(), ['demo'], { extra: { TMPDIR: scratch, PATH: empty } });
    expect(stderr).toMatch(/^handshake-check could not decide: git could not be run/);
    expect(readdirSync(scratch)).toEqual([]);
    expect(status).toBe(2);
  });
});

describe('the example repository inside the program', () => {
  const root = fileURLToPath(new URL('../../examples/governed', import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

  it('has the files of examples/governed and no others', () => {
    expect([...Object.keys(EXAMPLE_DOCUMENTS), ...Object.keys(EXAMPLE_CODE)].sort()).toEqual(files.sort());
  });

  it('has the documents’ texts, under their names', () => {
    for (const [path, text] of Object.entries(EXAMPLE_DOCUMENTS))
      expect(text).toBe(readFileSync(join(root, path), 'utf8'));
    expect(NEW_PACKET.text).toContain(`- TASK_ID: ${NEW_PACKET.id}\n`);
  });
});
