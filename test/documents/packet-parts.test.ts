import { describe, expect, it } from 'vitest';
import type { Definition } from '../../engine/documents/field-definitions.js';
import { holdsSignature, isBareSignature, isFootSignature, lockedNotices } from '../../engine/documents/packet-foot.js';
import { skipBlanks, splitGlued, splitLines, trimBlanks } from '../../engine/documents/packet-lines.js';
import { type PacketText, readPacketText } from '../../engine/documents/packet-text.js';
import { titleTable } from '../../engine/documents/section-titles.js';
import { read } from './reading.js';

const titles = titleTable([]);
const parts = (text: string): PacketText => readPacketText(text, titles, { steps: 0 });
const SIGNATURE = 'alice050120261200';

describe('the foot of a packet', () => {
  const definition = (label: string, dress: Definition['dress'], depth: number): Definition => ({
    ...{ name: 'USER_SIGNATURE', label, dress, depth, index: 0, next: 1, valueStart: 0, valueEnd: 0, indent: 0 },
  });

  it('has its signature on a line of its own, under its own name', () => {
    expect(isFootSignature(definition('User_Signature Locked', 'bold-colon', 0))).toBe(true);
    expect(isFootSignature(definition('User Signature Locked', 'bullet', 0))).toBe(false);
    expect(isFootSignature(definition('User Signature Locked', 'heading', 2))).toBe(false);
    expect(isFootSignature(definition('USER_SIGNATURE', 'plain', 0))).toBe(false);
  });

  it('holds a whole signature, with nothing but a blank behind it', () => {
    const held = [
      SIGNATURE,
      `${SIGNATURE} x`,
      `${SIGNATURE}\tx`,
      `${SIGNATURE}\nx`,
      `x ${SIGNATURE}`,
      '',
      `${SIGNATURE}x`,
    ];
    expect(held.map(holdsSignature)).toEqual([true, true, true, true, false, false, false]);
  });

  it('repeats it in any dress, without a remark', () => {
    const bare = (text: string): boolean => isBareSignature(text, 'User Signature Locked', SIGNATURE);
    expect(bare(`**User Signature Locked:** [\`${SIGNATURE}\`]`)).toBe(true);
    expect([bare(`User Signature Locked: ${SIGNATURE} x`), bare(`User Signature Locked (x): ${SIGNATURE}`)]).toEqual([
      false,
      false,
    ]);
    expect(isBareSignature('a:', 'a', '')).toBe(false);
  });

  it('says that the packet is locked in these sentences', () => {
    const notices = [
      'IMPORTANT: This packet is locked',
      '  **important: this packet is locked. No edits allowed.**  ',
      'If changes needed: Create NEW packet',
      'If changes are needed: Create a NEW packet (WP-{ID}-v2), do NOT edit this one.',
    ];
    const others = [
      'VERY IMPORTANT: This packet is locked',
      'IMPORTANT: This packet is locked for now',
      'So: If changes needed: Create NEW packet',
      'If changes needed: Create NEW packet now',
      `    IMPORTANT: This packet is locked`,
      '> IMPORTANT: This packet is locked',
      `${' '.repeat(400)}IMPORTANT: This packet is locked`,
    ];
    const found = lockedNotices(parts(`# T\n\n${[...notices, ...others].join('\n\n')}\n`));
    expect(found).toEqual(notices.map((_, index) => 2 + 2 * index));
    const padded = (length: number): string => 'IMPORTANT: This packet is locked'.padEnd(length);
    expect([400, 401].map((length) => lockedNotices(parts(padded(length))))).toEqual([[0], []]);
  });
});

describe('headings and lines', () => {
  const headings = (text: string): string[] =>
    parts(text).headings.map(
      ({ style, depth, title, titleStart, first, last }) => `${style} ${depth} ${title}@${titleStart} ${first}-${last}`,
    );
  const kinds = (text: string): string =>
    parts(text)
      .lines.map(({ kind }) => kind)
      .join(' ');

  it.each([
    ['# a\n  ## b ##\n', ['atx 1 a@2 0-0', 'atx 2 b@5 1-1']],
    ['A\nb\n===\n', ['setext 1 A\nb@0 0-2']],
    ['Scope\n---\n', ['setext 2 Scope@0 0-1']],
    ['RISK_TIER\n---\n', ['setext 2 RISK_TIER@0 0-1']],
    ['nothing\n---\n', []],
    ['a\\n\\n## Scope\n', ['glued 2 Scope@3 1-1']],
    ['a\\n# Scope\\n###### Evidence\\n####### Scope\n', ['glued 1 Scope@2 1-1', 'glued 6 Evidence@7 2-2']],
    ['a\\n#Scope\\n Scope\\n## What else\n', []],
    ['\\n## Scope\n', ['glued 2 Scope@3 1-1']],
    ['\n\nAUDIT REPORT\n', ['line 6 AUDIT REPORT@0 2-2']],
    ['***\nVALIDATION REPORT - WP\n', ['line 6 VALIDATION REPORT - WP@0 1-1']],
    ['nothing\n---\nRE-AUDIT VALIDATION REPORT\n', ['line 6 RE-AUDIT VALIDATION REPORT@0 2-2']],
    ['\nREVALIDATION REPORT\n', ['line 6 REVALIDATION REPORT@0 1-1']],
    ['\nRE-VALIDATION REPORT\t- x\n', ['line 6 RE-VALIDATION REPORT\t- x@0 1-1']],
    ['x\nAUDIT REPORT\n', []],
    ['AUDIT REPORT\n', []],
    ['\nAUDIT REPORTS\n', []],
    ['\nAUDIT REPORT 2\n', []],
    ['\nAUDIT REPORT: x\n', []],
    ['\nAUDIT REPORT (x)\n', []],
    ['\nThe AUDIT REPORT\n', []],
    ['\naudit report\n', []],
  ])('of %j are %j', (text, expected) => {
    expect(headings(text)).toEqual(expected);
  });

  it('are of these kinds', () => {
    expect(kinds('# a\nb\\n\\n## Scope\n\nAUDIT REPORT\nc\n')).toBe('heading text heading blank heading text');
    expect(kinds('a\n---\nScope\n---\n')).toBe('text underline heading heading');
    expect(kinds('```\na\\n\\n## Scope\n```\n')).toBe('fence code fence');
  });

  it('that are glued stand where they stood', () => {
    const [source] = splitLines('ab\\n\\n## Scope\\n## Nothing\r\n', { steps: 0 });
    if (!source) throw new Error('there is no line');
    const split = splitGlued(source, (title) => title === 'Scope', { steps: 0 });
    expect(
      split.map(({ line, heading }) => [line.text, line.start, line.end, line.column, line.ending, heading?.title]),
    ).toEqual([
      ['ab', 0, 2, 1, 'glued', undefined],
      ['## Scope\\n## Nothing', 6, 26, 7, 'crlf', 'Scope'],
    ]);
    expect(splitGlued(source, () => false, { steps: 0 })).toEqual([{ line: source, heading: null }]);
  });

  it('count each character as often as it is looked at', () => {
    const work = { steps: 0 };
    const [source] = splitLines('a b', work);
    expect(work.steps).toBe(3);
    if (source) splitGlued(source, () => true, work);
    expect(work.steps).toBe(6);
  });

  it('are cut at spaces and tabs, and at no other blank', () => {
    expect([skipBlanks(' \ta ', 0), skipBlanks('a', 0), skipBlanks('  ', 0), skipBlanks('\u00a0a', 0)]).toEqual([
      2, 0, 2, 0,
    ]);
    expect([
      trimBlanks('a \t', 0, 3),
      trimBlanks('a', 0, 1),
      trimBlanks('   ', 1, 3),
      trimBlanks(' a \u00a0', 0, 4),
    ]).toEqual([1, 1, 1, 4]);
  });
});

describe('sections', () => {
  const sections = (text: string): string[] =>
    read(text).sections.map(
      (each) => `${each.line}-${each.endLine} ${each.depth} ${each.title}: ${each.zone} ${each.kind}`,
    );

  it('go up to the next heading of their depth', () => {
    expect(sections('x\n# T\na\n## Scope\n### What\nb\n### More\nc\n## Evidence\nd\n#### e\nf\n# U\ng\n')).toEqual([
      '2-12 1 T: contract contract',
      '4-8 2 Scope: contract contract',
      '5-6 3 What: contract contract',
      '7-8 3 More: contract contract',
      '9-12 2 Evidence: record record',
      '11-12 4 e: record record',
      '13-14 1 U: contract contract',
    ]);
  });

  it('of a template that come for the first time below a report are contract again, at the top and nowhere else', () => {
    const told = (...titles: string[]): string[] =>
      sections(`# T\n${titles.map((title) => `${title}\nx\n`).join('')}`).slice(1);
    expect(told('## Audit Report', '## Scope', '## Scope')).toEqual([
      '2-3 2 Audit Report: report append-only',
      '4-5 2 Scope: contract contract',
      '6-7 2 Scope: contract contract',
    ]);
    expect(told('## Scope', '## Audit Report', '## Scope')).toEqual([
      '2-3 2 Scope: contract contract',
      '4-5 2 Audit Report: report append-only',
      '6-7 2 Scope: report append-only',
    ]);
    expect(told('### Audit Report', '## Scope')[0]).toBe('2-3 3 Audit Report: contract contract');
    expect(told('## Scope', '### Audit Report', '### Quality Gate')).toEqual([
      '2-7 2 Scope: contract contract',
      '4-5 3 Audit Report: report append-only',
      '6-7 3 Quality Gate: report append-only',
    ]);
    expect(told('## Audit Report', '## Evidence', '### a', '## Errata')).toEqual([
      '2-3 2 Audit Report: report append-only',
      '4-7 2 Evidence: report record',
      '6-7 3 a: report record',
      '8-9 2 Errata: report append-only',
    ]);
    expect(sections('# Audit Report\nx\n## Scope\ny\n')).toEqual([
      '1-4 1 Audit Report: report append-only',
      '3-4 2 Scope: report append-only',
    ]);
  });
});
