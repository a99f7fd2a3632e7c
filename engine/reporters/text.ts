import { counted } from '../model/counted.js';
import type { Undecided } from '../model/undecided.js';
import type { Diagnostic, Report } from '../report.js';
import { terminalLine, terminalLines } from './escape.js';
import { type Palette, PLAIN } from './palette.js';
import { malfunctions, standingWords, treeName, verdictWords } from './verdict-words.js';

/** How much of a report is written out. */
export interface TextOptions {
  /** Whether the inherited findings get a line each; they are counted in the verdict in any case. Default: yes. */
  readonly listInherited?: boolean;
  /** Whether everything that stops nothing is left out: warnings, what does not count, and notes. Default: no. */
  readonly onlyWhatStops?: boolean;
  /** Whether a pass is not said, because somebody else has the last word on the same change. Default: no. */
  readonly isFollowed?: boolean;
}

/** The most findings that are written out: beyond these the text says how many more there are (threat X13). JSON has them all. */
const MAX_ACTIVE = 500;
const MAX_SHORT = 50;

/** How many hexadecimal digits of a commit are shown. */
const SHORT_ID = 12;

/**
 * The report as text for people: active findings, then in a line each those that do not count, what could not be decided, what the
 * reader has to know, and the verdict last.
 * @returns lines, the last one ended too; `''` where there is nothing to say
 */
export function textReport(report: Report, palette: Palette = PLAIN, options: TextOptions = {}): string {
  const { listInherited = true, onlyWhatStops = false, isFollowed = false } = options;
  const diagnostics = report.diagnostics.filter(({ severity }) => !onlyWhatStops || severity === 'error');
  const active = diagnostics.filter(({ standing }) => standing === 'active');
  const waived = diagnostics.filter(({ standing }) => standing === 'waived' && !onlyWhatStops);
  const inherited = diagnostics.filter(({ standing }) => standing === 'inherited' && listInherited && !onlyWhatStops);
  const notices = onlyWhatStops ? [] : report.notices;
  const paragraphs = [
    ...active.slice(0, MAX_ACTIVE).map((diagnostic) => full(diagnostic, palette)),
    ...remainder(active.length - MAX_ACTIVE, 'finding'),
    ...short(waived, palette),
    ...short(inherited, palette),
    ...report.undecided.slice(0, MAX_SHORT).map((undecided) => renderUndecided(undecided, palette).trimEnd()),
    ...remainder(report.undecided.length - MAX_SHORT, 'undecided item'),
    ...malfunctions(report.outcomes).map((undecided) => renderUndecided(undecided, palette).trimEnd()),
    ...lines(notices.map(({ text }) => `${palette.cyan('note:')} ${terminalLine(text)}`)),
    ...(isFollowed && report.verdict === 'pass' ? [] : [verdictLine(report, palette)]),
  ];
  return paragraphs.length === 0 ? '' : `${paragraphs.join('\n\n')}\n`;
}

/**
 * The given diagnostics alone, written out in full: what the examples of the law pages show.
 * @returns one paragraph per diagnostic, `''` for none
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], palette: Palette = PLAIN): string {
  return diagnostics.map((diagnostic) => `${full(diagnostic, palette)}\n`).join('\n');
}

/** What could not be decided, and what to do about it, in two lines or more. It never looks like a violation. */
export function renderUndecided({ subject, reason, help }: Undecided, palette: Palette = PLAIN): string {
  const said = `${palette.yellow('handshake-check could not decide:')} ${terminalLine(`${subject} ${reason}`)}`;
  return help === '' ? `${said}\n` : `${said}\n${labelled('help:', help, palette)}\n`;
}

function full(diagnostic: Diagnostic, palette: Palette): string {
  const { severity, rule, messageId, message, why, help, related, commit } = diagnostic;
  const mark = severity === 'error' ? palette.red : palette.yellow;
  return [
    `${palette.bold(place(diagnostic))}  ${mark(severity)}  ${terminalLine(`${rule}/${messageId}`)}`,
    `  ${terminalLine(message)}`,
    ...frame(diagnostic, palette),
    labelled('why:', why, palette),
    labelled('help:', help, palette),
    ...related.map((at) => `  ${palette.dim('see: ')} ${place(at, false)} ${terminalLine(at.note)}`),
    ...(commit === undefined ? [] : [`  ${palette.dim('commit:')} ${commit.slice(0, SHORT_ID)}`]),
  ].join('\n');
}

/** The line that the finding points to, with its number. */
function frame({ line, lineText }: Diagnostic, palette: Palette): string[] {
  return lineText === undefined ? [] : [`  ${palette.dim(`${String(line).padStart(4)} |`)} ${terminalLine(lineText)}`];
}

/** A labelled text; its further lines stand below its first. */
function labelled(label: string, text: string, palette: Palette): string {
  const [first = '', ...more] = terminalLines(text.trimEnd());
  const width = '  help: '.length;
  return [
    `  ${palette.dim(label.padEnd(5))} ${first}`,
    ...more.map((line) => `${' '.repeat(width)}${line}`.trimEnd()),
  ].join('\n');
}

function short(diagnostics: readonly Diagnostic[], palette: Palette): string[] {
  const shown = diagnostics.slice(0, MAX_SHORT).map((diagnostic) => {
    const { rule, messageId, message } = diagnostic;
    return palette.dim(
      `${place(diagnostic)}  ${terminalLine(standingWords(diagnostic))}  ${terminalLine(`${rule}/${messageId}`)}  ${terminalLine(message)}`,
    );
  });
  const standing = diagnostics[0]?.standing ?? '';
  return lines([...shown, ...remainder(diagnostics.length - MAX_SHORT, `${standing} finding`)]);
}

function remainder(count: number, what: string): string[] {
  return count > 0 ? [`and ${counted(count, `more ${what}`)}, which \`--format json\` lists`] : [];
}

function place({ path, line, column }: Pick<Diagnostic, 'path' | 'line' | 'column'>, withColumn = true): string {
  // Escaped as a whole: the path `:` and the mark after it would be a command.
  return terminalLine(`${path}:${line}${withColumn ? `:${column}` : ''}`);
}

/** One paragraph of single lines; nothing for none. */
function lines(all: readonly string[]): string[] {
  return all.length === 0 ? [] : [all.join('\n')];
}

/** The verdict, what it rests on, and against what it was judged (trust.md: local output names the base it used). */
function verdictLine(report: Report, palette: Palette): string {
  const mark = { pass: palette.green, block: palette.red, inconclusive: palette.yellow }[report.verdict];
  return `${palette.bold(mark(`${report.verdict}:`))} ${verdictWords(report)}; base ${terminalLine(treeName(report.base))}`;
}
