import { type AddCommand, examples } from './command.js';
import { type ActOptions, actRequest, withActOptions } from './desk-options.js';

/** `phase-gate`: may this phase close (PRIORITY_4). */
export const addPhaseGate: AddCommand = (program, { terminal, answer }) => {
  withActOptions(program.command('phase-gate'))
    .description('say whether a phase may close, and if not, which packets stand in the way and why')
    .argument('<PHASE>', 'the first token of its packet ids: 1 for WP-1-…')
    .option('--close', 'close it on the task board, if it may')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check phase-gate 1', 'what stands in the way'],
        ['npx handshake-check phase-gate 1 --close', 'the line on the board, once nothing does'],
      ),
    )
    .action((phase: string, options: ActOptions & { readonly close?: true }) =>
      answer(
        import('../desk/checklists/phase-gate.js').then(({ runPhaseGate }) =>
          runPhaseGate({ ...actRequest(program, options), phase, close: options.close ?? false }, terminal),
        ),
      ),
    );
};
