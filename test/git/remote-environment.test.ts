import { devNull } from 'node:os';
import { describe, expect, it } from 'vitest';
import { authorization, isReachable, remoteEnvironment } from '../../engine/git/remote-environment.js';
import { isFullRef } from '../../engine/git/remote-ref.js';

const NETWORK = [
  ...['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'SystemRoot', 'SystemDrive', 'windir', 'TEMP', 'TMP'],
];

/** The environment for an address, in a folder of our own. */
const environmentOf = (url: string, token = '', env: Readonly<Record<string, string>> = {}): Record<string, string> =>
  remoteEnvironment(env, '/usr/bin/git', '/tmp/own', { url: new URL(url), token });

/** The settings that stand in it, by name. */
function settingsIn(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const count = Number(env.GIT_CONFIG_COUNT);
  expect(Object.keys(env).filter((name) => /^GIT_CONFIG_(?:KEY|VALUE)_/.test(name))).toHaveLength(2 * count);
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [env[`GIT_CONFIG_KEY_${at}`] ?? '', env[`GIT_CONFIG_VALUE_${at}`]]),
  );
}

describe('the environment of a git that talks to a server', () => {
  it('is built from nothing', () => {
    const env = environmentOf('https://forge.test/a.git', '', { HOME: '/home/a', GIT_SSH: 'x', PATH: '/evil' });
    const rest = Object.fromEntries(
      Object.entries(env).filter(([name]) => !/^GIT_CONFIG_(?:KEY|VALUE)_|^GIT_CONFIG_COUNT$/.test(name)),
    );
    expect(rest).toEqual({
      PATH: '/usr/bin',
      HOME: '/tmp/own/nowhere',
      XDG_CONFIG_HOME: '/tmp/own/nowhere',
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_SYSTEM: devNull,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_ATTR_NOSYSTEM: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_NO_LAZY_FETCH: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CEILING_DIRECTORIES: '/tmp',
      GIT_ALLOW_PROTOCOL: 'https',
      GIT_PROTOCOL_FROM_USER: '0',
    });
  });

  it('lets through how the machine reaches the net, and no more', () => {
    const all = Object.fromEntries([...NETWORK, 'HTTP_PROXY', 'GIT_PROXY_COMMAND'].map((name) => [name, `of ${name}`]));
    const env = environmentOf('file:///srv/a.git', '', all);
    expect(Object.values(env).filter((value) => value.startsWith('of '))).toEqual(NETWORK.map((name) => `of ${name}`));
    expect(env.GIT_ALLOW_PROTOCOL).toBe('file');
    expect(environmentOf('ssh://forge.test/a.git').GIT_ALLOW_PROTOCOL).toBe('');
  });

  it('has settings of its own, and the token for that server alone', () => {
    const own = {
      'protocol.version': '2',
      'credential.helper': '',
      'core.askPass': '',
      'core.hooksPath': devNull,
      'core.fsmonitor': 'false',
      'gc.auto': '0',
      'maintenance.auto': 'false',
      'submodule.recurse': 'false',
      'http.followRedirects': 'false',
      'http.lowSpeedLimit': '1',
      'http.lowSpeedTime': '60',
    };
    expect(settingsIn(environmentOf('https://forge.test/a.git'))).toEqual(own);
    expect(settingsIn(environmentOf('file:///srv/a.git', 'secret'))).toEqual(own);
    expect(settingsIn(environmentOf('https://forge.test:8443/a.git', 'secret'))).toEqual({
      ...own,
      'http.https://forge.test:8443/.extraheader': `Authorization: ${authorization('secret')}`,
    });
    expect(authorization('secret')).toBe('basic eC1hY2Nlc3MtdG9rZW46c2VjcmV0');
  });
});

it.each([
  ['https://forge.test/a.git', true],
  ['file:///srv/a.git', true],
  ['http://forge.test/a.git', false],
  ['ssh://forge.test/a.git', false],
  ['ext::sh', false],
  ['https://user@forge.test/a.git', false],
  ['https://:word@forge.test/a.git', false],
  ['https://forge.test/a.git?b', false],
  ['https://forge.test/a.git#b', false],
  ['constructor:a', false],
])('%s may be asked: %s', (url, reachable) => {
  expect(isReachable(new URL(url))).toBe(reachable);
});

describe('the full name of a ref', () => {
  it.each([
    'refs/heads/a',
    'refs/heads/a/b',
    'refs/heads/a.b',
    'refs/heads/lock',
    'refs/heads/é',
    'refs/heads/@',
    'refs/pull/1/head',
  ])('can be %s', (name) => {
    expect(isFullRef(name)).toBe(true);
  });

  it.each([
    ...[
      '',
      'a',
      'refs/heads',
      'refs/heads/',
      'refs//a',
      'refs/heads//a',
      'xrefs/heads/a',
      'heads/a',
      '/refs/heads/a',
      'refs/heads/a/',
    ],
    ...[
      'refs/heads/.a',
      'refs/heads/a.',
      'refs/heads/a.lock',
      'refs/heads/a.lock/b',
      'refs/.a/b',
      'refs/heads/a..b',
      'refs/heads/@{a',
    ],
    ...[' ', '~', '^', ':', '?', '*', '[', '\\', '\u0000', '\u007f', '\u0085', '\ud800'].map(
      (character) => `refs/heads/a${character}b`,
    ),
  ])('cannot be %j', (name) => {
    expect(isFullRef(name)).toBe(false);
  });

  it('has 1024 characters at most', () => {
    expect([1024, 1025].map((length) => isFullRef(`refs/heads/${'a'.repeat(length - 11)}`))).toEqual([true, false]);
  });
});
