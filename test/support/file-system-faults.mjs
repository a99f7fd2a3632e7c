// Loaded before the program (`node --import`): counts every call that changes a repository and, at one of them, kills the process as
// `kill -9` does, or lets the call fail as a full or broken disk does. `FAULT` in the environment says which; see `stopped-acts.ts`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';
import process from 'node:process';

/**
 * @typedef {object} Fault
 * @property {string} root only calls on files below this folder count
 * @property {number} at the number of the call, from 1; 0 for none
 * @property {'kill' | 'torn' | 'interrupt' | 'save' | 'EIO' | 'ENOSPC' | 'EACCES' | 'none'} kind `torn` writes half and is killed, `interrupt` is Ctrl+C,
 *   `save` is somebody who adds a line to `file`
 * @property {string} file below `root`
 * @property {boolean} lasting whether all later calls fail too
 * @property {string} log where each call is written down
 */

/** @type {Fault} */
const fault = JSON.parse(process.env.FAULT ?? '');
const real = { ...fs };
/** @type {Map<number, string>} */
const opened = new Map();
let count = 0;

/** @param {unknown} path */
const isInside = (path) => typeof path === 'string' && (path === fault.root || path.startsWith(fault.root + sep));

function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

/**
 * Counts a call and says whether it is the one; a call that shall fail throws here.
 *
 * @param {string} name
 * @param {string} path
 */
function counted(name, path) {
  count++;
  real.appendFileSync(fault.log, `${name} ${path.slice(fault.root.length + 1)}\n`);
  const isIt = fault.at > 0 && (count === fault.at || (fault.lasting && count > fault.at));
  if (!isIt) return false;
  if (fault.kind === 'kill') die();
  if (fault.kind === 'interrupt') process.kill(process.pid, 'SIGINT');
  if (fault.kind === 'save') real.appendFileSync(fault.root + sep + fault.file, 'saved by an editor\n');
  if (fault.kind === 'torn' && name === 'writeSync') return true;
  if (!fault.kind.startsWith('E')) return false;
  throw Object.assign(new Error(`${fault.kind}: injected, ${name} '${path}'`), {
    code: fault.kind,
    syscall: name.replace(/Sync$/, ''),
    path,
  });
}

/**
 * Whether an `open` with these flags may change anything.
 *
 * @param {unknown} flags
 */
function writes(flags) {
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0;
  return /[wa+]/.test(String(flags ?? 'r'));
}

/** Node's own functions call one another: what happens inside of a call that was counted belongs to it. */
let depth = 0;

/**
 * Puts a function before one of an API; the function gets the arguments, and returns nothing or what is to be returned instead.
 *
 * @param {object} api
 * @param {string} name
 * @param {(args: readonly unknown[], call: () => unknown) => unknown} around
 */
function wrap(api, name, around) {
  const call = Reflect.get(api, name);
  Reflect.set(api, name, (/** @type {readonly unknown[]} */ ...args) => {
    if (depth > 0) return Reflect.apply(call, api, args);
    return around(args, () => {
      depth++;
      try {
        return Reflect.apply(call, api, args);
      } finally {
        depth--;
      }
    });
  });
}

wrap(fs, 'openSync', ([path, flags], open) => {
  if (isInside(path) && writes(flags)) counted('openSync', String(path));
  const descriptor = open();
  if (isInside(path)) opened.set(Number(descriptor), String(path));
  return descriptor;
});
wrap(fs, 'closeSync', ([descriptor], close) => {
  opened.delete(Number(descriptor));
  return close();
});
wrap(fs, 'writeSync', ([descriptor, bytes], write) => {
  const path = opened.get(Number(descriptor));
  if (path !== undefined && counted('writeSync', path)) {
    if (bytes instanceof Uint8Array) real.writeSync(Number(descriptor), bytes.subarray(0, bytes.length / 2));
    die();
  }
  return write();
});
for (const name of ['fsyncSync', 'fdatasyncSync', 'fchmodSync', 'fchownSync', 'ftruncateSync', 'futimesSync']) {
  wrap(fs, name, ([descriptor], call) => {
    const path = opened.get(Number(descriptor));
    if (path !== undefined) counted(name, path);
    return call();
  });
}
const ofOnePath = ['rmSync', 'unlinkSync', 'rmdirSync', 'mkdirSync', 'mkdtempSync', 'writeFileSync', 'appendFileSync'];
const toAnother = ['renameSync', 'linkSync', 'symlinkSync', 'copyFileSync', 'cpSync'];
for (const name of [...ofOnePath, 'truncateSync', 'chmodSync', 'utimesSync', ...toAnother]) {
  wrap(fs, name, ([one, other], call) => {
    const changed = toAnother.includes(name) ? other : one;
    // What removes a file that is not there changes nothing.
    const isNothing = name === 'rmSync' && !real.existsSync(String(changed));
    if (isInside(changed) && !isNothing) counted(name, String(changed));
    return call();
  });
}
// Acts write in one go, between two turns of the event loop: a call that could be interrupted by another would not be counted here.
for (const name of [
  'open',
  'writeFile',
  'appendFile',
  'rename',
  'rm',
  'unlink',
  'rmdir',
  'mkdir',
  'link',
  'copyFile',
]) {
  for (const api of [fs, fs.promises]) {
    wrap(api, name, ([path, flags], call) => {
      if (isInside(path) && (name !== 'open' || writes(flags))) {
        real.writeSync(2, `uncounted: ${name} ${path}\n`);
        process.exit(97);
      }
      return call();
    });
  }
}
syncBuiltinESMExports();
