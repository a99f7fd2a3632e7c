import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../engine/report.js';
import { junitReport } from '../../engine/reporters/junit.js';
import { diagnostic, report } from './example-report.js';
import { hostileText } from './hostile-text.js';

const schema = readFileSync(new URL('./fixtures/junit.xsd', import.meta.url), 'utf8');

async function faultsOf(xml: string | readonly string[]): Promise<readonly string[]> {
  const files = [xml].flat().map((contents, at) => ({ fileName: `${at}.xml`, contents }));
  const { errors } = await validateXML({ xml: files, schema, extension: 'schema' });
  return errors.map(({ rawMessage }) => rawMessage);
}

const everything = report({
  verdict: 'block',
  diagnostics: [
    diagnostic({ related: [{ path: 'docs/SIGNATURE_AUDIT.md', line: 7, column: 1, note: 'the row' }] }),
    diagnostic({ severity: 'warning', line: 40, rule: 'no-placeholder' }),
    diagnostic({ standing: 'inherited' }),
    diagnostic({ standing: 'waived', waiver: 'W-1' }),
  ],
  undecided: [{ subject: 'docs/big.md', reason: 'is too large', help: 'Shorten it.' }],
  outcomes: [
    { rule: 'packet-id', scope: 'packet', outcome: 'crashed', examined: 0, reason: 'x is not a function' },
    { rule: 'packet-id', scope: 'repository', outcome: 'passed', examined: 12 },
    { rule: 'signature-lock', scope: 'change', outcome: 'failed', examined: 3 },
    { rule: 'stalled-work', scope: 'change', outcome: 'not-applicable', examined: 0, reason: 'no commits' },
  ],
  notices: [{ kind: 'new-signature', text: 'signed' }],
  counts: { errors: 1, warnings: 1, inherited: 1, waived: 1, undecided: 1 },
});

describe('a JUnit file', () => {
  it('is what the schema says', async () => {
    expect(await faultsOf([junitReport(everything), junitReport(report())])).toEqual([]);
  });

  it('is held against a schema that can refuse it', async () => {
    expect(await faultsOf(junitReport(everything).replace('<testcase', '<case'))).not.toEqual([]);
  });

  it('has what stops the change as failures, and what was not decided as errors', () => {
    const xml = junitReport(everything);
    expect(xml).toContain('<testsuite name="handshake-check" tests="5" failures="1" errors="2" skipped="1">');
    expect(xml).toMatch(
      /<testcase classname="signature-lock" name="docs\/task_packets\/[^"]+:17 field-changed">\n +<failure type="signature-lock\/field-changed" message="IN_SCOPE_PATHS of/,
    );
    expect(xml).toMatch(
      /<testcase classname="undecided" name="docs\/big.md">\n +<error type="undecided" message="handshake-check could not decide: docs\/big.md is too large">/,
    );
    expect(xml).toMatch(/<testcase classname="packet-id" name="rule packet-id \(packet check\)">\n +<error/);
  });

  it('names the place that a finding points to besides its own', () => {
    expect(junitReport(everything)).toContain('&#10;see: docs/SIGNATURE_AUDIT.md:7 the row</failure>');
  });

  it('counts a check that passed as a case, and says why one was skipped', () => {
    const xml = junitReport(everything);
    expect(xml).toContain('<testcase classname="packet-id" name="repository check of 12"/>');
    expect(xml).toContain('<skipped>no commits</skipped>');
    expect(xml).not.toContain('name="change check of 3"');
  });

  it('keeps warnings and what does not count out of the failures', () => {
    const said = /<system-out>(.*)<\/system-out>/.exec(junitReport(everything))?.[1] ?? '';
    expect(said.split('&#10;')).toEqual([
      expect.stringMatching(/^block: 1 error, 1 warning/),
      expect.stringContaining(':40 warning no-placeholder/field-changed'),
      expect.stringContaining(':17 inherited signature-lock/field-changed'),
      expect.stringContaining(':17 waived by W-1 signature-lock/field-changed'),
      'note: signed',
    ]);
  });

  it('is the same bytes for the same report', () => {
    expect(junitReport(structuredClone(everything))).toBe(junitReport(everything));
  });

  it('stays what the schema says, and what it is, whatever a repository puts into it', async () => {
    const texts = fc.sample(hostileText, 300);
    const hostile = texts.map((text) => junitReport(hostileReport(text)));
    expect(await faultsOf(hostile)).toEqual([]);
    const shape = (xml: string): string => xml.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, '><');
    expect(new Set(hostile.map(shape)).size).toBe(1);
    for (const xml of hostile) {
      expect(xml).not.toMatch(/^\s*::|##\[/m);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come through.
      expect(xml).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b\ufffe\uffff]/);
    }
  });
});

function hostileReport(text: string): Report {
  return report({
    verdict: 'block',
    diagnostics: [
      diagnostic({
        path: text,
        message: text,
        why: text,
        help: text,
        related: [{ path: text, line: 1, column: 1, note: text }],
      }),
      diagnostic({ severity: 'warning', path: text, message: text }),
    ],
    undecided: [{ subject: text, reason: text, help: text }],
    notices: [{ kind: 'left-out', text }],
  });
}
