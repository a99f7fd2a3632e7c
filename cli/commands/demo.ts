import { type AddCommand, examples } from './command.js';

/** `demo`: the main job on the embedded example. */
export const addDemo: AddCommand = (program, { terminal, answer }) => {
  program
    .command('demo')
    .description('make real commits in a temporary repository with the hooks live, and show which are blocked and why')
    .addHelpText(
      'after',
      examples(['npx handshake-check demo', 'takes some seconds, needs no network, leaves nothing behind']),
    )
    .action(() => answer(import('../demo/demo.js').then(({ runDemo }) => runDemo(terminal))));
};
