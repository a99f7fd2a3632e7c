import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { type Edit, type JudgedChange, judgeChange } from '../support/judge-change.js';
import { undecided } from './judged-repository.js';

const widen: Edit = (text) => text.replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW');
const judged = (config: unknown, change: Partial<JudgedChange> = {}): Promise<Report> =>
  judgeChange({ config, steps: [{ edits: { signed: widen } }], ...change });
const nothing: Edit = () => null;

describe('a path that the configuration names and base does not hold', () => {
  it.each<[string, string, RegExp]>([
    ['packets', 'docs/task_packet', /Write: "packets": "docs\/task_packets"/],
    ['packets', 'Docs/task_packets', /Write: "packets": "docs\/task_packets"/],
    ['packets', 'work', /Write: "packets": "docs\/task_packets"/],
    ['board', 'docs/Task_Board.md', /Write: "board": "docs\/TASK_BOARD.md"/],
    ['ledger', 'docs/SIGNATURE_AUDITS.md', /Write: "ledger": "docs\/SIGNATURE_AUDIT.md"/],
    ['specPointer', 'docs/SPEC_CURENT.md', /Write: "specPointer": "docs\/SPEC_CURRENT.md"/],
  ])('stops the run: %s at %s', async (key, value, help) => {
    const reason = await undecided(judged({ paths: { [key]: value } }));
    expect(reason.subject).toBe('handshake.config.json');
    expect(reason.reason).toContain(`sets "paths.${key}" to "${value}"`);
    expect(reason.help).toMatch(help);
  });

  it('stops the change that brings such a configuration', async () => {
    const edits = { 'handshake.config.json': () => '{ "paths": { "packets": "docs/task_packet" } }' };
    const reason = await undecided(judgeChange({ steps: [{ edits }] }));
    expect(reason.reason).toContain('sets "paths.packets" to "docs/task_packet"');
  });

  it('lets the change pass to the rules that mends it, and nothing else', async () => {
    const config = { paths: { packets: 'docs/task_packet' } };
    const edits = { 'handshake.config.json': () => '{ "paths": { "packets": "docs/task_packets" } }' };
    const report = await judged(config, { steps: [{ edits }] });
    expect(report.counts.packets.total).toBe(2);
    const both = await undecided(judged(config, { steps: [{ edits: { ...edits, signed: widen } }] }));
    expect(both.reason).toContain('docs/task_packet');
  });

  it('is where a fresh repository begins: without a packet anywhere', async () => {
    const report = await judged(
      { paths: { packets: 'work/packets' } },
      { base: { signed: nothing, draft: nothing }, steps: [{ edits: { 'README.md': () => 'More.\n' } }] },
    );
    expect(report.undecided).toEqual([]);
    expect(report.counts.packets.total).toBe(0);
  });
});
