import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { build, emptyScenario, runProgram } from '../support/scenario.js';

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const hasField = existsSync(FIELD);
if (!hasField) console.warn('migrated: the field samples are not beside the project, so nothing is migrated here');

interface Answer {
  readonly edits: readonly { readonly path: string }[];
  readonly packets: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly changes: readonly unknown[];
    readonly kept: readonly unknown[];
    readonly left: readonly { readonly text: string }[];
  }[];
}

describe.runIf(hasField).each(hasField ? readdirSync(FIELD) : [])('the repository of %s, migrated', (date) => {
  const scenario = emptyScenario();
  const run = (...args: readonly string[]) => runProgram(scenario, [...args, '--format', 'json']);
  /** How many findings each rule has in the whole repository, errors and warnings. */
  const findings = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { rule } of (JSON.parse(run('check', '--all').output) as Report).diagnostics)
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  };
  let before: Map<string, number>;
  let answer: Answer;

  beforeAll(() => {
    cpSync(join(FIELD, date), scenario.folder, { recursive: true });
    build(scenario, 'chmod -R u+w . && git init -q -b main . && git add -A && git commit -qm "As it was found"');
    before = findings();
    const { status, output } = run('migrate');
    expect(status).toBe(0);
    answer = JSON.parse(output) as Answer;
  });

  it('has every packet that is not signed in canonical form, as far as dress goes', () => {
    const { packets } = answer;
    expect(packets.map(({ id }) => `${id}.md`)).toEqual(readdirSync(join(scenario.folder, 'docs/task_packets')));
    expect(packets.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect(packets.flatMap(({ kept }) => kept)).toEqual([]);
    const still = packets.flatMap(({ id, left }) => left.map(({ text }) => `${id}: ${text}`));
    expect(still.filter((text) => /: \S+ is still /.test(text))).toEqual([]);
  });

  it('is taken by the gate as it was before', () => {
    const { status, output } = run('check');
    expect((JSON.parse(output) as Report).diagnostics.filter(({ standing }) => standing === 'active')).toEqual([]);
    expect(status).toBe(0);
  });

  it('has no finding more, and fewer in all', () => {
    const after = findings();
    for (const [rule, count] of after) expect([rule, count]).toEqual([rule, Math.min(count, before.get(rule) ?? 0)]);
    const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((all, count) => all + count, 0);
    expect(sum(after)).toBeLessThan(sum(before));
  });

  it('stays as it is the second time', () => {
    const again = JSON.parse(run('migrate').output) as Answer;
    expect(again.edits).toEqual([]);
    expect(again.packets.flatMap(({ changes }) => changes)).toEqual([]);
  });
});
