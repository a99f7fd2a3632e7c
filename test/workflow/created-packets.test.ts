import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { dependenciesOf } from '../../engine/model/dependency-graph.js';
import { fieldOf } from '../../engine/model/packet.js';
import { scopeOf } from '../../engine/model/scope-entries.js';
import {
  type PacketSaid,
  SAID_OPTIONS,
  type SaidForm,
  type SaidName,
  TIERS,
} from '../../workflow/packet/said-options.js';
import { law, PATH, read, refusal, STANDING, textOf } from './new-packets.js';

/** Words of every kind that could upset a reader, joined at random, and whatever else fast-check thinks of. */
const FRAGMENTS = [
  ...[
    'a',
    'word',
    'src/jobs.ts',
    'WP-1-A-v1',
    'none',
    'TODO',
    'LOW',
    '1.2',
    ' ',
    '  ',
    ';',
    ',',
    ':',
    '.',
    '(new)',
    ' (new)',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '```',
    '~~~',
    '#',
    '## Scope',
    '- ',
    '* ',
    '+ ',
    '> ',
    '1. ',
    '[x] ',
    '[a](b)',
    '![',
    '|',
  ],
  ...[
    '<b>',
    '<!--',
    '-->',
    '<pending>',
    '&amp;',
    '\\',
    '"',
    "'",
    '->',
    '→',
    '$$',
    '---',
    '===',
    '{x}',
    '[^1]:',
    'STATUS',
    'What:',
  ],
  ...[
    'RISK_TIER: LOW',
    '**What**:',
    'USER_SIGNATURE',
    'alice010120261200',
    'Validation',
    'é',
    '✅',
    '漢',
    '\u00a0',
    '\t',
    '\n',
    '\u200b',
  ],
];
const odd = fc
  .oneof(
    fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 5 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  )
  .map((text) => text.trim());
const words = fc.stringMatching(/^[A-Z][a-z0-9 .,()/;'"&-]{0,30}[a-z]$/);
const path = fc.stringMatching(/^(?:src|app)\/[a-z_]{1,8}(?:\/[a-z* _]{1,6})?\.[a-z]{1,3}$/);
const GOOD: Partial<Record<SaidForm, fc.Arbitrary<string>>> = {
  scope: fc.tuple(path, fc.constantFrom('', ' (new)')).map(([file, note]) => file + note),
  path,
  tier: fc.constantFrom(...TIERS),
  risk: fc.tuple(words, words).map(([failure, part]) => `"${failure.replaceAll('"', "'")}" -> ${part}`),
  packet: fc.stringMatching(/^WP-[1-9]-[A-Z][a-z.]{0,6}[a-z]-v[1-9]$/),
};
/** What is said in earnest, and now and then something odd. */
const said = fc
  .tuple(
    fc.record(
      Object.fromEntries(
        SAID_OPTIONS.map(({ name, form, many }) => [
          name,
          fc.uniqueArray(GOOD[form] ?? words, { minLength: 1, maxLength: many ? 3 : 1 }),
        ]),
      ) as Record<SaidName, fc.Arbitrary<string[]>>,
      { requiredKeys: [] },
    ),
    fc.option(fc.tuple(fc.constantFrom(...SAID_OPTIONS), odd), { nil: null }),
  )
  .map(([all, other]): PacketSaid => (other ? { ...all, [other[0].name]: [other[1]] } : all));

describe('whatever is accepted', () => {
  it.each<[what: string, said: fc.Arbitrary<PacketSaid>, runs: number, least: number]>([
    ['of a whole packet', said, 120, 40],
    [
      'of one odd value',
      fc.tuple(fc.constantFrom(...SAID_OPTIONS), odd).map(([{ name }, text]) => ({ [name]: [text] })),
      250,
      25,
    ],
  ])('%s is read back exactly, by both readers', (_, arbitrary, numRuns, least) => {
    let accepted = 0;
    fc.assert(
      fc.property(arbitrary, (all) => {
        if (refusal(all) !== null) return;
        accepted++;
        assertReadBack(all);
      }),
      { numRuns },
    );
    expect(accepted).toBeGreaterThan(least);
  });
});

function assertReadBack(all: PacketSaid): void {
  const text = textOf(all);
  const packet = read(text);
  expect(readPlainPacket(packet, readTextFile(PATH, Buffer.from(text)), law.limits)).toEqual([]);
  expect(packet.fields.map(({ name }) => name)).toEqual(read(textOf({})).fields.map(({ name }) => name));
  for (const { name, field, form, many } of SAID_OPTIONS) {
    const values = all[name];
    if (values === undefined) continue;
    const items = (fieldOf(packet, field)?.value.items ?? []).map((item) => item.text);
    const inline = fieldOf(packet, field)?.value.inline ?? '';
    if (form === 'scope') {
      const paths = values.map((each) => ({
        text: each.replace(/ \(new\)$/, '').trimEnd(),
        isNew: / \(new\)$/.test(each),
      }));
      expect(scopeOf(packet).inScope.map(({ text: path, isNew }) => ({ text: path, isNew }))).toEqual(paths);
    } else if (form === 'packet') {
      expect(dependenciesOf(packet)).toEqual(values.filter((each) => each.toLowerCase() !== 'none'));
    } else if (!many || inline !== '') {
      expect([inline]).toEqual(values);
    } else {
      const expected = name === 'open' ? [...STANDING, ...values.filter((each) => !STANDING.includes(each))] : values;
      expect(items.map((item, index) => (item === expected[index] ? item : bare(form)(item)))).toEqual(expected);
    }
  }
}

/** The value without the marks that it is written in. */
function bare(form: string): (text: string) => string {
  if (form === 'term') return (text) => text.slice(1, -1);
  if (form === 'path' || form === 'fence') return (text) => (/^`[^`]*`$/.test(text) ? text.slice(1, -1) : text);
  return (text) => text;
}
