import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { renderDiagnostics, renderUndecided, textReport } from '../../engine/reporters/text.js';
import { diagnostic, report } from './example-report.js';

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

describe('a finding in full', () => {
  it('says where, what, why and how to fix it, and what belongs to it', () => {
    const found = diagnostic({
      help: 'Write:\n  - **IN_SCOPE_PATHS**:\n    * src/a.ts',
      related: [{ path: 'docs/SIGNATURE_AUDIT.md', line: 7, column: 1, note: 'the row of this signature' }],
      commit: 'abcdef0123456789abcdef0123456789abcdef01',
    });
    expect(renderDiagnostics([found])).toBe(
      `docs/task_packets/WP-1-Jobs-20260101.md:17:5  error  signature-lock/field-changed
  IN_SCOPE_PATHS of the signed packet WP-1-Jobs-20260101 is \`src/b.ts\`, expected \`src/a.ts\`
  why:  Rule 4: nothing a signature covers changes.
  help: Write:
          - **IN_SCOPE_PATHS**:
            * src/a.ts
  see:  docs/SIGNATURE_AUDIT.md:7 the row of this signature
  commit: abcdef012345
`,
    );
  });

  it('stands apart from the next by a blank line', () => {
    const text = renderDiagnostics([diagnostic(), diagnostic({ severity: 'warning' })]);
    expect(text.split('\n\n')).toHaveLength(2);
    expect(text).toMatch(/ {2}warning {2}signature-lock/);
    expect(renderDiagnostics([])).toBe('');
  });

  it('makes no command of a path and the mark behind it', () => {
    expect(renderDiagnostics([diagnostic({ path: ':' })])).toMatch(/^\\u\{3a\}:17:5 {2}error/);
  });

  it('gives no repository text the means to act on a terminal or a runner', () => {
    const text = renderDiagnostics([
      diagnostic({
        path: '::stop-commands::x\n\u001b[2J',
        message: '::error::`##[add-mask]e`\nnext',
        help: 'one\n::set-output name=a::b\ntwo\u202e',
        related: [{ path: '::x', line: 1, column: 1, note: '\u0007' }],
      }),
    ]);
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\p{Cf}]/u);
    }
    expect(text.split('\n')).toHaveLength(8);
  });
});

describe('the order of a report', () => {
  const everything = report({
    verdict: 'block',
    diagnostics: [
      diagnostic({ standing: 'inherited', message: 'an old finding' }),
      diagnostic({ standing: 'waived', waiver: 'W-1', message: 'a waived finding' }),
      diagnostic({ message: 'a new finding' }),
    ],
    undecided: [
      { subject: 'docs/big.md', reason: 'has 50000000 bytes, expected at most 4194304', help: 'Shorten it.' },
    ],
    outcomes: [{ rule: 'packet-id', scope: 'packet', outcome: 'crashed', examined: 0, reason: 'x is not a function' }],
    notices: [{ kind: 'left-out', text: 'left out by --rule: packet-id' }],
    counts: { errors: 1, inherited: 1, waived: 1, undecided: 1, packets: { changed: 1, examined: 1, total: 12 } },
  });

  it('is active, waived, inherited, undecided, notices, verdict', () => {
    const text = textReport(everything);
    const places = [
      'a new finding',
      'a waived finding',
      'an old finding',
      'docs/big.md',
      'rule packet-id',
      'note:',
      'block:',
    ].map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('gives a line each to what does not count', () => {
    const lines = textReport(everything).split('\n');
    expect(lines.filter((line) => line.includes('an old finding'))).toEqual([
      'docs/task_packets/WP-1-Jobs-20260101.md:17:5  inherited  signature-lock/field-changed  an old finding',
    ]);
    expect(lines.filter((line) => line.includes('a waived finding'))).toEqual([
      'docs/task_packets/WP-1-Jobs-20260101.md:17:5  waived by W-1  signature-lock/field-changed  a waived finding',
    ]);
    expect(textReport(everything, undefined, { listInherited: false })).not.toContain('an old finding');
  });

  it('says what could not be decided in words that are no violation', () => {
    expect(textReport(everything)).toContain(
      'handshake-check could not decide: docs/big.md has 50000000 bytes, expected at most 4194304\n  help: Shorten it.\n',
    );
    expect(textReport(everything)).toContain(
      'handshake-check could not decide: rule packet-id (packet check) broke down: x is not a function\n',
    );
  });

  it('is bounded, and says by how much (threat X13)', () => {
    const many = Array.from({ length: 50_000 }, () => diagnostic());
    const text = textReport(report({ verdict: 'block', diagnostics: many, counts: { errors: many.length } }));
    expect(text.length).toBeLessThan(500_000);
    expect(text).toContain('and 49500 more findings, which `--format json` lists');
    expect(lastLine(text)).toContain('50000 errors');
  });
});

describe('the verdict', () => {
  it('of a run that blocks counts what blocks and names the base', () => {
    const blocked = report({
      verdict: 'block',
      base: { name: 'main', commit: '1a2b3c4d5e6f'.padEnd(40, '0') },
      counts: { errors: 2, warnings: 1, inherited: 3, packets: { changed: 1, examined: 1, total: 12 } },
    });
    expect(lastLine(textReport(blocked))).toBe(
      'block: 2 errors, 1 warning in 1 changed packet of 12; not counted: 3 inherited; base main (1a2b3c4d5e6f)',
    );
  });

  it('of a run that passes says what was looked at, even when it was nothing', () => {
    expect(textReport(report())).toBe(
      'pass: 0 packets in this change, 12 in the tree; 2 rules; base HEAD (1a2b3c4d5e6f)\n',
    );
  });

  it.each([
    [
      { counts: { packets: { changed: 0, examined: 12, total: 12 } } },
      'pass: 0 packets in this change, 12 examined, 12 in the tree; 2 rules;',
    ],
    [{ counts: { commits: 3 } }, 'pass: 0 packets in this change, 12 in the tree, 3 commits; 2 rules;'],
    [
      { counts: { warnings: 1, inherited: 2, waived: 1 } },
      'pass: 1 warning; 0 packets in this change, 12 in the tree; not counted: 2 inherited, 1 waived; ',
    ],
    [
      { counts: { inherited: 2 } },
      'pass: 0 packets in this change, 12 in the tree; not counted: 2 inherited; 2 rules;',
    ],
    [
      { verdict: 'inconclusive' as const, counts: { undecided: 1, warnings: 2, commits: 1 } },
      'inconclusive: 2 warnings, 1 undecided in 0 changed packets of 12, 1 commit;',
    ],
    [
      { verdict: 'block' as const, counts: { errors: 1, packets: { changed: 0, examined: 12, total: 12 } } },
      'block: 1 error in 12 of 12 packets;',
    ],
  ])('%j', (changes, expected) => {
    expect(lastLine(textReport(report(changes)))).toContain(expected);
  });

  it('does not repeat an id that the name of the base carries, and names a base without one', () => {
    const named = report({ base: { name: 'HEAD (1a2b3c4)', commit: '1a2b3c4d5e6f'.padEnd(40, '0') } });
    expect(lastLine(textReport(named))).toMatch(/; base HEAD \(1a2b3c4\)$/);
    const unborn = report({ base: { name: 'the empty tree', commit: null } });
    expect(lastLine(textReport(unborn))).toMatch(/; base the empty tree$/);
  });
});

describe('colours', () => {
  it('are marks around the same text', () => {
    const coloured = textReport(
      report({ verdict: 'block', diagnostics: [diagnostic()] }),
      picocolors.createColors(true),
    );
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences.
    const plain = coloured.replace(/\u001b\[\d+m/g, '');
    expect(plain).toBe(textReport(report({ verdict: 'block', diagnostics: [diagnostic()] })));
  });
});

describe('what could not be decided', () => {
  it('keeps the lines of its help', () => {
    expect(renderUndecided({ subject: 'a', reason: 'is b', help: 'Do:\n  git fetch' })).toBe(
      'handshake-check could not decide: a is b\n  help: Do:\n          git fetch\n',
    );
    expect(renderUndecided({ subject: 'a', reason: 'is b', help: '' })).toBe(
      'handshake-check could not decide: a is b\n',
    );
  });
});
