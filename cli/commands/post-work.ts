import { type AddCommand, examples } from './command.js';
import { type DeskOptions, deskRequest, withDeskOptions } from './desk-options.js';

/** `post-work`: scope, evidence and validation of the finished work (CX-623). */
export const addPostWork: AddCommand = (program, { terminal, answer }) => {
  withDeskOptions(program.command('post-work'))
    .description('hold the work that was done under a packet against its scope, its requirements and its state')
    .argument('<WP-ID>', 'the exact id of the packet')
    .option(
      '--range <A..B>',
      'the commits to look at (default: from the one that first held the signed packet to HEAD)',
    )
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check post-work WP-1-Jobs-20260101', 'all work since the packet was signed'],
        ['npx handshake-check post-work WP-1-Jobs-20260101 --range origin/main..HEAD', 'the work on this branch'],
        ['npx handshake-check post-work WP-1-Jobs-20260101 --format json', 'the same, for another program'],
      ),
    )
    .action((id: string, { range, ...options }: DeskOptions & { readonly range?: string }) =>
      answer(
        import('../desk/work/post-work.js').then(({ runPostWork }) =>
          runPostWork({ ...deskRequest(program, options), id, ...(range === undefined ? {} : { range }) }, terminal),
        ),
      ),
    );
};
