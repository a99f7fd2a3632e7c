import type { Anchor } from './spec.js';
import { Dice, paragraph, sentence } from './words.js';

/** How far a packet of the corpus has come. */
export type State = 'Draft' | 'Ready-for-Dev' | 'In-Progress' | 'Done' | 'VALIDATED';

/** A packet of the corpus. Of equal ones the texts are equal. */
export interface GeneratedPacket {
  readonly id: string;
  /** Counted from 0; everything else follows from it. */
  readonly index: number;
  readonly state: State;
  readonly anchor: Anchor;
  /** The folder that the work is done in. */
  readonly area: string;
  /** Null for a Draft. */
  readonly signature: string | null;
  /** Appended sections: hand-off, evidence, validation, audits. */
  readonly reports: readonly string[];
}

/** Where packets lie. */
export function pathOf({ id }: Pick<GeneratedPacket, 'id'>): string {
  return `docs/task_packets/${id}.md`;
}

/** The packet of a number, before any work. */
export function newPacket(index: number, state: State, anchors: readonly Anchor[]): GeneratedPacket {
  const anchor = anchors[(index * 7) % anchors.length];
  if (!anchor) throw new Error('the spec has no section to be anchored to');
  const dice = new Dice(index + 1);
  const name = `${dice.pick(['Berth', 'Tide', 'Crane'])}-${dice.pick(['Plan', 'Queue', 'Watch'])}-${index}`;
  return {
    id: `WP-${1 + (index % 3)}-${name}-20251201`,
    index,
    state,
    anchor,
    area: `src/area-${index}`,
    signature: state === 'Draft' ? null : signatureOf(index),
    reports: [],
  };
}

/** Each its own minute of December 2025. */
function signatureOf(index: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minute = index % 60;
  const hour = Math.floor(index / 60) % 24;
  const day = 1 + (Math.floor(index / 1440) % 28);
  return `alice${two(day)}122025${two(hour)}${two(minute)}`;
}

/** The text of a packet: the contract in the form of the protocol's template, about 2 KB, and what was appended to it. */
export function packetText(packet: GeneratedPacket): string {
  const dice = new Dice(packet.index * 31 + 7);
  const { id, state, anchor, area, signature } = packet;
  const contract = `# Task Packet: ${id}

## Metadata
- TASK_ID: ${id}
- DATE: 2025-12-01T09:00:00Z
- REQUESTOR: alice
- AGENT_ID: orchestrator-1
- ROLE: Orchestrator
- STATUS: ${state}
- SPEC_ANCHOR: ${anchor.number}
- USER_SIGNATURE: ${signature ?? '<pending>'}

## Scope
- **What**: ${sentence(dice)}
- **Why**: ${sentence(dice)}
- **IN_SCOPE_PATHS**:
  * ${area}/plan.ts
  * tests/area-${packet.index}.test.ts
- **OUT_OF_SCOPE**:
  * ${sentence(dice)}
  * ${sentence(dice)}

## Quality Gate
- **RISK_TIER**: MEDIUM
- **TEST_PLAN**:
  \`\`\`bash
  npm test -- tests/area-${packet.index}.test.ts
  just ai-review
  \`\`\`
- **DONE_MEANS**:
  * plan() returns ${10 + dice.below(80)} entries for the table of the longest day
  * npm test passes with at least 3 new tests in tests/area-${packet.index}.test.ts
- **ROLLBACK_HINT**:
  \`\`\`bash
  git revert <commit-sha>
  \`\`\`

## Bootstrap (Coder Work Plan)
- **FILES_TO_OPEN**:
  * docs/START_HERE.md
  * docs/SPEC_CURRENT.md
  * docs/ARCHITECTURE.md
  * ${area}/plan.ts
  * tests/area-${packet.index}.test.ts
  * src/
  * tests/
  * README.md
- **SEARCH_TERMS**:
  * "plan"
  * "tide"
  * "slot"
  * "berth"
  * "arrival"
- **RUN_COMMANDS**:
  \`\`\`bash
  npm ci
  npm test
  \`\`\`
- **RISK_MAP**:
  * "Two ships get one slot" -> planning
  * "The table is a day old" -> tides
  * "A restart loses the queue" -> storage

## Authority
- **SPEC_CURRENT**: docs/SPEC_CURRENT.md
- **Codex**: docs/ORCHESTRATOR_PROTOCOL.md
- **Task Board**: docs/TASK_BOARD.md

## Notes
- **Assumptions**: none
- **Open Questions**: none
- **Dependencies**: none
`;
  return [contract, ...packet.reports].join('\n');
}

/** What the Coder appends when the work is done. @param fingerprint of the first two lines of the plan */
export function handOff({ index, anchor, area }: GeneratedPacket, fingerprint: string): string {
  const dice = new Dice(index * 37 + 1);
  return [
    '## Hand-off',
    ...paragraph(dice, 6),
    '',
    '## EVIDENCE_MAPPING',
    `- ${anchor.requirement} -> ${area}/plan.ts:1-2 sha256:${fingerprint}`,
    '',
  ].join('\n');
}

/** What a Validator appends: about 1.3 KB of prose, lists, a table and a log. */
export function validationReport({ id, index }: GeneratedPacket, round: number): string {
  const dice = new Dice(index * 41 + round);
  return [
    `## ${round === 0 ? 'VALIDATION' : 'REVALIDATION'} REPORT - ${id}`,
    'Verdict: PASS',
    '',
    '### Scope Inputs',
    ...paragraph(dice, 4).map((line) => `- ${line}`),
    '',
    '### Findings',
    '| Check | Result |',
    '| --- | --- |',
    ...paragraph(dice, 5).map((line) => `| ${line} | pass |`),
    '',
    '```text',
    ...paragraph(dice, 4).map((line) => `ok ${line}`),
    '```',
    '',
    ...paragraph(dice, 4),
    '',
  ].join('\n');
}
