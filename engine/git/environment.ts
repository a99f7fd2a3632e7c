import { devNull } from 'node:os';
import { dirname, join } from 'node:path';

/** Environment variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What git needs to find the repository that a running hook works on; every other `GIT_*` is dropped (threats I07, H08). */
const HOOK_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
] as const;

/** Where a user's own git settings are: their `safe.directory` and `user.*` count, nothing of them is executed. */
const HOME_VARIABLES = [
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'APPDATA',
  'ProgramData',
] as const;

/** What a program needs to start on Windows. */
const SYSTEM_VARIABLES = ['SystemRoot', 'SystemDrive', 'windir', 'TEMP', 'TMP'] as const;

const FIXED = {
  LC_ALL: 'C',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // An empty list of protocols: no transport may be used at all (threat L21).
  GIT_ALLOW_PROTOCOL: '',
  GIT_PROTOCOL_FROM_USER: '0',
} as const;

/** Refuses a repository without a work tree, unless `GIT_DIR` names it. */
const NO_BARE_REPOSITORY = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.bareRepository',
  GIT_CONFIG_VALUE_0: 'explicit',
} as const;

/**
 * The environment for finding the repository: `rev-parse`, `for-each-ref`, `symbolic-ref` and reading settings, nothing else.
 * @param isWithinWorkTree whether it is looked for inside of a work tree: a repository without one that lies there came with a change,
 *   so that neither its settings nor its history count (threat I06)
 */
export function userEnvironment(env: Environment, binary: string, isWithinWorkTree = false): Record<string, string> {
  const picked = pick(env, [...HOOK_VARIABLES, ...HOME_VARIABLES, ...SYSTEM_VARIABLES]);
  return { ...picked, ...(isWithinWorkTree && NO_BARE_REPOSITORY), ...FIXED, PATH: dirname(binary) };
}

/** The environment of the clean room, built from nothing: no home, no settings, no attributes but git's own (trust.md, "Git"). */
export function roomEnvironment(env: Environment, binary: string, room: string): Record<string, string> {
  const nowhere = join(room, 'nowhere');
  return {
    ...pick(env, SYSTEM_VARIABLES),
    ...FIXED,
    PATH: dirname(binary),
    HOME: nowhere,
    XDG_CONFIG_HOME: nowhere,
    GIT_DIR: room,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
  };
}

function pick(env: Environment, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
