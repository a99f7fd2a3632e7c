import { isLawPath } from '../../engine/model/law-touches.js';
import type { Change } from './change.js';
import { hasPackets, type Setting } from './setting.js';

/** What comes after `init`, a sentence each. */
export function nextSteps(setting: Setting, changes: readonly Change[]): string[] {
  const written = changes.filter(({ ground }) => ground === 'tree').map(({ path }) => path);
  return [
    ...(setting.isInstalled ? [] : [installWord(setting)]),
    ...lawWord(setting, written),
    ...(written.length === 0 ? [] : [commitWord(setting)]),
    ...(changes.length === 0 ? [] : ['then see whether the gate is live: npx handshake-check doctor']),
  ];
}

function installWord({ look }: Setting): string {
  const has = (path: string): boolean => look(path).kind !== 'nothing';
  const until = 'until then every commit is blocked, because the hooks do not find their program';
  if (has('pnpm-lock.yaml')) return `install the program: pnpm add --save-dev handshake-check; ${until}`;
  if (has('.pnp.cjs'))
    return `install the program where hooks find it: yarn add --dev handshake-check, with nodeLinker: node-modules in .yarnrc.yml; ${until}`;
  if (has('yarn.lock')) return `install the program: yarn add --dev handshake-check; ${until}`;
  return `install the program: npm install --save-dev handshake-check; ${until}`;
}

/** Where packets are at work, the law does not change in passing. */
function lawWord(setting: Setting, written: readonly string[]): string[] {
  if (!hasPackets(setting)) return [];
  const law = written.filter((path) => isLawPath(setting.law.paths, path));
  return law.length === 0
    ? []
    : [
        `${law.join(', ')} belong to the law, which packets are at work under: commit them under a signed packet whose scope names them, and alone (npx handshake-check explain law-integrity)`,
      ];
}

function commitWord({ head }: Setting): string {
  const subject = head.commit === null ? 'Lay down the protocol and the spec' : 'Take up the merge gate';
  return `look at it and commit it: git add --all && git commit -m '${subject}' -m 'Role: Orchestrator'`;
}
