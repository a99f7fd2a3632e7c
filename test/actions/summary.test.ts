import { describe, expect, it } from 'vitest';
import { SUMMARY_LIMIT, summaryOf } from '../../actions/merge-gate/summary.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { PACKET, read } from '../documents/reading.js';
import { diagnostic, report } from '../reporters/example-report.js';
import { gateResult } from './gate-result.js';

function packet(id: string, dependencies: string): WorkPacket {
  return { ...read(PACKET.replace('- **Dependencies**: none', `- **Dependencies**: ${dependencies}`)), id };
}

describe('the summary of a job', () => {
  it('is the report with its remarks', () => {
    const summary = summaryOf(gateResult({ remarks: ['the base moved once'] }));
    expect(summary).toMatch(/^# handshake-check: pass, 0 packets in this change/);
    expect(summary).toContain('- Note: the base moved once');
    expect(summary).not.toMatch(/mermaid|Preview/);
  });

  it('draws the packets of the change and their neighbours, and names their cycles', () => {
    const packets = [packet('WP-1-A', 'WP-1-B'), packet('WP-1-B', 'WP-1-A'), packet('WP-1-Far', 'WP-1-Away')];
    const summary = summaryOf(gateResult(), { picture: { packets, touched: new Set(['WP-1-A']) } });
    expect(summary).toContain('```mermaid\nflowchart LR\n  n0["WP-1-A<br/>Ready-for-Dev"]\n');
    expect(summary).toContain('- These packets wait for one another: `WP-1-A`, `WP-1-B`\n');
    expect(summary).not.toContain('Far');
  });

  it('draws nothing where no packet needs another', () => {
    const picture = { packets: [packet('WP-1-A', 'none')], touched: new Set(['WP-1-A']) };
    expect(summaryOf(gateResult(), { picture })).not.toContain('mermaid');
  });

  it('says how many packets and cycles found no room in the drawing', () => {
    const packets = Array.from({ length: 200 }, (_, at) => packet(`WP-1-N${at}`, `WP-1-N${at ^ 1}`));
    const touched = new Set(packets.map(({ id }) => id));
    const summary = summaryOf(gateResult(), { picture: { packets, touched } });
    expect(summary).toContain('**Left out for lack of room: 140 packets.**');
    expect(summary).toContain('**Left out for lack of room: 90 more of these.**');
  });

  it('says so when warnings stop the merge', () => {
    const warned = report({ counts: { warnings: 1 } });
    expect(summaryOf(gateResult({ report: warned, exitCode: 1 }))).toContain(
      '# handshake-check: pass, stopped by warn',
    );
    expect(summaryOf(gateResult({ report: warned }))).toContain('# handshake-check: pass, 1 warning;');
  });

  it('folds a preview away and calls it no part of the verdict', () => {
    const preview = report({ verdict: 'block', diagnostics: [diagnostic()], counts: { errors: 1 } });
    const summary = summaryOf(gateResult({ preview }));
    expect(summary.split('\n')[0]).toContain('pass');
    expect(summary).toContain(
      '<summary>Preview under the configuration that the change brings: no part of the verdict',
    );
    expect(summary).toContain('\n# Preview, no part of the verdict: block, 1 error');
  });

  it('is never too large for a runner, all parts together', () => {
    const diagnostics = Array.from({ length: 20_000 }, () => diagnostic());
    const large = report({ verdict: 'block', diagnostics, counts: { errors: diagnostics.length } });
    const packets = Array.from({ length: 500 }, (_, at) => packet(`WP-1-${'"'.repeat(200)}${at}`, `WP-1-N${at}`));
    const picture = { packets, touched: new Set(packets.map(({ id }) => id)) };
    const summary = summaryOf(gateResult({ report: large, preview: large }), { picture });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(summary.match(/Left out for lack of room/g)?.length).toBeGreaterThanOrEqual(3);
  });
});
