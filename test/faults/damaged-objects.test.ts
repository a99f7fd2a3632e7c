import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { build, newScenario, type Scenario } from '../support/scenario.js';
import { assertSentence, sentenceOf } from './faulted-calls.js';
import { type AskDoor, checkDoor, hookDoor } from './faulted-doors.js';

const sh = String.raw;
/** The forbidden change, so that whatever is not looked at would be seen as a pass; and the base that has moved on. */
const CHANGE = sh`widen "$P"; echo more >> src/notes.ts; ci bad; git checkout -q main; echo more >> README.md; ci more; git checkout -q topic`;

/** What becomes of the file of an object. */
const DAMAGES: Readonly<Record<string, (file: string) => void>> = {
  missing: (file) => rmSync(file),
  garbage: (file) => writeFileSync(file, 'this is no object'),
  'cut short': (file) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
  },
  'another one': (file) => writeFileSync(file, deflateSync(Buffer.from('blob 6\0other\n'))),
};

/** Which object, by a revision; and whether the verdict needs it. */
const OBJECTS: readonly { readonly name: string; readonly object: string; readonly isNeeded: boolean }[] = [
  { name: 'the commit of the base', object: 'main', isNeeded: true },
  { name: 'the tree of the base', object: 'main^{tree}', isNeeded: true },
  { name: 'the commit of the head', object: 'topic', isNeeded: true },
  { name: 'the tree of the head', object: 'topic^{tree}', isNeeded: true },
  { name: 'the folder of packets of the head', object: 'topic:docs/task_packets', isNeeded: true },
  { name: 'a folder without any packet', object: 'topic:app', isNeeded: true },
  { name: 'the packet of the head', object: 'topic:docs/task_packets/WP-1-Export-20260101.md', isNeeded: true },
  { name: 'the packet of the base', object: 'main:docs/task_packets/WP-1-Export-20260101.md', isNeeded: true },
  { name: 'where both come from', object: 'topic~1', isNeeded: true },
  { name: 'a file of code that nothing looks into', object: 'main:app/main.ts', isNeeded: false },
];

const RANGE: AskDoor = checkDoor('--range', 'main..topic');
const rows: string[] = [];

describe.each(OBJECTS)('with $name', ({ name, object, isNeeded }) => {
  it.each(Object.keys(DAMAGES))('%s', async (damage) => {
    const scenario = newScenario();
    build(scenario, CHANGE);
    const id = build(scenario, `git rev-parse '${object}'`).trim();
    DAMAGES[damage]?.(writableFileOf(scenario, id));
    const { code, said } = await RANGE(scenario, env.PATH ?? '');
    if (!isNeeded) {
      expect(code, said).toBe(1);
      return;
    }
    expect(code, said).toBe(2);
    assertSentence(said);
    expect(said).toMatch(new RegExp(`${id.slice(0, 12)}|docs/task_packets|git rev-list|(?:main|topic) is a blob`));
    rows.push(`| ${name} | ${damage} | ${code} | ${sentenceOf(said)} |`);
  });
});

describe('a pack', () => {
  it.each(['without its index', 'that is cut short', 'whose index is garbage'])('%s', async (damage) => {
    const scenario = newScenario();
    build(scenario, sh`${CHANGE}; git gc -q --prune=now`);
    const folder = join(scenario.folder, '.git/objects/pack');
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      chmodSync(file, 0o644);
      if (name.endsWith('.idx') && damage.includes('without')) renameSync(file, `${file}.away`);
      if (name.endsWith('.idx') && damage.includes('garbage')) writeFileSync(file, 'garbage');
      if (name.endsWith('.pack') && damage.includes('cut')) DAMAGES['cut short']?.(file);
    }
    const { code, said } = await RANGE(scenario, env.PATH ?? '');
    expect(code, said).toBe(2);
    assertSentence(said);
    rows.push(`| a pack | ${damage} | ${code} | ${sentenceOf(said)} |`);
  });
});

describe('the hooks', () => {
  it('do not take another text for what is staged', async () => {
    const scenario = newScenario();
    build(scenario, sh`widen "$P"; git add -A`);
    const id = build(scenario, 'git rev-parse :docs/task_packets/WP-1-Export-20260101.md').trim();
    const before = build(scenario, 'git cat-file blob HEAD:docs/task_packets/WP-1-Export-20260101.md');
    const file = writableFileOf(scenario, id);
    writeFileSync(file, deflateSync(Buffer.from(`blob ${Buffer.byteLength(before)}\0${before}`)));
    const { code, said } = await hookDoor('pre-commit', () => ({}))(scenario, env.PATH ?? '');
    expect(code, said).toBe(2);
    expect(said).toContain('holds something else than its id says');
    rows.push(`| a staged packet | the text of the base under its id | ${code} | ${sentenceOf(said)} |`);
  });
});

it('has all of its answers in a table', async () => {
  const head =
    '# What is said when an object is missing or damaged\n\n| object | is | exit code | could not decide |\n| --- | --- | --- | --- |';
  await expect(`${head}\n${rows.join('\n')}\n`).toMatchFileSnapshot('answers/damaged-objects.md');
});

function writableFileOf({ folder }: Scenario, id: string): string {
  const file = join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
  expect(existsSync(file)).toBe(true);
  chmodSync(file, 0o644);
  return file;
}
