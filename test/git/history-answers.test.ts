import { describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { commitsBetween, mergeBases } from '../../engine/git/history.js';
import type { GitAnswer } from '../../engine/git/run.js';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

/** A room whose git gives one answer to `rev-list` and one to `merge-base`. */
function roomOf(listed: string, bases: Partial<GitAnswer> & { text?: string } = {}): CleanRoom {
  const git = async (args: readonly string[]): Promise<GitAnswer> =>
    args[0] === 'rev-list'
      ? { code: 0, stdout: Buffer.from(listed), stderr: '' }
      : { code: 0, stderr: '', stdout: Buffer.from(bases.text ?? ''), ...bases };
  return { git } as unknown as CleanRoom;
}

const lines = (...ids: readonly string[]): string => ids.map((id) => `${id}\n`).join('');

describe('an answer about history', () => {
  it('is whole when it ends in the head', async () => {
    expect(await commitsBetween(roomOf(lines(A, B)), C, B, 9)).toEqual([A, B]);
  });

  it.each([
    ['ends in another commit', lines(A), B],
    ['was cut in the middle of a line', A, A],
    ['holds a line that is no commit', `${A}\nx\n${B}\n`, B],
    ['is no list', 'x', A],
    ['is empty for all of history', '', null],
  ])('is not when it %s', async (_, listed, head) => {
    const asked =
      head === null ? commitsBetween(roomOf(listed), null, A, 9) : commitsBetween(roomOf(listed), C, head, 9);
    await expect(asked).rejects.toThrow(/^git rev-list wrote an incomplete answer$/);
  });

  it('may be empty where the base has the head already, and nowhere else', async () => {
    expect(await commitsBetween(roomOf('', { text: lines(B) }), A, A, 9)).toEqual([]);
    expect(await commitsBetween(roomOf('', { text: lines(A) }), B, A, 9)).toEqual([]);
    await expect(commitsBetween(roomOf('', { text: lines(C) }), B, A, 9)).rejects.toThrow('incomplete');
    await expect(commitsBetween(roomOf('', { code: 1 }), B, A, 9)).rejects.toThrow('incomplete');
  });
});

describe('an answer about common ancestors', () => {
  it('may be that there are none', async () => {
    expect(await mergeBases(roomOf('', { code: 1 }), A, B)).toEqual([]);
    expect(await mergeBases(roomOf('', { text: lines(A, C) }), A, B)).toEqual([A, C]);
    expect(await mergeBases(roomOf('', { text: lines(A), stderr: 'warning' }), A, B)).toEqual([A]);
  });

  it.each([
    [{ code: 1, stderr: 'error: broken' }, /^git merge-base wrote an incomplete answer: error: broken$/],
    [{ code: 1, text: lines(A) }, /incomplete/],
    [{ code: 1, text: lines(A), stderr: 'error' }, /incomplete/],
    [{ code: 0, text: A }, /incomplete/],
    [{ code: 1, text: 'x' }, /incomplete/],
    [{ code: 0, text: 'x\n' }, /incomplete/],
  ])('is none for %j', async (answer, reason) => {
    await expect(mergeBases(roomOf('', answer), A, B)).rejects.toThrow(reason);
  });
});
