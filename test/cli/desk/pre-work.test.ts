import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Obstacle } from '../../../workflow/work/obstacle.js';
import { DRAFT, type Ended, GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusesHostileArguments } from './hostile-arguments.js';
import { runHere } from './run-here.js';

const ID = 'WP-1-Cancel-Job-20260101';
const DRAFT_ID = 'WP-1-Retry-Job-20260102';
const BOARD = 'docs/TASK_BOARD.md';
const LEDGER = 'docs/SIGNATURE_AUDIT.md';

const PASSED = '✅ Pre-work validation PASSED\n\nYou may proceed with delegation.\n';
const FAILED = /\n❌ Pre-work validation FAILED\n\nErrors:\n {2}1\. [\s\S]*\n\nFix these issues before delegating\.\n$/;

const preWork = (repository: GovernedRepository, id: string = ID, ...options: string[]): Promise<Ended> =>
  runHere(repository.folder, ['pre-work', id, ...options]);

interface Answer {
  readonly verdict: string;
  readonly message: string | null;
  readonly errors: readonly Obstacle[];
  readonly warnings: readonly Obstacle[];
  readonly undecided: readonly unknown[];
  readonly notes: readonly string[];
  readonly elsewhere: number;
}

async function answerOf(
  repository: GovernedRepository,
  id: string = ID,
): Promise<Answer & { readonly status: number | null }> {
  const { status, stdout } = await preWork(repository, id, '--format', 'json');
  return { ...(JSON.parse(stdout) as Answer), status };
}

/** What is said of a packet, by rule and message. */
async function errorsOf(repository: GovernedRepository, id: string = ID): Promise<string[]> {
  return (await answerOf(repository, id)).errors.map(({ rule, messageId }) => `${rule}/${messageId}`);
}

/** The repository of the example, with edits committed. */
function edited(...edits: readonly (readonly [path: string, old: string, now: string])[]): GovernedRepository {
  const repository = new GovernedRepository();
  for (const [path, old, now] of edits) repository.edit(path, old, now);
  if (edits.length > 0) repository.commitAll('edits\n\nRole: Orchestrator');
  return repository;
}

describe('pre-work of a packet that is ready', () => {
  it('ends in the block of the protocol, and in 0', async () => {
    const { status, stdout, stderr } = await preWork(edited());
    expect(stdout.split('\n\n').slice(1).join('\n\n')).toBe(PASSED);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('answers another program', async () => {
    const answer = await answerOf(edited());
    expect(answer).toMatchObject({
      version: 1,
      command: 'pre-work',
      packet: { id: ID, path: SIGNED },
      verdict: 'pass',
      message: PASSED,
      errors: [],
      warnings: [],
      undecided: [],
      elsewhere: 0,
      status: 0,
    });
  });

  it('goes on when work has begun, takes a file name for an id, and writes nothing', async () => {
    const repository = new GovernedRepository();
    repository.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: In-Progress');
    await runHere(repository.folder, ['check', '--fix']);
    // Who commits code now would bring the STATUS along, or has none that lets work start.
    const early = await preWork(repository, `${ID}.md`);
    expect(early.stdout).toMatch(/Errors:\n {2}1\. .*expected it in HEAD.*\n.*\(pre-work\/uncommitted\)/);
    expect(early.status).toBe(1);
    repository.commitAll('start');
    const before = everyFile(repository.folder);
    expect((await preWork(repository, `${ID}.md`)).status).toBe(0);
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it('does not mind what is wrong with other things, and says so', async () => {
    const repository = edited([DRAFT, '- **Why**:', '- **Because**:']);
    rmSync(join(repository.folder, 'docs/CODER_PROTOCOL.md'));
    const { status, stdout } = await preWork(repository);
    expect(stdout).toContain('\nnote: 1 error of the work tree concerns other things: npx handshake-check check\n');
    expect({ status, end: stdout.endsWith(PASSED) }).toEqual({ status: 0, end: true });
  });
});

describe('pre-work of a packet that is not ready', () => {
  it('ends in the block of the protocol with every error, its place, its reason and its fix, and in 1', async () => {
    const { status, stdout } = await preWork(edited([SIGNED, '- **SEARCH_TERMS**:', '- **SOUGHT**:']));
    expect(status).toBe(1);
    expect(stdout).toMatch(FAILED);
    expect(stdout).toContain(`  1. Codex of ${ID}`.length > 0 ? `     at:  ${SIGNED}:` : '');
    expect(stdout).toMatch(/\n {5}why: \S/);
    expect(stdout).toMatch(/\n {5}fix: \S/);
  });

  const cases: readonly [what: string, edit: readonly [string, string, string], expected: string][] = [
    ['has no signature', [SIGNED, 'alice010120261200', '<pending>'], 'user-signature/invalid'],
    ['says something else than was signed', [SIGNED, 'MEDIUM', 'HIGH'], 'signature-ledger/other-digest'],
    ['is not in the ledger', [LEDGER, '| alice010120261200 |', '| bob010120261200 |'], 'signature-ledger/unrecorded'],
    ['is blocked', [SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: Blocked'], 'pre-work/not-startable'],
    ['is done', [SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: Done'], 'pre-work/not-startable'],
    ['has a STATUS that nobody knows', [SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: Soon'], 'pre-work/not-startable'],
    [
      'stands in the wrong column',
      [SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: In-Progress'],
      'task-board-sync/wrong-column',
    ],
    [
      'is not on the board',
      [BOARD, `- **[${ID}]** - Cancel queued and running jobs\n`, ''],
      'task-board-sync/not-on-board',
    ],
    [
      'stands on the board twice',
      [BOARD, '## Blocked\n', `## Blocked\n\n- **[${ID}]**\n`],
      'task-board-sync/listed-twice',
    ],
    [
      'is superseded',
      [BOARD, '## Superseded\n', `## Superseded\n\n- **[${ID}]** - by ${DRAFT_ID}\n`],
      'pre-work/retired',
    ],
    [
      'has an open question',
      [SIGNED, 'Open Questions**: none', 'Open Questions**: Which signal?'],
      'user-signature/open-question',
    ],
    ['waits for another', [SIGNED, 'Dependencies**: none', `Dependencies**: ${DRAFT_ID}`], 'pre-work/waiting'],
    [
      'waits for one that does not exist',
      [SIGNED, 'Dependencies**: none', 'Dependencies**: WP-1-No-20260101'],
      'dependency-order/unknown',
    ],
    ['has an anchor that leads nowhere', [SIGNED, '1.2 [CX-JOB-002]', '9.9'], 'spec-anchor/unresolved'],
    ['has a placeholder', [SIGNED, '"SIGTERM"', 'TBD'], 'no-placeholder/item-is-placeholder'],
    [
      'has a scope that leads nowhere',
      [SIGNED, '* tests/jobs.test.ts', '* src/nowhere.ts'],
      'concrete-scope/matches-nothing',
    ],
    ['is not plain', [SIGNED, '- **Why**:', '- **Why**: Twice.\n- **Why**:'], 'plain-packet/repeated-field'],
  ];

  it.each(cases)('because it %s, also when that was committed long ago', async (_, edit, expected) => {
    const repository = edited(edit);
    const { status, verdict, errors, message } = await answerOf(repository);
    expect(errors.map(({ rule, messageId }) => `${rule}/${messageId}`)).toContain(expected);
    expect({ status, verdict }).toEqual({ status: 1, verdict: 'block' });
    expect(`\n${message}`).toMatch(FAILED);
  });

  it('although it is a Draft, which rules forgive', async () => {
    const repository = edited([DRAFT, '- **SEARCH_TERMS**:', '- **SOUGHT**:']);
    expect((await runHere(repository.folder, ['check', DRAFT_ID])).status).toBe(0);
    expect(await errorsOf(repository, DRAFT_ID)).toEqual(
      expect.arrayContaining([
        'packet-structure/missing',
        'pre-work/unsigned',
        'pre-work/not-startable',
        'pre-work/waiting',
      ]),
    );
  });

  it('because its signature stands in another packet, which need not be touched', async () => {
    const repository = new GovernedRepository();
    const twin = SIGNED.replace('Cancel-Job-20260101', 'Stop-Job-20260103');
    repository.write(twin, repository.read(SIGNED).replaceAll(ID, 'WP-1-Stop-Job-20260103'));
    repository.commitAll('twin');
    expect(await errorsOf(repository)).toEqual(['pre-work/signature-elsewhere']);
  });

  it('says of a row without a digest what the gate says, and sign does not take it for a second use', async () => {
    const repository = new GovernedRepository();
    const row = `| alice050120261200 | alice | 2026-01-05 12:00 | Approves retry | ${DRAFT_ID} | |\n`;
    repository.write(LEDGER, `${repository.read(LEDGER)}${row}`);
    const sign = () => runHere(repository.folder, ['sign', DRAFT_ID, 'alice050120261200', '--dry-run']);
    expect((await sign()).stderr).toMatch(/the row of alice050120261200 stands in \S+:8 without a digest, /);
    repository.edit(DRAFT, '<pending>', 'alice050120261200');
    expect((await sign()).stderr).toContain(`${DRAFT_ID} is signed already, with alice050120261200`);
    const { stdout } = await runHere(repository.folder, ['pre-work', DRAFT_ID]);
    expect(stdout).toContain(`The new row of alice050120261200 for ${DRAFT_ID} has no digest`);
  });

  it('says each thing once where the rules have said it', async () => {
    const repository = edited([SIGNED, 'alice010120261200', '<pending>']);
    expect((await errorsOf(repository)).filter((each) => each.includes('unsigned'))).toEqual([]);
  });
});

describe('pre-work', () => {
  it('lists warnings first, and warns of what is not committed', async () => {
    const repository = new GovernedRepository();
    // Something is added; signature and STATUS are what HEAD has.
    repository.write(SIGNED, `${repository.read(SIGNED)}\n## Evidence\n\nBegun.\n`);
    const { status, stdout } = await preWork(repository);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /\n\nWarnings:\n {2}- WP-1-Cancel-Job-20260101 is not committed as it stands in the work tree, [\s\S]*\n\n✅/,
    );
  });

  it('says which rules the configuration has switched off', async () => {
    const repository = new GovernedRepository();
    repository.write('handshake.config.json', JSON.stringify({ rules: { 'task-board-sync': 'off' } }));
    repository.edit(BOARD, `- **[${ID}]** - Cancel queued and running jobs\n`, '');
    repository.commitAll('off');
    const { status, stdout } = await preWork(repository);
    expect(stdout).toContain('\nnote: switched off by handshake.config.json: task-board-sync\n');
    expect(status).toBe(0);
  });

  it('is no pass where something could not be decided', async () => {
    const repository = new GovernedRepository();
    repository.write('handshake.config.json', JSON.stringify({ limits: { contractBytes: 1024 } }));
    repository.commitAll('limits');
    const { status, stdout } = await preWork(repository);
    expect(stdout).toContain('handshake-check could not decide: ');
    expect(stdout).not.toMatch(/PASSED|FAILED/);
    expect(status).toBe(2);
    expect(await answerOf(repository)).toMatchObject({ status: 2, verdict: 'inconclusive', message: null, errors: [] });
  });

  it('shows what a packet says on the line that it belongs to', async () => {
    const hostile = 'TBD \u202e\u001b[2K ##[error]x';
    const repository = edited([SIGNED, '- **Codex**: docs/ORCHESTRATOR_PROTOCOL.md', `- **Codex**: ${hostile}`]);
    const { stdout } = await preWork(repository);
    expect(stdout).toMatch(FAILED);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may reach a terminal.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|##\[/);
    expect((await preWork(repository, ID, '--format', 'json')).stdout).not.toMatch(/[\u202e]|##\[/);
  });

  it.each<[string, (folder: string) => void]>([
    ['a link', (folder) => symlinkSync('../ARCHITECTURE.md', join(folder, SIGNED))],
    ['a folder', (folder) => mkdirSync(join(folder, SIGNED))],
    ['gone', () => undefined],
  ])('cannot decide about a packet that is %s', async (_, put) => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, SIGNED));
    put(repository.folder);
    const { status, stdout, stderr } = await preWork(repository);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^handshake-check could not decide: /);
  });

  it('runs before there is any commit, and below the top', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, '.git'), { recursive: true });
    repository.git('init', '-q', '-b', 'main');
    const { status, stdout } = await runHere(join(repository.folder, 'docs'), ['pre-work', ID]);
    expect(stdout).toContain('is not committed as it stands');
    expect(status).toBe(1);
  });
});

refusesHostileArguments({ command: 'pre-work', good: [ID], needs: 1, packetAt: 0 });
