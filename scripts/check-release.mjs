// Says whether the commit at hand may be published under a tag, and what its notes are.
// usage: node scripts/check-release.mjs TAG [--notes FILE], at the top of a clone with the whole history
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { releaseNotes } from './supply/release-notes.js';

const { values, positionals } = parseArgs({ options: { notes: { type: 'string' } }, allowPositionals: true });
const [tag = ''] = positionals;
const MAIN = 'refs/remotes/origin/main';

const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const notes = existsSync('CHANGELOG.md') ? releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), version) : null;

/** @returns {string[]} why it may not, a sentence each */
function problems() {
  const isOnMain = spawnSync('git', ['merge-base', '--is-ancestor', 'HEAD', MAIN], { stdio: 'ignore' }).status === 0;
  return [
    ...(tag === `v${version}` ? [] : [`The tag is "${tag}", expected "v${version}", the version in package.json`]),
    ...(isOnMain ? [] : [`The commit of ${tag} is not in ${MAIN}, expected one that the merge gate has let through`]),
    ...(notes === null
      ? [`CHANGELOG.md says nothing of ${version}, expected "## [${version}] - <date>" with what changed below it`]
      : []),
    // npm refuses to attest a package whose repository is another than the one that publishes it.
    ...(repository === undefined
      ? ['package.json has no "repository", expected the address of this one: the provenance is held against it']
      : []),
  ];
}

const found = problems();
process.stdout.write(found.length === 0 ? `${tag} may be published\n` : `${found.join('\n')}\n`);
if (found.length === 0 && values.notes !== undefined) writeFileSync(values.notes, notes ?? '');
process.exitCode = found.length === 0 ? 0 : 1;
