// Says whether the commit at hand may be published under a tag.
// usage: node scripts/check-release.mjs TAG, at the top of a clone with the whole history
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [tag = ''] = process.argv.slice(2);
const MAIN = 'refs/remotes/origin/main';

/** @returns {string[]} why it may not, a sentence each */
function problems() {
  const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
  const isOnMain = spawnSync('git', ['merge-base', '--is-ancestor', 'HEAD', MAIN], { stdio: 'ignore' }).status === 0;
  return [
    ...(tag === `v${version}` ? [] : [`The tag is "${tag}", expected "v${version}", the version in package.json`]),
    ...(isOnMain ? [] : [`The commit of ${tag} is not in ${MAIN}, expected one that the merge gate has let through`]),
    // npm refuses to attest a package whose repository is another than the one that publishes it.
    ...(repository === undefined
      ? ['package.json has no "repository", expected the address of this one: the provenance is held against it']
      : []),
  ];
}

const found = problems();
process.stdout.write(found.length === 0 ? `${tag} may be published\n` : `${found.join('\n')}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
