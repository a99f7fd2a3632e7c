/** A hostile text that can be made longer and longer. */
export interface Shape {
  readonly name: string;
  /** Characters that one more unit adds. */
  readonly unit: number;
  /** The text of whole units, so that twice as many are twice the same and end in the same state. */
  make(units: number): string;
}

function repeated(...pieces: readonly string[]): Shape[] {
  return pieces.map((piece) => ({
    name: `${JSON.stringify(piece)} repeated`,
    unit: piece.length,
    make: (units) => piece.repeat(units),
  }));
}

/** Pieces that differ from one another, so that whatever is kept in a list or a map grows. */
function numbered(name: string, piece: (index: string) => string): Shape {
  const at = (index: number): string => piece(String(index).padStart(5, '0'));
  const make = (units: number): string => Array.from({ length: units }, (_, index) => at(index)).join('');
  return { name, unit: at(0).length, make };
}

/** Pieces that grow; what is left of the length is a paragraph. */
function rising(name: string, piece: (n: number) => string): Shape {
  return {
    name,
    unit: 1,
    make(length) {
      let text = '';
      for (let n = 1; text.length + piece(n).length <= length; n++) text += piece(n);
      return text + 'a'.repeat(length - text.length);
    },
  };
}

function halves(open: string, close: string): Shape {
  return {
    name: `${JSON.stringify(open)} that ${JSON.stringify(close)} closes`,
    unit: open.length + close.length,
    make: (units) => open.repeat(units) + close.repeat(units),
  };
}

function around(before: string, piece: string, after: string): Shape {
  return {
    name: `${JSON.stringify(piece)} between ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
    unit: piece.length,
    make: (units) => before + piece.repeat(units) + after,
  };
}

/** What any reader can be given: blanks, line ends, marks that are not drawn, bytes that are no UTF-8. */
export const PLAIN_TEXT: readonly Shape[] = [
  ...repeated('a', ' ', 'a ', '\n', 'a\n', 'a\r\nb\rc\n\n\r', ' \n', '\u200b', '\u00c3\u00a9', '\u00ff\u00fe\u0080'),
  ...[around('x', ' ', 'y'), around('x', ' ', '\n'), around('x', '. ', 'y'), around('a', '\n', 'b')],
];

/** Blocks and marks of Markdown. */
export const MARKDOWN: readonly Shape[] = [
  ...repeated(
    '# a\n',
    'a\n=\n',
    '# ((',
    '- a\n',
    '- ',
    '> ',
    '> a\nb\n',
    '    a\n\n',
    '```\n',
    '`',
    '`a ',
    '~~~\na\n~~~\n',
  ),
  ...repeated('<!--', '<!-- a -->', '-->', '<a', '<div>\n', '[', '[a](b "', '[a]: b\n', '*', '*a_ b**c __d', '&', '\\'),
  ...[rising('back-ticks that grow', (n) => `${'`'.repeat(n)}a`)],
  rising('fences that grow', (n) => `${'`'.repeat(n + 2)}\na\n${'`'.repeat(n + 2)}\n`),
  rising('items ever deeper', (n) => `${' '.repeat(2 * n)}- a\n`),
  ...[halves('[', ']'), halves('**a ', ' a**'), halves('<!--', '-->'), around('-->', '<!--', '')],
  ...[
    around('<!--', '<!--\n', '-->'),
    around('[a]: b "', 'c\n', ''),
    around('', 'a\n', '==='),
    around('# a ', '# ', 'b'),
  ],
];

/** Headings, numbers and ids, as specs have them. */
export const SECTIONS: readonly Shape[] = [
  ...repeated('# 1.1 A [AB-1]\n', '# 2 A\n# 1 B\n', '[A-A-A', '- - CX-1 ', '[CX-1, '),
  numbered('many headings', (index) => `# h${index}\n`),
  numbered('numbers that fall', (index) => `# ${99_999 - Number(index)} a\n`),
  numbered('deep numbers', (index) => `## ${index}.${index}.1 a\n`),
  numbered('headings of one name', (index) => `# a-${index}\n# a\n`),
  numbered('many ids', (index) => `- [CX-${index}] a\n`),
  around('# ', '1.', 'a'),
  around('# ', 'ab cd ', ''),
];

/** What anchors are made of. */
export const ANCHORS: readonly Shape[] = [
  ...repeated('[CX-1] ', 'CX-1..', 'CX-1/', 'A-', 'A', '1', '1.', '§2.3.12, ', '/2.3', 'x.md ', 'a#', 'x.md#a', '../'),
  ...repeated(';', ';"', ',', ':', '??', '-1', '%20', '.', '/', '(', '()', '[[', '([', '|', '"'),
  numbered('many anchors', (index) => `CX-${index}, §${index}.1, docs/a.md#s${index}; `),
  numbered('many ranges', (index) => `CX-1..${Number(index)} `),
  numbered('many titles', (index) => `"Title ${index}"; `),
  around('CX-1', '/2', ''),
];

/** Names of files in prose. */
export const NAMES: readonly Shape[] = repeated('x.md ', 'V A ', 'a', '.md', '../', '`a ', '[', '<!--', '*x.md', 'x.m');

/** Fields, sections and reports of packets. */
export const PACKETS: readonly Shape[] = [
  ...repeated('- STATUS: x\n', '- **What**: a\n', '- IN_SCOPE_PATHS:\n  - a\n', '- IN_SCOPE_PATHS: a (b', 'What()'),
  ...repeated('## SKELETON\n', '## VALIDATION REPORT\n', '## WAIVERS\n- a\n', '### STATUS\n', '## Notes\n- a\n'),
  ...repeated(
    '- USER_SIGNATURE: alice010120260900\n',
    '```\n- STATUS: x\n```\n\n',
    '\\n## EVIDENCE',
    '| STATUS | b |\n',
  ),
  numbered('many fields', (index) => `- ${['STATUS', 'ROLE', 'DATE', 'What'][Number(index) % 4]}: v${index}\n`),
  numbered('many sections', (index) => `## ${['Scope', 'SKELETON', 'WAIVERS', 'X'][Number(index) % 4]}\n${index}\n`),
  numbered('many signatures', (index) => `- USER_SIGNATURE: a1234567${index}\n`),
];

/** Values of fields that are compared: paths with remarks, criteria, dress. */
export const VALUES: readonly Shape[] = repeated(
  '(',
  '()',
  'a (b',
  '*',
  '_`',
  '; ',
  '\n  - a (',
  '\n  * a/b (new)',
  'á-',
);

/** Rows of tables. */
export const TABLES: readonly Shape[] = [
  ...repeated(
    '|',
    '| a ',
    '|-',
    '| a | b |\n',
    '|---|\n',
    '\\|',
    'WP-1-',
    '| sha256:',
    '| *',
    '| a010120261200 | WP-1-A |\n',
  ),
  numbered('many rows', (index) => `| a1234567${index} | WP-1-${index} | |\n`),
  numbered('many heads of tables', (index) => `| Signature${index} | Lock |\n|---|---|\n`),
];

/** Messages of commits. */
export const MESSAGES: readonly Shape[] = [
  ...repeated(
    'Role: Coder\n',
    'Work-Packet: WP-1\n',
    'a: b\n',
    'ro\u200ble: x\n',
    '# a\n',
    '---a\n',
    ': ',
    '\u0000',
    '-',
    '\t',
  ),
  numbered('many trailers', (index) => `T${index}: a\n`),
  around('Role: a', ' ', 'b'),
  around('# ', '-', ' >8 --'),
];

/** JSON with comments. */
export const JSON_TEXT: readonly Shape[] = [
  ...repeated('{', '"', '\\"', '{"a":', '{"a":1,', '//\n', '1,', '/*', '/**/', '[', '"a":'),
  around('{', '/**/', '}'),
  around('[', '1,', '1]'),
  around('"', '\\"', '"'),
  halves('[', ']'),
  { ...numbered('many keys', (index) => `"k${index}":1,`), make: (units) => `{${keys(units)}}` },
];

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${String(index).padStart(5, '0')}":1`).join(',');
}

/** Single words and paths. */
export const WORDS: readonly Shape[] = [
  ...repeated('a', ' ', '.', '. ', '`', '\n', ' \n', '\u200b', 'a/', '../', '(', ')', ').', ':', '*', '-'),
  around('x', ' ', 'y'),
  around('x', '. ', 'y'),
  around('x', '.', 'y'),
  around('(', ')', 'y'),
];
