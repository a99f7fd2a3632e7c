import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../engine/check-options.js';
import type { Report } from '../../engine/report.js';
import { type JudgedChange, judgeChange, replace } from '../support/judge-change.js';

const SIGNED_ID = 'WP-1-Cancel-Job-20260101';
const DRAFT_ID = 'WP-1-Retry-Job-20260102';

/** A change of something else: what base has of the packets stays as it is. */
const UNRELATED = [{ edits: { 'notes/a.md': () => 'a\n' } }];

const held = (id: string, change: Partial<JudgedChange>, options: Partial<CheckOptions> = {}): Promise<Report> =>
  judgeChange({ steps: UNRELATED, ...change, options: { onlyPackets: [id], readiness: 'start', ...options } });

const said = ({ diagnostics }: Report, path: string): string[] =>
  diagnostics
    .filter((each) => each.path.includes(path))
    .map(({ rule, messageId, severity, standing }) => `${standing} ${severity} ${rule}/${messageId}`);

describe('readiness to start', () => {
  it('finds nothing in a packet that is ready', async () => {
    const report = await held(SIGNED_ID, {});
    expect(said(report, SIGNED_ID)).toEqual([]);
    expect(report.counts).toMatchObject({ errors: 0, inherited: 0, packets: { examined: 1 } });
  });

  it('inherits nothing of the packet, and nothing that stands about it elsewhere', async () => {
    const base = {
      signed: replace('- **SEARCH_TERMS**:', '- **SOUGHT**:'),
      board: replace('- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n', ''),
    };
    const options = { onlyPackets: [SIGNED_ID] };
    const usual = await judgeChange({ base, steps: UNRELATED, options });
    expect(said(usual, SIGNED_ID)).toContain('inherited error packet-structure/missing');
    const strict = await held(SIGNED_ID, { base });
    expect(said(strict, SIGNED_ID)).toContain('active error packet-structure/missing');
    expect(said(strict, SIGNED_ID)).toContain('active error task-board-sync/not-on-board');
    expect(strict.counts.inherited).toBe(0);
  });

  it('forgives no Draft', async () => {
    const base = { draft: replace('- **SEARCH_TERMS**:', '- **SOUGHT**:') };
    const usual = await judgeChange({ base, steps: UNRELATED, options: { onlyPackets: [DRAFT_ID] } });
    expect(said(usual, DRAFT_ID)).toContain('inherited warning packet-structure/missing');
    expect(said(await held(DRAFT_ID, { base }), DRAFT_ID)).toContain('active error packet-structure/missing');
  });

  it('looks at what is looked at when a packet comes: its plain form, and whether its scope leads anywhere', async () => {
    const base = {
      signed: (text: string): string =>
        text.replace('* tests/jobs.test.ts', '* src/nowhere.ts').replace('- **Why**:', '- **Why**: Twice.\n- **Why**:'),
    };
    const usual = await judgeChange({ base, steps: UNRELATED, options: { onlyPackets: [SIGNED_ID] } });
    expect(said(usual, SIGNED_ID).filter((each) => /plain-packet|matches-nothing/.test(each))).toEqual([]);
    const strict = said(await held(SIGNED_ID, { base }), SIGNED_ID);
    expect(strict).toContain('active error concrete-scope/matches-nothing');
    expect(strict.some((each) => each.startsWith('active error plain-packet/'))).toBe(true);
  });

  it('does not take the packet for a new one: its signature was used by itself, and its phase does not grow', async () => {
    const base = { signed: replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress') };
    const history = new Map([['alice010120261200', ['c'.repeat(40)]]]);
    const report = await held(SIGNED_ID, { base, history });
    expect(said(report, SIGNED_ID).filter((each) => !each.includes('task-board-sync'))).toEqual([]);
  });

  it('leaves packets that were not asked for as they are', async () => {
    const base = { draft: replace('- **SEARCH_TERMS**:', '- **SOUGHT**:') };
    const report = await held(SIGNED_ID, {
      base,
      steps: [{ edits: { draft: replace('- **Why**: ', '- **Why**: So. ') } }],
    });
    expect(said(report, DRAFT_ID)).toEqual([]);
  });

  it('holds a packet that the change edits or brings by the same measure', async () => {
    const edited = await held(SIGNED_ID, {
      base: { signed: replace('- **SEARCH_TERMS**:', '- **SOUGHT**:') },
      steps: [{ edits: { signed: replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress') } }],
    });
    expect(said(edited, SIGNED_ID)).toContain('active error packet-structure/missing');
    const brought = await held('WP-1-New-20260105', { steps: [{ edits: { new: replace('SEARCH_TERMS', 'SOUGHT') } }] });
    expect(said(brought, 'WP-1-New-20260105')).toContain('active error packet-structure/missing');
  });
});

describe('readiness to finish', () => {
  const options = { readiness: 'finish', onlyRules: ['requirement-evidence'] } as const;

  it('asks for the evidence of a packet that is still worked on', async () => {
    const started = await held(SIGNED_ID, {}, { onlyRules: ['requirement-evidence'] });
    expect(said(started, SIGNED_ID)).toEqual([]);
    const report = await held(SIGNED_ID, {}, options);
    expect(said(report, SIGNED_ID)).toEqual(
      Array.from({ length: 3 }, () => 'active error requirement-evidence/no-evidence'),
    );
  });

  it('looks at the files that are cited', async () => {
    const base = { signed: (text: string) => `${text}\n## EVIDENCE_MAPPING\n- 1.2#a02864ef -> src/jobs.ts:9999\n` };
    const report = await held(SIGNED_ID, { base }, options);
    expect(said(report, SIGNED_ID)).toContain('active error requirement-evidence/line-not-there');
  });

  it('does not read other packets as finished', async () => {
    const report = await held(SIGNED_ID, { whole: true, steps: [] }, options);
    expect(said(report, DRAFT_ID)).toEqual([]);
  });
});
