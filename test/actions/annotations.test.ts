import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printResult } from '../../actions/merge-gate/annotations.js';
import type { GateResult } from '../../actions/merge-gate/parts.js';
import { diagnostic, report } from '../reporters/example-report.js';
import { hostileText } from '../reporters/hostile-text.js';
import { gateResult } from './gate-result.js';

function printed(result: GateResult, annotations = true): string[] {
  let text = '';
  printResult(result, (more) => (text += more), annotations);
  expect(text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
}

const blocked = report({ verdict: 'block', diagnostics: [diagnostic()], counts: { errors: 1 } });

describe('the log of the step', () => {
  it('folds the report, shows the annotations, and ends with the verdict', () => {
    const lines = printed(gateResult({ report: blocked, remarks: ['the base moved once'] }));
    expect(lines[0]).toBe('::group::handshake-check: the whole report');
    const end = lines.indexOf('::endgroup::');
    expect(lines.slice(0, end).join('\n')).toContain('signature-lock/field-changed\n  IN_SCOPE_PATHS');
    expect(lines[end + 1]).toMatch(/^::error file=docs\/task_packets/);
    expect(lines.slice(-2)).toEqual([
      'note: the base moved once',
      'block: 1 error in 0 changed packets of 12; base HEAD (1a2b3c4d5e6f)',
    ]);
  });

  it('has no annotations when none are wanted, and the verdict all the same', () => {
    const lines = printed(gateResult({ report: blocked }), false);
    expect(lines.filter((line) => line.startsWith('::'))).toEqual([
      '::group::handshake-check: the whole report',
      '::endgroup::',
    ]);
    expect(lines.at(-1)).toMatch(/^block: /);
  });

  it('tells a preview apart from the verdict', () => {
    const lines = printed(gateResult({ preview: blocked }));
    expect(lines.at(-2)).toMatch(/^preview, under the configuration that the change brings: block: /);
    expect(lines.at(-1)).toMatch(/^pass: /);
  });

  it('says why a pass fails the step', () => {
    const warned = report({ counts: { warnings: 1 } });
    expect(printed(gateResult({ report: warned, exitCode: 1 })).slice(-2)).toEqual([
      'note: warnings stop the merge here, because the workflow says `fail-on: warning`',
      expect.stringMatching(/^pass: 1 warning;/),
    ]);
  });

  it('has no command but ours, whatever is put in', () => {
    const ours = /^::(?:group::handshake-check: the whole report|endgroup::|error |warning |notice )/;
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const hostile = report({
          verdict: 'block',
          base: { name: one, commit: null },
          diagnostics: [diagnostic({ path: one, message: other, help: `${one}\n${other}` })],
          undecided: [{ subject: one, reason: other, help: one }],
          notices: [{ kind: 'base', text: other }],
        });
        const lines = printed(gateResult({ report: hostile, preview: hostile, remarks: [one, other] }));
        const commands = lines.filter((line) => line.trimStart().startsWith('::'));
        for (const command of commands) expect(command).toMatch(ours);
        expect(commands).toHaveLength(5);
        expect(lines.join('')).not.toMatch(/##\[|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 300 },
    );
  });
});
