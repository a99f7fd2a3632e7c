import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { LAW_PAGES } from '../../engine/generated/law-pages.js';
import type { Report } from '../../engine/report.js';
import { type SarifRule, sarifReport } from '../../engine/reporters/sarif.js';
import { rules } from '../../rules/index.js';
import { diagnostic, report } from './example-report.js';
import { hostileText } from './hostile-text.js';

const {
  $schema: _draft,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(new URL('./fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'));
// The schema is written in draft 4, whose keywords it uses mean the same today; one of its patterns is none with the u flag.
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => URL.canParse(text, 'https://forge.test/') && !/[\s"<>\\^`{|}]/.test(text),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(schema);

const RULES: readonly SarifRule[] = rules.map((rule) => ({ ...rule, page: LAW_PAGES[rule.id] ?? '' }));

function runOf(each: Report): Run {
  const log: Log = JSON.parse(sarifReport(each, RULES));
  validate(log);
  expect(validate.errors).toBeNull();
  const [run] = log.runs;
  if (!run) throw new Error('the log has no run');
  return run;
}

const everything = report({
  verdict: 'block',
  diagnostics: [
    diagnostic({
      endLine: 17,
      endColumn: 9,
      commit: 'a'.repeat(40),
      path: 'docs/a b.md',
      related: [{ path: 'docs/SIGNATURE_AUDIT.md', line: 7, column: 1, note: 'the row' }],
    }),
    diagnostic({ severity: 'warning', line: 40 }),
    diagnostic({ standing: 'inherited', fingerprint: 'f'.repeat(16) }),
    diagnostic({ standing: 'waived', waiver: 'W-1', fingerprint: 'e'.repeat(16) }),
  ],
  undecided: [{ subject: 'docs/big.md', reason: 'is too large', help: 'Shorten it.' }],
  outcomes: [{ rule: 'packet-id', scope: 'packet', outcome: 'crashed', examined: 0, reason: 'x is not a function' }],
  notices: [{ kind: 'new-signature', text: 'signed' }],
  counts: { errors: 1, warnings: 1, inherited: 1, waived: 1, undecided: 1 },
});

describe('a SARIF log', () => {
  it.each([
    ['that blocks', everything],
    ['that passes', report()],
    ['that could not decide', report({ verdict: 'inconclusive', counts: { undecided: 1 } })],
  ])('of a run %s satisfies the schema of the standard', (_, each) => {
    expect(runOf(each).tool.driver.name).toBe('handshake-check');
  });

  it('has the same bytes for the same report', () => {
    expect(sarifReport(everything, RULES)).toBe(sarifReport(structuredClone(everything), RULES));
    expect(sarifReport(everything, RULES).endsWith('}\n')).toBe(true);
  });

  it('describes a rule from its own words and its page', () => {
    const each = report({ diagnostics: rules.map(({ id }) => diagnostic({ rule: id })) });
    const described = runOf(each).tool.driver.rules ?? [];
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    const [first] = described;
    expect(first?.shortDescription?.text).toBe(`Blocks when ${rules[0]?.blocksWhen}.`);
    expect(first?.fullDescription?.text).toBe(rules[0]?.why);
    expect(first?.help?.markdown).toContain('## How to fix');
    expect(described.every(({ help }) => (help?.text.length ?? 0) > 100)).toBe(true);
  });

  it('describes the rules that it names, and no other: it stays small', () => {
    expect(runOf(report()).tool.driver.rules).toEqual([]);
    const described = runOf(everything).tool.driver.rules ?? [];
    expect(described.map(({ id }) => id)).toEqual(['packet-id', 'signature-lock']);
    expect(sarifReport(everything, RULES).length).toBeLessThan(30_000);
  });

  it('gives a finding its rule, level, place, commit and what belongs to it', () => {
    const [found] = runOf(everything).results ?? [];
    expect(found).toMatchObject({
      ruleId: 'signature-lock',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/a%20b.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 17, startColumn: 5, endLine: 17, endColumn: 9 },
          },
        },
      ],
      relatedLocations: [{ id: 0, message: { text: 'the row' } }],
      properties: { messageId: 'field-changed', standing: 'active', commit: 'a'.repeat(40) },
    });
    expect(found?.message.text).toBe(`${diagnostic().message}\n${diagnostic().help}`);
    expect(runOf(everything).columnKind).toBe('utf16CodeUnits');
  });

  it('knows a finding by its fingerprint, wherever its line is, and tells twins apart', () => {
    const prints = (runOf(everything).results ?? []).map(({ partialFingerprints }) => partialFingerprints);
    expect(prints.map((print) => print?.primaryLocationLineHash)).toEqual([
      '0123456789abcdef:1',
      '0123456789abcdef:2',
      'ffffffffffffffff:1',
      'eeeeeeeeeeeeeeee:1',
    ]);
    const moved = {
      ...everything,
      diagnostics: everything.diagnostics.map((each) => ({ ...each, line: each.line + 9 })),
    };
    expect((runOf(moved).results ?? []).map(({ partialFingerprints }) => partialFingerprints)).toEqual(prints);
  });

  it('says what is inherited and what is waived', () => {
    const results = runOf(everything).results ?? [];
    expect(results.map(({ baselineState }) => baselineState)).toEqual([undefined, undefined, 'unchanged', undefined]);
    expect(results.map(({ suppressions }) => suppressions?.length)).toEqual([undefined, undefined, undefined, 1]);
    expect(results[3]?.suppressions?.[0]?.justification).toMatch(/^W-1 of the base's waiver ledger covers it; /);
  });

  it('reports what could not be decided as a notification, never as a result', () => {
    const run = runOf(everything);
    const [invocation] = run.invocations ?? [];
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 1 });
    expect(invocation?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text])).toEqual([
      ['error', 'handshake-check could not decide: docs/big.md is too large\nShorten it.'],
      [
        'error',
        expect.stringMatching(
          /^handshake-check could not decide: rule packet-id \(packet check\) broke down: x is not a/,
        ),
      ],
      ['note', 'signed'],
    ]);
    expect(invocation?.toolExecutionNotifications?.[1]?.associatedRule?.id).toBe('packet-id');
    expect(run.results).toHaveLength(4);
    expect(runOf(report()).invocations?.[0]).toMatchObject({ executionSuccessful: true, exitCode: 0 });
  });

  it('satisfies the schema and acts on nobody, whatever is put in', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (path, message, note) => {
        const each = report({
          verdict: 'block',
          diagnostics: [diagnostic({ path, message, help: note, related: [{ path, line: 1, column: 1, note }] })],
          undecided: [{ subject: path, reason: message, help: note }],
          notices: [{ kind: 'base', text: message }],
        });
        expect(sarifReport(each, RULES.slice(0, 1)).replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u,
        );
        const [found] = runOf(each).results ?? [];
        expect(found?.message.text).not.toMatch(/\]\(|\{\d+\}/);
      }),
      { numRuns: 200 },
    );
  });
});
