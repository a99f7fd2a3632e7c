import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { DebugTimes } from '../../cli/debug-times.js';
import type { StartedGit } from '../../engine/git/child.js';
import { GovernedRepository } from './governed-repository.js';

it('adds up what each phase, rule and git took, the slowest first', () => {
  let time = 100;
  const times = new DebugTimes(() => time);
  const after = (ms: number, tell: () => unknown): void => {
    time += ms;
    tell();
  };
  const takes = (ms: number) => () => {
    time += ms;
  };
  const git = (...args: string[]): EventEmitter => {
    const child = new EventEmitter();
    times.git({ child: child as StartedGit['child'], args });
    return child;
  };
  const first = git('-c', 'core.quotePath=false', 'ls-files', '-z');
  const second = git('ls-files');
  const third = git('cat-file', '--batch-command');
  after(2, () => times.phase('survey'));
  after(3, () => first.emit('exit', 0));
  after(4, () => second.emit('exit', 0));
  after(0, () => expect(times.phase('parse')).toBe('survey'));
  after(5, () => times.phase('load'));
  times.file(10);
  times.file(20);
  after(6, () => times.phase('parse'));
  times.document(true);
  times.document(false);
  after(7, () => times.phase('rules'));
  times.rule('packet-id', 'packet', 3, takes(1));
  times.rule('packet-id', 'repository', 1, takes(9));
  times.rule('packet-id', 'packet', 3, takes(1));
  expect(() =>
    times.rule('role-attribution', 'change', 1, () => {
      time += 2;
      throw new Error('tick');
    }),
  ).toThrow('tick');
  third.emit('exit', 0);
  times.phase('judge');
  time += 8;
  expect(times.text().split('\n')).toEqual([
    'debug: phase base 2.0 ms',
    'debug: phase survey 7.0 ms',
    'debug: phase load 6.0 ms',
    'debug: phase parse 12.0 ms',
    'debug: phase rules 13.0 ms',
    'debug: phase judge 8.0 ms',
    'debug: phase total 48.0 ms',
    'debug: rule packet-id repository 1 calls 9.0 ms',
    'debug: rule packet-id packet 6 calls 2.0 ms',
    'debug: rule role-attribution change 1 calls 2.0 ms',
    'debug: git cat-file 1 processes 40.0 ms',
    'debug: git ls-files 2 processes 14.0 ms',
    'debug: read 2 files 30 bytes',
    'debug: cache 1 hits 1 misses',
    '',
  ]);
});

it('is said on standard error, and changes nothing of the answer', () => {
  const repository = new GovernedRepository();
  repository.edit('docs/task_packets/WP-1-Retry-Job-20260102.md', 'STATUS: Draft', 'STATUS: Unheard-Of');
  const args = ['check', '--all', '--format', 'json', '--now', '2026-01-06T00:00:00Z'];
  const plain = repository.handshake(args);
  const debugged = repository.handshake([...args, '--debug']);
  const environment = repository.handshake(args, { extra: { HANDSHAKE_CHECK_DEBUG: '1' } });
  expect(plain.stderr).toBe('');
  for (const { status, stdout, stderr } of [debugged, environment]) {
    expect([status, stdout]).toEqual([plain.status, plain.stdout]);
    expect(stderr).toMatch(/^(?:debug: (?:phase|rule|git|read|cache) .+\n)+$/);
  }
  // The second run finds what the first one has read.
  expect(debugged.stderr).toMatch(/^debug: cache \d+ hits 0 misses$/m);
  expect(repository.handshake([...args, '--debug'], { extra: { HANDSHAKE_CHECK_DEBUG: '0' } }).stderr).toContain(
    'phase',
  );
  expect(repository.handshake(args, { extra: { HANDSHAKE_CHECK_DEBUG: '0' } }).stderr).toBe('');
});

it('is said by hooks too, which the environment tells', () => {
  const repository = new GovernedRepository();
  repository.edit('docs/task_packets/WP-1-Retry-Job-20260102.md', '  * Cancelled jobs\n', '  * Jobs\n');
  repository.git('add', '--all');
  const plain = repository.handshake(['hook', 'pre-commit']);
  const debugged = repository.handshake(['hook', 'pre-commit'], { extra: { HANDSHAKE_CHECK_DEBUG: '1' } });
  expect([debugged.status, debugged.stdout]).toEqual([plain.status, plain.stdout]);
  const said = debugged.stderr.split('\n').filter((line) => !line.startsWith('debug: '));
  expect(said.join('\n')).toBe(plain.stderr);
  expect(debugged.stderr).toMatch(/^debug: rule no-placeholder packet 2 calls /m);
});
