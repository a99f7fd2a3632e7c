import { unknownWord } from '../usage.js';
import { type AddCommand, directoryOf, examples } from './command.js';
import { nowOf } from './desk-options.js';

/** The forms of a drawing, as typed. */
const FORMATS = ['mermaid', 'dot', 'json'] as const;

/** `graph`: which packet waits for which (CX-573E). */
export const addGraph: AddCommand = (program, { terminal, answer }) => {
  program
    .command('graph')
    .description('draw which packet waits for which')
    .argument('[WP-ID...]', 'only these packets, with what they need and what needs them')
    .option('--phase <PHASE>', 'only the packets of this phase, with the same neighbours')
    .option('--format <FORMAT>', `draw as ${FORMATS.slice(0, -1).join(', ')} or ${FORMATS.at(-1)}`, 'mermaid')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check graph', 'every packet, for a Markdown page'],
        ['npx handshake-check graph WP-1-Jobs-20260101', 'one packet and its neighbours'],
        ['npx handshake-check graph --format dot | dot -Tsvg > packets.svg', 'a picture, with Graphviz'],
      ),
    )
    .action((packets: readonly string[], options: { readonly phase?: string; readonly format: string }) => {
      const format = FORMATS.find((name) => name === options.format);
      if (format === undefined) throw unknownWord(`--format ${options.format}`, options.format, 'format', FORMATS);
      const { phase } = options;
      const request = { directory: directoryOf(program), now: nowOf(undefined), packets, format };
      return answer(
        import('../desk/views/graph.js').then(({ runGraph }) =>
          runGraph(phase === undefined ? request : { ...request, phase }, terminal),
        ),
      );
    });
};
