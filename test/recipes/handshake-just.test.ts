import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/usage.js';

const RECIPES = fileURLToPath(new URL('../../recipes/handshake.just', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../just/node_modules', import.meta.url));
const JUST = join(PACKAGES, `rust-just-${process.platform}-${process.arch}`, 'bin', 'just');
const isHere = existsSync(JUST);
if (!isHere) console.warn('The recipes are not tested: npm ci --prefix test/just brings just, on Linux.');

/** What the protocol calls its commands, by what they are called here. */
const NAMES: Readonly<Record<string, string>> = {
  'create-task-packet': 'create-task-packet',
  'pre-work': 'pre-work',
  'post-work': 'post-work',
  'validator-spec-regression': 'spec-regression',
  'pre-orchestration': 'pre-orchestration',
  'task-status': 'status',
  'task-graph': 'graph',
  'task-report': 'report',
  'migrate-packets': 'migrate',
  'handshake-check': 'check',
  'phase-gate': 'phase-gate',
  handoff: 'handoff',
  sign: 'sign',
  trace: 'trace',
};

let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-just-')));
  copyFileSync(RECIPES, join(folder, 'handshake.just'));
  writeFileSync(join(folder, 'justfile'), "import 'handshake.just'\n");
  writeFileSync(
    join(folder, 'program'),
    `#!${execPath}\nconsole.log(JSON.stringify(process.argv.slice(2)));\nprocess.exitCode = Number(process.env.CODE ?? 0);\n`,
  );
  chmodSync(join(folder, 'program'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function just(args: readonly string[], code = '0'): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr, error } = spawnSync(JUST, args, {
    cwd: folder,
    env: { PATH: env.PATH ?? '', HOME: folder, HANDSHAKE_CHECK: join(folder, 'program'), CODE: code },
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status, said: stdout === '' ? stderr : stdout };
}

describe.skipIf(!isHere)('the recipes', () => {
  it.each(Object.entries(NAMES))('%s calls %s with its arguments as they are', (recipe, command) => {
    const hostile = ['WP-1-Jobs-20260101', 'two words', '$(touch pwned)', "it's", '"', '*', '; exit 0'];
    const { status, said } = just([recipe, ...hostile]);
    expect(status, said).toBe(0);
    expect(JSON.parse(said)).toEqual([command, ...hostile]);
  });

  it('fails as the program does', () => {
    expect(just(['pre-work', 'WP-1-Jobs-20260101'], '1').status).toBe(1);
    expect(just(['pre-work', 'WP-1-Jobs-20260101'], '2').status).toBe(2);
  });

  it('has one for each command of the desk', () => {
    const doors = new Set(['init', 'doctor', 'inspect', 'explain', 'lsp', 'hook', 'demo']);
    expect(new Set(Object.values(NAMES))).toEqual(new Set(COMMANDS.filter((command) => !doors.has(command))));
    const { said } = just(['--summary']);
    expect(said.trim().split(' ').sort()).toEqual(Object.keys(NAMES).sort());
  });

  it('says of each what it is for', () => {
    const lines = readFileSync(RECIPES, 'utf8').split('\n');
    const headers = lines.flatMap((line, index) => (/^[a-z-]+ [+*]ARGUMENTS:$/.test(line) ? [index] : []));
    expect(headers).toHaveLength(Object.keys(NAMES).length);
    for (const index of headers)
      expect(lines.slice(index - 2, index)).toEqual([expect.stringMatching(/^# \S/), '[positional-arguments]']);
  });
});
