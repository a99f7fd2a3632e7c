import { type AddCommand, examples } from './command.js';
import { type ActOptions, actRequest, withActOptions } from './desk-options.js';

/** `status`: STATUS and board together. */
export const addStatus: AddCommand = (program, { terminal, answer }) => {
  const command = program
    .command('status')
    .description('set the STATUS of a packet and move it on the task board: both, or neither')
    .argument('<WP-ID>', 'the id of a packet in the work tree')
    .argument('<STATE>', 'Draft, Ready-for-Dev, In-Progress, Blocked, Done or VALIDATED')
    .option('--because <TEXT>', 'why work on it waits, for the board; with Blocked');
  withActOptions(command)
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check status WP-1-Jobs-20260101 In-Progress', 'work starts'],
        ['npx handshake-check status WP-1-Jobs-20260101 Done --dry-run', 'what would be written'],
        [
          'npx handshake-check status WP-1-Jobs-20260101 Blocked --because "the schema is not decided"',
          'with its note',
        ],
        ['npx handshake-check status WP-1-Jobs-20260101 VALIDATED --format json', 'for another program'],
      ),
    )
    .action((id: string, state: string, options: ActOptions & { readonly because?: string }) =>
      answer(
        import('../desk/packets/status.js').then(({ runStatus }) => {
          const { because } = options;
          return runStatus(
            { ...actRequest(program, options), id, state, ...(because === undefined ? {} : { because }) },
            terminal,
          );
        }),
      ),
    );
};
