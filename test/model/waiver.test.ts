import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLaw } from '../../engine/config.js';
import { readWaiverLedger } from '../../engine/documents/waiver-ledger.js';
import {
  expiryOf,
  isPacketTarget,
  phasesOfWaiver,
  startOfDay,
  targetCovers,
  targetExists,
  WAIVER_COLUMNS,
  WAIVER_EXPECTATIONS,
} from '../../engine/model/waiver.js';
import { closedPhases, liveWaivers, waiverFaults } from '../../engine/model/waiver-faults.js';
import { rules } from '../../rules/index.js';

const law = completeLaw({}, null, rules);
const at = (text: string) => Date.parse(text) / 1000;
const HEAD = '| ID | Rule | Target | Reason | Approver | Approved on | Expires |\n|---|---|---|---|---|---|---|\n';
const row = (cells: Partial<Record<(typeof WAIVER_COLUMNS)[number], string>> = {}): string => {
  const all = {
    id: 'W-1',
    rule: 'risk-tier',
    target: 'WP-1-A-20260101',
    reason: 'because',
    approver: 'alice',
    approvedOn: '2026-01-05',
    expires: '2026-01-31',
    ...cells,
  };
  return `| ${WAIVER_COLUMNS.map((column) => all[column]).join(' | ')} |\n`;
};
const ledgerOf = (...rows: readonly string[]) => readWaiverLedger('docs/WAIVERS.md', HEAD + rows.join(''));
const kinds = (ledger: ReturnType<typeof ledgerOf>, now = '2026-01-06', closed: readonly string[] = []) =>
  [...waiverFaults(ledger, { law, now: at(now), closedPhases: new Set(closed) }).values()].map((faults) =>
    faults.map((fault) => (fault.kind === 'cell' ? `${fault.column} ${fault.fault}` : fault.kind)),
  );

describe('the words of the columns', () => {
  it('are those of the schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/waiver.schema.json', import.meta.url), 'utf8'));
    expect(schema.required).toEqual([...WAIVER_COLUMNS]);
    for (const column of WAIVER_COLUMNS) {
      expect(schema.properties[column].description).toBe(WAIVER_EXPECTATIONS[column]);
    }
  });
});

describe('a day', () => {
  it.each([
    ['2026-01-31', at('2026-01-31')],
    ['2024-02-29', at('2024-02-29')],
    ['2026-02-29', null],
    ['2026-04-31', null],
    ['2026-13-01', null],
    ['26-01-01', null],
    ['2026-01-31 ', null],
  ])('%j begins at %j', (text, expected) => {
    expect(startOfDay(text)).toBe(expected);
  });

  it('is over with its last second, in UTC', () => {
    const ledger = ledgerOf(row({ expires: '2026-01-06' }));
    expect(kinds(ledger, '2026-01-06T23:59:59Z')).toEqual([[]]);
    expect(kinds(ledger, '2026-01-07T00:00:00Z')).toEqual([['expired']]);
  });
});

describe('an end', () => {
  it.each([
    ['2026-01-31', { kind: 'date', after: at('2026-02-01') }],
    ['Phase 1', { kind: 'phase', phase: '1' }],
    ['phase Codex', { kind: 'phase', phase: 'Codex' }],
    ['2026-02-30', null],
    ['never', null],
    ['Phase 1 and 2', null],
  ])('%j', (expires, expected) => {
    expect(expiryOf({ expires })).toEqual(expected);
  });

  it('comes with the phase that is named, and with that of the packet', () => {
    expect(phasesOfWaiver({ expires: 'Phase 2', target: 'WP-1-A-20260101' })).toEqual(['2', '1']);
    expect(phasesOfWaiver({ expires: '2026-01-31', target: 'src/' })).toEqual([]);
    expect(kinds(ledgerOf(row({ expires: '2027-01-31' })), '2026-01-06', ['1'])).toEqual([['phase-closed']]);
    expect(kinds(ledgerOf(row({ expires: 'Phase 2' })), '2026-01-06', ['1'])).toEqual([['phase-closed']]);
    expect(kinds(ledgerOf(row({ expires: 'Phase Codex', target: 'src/' })), '2026-01-06', ['codex'])).toEqual([
      ['phase-closed'],
    ]);
    expect(kinds(ledgerOf(row({ expires: 'Phase 2', target: 'src/' })), '2026-01-06', ['1'])).toEqual([[]]);
  });

  it('comes only with a heading that closes a phase', () => {
    const closure = { text: '## Phase 1: CLOSED', at: { path: 'b', line: 1, column: 1 } };
    const board = {
      path: 'b',
      columns: [],
      entries: [],
      strays: [],
      chain: [],
      closedPhases: [
        { ...closure, phase: 'Codex', canonical: true },
        { ...closure, phase: '2', canonical: false },
      ],
    };
    expect(closedPhases(board)).toEqual(new Set(['codex']));
    expect(closedPhases(null)).toEqual(new Set());
  });
});

describe('a waiver that does not hold', () => {
  it.each([
    ['an unknown rule', { rule: 'risk-teir' }, ['unknown-rule']],
    ['a rule that cannot be waived', { rule: 'user-signature' }, ['unwaivable-rule']],
    ['itself', { rule: 'waiver-ledger' }, ['unwaivable-rule']],
    ['a file of the law', { target: 'docs/ORCHESTRATOR_PROTOCOL.md' }, ['law-target']],
    ['a folder of the law', { target: '.github/' }, ['law-target']],
    ['the ledger of waivers', { target: 'docs/WAIVERS.md' }, ['law-target']],
    ['a day that is still to come', { approvedOn: '2026-01-08' }, ['approved-later']],
    ['an end before its approval', { expires: '2026-01-04' }, ['ends-before-approval']],
    ['no end', { expires: '' }, ['expires missing']],
    ['an end on no day', { expires: '2026-02-30' }, ['expires malformed']],
    ['a placeholder', { reason: '<reason>', approver: 'TBD' }, ['reason missing', 'approver missing']],
  ])('has %s', (_, cells, expected) => {
    const ledger = ledgerOf(row(cells));
    expect(kinds(ledger)).toEqual([expected]);
    expect(liveWaivers(ledger, { law, now: at('2026-01-06'), closedPhases: new Set() })).toEqual([]);
  });

  it('has an id that another has: neither holds', () => {
    const ledger = ledgerOf(row(), row({ id: 'w-1', rule: 'packet-id' }), row({ id: 'W-2' }));
    expect(kinds(ledger)).toEqual([['duplicate'], ['duplicate'], []]);
  });

  it('has an approver who may not sign, where the configuration lists who may', () => {
    const faults = (approver: string) => [
      ...waiverFaults(ledgerOf(row({ approver })), {
        law: { ...law, signers: ['alice'] },
        now: at('2026-01-06'),
        closedPhases: new Set(),
      }).values(),
    ];
    expect(faults('mallory')).toMatchObject([[{ kind: 'unknown-approver' }]]);
    expect(faults('alice')).toEqual([[]]);
  });

  it('approved today in the east of the world holds', () => {
    expect(kinds(ledgerOf(row({ approvedOn: '2026-01-07' })), '2026-01-06T12:00:00Z')).toEqual([[]]);
  });
});

describe('a target', () => {
  const { paths } = law;
  it.each([
    ['WP-1-A-20260101', { path: 'docs/task_packets/WP-1-A-20260101.md', packet: null }, true],
    ['WP-1-A-20260101', { path: 'docs/TASK_BOARD.md', packet: 'WP-1-A-20260101' }, true],
    ['WP-1-A-20260101', { path: 'docs/task_packets/WP-1-A-20260101-v2.md', packet: 'WP-1-A-20260101-v2' }, false],
    ['WP-1-A', { path: 'docs/task_packets/WP-1-A-20260101.md', packet: 'WP-1-A-20260101' }, false],
    ['src/a.ts', { path: 'src/a.ts', packet: null }, true],
    ['src/a.ts', { path: 'src/a.tsx', packet: null }, false],
    ['src/', { path: 'src/deep/a.ts', packet: null }, true],
    ['src', { path: 'src/a.ts', packet: null }, false],
    ['src/*.ts', { path: 'src/deep/a.ts', packet: null }, false],
    ['src/**/*.ts', { path: 'src/deep/a.ts', packet: null }, true],
    ['SRC/', { path: 'src/a.ts', packet: null }, false],
  ])('%s covers %j: %s', (target, subject, expected) => {
    expect(targetCovers(target, subject, paths)).toBe(expected);
  });

  it('is a packet or a path', () => {
    expect(['WP-1-A-20260101', 'WP-1', 'src/WP-1', 'WP-1.ts/x', 'wp-1-a'].map(isPacketTarget)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('exists where a path of the tree is covered', () => {
    const tree = ['docs/task_packets/WP-1-A-20260101.md', 'src/a.ts'];
    const exists = (target: string) => targetExists(target, tree, paths);
    expect(['WP-1-A-20260101', 'src/**', 'WP-1-A', 'app/'].map(exists)).toEqual([true, true, false, false]);
  });
});
