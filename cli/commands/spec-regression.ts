import { type AddCommand, examples } from './command.js';
import { type DeskOptions, deskRequest, withDeskOptions } from './desk-options.js';

/** `spec-regression`: the regression check alone (PRIORITY_4). */
export const addSpecRegression: AddCommand = (program, { terminal, answer }) => {
  withDeskOptions(program.command('spec-regression'))
    .description('say whether the Master Spec still holds what packets are anchored to')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check spec-regression', 'against the version before, and against HEAD'],
        ['npx handshake-check spec-regression --format json', 'for another program'],
      ),
    )
    .action((options: DeskOptions) =>
      answer(
        import('../desk/checklists/spec-regression.js').then(({ runSpecRegression }) =>
          runSpecRegression(deskRequest(program, options), terminal),
        ),
      ),
    );
};
