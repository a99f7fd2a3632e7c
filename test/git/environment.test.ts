import { devNull } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Environment, roomEnvironment, userEnvironment } from '../../engine/git/environment.js';

/** What every git gets, whatever it is for. */
const FIXED = {
  LC_ALL: 'C',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: '',
  GIT_PROTOCOL_FROM_USER: '0',
};
const SYSTEM = { SystemRoot: 'a', SystemDrive: 'b', windir: 'c', TEMP: 'd', TMP: 'e' };
const OF_USER = {
  ...SYSTEM,
  GIT_DIR: '1',
  GIT_WORK_TREE: '2',
  GIT_INDEX_FILE: '3',
  GIT_OBJECT_DIRECTORY: '4',
  GIT_ALTERNATE_OBJECT_DIRECTORIES: '5',
  GIT_QUARANTINE_PATH: '6',
  HOME: '7',
  XDG_CONFIG_HOME: '8',
  USERPROFILE: '9',
  HOMEDRIVE: '10',
  HOMEPATH: '11',
  APPDATA: '12',
  ProgramData: '13',
};
/** What would lead git elsewhere, or let it run something (threats I07, H08). */
const HOSTILE: Environment = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_GLOBAL: '/evil',
  GIT_CONFIG_PARAMETERS: "'core.pager=evil'",
  GIT_EXEC_PATH: '/evil',
  GIT_EXTERNAL_DIFF: 'evil',
  GIT_NAMESPACE: 'evil',
  GIT_ALLOW_PROTOCOL: 'ext',
  GIT_TERMINAL_PROMPT: '1',
  LD_PRELOAD: '/evil.so',
  PATH: '/evil',
  PAGER: 'evil',
  LC_ALL: 'tr_TR.UTF-8',
};

describe('the environment in which the repository is looked for', () => {
  it('is the own of the user, without what could lead git elsewhere', () => {
    expect(userEnvironment({ ...HOSTILE, ...OF_USER }, '/opt/git/bin/git')).toEqual({
      ...OF_USER,
      ...FIXED,
      PATH: '/opt/git/bin',
    });
  });

  it('holds nothing that is not there', () => {
    expect(userEnvironment({ HOME: undefined }, '/bin/git')).toEqual({ ...FIXED, PATH: '/bin' });
  });

  it('lets no repository without a work tree be found inside of one', () => {
    expect(userEnvironment({ GIT_CONFIG_COUNT: '9' }, '/bin/git', true)).toEqual({
      ...FIXED,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.bareRepository',
      GIT_CONFIG_VALUE_0: 'explicit',
      PATH: '/bin',
    });
  });
});

it('the environment of the clean room is built from nothing', () => {
  expect(roomEnvironment({ ...HOSTILE, ...OF_USER }, '/opt/git/bin/git', '/room')).toEqual({
    ...SYSTEM,
    ...FIXED,
    PATH: '/opt/git/bin',
    HOME: join('/room', 'nowhere'),
    XDG_CONFIG_HOME: join('/room', 'nowhere'),
    GIT_DIR: '/room',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
  });
});
