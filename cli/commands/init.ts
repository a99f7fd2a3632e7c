import { UndecidedError } from '../../engine/model/undecided.js';
import { type AddCommand, directoryOf, examples, FORMATS, formatOf } from './command.js';
import { nowOf } from './desk-options.js';

interface InitOptions {
  readonly yes?: true;
  readonly dryRun?: true;
  readonly uninstall?: true;
  readonly action?: string;
  readonly format: string;
}

/** `init`: everything that a governed repository needs, where it is not there yet. */
export const addInit: AddCommand = (program, { terminal, answer }) => {
  program
    .command('init')
    .description('lay configuration, documents, hooks and what agents are told, where they are not there yet')
    .option('--yes', 'write without asking')
    .option('--dry-run', 'show what would be written as a diff, write nothing')
    .option('--uninstall', 'take out what init wrote and nobody changed since')
    .option(
      '--action <OWNER/REPO@COMMIT>',
      'lay the required check, too: where the Action is, at the full id of a commit',
    )
    .option('--format <FORMAT>', `print the answer as ${FORMATS.join(' or ')}`, 'text')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check init', 'shows what it will write, and asks'],
        ['npx handshake-check init --yes', 'writes it; run again it changes nothing'],
        ['npx handshake-check init --dry-run', 'what would be written, as a diff'],
        ['npx handshake-check init --yes --action example/handshake-check@<full id of a commit>', 'with the workflow'],
        ['npx handshake-check init --uninstall --yes', 'takes it out again'],
      ),
    )
    .action((options: InitOptions) => answer(run(options)));

  async function run({ yes, dryRun, uninstall, action, format }: InitOptions) {
    if (yes && dryRun) throw yesAndDryRun();
    const { actionOf } = await import('../init/workflow-file.js');
    const request = {
      directory: directoryOf(program),
      now: nowOf(undefined),
      format: formatOf(format),
      yes: yes ?? false,
      dryRun: dryRun ?? false,
      action: action === undefined ? null : actionOf(action),
    };
    if (uninstall) return (await import('../init/uninstall.js')).runUninstall(request, terminal);
    return (await import('../init/init.js')).runInit(request, terminal);
  }
};

function yesAndDryRun(): UndecidedError {
  return new UndecidedError({
    subject: '--yes and --dry-run',
    reason: 'were given together, expected one of them',
    help: 'Leave out --dry-run to write, or --yes to see what would be written.',
  });
}
