import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CleanRoom } from '../../engine/git/clean-room.js';
import { findGit } from '../../engine/git/executable.js';
import { newFolder, newRepository, TemporaryRepository } from './temporary-repository.js';

let repository: TemporaryRepository;
let head = '';

beforeAll(() => {
  repository = newRepository();
  head = repository.commit('first', { 'a/b/c': '1' });
});

describe('where the parts of a repository are', () => {
  it('seen from the top and from a folder of it', async () => {
    for (const folder of [repository.folder, join(repository.folder, 'a/b')]) {
      const { layout } = await repository.found(folder);
      expect(layout).toEqual({
        gitDirectory: join(repository.folder, '.git'),
        commonDirectory: join(repository.folder, '.git'),
        indexFile: join(repository.folder, '.git/index'),
        objectDirectories: [join(repository.folder, '.git/objects')],
        shallowFile: join(repository.folder, '.git/shallow'),
        mergeHeadFile: join(repository.folder, '.git/MERGE_HEAD'),
        excludeFile: join(repository.folder, '.git/info/exclude'),
        objectFormat: 'sha1',
        topLevel: repository.folder,
        head,
      });
    }
  });

  it('seen through a link', async () => {
    const link = join(repository.root, 'link');
    symlinkSync(join(repository.folder, 'a'), link);
    expect((await repository.found(link)).layout.topLevel).toBe(repository.folder);
  });

  it('in a linked work tree', async () => {
    const folder = join(repository.root, 'linked');
    repository.git('worktree', 'add', '-q', folder, '-b', 'linked');
    const { layout } = await repository.found(folder);
    const own = join(repository.folder, '.git/worktrees/linked');
    expect(layout).toMatchObject({
      gitDirectory: own,
      commonDirectory: join(repository.folder, '.git'),
      indexFile: join(own, 'index'),
      mergeHeadFile: join(own, 'MERGE_HEAD'),
      objectDirectories: [join(repository.folder, '.git/objects')],
      topLevel: folder,
      head,
    });
  });

  it('in a bare repository and inside of a git directory', async () => {
    const folder = join(repository.root, 'bare.git');
    repository.git('clone', '-q', '--bare', repository.folder, folder);
    expect((await repository.found(folder)).layout).toMatchObject({ gitDirectory: folder, topLevel: null, head });
    expect((await repository.found(join(repository.folder, '.git'))).layout.topLevel).toBeNull();
  });

  it('where a running hook says (threats I07, H08)', async () => {
    const elsewhere = newFolder();
    const extra = {
      GIT_DIR: join(repository.folder, '.git'),
      GIT_WORK_TREE: repository.folder,
      GIT_INDEX_FILE: join(repository.folder, '.git/next-index-1.lock'),
    };
    const { layout } = await repository.found(elsewhere, extra);
    expect(layout).toMatchObject({ indexFile: extra.GIT_INDEX_FILE, head, gitDirectory: extra.GIT_DIR });
    const relative = await repository.found(repository.folder, { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/other' });
    expect(relative.layout).toMatchObject({
      indexFile: join(repository.folder, '.git/other'),
      topLevel: repository.folder,
    });
  });

  it('whatever else the environment says (threat I07)', async () => {
    const marker = join(repository.root, 'ran');
    const program = repository.program('touch-it', `#!/bin/sh\ntouch '${marker}'\n`);
    const { layout } = await repository.found(repository.folder, {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: program,
      GIT_EXTERNAL_DIFF: program,
      GIT_NAMESPACE: 'other',
      GIT_REPLACE_REF_BASE: 'refs/heads/',
      GIT_TRACE2: marker,
      GIT_CEILING_DIRECTORIES: '/',
    });
    expect(layout.head).toBe(head);
    expect(statSync(marker, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('in SHA-256', async () => {
    const other = newRepository('sha256');
    const commit = other.commit('first', { a: '1' });
    expect(commit).toHaveLength(64);
    expect((await other.found()).layout).toMatchObject({ objectFormat: 'sha256', head: commit });
  });

  it('cannot be told outside of any repository, nor where there is no folder', async () => {
    const folder = newFolder();
    await expect(repository.found(folder)).rejects.toThrow('could not be read as a git repository');
    await expect(repository.found(join(folder, 'none'))).rejects.toThrow('is no folder');
  });
});

describe('objects that lie elsewhere', () => {
  it.each(['absolute', 'relative'])('are found through %s alternates, also of alternates', async (kind) => {
    const shared = newRepository();
    const commit = shared.commit('shared', { deep: kind });
    const clones = ['one', 'two'].map((name) => join(shared.root, name));
    for (const [from, to] of [
      [shared.folder, clones[0]],
      [clones[0], clones[1]],
    ]) {
      shared.git('clone', '-q', '--shared', '--no-checkout', from ?? '', to ?? '');
    }
    if (kind === 'relative')
      writeFileSync(join(clones[1] ?? '', '.git/objects/info/alternates'), '../../../one/.git/objects\n');
    const room = await new TemporaryRepository(clones[1] ?? '', shared.root).room();
    expect((await room.objects.header(commit)).type).toBe('commit');
  });

  it('are found in the quarantine of a push and where the environment says', async () => {
    const blob = repository.store('blob', 'only in quarantine');
    const quarantine = join(repository.root, 'quarantine');
    mkdirSync(join(quarantine, blob.slice(0, 2)), { recursive: true });
    const from = join(repository.folder, '.git/objects', blob.slice(0, 2), blob.slice(2));
    writeFileSync(join(quarantine, blob.slice(0, 2), blob.slice(2)), readFileSync(from));
    rmSync(from, { force: true });
    expect(await (await repository.room()).objects.find(blob)).toBeNull();
    for (const extra of [
      { GIT_QUARANTINE_PATH: quarantine },
      { GIT_ALTERNATE_OBJECT_DIRECTORIES: quarantine },
      { GIT_OBJECT_DIRECTORY: quarantine, GIT_ALTERNATE_OBJECT_DIRECTORIES: join(repository.folder, '.git/objects') },
    ]) {
      const room = await repository.room(repository.folder, extra);
      expect(await room.objects.find(blob)).not.toBeNull();
      expect(await room.objects.find(head)).not.toBeNull();
    }
  });

  it('in a folder whose name an alternates file cannot hold are refused, and leave no clean room', async () => {
    const { user, environment, layout } = await repository.found();
    const odd = { ...layout, objectDirectories: ['/a"b'] };
    expect(() => CleanRoom.open(user.binary, environment, odd)).toThrow('holds a quote or a line break');
  });
});

describe('the git that is run (threat I08)', () => {
  it('is none that the repository or a package brings', () => {
    const real = findGit(repository.environment.PATH ?? '', repository.folder);
    const planted = ['repository/bin', 'repository/node_modules/.bin', 'node_modules/.bin'].map((folder) => {
      repository.program(`${folder}/git`, '#!/bin/sh\nexit 0\n');
      return join(repository.root, folder);
    });
    const link = join(repository.root, 'linked-bin');
    symlinkSync(join(repository.folder, 'bin'), link);
    const path = [...planted, link, '.', '', 'bin', repository.environment.PATH].join(':');
    expect(findGit(path, join(repository.folder, 'a'))).toBe(real);
    expect(() => findGit(planted.join(':'), repository.folder)).toThrow('is in no folder of the PATH');
  });

  it('is none that cannot be run', () => {
    const folder = join(repository.root, 'plain');
    mkdirSync(join(folder, 'folder/git'), { recursive: true });
    writeFileSync(join(folder, 'git'), 'no program');
    expect(() => findGit([folder, join(folder, 'folder')].join(':'), repository.folder)).toThrow('git is in no folder');
  });
});
