/** The files that a new rule begins with, by path. They say what to write, and fail every check until it is written. */
export function skeletonOf(id: string): ReadonlyMap<string, string> {
  return new Map([
    [`rules/${id}.ts`, ruleSource(id)],
    [`rules/${id}.md`, pageSource(id)],
    [`test/rules/${id}.test.ts`, testSource(id)],
  ]);
}

/** The name of a rule in code: `packet-id` is `packetId`. */
export function identifierOf(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What stands where the author has to decide: the house tests and the law page tests refuse it. */
export const UNWRITTEN = 'UNWRITTEN';

function ruleSource(id: string): string {
  return `import { fileLocation } from '../engine/model/location.js';
import type { WorkPacket } from '../engine/model/packet.js';
import { defineRule, type Finding } from '../engine/rule.js';

const messages = {
  'first-message': (data: { packet: string }) => ({
    message: \`\${data.packet} is ${UNWRITTEN}, expected ${UNWRITTEN}\`,
    help: '${UNWRITTEN}: an imperative, with something to paste.',
  }),
};

/** Law: ${UNWRITTEN} clause — what it demands, in our own words. */
export const ${identifierOf(id)} = defineRule({
  id: '${id}',
  clauses: ['${UNWRITTEN}'],
  blocksWhen: '${UNWRITTEN}',
  why: '${UNWRITTEN} clause: why it is there.',
  reads: ['packets'],
  completeness: false,
  waivable: true,
  messages,
  *packet({ packet }) {
    yield judged(packet);
  },
});

function judged(packet: WorkPacket): Finding<typeof messages> {
  // A rule without a check decides nothing, so a run with it is inconclusive: delete this throw when the check stands.
  if (packet.id !== '') throw new Error(\`${id} has no check yet: \${packet.id} cannot be judged\`);
  return { message: 'first-message', data: { packet: packet.id }, at: fileLocation(packet.path) };
}
`;
}

function pageSource(id: string): string {
  return `# ${id}

${UNWRITTEN}: one sentence that says what this rule holds the repository to.

## Law

${UNWRITTEN}: the clause's label, and the clause in our own words.

## What it checks

${UNWRITTEN}

## Why

${UNWRITTEN}

## Blocked

### ${UNWRITTEN}

\`\`\`diff signed
-- ROLE: Orchestrator
+- ROLE: Orchestrator ${UNWRITTEN}
\`\`\`

\`\`\`text
\`\`\`

## Passes

### ${UNWRITTEN}

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

## How to fix

${UNWRITTEN}

## Options

None.

## Does not detect

${UNWRITTEN}
`;
}

function testSource(id: string): string {
  return `import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('${id}', () => {
  // Replace this by tests of the cases that the law page is too short for.
  it.each(['rules/${id}.ts', 'rules/${id}.md'])('%s is written', (path) => {
    expect(readFileSync(path, 'utf8')).not.toContain('${UNWRITTEN}');
  });
});
`;
}
