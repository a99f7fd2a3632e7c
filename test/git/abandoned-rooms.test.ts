import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { sweepRooms } from '../../engine/git/abandoned-rooms.js';
import { CleanRoom, ROOM_HEAD } from '../../engine/git/clean-room.js';
import { temporaryFolder } from '../cli/governed-repository.js';

const LATER = Date.now() + 25 * 60 * 60 * 1000;
/** Larger than any process id of Linux, macOS or Windows. */
const NOBODY = 4_294_967;

function room(folder: string, name: string, head: string | null = ROOM_HEAD, mode = 0o700): string {
  const path = join(folder, name);
  mkdirSync(path, { mode });
  if (head !== null) writeFileSync(join(path, 'HEAD'), head);
  return path;
}

describe.skipIf(process.getuid === undefined)('clean rooms that killed runs left', () => {
  it('go when they are a day old, and what they link to stays', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine'), '');
    const left = room(folder, `handshake-check-${NOBODY}-aB3xYz`);
    mkdirSync(join(left, 'objects'));
    symlinkSync(join(folder, 'mine'), join(left, 'objects', 'link'));
    expect(sweepRooms(Date.now(), folder)).toBe(0);
    expect(sweepRooms(LATER, folder)).toBe(1);
    expect(existsSync(left)).toBe(false);
    expect(existsSync(join(folder, 'mine'))).toBe(true);
    expect(sweepRooms(LATER, join(folder, 'nowhere'))).toBe(0);
  });

  it('stay as long as anything is not provably ours and abandoned', () => {
    const folder = temporaryFolder();
    const name = (end: string): string => `handshake-check-${NOBODY}-${end}`;
    const kept = [
      room(folder, `handshake-check-${process.pid}-aB3xYz`),
      room(folder, 'handshake-check-aB3xYz'),
      room(folder, name('aB3xYz-more')),
      room(folder, name('noHead'), null),
      room(folder, name('other1'), 'ref: refs/heads/main\n'),
      room(folder, name('public')),
    ];
    chmodSync(join(folder, name('public')), 0o755);
    const elsewhere = room(folder, 'elsewhere');
    symlinkSync(elsewhere, join(folder, name('link01')));
    writeFileSync(join(folder, name('file01')), ROOM_HEAD);
    const linked = room(folder, name('link02'), null);
    symlinkSync(join(elsewhere, 'HEAD'), join(linked, 'HEAD'));
    expect(sweepRooms(LATER, folder)).toBe(0);
    for (const path of [...kept, elsewhere, linked]) expect(existsSync(path), path).toBe(true);
  });

  it('are known by the names that rooms have', async () => {
    const opened = CleanRoom.open('git', {}, {
      objectFormat: 'sha1',
      objectDirectories: [],
    } as unknown as Parameters<typeof CleanRoom.open>[2]);
    expect(opened.directory).toMatch(new RegExp(`/handshake-check-${process.pid}-[A-Za-z0-9]{6}$`));
    await opened.close();
  });
});
