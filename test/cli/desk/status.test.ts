import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { program } from '../../support/program.js';
import { GovernedRepository, run, SIGNED } from '../governed-repository.js';
import { everyFile, refusalOf } from './hostile-arguments.js';
import { at, BOARD, ENTRY, EVIDENCE, ID, OTHER, status } from './status-repository.js';
import { ran } from './stopped-acts.js';

describe('status', () => {
  it('sets the packet and moves its entry, and says what comes next', async () => {
    const repository = new GovernedRepository();
    const [packet, board] = [repository.read(SIGNED), repository.read(BOARD)];
    chmodSync(join(repository.folder, SIGNED), 0o600);
    expect(await status(repository, ID, 'In-Progress')).toEqual({
      code: 0,
      printed: `set STATUS of ${ID} from Ready-for-Dev to In-Progress
moved ${ID} from "Ready for Dev" to "In Progress"
commit it: git add -- '${SIGNED}' '${BOARD}' && git commit -m 'Set ${ID} to In-Progress' -m 'Role: Orchestrator' -- '${SIGNED}' '${BOARD}'
`,
      told: '',
    });
    expect(repository.read(SIGNED)).toBe(packet.replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress'));
    expect(repository.read(BOARD)).toBe(
      board.replace(`${ENTRY}\n`, '').replace('## In Progress\n', `## In Progress\n\n${ENTRY}`),
    );
    expect(statSync(join(repository.folder, SIGNED)).mode & 0o777).toBe(0o600);
    expect(repository.git('status', '--porcelain').split('\n')).toHaveLength(2);
  });

  it('answers in JSON, and takes an uncommitted step back to the very same files', async () => {
    const repository = new GovernedRepository();
    expect(JSON.parse((await status(repository, ID, 'in progress', '--format', 'json')).printed)).toEqual({
      version: 1,
      command: 'status',
      packet: ID,
      path: SIGNED,
      from: 'Ready-for-Dev',
      to: 'In-Progress',
      written: true,
      edits: [
        { path: SIGNED, kind: 'changed', acts: [`set STATUS of ${ID} from Ready-for-Dev to In-Progress`] },
        { path: BOARD, kind: 'changed', acts: [`moved ${ID} from "Ready for Dev" to "In Progress"`] },
      ],
      next: [expect.stringContaining('git commit')],
    });
    expect((await status(repository, ID, 'READY_FOR_DEV')).code).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('shows with --dry-run a patch that git can apply, and writes nothing', async () => {
    const repository = new GovernedRepository();
    const before = everyFile(repository.folder);
    const { printed } = await status(repository, ID, 'In-Progress', '--dry-run');
    expect(everyFile(repository.folder)).toEqual(before);
    expect(printed).toMatch(/^--- a\/docs\/task_packets\/[\s\S]*\nnothing was written: --dry-run\n$/);
    const json = JSON.parse((await status(repository, ID, 'In-Progress', '--dry-run', '--format', 'json')).printed);
    expect(json).toMatchObject({ written: false });
    const patch = json.edits.map(({ diff }: { readonly diff: string }) => diff).join('');
    expect(run('git', ['apply', '-'], repository.folder, { input: patch })).toMatchObject({ status: 0 });
    const applied = everyFile(join(repository.folder, 'docs'));
    repository.git('checkout', '-q', '.');
    await status(repository, ID, 'In-Progress');
    expect(everyFile(join(repository.folder, 'docs'))).toEqual(applied);
  });

  it('keeps byte order marks, Windows line ends and a missing last one', async () => {
    const repository = new GovernedRepository();
    const packet = `\ufeff${repository.read(SIGNED).replaceAll('\n', '\r\n').trimEnd()}`;
    const board = `\ufeff${repository.read(BOARD).replaceAll('\n', '\r\n').trimEnd()}`;
    repository.write(SIGNED, packet);
    repository.write(BOARD, board);
    repository.commitAll('Windows');
    await status(repository, ID, 'In-Progress');
    expect(repository.read(SIGNED)).toBe(packet.replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress'));
    expect(repository.read(BOARD).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(repository.read(BOARD)).toContain(`## In Progress\r\n\r\n${ENTRY.trimEnd()}\r\n`);
    await status(repository, ID, 'Ready-for-Dev');
    expect([repository.read(SIGNED), repository.read(BOARD)]).toEqual([packet, board]);
  });

  it('writes nothing where everything says so already, and brings a board in line that does not', async () => {
    const repository = new GovernedRepository();
    expect((await status(repository, ID, 'ready-for-dev')).printed).toBe('nothing had to be written\n');
    expect(repository.git('status', '--porcelain')).toBe('');
    repository.edit(BOARD, ENTRY, '');
    repository.edit(BOARD, '## Done\n', `## Done\n\n${ENTRY}`);
    expect((await status(repository, ID, 'Ready-for-Dev')).printed).toMatch(
      /^moved .* from "Done" to "Ready for Dev"\ncommit/,
    );
    expect(repository.read(BOARD)).toContain(`## Ready for Dev\n\n${ENTRY}`);
  });

  it('touches no entry of another packet, however wrong', async () => {
    const repository = new GovernedRepository();
    repository.edit(BOARD, '## Done\n', `## Done\n\n- **[${OTHER}]** - again\n- **[WP-9-Gone]** - x\n`);
    await status(repository, ID, 'In-Progress');
    expect(repository.read(BOARD)).toContain(`## Done\n\n- **[${OTHER}]** - again\n- **[WP-9-Gone]** - x\n`);
  });

  it('spells a legacy state canonically, which is no step', async () => {
    const repository = at('Ready-for-Dev', (it) =>
      it.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: **READY FOR DEV** 🔴  '),
    );
    expect((await status(repository, ID, 'Ready-for-Dev')).printed).toContain('from Ready-for-Dev to Ready-for-Dev');
    expect(repository.read(SIGNED)).toContain('- STATUS: Ready-for-Dev  \n');
  });

  it('may go anywhere from a state that nobody can read', async () => {
    const repository = at('Ready-for-Dev', (it) => it.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: what now'));
    expect((await status(repository, ID, 'In-Progress')).printed).toContain('from what nobody can read to In-Prog');
  });

  it('makes a board where there is none', async () => {
    const repository = new GovernedRepository();
    repository.git('rm', '-q', BOARD);
    repository.commitAll('no board');
    expect((await status(repository, ID, 'In-Progress')).printed).toContain(
      `created ${BOARD}\nadded ${ID} to "In Progress"`,
    );
    expect(repository.read(BOARD)).toMatch(
      /^# Task Board\n\n## Draft\n\n## Ready for Dev\n\n## In Progress\n\n- \*\*\[WP-1-Cancel/,
    );
  });

  it('notes on the board why work waits, and takes the note off when it goes on', async () => {
    const repository = at('In-Progress');
    const blocked = await status(
      repository,
      ID,
      'Blocked',
      '--because',
      ' the schema is not decided, asked alice (#3) ',
    );
    expect(blocked.printed).toContain(`noted why ${ID} is blocked`);
    const noted = `${ENTRY.trimEnd()}; blocked because the schema is not decided, asked alice (#3)\n`;
    expect(repository.read(BOARD)).toContain(`## Blocked\n\n${noted}`);
    expect((await status(repository, ID, 'Blocked', '--because', 'bob is away')).printed).toMatch(/^noted why/);
    expect(repository.read(BOARD)).toContain(`${ENTRY.trimEnd()}; blocked because bob is away\n`);
    expect((await status(repository, ID, 'Blocked')).printed).toBe('nothing had to be written\n');
    repository.commitAll('Blocked');
    expect((await status(repository, ID, 'In-Progress')).printed).toContain(`took the note off ${ID}`);
    expect(repository.read(BOARD)).toContain(`## In Progress\n\n${ENTRY}`);
  });

  it('works in a folder of a linked work tree, and touches no other', async () => {
    const repository = new GovernedRepository();
    repository.git('worktree', 'add', '-q', '../linked', '-b', 'side');
    const linked = join(repository.folder, '../linked');
    const before = everyFile(repository.folder);
    const { code } = await ran(join(linked, 'docs'), ['status', ID, 'In-Progress']);
    expect(code).toBe(0);
    expect(everyFile(repository.folder)).toEqual(before);
    expect(run('git', ['status', '--porcelain'], linked).stdout.split('\n')).toHaveLength(3);
  });

  it('puts no name on the board that nobody could read there, and shows commands that can be pasted', async () => {
    const name = "WP-1-it's $(touch pwned)-20260103";
    const repository = at('Ready-for-Dev');
    const path = `docs/task_packets/${name}.md`;
    repository.git('mv', SIGNED, path);
    repository.commitAll('renamed');
    expect(await refusalOf(repository.folder, ['status', name, 'In-Progress'])).toContain('cannot be put where it');
    expect(await refusalOf(repository.folder, ['status', name, 'Done'])).toContain(
      `npx handshake-check status 'WP-1-it'\\''s $(touch pwned)-20260103' In-Progress`,
    );
  });

  it('enters a packet in a repository without a commit, and nothing past that', async () => {
    const repository = new GovernedRepository();
    repository.git('update-ref', '-d', 'HEAD');
    expect((await status(repository, ID, 'Ready-for-Dev')).printed).toBe('nothing had to be written\n');
    expect(await refusalOf(repository.folder, ['status', ID, 'In-Progress'])).toContain('is not committed yet');
  });

  it('takes a packet to its end, with evidence and a report that is committed', async () => {
    const repository = at('In-Progress', (it) => it.write(SIGNED, `${it.read(SIGNED)}${EVIDENCE}`));
    expect((await status(repository, ID, 'done')).printed).toContain('from In-Progress to Done');
    repository.write(SIGNED, `${repository.read(SIGNED)}\n## VALIDATION REPORT\n\nPASS\n`);
    repository.commitAll('Done, and accepted');
    expect((await status(repository, ID, 'validated')).printed).toContain('from Done to VALIDATED');
    expect(repository.read(BOARD)).toContain(`## Done\n\n${ENTRY}`);
  });

  it('leaves files that the hooks let through, step by step', async () => {
    const repository = new GovernedRepository();
    for (const hook of ['pre-commit', 'commit-msg'])
      writeFileSync(
        join(repository.folder, '.git/hooks', hook),
        `#!/bin/sh\nexec '${execPath}' '${program()}' hook ${hook} "$@"\n`,
        { mode: 0o755 },
      );
    const steps = [
      ['In-Progress'],
      ['Blocked', '--because', 'the schema is not decided'],
      ['Ready-for-Dev'],
      ['In-Progress'],
    ];
    for (const step of steps) {
      const { printed } = await status(repository, ID, ...step);
      const [, command = ''] = /^commit it: (.*)$/m.exec(printed) ?? [];
      const committed = run('sh', ['-c', command], repository.folder);
      expect(committed, `${step[0]}: ${committed.stdout}${committed.stderr}`).toMatchObject({ status: 0 });
    }
    expect(repository.git('log', '--format=%s', '-4').split('\n')[0]).toBe(`Set ${ID} to In-Progress`);
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});
