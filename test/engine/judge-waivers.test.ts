import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeLaw } from '../../engine/config.js';
import { judge } from '../../engine/judge.js';
import type { Waiver } from '../../engine/model/waiver.js';
import type { Rule } from '../../engine/rule.js';
import type { RawFinding, RuleRun } from '../../engine/rule-run.js';

const PATHS = ['docs/task_packets/WP-1-A-20260101.md', 'src/a.ts', 'docs/TASK_BOARD.md', '.github/workflows/x.yml'];
const PACKETS = ['WP-1-A-20260101', 'WP-1-B-20260101', null];
const TARGETS = ['WP-1-A-20260101', 'WP-1-B-20260101', 'src/', 'src/**', 'docs/task_packets/', 'src/a.ts', '.github/'];

function ruleOf(id: string, waivable: boolean): Rule {
  const said = () => ({ message: 'a is b, expected c', help: 'do' });
  return {
    id,
    waivable,
    clauses: ['x'],
    blocksWhen: 'x',
    why: 'because',
    reads: [],
    completeness: false,
    options: {},
    needs: [],
    messages: { wrong: said, worse: said },
  };
}

const RULES = [ruleOf('soft', true), ruleOf('hard', false)] as const;
const law = completeLaw({}, null, RULES);

const finding = fc
  .record({
    message: fc.constantFrom('wrong', 'worse'),
    path: fc.constantFrom(...PATHS),
    packet: fc.constantFrom(...PACKETS),
    warning: fc.boolean(),
  })
  .map(({ message, path, packet, warning }): RawFinding['finding'] => ({
    message,
    data: packet === null ? {} : { packet },
    at: { path, line: 1, column: 1 },
    ...(warning ? { severity: 'warning' as const } : {}),
  }));

const run = fc
  .record({
    rule: fc.constantFrom(...RULES),
    findings: fc.array(finding, { maxLength: 8 }),
    inherited: fc.array(finding, { maxLength: 8 }),
  })
  .map(({ rule, findings, inherited }): RuleRun => {
    const raw = (each: RawFinding['finding']): RawFinding => ({
      rule,
      scope: 'repository',
      finding: each,
      draft: false,
    });
    return {
      outcome: { rule: rule.id, scope: 'repository', outcome: 'passed', examined: 1 },
      findings: findings.map(raw),
      inherited: inherited.map(raw),
    };
  });

const waiver = fc
  .record({
    rule: fc.constantFrom('soft', 'hard'),
    target: fc.constantFrom(...TARGETS),
    id: fc.constantFrom('W-1', 'W-2'),
  })
  .map(
    ({ rule, target, id }): Waiver => ({
      id,
      rule,
      target,
      reason: 'r',
      approver: 'alice',
      approvedOn: '2026-01-01',
      expires: '2026-02-01',
      problems: [],
      text: '',
      line: 1,
    }),
  );

const judged = (runs: readonly RuleRun[], waivers: readonly Waiver[], own: readonly string[] = []) =>
  judge(runs, { law, ownPackets: new Set(own), undecided: [], waivers });

const inputs = [fc.array(run, { maxLength: 4 }), fc.array(waiver, { maxLength: 4 })] as const;
const ownPaths = fc.subarray(PATHS);

describe('the judge', () => {
  it('leaves every finding in the report, once, with one standing', () => {
    fc.assert(
      fc.property(...inputs, ownPaths, (runs, waivers, own) => {
        const { diagnostics } = judged(runs, waivers, own);
        expect(diagnostics).toHaveLength(runs.flatMap(({ findings }) => findings).length);
        for (const { standing, waiver: id } of diagnostics) expect(id !== undefined).toBe(standing === 'waived');
      }),
    );
  });

  it('never waives what a rule that cannot be waived finds, nor anything in a file of the law', () => {
    fc.assert(
      fc.property(...inputs, (runs, waivers) => {
        for (const { rule, path, standing } of judged(runs, waivers).diagnostics) {
          if (rule === 'hard' || path.startsWith('.github/')) expect(standing).not.toBe('waived');
        }
      }),
    );
  });

  it('waives only what would be active, by a waiver of the rule that is found', () => {
    fc.assert(
      fc.property(...inputs, ownPaths, (runs, waivers, own) => {
        const key = ({ fingerprint, standing }: { fingerprint: string; standing: string }) =>
          `${fingerprint} ${standing === 'waived' ? 'active' : standing}`;
        const without = judged(runs, [], own).diagnostics;
        const { diagnostics } = judged(runs, waivers, own);
        expect(diagnostics.map(key).sort()).toEqual(without.map(key).sort());
        for (const { rule, waiver: id } of diagnostics) {
          if (id !== undefined) expect(waivers.some((each) => each.id === id && each.rule === rule)).toBe(true);
        }
      }),
    );
  });

  it('inherits as many of a finding as base has, and no more, whatever is waived', () => {
    fc.assert(
      fc.property(...inputs, (runs, waivers) => {
        for (const each of runs) {
          const known = judged([{ ...each, findings: each.inherited, inherited: [] }], []).diagnostics;
          const { diagnostics } = judged([each], waivers);
          for (const { fingerprint } of diagnostics) {
            const count = (of: typeof diagnostics) => of.filter((one) => one.fingerprint === fingerprint).length;
            const inherited = count(diagnostics.filter(({ standing }) => standing === 'inherited'));
            expect(inherited).toBe(Math.min(count(known), count(diagnostics)));
          }
        }
      }),
    );
  });

  it('blocks by active errors and by nothing else', () => {
    fc.assert(
      fc.property(...inputs, ownPaths, (runs, waivers, own) => {
        const { diagnostics, verdict, outcomes } = judged(runs, waivers, own);
        const blocking = diagnostics.filter(({ standing, severity }) => standing === 'active' && severity === 'error');
        expect(verdict).toBe(blocking.length > 0 ? 'block' : 'pass');
        expect(outcomes.some(({ outcome }) => outcome === 'failed')).toBe(blocking.length > 0);
      }),
    );
  });

  it('lets a waiver help where it covers, so that the properties above speak of something', () => {
    const wrong: RawFinding['finding'] = { message: 'wrong', data: {}, at: { path: 'src/a.ts', line: 1, column: 1 } };
    const soft: RuleRun = {
      outcome: { rule: 'soft', scope: 'repository', outcome: 'passed', examined: 1 },
      findings: [{ rule: RULES[0], scope: 'repository', finding: wrong, draft: false }],
      inherited: [],
    };
    const [row] = fc.sample(waiver, 1);
    const covering = { ...row, id: 'W-7', rule: 'soft', target: 'src/' } as Waiver;
    expect(judged([soft], []).verdict).toBe('block');
    const { verdict, diagnostics } = judged([soft], [covering]);
    expect(verdict).toBe('pass');
    expect(diagnostics).toMatchObject([{ standing: 'waived', waiver: 'W-7', severity: 'error' }]);
    expect(judged([soft], [{ ...covering, target: 'srcs/' }]).verdict).toBe('block');
  });
});
