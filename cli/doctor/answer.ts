import { type Undecided, UndecidedError } from '../../engine/model/undecided.js';
import { EXIT_CODES } from '../../engine/report.js';
import { terminalJson, terminalLine } from '../../engine/reporters/escape.js';
import type { Palette } from '../../engine/reporters/palette.js';
import type { Format } from '../commands/command.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import type { DoctorCheck, Trouble } from './doctor-check.js';

/** What became of one check. */
export interface Line {
  readonly id: string;
  readonly asks: string;
  readonly verdict: Verdict;
  /** What was looked at, or why it was not. */
  readonly because: string;
  readonly troubles: readonly Trouble[];
  /** What a person has to know and that leaves the answer as it is. */
  readonly hints: readonly Trouble[];
}

type Verdict = Whole | 'hint';

/** What the lines come to. */
type Whole = 'pass' | 'fail' | 'not-checked';

const MARKS: Readonly<Record<Verdict, string>> = {
  pass: 'PASS',
  hint: 'HINT',
  fail: 'FAIL',
  'not-checked': 'NOT CHECKED',
};
const WIDTH = 'NOT CHECKED'.length + 2;
const WHOLE = { pass: 'pass', fail: 'block', 'not-checked': 'inconclusive' } as const;
const END: Readonly<Record<Whole, string>> = {
  pass: 'The gate is live here.',
  fail: 'The gate is not live everywhere: mend what is named above, and run this again.',
  'not-checked': 'Whether the gate is live could not be seen whole.',
};

/** The line of a check that has looked, or that could not. */
export async function lineOf(
  { id, asks, examine }: DoctorCheck,
  ...[facts]: Parameters<DoctorCheck['examine']>
): Promise<Line> {
  try {
    const { because, troubles, hints = [] } = await examine(facts);
    const verdict = troubles.length > 0 ? 'fail' : hints.length > 0 ? 'hint' : 'pass';
    return { id, asks, verdict, because, troubles, hints };
  } catch (error) {
    // What one check cannot see does not hide what another one sees.
    if (error instanceof UndecidedError)
      return { id, asks, verdict: 'not-checked', because: unseen(error), troubles: [], hints: [] };
    throw error;
  }
}

function unseen({ subject, reason, help }: Undecided): string {
  return `${subject} ${reason}. ${help}`;
}

/** Prints the lines. @returns 0 when every one passes or only hints, 1 when one fails, 2 when one could not be checked */
export async function answerLines(lines: readonly Line[], format: Format, terminal: Terminal): Promise<ExitCode> {
  const verdicts = new Set(lines.map((line) => line.verdict));
  const whole = verdicts.has('fail') ? 'fail' : verdicts.has('not-checked') ? 'not-checked' : 'pass';
  await terminal.print(format === 'json' ? asJson(lines, whole) : asText(lines, whole, terminal.palette));
  return EXIT_CODES[WHOLE[whole]];
}

function asText(lines: readonly Line[], whole: Whole, palette: Palette): string {
  const colour = { pass: palette.green, hint: palette.yellow, fail: palette.red, 'not-checked': palette.yellow };
  const texts = lines.map(({ asks, verdict, because, troubles, hints }) => {
    const gap = ' '.repeat(WIDTH - MARKS[verdict].length);
    const said = verdict === 'fail' || because === '' ? '' : `: ${terminalLine(because)}`;
    const head = `${colour[verdict](MARKS[verdict])}${gap}${terminalLine(asks)}${said}`;
    return [head, ...[...troubles, ...hints].flatMap(textOf)].join('\n');
  });
  return `${texts.join('\n')}\n\n${colour[whole](END[whole])}\n`;
}

function textOf({ message, why, help, path, line = 1 }: Trouble): string[] {
  const indent = ' '.repeat(WIDTH);
  const place = path === undefined ? '' : `${terminalLine(`${path}:${line}`)}  `;
  return [
    `${indent}${place}${terminalLine(message)}`,
    `${indent}  why:  ${terminalLine(why)}`,
    `${indent}  help: ${terminalLine(help)}`,
  ];
}

function asJson(lines: readonly Line[], whole: Whole): string {
  const answer = { version: 1, command: 'doctor', verdict: WHOLE[whole], lines };
  return `${terminalJson(JSON.stringify(answer, null, 2))}\n`;
}
