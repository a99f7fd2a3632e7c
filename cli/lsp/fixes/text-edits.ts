import { diffArrays } from 'diff';
import type { TextEdit } from 'vscode-languageserver';

/** The lines that differ between two texts, as edits of the first; every other byte stays, whatever the editor does with line ends. */
export function textEdits(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const old = linesOf(before);
  let at = 0;
  let open: { start: number; removed: number; added: string[] } | null = null;
  const flush = (): void => {
    if (open) edits.push(editOf(old, open));
    open = null;
  };
  for (const { value, added, removed } of diffArrays(old, linesOf(after))) {
    if (added || removed) open ??= { start: at, removed: 0, added: [] };
    else flush();
    if (open && added) open.added.push(...value);
    if (open && removed) open.removed += value.length;
    if (!added) at += value.length;
  }
  flush();
  return edits;
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

/** The line end of a line. */
function endOf(line: string): string {
  return ['\r\n', '\n', '\r'].find((end) => line.endsWith(end)) ?? '';
}

interface Hunk {
  readonly start: number;
  readonly removed: number;
  readonly added: readonly string[];
}

function editOf(old: readonly string[], { start, removed, added }: Hunk): TextEdit {
  const [line = '', now = ''] = [old[start], added[0]];
  if (removed === 1 && added.length === 1 && endOf(line) === endOf(now)) return withinLine(start, line, now);
  const end = start + removed;
  const last = old.at(-1) ?? '';
  const isOpenEnd = end === old.length && !/[\r\n]$/.test(last);
  const from =
    isOpenEnd && start === old.length ? { line: start - 1, character: last.length } : { line: start, character: 0 };
  const to = isOpenEnd ? { line: old.length - 1, character: last.length } : { line: end, character: 0 };
  return { range: { start: from, end: to }, newText: added.join('') };
}

/** The part of a line that differs. */
function withinLine(line: number, before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // Half a character is no place.
  if (head > 0 && isSurrogate(before, head - 1)) head--;
  if (tail > 0 && isSurrogate(before, before.length - tail)) tail--;
  const [start, end] = [
    { line, character: head },
    { line, character: before.length - tail },
  ];
  return { range: { start, end }, newText: after.slice(head, after.length - tail) };
}

function isSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xf800) === 0xd800;
}
