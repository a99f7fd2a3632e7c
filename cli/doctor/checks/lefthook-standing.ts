import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { parse as parseToml } from 'smol-toml';
import { isNode, LineCounter, parse, parseDocument } from 'yaml';
import type { Environment } from '../../../engine/git/environment.js';
import { HOOKS, type Hook } from '../../hook.js';
import { LEFTHOOK_FILES, lefthookExtension, OWN_LEFTHOOK } from '../../init/hooks/lefthook.js';
import type { HookFault, WorkTreeFacts } from '../facts.js';

const ENDINGS = ['.yml', '.yaml', '.toml', '.json'] as const;
const LOCAL_FILES = ['lefthook-local', '.lefthook-local'].flatMap((name) => ENDINGS.map((ending) => name + ending));

/** What lets lefthook pass over a command, or a whole hook. */
const LOOSENING = ['skip', 'only', 'glob', 'exclude', 'files', 'file_types'] as const;

type Mapping = Readonly<Record<string, unknown>>;

interface Settings {
  /** From the top of the work tree. */
  readonly path: string;
  readonly text: string;
  readonly value: Mapping;
}

/**
 * What keeps a hook of lefthook from the gate; null for nothing. Three things do so in silence: a program that its hook does not find, a
 * file that it extends and does not find, and a `skip`, which may stand in a local file that nobody commits (threat H05).
 * @param text of the hook
 */
export function lefthookFault(
  hook: Hook,
  text: string,
  tree: WorkTreeFacts,
  environment: Environment,
): HookFault | null {
  const told = settingsOf(tree);
  if (told === null) return { what: 'is of lefthook, which has no lefthook.yml here', help: LAID };
  const { name, all, missing } = told;
  if (!all.some(({ value }) => runsGate(value, hook))) {
    const because = missing === undefined ? '' : `; it extends ${missing}, which is not there`;
    return { what: `is of lefthook, and ${name} runs no handshake-check for it${because}`, help: extendIt(name, all) };
  }
  const loosened = all.flatMap((settings) => loosenedIn(settings, hook, gateNames(all, hook)))[0];
  if (loosened !== undefined) {
    const { key, place } = loosened;
    const help = `Take ${key} out of ${place}, or let it not concern handshake-check.`;
    return { what: `is of lefthook, and ${place} has ${key} for it, which lets everything pass`, help };
  }
  return findsProgram(text, tree, environment) ? null : NO_PROGRAM;
}

/** How hooks that are not there are laid where lefthook is configured; null where it is not. */
export function layByLefthook(tree: WorkTreeFacts): string | null {
  const told = settingsOf(tree);
  if (told === null) return null;
  const isTold = HOOKS.every((hook) => told.all.some(({ value }) => runsGate(value, hook)));
  if (isTold) return 'Let lefthook lay its hooks: npx lefthook install';
  const help = extendIt(told.name, told.all);
  return help === LAID ? `${LAID}, and then npx lefthook install` : help;
}

/** Everything that lefthook is told in a work tree. */
interface Told {
  readonly name: string;
  readonly all: readonly Settings[];
  /** A file that is extended and not there; undefined for none. */
  readonly missing: string | undefined;
}

function settingsOf(tree: WorkTreeFacts): Told | null {
  const isThere = (file: string): boolean => tree.read(join(tree.top, file)) !== null;
  const name = LEFTHOOK_FILES.find(isThere);
  if (name === undefined) return null;
  const files = [name, ...LOCAL_FILES.filter(isThere)];
  const said = files.flatMap((path) => [path, ...extensionsOf(settingsAt(tree, path))]);
  const all = said.flatMap((path) => settingsAt(tree, path) ?? []);
  return { name, all, missing: said.find((path) => !isThere(path)) };
}

const LAID = 'Let lefthook run it: npx handshake-check init --yes';

const NO_PROGRAM: HookFault = {
  what: 'is of lefthook, whose program is in none of the places where its hook looks, which lets everything pass',
  help: 'Bring the program back: npm install, or npm install --save-dev lefthook, and then npx lefthook install',
};

/** What `init` can add to by itself is YAML. */
function extendIt(name: string, said: readonly Settings[]): string {
  if (/\.ya?ml$/.test(name) || said.some(({ path }) => path === OWN_LEFTHOOK)) return LAID;
  return `${LAID} lays ${OWN_LEFTHOOK}; add ${lefthookExtension(name)} to ${name}, and run npx lefthook install`;
}

/** Whether the hook comes to the program of lefthook, by the places that it asks; what is found through another manager is not run to see. */
function findsProgram(hook: string, { top, read, isRunnable }: WorkTreeFacts, environment: Environment): boolean {
  // A variable that names no program is no silence: the hook fails then.
  if ((environment.LEFTHOOK_BIN ?? '') !== '') return true;
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(isAbsolute);
  const packages = [
    `lefthook-${process.platform}-${process.arch}/bin/lefthook`,
    `@evilmartians/lefthook/bin/lefthook-${process.platform}-${process.arch}/lefthook`,
    '@evilmartians/lefthook-installer/bin/lefthook',
    'lefthook/bin/index.js',
    '.bin/lefthook',
  ];
  const places = [
    ...folders.map((folder) => join(folder, 'lefthook')),
    ...pathsIn(hook),
    ...packages.map((path) => join(top, 'node_modules', path)),
  ];
  if (places.some((place) => isRunnable(place) || isRunnable(`${place}.exe`))) return true;
  return OTHER_MANAGERS.some((file) => /lefthook/i.test(read(join(top, file)) ?? ''));
}

/** Where other managers of packages are told of lefthook. */
const OTHER_MANAGERS = [
  '.pnp.cjs',
  'Gemfile',
  'Package.swift',
  'composer.json',
  'devbox.json',
  'go.mod',
  'mise.toml',
  '.mise.toml',
  'pyproject.toml',
] as const;

/** The places that the hook names whole: `elif /home/…/lefthook -h …`. */
function pathsIn(hook: string): string[] {
  const lines = hook.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => /^(?:el)?if /.test(line) && line.includes(' -h '))
    .map((line) => line.slice(line.indexOf(' ') + 1, line.indexOf(' -h ')).replaceAll(/["']/g, ''))
    .filter(isAbsolute);
}

function settingsAt({ top, read }: WorkTreeFacts, path: string): Settings | null {
  const text = read(join(top, path));
  if (text === null) return null;
  try {
    return { path, text, value: mapping(path.endsWith('.toml') ? parseToml(text) : parse(text)) };
  } catch {
    // What lefthook cannot read either runs nothing, and the caller says that.
    return { path, text, value: {} };
  }
}

function extensionsOf(settings: Settings | null): string[] {
  const list = settings?.value.extends;
  return Array.isArray(list) ? list.filter((path): path is string => typeof path === 'string') : [];
}

function runsGate(value: Mapping, hook: Hook): boolean {
  const part = value[hook];
  return part !== undefined && JSON.stringify(part).includes('handshake-check');
}

/** One command of a hook, and where it stands. */
interface Command {
  readonly name: string;
  readonly keys: readonly (string | number)[];
  readonly body: Mapping;
}

function commandsOf(value: Mapping, hook: Hook): Command[] {
  const { commands, jobs } = mapping(value[hook]);
  const listed: readonly unknown[] = Array.isArray(jobs) ? jobs : [];
  return [
    ...Object.entries(mapping(commands)).map(([name, body]) => ({
      name,
      keys: [hook, 'commands', name],
      body: mapping(body),
    })),
    ...listed.map((job, index) => {
      const body = mapping(job);
      return { name: typeof body.name === 'string' ? body.name : '', keys: [hook, 'jobs', index], body };
    }),
  ];
}

/** A local file names a command, and says nothing of what it runs. */
function gateNames(all: readonly Settings[], hook: Hook): ReadonlySet<string> {
  const gates = all.flatMap(({ value }) => commandsOf(value, hook)).filter(isGate);
  return new Set(gates.map(({ name }) => name).filter((name) => name !== ''));
}

function isGate({ body }: Command): boolean {
  return typeof body.run === 'string' && body.run.includes('handshake-check');
}

/** What lets the gate be passed over, with its file and line. */
function loosenedIn(settings: Settings, hook: Hook, names: ReadonlySet<string>): { key: string; place: string }[] {
  const whole = { keys: [hook], body: mapping(settings.value[hook]), loosening: ['skip', 'only'] };
  const gates = commandsOf(settings.value, hook)
    .filter((command) => names.has(command.name) || isGate(command))
    .map((command) => ({
      ...command,
      loosening: [...LOOSENING, ...(command.body.run === undefined || isGate(command) ? [] : ['run'])],
    }));
  return [whole, ...gates].flatMap(({ keys, body, loosening }) =>
    loosening.filter((key) => isOn(body[key])).map((key) => ({ key, place: placeOf(settings, [...keys, key]) })),
  );
}

function placeOf({ path, text }: Settings, keys: readonly (string | number)[]): string {
  if (path.endsWith('.toml')) return path;
  const lines = new LineCounter();
  const node = parseDocument(text, { lineCounter: lines }).getIn(keys, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  return start === undefined ? path : `${path}:${lines.linePos(start).line}`;
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
