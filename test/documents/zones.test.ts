import { describe, expect, it } from 'vitest';
import { foldTitle, isReportTitle, titleTable } from '../../engine/documents/section-titles.js';
import { field, PACKET, read } from './reading.js';

/** `title: zone kind` of every section. */
function zones(text: string, recordSections: string[] = []): string[] {
  return read(text, { recordSections }).sections.map(({ title, zone, kind }) => `${title}: ${zone} ${kind}`);
}

describe('titles', () => {
  it.each([
    ['STATUS_HANDOFF', 'status handoff'],
    ['Status / Handoff', 'status handoff'],
    ['EVIDENCE_MAPPING [CX-627]', 'evidence mapping'],
    ['Validation (to be completed post-implementation; append-only)', 'validation'],
    ['🕵️ CODE ARCHAEOLOGY & ALIGNMENT NOTE', 'code archaeology alignment note'],
    ['Bootstrap (Coder Work Plan) [BOOTSTRAP]', 'bootstrap'],
    ['SKELETON - WP-1-Tea', 'skeleton'],
    ['IMPLEMENTATION — 2026-01-03', 'implementation'],
    ['Scope:', 'scope'],
    ['(all)', 'all'],
    ['', ''],
  ])('%s', (title, folded) => {
    expect(foldTitle(title)).toBe(folded);
  });

  it('keep letters of other scripts, so that no look-alike is a known one', () => {
    expect(foldTitle('SKELETОN')).not.toBe('skeleton');
    expect(foldTitle('é skeleton')).not.toBe('skeleton');
    expect(titleTable([]).kindOf('SKELET\u{1D7D8}N')).toBe('unknown');
  });

  it.each([
    'VALIDATION REPORT — WP-1-Tea',
    'VALIDATION REPORT â€” WP-1-Tea',
    'VALIDATION REPORT ??? WP-1-Tea (2026-01-02)',
    'VALIDATION REPORT - 2026-01-02 (Revalidation, Batch 5)',
    'Validation Report (Append Only)',
    'REVALIDATION REPORT - WP-1-Tea',
    'RE-AUDIT VALIDATION REPORT (Forensic)',
    'VALIDATION_REPORTS',
    'AUDIT REPORT',
    'INTEGRATION_VALIDATOR_REPORT - 2026-04-28T20:18:48Z',
    'STATUS CANONICAL',
    'STATUS (CANONICAL)',
  ])('%s opens a report', (title) => {
    expect(isReportTitle(title)).toBe(true);
  });

  it.each([
    'VALIDATION',
    'VALIDATION (COR-701)',
    'GOVERNED_VALIDATOR_REPORT_PROFILE',
    'Validation report requirements',
    'Report on validation',
    'Sample audit report',
    'VALIDATOR_HANDOFF_BRIEF',
    'RESEARCH_SIGNAL',
    'STATUS',
  ])('%s opens none', (title) => {
    expect(isReportTitle(title)).toBe(false);
  });

  it.each([
    ['SKELETON', 'record'],
    ['Skeleton Approval (Blocking)', 'record'],
    ['Hygiene Log (Append Only)', 'record'],
    ['IMPLEMENTATION', 'record'],
    ['VALIDATION [CX-623]', 'record'],
    ['Coder Handoff', 'record'],
    ['CURRENT_STATE (AUTHORITATIVE SNAPSHOT; MUTABLE)', 'record'],
    ['HISTORY', 'record'],
    ['WAIVERS GRANTED', 'append-only'],
    ['User Context (Non-Technical Explainer) [CX-654]', 'append-only'],
    ['ERRATA', 'append-only'],
    ['CLAUSE_CLOSURE_MATRIX (AUTHORITATIVE SNAPSHOT; MUTABLE)', 'record'],
    ['DELIVERY_MATRIX (AUTHORITATIVE SNAPSHOT; MUTABLE)', 'unknown'],
    ['CODER_HANDOFF_BRIEF (REFINEMENT OUTPUT; REQUIRED)', 'unknown'],
    ['Implementation Phases (Suggested)', 'unknown'],
    ['Validation Criteria', 'unknown'],
    ['Metadata', 'contract'],
  ])('%s is %s', (title, kind) => {
    expect(titleTable([]).kindOf(title)).toBe(kind);
  });

  it('may be added by the configuration, but not those of the contract', () => {
    const table = titleTable(['Kitchen Log', 'Scope', '']);
    expect(table.kindOf('KITCHEN_LOG')).toBe('record');
    expect(table.kindOf('Scope')).toBe('contract');
    expect(table.kindOf('???')).toBe('unknown');
  });
});

describe('zones', () => {
  it('are contract in a packet that nobody has worked on', () => {
    expect(read(PACKET).sections.every(({ zone, kind }) => zone === 'contract' && kind === 'contract')).toBe(true);
  });

  it('open with a record and close with the next section', () => {
    expect(zones('# T\n## SKELETON\n### Types\n#### Deep\n## END_TO_END_PLAN\n')).toEqual([
      'T: contract contract',
      'SKELETON: record record',
      'Types: record record',
      'Deep: record record',
      'END_TO_END_PLAN: contract contract',
    ]);
  });

  it('hold record titles to the top level', () => {
    expect(zones('# T\n## Quality Gate\n### Validation\n## Notes\n### History\n')).toEqual([
      'T: contract contract',
      'Quality Gate: contract contract',
      'Validation: contract contract',
      'Notes: contract contract',
      'History: contract contract',
    ]);
    expect(zones('# T\n### Validation\n')[1]).toBe('Validation: record record');
    expect(zones('## Validation\n')).toEqual(['Validation: record record']);
  });

  it('let a record of the first level hold sections of the second', () => {
    expect(zones('# T\n## Scope\n# SKELETON\n## Scope of types\n## Authority\n# Part two\n')).toEqual([
      'T: contract contract',
      'Scope: contract contract',
      'SKELETON: record record',
      'Scope of types: record record',
      'Authority: record record',
      'Part two: contract contract',
    ]);
  });

  it('know a packet whose title stands below the name of its template', () => {
    expect(
      zones('# TASK_PACKET_TEMPLATE\n# Task Packet: WP-1-Tea\n## Metadata\n## SKELETON\n## Notes\n').slice(2),
    ).toEqual(['Metadata: contract contract', 'SKELETON: record record', 'Notes: contract contract']);
  });

  it('take the first BOOTSTRAP for the plan and the second for the Coder’s output', () => {
    expect(zones('# T\n## BOOTSTRAP\n- FILES_TO_OPEN: a\n# BOOTSTRAP (Remediation)\n- FILES_TO_OPEN: b\n')).toEqual([
      'T: contract contract',
      'BOOTSTRAP: contract contract',
      'BOOTSTRAP (Remediation): record record',
    ]);
    expect(zones('# T\n## BOOTSTRAP\n## Bootstrap (Coder Work Plan)\n')[2]).toBe(
      'Bootstrap (Coder Work Plan): contract contract',
    );
    expect(zones('# T\n## BOOTSTRAP OUTPUT\n## BOOTSTRAP\n').slice(1)).toEqual([
      'BOOTSTRAP OUTPUT: record record',
      'BOOTSTRAP: contract contract',
    ]);
  });

  it('keep what stands below a heading that replaced the STATUS line', () => {
    const packet = read(
      '# T\n## Metadata\n- ROLE: a\n## SKELETON APPROVED\n- USER_SIGNATURE: alice010120260900\n## Scope\n',
    );
    expect(field(packet, 'USER_SIGNATURE').zone).toBe('contract');
    expect(packet.signature?.signer).toBe('alice');
    const later = read('# T\n## Metadata\n## SKELETON\n## SKELETON APPROVED\n- USER_SIGNATURE: alice010120260900\n');
    expect(later.signature).toBeNull();
    expect(later.elsewhere.map(({ name }) => name)).toEqual(['USER_SIGNATURE']);
  });

  it('end the contract at the first report, at whatever level', () => {
    expect(
      zones(
        '# T\n## Notes\n## HISTORY\n### VALIDATION REPORT - WP-1-Tea\n## Findings\n## Status / Handoff\n### Next\n',
      ),
    ).toEqual([
      'T: contract contract',
      'Notes: contract contract',
      'HISTORY: record record',
      'VALIDATION REPORT - WP-1-Tea: report append-only',
      'Findings: report append-only',
      'Status / Handoff: report record',
      'Next: report record',
    ]);
  });

  it('end the contract at a line that begins a report, unless it stands in a record', () => {
    const line = '\nVALIDATION REPORT - WP-1-Tea\nVerdict: PASS\n\n### Findings\n';
    expect(zones(`# T\n## Notes\n${line}## Remarks\n`).slice(2)).toEqual([
      'VALIDATION REPORT - WP-1-Tea: report append-only',
      'Findings: report append-only',
      'Remarks: report append-only',
    ]);
    expect(zones(`# T\n## Hygiene Log\n${line}## Remarks\n`).slice(2)).toEqual([
      'VALIDATION REPORT - WP-1-Tea: record record',
      'Findings: record record',
      'Remarks: contract contract',
    ]);
  });

  it.each([
    'in a sentence VALIDATION REPORT - WP-1-Tea',
    'VALIDATION REPORT: see below',
    'VALIDATION REPORT requirements',
    'Validation report - WP-1-Tea',
    '- VALIDATION REPORT - WP-1-Tea',
    '    VALIDATION REPORT - WP-1-Tea',
  ])('take this line for no report: %s', (line) => {
    expect(zones(`# T\n## Notes\n\n${line}\n`)).toHaveLength(2);
    expect(zones(`# T\n## Notes\nText\nVALIDATION REPORT - WP-1-Tea\n`)).toHaveLength(2);
  });

  it('open the contract again below a report that was put above it', () => {
    const text =
      '# T\n## Metadata\n## AUDIT REPORT\n### Evidence\n## User Context\n## Scope\n## Odd\n## VALIDATION REPORT\n## Scope\n';
    expect(zones(text)).toEqual([
      'T: contract contract',
      'Metadata: contract contract',
      'AUDIT REPORT: report append-only',
      'Evidence: report append-only',
      'User Context: report append-only',
      'Scope: contract contract',
      'Odd: contract contract',
      'VALIDATION REPORT: report append-only',
      'Scope: report append-only',
    ]);
  });

  it('know append-only sections in the middle of the contract', () => {
    expect(zones('# T\n## User Context\n### More\n## Scope\n## WAIVERS GRANTED\n## Notes\n')).toEqual([
      'T: contract contract',
      'User Context: record append-only',
      'More: record append-only',
      'Scope: contract contract',
      'WAIVERS GRANTED: record append-only',
      'Notes: contract contract',
    ]);
  });

  it('take in the sections that the configuration adds', () => {
    expect(zones('# T\n## Kitchen log\n', ['KITCHEN_LOG'])[1]).toBe('Kitchen log: record record');
  });

  it('see a heading that was glued to a line', () => {
    expect(zones('# T\n## Authority\n- Task Board: b.md\\n\\n## EVIDENCE_MAPPING\n- [x] -> [y]\n')).toEqual([
      'T: contract contract',
      'Authority: contract contract',
      'EVIDENCE_MAPPING: record record',
    ]);
  });

  it('take no separator below a paragraph for a section', () => {
    expect(zones('# T\n## SKELETON\nall of it\n---\n## VALIDATION\n')).toEqual([
      'T: contract contract',
      'SKELETON: record record',
      'VALIDATION: record record',
    ]);
  });

  it('see no heading in a fence that a shell mangled', () => {
    expect(zones('# T\n## SKELETON\n`ash\n# build\nmake\n`\n')).toHaveLength(2);
  });
});

describe('fields', () => {
  const text = '# T\n## Scope\n- What: a\n- What: b\n## SKELETON\n- What: c\n## VALIDATION REPORT\n- What: d\n';

  it('are the contract’s at their first occurrence', () => {
    const packet = read(text);
    const inlines = (fields: typeof packet.fields): string[] => fields.map(({ value }) => value.inline);
    expect([inlines(packet.fields), inlines(packet.repeated), inlines(packet.elsewhere)]).toEqual([
      ['a'],
      ['b'],
      ['c', 'd'],
    ]);
    expect(packet.elsewhere.map(({ zone, section }) => [zone, section])).toEqual([
      ['record', 'SKELETON'],
      ['report', 'VALIDATION REPORT'],
    ]);
  });

  it('above the first heading have no section', () => {
    expect(field(read('- What: a'), 'What').section).toBeNull();
  });

  it('with a heading for a name stand in the section that holds it', () => {
    expect(field(read('# T\n## Scope\n### What\na\n'), 'What').section).toBe('Scope');
  });
});
