import { fileLocation, type Location } from '../engine/model/location.js';
import { listed, quote } from '../engine/model/quote.js';
import {
  targetExists,
  WAIVER_COLUMNS,
  WAIVER_EXPECTATIONS,
  WAIVER_HEADERS,
  type Waiver,
  type WaiverColumn,
} from '../engine/model/waiver.js';
import { closedPhases, type WaiverFault, waiverFaults } from '../engine/model/waiver-faults.js';
import { defineRule, type Finding } from '../engine/rule.js';

const HEADER = `| ${WAIVER_COLUMNS.map((column) => WAIVER_HEADERS[column]).join(' | ')} |`;
const over = (waiver: string): string =>
  `Take ${waiver} out, or let the user approve a new waiver with an id and an end of its own.`;

const messages = {
  'no-table': (data: { ledger: string }) => ({
    message: `${quote(data.ledger)} has no table of waivers, expected one with the header ${HEADER}`,
    help: `Write the header and its ruler:\n${HEADER}\n|${' --- |'.repeat(WAIVER_COLUMNS.length)}`,
  }),
  'cell-missing': (data: { waiver: string; column: WaiverColumn }) => ({
    message: `${WAIVER_HEADERS[data.column]} of ${data.waiver} is missing, expected ${WAIVER_EXPECTATIONS[data.column]}`,
    help: 'Fill the cell in. Until then the row waives nothing.',
  }),
  'cell-malformed': (data: { waiver: string; column: WaiverColumn; actual: string }) => ({
    message: `${WAIVER_HEADERS[data.column]} of ${data.waiver} is ${quote(data.actual)}, expected ${WAIVER_EXPECTATIONS[data.column]}`,
    help: 'Write the cell as expected, and nothing after it. Until then the row waives nothing.',
  }),
  'duplicate-id': (data: { waiver: string; row: string }) => ({
    message: `${data.waiver} is the id of two waivers, expected an id of its own for ${quote(data.row)}`,
    help: 'Give one of the two another id. Until then neither waives anything.',
  }),
  'unknown-rule': (data: { waiver: string; rule: string; near: string | null }) => ({
    message: `${data.waiver} waives ${quote(data.rule)}, which is no rule, expected ${data.near === null ? 'the id of a rule' : quote(data.near)}`,
    help: 'Write the id of the rule as it stands at the head of what it printed, before the slash.',
  }),
  'unwaivable-rule': (data: { waiver: string; rule: string }) => ({
    message: `${data.waiver} waives ${data.rule}, expected a rule that can be waived`,
    help: `Take ${data.waiver} out and keep the rule: npx handshake-check explain ${data.rule}`,
  }),
  'law-target': (data: { waiver: string; target: string }) => ({
    message: `${data.waiver} is for ${quote(data.target)}, expected a target that is no part of the law itself`,
    help: `Take ${data.waiver} out. The files of the law change by a signed packet of their own.`,
  }),
  'unknown-approver': (data: { waiver: string; approver: string; signers: readonly string[] }) => ({
    message: `${data.waiver} is approved by ${quote(data.approver)}, expected one of ${listed(data.signers)}`,
    help: 'Have it approved by one of the signers that the configuration of the base names.',
  }),
  'approved-later': (data: { waiver: string; day: string }) => ({
    message: `${data.waiver} is approved on ${data.day}, which is still to come, expected a day that has begun`,
    help: 'Write the day on which it was approved.',
  }),
  'ends-before-approval': (data: { waiver: string; day: string; approved: string }) => ({
    message: `${data.waiver} ends on ${data.day}, expected no earlier than ${data.approved}, when it was approved`,
    help: over(data.waiver),
  }),
  expired: (data: { waiver: string; day: string }) => ({
    message: `${data.waiver} has ended with ${data.day}, expected a waiver that still holds`,
    help: over(data.waiver),
  }),
  'phase-closed': (data: { waiver: string; phase: string }) => ({
    message: `${data.waiver} has ended with Phase ${data.phase}, which is closed, expected no waiver that outlives its phase`,
    help: over(data.waiver),
  }),
  'names-nothing': (data: { waiver: string; target: string }) => ({
    message: `${data.waiver} is for ${quote(data.target)}, which is not in the repository, expected something that is there`,
    help: `Take ${data.waiver} out if its target is gone, or write the target as it is now called.`,
  }),
  unused: (data: { waiver: string; rule: string; target: string }) => ({
    message: `${data.waiver} covers nothing that ${data.rule} finds in ${quote(data.target)}, expected only waivers that are needed`,
    help: `Take ${data.waiver} out.`,
  }),
};

type WaiverFinding = Finding<typeof messages>;

/** Law: CX-600B — a waiver has an id, a reason, an approver and an end, and none outlives its phase. */
export const waiverLedger = defineRule({
  id: 'waiver-ledger',
  clauses: ['CX-600B'],
  blocksWhen:
    'a waiver has no id, rule, target, reason, approver, approval date or expiry; it is past its date or its phase; it waives a rule that cannot be waived, or the law itself (one that nothing needs any more is a warning)',
  why: 'CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.',
  reads: ['waivers'],
  completeness: false,
  waivable: false,
  last: true,
  messages,
  *repository({ tree, law, now, idleWaivers }) {
    const ledger = tree.waivers();
    if (!ledger) return;
    const at = fileLocation(ledger.path);
    const isEmpty = (tree.text(ledger.path)?.text ?? '').trim() === '';
    if (!ledger.hasTable && !isEmpty) yield { message: 'no-table', data: { ledger: ledger.path }, at };
    const time = { law, now, closedPhases: closedPhases(tree.board()) };
    for (const [waiver, faults] of waiverFaults(ledger, time)) {
      const place = { ...at, line: waiver.line };
      for (const fault of faults) yield worded(waiver, fault, place, law.signers);
      if (faults.length > 0) continue;
      const data = { waiver: waiver.id, rule: waiver.rule, target: waiver.target };
      if (!targetExists(waiver.target, tree.snapshot.paths(), law.paths)) {
        yield { message: 'names-nothing', data, at: place, severity: 'warning' };
      } else if (idleWaivers.has(waiver.id)) {
        yield { message: 'unused', data, at: place, severity: 'warning' };
      }
    }
  },
});

function worded(waiver: Waiver, fault: WaiverFault, at: Location, signers: readonly string[]): WaiverFinding {
  const { rule, target, approver, approvedOn: approved, expires: day } = waiver;
  const data = { waiver: nameOf(waiver) };
  switch (fault.kind) {
    case 'cell': {
      const { column } = fault;
      if (fault.fault === 'missing') return { message: 'cell-missing', data: { ...data, column }, at };
      return { message: 'cell-malformed', data: { ...data, column, actual: waiver[column] }, at };
    }
    case 'duplicate':
      return { message: 'duplicate-id', data: { ...data, row: waiver.text }, at };
    case 'unknown-rule':
      return { message: 'unknown-rule', data: { ...data, rule, near: fault.near }, at };
    case 'unwaivable-rule':
      return { message: 'unwaivable-rule', data: { ...data, rule }, at };
    case 'law-target':
      return { message: 'law-target', data: { ...data, target }, at };
    case 'unknown-approver':
      return { message: 'unknown-approver', data: { ...data, approver, signers }, at };
    case 'approved-later':
      return { message: 'approved-later', data: { ...data, day: approved }, at };
    case 'ends-before-approval':
      return { message: 'ends-before-approval', data: { ...data, day, approved }, at };
    case 'expired':
      return { message: 'expired', data: { ...data, day }, at };
    case 'phase-closed':
      return { message: 'phase-closed', data: { ...data, phase: fault.phase }, at };
  }
}

/** The id, or for a row without a good one the row. */
function nameOf({ id, text, problems }: Waiver): string {
  return problems.some(({ column }) => column === 'id') ? quote(text, 80) : id;
}
