import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { program } from '../../support/program.js';
import { DRAFT, type Ended, environment, GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusalOf } from './hostile-arguments.js';
import { BOARD, makeLegacy } from './legacy-repository.js';
import { runHere } from './run-here.js';

const RETRY = 'WP-1-Retry-Job-20260102';
const CANCEL = 'WP-1-Cancel-Job-20260101';
const LEDGER = 'docs/SIGNATURE_AUDIT.md';

function legacy(): GovernedRepository {
  const repository = new GovernedRepository();
  makeLegacy(repository);
  return repository;
}

const migrate = (repository: GovernedRepository, ...args: readonly string[]): Promise<Ended> =>
  runHere(repository.folder, ['migrate', ...args]);

describe('migrate', () => {
  it('writes packets and board in the canonical form, and explains each change', async () => {
    const repository = legacy();
    const { status, stdout, stderr } = await migrate(repository);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const canonical = new GovernedRepository();
    const wanted = canonical
      .read(DRAFT)
      .replace('Half of', 'Half — of')
      .replace('- **IN_SCOPE_PATHS**:', '- Note on IN_SCOPE_PATHS: (all)\n- **IN_SCOPE_PATHS**:');
    const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
    expect(lines(repository.read(DRAFT))).toEqual(lines(wanted));
    expect(repository.read(BOARD)).toBe(canonical.read(BOARD));
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(
        /Retry-Job-20260102\.md:3: `## METADATA` is now `## Metadata`, because .* \(plain-packet\)$/,
      ),
      expect.stringMatching(
        /:4: `- \*\*TASK_ID:\*\* WP-1-Retry-Job-20260102` is now `- TASK_ID: WP-1-Retry-Job-20260102`/,
      ),
      expect.stringMatching(/:9: `- \*\*Status:\*\* DRAFT \(2026-01-02\)` is now `- STATUS: Draft`/),
      expect.stringMatching(/:13: `## SCOPE` is now `## Scope`/),
      expect.stringMatching(/:15: `### What` is now `- \*\*What\*\*: Start a failed job again/),
      expect.stringMatching(/:18: `### Why` is now `- \*\*Why\*\*: Half — of the failures/),
      expect.stringMatching(/:19: `Half \\x97 of the failures.*` is now `Half — of the failures.* \(governed-text\)$/),
      expect.stringMatching(
        /:21: `### In-scope paths \(all\)` is now `- Note on IN_SCOPE_PATHS: \(all\) \/ - \*\*IN_SCOPE/,
      ),
      expect.stringMatching(/`\*\*DONE_MEANS:\*\*` is now `- \*\*DONE_MEANS\*\*:`/),
      expect.stringMatching(/`'\\u\{8\}ash` is now `'''bash`, and lines 64 to 66 with it, because it is a code fence /),
      expect.stringMatching(/`- Codex: docs\/ORCHESTRATOR_PROTOCOL.md` is now `- \*\*Codex\*\*: docs/),
      'docs/TASK_BOARD.md:3: `## DRAFT` is now `## Draft`, because a column has one name (task-board-format)',
      expect.stringMatching(
        /^docs\/TASK_BOARD\.md:5: `\* WP-1-Retry-Job-20260102: Start .*` is now `- \*\*\[WP-1-Retry/,
      ),
      expect.stringMatching(
        /Cancel-Job-20260101\.md: it is signed, .* create-task-packet --from WP-1-Cancel-Job-20260101$/,
      ),
      expect.stringMatching(
        /^commit it: git add -- 'docs\/task_packets\/WP-1-Retry-Job-20260102\.md' 'docs\/TASK_BOARD\.md' && /,
      ),
      '',
    ]);
  });

  it('leaves what the gate takes, with every hook', async () => {
    const repository = legacy();
    await migrate(repository);
    expect(await runHere(repository.folder, ['check'])).toMatchObject({ status: 0, stderr: '' });
    repository.git('add', '--all');
    const message = join(repository.folder, '.git/COMMIT_EDITMSG');
    writeFileSync(message, `Bring old packets into form\n\nRole: Orchestrator\nWork-Packet: ${RETRY}\n`);
    for (const hook of [['pre-commit'], ['commit-msg', message]])
      expect(repository.handshake(['hook', ...hook])).toMatchObject({ status: 0 });
    repository.git('commit', '--quiet', '--no-verify', '--file', message);
    expect(await runHere(repository.folder, ['check', '--range', 'HEAD~1..HEAD'])).toMatchObject({ status: 0 });
  });

  it('changes nothing the second time', async () => {
    const repository = legacy();
    await migrate(repository);
    const once = everyFile(repository.folder);
    const { status, stdout } = await migrate(repository);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^nothing had to be written\n/);
    expect(everyFile(repository.folder)).toEqual(once);
  });

  it('takes one packet, and leaves the board', async () => {
    const repository = legacy();
    const board = repository.read(BOARD);
    expect((await migrate(repository, RETRY)).status).toBe(0);
    expect(repository.read(DRAFT)).toContain('\n- STATUS: Draft\n');
    expect(repository.read(BOARD)).toBe(board);
  });

  it('shows a rehearsal as a diff, with what would be left, and writes nothing', async () => {
    const repository = legacy();
    const before = everyFile(repository.folder);
    const { status, stdout } = await migrate(repository, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('\n-## METADATA\n');
    expect(stdout).toContain('\n+## Metadata\n');
    expect(stdout).toContain('\nnothing was written: --dry-run\n');
    expect(stdout).toMatch(/Cancel-Job-20260101\.md: it is signed/);
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it('answers in JSON: each packet with its changes, what stays and what is left', async () => {
    const repository = legacy();
    const { stdout } = await migrate(repository, '--format', 'json');
    const answer = JSON.parse(stdout) as { packets: { changes: unknown[] }[] };
    expect(answer).toMatchObject({
      version: 1,
      command: 'migrate',
      written: true,
      packets: [
        {
          id: CANCEL,
          path: SIGNED,
          outcome: 'signed',
          reason: 'its contract is locked',
          changes: [],
          kept: [],
          left: [],
        },
        { id: RETRY, path: DRAFT, outcome: 'migrated', reason: null, kept: [], left: [] },
      ],
      board: { path: BOARD, left: [] },
    });
    expect(answer.packets[1]?.changes[0]).toEqual({
      line: 3,
      subject: 'heading',
      from: '## METADATA',
      to: '## Metadata',
      rule: 'plain-packet',
      why: 'every reader must see the same headings',
    });
  });

  it('keeps line ends, a byte order mark and the mode', async () => {
    const repository = legacy();
    const text = repository.read(DRAFT).replace(/\ufffd/u, '-');
    repository.write(DRAFT, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    chmodSync(join(repository.folder, DRAFT), 0o640);
    expect((await migrate(repository, RETRY)).status).toBe(0);
    const after = repository.read(DRAFT);
    expect(after.startsWith('\ufeff# Task Packet')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(statSync(join(repository.folder, DRAFT)).mode & 0o777).toBe(0o640);
  });

  it('says what is missing and cannot be known', async () => {
    const repository = legacy();
    repository.edit(DRAFT, '- DATE: 2026-01-02T09:10:00Z\n', '');
    expect((await migrate(repository)).stdout).toContain(
      `\n${DRAFT}: DATE is missing: fill in an ISO 8601 date such as`,
    );
  });

  it('says that rows of the ledger without a lock stay as they are', async () => {
    const repository = legacy();
    const ledger = repository.read(LEDGER);
    repository.write(
      LEDGER,
      `${ledger.trimEnd()}\n\n| Signature | Packet |\n|---|---|\n| bob010120250900 | WP-0-Old |\n`,
    );
    const before = repository.read(LEDGER);
    expect((await migrate(repository)).stdout).toContain(
      `\n${LEDGER}: 1 row has no lock and stays as it was written, because the ledger only grows\n`,
    );
    expect(repository.read(LEDGER)).toBe(before);
  });
});

describe('migrate does not touch', () => {
  it('a signed packet, whatever its dress', async () => {
    const repository = new GovernedRepository();
    repository.edit(SIGNED, '## Scope', '## SCOPE');
    repository.commitAll('before there was a gate');
    const before = repository.read(SIGNED);
    const { status, stdout } = await migrate(repository, CANCEL);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^nothing had to be written\n.*it is signed, and its contract stays as it is/);
    expect(repository.read(SIGNED)).toBe(before);
  });

  it('a packet that is signed in HEAD, when the work tree has lost the signature', async () => {
    const repository = new GovernedRepository();
    const signed = repository.read(SIGNED);
    const lost = signed.replace(/- USER_SIGNATURE: .*\n/, '').replace('## Scope', '## SCOPE');
    repository.write(SIGNED, lost);
    expect((await migrate(repository, CANCEL)).stdout).toContain('it is signed');
    expect(repository.read(SIGNED)).toBe(lost);
  });

  it('a link in the place of a packet', async () => {
    const repository = legacy();
    writeFileSync(join(repository.folder, '../outside.md'), '## METADATA\n- Status: WIP\n');
    symlinkSync('../../../outside.md', join(repository.folder, 'docs/task_packets/WP-1-Link-20260103.md'));
    const { status, stdout } = await migrate(repository);
    expect(status).toBe(0);
    expect(stdout).toContain('WP-1-Link-20260103.md: nothing of it was rewritten, because it is no regular file');
    expect(readFileSync(join(repository.folder, '../outside.md'), 'utf8')).toBe('## METADATA\n- Status: WIP\n');
  });

  it('a packet that it cannot read surely, and the others are migrated', async () => {
    const repository = legacy();
    const path = 'docs/task_packets/WP-1-Odd-20260103.md';
    const odd = Buffer.from([...Buffer.from('# T\n\n## METADATA\n- Status: WIP '), 0x81, 0x0a]);
    writeFileSync(join(repository.folder, path), odd);
    const { status, stdout } = await migrate(repository);
    expect(status).toBe(0);
    expect(stdout).toContain(
      `${path}: nothing of it was rewritten, because nobody can tell which character the byte 0x81`,
    );
    expect(readFileSync(join(repository.folder, path))).toEqual(odd);
    expect(repository.read(DRAFT)).toContain('## Metadata');
  });
});

describe('migrate refuses', () => {
  const repository = legacy();
  const before = everyFile(repository.folder);

  it.each<readonly [what: string, args: readonly string[], says: RegExp]>([
    ['an id that no packet has', ['WP-9-Nothing'], /WP-9-Nothing names no packet of the work tree/],
    ['an empty id', [''], /names no packet/],
    ['an id twice', [RETRY, CANCEL, RETRY], /WP-1-Retry-Job-20260102 was given twice, expected each packet once/],
    ['an id and its file', [RETRY, `${RETRY}.md`], /was given twice/],
    [
      'one wrong id among right ones',
      [RETRY, 'WP-1-Retry'],
      /WP-1-Retry names no packet.*\n.*Did you mean WP-1-Retry-Job/,
    ],
    ['a path', [DRAFT], /names no packet/],
    ['a path out of the repository', ['../../../etc/passwd'], /names no packet/],
    ['a pattern', ['WP-1-*'], /names no packet/],
    ['a name that every object has', ['__proto__'], /names no packet/],
    ['line ends and codes of the terminal', ['WP-1-A\n::error::x\u001b[2J'], /names no packet/],
    ['a very long id', ['a'.repeat(100_000)], /names no packet/],
    ['an unknown option', ['--force'], /--force is no option of handshake-check migrate, expected one of/],
    ['an unknown format', ['--format', 'yaml'], /--format yaml names no format/],
    ['an option twice', ['--format', 'json', '--format', 'json'], /--format was given twice/],
    ['a time that is none', ['--now', 'soon'], /--now soon is no time/],
  ])('%s', async (_, args, says) => {
    expect(await refusalOf(repository.folder, ['migrate', ...args])).toMatch(says);
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it.each<readonly [what: string, spoil: (repository: GovernedRepository) => void, says: RegExp]>([
    [
      'while a packet is partially staged',
      (spoilt) => {
        spoilt.edit(DRAFT, '# Task', '# A Task');
        spoilt.git('add', DRAFT);
        spoilt.edit(DRAFT, '# A Task', '# Task');
        spoilt.edit(DRAFT, '# Task', '# The Task');
      },
      /Retry-Job-20260102\.md is partially staged/,
    ],
    [
      'during a merge',
      (spoilt) => writeFileSync(join(spoilt.folder, '.git/MERGE_HEAD'), `${spoilt.git('rev-parse', 'HEAD')}\n`),
      /is in the middle of a merge/,
    ],
    ['a read-only packet', (spoilt) => chmodSync(join(spoilt.folder, DRAFT), 0o444), /is read-only/],
  ])('%s', async (_, spoil, says) => {
    const spoilt = legacy();
    spoil(spoilt);
    const was = everyFile(spoilt.folder);
    expect(await refusalOf(spoilt.folder, ['migrate'])).toMatch(says);
    expect(everyFile(spoilt.folder)).toEqual(was);
  });
});

describe('migrate in a repository', () => {
  it('without packets says so', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, 'docs/task_packets'), { recursive: true });
    rmSync(join(repository.folder, BOARD));
    expect(await migrate(repository)).toMatchObject({ status: 0, stdout: 'nothing had to be written\n' });
    expect(existsSync(join(repository.folder, BOARD))).toBe(false);
  });
});

describe('migrate and another act at once', () => {
  it('lose nothing: both are written, one after the other', { timeout: 120_000 }, async () => {
    const repository = legacy();
    const acts = [['migrate'], ['migrate'], ['status', CANCEL, 'In-Progress']];
    const codes = await Promise.all(acts.map((args) => started(repository, args)));
    // On a machine that has no time for all of them, one has waited long enough.
    for (const [at, { code, said }] of codes.entries()) {
      if (code === 0) continue;
      expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('is being written by process') });
      expect((await runHere(repository.folder, acts[at] ?? [])).status).toBe(0);
    }
    expect(repository.read(DRAFT)).toContain('\n- STATUS: Draft\n');
    expect(repository.read(SIGNED)).toContain('\n- STATUS: In-Progress\n');
    expect(repository.read(BOARD)).toMatch(/^## Draft\n\n- \*\*\[WP-1-Retry-Job[^\n]*\n/m);
    expect(repository.read(BOARD)).toMatch(/^## In Progress\n\n- \*\*\[WP-1-Cancel-Job[^\n]*\n/m);
    expect(everyFile(repository.folder).filter((line) => /handshake-check\.|\.tmp/.test(line))).toEqual([]);
    expect((await migrate(repository)).stdout).toMatch(/^nothing had to be written\n/);
  });
});

function started(
  { folder }: GovernedRepository,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(execPath, [program(), ...args], { cwd: folder, env: environment(dirname(folder)) });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    child.on('close', (code) => resolve({ code, said }));
  });
}
