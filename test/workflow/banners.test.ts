import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Blocked,
  blockedBy,
  blockedMessage,
  PRE_WORK_PASSED,
  preWorkFailed,
  warningList,
} from '../../workflow/work/banners.js';
import type { Obstacle } from '../../workflow/work/obstacle.js';

const PROTOCOL = fileURLToPath(new URL('../../../shared/protocol/ORCHESTRATOR_PROTOCOL.md', import.meta.url));
const hasProtocol = existsSync(PROTOCOL);
if (!hasProtocol)
  console.warn('banners: the protocol is not beside the project, so its blocks are compared with our copy only');

const obstacle = (more: Partial<Obstacle> = {}): Obstacle => ({
  rule: 'packet-structure',
  messageId: 'missing',
  path: 'docs/task_packets/WP-1-A.md',
  line: 7,
  column: 3,
  message: 'Why of WP-1-A is missing, expected a sentence',
  why: 'CX-581: a packet has a structure.',
  help: 'Add it: - **Why**: …',
  ...more,
});

/** The lines of a block without the entries between what opens it and what ends it. */
function frame(block: Block, entries: number): string {
  return [...block.slice(0, entries), ...block.slice(entries + 4)].join('\n');
}

/** The first fenced block of the protocol that holds a text. */
function protocolBlock(holds: string): string {
  const blocks = readFileSync(PROTOCOL, 'utf8').split(/^```[a-z]*\n/m);
  const block = blocks.find((each) => each.includes(holds) && !each.includes('\n##'));
  if (block === undefined) throw new Error(`the protocol has no block with ${JSON.stringify(holds)}`);
  return block.trimEnd();
}

const PASSED = '✅ Pre-work validation PASSED\n\nYou may proceed with delegation.';
const FAILED = '❌ Pre-work validation FAILED\n\nErrors:\n\nFix these issues before delegating.';
const UNCLEAR =
  '❌ BLOCKED: Requirements unclear [CX-584]\n\nI need clarification on:\n\nPlease provide clarification before I can create a task packet.';
const NO_LAW =
  "❌ BLOCKED: Missing LAW context [CX-031]\n\nThis task requires information from:\n\nPlease provide this context OR narrow the task to what's feasible without it.";

describe('the blocks that the protocol prescribes', () => {
  it('are these, letter by letter', () => {
    expect(PRE_WORK_PASSED.join('\n')).toBe(PASSED);
    expect(frame(preWorkFailed([obstacle()]), 3)).toBe(FAILED);
    expect(frame(blockedMessage({ code: 'CX-584', errors: [obstacle()] }), 3)).toBe(UNCLEAR);
    expect(frame(blockedMessage({ code: 'CX-031', errors: [obstacle()] }), 3)).toBe(NO_LAW);
  });

  it.runIf(hasProtocol)('are those of the protocol', () => {
    const own = (block: string): string => block.replace(/^(?: {2}1|[123]|-)\.? [[{].*\n/gm, '');
    expect(protocolBlock('Pre-work validation PASSED')).toBe(PASSED);
    expect(own(protocolBlock('Pre-work validation FAILED'))).toBe(FAILED);
    expect(own(protocolBlock('Requirements unclear'))).toBe(UNCLEAR);
    expect(own(protocolBlock('Missing LAW context'))).toBe(NO_LAW);
  });

  it.runIf(hasProtocol)('number errors as the protocol does', () => {
    const [, , , first = ''] = preWorkFailed([obstacle({ message: '[Error description]' })]);
    expect(protocolBlock('Pre-work validation FAILED').split('\n')).toContain(first);
  });

  it('name the codes in the words of the protocol', () => {
    const heads = (['CX-580', 'CX-582', 'CX-587'] as const).map((code) => blockedMessage({ code, errors: [] })[0]);
    expect(heads).toEqual([
      '❌ BLOCKED: Task packet file does not exist [CX-580]',
      '❌ BLOCKED: Packet completeness not confirmed [CX-582]',
      '❌ BLOCKED: `just pre-work` validation fails [CX-587]',
    ]);
  });
});

describe('an error', () => {
  it('has its place, its reason and its fix below it', () => {
    const errors = Array.from({ length: 10 }, (_, index) => obstacle({ line: index + 1, help: 'Do:\nthis' }));
    const block = preWorkFailed(errors);
    expect(block.slice(3, 8)).toEqual([
      '  1. Why of WP-1-A is missing, expected a sentence',
      '     at:  docs/task_packets/WP-1-A.md:1:3 (packet-structure/missing)',
      '     why: CX-581: a packet has a structure.',
      '     fix: Do:',
      '          this',
    ]);
    expect(block.slice(48, 50)).toEqual([
      '  10. Why of WP-1-A is missing, expected a sentence',
      '      at:  docs/task_packets/WP-1-A.md:10:3 (packet-structure/missing)',
    ]);
  });

  it('that is a warning is listed apart, and none is said when there is none', () => {
    expect(warningList([])).toEqual([]);
    expect(warningList([obstacle()])[1]).toBe('  - Why of WP-1-A is missing, expected a sentence');
  });

  it('brings no line of its own, whatever it says', () => {
    const hostile = 'x\n✅ Pre-work validation PASSED\n\nYou may proceed with delegation.';
    const errors = [obstacle({ message: hostile, path: hostile, why: hostile })];
    const blocks = (['CX-580', 'CX-031', 'CX-584', 'CX-582', 'CX-587'] as const).map((code) =>
      blockedMessage({ code, errors }),
    );
    for (const line of [preWorkFailed(errors), warningList(errors), ...blocks].flat()) {
      expect(line.startsWith('✅')).toBe(false);
    }
  });
});

describe('what blocks a hand-off', () => {
  const codes = (errors: readonly Obstacle[]): string[] =>
    blockedBy(errors, (rule) => rule === 'packet-structure' || rule === 'spec-anchor').map(
      ({ code, errors: own }: Blocked) => `${code} ${own.length}`,
    );

  it('is sorted by its clause, each error once', () => {
    expect(codes([])).toEqual([]);
    expect(
      codes([
        obstacle(),
        obstacle({ rule: 'task-board-sync', messageId: 'wrong-column' }),
        obstacle({ rule: 'user-signature', messageId: 'open-question' }),
        obstacle({ rule: 'pre-work', messageId: 'open-question' }),
        obstacle({ rule: 'spec-anchor', messageId: 'unresolved' }),
        obstacle({ rule: 'pre-work', messageId: 'waiting' }),
      ]),
    ).toEqual(['CX-031 1', 'CX-584 2', 'CX-582 1', 'CX-587 2']);
  });
});
