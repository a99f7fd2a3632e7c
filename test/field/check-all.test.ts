import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { build, emptyScenario, runProgram } from '../support/scenario.js';

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const READ = readFileSync(fileURLToPath(new URL('findings-read.md', import.meta.url)), 'utf8');
const hasField = existsSync(FIELD);
if (!hasField) console.warn('check-all: the field samples are not beside the project, so nothing is judged here');

/** How many findings of each kind were read and judged in one sample. */
function readOf(date: string): Record<string, number> {
  const rows = READ.split('\n').flatMap((line) =>
    line.startsWith('|') ? [line.split('|').map((cell) => cell.trim())] : [],
  );
  const column = rows[0]?.indexOf(date) ?? -1;
  const kinds = rows.filter(([, kind = '', , , judged = '']) => kind.includes('/') && judged !== '');
  return Object.fromEntries(
    kinds.map((cells) => [cells[1] ?? '', Number(cells[column])]).filter(([, count]) => count !== 0),
  );
}

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

  it('is found to have what was read and judged, and nothing else', () => {
    const found: Record<string, number> = {};
    for (const { rule, messageId } of (JSON.parse(output) as Report).diagnostics) {
      const kind = `${rule}/${messageId}`;
      found[kind] = (found[kind] ?? 0) + 1;
    }
    expect(found).toEqual(readOf(date));
  });

  it('is blocked, because its packets were written before there was a gate', () => {
    expect(status).toBe(1);
    expect((JSON.parse(output) as Report).verdict).toBe('block');
  });
});

describe.runIf(hasField)('the change from one sample to the next', () => {
  const scenario = emptyScenario();
  const dates = hasField ? readdirSync(FIELD).sort() : [];
  for (const date of dates) {
    cpSync(join(FIELD, date), scenario.folder, { recursive: true });
    build(
      scenario,
      `[ -d .git ] || git init -q -b main .; git add -A && git commit -qm "${date}" -m "Role: Orchestrator"`,
    );
  }

  it('is run over by every change rule, and none crashes', () => {
    const { status, output } = runProgram(scenario, ['check', '--range', 'HEAD~1..HEAD', '--format', 'json']);
    const report = JSON.parse(output) as Report;
    expect(dates.length).toBeGreaterThan(1);
    expect(report.outcomes.filter(({ outcome }) => outcome === 'crashed' || outcome === 'not-run')).toEqual([]);
    expect(report.undecided).toEqual([]);
    expect(report.diagnostics.filter(({ rule }) => rule === 'plain-packet').length).toBeGreaterThan(100);
    expect(status).toBe(1);
  });
});
