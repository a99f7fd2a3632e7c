import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { build, judgeRange, newScenario } from '../support/scenario.js';
import { CONCEALMENT_CASES } from './concealment-cases.js';

const PLAIN = '- USER_SIGNATURE: $SIG2';

async function judgePacket(lines: string, edit: string, by = rules) {
  const scenario = newScenario();
  build(scenario, `np "${lines}"\n${edit}\nci m`);
  return judgeRange(scenario, {}, by);
}

describe.each(CONCEALMENT_CASES.map((each) => [each.name, each] as const))(
  '%s',
  (_, { lines = PLAIN, edit = '', rules: wanted }) => {
    it('is refused by the rule for it', async () => {
      const { blocking, verdict, undecided } = await judgePacket(lines, edit);
      expect(undecided).toEqual([]);
      expect(verdict).toBe('block');
      for (const rule of wanted) expect(blocking).toContain(rule);
    });

    it('and by nobody else in its name', async () => {
      const { blocking } = await judgePacket(
        lines,
        edit,
        rules.filter(({ id }) => !wanted.includes(id)),
      );
      for (const rule of wanted) expect(blocking).not.toContain(rule);
    });
  },
);

describe('benign twins', () => {
  it('M32 the same packet, plain and correct, is let through', async () => {
    const { verdict, blocking, report } = await judgePacket(PLAIN, '');
    expect({ verdict, blocking }).toEqual({ verdict: 'pass', blocking: [] });
    expect(report?.outcomes.find(({ rule }) => rule === 'plain-packet')).toMatchObject({
      outcome: 'passed',
      examined: 1,
    });
  });

  it.each([
    ['a word of the trade in prose', 'ed "s/Write every note/Write every note with its USER_SIGNATURE kept/" "$N"'],
    ['inline code in prose', 'ed "s/Write every note/Write every \\x60note\\x60/" "$N"'],
    ['a note at the end', 'printf "\\n## Notes on style\\n\\nA paragraph of prose.\\n" >> "$N"'],
    ['angle brackets in code', 'ed "s/npm test -- tests/npm test -- <file> tests/" "$N"'],
  ])('%s is let through', async (_, edit) => {
    const { verdict, blocking } = await judgePacket(PLAIN, edit);
    expect({ verdict, blocking }).toEqual({ verdict: 'pass', blocking: [] });
  });

  it('M31 a board entry in a comment is not passed over in silence', async () => {
    const scenario = newScenario();
    build(scenario, 'printf "\\n<!--\\n- WP-1-Export-20260101\\n-->\\n" >> "$B"; ci m');
    const { report } = await judgeRange(scenario, {});
    // The rule on the board comes later; until then the run says what it looked at.
    const examined = report?.outcomes.find(({ rule, scope }) => rule === 'governed-text' && scope === 'repository');
    expect(examined).toMatchObject({ outcome: 'passed' });
    expect(report?.notices.map(({ text }) => text).join()).toMatch(/TASK_BOARD\.md/);
  });
});
