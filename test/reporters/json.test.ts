import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../engine/reporters/json.js';
import { diagnostic, report } from './example-report.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true }).compile(schema);

describe('the JSON report', () => {
  const full = report({
    verdict: 'block',
    diagnostics: [
      diagnostic({
        endLine: 17,
        endColumn: 9,
        commit: 'a'.repeat(40),
        related: [{ path: 'docs/x.md', line: 1, column: 1, note: 'there' }],
        message: '##[add-mask]e \u202e\u001b[2J',
      }),
    ],
    undecided: [{ subject: 'docs/big.md', reason: 'is too large', help: '' }],
    notices: [{ kind: 'new-signature', text: 'signed' }],
    counts: { errors: 1, undecided: 1 },
  });

  it('is the report, value for value', () => {
    expect(JSON.parse(jsonReport(full))).toEqual(full);
    expect(jsonReport(report()).split('\n')[1]).toBe('  "version": 1,');
    expect(jsonReport(full).endsWith('}\n')).toBe(true);
  });

  it.each([
    ['that blocks', full],
    ['that passes', report()],
  ])('of a run %s satisfies the published schema', (_, each) => {
    validate(JSON.parse(jsonReport(each)));
    expect(validate.errors).toBeNull();
  });

  it('holds nothing that a terminal or a runner acts on', () => {
    expect(jsonReport(full)).not.toMatch(/##\[|[\p{Cf}\u009b]/u);
  });
});
