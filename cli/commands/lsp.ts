import { type AddCommand, examples } from './command.js';

/** `lsp`: the findings of `check` in an editor, while a packet is written. */
export const addLsp: AddCommand = (program, { answer }) => {
  program
    .command('lsp')
    .description(
      'answer an editor over standard input and output, as a language server: what check says, while it is written',
    )
    .option('--stdio', 'what it does anyway; many editors say it')
    .option('--clientProcessId <PID>', 'what some editors say beside it; the first message says the same')
    .addHelpText('after', examples(['npx handshake-check lsp', 'started by an editor: docs/editor.md']))
    .action(() => answer(import('../lsp/run-lsp.js').then(({ runLsp }) => runLsp())));
};
