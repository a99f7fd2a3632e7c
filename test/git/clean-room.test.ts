import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, pid, platform } from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { CleanRoom } from '../../engine/git/clean-room.js';
import type { ObjectFormat } from '../../engine/git/object-id.js';
import { afterFile } from '../support/after-file.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const before = env.TMPDIR;
let count = 0;

afterEach(() => {
  if (before === undefined) delete env.TMPDIR;
  else env.TMPDIR = before;
});

/** A room of a folder for temporary files, and of a git that is a shell script. */
function opened(script: string, objectDirectories: readonly string[], objectFormat: ObjectFormat = 'sha1') {
  env.TMPDIR = newFolder();
  const binary = place.program(`git-${count++}`, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
  const layout = { objectFormat, objectDirectories } as unknown as Parameters<typeof CleanRoom.open>[2];
  const room = CleanRoom.open(binary, {}, layout);
  afterFile(() => room.close());
  return room;
}

const contentOf = (room: CleanRoom, ...names: string[]): string => readFileSync(join(room.directory, ...names), 'utf8');

describe.skipIf(platform === 'win32')('a clean room', () => {
  it('is a bare repository with no settings but its own, and borrows objects', async () => {
    const room = opened('', ['/a b/objects', '/c']);
    expect(room.directory).toContain(join(String(env.TMPDIR), `handshake-check-${pid}-`));
    expect(contentOf(room, 'HEAD')).toBe('ref: refs/heads/none\n');
    expect(contentOf(room, 'config')).toBe(
      '[core]\n\trepositoryFormatVersion = 0\n\tbare = true\n\tcommitGraph = false\n',
    );
    expect(contentOf(room, 'objects', 'info', 'alternates')).toBe('/a b/objects\n/c\n');
    expect(readdirSync(room.directory).sort()).toEqual(['HEAD', 'config', 'objects', 'refs']);
    await room.close();
    await room.close();
    expect(existsSync(room.directory)).toBe(false);
  });

  it('has the format of the objects that it borrows', () => {
    const room = opened('', [], 'sha256');
    expect(contentOf(room, 'config')).toBe(
      '[core]\n\trepositoryFormatVersion = 1\n\tbare = true\n\tcommitGraph = false\n[extensions]\n\tobjectFormat = sha256\n',
    );
    expect(room.objectFormat).toBe('sha256');
  });

  it.each(['/a"b', '/a\nb'])('cannot borrow from %j, and leaves nothing behind', (path) => {
    expect(() => opened('', ['/a', path])).toThrow(
      expect.objectContaining({
        subject: 'the path of the object store',
        reason: 'holds a quote or a line break',
        help: 'Move the repository to a folder with a plain name.',
      }),
    );
    expect(readdirSync(String(env.TMPDIR))).toEqual([]);
  });

  it('cannot be made where nothing can be written', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    env.TMPDIR = file;
    const layout = { objectFormat: 'sha1', objectDirectories: [] } as unknown as Parameters<typeof CleanRoom.open>[2];
    expect(() => CleanRoom.open('git', {}, layout)).toThrow(
      expect.objectContaining({
        subject: `the temporary folder ${file}`,
        reason: expect.stringMatching(/^cannot be written \(ENOTDIR: .*\)$/),
        help: 'Free some space there, or point `TMPDIR` to a folder that can be written.',
        cause: expect.objectContaining({ code: 'ENOTDIR' }),
      }),
    );
  });

  it('runs git in itself, on a work tree where one is named', async () => {
    const room = opened('pwd; echo "$GIT_DIR|$GIT_WORK_TREE|$*"; cat', []);
    const said = async (answer: ReturnType<CleanRoom['git']>): Promise<string[]> =>
      String((await answer).stdout).split('\n');
    expect(await said(room.git(['log', '-1'], { input: 'in' }))).toEqual([
      room.directory,
      `${room.directory}||log -1`,
      'in',
    ]);
    expect(await said(room.gitOnWorkTree('/w', ['diff'], { input: 'in' }))).toEqual([
      room.directory,
      `${room.directory}|/w|diff`,
      'in',
    ]);
    const failing = opened('exit 1', []);
    expect((await failing.git(['log'], { accept: [1] })).code).toBe(1);
    expect((await failing.gitOnWorkTree('/w', ['log'], { accept: [1] })).code).toBe(1);
  });

  it('ends what runs in it when it is closed', async () => {
    const room = opened('exec sleep 30', []);
    const runs = Promise.allSettled([room.git(['log']), room.gitOnWorkTree('/w', ['diff'])]);
    await room.close();
    const reasons = (await runs).map((run) => (run.status === 'rejected' ? String(run.reason.message) : run.status));
    expect(reasons).toEqual(['git log', 'git diff'].map((name) => `${name} was ended with the run that asked it`));
  });

  it('is gone though something was put into it', async () => {
    const room = opened('', []);
    mkdirSync(join(room.directory, 'objects', 'ab'));
    writeFileSync(join(room.directory, 'objects', 'ab', 'c'), '', { mode: 0o400 });
    await room.close();
    expect(existsSync(room.directory)).toBe(false);
  });
});
