import { type AddCommand, examples } from './command.js';
import { type DeskOptions, deskRequest, withDeskOptions } from './desk-options.js';

/** `handoff`: the protocol's hand-off message (Part 4, step 5). */
export const addHandoff: AddCommand = (program, { terminal, answer }) => {
  withDeskOptions(program.command('handoff'))
    .description('print the hand-off message for the Coder, if the packet passes pre-work; else why it is BLOCKED')
    .argument('<WP-ID>', 'the exact id of the packet')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check handoff WP-1-Jobs-20260101', 'the message alone, to paste or to pipe'],
        ['npx handshake-check handoff WP-1-Jobs-20260101 --format json', 'the message, or the CX codes that block it'],
      ),
    )
    .action((id: string, options: DeskOptions) =>
      answer(
        import('../desk/work/handoff.js').then(({ runHandoff }) =>
          runHandoff({ ...deskRequest(program, options), id }, terminal),
        ),
      ),
    );
};
