import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { program } from './program.js';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLE = join(TOP, 'examples/governed');
const HOOKS = join(TOP, 'hooks');

/** A block of a page: what somebody typed and what came of it. */
const BLOCK = /^```console(?: (?<where>[a-z]+))?\n(?<lines>[\s\S]*?)^```$/gm;

/**
 * Runs every `console` block of a page for real, each command behind the one before it, and writes down what came of it: lines that
 * begin with `$ ` are commands (`> ` goes on with one), the others what it printed, and `[1]` in the end is an exit code that is not 0.
 * A block `console example` begins anew, in the example repository with the hooks live; `console empty` in one without a commit, hooks live too;
 * `console folder` in an empty folder, where npm installs the package as it is built here.
 * @returns the page with what the commands print now: the same page, when it tells the truth
 */
export function runTranscripts(page: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-page-')));
  try {
    let place: Place | null = null;
    return page.replace(BLOCK, (block, where: string | undefined, lines: string) => {
      if (where === 'example' || where === 'empty') place = newPlace(root, where);
      if (where === 'folder') place = newProject(root);
      if (place === null)
        throw new Error(`the page begins with a block that names no place, expected console example:\n${block}`);
      const said = commandsIn(lines).map((command) => `${command.typed}\n${answerOf(command.script, place as Place)}`);
      return `\`\`\`console${where === undefined ? '' : ` ${where}`}\n${said.join('')}\`\`\``;
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Where commands are run. */
interface Place {
  readonly folder: string;
  readonly environment: Record<string, string>;
}

interface Typed {
  /** With its prompts. */
  readonly typed: string;
  readonly script: string;
}

function commandsIn(lines: string): Typed[] {
  const commands: { typed: string[]; script: string[] }[] = [];
  let open = false;
  for (const line of lines.split('\n')) {
    const goesOn: boolean = open && (line.startsWith('> ') || line === '>');
    if (line.startsWith('$ ')) commands.push({ typed: [line], script: [line.slice(2)] });
    else if (goesOn) {
      commands.at(-1)?.typed.push(line);
      commands.at(-1)?.script.push(line.slice(2));
    }
    open = line.startsWith('$ ') || goesOn;
  }
  if (commands.length === 0) throw new Error(`a console block has no command:\n${lines}`);
  return commands.map(({ typed, script }) => ({ typed: typed.join('\n'), script: script.join('\n') }));
}

function answerOf(script: string, { folder, environment }: Place): string {
  // Standard error where standard output goes, in the order in which it was said.
  const { status, stdout, error } = spawnSync('bash', ['-c', `exec 2>&1\n${script}`], {
    cwd: folder,
    env: environment,
    input: '',
    encoding: 'utf8',
  });
  if (error) throw error;
  const text = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`;
  return status === 0 ? text : `${text}[${status}]\n`;
}

/** Dates, names and the surroundings are the same everywhere, so that even the ids of commits are. */
function emptyPlace(root: string, scripts: (home: string) => Readonly<Record<string, string>>): Place {
  const home = realpathSync(mkdtempSync(join(root, 'home-')));
  const folder = join(home, 'runlet');
  mkdirSync(folder);
  const date = '2026-01-05T12:00:00Z';
  const environment = {
    PATH: `${shims(home, scripts(home))}:${env.PATH ?? ''}`,
    HOME: home,
    LC_ALL: 'C.UTF-8',
    NO_COLOR: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  writeFileSync(
    join(home, 'gitconfig'),
    '[user]\n\tname = Alice\n\temail = alice@example.org\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n',
  );
  return { folder, environment };
}

function newPlace(root: string, where: 'example' | 'empty'): Place {
  // Without a package manager in between.
  const here = `exec '${execPath}' '${program()}' "$@"\n`;
  const place = emptyPlace(root, () => ({
    npx: `#!/bin/sh\n[ "$1" = --no-install ] && shift\n[ "$1" = handshake-check ] || exit 127\nshift\n${here}`,
    'handshake-check': `#!/bin/sh\n${here}`,
  }));
  const { folder } = place;
  if (where === 'example') cpSync(EXAMPLE, folder, { recursive: true });
  const first = where === 'example' ? "git add -A && git commit -q -m 'A governed repository'" : 'true';
  const said = answerOf(`git init -q && ${first} && git config core.hooksPath '${HOOKS}'`, place);
  if (said !== '') throw new Error(`the repository could not be made:\n${said}`);
  return place;
}

/**
 * An empty folder. npm and npx are the real ones; only that nothing is published yet, and that the manifest shall say the same with
 * every release of npm, is hidden.
 */
function newProject(root: string): Place {
  // Nobody packs yesterday's program.
  program();
  const place = emptyPlace(root, (home) => ({
    npm: `#!/bin/sh
export PATH='${env.PATH ?? ''}'
[ "$*" = 'init --yes' ] && exec npm "$@" > /dev/null
[ "$*" = 'install --save-dev handshake-check' ] || exit 127
npm install --no-save --no-package-lock --no-audit --no-fund '${home}'/handshake-check-*.tgz || exit
printf '{ "private": true, "devDependencies": { "handshake-check": "*" } }\\n' > package.json\n`,
  }));
  Object.assign(place.environment, { npm_config_offline: 'true', npm_config_loglevel: 'silent' });
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', join(place.folder, '..')], {
    cwd: TOP,
    encoding: 'utf8',
  });
  if (packed.status !== 0) throw new Error(`the package could not be packed:\n${packed.stderr}`);
  return place;
}

/** Programs that are found before those of the machine. */
function shims(home: string, scripts: Readonly<Record<string, string>>): string {
  const folder = join(home, 'bin');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
