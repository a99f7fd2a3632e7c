import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { expectShortRun } from '../engine/short-runs.js';

// Nothing but a complete answer may set another code.
process.exitCode = 2;

expectShortRun(process);

/**
 * dist/cli.js: runs the chunks of dist/program.js and dist/program-rest.js as Node compiled them the last time. Compiling takes longer than
 * judging a small change, and Node 20 keeps nothing of it. What is kept lies beside the program, so that whoever could forge it could as
 * well write the program; it counts for exactly this program, this Node and this command, and whatever else is found is passed over (ADR 10).
 */
const folder = import.meta.dirname;
const kept = join(folder, 'compiled');

/** What a chunk exports, by name. */
type Exports = Readonly<Record<string, unknown>>;

/** The chunks of a file: each runs its code when it is called. */
type Chunks = Readonly<Record<string, () => Exports>>;

/** Gives what a chunk exports, and runs it when it is first asked for. */
interface Take {
  (name: string): Exports;
  /** Where the chunks are, as an address. */
  readonly address: string;
}

/** A part of the program that was loaded. */
interface Part {
  readonly chunks: Chunks;
  /** Leaves what was compiled to the next run, where that is worth it. @param took milliseconds of CPU time of this run */
  readonly keep: (took: number) => void;
}

/** The functions that one command needs are of no use to another; commands that are not listed keep nothing. */
const KEEPING = /^(?:check|hook (?:pre-commit|pre-merge-commit|commit-msg|pre-push))(?: |$)/;
const [command = ''] = KEEPING.exec(process.argv.slice(2, 4).join(' ')) ?? [];
/** CI shall depend on nothing that an earlier job left. */
const keeps = command !== '' && !process.env.CI;
/** How much longer than the run that left what is kept a run has to take to leave its own: it needed functions that were not there. */
const MORE = 1.3;

const parts: Part[] = [];
const taken = new Map<string, Exports>();
const take: Take = Object.defineProperty(
  (path: string): Exports => {
    const name = path.slice('./'.length);
    const known = taken.get(name);
    if (known) return known;
    const exports = chunk(name)();
    taken.set(name, exports);
    return exports;
  },
  'address',
  { get: () => pathToFileURL(join(folder, 'cli.js')).href },
) as Take;

if (keeps) {
  process.once('exit', (code) => {
    const { user, system } = process.cpuUsage();
    if (code !== 2) for (const part of parts) part.keep(Math.round((user + system) / 1000));
  });
}
try {
  parts.push(load('program.js'));
  take('./main.js');
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `handshake-check could not decide: its program cannot be loaded (${reason})\n  help: Install it anew.\n`,
  );
}

function chunk(name: string): () => Exports {
  const found = parts[0]?.chunks[name];
  if (found) return found;
  const rest = parts[1] ?? load('program-rest.js');
  parts[1] = rest;
  const other = rest.chunks[name];
  if (!other) throw new Error(`the program has no part ${name}`);
  return other;
}

function load(name: string): Part {
  const source = readFileSync(join(folder, name));
  const purpose = `handshake-check ${process.version} ${process.arch} ${crc32(source)}`;
  const file = join(kept, `${command.trim().replace(' ', '-')}.${name}.bin`);
  const found = keeps ? readKept(file, purpose) : null;
  const cached = found ? { cachedData: found.compiled } : {};
  const script = new Script(source.toString('latin1'), { filename: join(folder, name), ...cached });
  const chunks: Chunks = script.runInThisContext()(require, take);
  const keep = (took: number): void => {
    const isUsed = found !== null && !script.cachedDataRejected;
    if (isUsed && found.took > 0 && took <= found.took * MORE) return;
    // A run that had to compile everything is no measure.
    writeKept(file, `${purpose}; ${isUsed ? took : 0}`, script);
  };
  return { chunks, keep };
}

/** What was compiled, and how long the run took that left it. */
function readKept(file: string, purpose: string): { readonly compiled: Buffer; readonly took: number } | null {
  const bytes = read(file);
  const end = bytes?.indexOf(0x0a) ?? -1;
  if (!bytes || end < 0) return null;
  const compiled = bytes.subarray(end + 1);
  const [said, took = '', sum] = bytes.toString('latin1', 0, end).split('; ');
  // V8 looks at its own version and at the length of the source, and at nothing else: one bit that fell over would be run as it is.
  return said === purpose && sum === String(crc32(compiled)) ? { compiled, took: Number(took) } : null;
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    // Nothing was kept yet, or it may not be read: then everything is compiled anew.
    return null;
  }
}

function writeKept(file: string, header: string, script: Script): void {
  const own = `${file}.${process.pid}`;
  try {
    const compiled = script.createCachedData();
    mkdirSync(kept, { recursive: true });
    writeFileSync(own, Buffer.concat([Buffer.from(`${header}; ${crc32(compiled)}\n`), compiled]));
    renameSync(own, file);
  } catch {
    // The package may not be written, or the disk is full: the next run compiles too, and no answer hangs on it.
    discard(own);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // There is no folder that it could be in.
  }
}
