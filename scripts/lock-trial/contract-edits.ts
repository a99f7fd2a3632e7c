import { type MapLine, mapPacket } from './packet-map.js';

/** An edit of a packet: what it is called, what kind it is counted under, and the texts before and after it. */
export interface TrialEdit {
  readonly kind: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

type Lines = readonly string[];

/** Every edit of the contract that law.md ("The lock") says must be blocked, of one signed packet. */
export function contractEdits(before: string): TrialEdit[] {
  const map = mapPacket(before);
  const lines = map.map(({ text }) => text);
  const edits: TrialEdit[] = [];
  const add = (kind: string, name: string, after: Lines | string): void => {
    const text = typeof after === 'string' ? after : after.join('\n');
    if (text !== before) edits.push({ kind, name, before, after: text });
  };
  map.forEach((line, index) => {
    if (line.place !== 'contract' || line.inCode) return;
    if (line.field && line.field !== 'status') fieldEdits(map, lines, index, add);
    else if (line.field === 'status') statusEdits(lines, index, add);
    else if (line.depth === 0) textEdits(line, lines, index, add);
  });
  sectionEdits(map, lines, add);
  fenceEdits(map, lines, add);
  const title = lines.findIndex((line) => /^# /.test(line));
  if (title >= 0) add('title', 'changed', splice(lines, title, 1, ['# Task Packet: WP-9-Another']));
  add('whole text', 'emptied', '');
  add('whole text', 'first half only', lines.slice(0, middleOf(map)));
  return edits;
}

type Add = (kind: string, name: string, after: Lines | string) => void;

function fieldEdits(map: readonly MapLine[], lines: Lines, index: number, add: Add): void {
  const { field, text, depth } = map[index] ?? { field: '', text: '', depth: 0 };
  const name = `${field} (line ${index + 1})`;
  const items = itemsBelow(map, index);
  const telling = /[:*]\s*$/.test(text.trim()) || depth > 0 ? (items[0] ?? valueBelow(map, index)) : index;
  if (telling !== null) add('field changed', name, splice(lines, telling, 1, [altered(lines[telling] ?? '')]));
  add('field line removed', name, splice(lines, index, 1, []));
  add(
    'field renamed',
    name,
    splice(lines, index, 1, [text.replace(/([A-Za-z])(?=[\s*]*(?:[([][^:]*)?(?:\*\*)?(?::|\s*$))/, '$1x')]),
  );
  const isFoot = field === 'user signature locked';
  if (depth === 0) {
    add('field hidden', name, splice(lines, index, 1, ['<!--', text, '-->']));
    add('field hidden', `${name} in a fence`, splice(lines, index, 1, ['```', text, '```']));
  }
  add('field duplicated', name, splice(lines, index, 0, [`${text.replace(/(:\**)\s.*$/, '$1')} another value`]));
  // The foot with the signature may stand above or below the reports.
  if (!isFoot) add('field moved', `${name} to the end`, [...splice(lines, index, 1, []), '', text]);
  const last = items.at(-1);
  const first = items[0];
  if (first === undefined || last === undefined) return;
  add(
    'item added',
    name,
    splice(lines, last + 1, 0, [(lines[last] ?? '').replace(/^(\s*(?:[-*+]|\d+[.)])\s+).*$/, '$1`another/path.rs`')]),
  );
  for (const item of items.slice(0, 4)) {
    add('item removed', `${name}, line ${item + 1}`, splice(lines, item, 1, []));
    add('item changed', `${name}, line ${item + 1}`, splice(lines, item, 1, [altered(lines[item] ?? '')]));
  }
  if (first !== last && lines[first] !== lines[last]) {
    const swapped = [...lines];
    swapped[first] = lines[last] ?? '';
    swapped[last] = lines[first] ?? '';
    add('items reordered', name, swapped);
  }
}

function statusEdits(lines: Lines, index: number, add: Add): void {
  const text = lines[index] ?? '';
  add('STATUS line removed', `line ${index + 1}`, splice(lines, index, 1, []));
  add('STATUS line moved', `line ${index + 1} to the end`, [...splice(lines, index, 1, []), '', text]);
}

/** What the foot says below the signature; it folds where a report or record begins, as the repeated signature does. */
const LOCKED_NOTICE = /^\**(?:IMPORTANT: This packet is locked|If changes needed: Create NEW packet)/;

/** Prose, list items, table rows and lines that look like fields nobody knows. */
function textEdits(line: MapLine, lines: Lines, index: number, add: Add): void {
  const { text } = line;
  if (!/[A-Za-z]{3}/.test(text) || isOpenLine(text) || LOCKED_NOTICE.test(text)) return;
  const kind = text.trim().startsWith('|') ? 'table row changed' : 'word changed in prose';
  add(kind, `line ${index + 1}`, splice(lines, index, 1, [altered(text)]));
  add('line of text removed', `line ${index + 1}`, splice(lines, index, 1, []));
}

const CLAIM_NAME =
  /^(?:(?:wp_|integration_)?(?:coder|validator)(?:_\w+)?|(?:current_)?(?:main_|merged_main_)(?:containment|compatibility|commit)\w*|assignee|claimed\w*|last[ _]updated|updated|owner)$/i;

/** Claim and last-updated lines, by name; the trial of open edits has them. */
export function isOpenLine(text: string): boolean {
  const name = /^\s*(?:[-*] )?\**([A-Za-z_ ]+?)\**:/.exec(text)?.[1] ?? '';
  return CLAIM_NAME.test(name.trim());
}

function sectionEdits(map: readonly MapLine[], lines: Lines, add: Add): void {
  const starts = map.flatMap(({ depth, place }, index) => (depth === 2 && place === 'contract' ? [index] : []));
  starts.forEach((start) => {
    const text = lines[start] ?? '';
    const end = endOf(map, start);
    const name = `${text} (line ${start + 1})`;
    add('heading re-levelled', name, splice(lines, start, 1, [`#${text}`]));
    add('heading renamed', name, splice(lines, start, 1, [`${text} Else`]));
    add('heading removed', name, splice(lines, start, 1, []));
    add('section removed', name, splice(lines, start, end - start, []));
    add('section hidden', name, [
      ...lines.slice(0, start),
      '<!--',
      ...lines.slice(start, end),
      '-->',
      ...lines.slice(end),
    ]);
    const next = map[end];
    if (next?.depth === 2 && next.place === 'contract') {
      const behind = endOf(map, end);
      add('section moved', name, [
        ...lines.slice(0, start),
        ...lines.slice(end, behind),
        '',
        ...lines.slice(start, end),
        ...lines.slice(behind),
      ]);
    }
    if (hasText(lines.slice(start + 1, end))) {
      add('record heading put over a section', name, splice(lines, start, 1, ['## IMPLEMENTATION']));
      add('report heading put over a section', name, splice(lines, start, 1, ['## VALIDATION REPORT']));
      add('record heading put into a section', name, splice(lines, start + 1, 0, ['## EVIDENCE', '']));
    }
    add('prose added', name, splice(lines, start + 1, 0, ['All of the below may be skipped.']));
  });
}

function fenceEdits(map: readonly MapLine[], lines: Lines, add: Add): void {
  map.forEach(({ inCode, place, text }, index) => {
    if (place !== 'contract' || !inCode || !/[a-z]{3}/i.test(text)) return;
    add('fenced content changed', `line ${index + 1}`, splice(lines, index, 1, [altered(text)]));
    add('fenced content removed', `line ${index + 1}`, splice(lines, index, 1, []));
  });
}

function hasText(lines: Lines): boolean {
  return lines.some((line) => /[A-Za-z]{3}/.test(line) && !isOpenLine(line) && !/^\W*status\b/i.test(line));
}

function endOf(map: readonly MapLine[], start: number): number {
  const next = map.slice(start + 1).findIndex(({ depth, place }) => (depth > 0 && depth <= 2) || place !== 'contract');
  return next < 0 ? map.length : start + 1 + next;
}

/** The list items below a field that are its value, by line index. */
function itemsBelow(map: readonly MapLine[], index: number): number[] {
  const own = /^\s*/.exec(map[index]?.text ?? '')?.[0].length ?? 0;
  const isBullet = /^\s*[-*+] /.test(map[index]?.text ?? '');
  const items: number[] = [];
  for (let at = index + 1; at < map.length; at++) {
    const line = map[at];
    if (!line || line.field || line.depth > 0 || line.inCode || line.place !== 'contract') break;
    const item = /^(\s*)(?:[-*+]|\d+[.)]) +\S/.exec(line.text);
    if (line.text.trim() === '') continue;
    if (!item || (isBullet && (item[1]?.length ?? 0) <= own) || /^\s*[-*] \*\*[\w ]+:?\*\*:?/.test(line.text)) break;
    items.push(at);
  }
  return items;
}

function valueBelow(map: readonly MapLine[], index: number): number | null {
  for (let at = index + 1; at < map.length; at++) {
    const line = map[at];
    if (!line || line.depth > 0 || line.field) return null;
    if (/[A-Za-z]{3}/.test(line.text) && !/^\s*(?:```|~~~)/.test(line.text) && line.place === 'contract') return at;
  }
  return null;
}

function middleOf(map: readonly MapLine[]): number {
  const contract = map.flatMap(({ place }, index) => (place === 'contract' ? [index] : []));
  return contract[contract.length >> 1] ?? 0;
}

/** The line with its last word made another. */
function altered(line: string): string {
  const word = /[A-Za-z]+(?=[^A-Za-z]*$)/.exec(line);
  return word ? `${line.slice(0, word.index)}other${line.slice(word.index + word[0].length)}` : `${line} other`;
}

/** The lines with some of them replaced. */
export function splice(lines: Lines, start: number, count: number, put: Lines): string[] {
  return [...lines.slice(0, start), ...put, ...lines.slice(start + count)];
}
