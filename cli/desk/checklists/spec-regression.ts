import { counted } from '../../../engine/model/counted.js';
import { specBefore } from '../../../engine/model/spec-version.js';
import type { Diagnostic } from '../../../engine/report.js';
import type { Format } from '../../commands/command.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { atDesk, type Desk, type DeskRequest } from '../desk.js';
import { answerChecklist, type CheckedLine, lineOfReport } from './checklist.js';
import { ruled } from './ruled.js';

/** Whether what packets are anchored to is still there (CX-600B; Part 2, step 1). */
export async function runSpecRegression(
  request: DeskRequest & { readonly format: Format },
  terminal: Terminal,
): Promise<ExitCode> {
  const { lines, facts } = await atDesk(request, async (desk) => ({
    lines: await specLines(desk),
    facts: { spec: desk.tree.specEntry()?.path ?? null, packets: desk.tree.packetEntries.length },
  }));
  const list = {
    command: 'spec-regression',
    steps: [{ title: null, lines }],
    facts,
    end: {
      pass: 'Spec regression check: PASS',
      fail: 'Spec regression check: FAIL',
      'not-checked': 'Spec regression check: NOT CHECKED',
    },
  };
  return answerChecklist(list, request.format, terminal);
}

/** The lines of the check: the pointer, the anchors, and what changed since the version before and since HEAD. */
export async function specLines(desk: Desk): Promise<readonly CheckedLine[]> {
  const { tree, law } = desk;
  const standing = await ruled(desk, ['spec-current', 'spec-anchor', 'spec-regression'], { whole: true });
  const since = await ruled(desk, ['spec-regression'], { whole: false });
  const spec = tree.specEntry()?.path;
  const before = spec === undefined ? null : specBefore(spec, tree.specPaths);
  const packets = counted(tree.packetEntries.length, 'packet');
  // A Draft may still be without an anchor.
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  return [
    lineOfReport(standing, {
      asks: `${law.paths.specPointer} points to the latest Master Spec version`,
      rules: ['spec-current'],
      because: spec ?? '',
    }),
    lineOfReport(standing, {
      asks: 'Every anchor leads into its Main Body',
      rules: ['spec-anchor'],
      isMeant: isError,
      because: packets,
    }),
    lineOfReport(standing, {
      asks: 'What packets are anchored to is still there since the version before',
      rules: ['spec-regression'],
      because: before === null ? 'this is the only version' : `${packets}, compared with ${before}`,
    }),
    lineOfReport(since, {
      asks: 'What packets are anchored to is still there since HEAD',
      rules: ['spec-regression'],
      because: `${packets}, compared with HEAD`,
    }),
  ];
}
