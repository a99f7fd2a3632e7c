import type { Command } from 'commander';
import { UndecidedError } from '../../engine/model/undecided.js';

/**
 * Lets a command refuse an option that is given twice: which of the two values was meant is for nobody to guess. Options that take a
 * list, or add to one each time, may be repeated.
 */
export function refuseRepeatedOptions(command: Command): void {
  for (const option of command.options.filter(({ variadic, parseArg }) => !variadic && !parseArg)) {
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw givenTwice(option.long ?? option.short ?? option.flags, command.name());
      isGiven = true;
    });
  }
}

function givenTwice(option: string, command: string): UndecidedError {
  return new UndecidedError({
    subject: option,
    reason: 'was given twice, expected it once',
    help: `Leave one of them out; npx handshake-check ${command} --help lists the options.`,
  });
}
