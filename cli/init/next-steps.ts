import { isLawPath } from '../../engine/model/law-touches.js';
import type { RepoPath } from '../../engine/model/path.js';
import { pasted } from '../desk/pasted.js';
import type { Change } from './change.js';
import { packageManager } from './package-manager.js';
import { hasPackets, type Setting } from './setting.js';

/** What comes after `init`, a sentence each. @param written every file of the work tree, the receipt included */
export function nextSteps(setting: Setting, changes: readonly Change[], written: readonly RepoPath[]): string[] {
  // Where packets are at work, the law does not change in passing.
  const isLaw = (path: RepoPath): boolean => hasPackets(setting) && isLawPath(setting.law.paths, path);
  const law = written.filter(isLaw);
  const rest = written.filter((path) => !isLaw(path));
  return [
    ...(setting.isInstalled ? [] : [installWord(setting)]),
    ...(rest.length === 0 ? [] : [commitWord(setting, law.length === 0 ? ['--all'] : rest)]),
    ...(law.length === 0 ? [] : [lawWord(law)]),
    ...(changes.length === 0 ? [] : ['then see whether the gate is live: npx handshake-check doctor']),
  ];
}

function installWord({ look }: Setting): string {
  const { add, isPlugAndPlay } = packageManager(look);
  const until = 'until then every commit is blocked, because the hooks do not find their program';
  return isPlugAndPlay
    ? `install the program where hooks find it: ${add} handshake-check, with nodeLinker: node-modules in .yarnrc.yml; ${until}`
    : `install the program: ${add} handshake-check; ${until}`;
}

function lawWord(law: readonly RepoPath[]): string {
  const [them, names] = law.length === 1 ? ['it', 'belongs'] : ['them', 'belong'];
  return `${law.join(', ')} ${names} to the law, which packets are at work under: commit ${them} under a signed packet whose scope names ${them}, and alone (npx handshake-check explain law-integrity)`;
}

function commitWord({ head }: Setting, what: readonly string[]): string {
  const subject = head.commit === null ? 'Lay down the protocol and the spec' : 'Take up the merge gate';
  const named = what.map((name) => (/^[\w./-]+$/.test(name) ? name : pasted(name)));
  return `look at it and commit it: git add ${named.join(' ')} && git commit -m '${subject}' -m 'Role: Orchestrator'`;
}
