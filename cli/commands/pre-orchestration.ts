import { type AddCommand, examples } from './command.js';
import { type ActOptions, actRequest, withActOptions } from './desk-options.js';

/** `pre-orchestration`: the checklist before packets are created (Part 2, CX-600). */
export const addPreOrchestration: AddCommand = (program, { terminal, answer }) => {
  withActOptions(program.command('pre-orchestration'))
    .description('go through the five steps before packets are created, with a verdict per line')
    .option('--record', 'write down what the audits said, for machines without a network')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check pre-orchestration', 'runs cargo deny and npm audit where their manifests stand'],
        [
          'npx handshake-check pre-orchestration --record',
          'where they can ask; the record holds for the same lock file',
        ],
      ),
    )
    .action((options: ActOptions & { readonly record?: true }) =>
      answer(
        import('../desk/checklists/pre-orchestration.js').then(({ runPreOrchestration }) =>
          runPreOrchestration({ ...actRequest(program, options), record: options.record ?? false }, terminal),
        ),
      ),
    );
};
