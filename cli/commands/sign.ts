import { type AddCommand, examples } from './command.js';
import { type ActOptions, actRequest, withActOptions } from './desk-options.js';

/** `sign`: the user's signature, in the packet and in the ledger (CX-585). */
export const addSign: AddCommand = (program, { terminal, answer }) => {
  withActOptions(program.command('sign'))
    .description(
      "record the user's signature of a packet, with the digest of what is signed; it is locked from then on",
    )
    .argument('<WP-ID>', 'the packet, by its exact id')
    .argument(
      '<SIGNATURE>',
      'as the user gives it: name, day, month, year, hour and minute, such as alice010120261200; used once',
    )
    .option(
      '--ssh-key <FILE>',
      'prove it with this SSH key, or the .pub of one in an agent or a token; ssh-keygen asks for what it needs',
    )
    .option('--ready', 'make the packet Ready-for-Dev in the same act, on the board too')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check sign WP-1-Jobs-20260101 alice010120261200 --dry-run', 'see what would be signed'],
        ['npx handshake-check sign WP-1-Jobs-20260101 alice010120261200', 'sign it'],
        ['npx handshake-check sign WP-1-Jobs-20260101 alice010120261200 --ssh-key ~/.ssh/id_ed25519', 'and prove it'],
        ['npx handshake-check sign WP-1-Jobs-20260101 alice010120261200 --ready', 'sign it, and let work start'],
      ),
    )
    .action(
      (id: string, signature: string, options: ActOptions & { readonly ready?: true; readonly sshKey?: string }) =>
        answer(
          import('../desk/packets/sign.js').then(({ runSign }) =>
            runSign(
              {
                ...actRequest(program, options),
                id,
                signature,
                ready: options.ready ?? false,
                sshKey: options.sshKey ?? null,
              },
              terminal,
            ),
          ),
        ),
    );
};
