// Looks at what comes from other people: how much an install brings, from where, whether it runs anything by itself, and whether anybody
// knows a weakness of it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { auditAnswer } from './supply/audit-answer.js';
import { outgrown } from './supply/bounds.js';
import { lockedPackages, lockProblems, withoutDigest } from './supply/locked.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const LOCKS = ['.', 'mutation', 'test/node24', 'test/just', 'test/lefthook', 'test/package'].map((folder) =>
  join(folder, 'package-lock.json'),
);
/** Both bundles say what is in them. */
const BUNDLED = ['dist', 'actions/merge-gate/dist'].map((folder) => join(folder, 'THIRD_PARTY_LICENSES.txt'));

/** @param {string} file */
function textOf(file) {
  return readFileSync(join(root, file), 'utf8');
}

/** @returns {string[]} what is wrong with the lock files */
function lockedProblems() {
  const { allowScripts = {} } = JSON.parse(textOf('package.json'));
  return LOCKS.filter((file) => existsSync(join(root, file))).flatMap((file) => {
    const lock = JSON.parse(textOf(file));
    const packages = lockedPackages(lock);
    const bare = withoutDigest(lock).length;
    const note = bare === 0 ? '' : `, ${bare} of them for other platforms and without a digest`;
    process.stdout.write(`${file}: ${packages} packages${note}\n`);
    const tooMany = file === 'package-lock.json' ? outgrown(file, { bytes: 0, packages }) : [];
    return [...tooMany, ...lockProblems(file, lock, Object.keys(allowScripts))];
  });
}

/** @returns {Set<string>} the names of the packages in the bundles */
function shippedPackages() {
  const names = BUNDLED.flatMap((file) =>
    [...textOf(file).matchAll(/^(\S+) \d\S* \(.*\)$/gm)].map(([, name = '']) => name),
  );
  if (names.length === 0) throw new Error(`${BUNDLED.join(' and ')} name no package, expected those that are bundled`);
  return new Set(names);
}

/** @returns {string[]} known weaknesses that count */
function knownWeaknesses() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const answer = auditAnswer(stdout ?? '', shippedPackages());
  if (answer.kind === 'unreadable') return [`Known weaknesses could not be looked up: ${answer.reason}`];
  if (answer.kind === 'no-endpoint') {
    process.stdout.write(
      `SKIPPED, AND NOT PASSED: nobody was asked for known weaknesses of dependencies. The registry has no such service (${answer.reason}).\n`,
    );
    return [];
  }
  process.stdout.write(answer.told.map((line) => `note: ${line}\n`).join(''));
  process.stdout.write(`known weaknesses: ${answer.blocking.length} that count, ${answer.told.length} in tools\n`);
  return answer.blocking;
}

const problems = [...lockedProblems(), ...knownWeaknesses()];
process.stdout.write(problems.map((problem) => `${problem}\n`).join(''));
process.exitCode = problems.length === 0 ? 0 : 1;
