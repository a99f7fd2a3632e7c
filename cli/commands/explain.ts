import { type AddCommand, directoryOf, examples } from './command.js';

/** `explain`: the law page, offline (CX-905). */
export const addExplain: AddCommand = (program, { terminal, answer }) => {
  program
    .command('explain')
    .description('print the law page of a rule, or list the rules, offline')
    .argument('[RULE|CX-CODE]', 'a rule id, or a clause that rules enforce; without one every rule')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check explain', 'every rule'],
        ['npx handshake-check explain signature-lock', 'one rule'],
        ['npx handshake-check explain CX-581', 'one clause'],
      ),
    )
    .action((subject: string | undefined) =>
      answer(
        import('../explain.js').then(({ runExplain }) =>
          runExplain({ subject, directory: directoryOf(program) }, terminal),
        ),
      ),
    );
};
