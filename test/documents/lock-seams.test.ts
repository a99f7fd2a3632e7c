import { describe, expect, it } from 'vitest';
import { locked, PACKET, read } from './reading.js';

/** The packet with one text replaced. */
function edit(from: string, to: string, text = PACKET): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

/** The locked lines in which one of the words stands. */
const linesWith = (text: string, ...words: readonly string[]) =>
  read(text).lock.filter((line) => words.some((word) => line.text.includes(word)));

describe('blank lines around a heading', () => {
  it('fold behind a heading of either style, whatever ends its line', () => {
    const setext = edit('## Scope\n', 'Scope\n-----\n');
    expect(locked(edit('-----\n', '-----\n\n\n', setext))).toBe(locked(setext));
    const crlf = PACKET.replaceAll('\n', '\r\n');
    expect(locked(edit('## Scope\r\n', '## Scope\r\n\r\n\r\n', crlf))).toBe(locked(PACKET));
  });

  it('fold before a heading within a section, and a separator does not', () => {
    const sub = edit('- **Why**', '### Sub\n- **Why**');
    expect(locked(edit('### Sub', '\n\n### Sub', sub))).toBe(locked(sub));
    expect(locked(edit('### Sub', '---\n### Sub', sub))).not.toBe(locked(sub));
  });

  it('do not fold where a lone CR ends one', () => {
    expect(locked(edit('## Scope\n', '## Scope\n\r'))).not.toBe(locked(PACKET));
  });

  it('fold at both ends of the text', () => {
    expect(read('\n\n').lock).toEqual([]);
    expect(read('---\n').lock).toEqual([]);
    expect(locked(`\n${PACKET}\n\n---\n\n`)).toBe(locked(PACKET));
  });
});

describe('a locked line', () => {
  it('keeps a lone CR', () => {
    expect(linesWith(edit('alice\n', 'alice\r- X: y\n'), 'REQUESTOR', 'X: y').map(({ text }) => text)).toEqual([
      '- REQUESTOR: alice\r',
      '- X: y',
    ]);
  });

  it('stands where it stands, in its field and its section', () => {
    expect(linesWith(`First.\n\n${PACKET}`, 'First', 'REQUESTOR', '## Scope', 'cup.ts', '# Task')).toEqual([
      { text: 'First.', line: 1, field: null, section: null },
      {
        text: '# Task Packet: WP-1-Tea-20260101',
        line: 3,
        field: null,
        section: 'Task Packet: WP-1-Tea-20260101',
      },
      { text: '- REQUESTOR: alice', line: 8, field: 'REQUESTOR', section: 'Metadata' },
      { text: '## Scope', line: 15, field: null, section: 'Scope' },
      { text: '  * src/cup.ts', line: 22, field: 'OUT_OF_SCOPE', section: 'Scope' },
    ]);
  });

  it('holds what is glued to it: the heading of a record too, and that of a section less what is locked itself', () => {
    expect(linesWith(edit('alice', 'alice\\n\\n## SKELETON'), 'REQUESTOR').map(({ text }) => text)).toEqual([
      '- REQUESTOR: alice\\n\\n## SKELETON',
    ]);
    const authority = edit('npm ci\n  ```\n', 'npm ci\n  ```\n- **More**: a\\n## Authority\n');
    expect(linesWith(authority, 'More')[0]?.text).toMatch(/^- \*\*More\*\*: a\\n/);
  });
});

describe('the dress of STATUS', () => {
  const line = (status: string) => linesWith(edit('- STATUS:', status), 'STATUS').map(({ text }) => text);

  it.each([
    'STATUS:',
    '- STATUS:',
    '* **STATUS:**',
    '**STATUS**:',
    '- **STATUS [CX-1]**:',
    '- STATUS :',
    '  - STATUS:',
    '\tSTATUS:',
    '-  STATUS:',
    '-\tSTATUS: \t',
  ])('folds: %j', (status) => {
    expect(line(status)).toEqual(['STATUS:']);
  });

  it.each(['x STATUS:', 'STATUS [CX-123456789]:', 'STATUS (x):'])('does not fold: %j', (status) => {
    expect(line(status)).toHaveLength(1);
    expect(line(status)[0]).toContain(status);
  });
});

describe('append-only parts say nothing of what is not there yet', () => {
  const part = (body: string) =>
    read(`${PACKET}\n## WAIVERS\n${body}\n`).appendOnly.map(({ text }) => text.slice('## WAIVERS'.length));

  it.each([
    'NONE',
    'none.',
    '- None.',
    '+ none',
    '-\tnone',
    '  - \tnone',
    '* (Record waivers here.)',
    '*(APPEND-ONLY once validation starts.)*',
    '**NONE**',
    '** none **',
    `(${'a'.repeat(998)})`,
  ])('%j', (body) => {
    expect(part(body)).toEqual(['']);
  });

  it.each([
    '(a) b',
    'a (b)',
    '(a',
    'a)',
    'x none',
    'none x',
    'Nonesuch',
    '-none',
    'x - none',
    '> none',
    'a*(b)',
    '(a)*b',
    '```\nnone\n```',
    '<!-- none -->',
    `(${'a'.repeat(999)})`,
  ])('but keep %j', (body) => {
    expect(part(body)).toEqual([`\n${body}`]);
  });

  it('wherever it stands between entries', () => {
    expect(part('- W1\nnone\n- W2')).toEqual(['\n- W1\n- W2']);
    expect(part('- W1\n\nnone\n\n- W2')).toEqual(['\n- W1\n\n- W2']);
  });

  it('and nothing of a record between them', () => {
    const text = `${PACKET}\n## AUDIT REPORT\na\n\n## SKELETON\n- x\n\n### Sub\nb\n\n## AUDIT REPORT\n\nc\n`;
    expect(read(text).appendOnly).toEqual([
      expect.objectContaining({ title: 'AUDIT REPORT', text: '## AUDIT REPORT\na\n## AUDIT REPORT\n\nc' }),
    ]);
  });

  it('but keep a lone CR', () => {
    expect(part('- W1\r- W2')).toEqual(['\n- W1\r\n- W2']);
  });
});
