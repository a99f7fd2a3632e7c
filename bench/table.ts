import type { Compared, Results, RowResult } from './results.js';

const HEAD = [
  '| # | our work | against | goal | CPU, ours ÷ theirs | CPU seconds | wall, ours ÷ theirs | |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** The results as a table in Markdown. */
export function tableOf({ rows }: Pick<Results, 'rows'>): string {
  return `${[...HEAD, ...rows.map(rowOf)].join('\n')}\n`;
}

/** Where and when the results come from, in a sentence. */
export function sourceOf({ date, pairs, versions, dropped }: Results): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const without = dropped.length === 0 ? '' : ` Neither side was given ${dropped.join(', ')}.`;
  return `Measured on ${date}, medians of ${pairs} pairs after a warm-up; ${named.join(', ')}.${without}`;
}

/** Which rows miss their goal, in a sentence. */
export function verdictOf({ rows }: Pick<Results, 'rows'>): string {
  const missed = rows.filter(({ met }) => !met).map(({ name }) => name);
  if (missed.length === 0) return `All ${rows.length} rows are met.`;
  return `${missed.length} of ${rows.length} rows miss their goal: ${missed.join(', ')}.`;
}

function rowOf({ name, ours, theirs, goal, cpu, wall, memory, met }: RowResult): string {
  const most = memory === null ? `≤ ${goal}` : `≤ ${goal}; ≤ ${mebibytes(memory.goal)}`;
  const ratio = memory === null ? short(cpu.ratio) : `${short(cpu.ratio)}; ${mebibytes(memory.peak)}`;
  const cells = [name, ours, theirs, most, ratio, pair(cpu), short(wall.ratio), met ? 'met' : '**missed**'];
  return `| ${cells.join(' | ')} |`;
}

function pair({ ours, theirs }: Compared): string {
  return `${short(ours)} / ${short(theirs)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
