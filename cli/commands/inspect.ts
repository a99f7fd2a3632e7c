import { type AddCommand, directoryOf, examples, FORMATS, formatOf } from './command.js';

/** `inspect`: what the packet reader read. */
export const addInspect: AddCommand = (program, { terminal, answer }) => {
  program
    .command('inspect')
    .description('show what the packet reader read: each field with its value, zone, line and column')
    .argument('<FILE|WP-ID>', 'a file, or the id of a packet in the work tree')
    .option('--format <FORMAT>', `print the reading as ${FORMATS.join(' or ')}`, 'text')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check inspect WP-1-Jobs-20260101', 'a packet of this repository'],
        ['npx handshake-check inspect ./draft.md --format json', 'any file'],
      ),
    )
    .action((target: string, { format }: { readonly format: string }) =>
      answer(
        import('../inspect/inspect.js').then(({ runInspect }) =>
          runInspect({ target, format: formatOf(format), directory: directoryOf(program) }, terminal),
        ),
      ),
    );
};
