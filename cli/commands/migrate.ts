import { type AddCommand, examples } from './command.js';
import { type ActOptions, actRequest, withActOptions } from './desk-options.js';

/** `migrate`: legacy dialects to the canonical form (field evidence). */
export const addMigrate: AddCommand = (program, { terminal, answer }) => {
  withActOptions(program.command('migrate'))
    .description('write packets that are not signed, and the task board, in their canonical form; explain each change')
    .argument('[WP-ID...]', 'these packets only; without one every packet and the board')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check migrate --dry-run', 'what would be written, as a diff'],
        ['npx handshake-check migrate', 'every packet and the board'],
        ['npx handshake-check migrate WP-1-Jobs-20260101', 'one packet'],
        ['npx handshake-check migrate --format json', 'each change and what is left, for another program'],
      ),
    )
    .action((ids: readonly string[], options: ActOptions) =>
      answer(
        import('../desk/packets/migrate.js').then(({ runMigrate }) =>
          runMigrate({ ...actRequest(program, options), ids }, terminal),
        ),
      ),
    );
};
