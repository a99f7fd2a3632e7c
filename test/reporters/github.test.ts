import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../engine/reporters/github.js';
import { diagnostic, report } from './example-report.js';
import { hostileText } from './hostile-text.js';

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);
const levelsOf = (text: string): string[] => linesOf(text).map((line) => /^::(\w+)/.exec(line)?.[1] ?? line);

describe('annotations', () => {
  it('say where, which rule, what, why and how to fix it', () => {
    const text = githubReport(report({ diagnostics: [diagnostic({ endLine: 17, endColumn: 9 })] }));
    expect(text).toBe(
      '::error file=docs/task_packets/WP-1-Jobs-20260101.md,line=17,endLine=17,col=5,endColumn=9,title=signature-lock/field-changed::IN_SCOPE_PATHS of the signed packet WP-1-Jobs-20260101 is `src/b.ts`, expected `src/a.ts`%0Awhy: Rule 4: nothing a signature covers changes.%0Ahelp: Restore the signed text.\n',
    );
  });

  it('have no columns when they go over several lines', () => {
    const text = githubReport(report({ diagnostics: [diagnostic({ endLine: 20, endColumn: 9 })] }));
    expect(text).toContain(',line=17,endLine=20,title=');
  });

  it('come errors first, then what is undecided, then warnings and notices', () => {
    const text = githubReport(
      report({
        diagnostics: [diagnostic({ severity: 'warning' }), diagnostic()],
        undecided: [{ subject: 'docs/big.md', reason: 'is too large', help: '' }],
        notices: [{ kind: 'base', text: 'a note' }],
      }),
    );
    expect(levelsOf(text)).toEqual(['error', 'error', 'warning', 'notice']);
    expect(linesOf(text)[1]).toBe(
      '::error title=handshake-check could not decide::handshake-check could not decide: docs/big.md is too large',
    );
  });

  it('are not made of what does not count', () => {
    const aside = [diagnostic({ standing: 'inherited' }), diagnostic({ standing: 'waived' })];
    expect(githubReport(report({ diagnostics: aside }))).toBe('');
  });

  it('are at most ten of a level, and the rest is counted: no warning hides an error (G05)', () => {
    const warnings = Array.from({ length: 30 }, () => diagnostic({ severity: 'warning' }));
    const notices = Array.from({ length: 12 }, () => ({ kind: 'base' as const, text: 'a note' }));
    const text = githubReport(report({ diagnostics: [...warnings, diagnostic()], notices }));
    expect(levelsOf(text)).toEqual(['error', ...Array(10).fill('warning'), ...Array(10).fill('notice')]);
    expect(linesOf(text).at(-1)).toBe('::notice title=handshake-check::+23 more, listed in the report');
  });

  it('are short enough for a runner', () => {
    const text = githubReport(report({ diagnostics: [diagnostic({ message: 'x'.repeat(100_000) })] }));
    expect(text.length).toBeLessThan(4_096);
  });

  it('are one command each, and one of ours, whatever is put in', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (path, message, help) => {
        const text = githubReport(
          report({
            diagnostics: [diagnostic({ path, message, help })],
            undecided: [{ subject: path, reason: message, help }],
            notices: [{ kind: 'base', text: message }],
          }),
        );
        expect(levelsOf(text)).toEqual(['error', 'error', 'notice']);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u);
        for (const line of linesOf(text)) expect(line).toMatch(/^::\w+ (?:\w+=[^,:]*)(?:,\w+=[^,:]*)*::/);
      }),
      { numRuns: 500 },
    );
  });
});
