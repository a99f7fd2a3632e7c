import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../cli/governed-repository.js';

const SCRIPT = fileURLToPath(new URL('../../scripts/check-release.mjs', import.meta.url));
const REPOSITORY = { type: 'git', url: 'git+https://forge.example/notes.git' };

const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-01\n\n- Notes are kept.\n';

/** A clone whose only commit has this manifest; `origin/main` is there where it should be. */
function clone(manifest: object, isOnMain = true, changelog = CHANGELOG): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  const commands = [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '-m', 'base'],
    ['update-ref', 'refs/remotes/origin/main', 'HEAD'],
    ...(isOnMain ? [] : [['commit', '--quiet', '--allow-empty', '-m', 'more']]),
  ];
  for (const command of commands) expect(run('git', command, folder)).toMatchObject({ status: 0 });
  return folder;
}

describe('a release', () => {
  it.each([
    ['v1.2.3', { version: '1.2.3', repository: REPOSITORY }, true, 0, /^v1\.2\.3 may be published\n$/],
    ['v1.2.4', { version: '1.2.3', repository: REPOSITORY }, true, 1, /^The tag is "v1\.2\.4", expected "v1\.2\.3"/],
    ['1.2.3', { version: '1.2.3', repository: REPOSITORY }, true, 1, /^The tag is "1\.2\.3", expected "v1\.2\.3"/],
    [
      'v1.2.3',
      { version: '1.2.3', repository: REPOSITORY },
      false,
      1,
      /^The commit of v1\.2\.3 is not in refs\/remotes\/origin\/main/,
    ],
    ['v1.2.3', { version: '1.2.3' }, true, 1, /^package\.json has no "repository"/],
  ])('%s of %j, on main: %s, ends with %i', (tag, manifest, isOnMain, status, words) => {
    const ended = run(execPath, [SCRIPT, tag], clone(manifest, isOnMain));
    expect(ended.stdout).toMatch(words);
    expect(ended.status).toBe(status);
  });

  it('has its notes from the changelog, and is none without', () => {
    const manifest = { version: '1.2.3', repository: REPOSITORY };
    const folder = clone(manifest);
    expect(run(execPath, [SCRIPT, 'v1.2.3', '--notes', 'notes.md'], folder).status).toBe(0);
    expect(readFileSync(join(folder, 'notes.md'), 'utf8')).toBe('- Notes are kept.\n');
    const silent = run(execPath, [SCRIPT, 'v1.2.3'], clone(manifest, true, '# Changelog\n\n## [Unreleased]\n'));
    expect(silent.stdout).toMatch(/^CHANGELOG\.md says nothing of 1\.2\.3, expected/);
    expect(silent.status).toBe(1);
  });
});
