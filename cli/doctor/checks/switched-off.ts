import type { Environment } from '../../../engine/git/environment.js';
import type { DoctorCheck, Trouble } from '../doctor-check.js';

/** What managers of hooks take for "run nothing". */
const SWITCHES: readonly (readonly [name: string, isOff: (value: string) => boolean, manager: string])[] = [
  ['HUSKY', (value) => value === '0', 'husky'],
  ['LEFTHOOK', (value) => value === '0' || value === 'false', 'lefthook'],
  ['LEFTHOOK_EXCLUDE', (value) => value !== '', 'lefthook'],
  ['SKIP', (value) => /handshake/.test(value), 'pre-commit'],
  ['PRE_COMMIT_ALLOW_NO_CONFIG', (value) => value !== '', 'pre-commit'],
];

/** Nothing around git turns the hooks off from outside (threat H03). */
export const switchedOff: DoctorCheck = {
  id: 'environment',
  asks: 'Nothing in the environment turns the hooks off',
  examine: async ({ environment }) => ({
    because: 'settings of git and of the managers of hooks were looked for',
    troubles: [...settings(environment), ...switches(environment)],
  }),
};

/** `git -c core.hooksPath=…` and `GIT_CONFIG_COUNT` reach every git that is started below. */
function settings(environment: Environment): Trouble[] {
  const names = Object.keys(environment).filter((name) => /^GIT_CONFIG_(?:PARAMETERS|KEY_\d+)$/.test(name));
  return names
    .filter((name) => /core\.hookspath/i.test(environment[name] ?? ''))
    .map((name) => ({
      message: `The environment variable ${name} sets core.hooksPath, expected nobody to move the hooks from outside`,
      why: 'git then looks for hooks where the variable says, whatever the repository says.',
      help: `Take it out where it is set: unset ${name}`,
    }));
}

function switches(environment: Environment): Trouble[] {
  return SWITCHES.filter(([name, isOff]) => isOff(environment[name] ?? '')).map(([name, , manager]) => ({
    message: `The environment variable ${name} is ${environment[name] ?? ''}, expected it not to be set: ${manager} then runs no hook of ours`,
    why: 'Commits that are made in this environment are judged by nobody until they are pushed.',
    help: `Take it out where it is set, in the profile of the shell or in ~/.config/husky/init.sh: unset ${name}`,
  }));
}
