import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { lentObjects, makeStore } from '../../engine/git/remote-store.js';
import { newFolder, newRepository, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());

/** The store that a git makes which writes down how it was called. */
async function stored(name: string, lent: readonly string[]): Promise<string> {
  const binary = place.program(
    'git',
    '#!/bin/sh\nfor folder; do :; done\nmkdir -p "$folder/objects/info"\nprintf "%s\\n" "$@" > "$folder/asked"\n',
  );
  const folder = join(place.folder, name);
  await makeStore({ binary, env: { PATH: '/usr/bin:/bin' }, cwd: place.folder }, folder, 'sha256', lent);
  return folder;
}

describe.skipIf(platform === 'win32')('a store', () => {
  it('is an empty bare repository', async () => {
    const folder = await stored('empty', []);
    const asked = ['init', '--quiet', '--bare', '--template=', '--object-format=sha256', folder, ''];
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(asked.join('\n'));
    expect(() => readFileSync(join(folder, 'objects', 'info', 'alternates'))).toThrow('ENOENT');
  });

  it('borrows what is lent, one folder on a line', async () => {
    const folder = await stored('borrowing', ['/a', '/b']);
    expect(readFileSync(join(folder, 'objects', 'info', 'alternates'), 'utf8')).toBe('/a\n/b\n');
  });
});

describe.skipIf(platform === 'win32')('a checkout', () => {
  const repository = newRepository();
  const environment = repository.environment;
  const directory = join(repository.folder, '.git');
  const objects = join(realpathSync(repository.folder), '.git', 'objects');
  const lent = (format: 'sha1' | 'sha256' = 'sha1', folder = repository.folder) =>
    lentObjects(folder, environment, format);

  it('lends its objects, if they are of the same format', async () => {
    expect(await lent()).toEqual([objects]);
    expect(await lent('sha256')).toEqual([]);
    rmSync(join(objects, 'pack'), { recursive: true });
    expect(await lent()).toEqual([objects]);
  });

  it('lends nothing where it is shallow, which an empty file does not make it', async () => {
    const shallow = join(directory, 'shallow');
    writeFileSync(shallow, '');
    expect(await lent()).toEqual([objects]);
    writeFileSync(shallow, `${'a'.repeat(40)}\n`);
    expect(await lent()).toEqual([]);
    rmSync(shallow);
  });

  it('lends nothing where a server promised the rest, in any of its folders', async () => {
    const packs = join(objects, 'pack');
    mkdirSync(packs, { recursive: true });
    writeFileSync(join(packs, 'a.promisor.pack'), '');
    expect(await lent()).toEqual([objects]);
    writeFileSync(join(packs, 'a.promisor'), '');
    expect(await lent()).toEqual([]);
    const received = join(repository.root, 'received');
    mkdirSync(received);
    const pushed = { ...environment, GIT_OBJECT_DIRECTORY: received, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects };
    expect(await lentObjects(repository.folder, pushed, 'sha1')).toEqual([]);
    rmSync(join(packs, 'a.promisor'));
    expect(await lentObjects(repository.folder, pushed, 'sha1')).toEqual([received, objects]);
  });

  it.each(['a"b', 'a\nb'])('lends nothing from a path that no list of stores can hold: %j', async (name) => {
    const moved = join(repository.root, name);
    renameSync(repository.folder, moved);
    expect(await lent('sha1', moved).finally(() => renameSync(moved, repository.folder))).toEqual([]);
  });

  it('lends nothing where there is none, or one without a work tree', async () => {
    expect(await lent('sha1', newFolder())).toEqual([]);
    const bare = newFolder();
    repository.git('init', '-q', '--bare', bare);
    expect(await lent('sha1', bare)).toEqual([]);
    await expect(lent('sha1', 'a\0b')).rejects.toBeInstanceOf(TypeError);
  });
});
