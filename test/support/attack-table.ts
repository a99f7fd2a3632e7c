import type { CatalogueGroup } from '../scenarios/catalogue.js';
import type { AttackAnswer } from './attack-record.js';

/** What a door answered to some forms of one case, which expected and got the same. */
export interface TableLine extends Pick<AttackAnswer, 'id' | 'door' | 'expected' | 'got'> {
  /** How many forms of the case. */
  readonly forms: number;
}

/** What stands around the table in `docs/threat-model.md`. */
export const BEGIN = '<!-- attacks: generated -->';
export const END = '<!-- attacks: end -->';

const DOORS = ['check --range', 'hook pre-commit', 'hook commit-msg', 'hook pre-push', 'action'];
const HEAD =
  '| Case | | What is tried | Door | Expected | Got | Forms |\n| --- | --- | --- | --- | --- | --- | ---: |\n';

/** Folds the answers of all forms of a case: a form is counted once, however many tests saw it. */
export function linesOf(answers: readonly AttackAnswer[]): TableLine[] {
  const forms = new Map<string, { readonly line: Omit<TableLine, 'forms'>; readonly seen: Set<string> }>();
  for (const { id, form, door, expected, got } of answers) {
    const line = { id, door, expected: oneCell(expected), got: oneCell(got) };
    const known = forms.get(keyOf(line)) ?? { line, seen: new Set() };
    forms.set(keyOf(line), known);
    known.seen.add(form);
  }
  return sorted([...forms.values()].map(({ line, seen }) => ({ ...line, forms: seen.size })));
}

/** The table: for each group a heading and a row for all doors of a case that say the same of as many forms. */
export function renderTable(groups: readonly CatalogueGroup[], lines: readonly TableLine[]): string {
  const parts = groups.flatMap(({ letter, title, cases }) => {
    const rows = cases.flatMap((each) => rowsOf(each, sorted(lines.filter(({ id }) => id === each.id))));
    return rows.length === 0 ? [] : [`### ${letter}. ${title}\n\n${HEAD}${rows.join('\n')}\n`];
  });
  return `${BEGIN}\n\n${parts.join('\n')}\n${END}`;
}

function rowsOf({ id, severity, title }: CatalogueGroup['cases'][number], lines: readonly TableLine[]): string[] {
  const folded = new Map<string, { readonly line: TableLine; readonly doors: string[] }>();
  for (const line of lines) {
    const key = JSON.stringify([line.expected, line.got, line.forms]);
    const known = folded.get(key) ?? { line, doors: [] };
    folded.set(key, known);
    known.doors.push(line.door);
  }
  return [...folded.values()].map(({ line: { expected, got, forms }, doors }, index) => {
    const answer = holds(expected, got) ? got : `**${got}**`;
    const cells = [id, severity, index === 0 ? title : '', doors.join(', '), expected, answer, String(forms)];
    return `| ${cells.join(' | ')} |`;
  });
}

/** Reads a table back. @throws Error when the page has none */
export function parseTable(page: string): TableLine[] {
  const [, table] = new RegExp(`${BEGIN}(.*?)${END}`, 's').exec(page) ?? [];
  if (table === undefined) throw new Error(`the page has no table between ${BEGIN} and ${END}`);
  const lines = table.split('\n').flatMap((row): TableLine[] => {
    const [, id, , , doors, expected, got, forms] = row.split(/(?:^|\s)\|(?:\s|$)/);
    if (id === undefined || !/^[A-Z]\d\d$/.test(id) || !doors || !expected || !got) return [];
    const answer = got.replace(/^\*\*(.*)\*\*$/, '$1');
    return doors.split(', ').map((door) => ({ id, door, expected, got: answer, forms: Number(forms) }));
  });
  return sorted(lines);
}

/** Puts a table in the place of the one that a page has. */
export function withTable(page: string, table: string): string {
  return page.slice(0, page.indexOf(BEGIN)) + table + page.slice(page.indexOf(END) + END.length);
}

/** Whether an answer is what was expected: in the very words, or blocked by the named rules and by others. */
export function holds(expected: string, got: string): boolean {
  const [wanted, named] = [rulesIn(expected), rulesIn(got)];
  return expected === got || (wanted !== null && named !== null && wanted.every((rule) => named.includes(rule)));
}

function rulesIn(words: string): string[] | null {
  return words.startsWith('blocked: ') ? words.slice('blocked: '.length).split(', ') : null;
}

/**
 * Where a table and the answers of a run part.
 * @param isWhole whether every test ran: only then a line that nothing answered is one too many
 * @param unseen the ids of which a test was skipped, whose lines stay
 */
export function drift(
  table: readonly TableLine[],
  seen: readonly TableLine[],
  isWhole: boolean,
  unseen: ReadonlySet<string>,
): string[] {
  const counts = new Map(table.map((line) => [keyOf(line), line.forms]));
  const found = new Map(seen.map((line) => [keyOf(line), line.forms]));
  const more = seen.filter((line) => {
    const count = counts.get(keyOf(line)) ?? 0;
    return isWhole && !unseen.has(line.id) ? count !== line.forms : count < line.forms;
  });
  const gone = isWhole ? table.filter((line) => !found.has(keyOf(line)) && !unseen.has(line.id)) : [];
  return [
    ...more.map((line) => `${wordsOf(line)}: answered by ${line.forms}, the page has ${counts.get(keyOf(line)) ?? 0}`),
    ...gone.map((line) => `${wordsOf(line)}: answered by none, the page has ${line.forms}`),
  ];
}

/** Whether the table has such an answer, from however many forms. */
export function isOnPage(table: readonly TableLine[], line: TableLine): boolean {
  return table.some((each) => keyOf(each) === keyOf(line));
}

/** The table as it is after a run: of a part of the tests, lines are added and none goes, for another test may have seen them. */
export function updated(
  table: readonly TableLine[],
  seen: readonly TableLine[],
  isWhole: boolean,
  unseen: ReadonlySet<string>,
): TableLine[] {
  const kept = table.filter(({ id }) => !isWhole || unseen.has(id));
  const lines = new Map(kept.map((line) => [keyOf(line), line]));
  for (const line of seen) {
    const forms = Math.max(line.forms, lines.get(keyOf(line))?.forms ?? 0);
    lines.set(keyOf(line), { ...line, forms });
  }
  return sorted([...lines.values()]);
}

function wordsOf({ id, door, expected, got }: TableLine): string {
  return `${id}, ${door}, expected ${expected}, got ${got}`;
}

function keyOf({ id, door, expected, got }: Omit<TableLine, 'forms'>): string {
  return JSON.stringify([id, door, expected, got]);
}

/** By id, then by what was expected and got, then in the order in which a change meets the doors. */
function sorted(lines: readonly TableLine[]): TableLine[] {
  const place = (door: string): string => `${DOORS.includes(door) ? DOORS.indexOf(door) : DOORS.length} ${door}`;
  const key = ({ id, door, expected, got }: TableLine): string => [id, expected, got, place(door)].join('\n');
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Text that can stand in a cell of a table and is read back as it is. */
function oneCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('|', '/')
    .replace(/^\*\*|\*\*$/g, '')
    .trim();
}
