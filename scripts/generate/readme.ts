import { type Rule, scopesOf } from '../../engine/rule.js';
import { type Artifact, readIfThere } from './artifact.js';

const START = '<!-- rules:start -->';
const END = '<!-- rules:end -->';

/**
 * The README with the table of rules between its two markers.
 * @throws when the README or a marker is missing
 */
export function readmeWithTable(rules: readonly Rule[]): Artifact {
  const path = 'README.md';
  const text = readIfThere(path);
  const start = text?.indexOf(START) ?? -1;
  const end = text?.indexOf(END) ?? -1;
  if (text === null || start < 0 || end < start) {
    throw new Error(`${path} has no ${START} followed by ${END}, expected both around the table of rules`);
  }
  return { path, content: `${text.slice(0, start)}${START}\n${table(rules)}${text.slice(end)}` };
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
