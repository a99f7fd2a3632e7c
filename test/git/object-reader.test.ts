import { beforeAll, describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { hashObject } from '../../engine/git/object-id.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { NOWHERE, newRepository, type TemporaryRepository } from './temporary-repository.js';

let repository: TemporaryRepository;
let room: CleanRoom;
let commit = '';

beforeAll(async () => {
  repository = newRepository();
  commit = repository.commit('first', { 'a.txt': 'alpha\n' });
  room = await repository.room();
});

describe('the object reader', () => {
  it('tells type and size without content', async () => {
    const blob = repository.git('rev-parse', 'HEAD:a.txt');
    expect(await room.objects.find(blob)).toEqual({ id: blob, type: 'blob', size: 6 });
    expect((await room.objects.header(commit)).type).toBe('commit');
  });

  it('reads every byte of a content, also of none', async () => {
    const odd = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    for (const content of [Buffer.alloc(0), Buffer.from('\n'), odd, Buffer.concat([odd, odd, Buffer.from('\n\n')])]) {
      expect(await room.objects.read(repository.store('blob', content), 'blob', 1_000)).toEqual(content);
    }
  });

  it('says null for an object that is not there, and refuses to read it', async () => {
    expect(await room.objects.find(NOWHERE)).toBeNull();
    await expect(room.objects.header(NOWHERE)).rejects.toThrow('object deadbeefdead is missing here');
    await expect(room.objects.read(NOWHERE, 'blob', 10)).rejects.toBeInstanceOf(UndecidedError);
  });

  it('takes nothing but full ids (threat I03)', async () => {
    for (const name of [
      'HEAD',
      commit.slice(0, 12),
      'HEAD:a.txt',
      `${commit}\ninfo ${commit}`,
      commit.toUpperCase(),
      '',
    ]) {
      await expect(room.objects.find(name)).rejects.toBeInstanceOf(TypeError);
    }
    expect(await room.objects.find(commit)).not.toBeNull();
  });

  it('does not take a long id of another object format for a short one', async () => {
    expect(await room.objects.find(commit + '0'.repeat(24))).toBeNull();
  });

  it('refuses another type and a larger size, and goes on', async () => {
    const blob = repository.git('rev-parse', 'HEAD:a.txt');
    await expect(room.objects.read(blob, 'tree', 100)).rejects.toThrow('is a blob, expected a tree');
    await expect(room.objects.read(blob, 'blob', 5)).rejects.toThrow('has 6 bytes, expected at most 5');
    expect(await room.objects.read(blob, 'blob', 6)).toEqual(Buffer.from('alpha\n'));
  });

  it('reads a content of many chunks beside small ones', async () => {
    const large = Buffer.alloc(3_000_000, 'large content\n');
    const id = repository.store('blob', large);
    const blob = repository.git('rev-parse', 'HEAD:a.txt');
    const [first, middle, last, none] = await Promise.all([
      room.objects.read(blob, 'blob', 100),
      room.objects.read(id, 'blob', large.length),
      room.objects.read(blob, 'blob', 100),
      room.objects.find(NOWHERE),
    ]);
    expect(middle?.equals(large)).toBe(true);
    expect([String(first), String(last), none]).toEqual(['alpha\n', 'alpha\n', null]);
  });

  it('answers thousands of requests of one turn, each with its own object', async () => {
    const contents = Array.from({ length: 2_000 }, (_, n) => `blob ${n}`);
    const stream = contents.map((content) => `blob\ndata ${content.length}\n${content}\n`);
    repository.bytes(['fast-import', '--quiet'], stream.join(''));
    const ids = contents.map((content) => hashObject('sha1', 'blob', Buffer.from(content)));
    const read = await Promise.all(ids.map((id) => room.objects.read(id, 'blob', 100)));
    expect(read.map(String)).toEqual(contents);
  });

  it('ends open requests when it is closed, and takes no new ones', async () => {
    const own = await repository.room();
    const open = own.objects.find(commit);
    const ended = expect(open).rejects.toThrow('was closed');
    await own.objects.close();
    await ended;
    await expect(own.objects.find(commit)).rejects.toThrow('was closed');
    await own.objects.close();
  });
});
