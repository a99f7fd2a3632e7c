import { runProgram } from '../../../cli/program.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { PLAIN } from '../../../engine/reporters/palette.js';
import { renderUndecided } from '../../../engine/reporters/text.js';
import type { Ended } from '../governed-repository.js';

/** Runs the command line in this process, which is faster than the built program and ends in the same texts and exit codes. */
export async function runHere(folder: string, args: readonly string[]): Promise<Ended> {
  const [printed, told]: [string[], string[]] = [[], []];
  const into = (texts: string[]) => async (text: string) => void texts.push(text);
  const terminal = { print: into(printed), tell: into(told), palette: PLAIN, errorPalette: PLAIN };
  const ended = (status: number): Ended => ({ status, stdout: printed.join(''), stderr: told.join('') });
  try {
    return ended(await runProgram(['-C', folder, ...args], terminal));
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    told.push(renderUndecided(error));
    return ended(2);
  }
}
