import * as fc from 'fast-check';
import { legacyPacket } from './legacy-packet.js';

const NASTY = [
  ...[
    '> STATUS: Done',
    '<!-- RISK_TIER: LOW',
    '-->',
    '```',
    '~~~',
    '`\bash',
    '`',
    '---',
    '===',
    '***',
    '',
    '\t- tab',
    '    code',
  ],
  ...[
    '- **What**:',
    '### OUT_OF_SCOPE',
    '## RISK_TIER',
    'TEST_PLAN:',
    '- USER_SIGNATURE: <pending>',
    '**STATUS: Draft**',
  ],
  ...[
    '### DONE_MEANS (all)',
    'Why: so',
    '  IN_SCOPE_PATHS: a; b',
    '1. DATE: x',
    '| a | b |',
    '|---|',
    '## Validation',
    '# Other',
  ],
  ...[
    '## VALIDATION REPORT',
    '## Scope',
    '- CODER_MODEL: x',
    'Â§ and â€œ',
    '\u200b- ROLE: Coder',
    '<details>',
    '[x]: y',
    '  - a\n    b',
  ],
  ...[
    '- Task Board: b\\n\\n## EVIDENCE',
    'SCOPE',
    '- - nested',
    '* [x] ticked',
    '5. five',
    '\ufeff## Metadata',
    '\r',
    '- RISK_MAP: a | b',
  ],
];

/** A legacy packet in which somebody put lines that mean no good, doubled some and lost some. */
export const nastyPacket: fc.Arbitrary<Uint8Array> = fc
  .record({
    packet: legacyPacket,
    edits: fc.array(
      fc.record({
        at: fc.nat(90),
        act: fc.constantFrom('put', 'put', 'put', 'lose', 'double'),
        line: fc.constantFrom(...NASTY),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ packet, edits }) => {
    const lines = Buffer.from(packet.bytes).toString('latin1').split('\n');
    for (const { at, act, line } of edits) {
      const place = at % (lines.length + 1);
      if (act === 'put') lines.splice(place, 0, Buffer.from(line).toString('latin1'));
      else if (act === 'lose') lines.splice(place, 1);
      else lines.splice(place, 0, lines[place] ?? '');
    }
    return Buffer.from(lines.join('\n'), 'latin1');
  });
