import { expect, it } from 'vitest';
import { foldTitle, isReportTitle, titleTable } from '../../engine/documents/section-titles.js';

it.each([
  ['Metadata', 'metadata'],
  ['ZULU Az', 'zulu az'],
  ['STATUS_HANDOFF', 'status handoff'],
  ['Status / Handoff', 'status handoff'],
  ['Status\tHandoff', 'status handoff'],
  ['📋 Scope', 'scope'],
  ['Scope:', 'scope'],
  [': Scope', 'scope'],
  ['  Scope : ', 'scope'],
  ['Scope (draft) [v2]:', 'scope'],
  ['Scope (a', 'scope a'],
  ['Scope a)', 'scope a'],
  ['Scope [a)', 'scope a'],
  ['(Scope)', 'scope'],
  ['[Scope] ', 'scope'],
  ['(Scope):', 'scope'],
  ['Scope (a) b', 'scope a b'],
  ['Scope (a (b)', 'scope a'],
  ['Notes WP-1-Tea', 'notes'],
  ['WP Notes', 'wp notes'],
  ['Notes 2026-01-02', 'notes'],
  ['Notes 12026', 'notes 12026'],
  ['Notes 20261', 'notes 20261'],
  ['2026 Notes', '2026 notes'],
  ['2026', '2026'],
  ['Métadata', 'métadata'],
  ['SCОPE', 'scОpe'],
  ['', ''],
  ['—', ''],
])('%j folds to %j', (title, folded) => {
  expect(foldTitle(title)).toBe(folded);
});

it('folds titles of three hundred characters and no longer ones', () => {
  expect([300, 301].map((length) => foldTitle('a'.repeat(length)).length)).toEqual([300, 0]);
});

const QUALIFIERS =
  're wp integration final interim initial first second third updated independent forensic code security spec peer internal external validation audit';

it('takes a report for one, whatever it says of itself', () => {
  const titles = [
    ...['validation', 'revalidation', 'validator', 'audit', 'reaudit'].flatMap((word) => [
      `${word} report`,
      `${word} reports`,
    ]),
    ...QUALIFIERS.split(' ').map((word) => `${word} audit report`),
    ...['RE-AUDIT VALIDATION REPORT', 'INTEGRATION_VALIDATOR_REPORT', 'STATUS CANONICAL', 'Status canonical now'],
    ...[
      'Audit Report - WP-1-Tea',
      'Audit Report: all',
      'Audit Report (second)',
      'AUDIT REPORT 2',
      'AUDIT REPORT 2026',
      'AUDIT REPORT WP-1',
    ],
    ...['Audit report — for whom', '🔍 Audit Report', 'Audit-Report / x'],
  ];
  expect(titles.filter((title) => !isReportTitle(title))).toEqual([]);
});

it('takes no other title for a report', () => {
  const titles = [
    ...[
      'report',
      'reports',
      'reports report',
      'status',
      'status report',
      'canonical status',
      'canonical',
      'x canonical',
      'status x canonical',
    ],
    ...[
      'report audit',
      'audit',
      'big audit report',
      'audit big report',
      'final report',
      'VALIDATOR_REPORT_PROFILE',
      'Validation report requirements',
    ],
    ...['Audit report\tx', 'audit report x2', 'audit report_2x of', 'Audit reporting', 'preaudit report'].filter(
      (title) => !title.includes('_'),
    ),
  ];
  expect(titles.filter(isReportTitle)).toEqual([]);
});

it.each([
  [
    'contract',
    'Metadata¦Scope¦Quality Gate¦Bootstrap¦Authority¦Notes¦Goal¦Bootstrap (Coder Work Plan)¦Bootstrap Coder Work Plan',
  ],
  ['contract', 'Technical Refinement¦Executive Summary¦Code Archaeology Note¦Code Archaeology Alignment Note'],
  ['record', 'Skeleton¦Skeleton Approved¦Skeleton Approval¦Skeleton Proposal¦Bootstrap Output¦Bootstrap Block'],
  [
    'record',
    'Implementation¦Implementation Notes¦Implementation Log¦Implementation Summary¦Hygiene¦Hygiene Log¦Hygiene Notes',
  ],
  [
    'record',
    'Validation¦Validation Results¦Validation Result¦Validation Log¦Validation Notes¦Evidence¦Evidence Mapping',
  ],
  [
    'record',
    'Evidence Log¦Handoff¦Hand-off¦Status / Handoff¦Status Hand-off¦Coder Handoff¦Coder Hand-off¦Handoff Notes',
  ],
  [
    'record',
    'Hand-off Notes¦Status Notes¦Notes on Status¦Status Log¦Status History¦Current State¦History¦Progress¦Progress Log',
  ],
  [
    'record',
    'Work Log¦Worklog¦Clause Closure Matrix¦Spec Debt Status¦Shared Surface Monitoring¦Data Contract Decision',
  ],
  ['record', 'Data Contract Monitoring¦Our Diary¦OUR_DIARY:'],
  ['append-only', 'Waivers¦Waiver¦Waivers Granted¦Waiver Granted¦Errata¦Erratum¦User Context'],
  ['report', 'Validation Report¦Audit Reports'],
  ['unknown', 'Approach¦Whatever¦—¦Skeletons'],
] as const)('of the kind %s are %s', (kind, titles) => {
  const table = titleTable(['Our diary', '—', 'Notes']);
  expect(titles.split('¦').filter((title) => table.kindOf(title) !== kind)).toEqual([]);
});
