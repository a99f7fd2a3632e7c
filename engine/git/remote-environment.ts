import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from './environment.js';

/** The repository on the server, and what opens it. */
export interface RemoteAddress {
  /** Without user, password, query or fragment. */
  readonly url: URL;
  /** Empty for none. */
  readonly token: string;
}

/** The transports that a remote may have; git is told the one in use, so that no answer of the server leads to another. */
const TRANSPORTS: Readonly<Record<string, string>> = { 'https:': 'https', 'file:': 'file' };

/** How a machine reaches the net at all. Whoever can set them for the step can also replace the step. */
const NETWORK_VARIABLES = [
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'SystemRoot',
  'SystemDrive',
  'windir',
  'TEMP',
  'TMP',
] as const;

/** Bytes a second below which a transfer is given up after `STALL_SECONDS`. */
const STALL_BYTES = 1;
const STALL_SECONDS = 60;

/** Whether a remote at this address may be asked at all. */
export function isReachable(url: URL): boolean {
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPlain && Object.hasOwn(TRANSPORTS, url.protocol);
}

/**
 * The environment of a git that talks to the server, built from nothing: no home, no settings, no credential helper, no prompt, no hooks,
 * one transport, no redirect. The token stands here alone, as a header for that server, so that no argument and no log can show it (threat G22).
 * @param folder an empty folder that is ours; git looks for no repository above it
 */
export function remoteEnvironment(
  env: Environment,
  binary: string,
  folder: string,
  { url, token }: RemoteAddress,
): Record<string, string> {
  const nowhere = join(folder, 'nowhere');
  const passed = NETWORK_VARIABLES.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return {
    ...Object.fromEntries(passed),
    PATH: dirname(binary),
    HOME: nowhere,
    XDG_CONFIG_HOME: nowhere,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CEILING_DIRECTORIES: dirname(folder),
    GIT_ALLOW_PROTOCOL: TRANSPORTS[url.protocol] ?? '',
    GIT_PROTOCOL_FROM_USER: '0',
    ...settings(url, token),
  };
}

/** The header that shows the token to the server. */
export function authorization(token: string): string {
  return `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
}

function settings(url: URL, token: string): Record<string, string> {
  const list: [string, string][] = [
    ['protocol.version', '2'],
    ['credential.helper', ''],
    ['core.askPass', ''],
    ['core.hooksPath', devNull],
    ['core.fsmonitor', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['submodule.recurse', 'false'],
    ['http.followRedirects', 'false'],
    ['http.lowSpeedLimit', String(STALL_BYTES)],
    ['http.lowSpeedTime', String(STALL_SECONDS)],
  ];
  if (token !== '' && url.protocol === 'https:') {
    list.push([`http.${url.origin}/.extraheader`, `Authorization: ${authorization(token)}`]);
  }
  const numbered = list.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(list.length), ...Object.fromEntries(numbered) };
}
