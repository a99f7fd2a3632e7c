import type { Undecided } from '../../../engine/model/undecided.js';
import { type Diagnostic, EXIT_CODES, NO_PACKET, type Report, SWITCHED_OFF } from '../../../engine/report.js';
import { terminalJson, terminalLine, terminalLines } from '../../../engine/reporters/escape.js';
import type { Palette } from '../../../engine/reporters/palette.js';
import { undecidedOf } from '../../../engine/reporters/verdict-words.js';
import type { Format } from '../../commands/command.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';

/** One line of a checklist: what was asked, and what came of it. Nothing is green because nobody looked. */
export interface CheckedLine {
  /** What has to be so: `No stalled packets`. */
  readonly asks: string;
  readonly verdict: LineVerdict;
  /** What was looked at, or why it was not. */
  readonly because: string;
  /** What stands in the way, each with its place, its clause and what to do. */
  readonly findings: readonly Pick<Diagnostic, 'rule' | 'message' | 'why' | 'help' | 'path' | 'line' | 'related'>[];
  /** What to do, where no finding says it. */
  readonly help?: string;
}

/** `not-checked` is no pass: the whole list cannot be decided then. */
export type LineVerdict = 'pass' | 'fail' | 'not-checked';

/** A list with its verdict. */
export interface Checklist {
  /** The command that made it, as typed. */
  readonly command: string;
  readonly steps: readonly { readonly title: string | null; readonly lines: readonly CheckedLine[] }[];
  /** What JSON says beside the lines. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The last line for people, by the verdict. */
  readonly end: Readonly<Record<LineVerdict, string>>;
}

const MARKS: Readonly<Record<LineVerdict, string>> = { pass: 'PASS', fail: 'FAIL', 'not-checked': 'NOT CHECKED' };
const WIDTH = 'NOT CHECKED'.length + 2;

/** Prints a checklist. @returns 0 when every line passes, 1 when one fails, 2 when one could not be checked */
export async function answerChecklist(list: Checklist, format: Format, terminal: Terminal): Promise<ExitCode> {
  const verdict = verdictOf(list);
  await terminal.print(format === 'json' ? asJson(list, verdict) : asText(list, verdict, terminal.palette));
  return EXIT_CODES[VERDICTS[verdict]];
}

const VERDICTS = { pass: 'pass', fail: 'block', 'not-checked': 'inconclusive' } as const;

/** What a list comes to: one line that fails fails it, and one that was not checked leaves it open. */
export function verdictOf({ steps }: Pick<Checklist, 'steps'>): LineVerdict {
  const verdicts = new Set(steps.flatMap(({ lines }) => lines.map((line) => line.verdict)));
  if (verdicts.has('fail')) return 'fail';
  // A list of no lines has looked at nothing.
  return verdicts.has('not-checked') || verdicts.size === 0 ? 'not-checked' : 'pass';
}

/** What a line asks of a run of the engine. */
export interface Asked {
  readonly asks: string;
  /** The rules that answer. One that is switched off answers nothing. */
  readonly rules: readonly string[];
  /** Which of their diagnostics the line is about. Default: all. */
  readonly isMeant?: (diagnostic: Diagnostic) => boolean;
  /** What was looked at. */
  readonly because: string;
}

/**
 * The line that a run of the engine makes. Warnings fail it too, and so does what is waived or was there before: the list asks how things
 * are, and forgives nobody.
 */
export function lineOfReport(report: Report, { asks, rules, isMeant = () => true, because }: Asked): CheckedLine {
  const findings = report.diagnostics.filter((diagnostic) => rules.includes(diagnostic.rule) && isMeant(diagnostic));
  const [open] = undecidedOf(report);
  if (findings.length > 0) return { asks, verdict: 'fail', because: counted(findings), findings };
  if (open) return notChecked(asks, open);
  const silent = rules.filter((rule) => !hasLooked(rule, report));
  if (silent.length === 0) return { asks, verdict: 'pass', because, findings: [] };
  return {
    asks,
    verdict: 'not-checked',
    because: silent.map((rule) => silenceOf(rule, report)).join('; '),
    findings: [],
  };
}

/** Whether a rule ran, or found that there is no packet to run over. One that nobody asked has not looked. */
function hasLooked(rule: string, { outcomes }: Report): boolean {
  return outcomes.some(
    (each) =>
      each.rule === rule && (each.outcome === 'passed' || each.outcome === 'failed' || each.reason === NO_PACKET),
  );
}

function silenceOf(rule: string, { outcomes }: Report): string {
  const reason = outcomes.find((each) => each.rule === rule)?.reason ?? 'it was not asked';
  if (reason === SWITCHED_OFF) return `the configuration switches off ${rule}, and nobody else answers this`;
  return `${rule} has not looked: ${reason}`;
}

/** The line of something that could not be looked at. */
export function notChecked(asks: string, { subject, reason, help }: Undecided): CheckedLine {
  return { asks, verdict: 'not-checked', because: `${subject} ${reason}. ${help}`, findings: [] };
}

function counted(findings: readonly Diagnostic[]): string {
  const count = findings.length === 1 ? '1 thing stands in the way' : `${findings.length} things stand in the way`;
  const waivers = [...new Set(findings.flatMap(({ waiver }) => waiver ?? []))];
  return waivers.length === 0 ? count : `${count}, waived or not (${waivers.join(', ')})`;
}

function asText({ steps, end }: Checklist, verdict: LineVerdict, palette: Palette): string {
  const colour = { pass: palette.green, fail: palette.red, 'not-checked': palette.yellow };
  const paragraphs = steps.map(({ title, lines }) => {
    const heads = title === null ? [] : [palette.bold(terminalLine(title))];
    return [
      ...heads,
      ...lines.flatMap((line) => textOf(line, colour[line.verdict](MARKS[line.verdict]), palette)),
    ].join('\n');
  });
  return `${[...paragraphs, colour[verdict](terminalLine(end[verdict]))].join('\n\n')}\n`;
}

function textOf(
  { asks, verdict, because, findings, help: own }: CheckedLine,
  mark: string,
  palette: Palette,
): string[] {
  const gap = ' '.repeat(WIDTH - MARKS[verdict].length);
  const indent = ' '.repeat(WIDTH);
  return [
    `${mark}${gap}${terminalLine(asks)}: ${terminalLine(because)}`,
    ...(own === undefined ? [] : [`${indent}help: ${terminalLine(own)}`]),
    ...findings.flatMap(({ rule, message, help, path, line }) => [
      `${indent}${terminalLine(`${path}:${line}`)}  ${terminalLine(message)} ${palette.dim(`(${rule})`)}`,
      ...terminalLines(help.trimEnd()).map((text, index) => `${indent}  ${index === 0 ? 'help: ' : '      '}${text}`),
    ]),
  ];
}

function asJson({ command, steps, facts }: Checklist, verdict: LineVerdict): string {
  const lines = steps.flatMap(({ title, lines: all }) =>
    all.map((line) => ({ ...(title === null ? {} : { step: title }), ...line })),
  );
  return `${terminalJson(JSON.stringify({ version: 1, command, ...facts, verdict: VERDICTS[verdict], lines }, null, 2))}\n`;
}
