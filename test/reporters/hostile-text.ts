import fc from 'fast-check';

/** What somebody would put into a packet, a path or a commit to reach through a report to the one who reads it. */
const HOSTILE = [
  ...['::error::x', '::stop-commands::x', '##[error]', '##[add-mask]e', '%0A::set-output name=a::b', '%25', ':', ','],
  ...['<script>alert(1)</script>', '</details>', '<!--', '-->', '<img src=//e/x>', '&lt;', '&#64;', '<https://e.test>'],
  ...[
    '|',
    '||',
    '\\|',
    '---',
    '===',
    '#',
    '# PASS',
    '> [!NOTE]',
    '- [x] done',
    '1. ',
    '+ ',
    '    code',
    '~~~',
    '```',
    '---|---',
  ],
  ...['`', '``', '```', '`a', '$', '$`x`$', '$$', '\\', '\\\\', '*', '**', '_', '~~', '![i](http://e.test/i.png)'],
  ...['@everyone', '@org/team', '#12', 'GH-12', 'o/r#3', 'deadbeefdeadbeef', 'www.evil.test', 'https://evil.test'],
  ...['mailto:a@b.test', 'a@b.test', '[x](javascript:alert(1))', '[x]: http://e.test', '[^1]', ':tada:', '{0}', '](1)'],
  ...['"]', '"', 'click n0 "javascript:x"', '%%{init: {}}%%', '%%', ';', '-->|x|', 'end', 'subgraph', 'n0', '#quot;'],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\u2028',
    '\u0000',
    '\u001b[2J',
    '\u202e',
    '\u200b',
    '\udcff',
    '\ud800',
    '\u00a0',
    ' ',
    '  ',
    '\t',
  ],
  ...['a', 'Größe', 'docs/x.md', 'verdict=pass', '✅', '日本', '.', '(', ')', "'"],
];

/** Hostile pieces in any order, or anything at all. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...HOSTILE), { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
