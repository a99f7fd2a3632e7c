import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { PLAIN } from '../../../engine/reporters/palette.js';
import { textReport } from '../../../engine/reporters/text.js';
import type { Judged, Scenario } from '../../support/scenario.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;
const expected: Attack['expect'] = { rules: ['governed-text'] };

/** Adds a file under each of some names to the index alone: not every file system takes them. */
const add = (...names: readonly string[]): string => sh`
  for name in ${names.join(' ')}; do put 100644 "$(echo a | blob)" "$name"; done; git commit -q -m add -m 'Role: Orchestrator'`;

/** The same file under a name that is one, in the same folder. */
const named = (name: string): Twin => ({ title: `the name ${name}`, place: 'docs', build: add(`"$W/${name}"`) });

const shows = (text: string) => (judged: Judged) => {
  if (judged.report === null) throw new Error('the change came to no report');
  const printed = textReport(judged.report, PLAIN, { listInherited: false });
  expect(printed).toContain(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not get out
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/);
};

/** Nothing that a name told somebody to do was done. */
const nothingMade = (_: Judged, { folder, temporary }: Scenario): void => {
  for (const name of ['pwn', 'x', 'docs/pwn']) expect(existsSync(join(folder, name)), name).toBe(false);
  expect(existsSync(join(temporary, 'pwn'))).toBe(false);
};

const WINDOWS = ['CON', 'aux.md', 'a:b', 'x.', 'y '];

/** Threats N01 to N06, N08: names that are not what they look like, or that not every system can hold. */
describeAttacks([
  {
    id: 'N01',
    title: 'a line break in a path, which is two paths to whoever reads lines',
    weight: 'H',
    build: add(sh`"$W"/$'notes.md\nsrc/x.md'`),
    expect: expected,
    also: shows(sh`notes.md\nsrc/x.md`),
  },
  {
    id: 'N01 code',
    title: 'a line break in the path of a file of code',
    weight: 'H',
    build: add(sh`$'src/a.ts\ndocs/x.md'`),
    expect: { rules: ['governed-text', 'no-code-by-orchestrator'] },
    twin: { title: 'the two paths, where nothing is code', place: 'docs', build: add('notes/a.ts', 'notes/x.md') },
  },
  {
    id: 'N02',
    title: 'a path that git prints in quotes, so that it does not begin with src/',
    weight: 'H',
    build: sh`${add(sh`$'src/caf\xc3\xa9.ts'`)}; git diff --name-only main topic | has '^"src'`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: { title: 'such a path beside the code', place: 'docs', build: add(sh`$'docs/caf\xc3\xa9.md'`) },
    also: shows('src/café.ts'),
  },
  {
    id: 'N03',
    title: 'names that look like options and like pathspecs: they say nothing to git',
    weight: 'H',
    build: add('-rf', '--output=x', "':!src'", "':(glob)x'", '"$W/--output=pwn"', '"$W/-rf"'),
    expect: { accepted: true },
    also: nothingMade,
  },
  {
    id: 'N04',
    title: 'quotes, dollar signs and back-ticks: they say nothing to a shell',
    weight: 'H',
    build: add(sh`"$W"/'$(touch pwn).md'`, '"$W"/\'`touch pwn`.md\'', sh`"$W/it's.md"`),
    expect: { accepted: true },
    also: nothingMade,
  },
  {
    id: 'N04 backslash',
    title: 'a backslash, which separates folders on Windows, and a tab',
    weight: 'H',
    build: add(sh`"$W"/'task_packets\WP-1-Export-20260101.md'`, sh`"$W"/$'t\t.md'`),
    expect: expected,
    twin: named('plans/export.md'),
  },
  {
    id: 'N05',
    title: 'bytes that are no UTF-8, which two readers decode to one name',
    weight: 'M',
    build: add(sh`"$W"/$'\xff.md'`, sh`"$W"/$'\xfe.md'`),
    expect: expected,
    twin: named('ÿ.md'),
    also: (judged) => {
      const paths = judged.report?.diagnostics.map(({ path }) => path);
      expect(new Set(paths).size, 'two paths').toBe(2);
      shows(sh`\xff`)(judged);
    },
  },
  {
    id: 'N06',
    title: 'names that Windows keeps for devices, takes for a stream of a file, or cuts off',
    weight: 'M',
    build: add(...WINDOWS.map((name) => `"$W/${name}"`)),
    expect: expected,
    twin: {
      title: 'names that look like them',
      place: 'docs',
      build: add('"$W/CONTENTS"', '"$W/auxiliary.md"', '"$W/a-b"', '"$W/x"', '"$W/.gitkeep"'),
    },
    also: ({ report }) => {
      expect(report?.diagnostics.map(({ path }) => path).sort()).toEqual(WINDOWS.map((name) => `docs/${name}`).sort());
    },
  },
  {
    id: 'N08',
    title: 'a name that is shown in another order than it is stored, and one with a character that is not shown',
    weight: 'M',
    build: add(sh`"$W"/$'\xe2\x80\xaedm.ts'`, sh`"$W"/$'SPEC_\xe2\x80\x8bCURRENT.md'`),
    expect: expected,
    twin: named('sent.md'),
    also: (judged) => {
      shows(sh`docs/\u{202e}dm.ts`)(judged);
      shows(sh`SPEC_\u{200b}CURRENT.md`)(judged);
    },
  },
  {
    id: 'N09',
    title: 'files named like refs',
    weight: 'M',
    build: sh`
      echo x > main; echo x > topic; echo x > HEAD; ci names
      { git diff --name-only main topic 2>&1 || true; } | has ambiguous`,
    expect: { accepted: true },
  },
  {
    id: 'N09 behind',
    title: 'a signed packet that is edited beside files named like refs',
    weight: 'M',
    build: sh`echo x > main; echo x > topic; widen "$P"; ci names`,
    expect: { rules: ['signature-lock'] },
  },
]);
