import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusesHostileArguments } from './hostile-arguments.js';
import { commitAsOrchestrator, SAID } from './planned-packet.js';
import { runHere } from './run-here.js';

const NOW = ['--now', '2026-01-05T11:20:00Z'];
const ID = 'WP-1-List-20260105';
const PACKET = `docs/task_packets/${ID}.md`;
const BOARD = 'docs/TASK_BOARD.md';

/** Runs the command in this process. */
function create({ folder }: GovernedRepository, ...args: string[]): Promise<Ended> {
  return runHere(folder, ['create-task-packet', ...args, ...NOW]);
}

function changed(repository: GovernedRepository): string[] {
  return repository
    .git('status', '--porcelain', '--untracked-files=all')
    .split('\n')
    .map((line) => line.trim());
}

describe('create-task-packet', () => {
  it('writes the template and its entry on the board, and nothing else; the gate takes both', async () => {
    const repository = new GovernedRepository();
    const board = repository.read(BOARD);
    const { status, stdout, stderr } = await create(repository, 'WP-1-List');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`created ${PACKET}, STATUS Draft\nadded ${ID} to "Draft"\nnext: fill in REQUESTOR, `);
    expect(changed(repository)).toEqual([`M ${BOARD}`, `?? ${PACKET}`]);
    expect(repository.read(BOARD)).toBe(board.replace(/(\*\*\[WP-1-Retry.*\n)/, `$1- **[${ID}]**\n`));
    commitAsOrchestrator(repository, 'Plan the list');
    expect(repository.handshake(['check', '--range', 'HEAD~1..HEAD']).status).toBe(0);
  });

  it('writes what is said, with what it needs on the board, so that only the signature is missing', async () => {
    const repository = new GovernedRepository();
    const { status, stdout } = await create(repository, 'WP-1-List', ...SAID);
    expect(status).toBe(0);
    expect(stdout).toContain(`noted on the board that ${ID} needs WP-1-Retry-Job-20260102`);
    expect(stdout).toContain('next: read');
    expect(repository.read(BOARD)).toContain(
      `- **[${ID}]** - Print the jobs with runlet list, the newest first; needs WP-1-Retry-Job-20260102\n`,
    );
    expect(repository.read(PACKET)).toContain('- **RISK_TIER**: MEDIUM\n');
    commitAsOrchestrator(repository, 'Plan the list');
    const { diagnostics } = JSON.parse(repository.handshake(['check', ID, '--format', 'json']).stdout);
    expect(diagnostics.filter(({ rule }: { rule: string }) => rule === 'no-placeholder')).toEqual([]);
  });

  it('answers in JSON', async () => {
    const repository = new GovernedRepository();
    const answer = JSON.parse((await create(repository, 'WP-1-List', '--format', 'json')).stdout);
    expect(answer).toMatchObject({
      version: 1,
      command: 'create-task-packet',
      packet: { id: ID, path: PACKET, status: 'Draft' },
      supersedes: null,
      written: true,
      edits: [
        { path: PACKET, kind: 'created' },
        { path: BOARD, kind: 'changed' },
      ],
    });
    expect(answer.open).toContain('What');
  });

  it('shows with --dry-run what it would write, and writes nothing', async () => {
    const repository = new GovernedRepository();
    const before = everyFile(repository.folder);
    const { status, stdout } = await create(repository, 'WP-1-List', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain(`+++ b/${PACKET}\n`);
    expect(stdout).toContain('+# Task Packet: WP-1-List-20260105\n');
    expect(stdout).toContain('nothing was written: --dry-run');
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it('works in a repository without a board and without a commit', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, '.git'), { recursive: true });
    rmSync(join(repository.folder, 'docs/task_packets'), { recursive: true });
    rmSync(join(repository.folder, BOARD));
    repository.git('init', '--quiet', '--initial-branch=main');
    expect((await create(repository, 'WP-1-List')).status).toBe(0);
    expect(repository.read(BOARD)).toContain(`## Draft\n\n- **[${ID}]**\n`);
    expect(repository.read(PACKET)).toContain(`- TASK_ID: ${ID}\n`);
  });

  it('keeps the line ends of the board', async () => {
    const repository = new GovernedRepository();
    const crlf = repository.read(BOARD).replaceAll('\n', '\r\n');
    repository.write(BOARD, crlf);
    repository.commitAll('crlf');
    expect((await create(repository, 'WP-1-List')).status).toBe(0);
    expect(repository.read(BOARD)).toBe(crlf.replace(/(\*\*\[WP-1-Retry.*\r\n)/, `$1- **[${ID}]**\r\n`));
  });
});

describe('an id that is taken', () => {
  const taken = async (repository: GovernedRepository, where: string): Promise<void> => {
    const before = everyFile(repository.folder);
    const { status, stderr } = await create(repository, 'WP-1-Twin-v1');
    expect(status).toBe(2);
    expect(stderr).toContain(`WP-1-Twin-v1 is taken (${where}), expected an id that no packet has`);
    expect(everyFile(repository.folder)).toEqual(before);
    expect((await create(repository, 'WP-1-Twin', '--dry-run')).stdout).toContain(
      'created docs/task_packets/WP-1-Twin-20260105.md',
    );
  };

  it('is seen in the work tree, in whatever case and folder', async () => {
    const repository = new GovernedRepository();
    repository.write('docs/task_packets/archive/wp-1-TWIN-v1.md', '# Old\n');
    await taken(repository, 'in the work tree');
  });

  it('is seen where git ignores it', async () => {
    const repository = new GovernedRepository();
    repository.write('.git/info/exclude', 'WP-1-Twin*\n');
    repository.write('docs/task_packets/WP-1-Twin-v1.md', '# Ignored\n');
    await taken(repository, 'in the work tree, ignored by git');
  });

  it('is seen in HEAD although the work tree and the index have lost it', async () => {
    const repository = new GovernedRepository();
    repository.write('docs/task_packets/WP-1-Twin-v1.md', '# Twin\n');
    repository.commitAll('twin');
    repository.git('rm', '--quiet', 'docs/task_packets/WP-1-Twin-v1.md');
    await taken(repository, 'in HEAD');
  });

  it('is seen in the index although the work tree has lost it', async () => {
    const repository = new GovernedRepository();
    repository.write('docs/task_packets/WP-1-Twin-v1.md', '# Twin\n');
    repository.git('add', '--all');
    rmSync(join(repository.folder, 'docs/task_packets/WP-1-Twin-v1.md'));
    await taken(repository, 'in the index');
  });

  it('is seen on another branch, here and as it was fetched', async () => {
    const repository = new GovernedRepository();
    repository.git('checkout', '--quiet', '-b', 'feature/twin');
    repository.write('docs/task_packets/WP-1-Twin-v1.md', '# Twin\n');
    repository.commitAll('twin');
    repository.git('checkout', '--quiet', 'main');
    await taken(repository, 'on the branch feature/twin');
    repository.git('update-ref', 'refs/remotes/origin/theirs', 'feature/twin');
    repository.git('branch', '--quiet', '-D', 'feature/twin');
    await taken(repository, 'on the branch origin/theirs');
  });

  it('gets a short hash behind the day when nobody chose it', async () => {
    const repository = new GovernedRepository();
    expect((await create(repository, 'WP-1-List')).status).toBe(0);
    const { status, stdout } = await create(repository, 'WP-1-List');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^created docs\/task_packets\/WP-1-List-20260105-[0-9a-f]{7}\.md/);
    expect(stdout).toContain(`${ID} is taken (in the work tree), so a short hash makes the id unique`);
    commitAsOrchestrator(repository, 'Plan two lists');
  });
});

describe('create-task-packet --from', () => {
  const OLD = 'WP-1-Cancel-Job-20260101';

  it('makes the successor of a locked packet and retires the old one, in one act that the gate takes', async () => {
    const repository = new GovernedRepository();
    const old = repository.read(SIGNED);
    const { status, stdout, stderr } = await create(repository, '--from', OLD);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`moved ${OLD} from "Ready for Dev" to "Superseded", superseded by ${OLD}-v2`);
    expect(changed(repository)).toEqual([`M ${BOARD}`, `?? docs/task_packets/${OLD}-v2.md`]);
    expect(repository.read(SIGNED)).toBe(old);
    expect(repository.read(`docs/task_packets/${OLD}-v2.md`)).toBe(
      old
        .replace('Task Packet: WP-1-Cancel-Job-20260101', `Task Packet: ${OLD}-v2`)
        .replace('TASK_ID: WP-1-Cancel-Job-20260101', `TASK_ID: ${OLD}-v2`)
        .replace('2026-01-01T11:30:00Z', '2026-01-05T11:20:00Z')
        .replace('STATUS: Ready-for-Dev', 'STATUS: Draft')
        .replace('alice010120261200', '<pending>'),
    );
    commitAsOrchestrator(repository, 'Replace the packet');
    const again = await create(repository, '--from', OLD);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain(`${OLD} is Superseded on the board`);
    expect(again.stderr).toContain(`--from ${OLD}-v2`);
  });

  it('takes an id of its own, or a suffix', async () => {
    const repository = new GovernedRepository();
    expect((await create(repository, '--from', OLD, '--suffix', 'v7', '--dry-run')).stdout).toContain(`${OLD}-v7.md`);
    expect((await create(repository, 'WP-1-Stop-Job', '--from', OLD, '--dry-run')).stdout).toContain(
      'WP-1-Stop-Job-20260105.md',
    );
  });

  it('is refused where the old contract is not plain, and written to be mended where somebody asks for it', async () => {
    const repository = new GovernedRepository();
    repository.edit(SIGNED, '## Authority', '## Notes\n\n- **Assumptions**: none\n\n## Authority');
    repository.commitAll('an old form');
    const before = everyFile(repository.folder);
    const refused = await create(repository, '--from', OLD);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /would be blocked by the gate[\s\S]*\(plain-packet\)[\s\S]*--from WP-1-Cancel.* --to-mend/,
    );
    expect(everyFile(repository.folder)).toEqual(before);
    const { status, stdout } = await create(repository, '--from', OLD, '--to-mend');
    expect(status).toBe(0);
    expect(stdout).toMatch(/to be mended before it can be committed:\n {2}docs\/task_packets\/.*\(plain-packet\)/);
    expect(repository.read(`docs/task_packets/${OLD}-v2.md`)).toContain('## Authority');
  });

  it('counts on from a revision that another branch has', async () => {
    const repository = new GovernedRepository();
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.write(`docs/task_packets/${OLD}-v2.md`, '# Theirs\n');
    repository.commitAll('theirs');
    repository.git('checkout', '--quiet', 'main');
    expect((await create(repository, '--from', OLD, '--dry-run')).stdout).toContain(
      `created docs/task_packets/${OLD}-v3.md`,
    );
  });
});

describe('create-task-packet writes nothing', () => {
  const refused = async (repository: GovernedRepository, says: RegExp, ...args: string[]): Promise<void> => {
    const before = everyFile(repository.folder);
    const { status, stdout, stderr } = await create(repository, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(everyFile(repository.folder)).toEqual(before);
  };

  it('that the gate would block', async () => {
    const repository = new GovernedRepository();
    repository.write(BOARD, `${repository.read(BOARD)}\n## Phase 1: CLOSED\n`);
    repository.commitAll('closed');
    const next =
      /would be blocked by the gate[\s\S]*phase-closure\)\n +Phase 1 is closed: choose an id of the next phase, such as WP-2-List\n/;
    await refused(repository, next, 'WP-1-List');
  });

  it('through a link', async () => {
    const repository = new GovernedRepository();
    renameSync(join(repository.folder, BOARD), join(repository.folder, 'board.md'));
    symlinkSync('../board.md', join(repository.folder, BOARD));
    await refused(repository, /docs\/TASK_BOARD\.md is a link/, 'WP-1-List');
  });

  it('where a file is in the place of the folder', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, 'docs/task_packets'), { recursive: true });
    mkdirSync(join(repository.folder, 'docs'), { recursive: true });
    writeFileSync(join(repository.folder, 'docs/task_packets'), 'no folder\n');
    await refused(repository, /docs\/task_packets is no folder/, 'WP-1-List');
  });

  it('during a merge', async () => {
    const repository = new GovernedRepository();
    repository.write('.git/MERGE_HEAD', `${repository.git('rev-parse', 'HEAD')}\n`);
    await refused(repository, /in the middle of a merge/, 'WP-1-List');
  });

  it('in a terminal that is none: nothing is asked', async () => {
    const repository = new GovernedRepository();
    const { status, stdout } = repository.handshake(['create-task-packet', 'WP-1-List', ...NOW], { input: 'x\n' });
    expect(status).toBe(0);
    expect(stdout).toContain('next: fill in REQUESTOR');
  });
});

refusesHostileArguments({
  command: 'create-task-packet',
  good: ['WP-1-Stop-Job', '--from', 'WP-1-Cancel-Job-20260101'],
  needs: 1,
  packetAt: 2,
  more: [
    ['nothing at all', [], /create-task-packet has no WP-ID, expected one/],
    ['a way out', ['../../WP-1-Jobs'], /is no packet id/],
    ['a blank in an id', ['WP-1-My Job'], /is no packet id/],
    ['an emoji', ['WP-1-🚀'], /is no packet id/],
    ['a line end in an id', ['WP-1-A\nrm'], /is no packet id/],
    ['300 characters', [`WP-1-${'a'.repeat(295)}`], /has 300 characters as an id/],
    ['a leading dash', ['-WP-1-Jobs'], /is no option/],
    ['two ids', ['WP-1-A', 'WP-1-B'], /has 2 arguments, expected 1/],
    ['an id that is taken', ['WP-1-Retry-Job-20260102'], /is taken \(in the work tree\)/],
    ['an id that is taken in another case', ['WP-1-RETRY-Job-20260102'], /is taken/],
    ['a suffix that is none', ['WP-1-A', '--suffix', 'final'], /makes no id unique/],
    ['a suffix twice', ['WP-1-A', '--suffix', 'v2', '--suffix', 'v3'], /--suffix was given twice/],
    ['a value twice', ['WP-1-A', '--what', 'x', '--what', 'y'], /--what was given twice/],
    ['an entry twice', ['WP-1-A', '--scope', 'src/a.ts', '--scope', 'src/a.ts'], /is given twice/],
    ['a value that is an option', ['WP-1-A', '--what', '--why', 'x'], /has 2 arguments|looks like an option/],
    ['a value that is missing', ['WP-1-A', '--what'], /has no value/],
    ['a packet of the template to mend', ['WP-1-A', '--to-mend'], /--to-mend was given without --from/],
    ['an unsigned packet to succeed', ['--from', 'WP-1-Retry-Job-20260102'], /is not signed/],
    ['a value beside --from', ['--from', 'WP-1-Cancel-Job-20260101', '--what', 'x'], /--what cannot be said beside/],
    ['an unknown dependency', ['WP-1-A', '--depends', 'WP-1-Cancel-Job'], /Did you mean WP-1-Cancel-Job-20260101/],
    ['smuggled structure', ['WP-1-A', '--what', 'x\n- STATUS: Done'], /line break/],
    ['a smuggled field', ['WP-1-A', '--done', 'USER_SIGNATURE: bob010120261200'], /read as a field/],
    ['codes of the terminal', ['WP-1-A', '--why', '\u001b[2J'], /control character/],
  ],
});
