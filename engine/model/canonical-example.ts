import { FIELD_NAMES, type FieldName } from './packet.js';

/** What a canonical definition looks like, for pasting. Lists and code stand below the line. */
const EXAMPLES: Partial<Record<FieldName, string>> = {
  DATE: '- DATE: 2026-01-01T12:00:00Z',
  REQUESTOR: '- REQUESTOR: alice',
  AGENT_ID: '- AGENT_ID: orchestrator-1',
  ROLE: '- ROLE: Orchestrator',
  STATUS: '- STATUS: Ready-for-Dev',
  SPEC_ANCHOR: '- SPEC_ANCHOR: 1.2 [CX-JOB-002]',
  USER_SIGNATURE: '- USER_SIGNATURE: alice010120261200',
  RISK_TIER: '- **RISK_TIER**: LOW',
  IN_SCOPE_PATHS: '- **IN_SCOPE_PATHS**:\n  * src/jobs.ts',
  OUT_OF_SCOPE: '- **OUT_OF_SCOPE**:\n  * src/main.ts',
  DONE_MEANS: '- **DONE_MEANS**:\n  * npm test passes with at least 3 new tests',
  TEST_PLAN: '- **TEST_PLAN**:\n  ```bash\n  npm test\n  ```',
};

/**
 * A definition to write in the place of one that is not plain.
 * @param subject a field's name, or the title of a section
 * @param packet the id of the packet that it stands in
 */
export function canonicalExample(subject: string, packet: string): string {
  const name = FIELD_NAMES.find((field) => field === subject);
  if (name === undefined) return `## ${subject}`;
  return name === 'TASK_ID' ? `- TASK_ID: ${packet}` : (EXAMPLES[name] ?? `- **${name}**: …`);
}
