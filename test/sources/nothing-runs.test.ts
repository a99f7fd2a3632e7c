import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newRepository, type TemporaryRepository } from '../git/temporary-repository.js';
import { KINDS, sourceOf, surveyed } from './surveyed.js';

const HOOKS = [
  'pre-commit',
  'post-index-change',
  'post-checkout',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-auto-gc',
];

/** A repository in which everything that git can be made to run leaves a marker. */
function trappedRepository(): { repository: TemporaryRepository; marker: string; control: string } {
  const repository = newRepository();
  const marker = join(repository.root, 'ran');
  const trap = repository.program('trap', `#!/bin/sh\necho "$0 $*" >> '${marker}'\ncat\n`);
  repository.commit('first', { 'docs/a.md': 'one\n', 'docs/b.md': 'one\n' });
  repository.commit('second', { 'docs/a.md': 'two\n' });
  repository.write('docs/a.md', 'three\n');
  repository.write('docs/new.md', 'new\n');
  repository.git('add', 'docs/a.md');
  repository.write('docs/b.md', 'changed\n');
  repository.write('.gitattributes', '* filter=trap diff=trap merge=trap\n');
  mkdirSync(join(repository.folder, '.git/info'), { recursive: true });
  writeFileSync(join(repository.folder, '.git/info/attributes'), '* filter=trap diff=trap merge=trap\n');
  for (const hook of HOOKS) repository.program(`hooks/${hook}`, `#!/bin/sh\ntouch '${marker}'\n`);
  const settings = {
    'core.fsmonitor': trap,
    'core.hooksPath': join(repository.root, 'hooks'),
    'core.pager': trap,
    'core.sshCommand': trap,
    'diff.external': trap,
    'diff.trap.textconv': trap,
    'diff.trap.command': trap,
    'filter.trap.clean': trap,
    'filter.trap.smudge': trap,
    'filter.trap.process': trap,
    'filter.trap.required': 'true',
    'merge.trap.driver': trap,
    'gpg.program': trap,
    'log.showSignature': 'true',
    'alias.rev-list': `!${trap}`,
    'alias.ls-files': `!${trap}`,
    'alias.cat-file': `!${trap}`,
  };
  for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
  return { repository, marker, control: trap };
}

describe('nothing of the judged repository is run (threats I05, I06, I07)', () => {
  it('though it would be by plain git', () => {
    const { repository, marker } = trappedRepository();
    repository.git('diff', '--cached', '--raw', '-z');
    expect(existsSync(marker)).toBe(true);
  });

  it.each(KINDS)('by the %s source', async (kind) => {
    const { repository, marker, control } = trappedRepository();
    const environment = {
      GIT_EXTERNAL_DIFF: control,
      GIT_SSH_COMMAND: control,
      GIT_PAGER: control,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: control,
    };
    const before = treeOf(repository.folder);
    const source = await sourceOf(kind, repository, environment);
    const { result } = await surveyed(source);
    const entries = result.paths().flatMap((path) => result.entry(path) ?? []);
    expect(await source.load(entries.map((entry) => ({ entry, maxBytes: 1_000 })))).toEqual([]);
    await source.signatureHistory(['one'], ['docs']);
    await source.lastTouched(['docs']);
    await source.close();
    expect(entries.length).toBeGreaterThan(1);
    expect(existsSync(marker)).toBe(false);
    expect(treeOf(repository.folder)).toEqual(before);
  });

  it('from a folder that holds a repository of its own, as files of the change', async () => {
    const repository = newRepository();
    const marker = join(repository.root, 'ran');
    repository.write('docs/evil/HEAD', 'ref: refs/heads/main\n');
    repository.write('docs/evil/config', `[core]\n\tbare = true\n\tfsmonitor = "touch ${marker}"\n`);
    repository.write('docs/evil/objects/keep', '');
    repository.write('docs/evil/refs/keep', '');
    repository.commit('evil');
    repository.commit('more', { 'docs/a.md': 'a' });
    const source = await sourceOf('work tree', repository);
    const { result } = await surveyed(source);
    await source.close();
    expect(result.entry('docs/evil/config')?.kind).toBe('file');
    expect(existsSync(marker)).toBe(false);
  });
});

/** Every file below a folder with what a write would change: size, time, mode. */
function treeOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return ['.', ...names].sort().map((name) => {
    const { size, mtimeMs, ctimeMs, mode, ino } = lstatSync(join(folder, name));
    return [name, size, mtimeMs, ctimeMs, mode, ino].join(' ');
  });
}
