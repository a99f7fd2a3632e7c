import { describe, expect, it } from 'vitest';
import type { PacketSection } from '../../engine/model/packet.js';
import { failingVerdict } from '../../engine/model/report-verdict.js';

const read = (body: string) => {
  const text = `# Packet\n\n## VALIDATION REPORT\n${body}`;
  return failingVerdict({ text }, { line: 3, endLine: text.split('\n').length } as PacketSection);
};

describe('failingVerdict', () => {
  it.each([
    'Verdict: FAIL',
    'verdict: fail',
    '**Verdict**: REJECTED',
    '**Verdict:** Failed',
    '**Verdict: FAIL (Process) / PASS (Logic)**',
    '- Verdict: `FAIL`',
    '### Verdict: ❌ FAIL',
    '### Verdict\n\nFAIL',
    '**Verdict**\nREJECTED.',
    '| Verdict | FAIL |',
    'Final verdict: not accepted',
    'Overall status: FAIL',
    'Status: FAIL',
    'Result: FAILED - 2 of 9',
    'Verdict: FAIL because the list shows cancelled jobs',
    'Verdict: PASS\n\n### Revisited\nVerdict: FAIL',
    'Verdict: FAIL\\n\\n## Notes',
    'Verdict: pending',
    '**Verdict**: TBD',
    '### Verdict\n\nnot yet decided',
    'Verdict: open (two tests are missing)',
  ])('sees that %j fails the work', (body) => {
    expect(read(body)).not.toBeNull();
  });

  it.each([
    '',
    'PASS: npm test, 3 new tests.',
    'Verdict: PASS',
    'Verdict: PASS (with waivers; FAIL without them)',
    'Verdict: ~~FAIL~~ PASS',
    'The verdict: FAIL would be too hard.',
    'A run may FAIL. The verdict remains FAIL elsewhere.',
    'Previous verdict: FAIL',
    '> Verdict: FAIL',
    '```\nVerdict: FAIL\n```',
    '~~~text\nVerdict: FAIL\n~~~\nVerdict: PASS',
    'Verdict: PASS\n\nTests:\n- Status: FAIL\n- Result: FAIL',
    'Result: failed tests were repaired',
    'Verdict: failsafe mode works',
    'Status: Done',
    'Status: pending',
    'Verdict: open questions were answered: PASS',
    'Verdict: no findings',
    '### Verdict\n\nPASS\n\nFAIL',
  ])('takes %j for no failure', (body) => {
    expect(read(body)).toBeNull();
  });

  it('says where', () => {
    expect(read('\n- **Verdict**: FAIL (tests)\n')).toEqual({ text: 'Verdict: FAIL (tests)', line: 5 });
  });
});
