import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { wholeSource } from '../../engine/sources/whole.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { DRAFT, GovernedRepository, SIGNED, temporaryFolder } from '../cli/governed-repository.js';
import { exampleTree } from '../support/example-repository.js';
import { judgeChange, replace } from '../support/judge-change.js';
import { judgeRepository, undecided } from './judged-repository.js';

const CONFIG = 'handshake.config.json';
const LEGACY = 'docs/task_packets/WP-1-Legacy-20251201.md';
const LEGACY_ID = 'WP-1-Legacy-20251201';

/** A packet from before anybody checked: it has hardly a field, and a placeholder. */
const LEGACY_TEXT = `# Task Packet: ${LEGACY_ID}\n\n- TASK_ID: ${LEGACY_ID}\n- STATUS: Ready-for-Dev\n- What: TBD\n- Why: TBD\n`;

/** A repository with a history: violations first, then the configuration that names the commit which had them. */
function adopted(): { repository: GovernedRepository; since: string } {
  const repository = new GovernedRepository();
  repository.write(LEGACY, LEGACY_TEXT);
  const since = repository.commitAll('legacy\n\nRole: Orchestrator');
  repository.write(CONFIG, JSON.stringify({ since }));
  repository.commitAll('adopt\n\nRole: Orchestrator');
  return { repository, since };
}

const all = (repository: GovernedRepository): Promise<Report> =>
  judgeRepository(repository, (each) => worktreeSource(each, { whole: true }));

/** What is said of a path, active or inherited. */
function at(report: Report, path: string, standing: 'active' | 'inherited'): string[] {
  return report.diagnostics
    .filter((each) => each.path === path && each.standing === standing)
    .map(({ rule, messageId }) => `${rule}/${messageId}`);
}

describe('what the commit of adoption had', () => {
  it('is inherited when everything is held against the law, and blocks without it', async () => {
    const { repository } = adopted();
    const report = await all(repository);
    expect(report.verdict).toBe('pass');
    expect(report.counts.inherited).toBeGreaterThan(5);
    expect(at(report, LEGACY, 'active')).toEqual([]);
    expect(report.counts.packets.examined).toBe(3);
    repository.git('rm', '--quiet', CONFIG);
    repository.commitAll('no adoption\n\nRole: Orchestrator');
    const strict = await all(repository);
    expect(strict.verdict).toBe('block');
    expect(strict.counts.errors + strict.counts.warnings).toBe(report.counts.inherited + report.counts.warnings);
    expect(at(strict, LEGACY, 'inherited')).toEqual([]);
  });

  it('leaves a new violation active, in an old packet and beside it', async () => {
    const { repository } = adopted();
    repository.edit(LEGACY, '- Why: TBD', '- Why: TBD\n- RISK_TIER: ENORMOUS');
    repository.edit(DRAFT, 'STATUS: Draft', 'STATUS: Unheard-Of');
    repository.commitAll('worse\n\nRole: Orchestrator');
    const report = await all(repository);
    expect(report.verdict).toBe('block');
    expect(at(report, LEGACY, 'active')).toEqual(['packet-structure/malformed']);
    expect(at(report, LEGACY, 'inherited').length).toBeGreaterThan(5);
    expect(at(report, DRAFT, 'active').length).toBeGreaterThan(0);
  });

  it('is counted: mended and broken again it is the same finding, doubled it is one more', async () => {
    const { repository } = adopted();
    const before = (await all(repository)).counts.inherited;
    repository.edit(LEGACY, '- What: TBD', '- What: Keeps what was there');
    repository.commitAll('mended\n\nRole: Orchestrator');
    const mended = await all(repository);
    expect(mended.verdict).toBe('pass');
    expect(mended.counts.inherited).toBeLessThan(before);
    repository.edit(LEGACY, '- What: Keeps what was there', '- What: TBD');
    repository.commitAll('broken again\n\nRole: Orchestrator');
    const again = await all(repository);
    expect(again.verdict).toBe('pass');
    expect(again.counts.inherited).toBe(before);
  });

  it('covers no packet that is introduced later, also under the text of an old one', async () => {
    const { repository } = adopted();
    const path = 'docs/task_packets/WP-1-Later-20260105.md';
    repository.write(path, LEGACY_TEXT.replaceAll(LEGACY_ID, 'WP-1-Later-20260105'));
    const report = await all(repository);
    expect(report.verdict).toBe('block');
    expect(at(report, path, 'inherited')).toEqual([]);
    expect(at(report, path, 'active').length).toBeGreaterThan(5);
  });

  it.each([
    ['', (text: string) => text, 'inherited'],
    ['signed', replace('<pending>', 'alice050120261200'), 'active'],
    ['advanced', replace('STATUS: Draft', 'STATUS: Ready-for-Dev'), 'active'],
  ] as const)('covers an old packet unless it has been signed or advanced since: %j', async (_, edit, standing) => {
    const since = 'a'.repeat(40);
    const broken = replace('- **SEARCH_TERMS**:', '- **SOUGHT**:');
    const report = await judgeChange({
      base: { draft: (text) => edit(broken(text) ?? '') },
      config: { since },
      steps: [],
      whole: true,
      ancestors: {
        [since]: { draft: () => broken(Buffer.from(exampleTree().get(DRAFT)?.bytes ?? '', 'latin1').toString()) },
      },
    });
    const other = standing === 'active' ? 'inherited' : 'active';
    expect(at(report, DRAFT, standing)).toContain('packet-structure/missing');
    expect(at(report, DRAFT, other)).toEqual([]);
  });

  it('is the measure of a whole commit too, whatever the work tree holds', async () => {
    const { repository, since } = adopted();
    const tip = repository.git('rev-parse', 'HEAD');
    repository.edit(SIGNED, 'src/jobs.ts', 'app/main.ts');
    const report = await judgeRepository(repository, (each) => wholeSource(each, tip));
    expect(report).toMatchObject({ verdict: 'pass', base: { commit: tip }, head: { commit: tip } });
    expect(report.counts.inherited).toBeGreaterThan(5);
    const legacy = await judgeRepository(repository, (each) => wholeSource(each, since));
    expect(legacy.verdict, 'the commit itself names no adoption').toBe('block');
  });
});

describe('a commit of adoption that cannot be the measure', () => {
  async function sinceIs(repository: GovernedRepository, since: string) {
    repository.write(CONFIG, JSON.stringify({ since }));
    repository.commitAll('adopt\n\nRole: Orchestrator');
    return undecided(all(repository));
  }

  it('is undecided when the clone does not have it', async () => {
    expect(await sinceIs(new GovernedRepository(), 'b'.repeat(40))).toMatchObject({
      subject: '"since" in handshake.config.json',
      reason: 'names bbbbbbbbbbbb, which this clone does not have',
    });
  });

  it('is undecided when it is no ancestor', async () => {
    const repository = new GovernedRepository();
    repository.git('checkout', '--quiet', '-b', 'aside');
    const aside = repository.commitAll('aside\n\nRole: Orchestrator');
    repository.git('checkout', '--quiet', 'main');
    const { reason } = await sinceIs(repository, aside);
    expect(reason).toMatch(/^names [0-9a-f]{12}, which is not in the history of HEAD \([0-9a-f]{12}\)$/);
  });

  it('is undecided when it is no commit', async () => {
    const repository = new GovernedRepository();
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    const { reason } = await sinceIs(repository, tree);
    expect(reason).toContain('which is a tree, expected a commit');
  });

  it('is undecided in a clone that was cut short', async () => {
    const { repository } = adopted();
    const clone = join(temporaryFolder(), 'clone');
    const { status } = spawnSync('git', ['clone', '--quiet', '--depth=1', `file://${repository.folder}`, clone]);
    expect(status).toBe(0);
    const judging = judgeRepository({ folder: clone }, (each) => worktreeSource(each, { whole: true }));
    expect((await undecided(judging)).help).toContain('git fetch --unshallow');
  });
});
