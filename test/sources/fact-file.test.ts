import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Repository } from '../../engine/git/repository.js';
import { type FactFile, factFile } from '../../engine/sources/fact-file.js';
import { newTemporaryFolder } from '../support/after-file.js';

const PURPOSE = '["build",{"law":1}]';
let folder = '';
let file = '';

beforeEach(() => {
  folder = newTemporaryFolder('handshake-facts-');
  file = join(folder, 'handshake-check.facts');
});

/** As a run finds it. */
function open(purpose = PURPOSE, environment: Readonly<Record<string, string>> = {}): FactFile {
  const repository = { layout: { commonDirectory: folder }, environment } as unknown as Repository;
  const found = factFile(repository, purpose);
  if (!found) throw new Error('nothing is kept here');
  return found;
}

function keep(facts: Readonly<Record<string, string>>, purpose = PURPOSE): void {
  const run = open(purpose);
  for (const [key, fact] of Object.entries(facts)) run.put(key, () => fact);
  run.save();
}

describe('the file of facts', () => {
  it('gives later runs what earlier ones left, and nothing else', () => {
    expect(open().get('packet 1')).toBeNull();
    keep({ 'packet 1': '{"id":"ä"}' });
    keep({ 'packet 2': '[]', 'spec "a\\tb"': '{}' });
    const run = open();
    expect(['packet 1', 'packet 2', 'spec "a\\tb"', 'packet'].map((key) => run.get(key))).toEqual([
      '{"id":"ä"}',
      '[]',
      '{}',
      null,
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('writes nothing where nothing was added', () => {
    open().save();
    expect(existsSync(file)).toBe(false);
  });

  it('is none in CI', () => {
    const repository = { layout: { commonDirectory: folder }, environment: { CI: 'true' } } as unknown as Repository;
    expect(factFile(repository, PURPOSE)).toBeNull();
  });

  it('takes nothing from another build or law, and leaves it nothing', () => {
    keep({ a: '1' });
    expect(open('["other"]').get('a')).toBeNull();
    keep({ b: '2' }, '["other"]');
    expect([open().get('a'), open().get('b'), open('["other"]').get('b')]).toEqual([null, null, '2']);
  });

  it('takes no line that a run added for another purpose than that of the file', () => {
    keep({ a: '1' });
    const late = open();
    expect(late.get('a')).toBe('1');
    keep({ b: '2' }, '["other"]');
    late.put('a', () => '{"forged":true}');
    late.save();
    expect(open('["other"]').get('a')).toBeNull();
    expect(open('["other"]').get('b')).toBe('2');
  });

  it('is not opened before the first question', () => {
    keep({ a: '1' });
    const late = open();
    keep({ a: '2' });
    expect(late.get('a')).toBe('2');
    keep({ a: '3' });
    expect(late.get('a')).toBe('2');
  });

  it('takes no line in which any character differs', () => {
    keep({ a: '{"n":1}' });
    const whole = readFileSync(file, 'latin1');
    const line = whole.lastIndexOf('\na');
    for (let at = line + 1; at < whole.length - 1; at++) {
      const changed = String.fromCharCode(whole.charCodeAt(at) ^ 1);
      writeFileSync(file, whole.slice(0, at) + changed + whole.slice(at + 1), 'latin1');
      expect([null, '{"n":1}']).toContain(open().get('a'));
      expect(open().get('a') === null || changed === '\t').toBe(true);
    }
  });

  it('reads on behind a line that a run was stopped in', () => {
    keep({ a: '1' });
    writeFileSync(file, `${readFileSync(file, 'utf8')}b\t12345\t{"half`);
    keep({ c: '3' });
    expect(['a', 'b', 'c'].map((key) => open().get(key))).toEqual(['1', null, '3']);
  });

  it('holds no more than a bound, and asks for nothing beyond it', () => {
    const run = open();
    let asked = 0;
    for (let at = 0; at < 30; at++) {
      run.put(`k${at}`, () => {
        asked++;
        return 'x'.repeat(1024 * 1024);
      });
    }
    run.save();
    expect(asked).toBeLessThan(12);
    expect(statSync(file).size).toBeLessThan(16 * 1024 * 1024);
    for (let at = 0; at < 8; at++) keep({ [`more${at}`]: 'y'.repeat(7 * 1024 * 1024) });
    expect(statSync(file).size).toBeLessThanOrEqual(32 * 1024 * 1024);
    expect(open().get('more7')?.length).toBe(7 * 1024 * 1024);
  });

  it('gives way to a link, a pipe and a folder: goes through none, and waits for none', () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine\n');
    symlinkSync(elsewhere, file);
    keep({ a: '1' });
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine\n');
    expect(open().get('a')).toBeNull();
    rmSync(file);
    execFileSync('mkfifo', [file]);
    expect(open().get('a')).toBeNull();
    keep({ a: '2' });
    expect(open().get('a')).toBeNull();
    rmSync(file);
    mkdirSync(file);
    keep({ a: '3' });
    expect(open().get('a')).toBeNull();
  });

  it('is given up where the folder is not there', () => {
    rmSync(folder, { recursive: true });
    expect(() => keep({ a: '1' })).not.toThrow();
    expect(existsSync(folder)).toBe(false);
  });
});
