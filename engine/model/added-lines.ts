import type { RepoPath } from './path.js';

/** A line that a change brings: it stands more often in the files after the change than before. */
export interface AddedLine {
  readonly path: RepoPath;
  /** Counted from 1. */
  readonly line: number;
  /** Without the blanks at its ends. */
  readonly text: string;
}

/** One file before and after a change; null where it is not there. */
export interface FilePair {
  readonly path: RepoPath;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The lines that a change of these files adds, in the order of the files. Compared are multisets of lines without the blanks at their
 * ends, so a line that only moved, within its file or to another of them, or that is indented otherwise, is not added: of a line that stands n
 * times more often than before, the last n that no file had in the same place are. Linear in the length of the files.
 */
export function addedLines(files: readonly FilePair[]): AddedLine[] {
  const gone = new Counts();
  const surplus: AddedLine[] = [];
  for (const { path, before, after } of files) {
    const old = new Counts();
    for (const text of linesOf(before)) old.add(text);
    for (const [at, text] of linesOf(after).entries()) {
      if (text !== '' && !old.take(text)) surplus.push({ path, line: at + 1, text });
    }
    gone.addAll(old);
  }
  return surplus.filter(({ text }) => !gone.take(text));
}

function linesOf(text: string | null): string[] {
  return text === null ? [] : text.split('\n').map((line) => line.trim());
}

class Counts {
  private readonly counts = new Map<string, number>();

  add(text: string, times = 1): void {
    this.counts.set(text, (this.counts.get(text) ?? 0) + times);
  }

  addAll(others: Counts): void {
    for (const [text, times] of others.counts) this.add(text, times);
  }

  /** Takes one away, if there is one. */
  take(text: string): boolean {
    const times = this.counts.get(text) ?? 0;
    if (times === 0) return false;
    if (times === 1) this.counts.delete(text);
    else this.counts.set(text, times - 1);
    return true;
  }
}
