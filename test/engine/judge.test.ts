import { describe, expect, it } from 'vitest';
import { completeLaw } from '../../engine/config.js';
import { type JudgedBy, judge } from '../../engine/judge.js';
import type { Location } from '../../engine/model/location.js';
import type { Undecided } from '../../engine/model/undecided.js';
import type { Waiver } from '../../engine/model/waiver.js';
import type { Diagnostic, Outcome } from '../../engine/report.js';
import type { Finding, Rule } from '../../engine/rule.js';
import type { RuleRun } from '../../engine/rule-run.js';
import { idleWaivers, standingWaivers, type WaivingViews, waiverOf } from '../../engine/waivers.js';

const PATH = 'src/a.ts';
const at = (path = PATH, line = 1, column = 1): Location => ({ path, line, column });

const rule: Rule = {
  id: 'soft',
  waivable: true,
  clauses: ['x'],
  blocksWhen: 'x',
  why: 'the reason of the rule',
  reads: [],
  completeness: false,
  options: {},
  needs: [],
  messages: {
    wrong: ({ name = 'a' }: { name?: string }) => ({ message: `${name} is b, expected c`, help: 'do' }),
    other: () => ({ message: 'x is y, expected z', help: 'do', why: 'a reason of its own' }),
  },
  *repository() {
    // Finds nothing: the findings of these tests are given.
  },
};
const law = completeLaw({}, null, [rule]);

const finding = (more: Partial<Finding> = {}): Finding => ({ message: 'wrong', data: {}, at: at(), ...more });

interface Given {
  readonly findings?: readonly Finding[];
  readonly inherited?: readonly Finding[];
  readonly outcome?: Outcome['outcome'];
  readonly rule?: Rule;
  readonly draft?: boolean;
}

function runOf({ findings = [], inherited = [], outcome = 'passed', rule: by = rule, draft = false }: Given): RuleRun {
  const raw = (each: Finding) => ({ rule: by, scope: 'repository' as const, finding: each, draft });
  return {
    outcome: { rule: by.id, scope: 'repository', outcome, examined: 1 },
    findings: findings.map(raw),
    inherited: inherited.map(raw),
  };
}

const judged = (given: Given, by: Partial<JudgedBy & { readonly undecided: readonly Undecided[] }> = {}) =>
  judge([runOf(given)], { law, ownPackets: new Set(), undecided: [], waivers: [], ...by });
const standings = (...change: Parameters<typeof judged>) =>
  judged(...change).diagnostics.map(({ standing }) => standing);

describe('a diagnostic', () => {
  it('is the finding, with the words of its rule', () => {
    const related = [{ at: at('src/b.ts', 2, 3), note: 'beside it' }];
    const place = { ...at(PATH, 4, 5), endLine: 4, endColumn: 9 };
    const { diagnostics } = judged({ findings: [finding({ at: place, related, commit: 'c0ffee' })] });
    expect(diagnostics).toEqual([
      {
        rule: 'soft',
        messageId: 'wrong',
        severity: 'error',
        standing: 'active',
        message: 'a is b, expected c',
        why: 'the reason of the rule',
        help: 'do',
        path: PATH,
        line: 4,
        column: 5,
        endLine: 4,
        endColumn: 9,
        commit: 'c0ffee',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        related: [{ path: 'src/b.ts', line: 2, column: 3, note: 'beside it' }],
      },
    ]);
  });

  it('names no commit where none is to blame, and takes the reason of its message', () => {
    const [diagnostic] = judged({ findings: [finding({ message: 'other', commit: null })] }).diagnostics;
    expect(diagnostic).not.toHaveProperty('commit');
    expect(diagnostic).toMatchObject({ why: 'a reason of its own', related: [] });
  });

  it('cannot be without words: its rule has crashed', () => {
    const { outcomes, verdict } = judged({ findings: [finding({ message: 'none' })] });
    expect(outcomes).toMatchObject([{ outcome: 'crashed', reason: 'rule soft has no message none' }]);
    expect(verdict).toBe('inconclusive');
  });

  it.each<[string, Given, Partial<JudgedBy>, Diagnostic['severity']]>([
    ['of nothing else', {}, {}, 'error'],
    ['that is advice', { findings: [finding({ severity: 'warning' })] }, {}, 'warning'],
    ['of a rule set to warning', {}, { law: completeLaw({ rules: { soft: 'warning' } }, null, [rule]) }, 'warning'],
    ['about completeness, on a Draft', { rule: { ...rule, completeness: true }, draft: true }, {}, 'warning'],
    ['about completeness, past drafting', { rule: { ...rule, completeness: true } }, {}, 'error'],
    ['about something else, on a Draft', { draft: true }, {}, 'error'],
  ])('%s has its severity', (_, given, by, severity) => {
    const { diagnostics, verdict } = judged({ findings: [finding()], ...given }, by);
    expect(diagnostics).toMatchObject([{ severity }]);
    expect(verdict).toBe(severity === 'error' ? 'block' : 'pass');
  });
});

describe('the fingerprint', () => {
  const of = (more: Partial<Finding>, by = rule): string | undefined =>
    judged({ findings: [finding(more)], rule: by }).diagnostics[0]?.fingerprint;

  it('stays where lines move, and where the identity is the same', () => {
    expect(of({ at: at(PATH, 9, 9) })).toBe(of({}));
    expect(of({ data: { name: 'b' }, identity: 'same' })).toBe(of({ data: { name: 'c' }, identity: 'same' }));
    // Those who record fingerprints have this one from earlier versions.
    expect(of({})).toBe('fd0bd343487cca01');
  });

  it.each<[string, Partial<Finding>]>([
    ['message', { message: 'other' }],
    ['path', { at: at('src/b.ts') }],
    ['commit', { commit: 'c0ffee' }],
    ['data', { data: { name: 'b' } }],
    ['identity', { identity: 'other' }],
  ])('is another for another %s', (_, more) => {
    expect(of(more)).not.toBe(of({}));
  });

  it('is another for another rule, and keeps its parts apart', () => {
    expect(of({}, { ...rule, id: 'soft2' })).not.toBe(of({}));
    expect(of({ at: at('a'), commit: 'bc' })).not.toBe(of({ at: at('ab'), commit: 'c' }));
  });
});

describe('the standing', () => {
  const twice = [finding(), finding({ at: at(PATH, 7) })];

  it('is inherited as often as base had it', () => {
    expect(standings({ findings: twice })).toEqual(['active', 'active']);
    expect(standings({ findings: twice, inherited: [finding()] })).toEqual(['active', 'inherited']);
    expect(standings({ findings: twice, inherited: twice })).toEqual(['inherited', 'inherited']);
    expect(standings({ findings: twice, inherited: [...twice, finding()] })).toEqual(['inherited', 'inherited']);
  });

  it('is never inherited for a packet that the change introduces, signs or advances', () => {
    const own = { ownPackets: new Set([PATH]) };
    expect(standings({ findings: twice, inherited: twice }, own)).toEqual(['active', 'active']);
    const elsewhere = { ownPackets: new Set(['src/b.ts']) };
    expect(standings({ findings: twice, inherited: twice }, elsewhere)).toEqual(['inherited', 'inherited']);
  });
});

describe('the outcome and the verdict', () => {
  const passing = { findings: [finding({ severity: 'warning' })] };

  it.each<[Outcome['outcome'], Outcome['outcome'], 'block' | 'pass' | 'inconclusive']>([
    ['passed', 'failed', 'block'],
    ['not-applicable', 'not-applicable', 'block'],
    ['not-run', 'not-run', 'block'],
    ['crashed', 'crashed', 'block'],
  ])('of a rule that %s and found an error are %s and %s', (outcome, becomes, verdict) => {
    const result = judged({ findings: [finding()], outcome });
    expect(result.outcomes).toMatchObject([{ rule: 'soft', outcome: becomes, examined: 1 }]);
    expect(result.verdict).toBe(verdict);
  });

  it.each<[Outcome['outcome'], 'pass' | 'inconclusive']>([
    ['passed', 'pass'],
    ['not-applicable', 'pass'],
    ['not-run', 'inconclusive'],
    ['crashed', 'inconclusive'],
  ])('of a rule that %s and found no error is %s', (outcome, verdict) => {
    for (const given of [{}, passing, { findings: [finding()], inherited: [finding()] }]) {
      const result = judged({ ...given, outcome });
      expect(result.outcomes).toMatchObject([{ outcome }]);
      expect(result.verdict).toBe(verdict);
    }
  });

  it('is inconclusive where one rule alone could not be run, or something could not be decided', () => {
    const both = judge([runOf({}), runOf({ outcome: 'crashed' })], {
      law,
      ownPackets: new Set(),
      undecided: [],
      waivers: [],
    });
    expect(both.verdict).toBe('inconclusive');
    const undecided = [{ subject: 'x', reason: 'too large', help: 'y' }];
    expect(judged({}, { undecided }).verdict).toBe('inconclusive');
    expect(judged({ findings: [finding()] }, { undecided }).verdict).toBe('block');
  });
});

it('puts what counts first: standing, severity, path, line, column', () => {
  const waiver = { id: 'W-1', rule: 'soft', target: 'src/w/' } as Waiver;
  const warning = { severity: 'warning' } as const;
  const places = [
    finding({ at: at('src/i.ts'), data: { name: 'inherited' } }),
    finding({ at: at('src/w/x.ts') }),
    finding({ at: at('src/a.ts', 1, 1), ...warning }),
    finding({ at: at('src/b.ts', 1, 1) }),
    finding({ at: at('src/a.ts', 10, 1) }),
    finding({ at: at('src/a.ts', 9, 10) }),
    finding({ at: at('src/a.ts', 9, 9) }),
  ];
  const inherited = [finding({ at: at('src/i.ts'), data: { name: 'inherited' } })];
  const order = [
    'active error src/a.ts:9:9',
    'active error src/a.ts:9:10',
    'active error src/a.ts:10:1',
    'active error src/b.ts:1:1',
    'active warning src/a.ts:1:1',
    'waived error src/w/x.ts:1:1',
    'inherited error src/i.ts:1:1',
  ];
  for (const findings of [places, [...places].reverse()]) {
    const { diagnostics } = judged({ findings, inherited }, { waivers: [waiver] });
    expect(
      diagnostics.map(
        ({ standing, severity, path, line, column }) => `${standing} ${severity} ${path}:${line}:${column}`,
      ),
    ).toEqual(order);
  }
});

describe('waivers', () => {
  const waiver = (more: Partial<Waiver> = {}): Waiver => ({
    id: 'W-1',
    rule: 'soft',
    target: 'WP-1-A-20260101',
    reason: 'r',
    approver: 'alice',
    approvedOn: '2026-01-01',
    expires: '2026-02-01',
    problems: [],
    text: '',
    line: 1,
    ...more,
  });
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 1000;
  const views = (rows: readonly Waiver[], more: Partial<{ now: number; whole: boolean }> = {}): WaivingViews => ({
    law,
    base: { waivers: () => ({ path: 'docs/WAIVERS.md', rows, hasTable: true }), board: () => null },
    change: { changeset: { now: day('2026-01-15'), whole: true, ...more } },
  });
  const outcome: Outcome = { rule: 'soft', scope: 'repository', outcome: 'passed', examined: 1 };
  const idle = (runs: Parameters<typeof idleWaivers>[0]['runs'], given = views([waiver()]), rules = [rule]) => [
    ...idleWaivers({ rules, runs }, given),
  ];
  const found = { rule, finding: finding({ data: { packet: 'WP-1-A-20260101' } }) };

  it('count while they hold', () => {
    expect(standingWaivers(views([waiver()])).map(({ id }) => id)).toEqual(['W-1']);
    expect(standingWaivers(views([waiver()], { now: day('2026-02-02') }))).toEqual([]);
  });

  it.each<[string, unknown, string | null]>([
    ['a finding that names its packet', { packet: 'WP-1-A-20260101' }, 'W-1'],
    ['a finding about another', { packet: 'WP-1-B-20260101' }, null],
    ['a finding that names none', { name: 'WP-1-A-20260101' }, null],
    ['a finding whose packet is no id', { packet: ['WP-1-A-20260101'] }, null],
    ['a finding without data', null, null],
    ['a finding with other data', 'packet', null],
  ])('for a packet, %s: %s', (_, data, id) => {
    expect(waiverOf({ rule, finding: finding({ data }) }, [waiver()], law)?.id ?? null).toBe(id);
  });

  it('are idle where everything was looked at and nothing needs them', () => {
    expect(idle([{ outcome, findings: [] }])).toEqual(['W-1']);
    expect(idle([{ outcome, findings: [found] }])).toEqual([]);
    expect(idle([{ outcome, findings: [{ rule, finding: finding() }] }])).toEqual(['W-1']);
  });

  it.each<[string, WaivingViews, readonly Rule[], Outcome]>([
    ['a change was judged', views([waiver()], { whole: false }), [rule], outcome],
    ['the rule was left out', views([waiver()]), [], outcome],
    ['the rule crashed in one scope', views([waiver()]), [rule], { ...outcome, scope: 'packet', outcome: 'crashed' }],
    [
      'the rule judges changes',
      views([waiver()]),
      [
        {
          ...rule,
          *change() {
            // Finds nothing.
          },
        },
      ],
      outcome,
    ],
  ])('are not called idle where %s', (_, given, rules, of) => {
    const runs = [outcome, of].map((each) => ({ outcome: each, findings: [] }));
    expect(idle(runs, given, [...rules])).toEqual([]);
  });

  it('are idle where another rule crashed, and where their own is switched off', () => {
    expect(idle([{ outcome: { ...outcome, rule: 'other', outcome: 'crashed' }, findings: [] }])).toEqual(['W-1']);
    const off = { ...views([waiver()]), law: completeLaw({ rules: { soft: 'off' } }, null, [rule]) };
    expect(idle([{ outcome: { ...outcome, outcome: 'crashed' }, findings: [] }], off)).toEqual(['W-1']);
  });
});
