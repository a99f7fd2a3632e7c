import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { INPUT_NAMES, readInputs } from '../../actions/merge-gate/inputs.js';
import { UndecidedError } from '../../engine/model/undecided.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-inputs-')));
const folders = { workspace: join(root, 'workspace'), temporary: join(root, 'temporary') };
for (const folder of ['workspace/inner', 'temporary', 'outside']) mkdirSync(join(root, folder), { recursive: true });
symlinkSync(join(root, 'outside'), join(folders.workspace, 'link'));
afterAll(() => rmSync(root, { recursive: true }));

function refused(given: Record<string, string>): UndecidedError {
  try {
    readInputs(given, folders);
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(given)} was not refused`);
}

describe('inputs', () => {
  it('have defaults, for absent ones and for empty ones', () => {
    const defaults = {
      token: '',
      base: null,
      head: null,
      config: null,
      failOn: 'block',
      annotations: true,
      comment: false,
      checkRun: false,
      sarifFile: null,
      workingDirectory: folders.workspace,
    };
    expect(readInputs({}, folders)).toEqual(defaults);
    expect(readInputs(Object.fromEntries(INPUT_NAMES.map((name) => [name, ' '])), folders)).toEqual(defaults);
  });

  it('are read', () => {
    const given = {
      token: 'ghs_x',
      base: 'main',
      head: 'topic',
      config: './config/gate.json',
      'fail-on': 'warning',
      annotations: 'false',
      comment: 'true',
      'check-run': 'true',
      'sarif-file': 'out/gate.sarif',
      'working-directory': 'inner',
    };
    expect(readInputs(given, folders)).toEqual({
      token: 'ghs_x',
      base: 'main',
      head: 'topic',
      config: 'config/gate.json',
      failOn: 'warning',
      annotations: false,
      comment: true,
      checkRun: true,
      sarifFile: join(folders.workspace, 'inner/out/gate.sarif'),
      workingDirectory: join(folders.workspace, 'inner'),
    });
  });

  it.each([
    [{ 'fail-on': 'warnings' }, /`fail-on` is "warnings", expected one of block, warning/, '`fail-on: warning`'],
    [{ 'fail-on': 'never' }, /expected one of block, warning/, '`fail-on: '],
    [{ 'fail-on': 'constructor' }, /expected one of block, warning/, '`fail-on: '],
    [{ comment: 'yes' }, /`comment` is "yes", expected one of false, true/, '`comment: '],
    [{ annotations: 'flase' }, /expected one of true, false/, '`annotations: false`'],
    [{ failon: 'warning' }, /`failon` is unknown/, '`fail-on`'],
    [{ checkrun: 'true' }, /`checkrun` is unknown/, '`check-run`'],
  ])('%j is refused with the nearest valid word', (given: Record<string, string>, message, help) => {
    const error = refused(given);
    expect(error.message).toMatch(message);
    expect(error.help).toContain(help);
  });

  it.each([
    { 'working-directory': '..' },
    { 'working-directory': '/etc' },
    { 'working-directory': 'inner/../..' },
    { 'working-directory': 'inner/..' },
    { 'working-directory': 'link' },
    { 'working-directory': folders.temporary },
    { 'working-directory': 'a\nb' },
    { 'sarif-file': '/etc/passwd' },
    { 'sarif-file': '../gate.sarif' },
    { 'sarif-file': 'link/gate.sarif' },
    { 'sarif-file': 'link/deeper/gate.sarif' },
    { 'sarif-file': 'out/' },
    { 'sarif-file': '.' },
    { 'sarif-file': 'a\u0000b' },
    { 'sarif-file': 'a\u202eb' },
    { config: '/etc/passwd' },
    { config: '../x.json' },
    { config: 'a//b' },
    { config: 'a\\b' },
    { config: 'a\u0007b' },
    { base: 'a\nb' },
    { base: 'm'.repeat(2_000) },
  ])('%j is refused', (given: Record<string, string>) => {
    const [name] = Object.keys(given);
    expect(refused(given).subject).toBe(`the input \`${name}\``);
  });

  it('a SARIF file may lie in the temporary folder of the runner', () => {
    const path = join(folders.temporary, 'gate.sarif');
    expect(readInputs({ 'sarif-file': path }, folders).sarifFile).toBe(path);
  });

  it('a token that could end its header is refused, and never shown', () => {
    for (const token of ['a\nb', 'a b', 'a\u00e9', 'a'.repeat(5_000)]) {
      const error = refused({ token });
      expect(error.subject).toBe('the input `token`');
      expect(JSON.stringify(error) + error.message).not.toContain(token);
    }
  });

  it('whatever they hold: inside the folders, or refused in words', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('..', '.', 'a', '/', 'link', '\\')).map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...INPUT_NAMES), text, (name, value) => {
        let paths: readonly string[] = [];
        try {
          const { sarifFile, workingDirectory } = readInputs({ [name]: value }, folders);
          paths = [sarifFile ?? folders.workspace, workingDirectory];
        } catch (error) {
          expect(error).toBeInstanceOf(UndecidedError);
        }
        for (const path of paths) {
          expect(path === folders.workspace || path.startsWith(`${folders.workspace}/`)).toBe(true);
          expect(path).not.toMatch(/\/workspace\/link(?:\/|$)/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
