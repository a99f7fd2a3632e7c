import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'risk-tier';
const TIER = '**RISK_TIER**: MEDIUM';
const PACKET = 'WP-1-Cancel-Job-20260101';
const write = (): string => 'content\n';

const planned = async (edit: Edit, config?: unknown) =>
  judgeChange({ ...(config === undefined ? {} : { config }), steps: [{ edits: { new: edit } }] });

/** A commit of a Coder that names the signed packet, which has a tier at the base. */
const coded = (
  tier: string,
  edits: Readonly<Record<string, Edit>>,
  message = `x\n\nRole: Coder\nWork-Packet: ${PACKET}`,
) => judgeChange({ base: { signed: replace(TIER, `**RISK_TIER**: ${tier}`) }, steps: [{ edits, message }] });

describe('the review of a packet', () => {
  it.each<[string, Edit, readonly string[]]>([
    ['MEDIUM with it', (text) => text, []],
    ['MEDIUM without it', replace('  just ai-review\n', ''), ['error no-review']],
    [
      'HIGH without it',
      (text) => text.replace(TIER, '**RISK_TIER**: HIGH').replace('  just ai-review\n', ''),
      ['error no-review'],
    ],
    ['LOW without it', (text) => text.replace(TIER, '**RISK_TIER**: LOW').replace('  just ai-review\n', ''), []],
    ['a comment in its place', replace('just ai-review', 'npm test # just ai-review'), ['error no-review']],
    [
      'another command whose name contains it',
      replace('just ai-review', 'just no-ai-review-please'),
      ['error no-review'],
    ],
    ['npm as its runner', replace('just ai-review', 'npm run ai-review  # MEDIUM'), []],
    ['a script', replace('just ai-review', './scripts/ai-review.sh --all'), []],
    ['it behind another command', replace('just ai-review', 'npm ci && just ai-review'), []],
    [
      'it in the notes alone',
      (text) => `${text.replace('  just ai-review\n', '')}\nRun \`just ai-review\` some day.\n`,
      ['error no-review'],
    ],
  ])('%s', async (_, edit, said) => {
    expect(saidBy(await planned(edit), RULE)).toEqual(said);
  });

  it('points at the value of TEST_PLAN and takes the name from the configuration', async () => {
    const config = { rules: { [RULE]: { reviewCommands: ['second-look'] } } };
    const [diagnostic] = ofRule(await planned((text) => text, config), RULE);
    expect(diagnostic).toMatchObject({ line: 26 });
    expect(diagnostic?.message).toBe(
      'TEST_PLAN of WP-1-New-20260105 has no review command, expected `second-look` for the tier MEDIUM',
    );
    expect(diagnostic?.help.split('\n')).toEqual([
      'Add the line to TEST_PLAN: just second-look',
      'It may be started in any way (npm run second-look); where the review has another name, rules.risk-tier.reviewCommands in the configuration lists the names that count.',
    ]);
  });

  it('leaves a tier that is none to packet-structure', async () => {
    const report = await planned((text) =>
      text.replace(TIER, '**RISK_TIER**: LOW | MEDIUM').replace('  just ai-review\n', ''),
    );
    expect(saidBy(report, RULE)).toEqual([]);
    expect(saidBy(report, 'packet-structure')).toEqual(['error malformed']);
  });

  it.each<[string, Edit]>([
    ['a missing TEST_PLAN', (text) => text.replace(/- \*\*TEST_PLAN\*\*:\n(?: {2}.*\n)+/, '')],
    ['an empty TEST_PLAN', (text) => text.replace(/(- \*\*TEST_PLAN\*\*:\n)(?: {2}.*\n)+/, '$1')],
  ])('leaves %s to packet-structure', async (_, edit) => {
    const report = await planned(edit);
    expect(saidBy(report, RULE)).toEqual([]);
    expect(saidBy(report, 'packet-structure')).toEqual([expect.stringMatching(/^error /)]);
  });

  it('warns on a Draft and inherits what base had', async () => {
    const bare = replace('  just ai-review\n', '');
    expect(saidBy(await judgeChange({ steps: [{ edits: { draft: bare } }] }), RULE)).toEqual(['warning no-review']);
    const edited = await judgeChange({
      base: { signed: bare },
      steps: [{ edits: { signed: (text) => `${text}\n## Evidence\n- x\n` } }],
    });
    expect(saidBy(edited, RULE)).toEqual(['inherited no-review']);
    expect(saidBy(await judgeChange({ base: { signed: bare }, steps: [{ edits: {} }] }), RULE)).toEqual([]);
  });
});

describe('risky paths under a LOW packet', () => {
  it.each([
    'src/migrations/0002.sql',
    'app/ipc/bridge.ts',
    'src/security.rs',
    'src/api/auth/token.ts',
    'migrations/1.sql',
  ])('%s is refused', async (path) => {
    const report = await coded('LOW', { [path]: write });
    expect(saidBy(report, RULE)).toEqual(['error low-touches-risk']);
    expect(ofRule(report, RULE)[0]).toMatchObject({ path, line: 1 });
  });

  it.each<[string, string]>([
    ['other code', 'src/list.ts'],
    ['a document', 'docs/security/model.md'],
    ['a test', 'tests/migrations/first.test.ts'],
    ['a name that only begins alike', 'src/authors.ts'],
  ])('%s passes', async (_, path) => {
    expect(saidBy(await coded('LOW', { [path]: write }), RULE)).toEqual([]);
  });

  it.each(['MEDIUM', 'HIGH'])('%s covers them', async (tier) => {
    expect(saidBy(await coded(tier, { 'src/migrations/2.sql': write }), RULE)).toEqual([]);
  });

  it('names every path, the first as the place', async () => {
    const report = await coded('LOW', { 'src/migrations/2.sql': write, 'src/ipc.ts': write, 'src/list.ts': write });
    expect(ofRule(report, RULE)[0]).toMatchObject({ path: 'src/ipc.ts' });
    expect(ofRule(report, RULE)[0]?.message).toContain('touches `src/ipc.ts`, `src/migrations/2.sql`, expected');
  });

  it('lists ten more paths as places, and says what they are', async () => {
    const paths = Array.from({ length: 12 }, (_, n) => `src/migrations/${String(n).padStart(2, '0')}.sql`);
    const report = await coded('LOW', Object.fromEntries(paths.map((path) => [path, write])));
    expect(ofRule(report, RULE)[0]?.related).toEqual(
      paths.slice(1, 11).map((path) => ({ path, line: 1, column: 1, note: 'touched by the same commit' })),
    );
  });

  it('begins its sentence with a capital where the commit is still being made', () => {
    const words = rules.find(({ id }) => id === RULE)?.messages['low-touches-risk'];
    const data = { commit: 'this commit', packet: PACKET, paths: ['src/ipc.ts'] };
    expect(words?.(data).message).toMatch(/^This commit for the LOW packet /);
  });

  it('is not judged where one of several packets is above LOW', async () => {
    const message = `x\n\nRole: Coder\nWork-Packet: ${PACKET}\nWork-Packet: WP-1-New-20260105`;
    const low = { signed: replace(TIER, '**RISK_TIER**: LOW') };
    const edits = (tier: string) => ({ new: replace(TIER, `**RISK_TIER**: ${tier}`), 'src/migrations/2.sql': write });
    const judged = (tier: string) => judgeChange({ base: low, steps: [{ edits: edits(tier), message }] });
    expect(saidBy(await judged('HIGH'), RULE)).toEqual([]);
    expect(saidBy(await judged('LOW'), RULE)).toEqual(['error low-touches-risk']);
  });

  it('takes the tier from the base and not from the change', async () => {
    const raised: Edit = replace('**RISK_TIER**: LOW', '**RISK_TIER**: HIGH');
    const report = await coded('LOW', { signed: raised, 'src/migrations/2.sql': write });
    expect(saidBy(report, RULE)).toContain('error low-touches-risk');
  });

  it('lets a packet that the change introduces speak for itself', async () => {
    const message = 'x\n\nRole: Coder\nWork-Packet: WP-1-New-20260105';
    const low: Edit = replace(TIER, '**RISK_TIER**: LOW');
    const report = await judgeChange({ steps: [{ edits: { new: low, 'src/migrations/2.sql': write }, message }] });
    expect(saidBy(report, RULE)).toEqual(['error low-touches-risk']);
  });

  it.each([
    ['no packet', 'x\n\nRole: Coder'],
    ['a packet that does not exist', 'x\n\nRole: Coder\nWork-Packet: WP-9-None'],
    ['a packet in prose only', `x\n\nAs ${PACKET} says, Work-Packet: later\n\nRole: Coder`],
    ['no id at all', 'x\n\nRole: Coder\nWork-Packet: ../../etc/passwd'],
  ])('is not judged for a commit that names %s', async (_, message) => {
    expect(saidBy(await coded('LOW', { 'src/migrations/2.sql': write }, message), RULE)).toEqual([]);
  });

  it('takes the paths from the configuration', async () => {
    const config = { rules: { [RULE]: { riskyPaths: ['src/billing/'], exceptPaths: ['src/billing/fake.ts'] } } };
    const judge = (path: string) =>
      judgeChange({
        config,
        base: { signed: replace(TIER, '**RISK_TIER**: LOW') },
        steps: [{ edits: { [path]: write }, message: `x\n\nRole: Coder\nWork-Packet: ${PACKET}` }],
      });
    expect(saidBy(await judge('src/billing/sum.ts'), RULE)).toEqual(['error low-touches-risk']);
    expect(saidBy(await judge('src/billing/fake.ts'), RULE)).toEqual([]);
    expect(saidBy(await judge('src/migrations/2.sql'), RULE)).toEqual([]);
  });
});
