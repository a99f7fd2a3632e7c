import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rangeSource } from '../../engine/sources/range.js';
import { NOWHERE, newRepository, type TemporaryRepository } from '../git/temporary-repository.js';
import { KINDS, sourceOf, surveyed } from './surveyed.js';

const before = env.TMPDIR;
const place = mkdtempSync(join(tmpdir(), 'handshake-rooms-'));
let repository: TemporaryRepository;

beforeAll(() => {
  repository = newRepository();
  repository.commit('first', { 'docs/a.md': 'one\n' });
  repository.commit('second', { 'docs/a.md': 'two\n' });
});

beforeEach(() => {
  env.TMPDIR = place;
});

afterAll(() => {
  if (before === undefined) delete env.TMPDIR;
  else env.TMPDIR = before;
  rmSync(place, { recursive: true, force: true });
});

describe('the clean room', () => {
  it.each(KINDS)('of the %s source is there while it is open, and gone after', async (kind) => {
    const source = await sourceOf(kind, repository);
    expect(readdirSync(place)).toEqual([]);
    await source.base();
    expect(readdirSync(place)).toHaveLength(1);
    await surveyed(source);
    expect(readdirSync(place)).toHaveLength(1);
    await source.close();
    expect(readdirSync(place)).toEqual([]);
    await source.close();
  });

  it.each(KINDS)('of the %s source is gone after it was closed in the middle', async (kind) => {
    const source = await sourceOf(kind, repository);
    await source.base();
    const ended = Promise.allSettled([source.survey({ changedPaths: 10, commits: 10 })]);
    await source.close();
    expect((await ended).map(({ status }) => status)).toHaveLength(1);
    expect(readdirSync(place)).toEqual([]);
  });

  it('is gone after an error of the base, and of the survey', async () => {
    const found = await repository.found();
    for (const range of [
      { base: NOWHERE, head: 'main' },
      { base: 'main~1', head: NOWHERE },
    ]) {
      const source = rangeSource(found, range);
      await expect(surveyed(source)).rejects.toThrow();
      await source.close();
      expect(readdirSync(place)).toEqual([]);
    }
  });

  it('is gone after a limit was reached', async () => {
    const source = await sourceOf('range', repository);
    await expect(surveyed(source, { commits: 0 })).rejects.toThrow('holds more than 0 commits, the limit');
    await source.close();
    expect(readdirSync(place)).toEqual([]);
  });

  it('cannot be made where nothing can be written, and says so', async () => {
    env.TMPDIR = join(place, 'none');
    const source = await sourceOf('range', repository);
    await expect(source.base()).rejects.toThrow('cannot be written');
    await source.close();
    expect(existsSync(join(place, 'none'))).toBe(false);
  });

  it('is only for its owner', async () => {
    const own = join(place, 'open');
    mkdirSync(own);
    chmodSync(own, 0o777);
    env.TMPDIR = own;
    const source = await sourceOf('range', repository);
    await source.base();
    const [room = ''] = readdirSync(own);
    expect(statSync(join(own, room)).mode & 0o077).toBe(0);
    await source.close();
    rmSync(own, { recursive: true });
  });

  it('is not needed before the base: asking earlier is a mistake of the program', async () => {
    const source = await sourceOf('range', repository);
    await expect(source.survey({ changedPaths: 1, commits: 1 })).rejects.toThrow('before its base');
    await expect(source.load([])).rejects.toThrow('before its base');
    await source.close();
  });
});
