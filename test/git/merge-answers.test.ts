import { describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { mergeMechanically, parseMerges } from '../../engine/git/merge.js';
import type { GitAnswer, RunOptions } from '../../engine/git/run.js';

const [A, B] = ['a', 'b'].map((letter) => letter.repeat(40)) as [string, string];
const CLEAN = `1\0${A}\0\0`;
const CONFLICT = `0\0${B}\0one\0in/two\0\0`;

/** A room whose git gives one answer, and what it was asked. */
function roomOf(answer: string) {
  const asked: { args: readonly string[]; input: unknown }[] = [];
  const git = async (args: readonly string[], options: RunOptions): Promise<GitAnswer> => {
    asked.push({ args, input: options.input });
    return { code: 0, stdout: Buffer.from(answer), stderr: '' };
  };
  return { asked, room: { git } as unknown as CleanRoom };
}

const PAIR = { ours: A, theirs: B };
const PLAIN = { directoryRenames: false, unrelated: false };

describe('the answer to a question about merges', () => {
  it('holds one merge for each pair', async () => {
    const { room, asked } = roomOf(CLEAN + CONFLICT);
    expect(await mergeMechanically(room, [PAIR, { ours: B, theirs: A }], PLAIN)).toEqual([
      { tree: A, conflicts: [] },
      { tree: B, conflicts: ['one', 'in/two'] },
    ]);
    expect(asked).toEqual([
      {
        args: [
          ...['-c', 'merge.directoryRenames=false', 'merge-tree', '--write-tree', '--stdin', '-z', '--name-only'],
          '--no-messages',
        ],
        input: `${A} ${B}\n${B} ${A}\n`,
      },
    ]);
  });

  it('is asked for with what the merge may do, and not at all for nothing', async () => {
    const { room, asked } = roomOf(CLEAN);
    await mergeMechanically(room, [PAIR], { directoryRenames: true, unrelated: true });
    expect(asked[0]?.args).toEqual(
      expect.arrayContaining(['merge.directoryRenames=true', '--allow-unrelated-histories']),
    );
    expect(await mergeMechanically(room, [], PLAIN)).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['fewer merges than pairs', CLEAN],
    ['more merges than pairs', CLEAN + CLEAN + CLEAN],
    ['one that is cut off', CLEAN + CLEAN.slice(0, -1)],
  ])('is undecided with %s', async (_, answer) => {
    await expect(mergeMechanically(roomOf(answer).room, [PAIR, PAIR], PLAIN)).rejects.toThrow(
      /^git merge-tree wrote an incomplete answer$/,
    );
  });

  it.each([
    ['a status that is none', `2\0${A}\0\0`],
    ['a status that is empty', `\0${A}\0\0`],
    ['a tree that is no id', '1\0x\0\0'],
    ['no tree', '1\0'],
    ['a clean merge with conflicts', `1\0${A}\0one\0\0`],
    ['a conflict without a path', `0\0${A}\0\0`],
    ['paths without an end', `0\0${A}\0one\0`],
    ['a path without an end', `0\0${A}\0one`],
    ['a word behind it', `${CLEAN}x`],
  ])('is not readable with %s', (_, answer) => {
    expect(parseMerges(Buffer.from(answer))).toBeNull();
  });
});
