import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyEdit, readForEdit } from '../../cli/apply-edits.js';
import { temporaryFolder } from './governed-repository.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function folderWith(text: string): string {
  const top = temporaryFolder();
  mkdirSync(join(top, 'docs'));
  writeFileSync(join(top, 'docs/a.md'), text);
  return top;
}

it('replaces a file whole', () => {
  const top = folderWith('old\n');
  applyEdit(top, { path: 'docs/a.md', before: readForEdit(top, 'docs/a.md'), after: bytes('new\n') });
  expect(readFileSync(join(top, 'docs/a.md'), 'utf8')).toBe('new\n');
  expect(readdirSync(join(top, 'docs'))).toEqual(['a.md']);
});

it('leaves a file alone that somebody saved meanwhile (threat D03)', () => {
  const top = folderWith('saved by an editor\n');
  const edit = { path: 'docs/a.md', before: bytes('old\n'), after: bytes('new\n') };
  expect(() => applyEdit(top, edit)).toThrow('was changed by somebody else just now: nothing was written');
  expect(readFileSync(join(top, 'docs/a.md'), 'utf8')).toBe('saved by an editor\n');
  expect(readdirSync(join(top, 'docs'))).toEqual(['a.md']);
});

it.each([
  ['../a.md', 'is no path inside of the repository'],
  ['docs/../../a.md', 'is no path inside of the repository'],
  ['docs/b.md', 'does not exist'],
  ['docs', 'is no regular file'],
  ['docs/a.md/b.md', 'is no folder'],
  ['link/a.md', 'link is a link'],
  ['docs/link.md', 'is a link'],
])('writes nothing to %s (threat D05)', (path, reason) => {
  const top = folderWith('old\n');
  const outside = join(top, '../a.md');
  writeFileSync(outside, 'outside\n');
  symlinkSync(outside, join(top, 'docs/link.md'));
  symlinkSync('docs', join(top, 'link'));
  const edit = { path, before: bytes('old\n'), after: bytes('new\n') };
  expect(() => applyEdit(top, edit)).toThrow(reason);
  expect(() => readForEdit(top, path)).toThrow(reason);
  expect(readFileSync(outside, 'utf8')).toBe('outside\n');
  expect(readFileSync(join(top, 'docs/a.md'), 'utf8')).toBe('old\n');
});
