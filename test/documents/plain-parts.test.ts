import type { PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../engine/documents/packet-lines.js';
import { formOf, SECTIONS } from '../../engine/documents/plain/canonical-form.js';
import { readMarkdown } from '../../engine/documents/plain/commonmark.js';
import { foldLookalikes, foldShapes } from '../../engine/documents/plain/confusables.js';
import { suspectField, suspectTitle } from '../../engine/documents/plain/lookalikes.js';
import { isHidingHtml, isPlainValue } from '../../engine/documents/plain/phrasing.js';
import { MOST_PROBLEMS, ProblemList } from '../../engine/documents/plain/problem-list.js';
import { contractText, lineIndexAt, sourceText } from '../../engine/documents/plain/source-text.js';
import type { FieldName, WorkPacket } from '../../engine/model/packet.js';

const lines = (text: string) => splitLines(text, { steps: 0 });

describe('what a hurried eye reads', () => {
  it('is a Latin letter or mark in the place of each that looks like it', () => {
    expect(foldLookalikes('аЬсԁеϝɡһіјкʟмпорԛгѕтυѵԝхуᴢ‗‐ː꞊│')).toBe('abcdefghijklmnopqrstuvwxyz_-:=|');
    expect(foldLookalikes('ΛßЅ')).toBe('abs');
  });

  it('is a letter of an alphabet that has no other form, from its first to its last', () => {
    const ends = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6].map((first) =>
      String.fromCodePoint(first, first + 1, first + 25),
    );
    expect(ends.map(foldLookalikes)).toEqual(['abz', 'abz', 'abz', 'abz']);
    const beside = [0x1f12f, 0x1f16f, 0x1f18a, 0x1f1e5].map((code) => String.fromCodePoint(code));
    expect(beside.map(foldLookalikes)).toEqual(beside);
  });

  it('is a space for every blank, and nothing for what does not show', () => {
    expect(foldLookalikes('É\t\n\v\f\r\u0085\u00a0\u2028Vv')).toBe('e        vv');
    expect(foldLookalikes('é\u200b\u0301\u0000\u2800\u{e0041}x')).toBe('ex');
    expect(foldLookalikes('Plain ASCII\t~')).toBe('plain ascii\t~');
    expect(foldLookalikes('ＦＵＬＬ ﬁ ²')).toBe('full fi 2');
    expect(foldLookalikes('')).toBe('');
  });

  it('tells no digit from the letter that it looks like', () => {
    expect(foldShapes('rlsk_t1er 0o 2')).toBe('risk_tier oo 2');
  });
});

describe('a list of problems', () => {
  const at = (number: number) => ({ ...lines('  ab cd  ')[0], line: number, start: 10 * number }) as never;

  it('holds one of a kind about a subject on a line', () => {
    const list = new ProblemList();
    list.add('block', 'x', at(2), 3, 5);
    list.add('block', 'x', at(2));
    list.add('block', 'y', at(1));
    list.add('unclosed-fence', 'x', at(1), 5, 4);
    expect(
      list.list().map(({ fault, subject, actual, span }) => [fault, subject, actual, span.column, span.endColumn]),
    ).toEqual([
      ['block', 'y', 'ab cd', 3, 8],
      ['unclosed-fence', 'x', 'ab cd', 6, 6],
      ['block', 'x', 'ab cd', 4, 6],
    ]);
    expect([list.has(at(1), 'x'), list.has(at(2), 'y'), list.has(at(12), 'x')]).toEqual([true, false, false]);
    expect([list.hasAnywhere('block', 'x'), list.hasAnywhere('unclosed-fence', 'y')]).toEqual([true, false]);
  });

  it('shows fifty, and says how many more there are', () => {
    const list = new ProblemList();
    for (let number = 1; number <= MOST_PROBLEMS; number++) list.add('block', 'x', at(number));
    expect(list.list().at(-1)?.actual).toBe('ab cd');
    list.add('block', 'x', at(51));
    list.add('block', 'x', at(52));
    expect(list.list()).toHaveLength(MOST_PROBLEMS);
    expect(list.list().at(-1)).toMatchObject({ actual: 'ab cd (and 2 more)', span: { line: 50 } });
    expect(list.list().at(-2)?.actual).toBe('ab cd');
    expect(new ProblemList().list()).toEqual([]);
  });

  it('keeps two hundred characters of a line', () => {
    const list = new ProblemList();
    list.add('block', 'x', lines(` ${'y'.repeat(300)}`)[0] as never);
    expect(list.list()[0]?.actual).toBe('y'.repeat(200));
  });
});

describe('the source of a packet', () => {
  const sourceOf = (text: string, sections: readonly [string, number][], lock: readonly number[] = []) => {
    const work = { steps: 0 };
    const packet = {
      text,
      sections: sections.map(([zone, line]) => ({ zone, line })),
      lock: lock.map((line) => ({ line })),
    };
    return { ...sourceText(packet as unknown as WorkPacket, work), steps: work.steps };
  };

  it('is contract but where a record or a report stands that nothing locks', () => {
    const text = 'a\nb\nc\nd\ne\nf\n';
    const source = sourceOf(
      text,
      [
        ['report', 5],
        ['record', 2],
        ['contract', 4],
      ],
      [3],
    );
    expect(source.inContract).toEqual([true, false, true, true, false, false]);
    expect(source.contractEnd).toBe(4);
    expect(contractText(source)).toBe('a\nb\nc\nd');
    expect(sourceOf(text, []).inContract).toEqual([true, true, true, true, true, true]);
    expect(contractText(sourceOf(text, [['record', 1]]))).toBe('');
  });

  it('has a line where there is no text', () => {
    const source = sourceOf('', []);
    expect(source.lines).toEqual([{ text: '', start: 0, end: 0, line: 1, column: 1, ending: 'none' }]);
    expect([source.inContract, source.contractEnd, contractText(source)]).toEqual([[true], 1, '']);
  });

  it('has each offset on a line', () => {
    const all = lines('ab\n\ncd\r\nef');
    expect([0, 1, 2, 3, 4, 6, 7, 8, 9, 99].map((offset) => lineIndexAt(all, offset))).toEqual([
      0, 0, 0, 1, 2, 2, 2, 3, 3, 3,
    ]);
    expect([lineIndexAt([], 3), lineIndexAt(lines('a'), 5)]).toEqual([0, 0]);
  });
});

describe('the canonical form', () => {
  it('says of each field what may stand where', () => {
    const shortOf = (name: FieldName): string => {
      const { below, eitherOr, literal, code } = formOf(name);
      return [below, eitherOr && 'eitherOr', literal && 'literal', code && 'code'].filter(Boolean).join(' ');
    };
    for (const name of ['TASK_ID', 'DATE', 'STATUS', 'USER_SIGNATURE'] as const)
      expect(shortOf(name), name).toBe('no eitherOr literal');
    for (const name of ['REQUESTOR', 'AGENT_ID', 'ROLE'] as const) expect(shortOf(name), name).toBe('no eitherOr code');
    for (const name of ['IN_SCOPE_PATHS', 'OUT_OF_SCOPE'] as const)
      expect(shortOf(name), name).toBe('list eitherOr literal code');
    expect(shortOf('SPEC_ANCHOR')).toBe('list eitherOr literal');
    expect(shortOf('RISK_TIER')).toBe('list literal');
    expect(shortOf('DONE_MEANS')).toBe('any code');
  });

  it('has six sections, of which the notes may be left out', () => {
    expect(SECTIONS.map(({ name, titles, optional }) => [name, ...titles, optional].join('; '))).toEqual([
      'Metadata; Metadata; false',
      'Scope; Scope; false',
      'Quality Gate; Quality Gate; false',
      'Bootstrap (Coder Work Plan); Bootstrap (Coder Work Plan); Bootstrap; false',
      'Authority; Authority; false',
      'Notes; Notes; true',
    ]);
  });
});

describe('HTML in a line', () => {
  it.each([
    '<b>',
    '</B>',
    '<br/>',
    '<a href="x">',
    '<del\nx>',
    '<picture >',
    '<table>',
    '<wbr>',
    '<iframe>',
    '<h1>',
    '<!-- x -->',
    '<?x',
  ])('hides: %j', (source) => {
    expect(isHidingHtml(source)).toBe(true);
  });

  it.each(['<T>', '<pending>', '<bb>', '<b', '<b!', '< b>', 'x <b>', 'x <!', '<1b>', '<>', ''])(
    'hides nothing: %j',
    (source) => {
      expect(isHidingHtml(source)).toBe(false);
    },
  );
});

describe('a value', () => {
  const LITERAL = { ...formOf('STATUS') };
  const CODE = { ...formOf('IN_SCOPE_PATHS') };
  const PROSE = { ...formOf('DONE_MEANS') };
  /** A node whose source stands in a text at an offset. */
  const node = (type: string, value: string, source = value, start = 0, children?: unknown[]) =>
    ({
      type,
      value,
      ...(children && { children }),
      position: { start: { offset: start }, end: { offset: start + source.length } },
    }) as unknown as PhrasingContent;
  const isPlain = (form: typeof PROSE, source: string, nodes: PhrasingContent[], allowPlaceholder = false): boolean =>
    isPlainValue(nodes, source, form, allowPlaceholder);

  it('that is literal is shown as it is written', () => {
    expect(isPlain(LITERAL, 'x ab', [node('text', 'ab', 'ab', 2)])).toBe(true);
    expect(isPlain(LITERAL, '&amp;', [node('text', '&', '&amp;')])).toBe(false);
    expect(isPlain(LITERAL, 'a <!-- b', [node('text', 'a <!-- b')])).toBe(false);
    expect(isPlain(LITERAL, '*a*', [node('emphasis', 'a', '*a*')])).toBe(false);
    expect([
      isPlain(LITERAL, '`a`', [node('inlineCode', 'a', '`a`')]),
      isPlain(CODE, '`a`', [node('inlineCode', 'a')]),
    ]).toEqual([false, true]);
    const extended = ['~a~', 'x [^1]', '[ ]', '[x] a', ' [X] a', '| a', '$$', 'x ~~a~~ y'];
    expect(extended.filter((text) => isPlain(LITERAL, text, [node('text', text)]))).toEqual([]);
    const plain = ['~a', '[^ ]', '[^]', '[y] a', '[x]a', 'a [x] b', 'a | b', '$ a $', '~~'];
    expect(plain.filter((text) => !isPlain(LITERAL, text, [node('text', text)]))).toEqual([]);
  });

  it('that is prose may be marked up, but hides nothing', () => {
    const marked = node('strong', '', '**a**', 0, [node('text', 'a', 'a', 2)]);
    expect(isPlain(PROSE, '**a**', [marked, node('inlineCode', '<!--', '')])).toBe(true);
    const source = '**<!--**';
    expect(isPlain(PROSE, source, [node('strong', '', source, 0, [node('text', '<!--', '<!--', 2)])])).toBe(false);
    expect(isPlain(PROSE, '&amp; <T>', [node('text', '&', '&amp; '), node('html', '<T>', '<T>', 6)])).toBe(true);
    expect(isPlain(PROSE, '<b>', [node('html', '<b>')])).toBe(false);
    for (const type of ['image', 'imageReference', 'break', 'footnoteReference'])
      expect(isPlain(PROSE, 'x', [node(type, 'x')]), type).toBe(false);
    for (const type of ['image', 'imageReference', 'break'])
      expect(isPlain(PROSE, 'x', [node(type, 'x', 'x', 0, [])]), type).toBe(false);
  });

  it('may be a placeholder and nothing else, where one is allowed', () => {
    const pending = [node('text', ' '), node('html', '<pending>', '<pending>', 1)];
    const source = ' <pending>x';
    expect([isPlain(LITERAL, source, pending, true), isPlain(LITERAL, source, pending)]).toEqual([true, false]);
    expect(isPlain(LITERAL, source, [...pending, node('text', 'x', 'x', 10)], true)).toBe(false);
    expect(isPlain(LITERAL, '<b>', [node('html', '<b>')], true)).toBe(false);
    expect(isPlain(LITERAL, '<a><c>', [node('html', '<x>'), node('html', '<y>')], true)).toBe(false);
    expect(isPlain(LITERAL, '*<x>*', [node('emphasis', '<x>', '*<x>*')], true)).toBe(false);
  });
});

describe('a line that begins like a field', () => {
  const suspected = (text: string, place: 'text' | 'heading' | 'cell' | 'code' = 'text'): string | null => {
    const found = suspectField(text, place as Parameters<typeof suspectField>[1], { steps: 0 });
    return found && `${found.name}${found.disguised ? ' disguised' : ''}`;
  };

  it.each([
    'USER_SIGNATURE: x',
    'user signature: x',
    'User-Signature: x',
    '<b>USER_SIGNATURE: x',
    '</td>USER_SIGNATURE: x',
    '<x-y>USER_SIGNATURE: x',
    '<h1>USER_SIGNATURE: x',
    '<a href=y class=z>USER_SIGNATURE: x',
    `<a ${'y'.repeat(200)}>USER_SIGNATURE: x`,
    '<!-- USER_SIGNATURE: x',
    '< USER_SIGNATURE: x',
    `${'>'.repeat(199)}USER_SIGNATURE: x`,
    '[x] USER_SIGNATURE: x',
    '[USER_SIGNATURE]: x',
    'USER_SIGNATURE (see [there] <b>): x',
    'USER_SIGNATURE (a) [b] <c>: x',
  ])('is suspected: %j', (text) => {
    expect(suspected(text)).toBe('USER_SIGNATURE');
  });

  it.each([
    `${'>'.repeat(200)}USER_SIGNATURE: x`,
    '',
    '>>',
    '"USER_SIGNATURE": x',
    'the USER_SIGNATURE: x',
    'USER_SIGNATURES: x',
    'USER_SIGNATURE is: x',
    'USER_SIGNATURE (a) (b) (c) (d): x',
    '[label]: USER_SIGNATURE',
    'USER_SIGNATURE',
  ])('is not: %j', (text) => {
    expect(suspected(text)).toBeNull();
  });

  it('is disguised where the name is written in another way', () => {
    expect(suspected('UЅER_SIGNATURE: x')).toBe('USER_SIGNATURE disguised');
    expect(suspected('USER__SIGNATURE: x')).toBe('USER_SIGNATURE disguised');
    expect(suspected('USERSIGNATURE: x')).toBe('USER_SIGNATURE disguised');
  });
});

describe('a heading that reads like a section', () => {
  it.each([
    ['Scope', 'Scope'],
    ['3. Scope:', 'Scope'],
    ['Scope (what is in) [x]', 'Scope'],
    ['Quality (the whole) Gate', 'Quality Gate'],
    ['Quality<br>Gate', 'Quality Gate'],
    ['Quality](https://x)Gate', 'Quality Gate'],
    ['[Scope](https://x.example/y)', 'Scope'],
    ['Bootstrap (Coder Work Plan)', 'Bootstrap (Coder Work Plan)'],
    ['Bootstrap', 'Bootstrap (Coder Work Plan)'],
    ['Scopes', null],
    ['Scope of it', null],
  ])('%j is %j', (text, section) => {
    expect(suspectTitle(text)).toBe(section);
  });
});

it('shows the words of an image', () => {
  const text = 'a ![b](/x) `c`\n![d][e] **f**\n\n[e]: /y\n';
  const source = sourceText({ text, sections: [], lock: [] } as unknown as WorkPacket, { steps: 0 });
  const { shown, oddBlocks } = readMarkdown(text, source, { steps: 0 });
  expect([...shown]).toEqual([
    [0, 'a b c'],
    [1, 'd f'],
  ]);
  expect(oddBlocks).toEqual([{ kind: 'link definition', index: 3, lastIndex: 3 }]);
});
