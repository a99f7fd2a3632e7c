import { UndecidedError } from '../../engine/model/undecided.js';
import { canAsk } from '../desk/packets/ask-for-packet.js';

/** What `init` may do with what it has planned. */
export type Consent = 'write' | 'show';

/** What was typed. */
export interface Asked {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly format: 'text' | 'json';
}

/**
 * Asks whether to write what was just shown: only a person at a terminal, and only without `--yes`.
 * @throws UndecidedError where nobody can be asked, or the person says no: nothing was written
 */
export async function consent(asked: Asked, question: string): Promise<Consent> {
  if (asked.dryRun) return 'show';
  if (asked.yes) return 'write';
  if (asked.format === 'json' || !canAsk()) {
    throw new UndecidedError({
      subject: 'init',
      reason: 'was not told to write what it has shown, and there is nobody to ask: nothing was written',
      help: 'Run it again with --yes to write it, or with --dry-run to see it as a diff.',
    });
  }
  const { confirm } = await import('@clack/prompts');
  if ((await confirm({ message: question })) === true) return 'write';
  throw new UndecidedError({
    subject: 'init',
    reason: 'was stopped: nothing was written',
    help: 'Run it again when you want it, or with --dry-run to see it as a diff.',
  });
}
