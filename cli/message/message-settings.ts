import type { Repository } from '../../engine/git/repository.js';
import { symbolicTarget } from '../../engine/git/revision.js';
import { readSettings } from '../../engine/git/settings.js';
import type { Claims } from './claims.js';

/** What is set around a commit message: the claims of the person, and how git will read the message. */
export interface MessageSettings extends Claims {
  /** What begins a comment line; null when git keeps such lines because it opened no editor. */
  readonly comment: string | null;
  /** The author's address; `''` when nobody has set one. */
  readonly email: string;
}

const NAMES = ['handshake.role', 'handshake.workpacket', 'core.commentchar', 'core.commentstring', 'user.email'];

/** Reads the settings of the repository and the environment of the hook. Nothing of them is executed. */
export async function messageSettings({ user, environment: env }: Repository): Promise<MessageSettings> {
  const settings = await readSettings(user, NAMES);
  const ref = await symbolicTarget(user, 'HEAD');
  return {
    environmentRole: env.HANDSHAKE_ROLE ?? null,
    configuredRole: settings.get('handshake.role') ?? null,
    configuredPacket: settings.get('handshake.workpacket') ?? null,
    branch: ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null,
    // Hooks of a commit for which git opens no editor get `:` for one; git then keeps lines that look like comments.
    comment: env.GIT_EDITOR === ':' ? null : commentMark(settings),
    email: env.GIT_AUTHOR_EMAIL ?? settings.get('user.email') ?? '',
  };
}

/** `auto` picks a mark that no line of the message begins with; `#` is its first choice. */
function commentMark(settings: ReadonlyMap<string, string>): string {
  const set = settings.get('core.commentstring') ?? settings.get('core.commentchar') ?? '';
  return set === '' || set === 'auto' ? '#' : set;
}
