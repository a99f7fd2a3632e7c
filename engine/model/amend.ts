import type { Commit } from './commit.js';
import type { RepoPath } from './path.js';

/** What it takes to give a commit of a change another message or another tree, to paste (law.md, decision 15). */
export interface AmendedCommit<C = Pick<Commit, 'id' | 'parents'>> {
  readonly commit: C;
  /** Whether no commit of the change comes after it. */
  readonly isLast: boolean;
}

/** The commands that add trailers to a commit: `Role: Coder`, `Work-Packet: …`. */
export function withTrailersLine(amended: AmendedCommit, trailers: readonly string[]): string {
  const flags = trailers.map((trailer) => `--trailer "${trailer}"`).join(' ');
  // git keeps the message of a commit that a hook refused; without -F it would open an editor, which an agent has not.
  if (amended.commit.id === null) return `git commit -F "$(git rev-parse --git-path COMMIT_EDITMSG)" ${flags}`;
  return atCommit(amended, `git commit --amend --no-edit ${flags}`);
}

/** The commands that take every line that begins like a role out of the message of a commit, and add the one that is meant. */
export function withRoleLine(amended: AmendedCommit, role: string): string {
  const without = (message: string): string =>
    `${message} | grep -viE '^[[:space:]]*role[[:space:]]*[:=]' | git commit`;
  const ending = `-F - --trailer "Role: ${role}"`;
  if (amended.commit.id === null) return `${without('cat "$(git rev-parse --git-path COMMIT_EDITMSG)"')} ${ending}`;
  return atCommit(amended, `${without('git log -1 --format=%B')} --amend ${ending}`);
}

/** The commands that open the message of a commit to change it. */
export function rewordLine(amended: AmendedCommit): string {
  return amended.commit.id === null ? 'git commit' : atCommit(amended, 'git commit --amend');
}

/** The commands that take paths out of a commit, all of them. What was done to them stays in the work tree. */
export function withoutPathsLine(amended: AmendedCommit, paths: readonly RepoPath[]): string {
  const words = paths.map(shellWord).join(' ');
  if (amended.commit.id === null) return `git restore --staged -- ${words}`;
  return atCommit(amended, `git restore --source=HEAD~ --staged -- ${words} && git commit --amend --no-edit`);
}

/** The commands that give a commit another tree, which `make` puts into the index. */
export function withTreeLine(amended: AmendedCommit, make: string): string {
  return amended.commit.id === null ? make : atCommit(amended, `${make} && git commit --amend --no-edit`);
}

function atCommit({ commit, isLast }: AmendedCommit, amend: string): string {
  if (commit.id === null || isLast) return amend;
  const from = commit.parents[0]?.parent?.slice(0, 12) ?? '--root';
  return `git rebase -i ${from}, mark ${commit.id.slice(0, 12)} as "edit", and at the stop: ${amend} && git rebase --continue`;
}

/** A path as one word of a shell command. */
export function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
