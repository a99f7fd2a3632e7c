import fc from 'fast-check';

/** What is hard in the documents of every kind, in pieces. */
const PIECES: readonly string[] = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '    ',
    '\t',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\ufeff',
    '\0',
    '\u001b[31m',
    '\ud800',
    'é',
    'e\u0301',
  ],
  ...[
    '|',
    '\\|',
    '| --- | --- |\n',
    '|---|',
    '| a | b |\n',
    '||',
    '`',
    '``',
    '```\n',
    '~~~\n',
    '```md\n',
    '\\',
    '\\\\',
  ],
  ...['# ', '## ', '### ', '###### ', '####### ', '===\n', '---\n', '***\n', '- ', '* ', '+ ', '1. ', '> ', '>'],
  ...[
    '<!--',
    '-->',
    '<details>',
    '</details>',
    '<script>',
    '<!',
    '<?',
    ']]>',
    '[',
    ']',
    '](',
    ')',
    '**',
    '__',
    '&amp;',
    '&#x7c;',
  ],
  ...[
    'WP-1-A-20260101',
    '**[WP-1-A-20260101]**',
    'alice010120261200',
    'INVALID',
    `sha256:${'a'.repeat(64)}`,
    'Signature',
    'Packet',
    'Lock',
  ],
  ...[
    'Rule',
    'ID',
    'Target',
    'Expires',
    'Reason',
    'Approver',
    'Approved on',
    'risk-tier',
    '2026-01-31',
    '2026-02-30',
    'Phase 1',
    'W-1',
  ],
  ...[
    'Component',
    'License',
    'MIT',
    'Done',
    'In Progress',
    'Phase 1: CLOSED',
    'Dependencies',
    '->',
    'needs ',
    '[VALIDATED]',
  ],
  ...[
    '2.1 ',
    '§2.1',
    '2.',
    '1.1.1.1.1.1.1',
    '[CX-1]',
    '(ANS-001/002)',
    'Roadmap',
    'MUST',
    'SHOULD NOT',
    'docs/spec/Master_Spec_v01.00.md',
  ],
  ...[
    '{',
    '}',
    '"',
    ':',
    ',',
    '"dependencies"',
    '[dependencies]\n',
    'x = "1"\n',
    'x = { path = "." }\n',
    '__proto__',
    '1e999',
    '"\\u0000"',
  ],
];

const piece = fc.oneof(
  { arbitrary: fc.constantFrom(...PIECES), weight: 8 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 4 }), weight: 1 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...PIECES), fc.nat(300)).map(([each, times]) => each.repeat(times)),
    weight: 1,
  },
);

/** Texts of nothing but trouble, or a real one in which lines were lost, doubled, moved, cut, and trouble put between. */
export function hostile(example: string): fc.Arbitrary<string> {
  const lines = example.split('\n');
  const edit = fc.record({ at: fc.nat(lines.length), kind: fc.nat(4), piece, column: fc.nat(40) });
  const edited = fc.array(edit, { maxLength: 8 }).map((edits) => {
    const left = [...lines];
    for (const { at, kind, piece: put, column } of edits) {
      const line = left[at] ?? '';
      if (kind === 0) left.splice(at, 1);
      else if (kind === 1) left.splice(at, 0, line);
      else if (kind === 2) left.splice(at, 1, line.slice(0, column) + put + line.slice(column));
      else if (kind === 3) left.splice(at, 0, put);
      else left.push(...left.splice(at, 1));
    }
    return left.join('\n');
  });
  return fc.oneof(
    edited,
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  );
}
