import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../cli/governed-repository.js';

const SCRIPT = fileURLToPath(new URL('../../scripts/check-release.mjs', import.meta.url));
const REPOSITORY = { type: 'git', url: 'git+https://forge.example/notes.git' };

/** A clone whose only commit has this manifest; `origin/main` is there where it should be. */
function clone(manifest: object, isOnMain = true): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
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
});
