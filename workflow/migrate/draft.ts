/** A line of a file that is being rewritten. */
export interface DraftLine {
  /** Without its line end. */
  readonly text: string;
  readonly end: string;
  /** The line of the file as it was, counted from 1, that it comes from. */
  readonly origin: number;
}

/** A file that is being rewritten, line by line: what no edit names stays byte for byte. */
export type Draft = readonly DraftLine[];

/** Lines that take the place of others. */
export interface LineEdit {
  /** The index of the first line that goes; the place of what is put in. */
  readonly first: number;
  /** The index behind the last line that goes; `first` to put lines in only. */
  readonly behind: number;
  readonly lines: readonly string[];
}

/** Splits a text at LF, CRLF and lone CR. */
export function draftOf(text: string): Draft {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
    .filter(([whole]) => whole !== '')
    .map(([, line = '', end = ''], index) => ({ text: line, end, origin: index + 1 }));
}

/** The text of a draft. */
export function textOf(draft: Draft): string {
  return draft.map(({ text, end }) => text + end).join('');
}

/**
 * Applies edits that do not overlap. A new line ends as the line does whose place it takes, the last one as the last of those it
 * replaces; what is put in ends as the file's first line does.
 */
export function rewrite(draft: Draft, edits: readonly LineEdit[]): Draft {
  const lines: DraftLine[] = [];
  const add = (line: DraftLine | undefined): void => {
    if (line) lines.push(line);
  };
  const usual = draft.find(({ end }) => end !== '')?.end ?? '\n';
  let at = 0;
  for (const edit of edits.toSorted((one, other) => one.first - other.first)) {
    for (; at < edit.first; at++) add(draft[at]);
    for (const line of replacement(draft, edit, usual)) add(line);
    at = edit.behind;
  }
  for (; at < draft.length; at++) add(draft[at]);
  // A line that has become the last but one needs an end, and one that says nothing and has none is no line.
  return lines
    .map((line, index) => (line.end === '' && index < lines.length - 1 ? { ...line, end: usual } : line))
    .filter(({ text, end }) => text !== '' || end !== '');
}

function replacement(draft: Draft, { first, behind, lines }: LineEdit, usual: string): DraftLine[] {
  const old = draft.slice(first, behind);
  const place = draft[first]?.origin ?? (draft.at(-1)?.origin ?? 0) + 1;
  const same = commonEnd(old, lines);
  const originAt = (index: number): number => {
    if (index >= lines.length - same) return old[index - lines.length + old.length]?.origin ?? place;
    return index < old.length - same ? (old[index]?.origin ?? place) : place;
  };
  return lines.map((text, index) => {
    const isLast = index === lines.length - 1;
    const end = isLast ? (old.at(-1)?.end ?? usual) : old[index]?.end || usual;
    return { text, end, origin: originAt(index) };
  });
}

/** How many lines at the end of what is replaced stay as they are. */
export function commonEnd(old: Draft, lines: readonly string[]): number {
  const most = Math.min(old.length, lines.length);
  let same = 0;
  while (same < most && old[old.length - 1 - same]?.text === lines[lines.length - 1 - same]) same++;
  return same;
}

/** Those of the edits that overlap none before them. */
export function apart<Edit extends LineEdit>(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  let end = 0;
  for (const edit of edits.toSorted((one, other) => one.first - other.first)) {
    if (edit.first < end) continue;
    kept.push(edit);
    end = edit.behind;
  }
  return kept;
}
