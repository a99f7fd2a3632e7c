import { DiagnosticSeverity, type Range, type Diagnostic as Shown } from 'vscode-languageserver';
import type { RepoPath } from '../../engine/model/path.js';
import type { Undecided } from '../../engine/model/undecided.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import { terminalLines } from '../../engine/reporters/escape.js';
import { undecidedOf } from '../../engine/reporters/verdict-words.js';

/** Who says it, in the words of an editor. */
export const SOURCE = 'handshake-check';

/** The code of what could not be decided, where a finding has its rule. */
export const UNDECIDED = 'undecided';

/** What the editor is able to show, and how it names files. */
export interface Showing {
  readonly uriOf: (path: RepoPath) => string;
  /** Whether it shows other places beside a finding. */
  readonly related: boolean;
  /** The files that are open: what could not be decided and names no file concerns each of them. */
  readonly open: readonly RepoPath[];
  /** Whether a path is a file of the repository. */
  readonly isFile: (path: RepoPath) => boolean;
}

/** What an editor shows of a run, by file: the findings that count, and everything that could not be decided. */
export function shownReport(report: Report, showing: Showing): Map<RepoPath, Shown[]> {
  const shown = shownUndecided(undecidedOf(report), showing);
  for (const diagnostic of activeOf(report)) add(shown, diagnostic.path, finding(diagnostic, showing));
  return shown;
}

/** The findings that stop a commit or warn before it; what base had already and what is waived is not shown. */
export function activeOf({ diagnostics }: Report): Diagnostic[] {
  return diagnostics.filter(({ standing }) => standing === 'active');
}

/** What a run that came to nothing, or to less than a verdict, leaves to be shown. */
export function shownUndecided(undecided: readonly Undecided[], { open, isFile }: Showing): Map<RepoPath, Shown[]> {
  const shown = new Map<RepoPath, Shown[]>();
  for (const each of undecided) {
    const place = placeOf(each.subject, isFile);
    const start = { line: place?.line ?? 0, character: place?.character ?? 0 };
    for (const path of place ? [place.path] : open) {
      add(shown, path, {
        range: { start, end: start },
        severity: DiagnosticSeverity.Error,
        source: SOURCE,
        code: UNDECIDED,
        message: undecidedText(each),
      });
    }
  }
  return shown;
}

/** What could not be decided, for people. */
export function undecidedText({ subject, reason, help }: Undecided): string {
  return visible(`${SOURCE} could not decide: ${subject} ${reason}${help === '' ? '' : `\nhelp: ${help}`}`);
}

interface Place {
  readonly path: RepoPath;
  readonly line: number;
  readonly character: number;
}

/** `handshake.config.json:3:5` names a place in a file, `docs/TASK_BOARD.md` a file; a revision or a rule names none. */
function placeOf(subject: string, isFile: (path: RepoPath) => boolean): Place | null {
  const [, path = subject, line = '1', column = '1'] = /^([^:]+):(\d{1,9})(?::(\d{1,9}))?$/.exec(subject) ?? [];
  return isFile(path) ? { path, line: Number(line) - 1, character: Number(column) - 1 } : null;
}

function finding(diagnostic: Diagnostic, { uriOf, related: isShown }: Showing): Shown {
  const { rule, messageId, severity, message, why, help, related, fingerprint } = diagnostic;
  const beside = related.map((each) => `see:  ${each.path}:${each.line}: ${each.note}`);
  return {
    range: rangeOf(diagnostic),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: rule,
    message: visible([message, `why:  ${why}`, `help: ${help}`, ...(isShown ? [] : beside)].join('\n')),
    data: { messageId, fingerprint },
    ...(isShown && related.length > 0
      ? {
          relatedInformation: related.map(({ path, line, column, note }) => {
            const at = { line: line - 1, character: column - 1 };
            return { location: { uri: uriOf(path), range: { start: at, end: at } }, message: visible(note) };
          }),
        }
      : {}),
  };
}

/** The places of a report count from 1, those of the protocol from 0; both count UTF-16 units. */
function rangeOf({ line, column, endLine, endColumn, lineText }: Diagnostic): Range {
  const start = { line: line - 1, character: column - 1 };
  if (endLine !== undefined && endColumn !== undefined)
    return { start, end: { line: endLine - 1, character: endColumn - 1 } };
  return { start, end: { ...start, character: Math.max(start.character, lineText?.length ?? 0) } };
}

function add(shown: Map<RepoPath, Shown[]>, path: RepoPath, diagnostic: Shown): void {
  shown.set(path, [...(shown.get(path) ?? []), diagnostic]);
}

/** What the repository says may hold characters that turn a line around or hide a part of it: an editor would obey them. */
function visible(text: string): string {
  return terminalLines(text).join('\n');
}
