import { sweepRooms } from '../../engine/git/abandoned-rooms.js';
import type { Format } from '../commands/command.js';
import type { ExitCode } from '../exit-code.js';
import { repositoryAt } from '../init/init.js';
import type { Terminal } from '../terminal.js';
import { answerLines, type Line, lineOf } from './answer.js';
import { CHECKS } from './checks/index.js';
import { readFacts } from './read-facts.js';

/** What `doctor` was asked for. */
export interface DoctorRequest {
  readonly directory: string;
  readonly format: Format;
}

/**
 * Looks for every way in which the gate can be absent without anybody noticing, and says what mends it. It reads, and writes nothing but
 * that it clears away what killed runs of the gate left in the temporary folder.
 * @returns 0 when nothing is wrong, 1 when something is, 2 when something could not be looked at
 * @throws UndecidedError outside of a work tree
 */
export async function runDoctor({ directory, format }: DoctorRequest, terminal: Terminal): Promise<ExitCode> {
  const facts = readFacts(await repositoryAt(directory));
  const lines: Line[] = [];
  for (const check of CHECKS) lines.push(await lineOf(check, facts));
  const code = await answerLines(lines, format, terminal);
  sweepRooms(Date.now());
  return code;
}
