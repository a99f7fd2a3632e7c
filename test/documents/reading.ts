import { readFileSync } from 'node:fs';
import { type ReadingLaw, readWorkPacket } from '../../engine/documents/work-packet.js';
import type { Validator } from '../../engine/generated/validators.js';
import { type FieldName, fieldOf, type PacketField, type WorkPacket } from '../../engine/model/packet.js';
import { DEFAULT_STATUS_ALIASES, DEFAULT_STEPS } from '../../engine/model/status.js';
import { compileSchema } from '../../scripts/generate/validators.js';

/** The schema as it stands in `schemas/`, whether or not the validators have been generated from it. */
export const SCHEMA = JSON.parse(
  readFileSync(new URL('../../schemas/work-packet.schema.json', import.meta.url), 'utf8'),
);

export const validate = compileSchema(SCHEMA) as unknown as Validator;

export const LAW: ReadingLaw = {
  packet: { recordSections: [], openFields: [] },
  status: { aliases: DEFAULT_STATUS_ALIASES, steps: DEFAULT_STEPS },
};

/** Reads a text as the packet `docs/task_packets/WP-1-Tea-20260101.md`. */
export function read(text: string, packet: Partial<ReadingLaw['packet']> = {}, work = { steps: 0 }): WorkPacket {
  const law = { ...LAW, packet: { ...LAW.packet, ...packet } };
  return readWorkPacket({ path: 'docs/task_packets/WP-1-Tea-20260101.md', blob: 'b', text }, law, { validate, work });
}

/** The contract's own definition of a field; fails the test when there is none. */
export function field(packet: WorkPacket, name: FieldName): PacketField {
  const found = fieldOf(packet, name);
  if (!found) throw new Error(`${name} is not read`);
  return found;
}

export function items(packet: WorkPacket, name: FieldName): string[] {
  return field(packet, name).value.items.map((item) => item.text);
}

/** The locked text. */
export function locked(text: string): string {
  return read(text)
    .lock.map((line) => line.text)
    .join('\n');
}

/** A packet in canonical form, signed. */
export const PACKET = `# Task Packet: WP-1-Tea-20260101

## Metadata
- TASK_ID: WP-1-Tea-20260101
- DATE: 2026-01-01T08:00:00Z
- REQUESTOR: alice
- AGENT_ID: orchestrator-1
- ROLE: Orchestrator
- STATUS: Ready-for-Dev
- SPEC_ANCHOR: 2.1
- USER_SIGNATURE: alice010120260900

## Scope
- **What**: Boil the water before the leaves go in.
- **Why**: Cold water makes bad tea, §3 says so.
- **IN_SCOPE_PATHS**:
  * src/kettle.ts
  * tests/kettle.test.ts (new)
- **OUT_OF_SCOPE**:
  * src/cup.ts

## Quality Gate
- **RISK_TIER**: LOW
- **TEST_PLAN**:
  \`\`\`bash
  # the kettle alone
  npm test -- tests/kettle.test.ts

  npm run lint
  \`\`\`
- **DONE_MEANS**:
  * pour() waits until the water has 96 degrees
  * npm test passes
- **ROLLBACK_HINT**:
  \`\`\`bash
  git revert HEAD
  \`\`\`

## Bootstrap (Coder Work Plan)
- **FILES_TO_OPEN**:
  * docs/START_HERE.md
  * src/kettle.ts
- **SEARCH_TERMS**:
  * "boil"
- **RUN_COMMANDS**:
  \`\`\`bash
  npm ci
  \`\`\`
- **RISK_MAP**:
  * "The sensor is slow" -> kettle

## Authority
- **SPEC_CURRENT**: docs/SPEC_CURRENT.md
- **Codex**: docs/CODEX.md
- **Task Board**: docs/TASK_BOARD.md

## Notes
- **Assumptions**: none
- **Open Questions**: none
- **Dependencies**: none
`;
