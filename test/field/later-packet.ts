/** A signed packet of our own in the shape of the later templates: a template's title above the packet's, snapshots between Metadata and Scope. */
export const LATER_PACKET = `# PACKET_TEMPLATE

Fill in every field.

- Keep the text plain.

---

# Task Packet: WP-2-Kettle-v1

## METADATA
- TASK_ID: WP-2-Kettle-v1
- DATE: 2026-04-01T09:00:00Z
- REQUESTOR: Operator
- AGENT_ID: planner-1
- ROLE: Orchestrator
- CODER_MODEL: <unclaimed>
- CODER_REASONING_STRENGTH: <unclaimed>
<!-- LOW, MEDIUM or HIGH -->
- MERGE_AUTHORITY: INTEGRATION_VALIDATOR
- **Status:** Ready for Dev
<!-- One of the words of the board. -->
- MAIN_CONTAINMENT_STATUS: NOT_STARTED
<!-- How far it has come. -->
- MERGED_MAIN_COMMIT: NONE
- CURRENT_MAIN_COMPATIBILITY_STATUS: NOT_RUN
- RISK_TIER: HIGH
- WP_VALIDATOR_OF_RECORD: <unassigned>
- USER_SIGNATURE: alice010420260930
- PACKET_FORMAT_VERSION: 2026-04-01

## CURRENT_STATE (AUTHORITATIVE SNAPSHOT; MUTABLE)
Verdict: PENDING
Blockers: NONE

## CLAUSE_CLOSURE_MATRIX (AUTHORITATIVE SNAPSHOT; MUTABLE)
- CLAUSE_ROWS:
  - CLAUSE: 2.1 Boiling | TESTS: boil_test | CODER_STATUS: UNPROVEN | VALIDATOR_STATUS: PENDING

## SPEC_DEBT_STATUS (AUTHORITATIVE SNAPSHOT; MUTABLE)
- OPEN_SPEC_DEBT: NO

## SEMANTIC_PROOF_ASSETS (REFINEMENT OUTPUT; REQUIRED)
- SEMANTIC_TRIPWIRE_TESTS:
  - kettle boils within three minutes

## SPEC_CONTEXT_WINDOWS (REFINEMENT OUTPUT; REQUIRED)
#### ANCHOR 1
- SPEC_ANCHOR: Master_Spec_v01.00.md 2.1 Boiling
- EXCERPT:
  \`\`\`text
  ## VALIDATION
  The kettle boils.
  \`\`\`

## CODER_HANDOFF_BRIEF (REFINEMENT OUTPUT; REQUIRED)
- IMPLEMENTATION_ORDER:
  - heater first

## SCOPE
- What: Boil water on request.
- Why: Tea needs it.
- IN_SCOPE_PATHS:
  - src/kettle.rs
  - tests/kettle.rs
- OUT_OF_SCOPE:
  - The tea itself.
- TOUCHED_FILE_BUDGET: 2

## WAIVERS GRANTED
- (Record waivers here.)
- NONE

## QUALITY_GATE
### TEST_PLAN
\`\`\`bash
# Run before handoff:
cargo test kettle
\`\`\`

### DONE_MEANS
- Water boils within three minutes.
- The kettle switches itself off.

### ROLLBACK_HINT
\`\`\`bash
git revert <commit-sha>
\`\`\`

## AUTHORITY
- SPEC_BASELINE: Master_Spec_v01.00.md (recorded_at: 2026-04-01)
- SPEC_TARGET: docs/SPEC_CURRENT.md
- Codex: Codex v1
- Task Board: docs/TASK_BOARD.md

## BOOTSTRAP
- FILES_TO_OPEN:
  - docs/START_HERE.md
  - src/kettle.rs
- SEARCH_TERMS:
  - "boil"
- RUN_COMMANDS:
  \`\`\`bash
  cargo test
  \`\`\`
- RISK_MAP:
  - "dry kettle" -> "fire"

## SKELETON
- Proposed interfaces:
- Open questions:

## END_TO_END_CLOSURE_PLAN [CX-E2E-001]
- TRUST_BOUNDARY: client to kettle
- VERIFICATION_PLAN:
  - boil once by hand

## IMPLEMENTATION
- (Coder fills in.)

## HYGIENE
- (Coder fills in.)

## VALIDATION
- **Target File**: \`path/to/file\`
- **Gates Passed**:
  - [ ] anchors_present
  - [ ] manifest_written

## STATUS_HANDOFF
- Current WP_STATUS:
- What changed in this update:

## MERGE_PROGRESSION_TRUTH
- Done comes before Validated.

## EVIDENCE_MAPPING
- (Coder appends.)

## EVIDENCE
- (Coder appends.)

## VALIDATION_REPORTS
- (Validator appends.)
`;
