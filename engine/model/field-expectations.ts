import type { FieldName } from './packet.js';

/**
 * What a value of each field is expected to be, in words that end a sentence (law.md, "A packet"). The descriptions in
 * `schemas/work-packet.schema.json` are the same words; a test holds the two together.
 */
export const FIELD_EXPECTATIONS: Readonly<Record<FieldName, string>> = {
  TASK_ID: 'an id such as WP-1-Job-Cancel-20260131: WP, then parts of letters, digits and dots joined by hyphens',
  DATE: 'an ISO 8601 date such as 2026-01-31 or 2026-01-31T12:00:00Z',
  REQUESTOR: 'the name of who asked for the work',
  AGENT_ID: 'the id of the agent that wrote the packet',
  ROLE: 'one of Orchestrator, Coder, Validator, User',
  STATUS: 'one of Draft, Ready-for-Dev, In-Progress, Blocked, Done, VALIDATED',
  SPEC_ANCHOR: 'at least one section or id of the Master Spec, such as 2.3.1 or CX-JOB-002',
  USER_SIGNATURE: 'a signature such as alice310120261200: a name, then day, month, year, hour and minute',
  What: 'one or two sentences on what is done',
  Why: 'one or two sentences on why it is done',
  IN_SCOPE_PATHS: 'at least one path or glob',
  OUT_OF_SCOPE: 'at least one thing that is not touched',
  RISK_TIER: 'one of LOW, MEDIUM, HIGH',
  TEST_PLAN: 'at least one command',
  DONE_MEANS: 'at least one criterion that can be checked',
  ROLLBACK_HINT: 'at least one command or step that undoes the work',
  FILES_TO_OPEN: 'at least one file',
  SEARCH_TERMS: 'at least one term to search for',
  RUN_COMMANDS: 'at least one command',
  RISK_MAP: 'at least one row such as "Database migration fails" -> Storage layer',
  SPEC_CURRENT: 'the path of the spec pointer or the name of the Master Spec file',
  SPEC_BASELINE: 'the name of the Master Spec file that the packet was written against',
  SPEC_TARGET: 'the path of the spec pointer or the name of the Master Spec file that the work is held against',
  Codex: 'the name or path of the codex in force',
  'Task Board': 'the path of the task board',
  Logger: 'the name of a log',
  ADRs: 'the names of decision records',
  Assumptions: 'what is assumed, or none',
  'Open Questions': 'the open questions, or none',
  Dependencies: 'the ids of the packets that this one needs, or none',
};
