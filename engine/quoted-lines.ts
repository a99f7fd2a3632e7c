import type { RepoPath } from './model/path.js';
import type { TextFile } from './model/text-file.js';
import type { Diagnostic } from './report.js';

/** How much of a line is shown, in UTF-16 units: enough to know it again. A packet's text is not printed (trust.md). */
const MAX_SHOWN = 160;

/**
 * Gives every finding that points into a line of the result that line, so that its reader need not open the file.
 * @param readText a file of the result as this run has read it; null for one that it has not
 */
export function withLines(
  diagnostics: readonly Diagnostic[],
  head: Diagnostic['commit'] | null,
  readText: (path: RepoPath) => TextFile | null,
): Diagnostic[] {
  const lines = new Map<RepoPath, readonly string[]>();
  const lineOf = ({ path, line }: Diagnostic): string | undefined => {
    const known = lines.get(path) ?? readText(path)?.text.split(/\r\n|\n|\r/) ?? [];
    lines.set(path, known);
    return known[line - 1];
  };
  return diagnostics.map((diagnostic) => {
    // Line 1 without an end stands for the whole file, and the lines of an older commit are elsewhere by now.
    const isPlace = diagnostic.line > 1 || diagnostic.endLine !== undefined;
    const isInResult = diagnostic.commit === undefined || diagnostic.commit === head;
    const text = isPlace && isInResult ? lineOf(diagnostic) : undefined;
    return text === undefined ? diagnostic : { ...diagnostic, lineText: shown(text) };
  });
}

function shown(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN).trimEnd()} …`;
}
