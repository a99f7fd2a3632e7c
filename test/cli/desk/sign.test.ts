import { chmodSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAFT, type Ended, GovernedRepository, run, SIGNED } from '../governed-repository.js';
import { everyFile, refusesHostileArguments } from './hostile-arguments.js';
import { commitAsOrchestrator, SAID } from './planned-packet.js';
import { runHere } from './run-here.js';

const ID = 'WP-1-Retry-Job-20260102';
const TOKEN = 'alice060120261100';
const LEDGER = 'docs/SIGNATURE_AUDIT.md';
const BOARD = 'docs/TASK_BOARD.md';
const NOW = ['--now', '2026-01-06T12:00:00Z'];

const sign = ({ folder }: GovernedRepository, ...args: readonly string[]): Promise<Ended> =>
  runHere(folder, ['sign', ...args, ...NOW]);

async function refused(repository: GovernedRepository, says: RegExp, ...args: readonly string[]): Promise<void> {
  const before = everyFile(repository.folder);
  const { status, stdout, stderr } = await sign(repository, ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(says);
  expect(everyFile(repository.folder)).toEqual(before);
}

function digestOf(repository: GovernedRepository, id: string): Promise<string> {
  return runHere(repository.folder, ['inspect', id, '--format', 'json']).then(
    ({ stdout }) => JSON.parse(stdout).lockDigest,
  );
}

describe('sign', () => {
  it('records the signature in the packet and in the ledger, and says what was signed', async () => {
    const repository = new GovernedRepository();
    const [packet, ledger] = [repository.read(DRAFT), repository.read(LEDGER)];
    chmodSync(join(repository.folder, DRAFT), 0o600);
    const { status, stdout, stderr } = await sign(repository, ID, TOKEN);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const digest = await digestOf(repository, ID);
    expect(stdout).toBe(`signed ${ID} with ${TOKEN}: alice, 2026-01-06 11:00 UTC
  What:         Start a failed job again, at most three times, with a pause that doubles.
  Why:          Half of the failures are a network that was away for a moment; people start those jobs again by hand.
  Requirement:  1.3
  May touch:    src/jobs.ts
                tests/jobs.test.ts
  Leaves alone: A setting for the number of attempts
                Cancelled jobs
  Risk tier:    MEDIUM
  Done means:   A failed job is started again after 1, 2 and 4 seconds, and stays failed after the third attempt
                A cancelled job is never started again
                npm test passes with at least 2 new tests in tests/jobs.test.ts
  Needs:        WP-1-Cancel-Job-20260101
recorded ${TOKEN} in ${LEDGER} with the digest ${digest}
from now on the packet is locked: what has to change needs a successor (create-task-packet --from ${ID})
commit it: git add -- '${DRAFT}' '${LEDGER}' && git commit -m 'Sign ${ID}' -m 'Role: Orchestrator' -- '${DRAFT}' '${LEDGER}'
then: npx handshake-check status ${ID} Ready-for-Dev
`);
    expect(repository.read(DRAFT)).toBe(packet.replace('<pending>', TOKEN));
    expect(repository.read(LEDGER)).toBe(
      `${ledger}| ${TOKEN} | alice | 2026-01-06 11:00 | Approves ${ID} | ${ID} | ${digest} |\n`,
    );
    expect(statSync(join(repository.folder, DRAFT)).mode & 0o777).toBe(0o600);
    commitAsOrchestrator(repository, 'Sign it');
    expect((await runHere(repository.folder, ['check', '--range', 'HEAD~1..HEAD'])).status).toBe(0);
  });

  it('may be committed by the user', async () => {
    const repository = new GovernedRepository();
    await sign(repository, ID, TOKEN);
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--no-verify', '-m', 'Sign it', '-m', 'Role: User');
    const { status, stdout } = await runHere(repository.folder, ['check', '--range', 'HEAD~1..HEAD']);
    expect(stdout).toMatch(/^[\s\S]*pass: /);
    expect(status).toBe(0);
  });

  it('makes the packet Ready-for-Dev with --ready, on the board too, in one act', async () => {
    const repository = new GovernedRepository();
    const { status, stdout } = await sign(repository, ID, TOKEN, '--ready');
    expect(status).toBe(0);
    expect(stdout).toContain(`set STATUS of ${ID} from Draft to Ready-for-Dev\n`);
    expect(stdout).toContain(`moved ${ID} from "Draft" to "Ready for Dev"\n`);
    expect(repository.read(DRAFT)).toContain('- STATUS: Ready-for-Dev\n');
    expect(repository.read(LEDGER)).toContain(await digestOf(repository, ID));
    commitAsOrchestrator(repository, 'Sign it, and let it start');
  });

  it('signs a packet that was just created, and makes a ledger that is missing', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, '.git'), { recursive: true });
    rmSync(join(repository.folder, LEDGER));
    rmSync(join(repository.folder, SIGNED));
    repository.edit(BOARD, '- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n', '');
    repository.edit(DRAFT, 'Dependencies**: WP-1-Cancel-Job-20260101', 'Dependencies**: none');
    repository.git('init', '--quiet', '--initial-branch=main');
    repository.commitAll('base');
    expect((await runHere(repository.folder, ['create-task-packet', 'WP-1-List', ...SAID, ...NOW])).status).toBe(0);
    const id = 'WP-1-List-20260106';
    const { status, stdout } = await sign(repository, id, 'bob060120261130', '--ready');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(`created ${LEDGER}\n`) });
    expect(repository.read(LEDGER)).toMatch(/^# Signature Audit\n\n[\s\S]*\| bob060120261130 \| bob \|/);
    commitAsOrchestrator(repository, 'Plan and sign');
  });

  it('answers in JSON', async () => {
    const repository = new GovernedRepository();
    expect(JSON.parse((await sign(repository, ID, TOKEN, '--ready', '--format', 'json')).stdout)).toMatchObject({
      version: 1,
      command: 'sign',
      packet: { id: ID, path: DRAFT, status: 'Ready-for-Dev' },
      signature: { text: TOKEN, signer: 'alice', time: '2026-01-06T11:00:00.000Z' },
      digest: await digestOf(repository, ID),
      contract: { tier: 'MEDIUM', inScope: ['src/jobs.ts', 'tests/jobs.test.ts'] },
      written: true,
      edits: [
        { path: DRAFT, kind: 'changed' },
        { path: LEDGER, kind: 'changed' },
        { path: BOARD, kind: 'changed' },
      ],
    });
  });

  it('shows with --dry-run what would be signed, and writes nothing', async () => {
    const repository = new GovernedRepository();
    const before = everyFile(repository.folder);
    const { status, stdout } = await sign(repository, ID, TOKEN, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain(`-- USER_SIGNATURE: <pending>\n+- USER_SIGNATURE: ${TOKEN}\n`);
    expect(stdout).toContain('  May touch:    src/jobs.ts');
    expect(everyFile(repository.folder)).toEqual(before);
  });
});

describe('sign refuses', () => {
  it('a packet that is signed already', async () => {
    const repository = new GovernedRepository();
    await refused(
      repository,
      /is signed already, with alice010120261200[\s\S]*create-task-packet --from WP-1-Cancel/,
      'WP-1-Cancel-Job-20260101',
      TOKEN,
    );
    await sign(repository, ID, TOKEN);
    await refused(repository, /is signed already/, ID, 'alice060120261101');
  });

  it('a signature that the ledger or a packet has', async () => {
    const repository = new GovernedRepository();
    await refused(
      repository,
      /alice010120261200 was used before \(docs\/SIGNATURE_AUDIT\.md:7\)/,
      ID,
      'alice010120261200',
    );
    repository.write(LEDGER, '# Signature Audit\n');
    await refused(repository, /was used before \(WP-1-Cancel-Job-20260101\)/, ID, 'alice010120261200');
  });

  it('a signature that history has, although no tree shows it any more', async () => {
    const repository = new GovernedRepository();
    const ledger = repository.read(LEDGER);
    repository.write(LEDGER, `${ledger}| ${TOKEN} | alice | x | Approves WP-1-X-v1 | WP-1-X-v1 | |\n`);
    repository.commitAll('use it');
    repository.write(LEDGER, ledger);
    repository.commitAll('take it away');
    await refused(repository, /was used before, in commit [0-9a-f]{12}/, ID, TOKEN);
  });

  it('to decide where the clone does not have the history', async () => {
    const repository = new GovernedRepository();
    repository.commitAll('another');
    const clone = join(repository.folder, '..', 'shallow');
    const cloned = run(
      'git',
      ['clone', '--quiet', '--depth', '1', `file://${repository.folder}`, clone],
      repository.folder,
    );
    expect(cloned.status).toBe(0);
    const before = everyFile(clone);
    const { status, stderr } = await runHere(clone, ['sign', ID, TOKEN, ...NOW]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^handshake-check could not decide: /);
    expect(everyFile(clone)).toEqual(before);
  });

  it('somebody who may not sign', async () => {
    const repository = new GovernedRepository();
    repository.write('handshake.config.json', '{ "signers": ["alice", "bob"] }\n');
    repository.commitAll('name the signers');
    await refused(repository, /is by `mallory`, expected one of alice, bob/, ID, 'mallory060120261100');
    expect((await sign(repository, ID, 'bob060120261100')).status).toBe(0);
  });

  it('a date in the future', async () => {
    const repository = new GovernedRepository();
    await refused(
      repository,
      /is dated 2026-01-07 02:01 UTC, expected no later than 14 hours/,
      ID,
      'alice070120260201',
    );
  });

  it('a packet that is not complete, with everything that is missing', async () => {
    const repository = new GovernedRepository();
    repository.edit(DRAFT, 'SPEC_ANCHOR: 1.3', 'SPEC_ANCHOR: 9.9');
    repository.edit(DRAFT, '**Open Questions**: none', '**Open Questions**: Which pause?');
    repository.edit(DRAFT, '  * src/jobs.ts\n', '  * {specific file or directory}\n');
    await refused(repository, /is not ready to be signed[\s\S]*\(no-placeholder\)[\s\S]*\(user-signature\)/, ID, TOKEN);
    await refused(repository, /Which pause\?/, ID, TOKEN);
    await refused(repository, /spec-anchor/, ID, TOKEN);
  });

  it('a packet that is not plain', async () => {
    const repository = new GovernedRepository();
    repository.edit(DRAFT, '## Notes', '- **RISK_TIER:** LOW\n\n## Notes');
    await refused(repository, /\(plain-packet\)/, ID, TOKEN);
  });

  it('a packet that is superseded', async () => {
    const repository = new GovernedRepository();
    const entry = '- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101\n';
    repository.edit(BOARD, entry, '');
    repository.edit(BOARD, '## Superseded\n', `## Superseded\n\n${entry}`);
    await refused(repository, /is Superseded on the board/, ID, TOKEN);
  });

  it('a ledger that cannot take the row', async () => {
    const repository = new GovernedRepository();
    repository.write(LEDGER, `${repository.read(LEDGER)}\n\`\`\`\nleft open\n`.replace(/\| Lock \|/, '| Hash |'));
    await refused(repository, /docs\/SIGNATURE_AUDIT\.md cannot take the row/, ID, TOKEN);
  });

  it('the step to Ready-for-Dev from where there is none', async () => {
    const repository = new GovernedRepository();
    repository.edit(DRAFT, 'STATUS: Draft', 'STATUS: In-Progress');
    repository.commitAll('work has begun');
    await refused(repository, /Ready-for-Dev/, ID, TOKEN, '--ready');
  });
});

refusesHostileArguments({
  command: 'sign',
  good: [ID, TOKEN],
  needs: 2,
  packetAt: 0,
  more: [
    ['a bare name', [ID, 'alice'], /is a name without a date/],
    ['an empty signature', [ID, ''], /is empty/],
    ['a date that does not exist', [ID, 'alice310220261200'], /no real date/],
    ['a placeholder', [ID, '<pending>'], /is a placeholder/],
    ['smuggled lines', [ID, 'alice060120261100\n- STATUS: Done'], /not formed like a signature/],
    ['a table row', [ID, 'alice060120261100 | x |'], /not formed like a signature/],
    ['a signature twice', [ID, TOKEN, TOKEN], /has 3 arguments, expected 2/],
    ['an option for a signature', [ID, '--ready'], /has no SIGNATURE, expected one/],
    ['a very long signature', [ID, 'a'.repeat(100_000)], /is a name without a date|not formed/],
  ],
});
