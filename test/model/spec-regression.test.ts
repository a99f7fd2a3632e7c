import { describe, expect, it } from 'vitest';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { specRegressions } from '../../engine/model/spec-regression.js';
import { PACKET, read } from '../documents/reading.js';

const BEFORE = `# 1 Storage

## 1.1 Storage trait [ST-010]

It MUST be used. **[ST-040] Purity:** it MUST be pure.

## 1.2 Bundles

They MUST be small.

# 9 Roadmap

## 9.1 Later

Nothing.
`;

/** What becomes of one anchor when the spec is edited: kind, what it led to, what it leads to, where that went. */
function become(anchor: string, edit: (text: string) => string) {
  const before = readMasterSpec('docs/Master_Spec_v1.md', BEFORE, []);
  const after = readMasterSpec('docs/Master_Spec_v2.md', edit(BEFORE), []);
  const packet = read(PACKET.replace('- SPEC_ANCHOR: 2.1', `- SPEC_ANCHOR: ${anchor}`));
  return specRegressions(before, after, [packet]).map(({ kind, before: then, now, moved }) =>
    [kind, then.heading, now?.heading ?? null, moved?.heading ?? null].join(' | '),
  );
}

const rename = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`${from} is not there`);
  return text.replace(from, to);
};

describe('specRegressions', () => {
  it.each<[string, string, (text: string) => string]>([
    ['nothing changed', '1.1 [ST-010], 1.2', (text) => text],
    ['a section came behind it', '1.2', rename('# 9', '## 1.3 More\n\nIt MUST.\n\n# 9')],
    ['case, markup and small words', '1.2', rename('1.2 Bundles', '1.2 **The bundles**')],
    ['a number stays with its id, reworded', '1.1', rename('Storage trait [', 'How to store [')],
    ['an id stays, renumbered', 'ST-010', rename('1.1 Storage trait', '1.7 Storage trait')],
    ['an id stays with its number, reworded', 'ST-010', rename('Storage trait [', 'How to store [')],
    [
      'an id of the text goes to another section',
      'ST-040',
      (text) =>
        text
          .replace('**[ST-040] Purity:** it MUST be pure.', '')
          .replace('They MUST', '**[ST-040] Purity:** it MUST be pure. They MUST'),
    ],
    ['the text below changed', '1.2', rename('They MUST be small', 'They MUST be large')],
    ['it led nowhere before', '4.4', (text) => text],
    ['it led into the Roadmap before', '9.1', rename('## 9.1 Later', '## 9.1 Other')],
    ['it is pinned to another version', 'Master_Spec_v0.md 1.2', rename('1.2 Bundles', '1.2 Other')],
    ['another document', 'Other_Spec.md 1.2', rename('1.2 Bundles', '1.2 Other')],
  ])('is silent: %s', (_, anchor, edit) => {
    expect(become(anchor, edit)).toEqual([]);
  });

  it.each<[string, string, (text: string) => string, string]>([
    [
      'the number means something else',
      '1.2',
      (text) => text.replace('1.2 Bundles', '1.2 Other\n\nIt MUST.\n\n## 1.3 Bundles'),
      'retitled | 1.2 Bundles | 1.2 Other | 1.3 Bundles',
    ],
    ['the number is gone', '1.2', rename('1.2 Bundles', '1.3 Bundles'), 'vanished | 1.2 Bundles |  | 1.3 Bundles'],
    ['the section is gone', '1.2', rename('## 1.2 Bundles', ''), 'vanished | 1.2 Bundles |  | '],
    [
      'the id is gone',
      'ST-010',
      rename(' [ST-010]', ''),
      'vanished | 1.1 Storage trait [ST-010] |  | 1.1 Storage trait',
    ],
    [
      'an id of the text is gone',
      'ST-040',
      rename('[ST-040] ', ''),
      'vanished | 1.1 Storage trait [ST-010] |  | 1.1 Storage trait [ST-010]',
    ],
    [
      'the id means something else',
      'ST-010',
      rename('1.1 Storage trait', '1.5 Colours'),
      'retitled | 1.1 Storage trait [ST-010] | 1.5 Colours [ST-010] | 1.5 Colours [ST-010]',
    ],
    [
      'the number goes with another id',
      '1.1',
      rename('Storage trait [ST-010]', 'Colours [ST-099]'),
      'retitled | 1.1 Storage trait [ST-010] | 1.1 Colours [ST-099] | ',
    ],
    [
      'it goes to the Roadmap',
      '1.2',
      (text) => `${text.replace('## 1.2 Bundles', '')}\n## 1.2 Bundles\n\nThey MUST.\n`,
      'roadmap | 1.2 Bundles | 1.2 Bundles | ',
    ],
    [
      'two have the number',
      '1.2',
      rename('# 9', '## 1.2 Bundles\n\nThey MUST.\n\n# 9'),
      'ambiguous | 1.2 Bundles | 1.2 Bundles | ',
    ],
    [
      'the version that was in force is named',
      'Master Spec v1 1.2',
      rename('1.2 Bundles', '1.2 Other'),
      'retitled | 1.2 Bundles | 1.2 Other | ',
    ],
    [
      'its file is named',
      'Master_Spec_v1.md 1.2',
      rename('1.2 Bundles', '1.2 Other'),
      'retitled | 1.2 Bundles | 1.2 Other | ',
    ],
    ['a title is gone', 'Bundles section', rename('Bundles', 'Parcels'), 'vanished | 1.2 Bundles |  | '],
  ])('tells: %s', (_, anchor, edit, expected) => {
    expect(become(anchor, edit)).toEqual([expected]);
  });

  it('speaks of each reference by itself', () => {
    expect(become('1.1, 1.2 [ST-040]', () => '# 1 Storage\n\n## 1.1 Colours\n\nIt MUST.\n')).toHaveLength(3);
  });
});
