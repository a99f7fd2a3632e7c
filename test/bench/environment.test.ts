import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { measuredEnvironment } from '../../bench/environment.js';
import { sourceOf } from '../../bench/table.js';

describe('the environment that both sides are measured in', () => {
  it('holds what programs need, and nothing that slows the start of Node or tells a hook that it runs in CI', () => {
    const { kept, dropped } = measuredEnvironment({
      PATH: '/bin',
      HOME: '/home/alice',
      CI: 'true',
      GIT_DIR: '/elsewhere',
      GITHUB_ACTIONS: 'true',
      NODE_OPTIONS: '--require ./slow.cjs',
      NODE_EXTRA_CA_CERTS: '/certificates.pem',
      NODE_COMPILE_CACHE: '/cache',
      NODE_DEBUG: undefined,
      LD_PRELOAD: '/lib/slow.so',
      TOKEN: 'secret',
    });
    expect(kept).toEqual({ PATH: '/bin', HOME: '/home/alice', LC_ALL: 'C', TZ: 'UTC' });
    expect(dropped).toEqual(['LD_PRELOAD', 'NODE_COMPILE_CACHE', 'NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS']);
  });

  it('is the same whether somebody has certificates of their own or not', () => {
    const plain = { PATH: process.env.PATH };
    expect(measuredEnvironment({ ...plain, NODE_EXTRA_CA_CERTS: '/a' }).kept).toEqual(measuredEnvironment(plain).kept);
  });

  it('lets node and git start', () => {
    const { kept } = measuredEnvironment(process.env);
    for (const [command, word] of [
      [process.execPath, /^v\d/],
      ['git', /^git version/],
    ] as const) {
      expect(spawnSync(command, ['--version'], { env: kept, encoding: 'utf8' }).stdout).toMatch(word);
    }
  });

  it('is told of where something was dropped', () => {
    const results = { version: 1, date: '2026-01-20', pairs: 3, versions: { Node: '20.20.2' }, rows: [] } as const;
    expect(sourceOf({ ...results, dropped: [] })).toBe(
      'Measured on 2026-01-20, medians of 3 pairs after a warm-up; Node 20.20.2.',
    );
    expect(sourceOf({ ...results, dropped: ['NODE_OPTIONS'] })).toMatch(/ Neither side was given NODE_OPTIONS\.$/);
  });
});
