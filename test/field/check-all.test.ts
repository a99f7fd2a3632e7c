import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { build, emptyScenario, runProgram } from '../support/scenario.js';

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const hasField = existsSync(FIELD);
if (!hasField) console.warn('check-all: the field samples are not beside the project, so nothing is judged here');

describe.runIf(hasField).each(hasField ? readdirSync(FIELD) : [])('the repository of %s', (date) => {
  const scenario = emptyScenario();
  cpSync(join(FIELD, date), scenario.folder, { recursive: true });
  build(scenario, 'git init -q -b main . && git add -A && git commit -qm "As it was found"');
  const { status, output } = runProgram(scenario, ['check', '--all', '--format', 'json']);

  it('is judged whole: every packet examined, no rule crashed, nothing undecided', () => {
    const report = JSON.parse(output) as Report;
    const packets = readdirSync(join(scenario.folder, 'docs/task_packets')).length;
    expect(report.counts.packets).toMatchObject({ examined: packets, total: packets });
    expect(report.outcomes.filter(({ outcome }) => outcome === 'crashed' || outcome === 'not-run')).toEqual([]);
    expect(report.undecided).toEqual([]);
  });

  it('is blocked, because its packets were written before there was a gate', () => {
    expect(status).toBe(1);
    expect((JSON.parse(output) as Report).verdict).toBe('block');
  });
});
