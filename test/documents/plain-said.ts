import { plainProblems } from './plain-reading.js';

/** A signed packet in canonical form, as short as one can be: it is read hundreds of times. */
const SMALL = `# Task Packet: WP-1-New-20260105

## Metadata
- STATUS: Ready-for-Dev
- USER_SIGNATURE: alice050120261200

## Scope
- **What**: Print the jobs
- **IN_SCOPE_PATHS**:
  * app/main.ts
  * tests/list.test.ts

## Quality Gate
- **RISK_TIER**: MEDIUM
- **TEST_PLAN**:
  \`\`\`bash
  npm test
  \`\`\`

## Bootstrap (Coder Work Plan)
- **SEARCH_TERMS**:
  * "JobState"

## Authority
- **Codex**: docs/ORCHESTRATOR_PROTOCOL.md

## Notes
- **Assumptions**: none
`;

const SIGNED = '- USER_SIGNATURE: alice050120261200';

/** The places of the packet at which a text is put: what it stands behind, or instead of. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  behind: (text) => edited(SIGNED, `${SIGNED}\n${text}`),
  apart: (text) => edited(SIGNED, `${SIGNED}\n\n${text}`),
  chars: (text) => edited('Print the jobs', text),
  status: (text) => edited('STATUS: Ready-for-Dev', `STATUS: ${text}`),
  scope: (text) => edited('  * app/main.ts', text),
  tier: (text) => edited('**RISK_TIER**: MEDIUM', `**RISK_TIER**: ${text}`),
  plan: (text) => edited('  ```bash\n  npm test\n  ```', text),
  heading: (text) => edited('## Scope', text),
  top: (text) => `${text}\n${SMALL}`,
  end: (text) => `${SMALL}\n${text}\n`,
};

function edited(from: string, to: string): string {
  return SMALL.replace(from, () => to);
}

/** The packet with a text at one of the places. */
export function place(name: string, text: string): string {
  const put = PLACES[name];
  if (!put) throw new Error(`${name} is no place of a packet`);
  return put(text);
}

/** What the strict reading says of a packet, in one line: `line:column-endColumn fault subject` of each problem. */
export function saidOf(text: string): string {
  const problems = plainProblems(text);
  return problems
    .map(
      ({ span: { line, column, endColumn }, fault, subject }) => `${line}:${column}-${endColumn} ${fault} ${subject}`,
    )
    .join(', ');
}
