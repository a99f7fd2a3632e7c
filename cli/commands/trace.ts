import { type AddCommand, examples } from './command.js';
import { type DeskOptions, deskRequest, withDeskOptions } from './desk-options.js';

/** `trace`: requirement to evidence (CX-598). */
export const addTrace: AddCommand = (program, { terminal, answer }) => {
  withDeskOptions(program.command('trace'))
    .description(
      'show which requirement of the Master Spec a packet meets where, or how much of theirs all packets meet',
    )
    .argument('[WP-ID]', 'one packet, requirement by requirement; without it a line for each packet')
    .option('--phase <PHASE>', 'a line for each packet of this phase')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check trace WP-1-Jobs-20260101', 'each MUST and SHOULD with its file and line'],
        ['npx handshake-check trace --phase 1', 'how far the packets of a phase are'],
        ['npx handshake-check trace --format json', 'every packet, for another program'],
      ),
    )
    .action((id: string | undefined, { phase, ...options }: DeskOptions & { readonly phase?: string }) =>
      answer(
        import('../desk/views/trace.js').then(({ runTrace }) =>
          runTrace(
            {
              ...deskRequest(program, options),
              ...(id === undefined ? {} : { id }),
              ...(phase === undefined ? {} : { phase }),
            },
            terminal,
          ),
        ),
      ),
    );
};
