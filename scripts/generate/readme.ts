import type { Results } from '../../bench/results.js';
import { sourceOf, tableOf, verdictOf } from '../../bench/table.js';
import { type Rule, scopesOf } from '../../engine/rule.js';
import { type Artifact, readIfThere } from './artifact.js';

const RESULTS = 'bench/results.json';

/**
 * The README with the table of rules and what the bench last measured, each between its two markers.
 * @throws when the README, a marker or the results of the bench are missing
 */
export function readmeWithTables(rules: readonly Rule[]): Artifact {
  const path = 'README.md';
  const text = readIfThere(path);
  const results = readIfThere(RESULTS);
  if (text === null || results === null) throw new Error(`${path} or ${RESULTS} is missing, expected both`);
  const measured = JSON.parse(results) as Results;
  const speed = `\n${tableOf(measured)}\n${sourceOf(measured)} ${verdictOf(measured)}\n\n`;
  return { path, content: filled(filled(text, 'rules', table(rules)), 'bench', speed) };
}

function filled(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} followed by ${end}, expected both`);
  return `${text.slice(0, from)}${start}\n${content}${text.slice(to)}`;
}

function table(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const cells = [
      `[${rule.id}](rules/${rule.id}.md)`,
      rule.clauses.join(', '),
      scopesOf(rule).join(', '),
      rule.blocksWhen,
    ];
    return `| ${cells.map(cell).join(' | ')} |\n`;
  });
  return `\n| Rule | Clause | Looks at | Blocks when |\n| --- | --- | --- | --- |\n${rows.join('')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
