import { describe, expect, it } from 'vitest';
import {
  rewordLine,
  shellWord,
  withoutPathsLine,
  withRoleLine,
  withTrailersLine,
  withTreeLine,
} from '../../engine/model/amend.js';

const made = { commit: { id: null, parents: [] }, isLast: true };
const last = { commit: { id: 'b'.repeat(40), parents: [] }, isLast: true };
const earlier = { commit: { id: 'b'.repeat(40), parents: [{ parent: 'a'.repeat(40), changes: [] }] }, isLast: false };
const root = { commit: { id: 'b'.repeat(40), parents: [{ parent: null, changes: [] }] }, isLast: false };

describe('what to paste', () => {
  it('for a commit that is being made', () => {
    expect(withTrailersLine(made, ['Role: Coder', 'Work-Packet: WP-1-A-v1'])).toBe(
      'git commit -F "$(git rev-parse --git-path COMMIT_EDITMSG)" --trailer "Role: Coder" --trailer "Work-Packet: WP-1-A-v1"',
    );
    expect(withoutPathsLine(made, ['a b', 'c'])).toBe("git restore --staged -- 'a b' c");
    expect(rewordLine(made)).toBe('git commit');
    expect(withRoleLine(made, 'Coder')).toBe(
      `cat "$(git rev-parse --git-path COMMIT_EDITMSG)" | grep -viE '^[[:space:]]*role[[:space:]]*[:=]' | git commit -F - --trailer "Role: Coder"`,
    );
  });

  it('for the last commit', () => {
    expect(rewordLine(last)).toBe('git commit --amend');
    expect(withoutPathsLine(last, ['src/a.ts'])).toBe(
      'git restore --source=HEAD~ --staged -- src/a.ts && git commit --amend --no-edit',
    );
  });

  it('for an earlier one, and one without a parent', () => {
    expect(withTrailersLine(earlier, ['Role: Coder'])).toBe(
      'git rebase -i aaaaaaaaaaaa, mark bbbbbbbbbbbb as "edit", and at the stop: git commit --amend --no-edit --trailer "Role: Coder" && git rebase --continue',
    );
    expect(rewordLine(root)).toMatch(/^git rebase -i --root, /);
  });

  it('for a commit that gets another tree', () => {
    expect(withTreeLine(made, 'git add -- a')).toBe('git add -- a');
    expect(withTreeLine(last, 'git add -- a')).toBe('git add -- a && git commit --amend --no-edit');
    expect(withTreeLine(earlier, 'git add -- a')).toMatch(
      /^git rebase -i a{12}, mark b{12} as "edit", and at the stop: git add -- a && git commit --amend --no-edit && git rebase --continue$/,
    );
  });

  it.each([
    ['src/a.ts', 'src/a.ts'],
    ['-rf', "'-rf'"],
    ["it's", "'it'\\''s'"],
    ['$(x)', "'$(x)'"],
  ])('%s is the word %s of a command', (path, word) => {
    expect(shellWord(path)).toBe(word);
  });
});
