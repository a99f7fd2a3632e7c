import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  readForEdit,
  readForEditIfThere,
  type WrittenEdit,
} from '../../../cli/desk/writing/apply-edits.js';
import type { WorkPlace } from '../../../cli/desk/writing/work-files.js';
import { temporaryFolder } from '../governed-repository.js';
import { everyFile } from './hostile-arguments.js';

// What new files and folders may be depends on it.
process.umask(0o022);

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** A work tree with `docs/a.md` and `docs/b.md`. */
function placeWith(text: string): WorkPlace {
  const top = temporaryFolder();
  mkdirSync(join(top, 'docs'));
  mkdirSync(join(top, '.git'));
  writeFileSync(join(top, 'docs/a.md'), text);
  writeFileSync(join(top, 'docs/b.md'), text);
  return { top, gitDirectory: join(top, '.git') };
}

const edit = (path: string, before: string | null, after: string): WrittenEdit => ({
  path,
  before: before === null ? null : bytes(before),
  after: bytes(after),
});

const read = ({ top }: WorkPlace, path: string): string => readFileSync(join(top, path), 'utf8');

describe('the edits of an act', () => {
  it('are written, all of them, and nothing else is left', () => {
    const place = placeWith('old\n');
    chmodSync(join(place.top, 'docs/a.md'), 0o751);
    const inode = statSync(join(place.top, 'docs/a.md')).ino;
    applyEdits(place, [
      edit('docs/a.md', 'old\n', '\ufeffnew\r\nwithout an end'),
      edit('docs/b.md', 'old\n', ''),
      edit('docs/far/off/c.md', null, 'made\n'),
      edit('d.md', null, 'made\n'),
    ]);
    expect(everyFile(place.top).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '.git 755',
      'd.md 644',
      'docs 755',
      'docs/a.md 751',
      'docs/b.md 644',
      'docs/far 755',
      'docs/far/off 755',
      'docs/far/off/c.md 644',
    ]);
    expect(read(place, 'docs/a.md')).toBe('\ufeffnew\r\nwithout an end');
    expect(read(place, 'docs/b.md')).toBe('');
    expect(read(place, 'docs/far/off/c.md')).toBe('made\n');
    expect(statSync(join(place.top, 'docs/a.md')).ino).not.toBe(inode);
  });

  it('leave a file alone that they do not change, down to its time', () => {
    const place = placeWith('old\n');
    const before = lstatSync(join(place.top, 'docs/a.md'), { bigint: true });
    applyEdits(place, [edit('docs/a.md', 'old\n', 'old\n')]);
    expect(lstatSync(join(place.top, 'docs/a.md'), { bigint: true })).toEqual(before);
  });

  it('are refused as a defect where two of them write one file', () => {
    const place = placeWith('old\n');
    const edits = [edit('docs/a.md', 'old\n', 'new\n'), edit('docs/A.md', null, 'newer\n')];
    expect(() => applyEdits(place, edits)).toThrow('an act edits a file twice: docs/a.md, docs/A.md');
  });
});

describe('nothing of an act is written', () => {
  const good = edit('docs/b.md', 'old\n', 'new\n');

  const cases: readonly (readonly [what: string, edit: WrittenEdit, says: RegExp])[] = [
    [
      'a file that somebody saved meanwhile (threat D03)',
      edit('docs/a.md', 'older\n', 'new\n'),
      /a\.md was changed by/,
    ],
    ['a path out of the repository', edit('../a.md', 'old\n', 'new\n'), /is no path inside of the repository/],
    ['a way out', edit('docs/../../a.md', 'old\n', 'new\n'), /is no path inside of the repository/],
    ["git's own folder", edit('.git/config', null, 'new\n'), /is no path inside of the repository/],
    ['its twin', edit('docs/.GIT/config', null, 'new\n'), /is no path inside of the repository/],
    ['a file that is not there', edit('docs/c.md', 'old\n', 'new\n'), /docs\/c\.md does not exist/],
    ['a folder', edit('docs', 'old\n', 'new\n'), /docs is no regular file/],
    ['a file that is no folder', edit('docs/a.md/b.md', 'old\n', 'new\n'), /docs\/a\.md is no folder/],
    ['a link', edit('docs/link.md', 'old\n', 'new\n'), /docs\/link\.md is a link/],
    ['a folder that is a link', edit('link/a.md', 'old\n', 'new\n'), /^link is a link/],
    ['a new file behind a link', edit('link/c.md', null, 'new\n'), /^link is a link/],
    ['another repository', edit('docs/other/a.md', 'old\n', 'new\n'), /docs\/other is a repository of its own/],
    ['a read-only file (threat D04)', edit('docs/locked.md', 'old\n', 'new\n'), /docs\/locked\.md is read-only/],
    ['a new file that is there (threat D11)', edit('docs/a.md', null, 'new\n'), /docs\/a\.md exists, expected no such/],
    [
      'a new file with a twin',
      edit('docs/A.md', null, 'new\n'),
      /docs\/A\.md differs only in its spelling from docs\/a/,
    ],
    ['a new folder with a twin', edit('Docs/c.md', null, 'new\n'), /^Docs differs only in its spelling from docs/],
  ];

  it.each(cases)('because of %s', (_, bad, says) => {
    const place = placeWith('old\n');
    writeFileSync(join(place.top, '../a.md'), 'outside\n');
    symlinkSync('../../a.md', join(place.top, 'docs/link.md'));
    symlinkSync('docs', join(place.top, 'link'));
    mkdirSync(join(place.top, 'docs/other/.git'), { recursive: true });
    writeFileSync(join(place.top, 'docs/other/a.md'), 'old\n');
    writeFileSync(join(place.top, 'docs/locked.md'), 'old\n', { mode: 0o444 });
    const before = everyFile(join(place.top, '..'));
    expect(() => applyEdits(place, [good, bad])).toThrow(says);
    expect(() => applyEdits(place, [bad, good])).toThrow(/nothing was written$/);
    expect(everyFile(join(place.top, '..'))).toEqual(before);
  });
});

describe('reading for an edit', () => {
  it('gives the bytes, or null where there may be none', () => {
    const { top } = placeWith('\ufeffold\r\n');
    expect(readForEdit(top, 'docs/a.md')).toEqual(Buffer.from('\ufeffold\r\n'));
    expect(readForEditIfThere(top, 'docs/a.md')).toEqual(Buffer.from('\ufeffold\r\n'));
    expect(readForEditIfThere(top, 'docs/c.md')).toBe(null);
    expect(readForEditIfThere(top, 'no/folder/c.md')).toBe(null);
    expect(() => readForEdit(top, 'docs/c.md')).toThrow('docs/c.md does not exist');
  });

  it('goes through no link', () => {
    const { top } = placeWith('old\n');
    symlinkSync('docs', join(top, 'link'));
    expect(() => readForEdit(top, 'link/a.md')).toThrow('link is a link');
    expect(() => readForEditIfThere(top, 'link/c.md')).toThrow('link is a link');
    expect(readdirSync(top).toSorted()).toEqual(['.git', 'docs', 'link']);
  });
});
