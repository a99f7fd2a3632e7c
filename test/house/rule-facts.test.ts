import { expect, it } from 'vitest';
import type { GovernedPart } from '../../engine/model/governed.js';
import type { Need, Rule } from '../../engine/rule.js';
import { rules } from '../../rules/index.js';

// What the engine takes a rule's word for. Nothing else in a rule shows when one of these is wrong, so each is said here once more.

const saying = (fact: (rule: Rule) => boolean): string[] =>
  rules
    .filter(fact)
    .map(({ id }) => id)
    .sort();

it('no waiver covers who signs, what was signed, how it moves on, who codes, when a phase closes, and the law itself', () => {
  expect(saying(({ waivable }) => !waivable)).toEqual([
    'law-integrity',
    'no-code-by-orchestrator',
    'phase-closure',
    'plain-packet',
    'signature-ledger',
    'signature-lock',
    'spec-version-lock',
    'status-step',
    'user-signature',
    'waiver-ledger',
  ]);
});

it('a Draft may be incomplete, in what a packet has to say (law.md, decision 10)', () => {
  expect(saying(({ completeness }) => completeness)).toEqual([
    'bootstrap-complete',
    'concrete-scope',
    'measurable-done',
    'no-placeholder',
    'packet-structure',
    'risk-tier',
    'spec-anchor',
  ]);
});

it('only the rule about waivers waits for what the others need of them', () => {
  expect(saying(({ last }) => last === true)).toEqual(['waiver-ledger']);
});

const COMMITS: readonly Need[] = ['commits', 'messages'];

it.each<[readonly Need[], readonly string[]]>([
  [
    COMMITS,
    [
      'in-scope-paths',
      'law-integrity',
      'no-code-by-orchestrator',
      'risk-tier',
      'role-attribution',
      'task-state-owner',
      'work-packet-reference',
    ],
  ],
  [['last-touched'], ['stalled-work']],
])('a change check that needs %j is not run without it', (needs, ids) => {
  expect(saying((rule) => rule.needs.join() === needs.join())).toEqual(ids);
});

it('no other change check needs anything', () => {
  expect(saying(({ needs }) => needs.length > 0)).toHaveLength(8);
});

const ABOUT_PACKETS_ALONE = [
  'bootstrap-complete',
  'concrete-scope',
  'measurable-done',
  'no-placeholder',
  'packet-id',
  'packet-structure',
  'plain-packet',
  'requirement-evidence',
  'risk-tier',
  'signature-lock',
  'spec-anchor',
  'status-step',
];
const ABOUT_PACKETS_AND_BOARD = [
  'dependency-order',
  'done-is-validated',
  'phase-closure',
  'stalled-work',
  'task-board-sync',
  'task-state-owner',
];

it.each<[readonly GovernedPart[], readonly string[]]>([
  [['packets'], ABOUT_PACKETS_ALONE],
  [['packets', 'board'], ABOUT_PACKETS_AND_BOARD],
  [
    ['packets', 'ledger', 'signatures'],
    ['signature-ledger', 'user-signature'],
  ],
  [['code', 'packets'], ['in-scope-paths']],
  [['code'], ['no-code-by-orchestrator', 'no-placeholder-code', 'storage-boundary', 'work-packet-reference']],
  [['board'], ['task-board-format']],
  [['board', 'spec-pointer'], ['governance-files']],
  [['spec-pointer'], ['spec-current']],
  [['spec'], ['spec-regression', 'spec-version-lock']],
  [['oss-register'], ['oss-register']],
  [['law', 'waivers'], ['law-integrity']],
  [['waivers'], ['waiver-ledger']],
  [[], ['governed-text', 'role-attribution']],
])('what is in %j is judged by the rules that read it', (parts, ids) => {
  expect(saying(({ reads }) => reads.join() === parts.join())).toEqual(ids);
});
