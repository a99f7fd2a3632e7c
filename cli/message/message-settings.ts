import type { Repository } from '../../engine/git/repository.js';
import { runGit } from '../../engine/git/run.js';
import type { Claims } from './claims.js';

/** What is set around a commit message: the claims of the person, and how git will read the message. */
export interface MessageSettings extends Claims {
  /** What begins a comment line; null when git keeps such lines because it opened no editor. */
  readonly comment: string | null;
  /** The author's address; `''` when nobody has set one. */
  readonly email: string;
}

/** Reads the settings of the repository and the environment of the hook. Nothing of them is executed. */
export async function messageSettings({ user, environment: env }: Repository): Promise<MessageSettings> {
  const settings = await readSettings(user);
  const head = await runGit(user, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [0, 1] });
  const ref = head.stdout.toString('utf8').trimEnd();
  return {
    environmentRole: env.HANDSHAKE_ROLE ?? null,
    configuredRole: settings.get('handshake.role') ?? null,
    configuredPacket: settings.get('handshake.workpacket') ?? null,
    branch: ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null,
    // Hooks of a commit for which git opens no editor get `:` for one; git then keeps lines that look like comments.
    comment: env.GIT_EDITOR === ':' ? null : commentMark(settings),
    email: env.GIT_AUTHOR_EMAIL ?? settings.get('user.email') ?? '',
  };
}

/** The last value of each setting, by its name in small letters. */
async function readSettings(user: Repository['user']): Promise<ReadonlyMap<string, string>> {
  const names = '^(handshake\\.(role|workpacket)|core\\.comment(char|string)|user\\.email)$';
  const { stdout } = await runGit(user, ['config', '-z', '--get-regexp', names], { accept: [0, 1] });
  const entries = stdout
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
  return new Map(
    entries.map((entry): [string, string] => {
      const end = entry.indexOf('\n');
      return end < 0 ? [entry, ''] : [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
}

/** `auto` picks a mark that no line of the message begins with; `#` is its first choice. */
function commentMark(settings: ReadonlyMap<string, string>): string {
  const set = settings.get('core.commentstring') ?? settings.get('core.commentchar') ?? '';
  return set === '' || set === 'auto' ? '#' : set;
}
