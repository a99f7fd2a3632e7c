import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decode } from '../../engine/documents/decode.js';
import { readByScan } from './outline-readings.js';
import { readByRemark } from './remark-readings.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Markdown files below a folder, links not followed. */
function markdownFiles(folder: string, isWanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('outline on files', () => {
  it('agrees with remark on the field samples', ({ skip }) => {
    const field = join(root, '../shared/field');
    if (!existsSync(field)) {
      console.warn('outline was not compared on the field samples: ../shared/field is absent');
      skip('no field samples');
    }
    const files = markdownFiles(field, (name) => name.endsWith('.md'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { text } = decode(readFileSync(file));
      expect(readByScan(text), relative(field, file)).toEqual(readByRemark(text));
    }
  });

  it('agrees with remark on the read-me files of installed packages', ({ skip }) => {
    const all = markdownFiles(join(root, 'node_modules'), (name) => name.toLowerCase() === 'readme.md');
    if (all.length === 0) {
      console.warn('outline was not compared on read-me files: no package has one');
      skip('no read-me files');
    }
    const files = all.filter((_, index) => index % Math.ceil(all.length / 150) === 0);
    for (const file of files) {
      const { text } = decode(readFileSync(file));
      expect(readByScan(text), dirname(relative(root, file))).toEqual(readByRemark(text));
    }
  });
});
