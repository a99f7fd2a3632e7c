import { type AddCommand, examples } from './command.js';
import { type DeskOptions, deskRequest, withDeskOptions } from './desk-options.js';

/** `pre-work`: the full readiness of a packet (Part 4, step 4; CX-587). */
export const addPreWork: AddCommand = (program, { terminal, answer }) => {
  withDeskOptions(program.command('pre-work'))
    .description('hold a packet of the work tree against everything that concerns it, before it is handed to a Coder')
    .argument('<WP-ID>', 'the exact id of the packet')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check pre-work WP-1-Jobs-20260101', 'ends in PASSED or FAILED; each error with its fix'],
        ['npx handshake-check pre-work WP-1-Jobs-20260101 --format json', 'the same, for another program'],
      ),
    )
    .action((id: string, options: DeskOptions) =>
      answer(
        import('../desk/work/pre-work.js').then(({ runPreWork }) =>
          runPreWork({ ...deskRequest(program, options), id }, terminal),
        ),
      ),
    );
};
