/** What programs need to start and to find each other, on every system. */
const NEEDED = ['PATH', 'HOME', 'USER', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SystemDrive', 'windir', 'USERPROFILE'];

/** What changes how fast a process starts, above all Node: certificates that are read at each start, files that are loaded ahead, caches. */
const MATTERS = /^(?:NODE_|UV_|LD_|DYLD_|OPENSSL_|SSL_|SSLKEYLOGFILE$|MALLOC_|GLIBC_TUNABLES$)/;

/** An environment to measure in. */
export interface MeasuredEnvironment {
  readonly kept: Readonly<Record<string, string>>;
  /** The names of what was set and would have changed how fast programs start, sorted. Their values, and other names, are nobody's business. */
  readonly dropped: readonly string[];
}

/**
 * The same environment whoever measures: `NODE_EXTRA_CA_CERTS` alone doubles the time of `node -e 0`, and makes every ratio to it look
 * twice as good.
 * @param environment of whoever measures
 */
export function measuredEnvironment(environment: Readonly<Record<string, string | undefined>>): MeasuredEnvironment {
  const kept = NEEDED.flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value]];
  });
  const dropped = Object.keys(environment).filter((name) => MATTERS.test(name) && environment[name] !== undefined);
  return { kept: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }, dropped: dropped.sort() };
}
