import { describe, expect, it } from 'vitest';
import { field, items, PACKET, read } from './reading.js';

describe('the value of a field', () => {
  it('is the rest of its line', () => {
    const { value } = field(read('- **What**: Boil the water.  \n'), 'What');
    expect(value).toMatchObject({ text: 'Boil the water.', inline: 'Boil the water.' });
  });

  it('is the list below it', () => {
    const packet = read('- **DONE_MEANS**:\n  * a\n  * [ ] b\n  * [x] c\n  1. d\n- other\n');
    expect(items(packet, 'DONE_MEANS')).toEqual(['a', 'b', 'c', 'd']);
    expect(field(packet, 'DONE_MEANS').value.text).toBe('* a\n  * [ ] b\n  * [x] c\n  1. d');
  });

  it('is both, where something is explained below the value', () => {
    const { value } = field(read('- **RISK_TIER**: MEDIUM\n  - LOW: docs only\n  - HIGH: migrations\n'), 'RISK_TIER');
    expect(value.inline).toBe('MEDIUM');
    expect(value.text).toBe('MEDIUM\n  - LOW: docs only\n  - HIGH: migrations');
  });

  it('goes on over lazy and indented lines', () => {
    expect(field(read('- What: a\n  b\nc\n- Why: d'), 'What').value.text).toBe('a\n  b\nc');
  });

  it('is the block below a heading, up to the next heading of its level', () => {
    const packet = read('## Scope\n### What\nBoil it.\n\nThen pour.\n\n#### Aside\nx\n\n### Why\nTea.\n');
    expect(field(packet, 'What').value.text).toBe('Boil it.\n\nThen pour.\n\n#### Aside\nx');
    expect(items(packet, 'What')).toEqual(['Boil it.', 'Then pour.', 'x']);
    expect(items(packet, 'Why')).toEqual(['Tea.']);
  });

  it('ends at a separator', () => {
    const packet = read('### OUT_OF_SCOPE\n- a\n\n---\n\nFoot\n');
    expect(field(packet, 'OUT_OF_SCOPE').value.text).toBe('- a');
  });

  it('ends at the next label when nothing stands on the line of a plain field', () => {
    const packet = read('TEST_PLAN:\n- npm test\nNOTE: run twice\n');
    expect(items(packet, 'TEST_PLAN')).toEqual(['npm test']);
  });

  it('of a plain field with a value ends at a blank line', () => {
    const packet = read('**User Signature Locked:** alice010120260900\n\n**IMPORTANT: This is locked.**\n');
    expect(field(packet, 'USER_SIGNATURE').value.text).toBe('alice010120260900');
  });

  it('may be a list that is not indented, up to the next label', () => {
    const packet = read('- IN_SCOPE_PATHS:\n- src/a.ts\n- src/b.ts\n- SUPERSEDES: x\n');
    expect(items(packet, 'IN_SCOPE_PATHS')).toEqual(['src/a.ts', 'src/b.ts']);
    expect(items(read('- Logger:\n- **Note**: x\n'), 'Logger')).toEqual([]);
  });

  it('is empty when there is none', () => {
    const packet = read('- DONE_MEANS:\n- ROLLBACK_HINT: revert\n');
    expect(field(packet, 'DONE_MEANS').value).toMatchObject({ text: '', inline: '', items: [] });
    expect(field(packet, 'DONE_MEANS').value.span).toMatchObject({ start: 13, end: 13, line: 1, column: 14 });
  });

  it('of RISK_TIER may stand behind "Level" below the heading', () => {
    const { value } = field(read('## RISK_TIER\n- Level: HIGH\n- Rationale: it may block\n'), 'RISK_TIER');
    expect(value.inline).toBe('HIGH');
    expect(value.text).toBe('- Level: HIGH\n- Rationale: it may block');
    expect(field(read('### RISK_TIER: LOW\n- because\n'), 'RISK_TIER').value.inline).toBe('LOW');
  });
});

describe('items', () => {
  it('are the lines of fenced code, comments among them', () => {
    const { value } = field(read(PACKET), 'TEST_PLAN');
    expect(value.items.map(({ text, code }) => [text, code])).toEqual([
      ['# the kettle alone', true],
      ['npm test -- tests/kettle.test.ts', true],
      ['npm run lint', true],
    ]);
  });

  it('are the lines of a fence that a shell mangled', () => {
    const packet = read('- RUN_COMMANDS:\n  `\bash\n  # all\n  npm test\n  `\n- RISK_MAP:\n  * "a" -> b\n');
    expect(items(packet, 'RUN_COMMANDS')).toEqual(['# all', 'npm test']);
    expect(items(packet, 'RISK_MAP')).toEqual(['"a" -> b']);
  });

  it('are the parts of a one-line list', () => {
    expect(items(read('- OUT_OF_SCOPE: a; `b;c`; "d;e" ; f;'), 'OUT_OF_SCOPE')).toEqual(['a', '`b;c`', '"d;e"', 'f']);
    expect(items(read('- IN_SCOPE_PATHS: src/a.ts, src/**, b.md'), 'IN_SCOPE_PATHS')).toEqual([
      'src/a.ts',
      'src/**',
      'b.md',
    ]);
    expect(items(read('- OUT_OF_SCOPE: the cup, and the pot'), 'OUT_OF_SCOPE')).toEqual(['the cup, and the pot']);
    expect(items(read('- DONE_MEANS: a "quote; nobody closes'), 'DONE_MEANS')).toEqual(['a "quote', 'nobody closes']);
  });

  it('of commands are not split: the shell has that sign too', () => {
    expect(items(read('- TEST_PLAN: cd app; npm test'), 'TEST_PLAN')).toEqual(['cd app; npm test']);
  });

  it('are the rows of a table without its head', () => {
    const packet = read('### RISK_MAP\n\n| Failure | Subsystem |\n|---|:-:|\n| "a" | b |\n| "c" | d\n');
    expect(items(packet, 'RISK_MAP')).toEqual(['"a" | b', '"c" | d']);
  });

  it('take in the lines that go on with them', () => {
    const packet = read('- DONE_MEANS:\n  * one\n    goes on\n\n    and on\n  * two\n');
    expect(items(packet, 'DONE_MEANS')).toEqual(['one\n    goes on\n\n    and on', 'two']);
  });

  it('leave out the name of a group, but nothing that may be a path', () => {
    const scope =
      '- IN_SCOPE_PATHS:\n  - Backend (Rust):\n    - src/a.rs\n  - Spec / governance:\n    - b.md\n  - src/db:\n    - c.ts\n';
    expect(items(read(scope), 'IN_SCOPE_PATHS')).toEqual(['src/a.rs', 'b.md', 'src/db:', 'c.ts']);
    expect(items(read('- DONE_MEANS:\n  - All of it:\n'), 'DONE_MEANS')).toEqual(['All of it:']);
  });

  it('never come out of a comment', () => {
    expect(items(read('- IN_SCOPE_PATHS:\n  * a.ts\n  <!--\n  * src/**\n  -->\n  * b.ts\n'), 'IN_SCOPE_PATHS')).toEqual(
      ['a.ts', 'b.ts'],
    );
  });

  it('keep what is written: nothing is rendered', () => {
    expect(items(read('- IN_SCOPE_PATHS:\n  * `src/**/*.rs` (new)\n'), 'IN_SCOPE_PATHS')).toEqual([
      '`src/**/*.rs` (new)',
    ]);
  });
});

describe('places', () => {
  it('are right with CRLF', () => {
    const text = PACKET.replaceAll('\n', '\r\n');
    const packet = read(text);
    const { span } = field(packet, 'OUT_OF_SCOPE').value;
    expect(text.slice(span.start, span.end)).toBe('* src/cup.ts');
    expect(span).toMatchObject({ line: 20, column: 3, endLine: 20, endColumn: 15 });
  });

  it('are right behind a heading that was glued to a line', () => {
    const text = '## Authority\n- Task Board: board.md\\n\\n## Notes\n- Dependencies: none\n';
    const packet = read(text);
    expect(field(packet, 'Task Board').value.text).toBe('board.md');
    expect(packet.sections.map(({ title, line, endLine }) => [title, line, endLine])).toEqual([
      ['Authority', 1, 2],
      ['Notes', 2, 3],
    ]);
    expect(field(packet, 'Dependencies')).toMatchObject({ section: 'Notes', span: { line: 3, column: 1 } });
  });

  it('of a definition begin at its line', () => {
    const { span, value } = field(read('a\n\n  - What: b\n    c'), 'What');
    expect(span).toMatchObject({ line: 3, column: 1, endLine: 4, endColumn: 6 });
    expect(value.span).toMatchObject({ line: 3, column: 11 });
  });
});
