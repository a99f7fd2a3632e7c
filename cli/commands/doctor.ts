import { type AddCommand, directoryOf, examples, FORMATS, formatOf } from './command.js';

/** `doctor`: whether the gate is live. */
export const addDoctor: AddCommand = (program, { terminal, answer }) => {
  program
    .command('doctor')
    .description('see whether the gate is live here: hooks, program, configuration, workflow, refs, history')
    .option('--format <FORMAT>', `print the answer as ${FORMATS.join(' or ')}`, 'text')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check doctor', 'what is wrong, and what mends it; writes nothing'],
        ['npx handshake-check doctor --format json', 'for another program'],
      ),
    )
    .action(({ format }: { readonly format: string }) =>
      answer(
        import('../doctor/doctor.js').then(({ runDoctor }) =>
          runDoctor({ directory: directoryOf(program), format: formatOf(format) }, terminal),
        ),
      ),
    );
};
