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

/** The commands that open the message of a commit to change it. */
export function rewordLine(amended: AmendedCommit): string {
  return amended.commit.id === null ? 'git commit' : atCommit(amended, 'git commit --amend');
}

/** The commands that take a path out of a commit. What was done to it stays in the work tree. */
export function withoutPathLine(amended: AmendedCommit, path: RepoPath): string {
  if (amended.commit.id === null) return `git restore --staged -- ${shellWord(path)}`;
  return atCommit(amended, `git restore --source=HEAD~ --staged -- ${shellWord(path)} && git commit --amend --no-edit`);
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
