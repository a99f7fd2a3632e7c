import { describe, expect, it } from 'vitest';
import { DEFAULT_PATHS } from '../../engine/config/defaults.js';
import { pathFaults } from '../../engine/model/path-fault.js';

const faultsOf = (...all: string[]): string[] =>
  pathFaults(DEFAULT_PATHS, all).map(({ kind, what }) => `${kind}: ${what}`);

describe('the faults of a path', () => {
  it.each([
    ['docs/a\nb.md', 'misleading: the control character U+000A'],
    ['docs/a\tb.md', 'misleading: the control character U+0009'],
    ['docs/a\u202eb.md', 'misleading: the invisible character U+202E'],
    ['docs/a\u200bb.md', 'misleading: the invisible character U+200B'],
    ['docs/a\u200cb.md', 'misleading: the invisible character U+200C'],
    ['docs/a\u200db.md', 'misleading: the invisible character U+200D'],
    ['docs/\u06cc\u200c.md', 'misleading: the invisible character U+200C'],
    ['docs/a\u200c\u0647.md', 'misleading: the invisible character U+200C'],
    ['docs/\u200d👩.md', 'misleading: the invisible character U+200D'],
    ['docs/👩\u200c👧.md', 'misleading: the invisible character U+200C'],
    ['docs/👩\u200da.md', 'misleading: the invisible character U+200D'],
    ['docs/\u0645\u06cc\u200c\u200c\u062e.md', 'misleading: the invisible character U+200C'],
    ['docs/a\u2028b.md', 'misleading: the control character U+2028'],
    ['docs/\udcff.md', 'misleading: the byte 0xff, which is no UTF-8'],
    ['docs/a\\b.md', 'misleading: a backslash, which separates folders on Windows'],
    ['src/a\\b.ts', 'misleading: a backslash, which separates folders on Windows'],
    ['docs/a:b', 'unportable: the character : in a name, which Windows does not allow'],
    ['docs/a.', 'unportable: the name `a.`, whose last character Windows drops'],
    ['docs/a /b.md', 'unportable: the name `a`, whose last character Windows drops'],
    ['docs/CON', 'unportable: the name `CON`, which Windows keeps for a device'],
    ['docs/Lpt9 .tar.gz', 'unportable: the name `Lpt9 .tar.gz`, which Windows keeps for a device'],
    ['docs/GIT~1', 'unportable: the name `GIT~1`, which Windows takes for .git'],
    [`docs/${'d'.repeat(256)}`, 'unportable: a name of 256 bytes, more than 255'],
    [`docs/${'é'.repeat(128)}`, 'unportable: a name of 256 bytes, more than 255'],
    [`docs/${'d/'.repeat(600)}d`, 'unportable: 1,206 bytes, more than 1,024'],
  ])('%j', (path, fault) => {
    expect(faultsOf(path)).toEqual([fault]);
  });

  it.each([
    "docs/Über 日本 ✅ (1) [2] {3} $x `y` 'z' & ~ #!.md",
    'docs/👩🏽\u200d💻 and 🏳\ufe0f\u200d🌈 👩\u200d❤\ufe0f\u200d👩.md',
    'docs/\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.md',
    'docs/\u0915\u094d\u200d\u0937 \u0915\u094d\u200c\u0937.md',
    'docs/.gitkeep',
    'docs/console.md',
    'docs/com10.md',
    `docs/${'d'.repeat(255)}`,
    `docs/${'é'.repeat(127)}`,
    `docs/${'d/'.repeat(500)}d`,
    'src/aux.ts',
    'src/a:b.ts',
    'notes/CON',
    'notes/a\nb.md',
    '-rf',
    'a\\b',
  ])('%j has none', (path) => {
    expect(faultsOf(path)).toEqual([]);
  });

  it('where the governed documents lie elsewhere, so do the folders', () => {
    const paths = { ...DEFAULT_PATHS, packets: 'work/packets', board: 'BOARD.md' };
    expect(pathFaults(paths, ['work/packets/a:b', 'CON', 'work/CON']).map(({ path }) => path)).toEqual([
      'work/packets/a:b',
    ]);
  });
});
