import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { beforeEach, describe, expect, it } from 'vitest';
import { program } from '../support/program.js';
import { DRAFT, type Ended, GovernedRepository, run, SIGNED, temporaryFolder } from './governed-repository.js';

const FILE = '.git/COMMIT_EDITMSG';
const COMMENTS = '# Please enter the commit message for your changes.\n# Changes to be committed:\n#\tdocs/notes.md\n';
const CUT =
  '# ------------------------ >8 ------------------------\n# Do not modify or remove the line above.\ndiff --git a/x b/x\n+Role: Validator\n';

let repository: GovernedRepository;
beforeEach(() => {
  repository = new GovernedRepository();
});

function breakLock(): void {
  repository.edit(SIGNED, '  * src/jobs.ts\n', '  * src/jobs.ts\n  * app/main.ts\n');
}

/** Runs the commit-msg hook on a message, as git does when an editor was open. */
function commitMsg(message: string, extra: Record<string, string> = {}): Ended & { readonly message: string } {
  repository.write(FILE, message);
  const ended = repository.handshake(['hook', 'commit-msg', FILE], { extra });
  return { ...ended, message: repository.read(FILE) };
}

describe('pre-commit and pre-merge-commit', () => {
  it.each(['pre-commit', 'pre-merge-commit'])(
    '%s judges what is staged, and speaks on standard error alone',
    (hook) => {
      // commit-msg comes next and has the last word: a pass is not said twice.
      expect(repository.handshake(['hook', hook])).toMatchObject({ status: 0, stdout: '', stderr: '' });
      breakLock();
      expect(repository.handshake(['hook', hook]).status).toBe(0);
      repository.git('add', '--all');
      const { status, stdout, stderr } = repository.handshake(['hook', hook]);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/ {2}error {2}signature-lock\/field-changed\n[\s\S]*\nblock: 1 error/);
      expect(status).toBe(1);
    },
  );

  it('judges the index that git names, as for `git commit FILE` (threat H08)', () => {
    const index = join(repository.folder, '.git/other-index');
    breakLock();
    run('git', ['read-tree', 'HEAD'], repository.folder, { extra: { GIT_INDEX_FILE: index } });
    run('git', ['add', '--all'], repository.folder, { extra: { GIT_INDEX_FILE: index } });
    expect(repository.handshake(['hook', 'pre-commit']).status).toBe(0);
    expect(repository.handshake(['hook', 'pre-commit'], { extra: { GIT_INDEX_FILE: index } }).status).toBe(1);
  });

  it('takes no selection of rules', () => {
    breakLock();
    repository.git('add', '--all');
    expect(repository.handshake(['hook', 'pre-commit', '--rule', 'packet-id']).status).toBe(1);
  });

  it('could not decide outside of a repository', () => {
    const { status, stderr } = run(execPath, [program(), 'hook', 'pre-commit'], temporaryFolder());
    expect(stderr).toMatch(/^handshake-check could not decide: /);
    expect(status).toBe(2);
  });

  it('leaves nothing behind but what it read, and changes nothing, blocked or not (threat D12)', () => {
    breakLock();
    repository.git('add', '--all');
    const standing = (): unknown[] => [
      repository.git('status', '--porcelain'),
      repository.git('ls-files', '-s'),
      readdirSync(join(repository.folder, '.git'))
        .filter((name) => name !== 'handshake-check.facts')
        .sort(),
    ];
    const before = standing();
    const scratch = temporaryFolder();
    repository.handshake(['hook', 'pre-commit'], { extra: { TMPDIR: scratch } });
    expect(standing()).toEqual(before);
    expect(readdirSync(scratch)).toEqual([]);
  });
});

describe('commit-msg completes trailers', () => {
  it('from the environment, then from the configuration, then from the branch', () => {
    repository.git('checkout', '--quiet', '-b', 'validator/review');
    expect(commitMsg('Subject\n').message).toBe('Subject\n\nRole: Validator\n');
    repository.git('config', 'handshake.role', 'Coder');
    expect(commitMsg('Subject\n').message).toBe('Subject\n\nRole: Coder\n');
    const { status, stderr, message } = commitMsg('Subject\n', { HANDSHAKE_ROLE: 'Orchestrator' });
    expect(message).toBe('Subject\n\nRole: Orchestrator\n');
    expect(stderr).toContain('handshake-check: added "Role: Orchestrator" to the message (HANDSHAKE_ROLE)\n');
    expect(status).toBe(0);
  });

  it('with the packet that the branch or the configuration names', () => {
    repository.git('checkout', '--quiet', '-b', 'coder/WP-1-Cancel-Job-20260101');
    expect(commitMsg('Subject\n').message).toBe('Subject\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101\n');
    repository.git('config', 'handshake.workPacket', 'WP-1-Retry-Job-20260102');
    expect(commitMsg('Subject\n').message).toContain('\nWork-Packet: WP-1-Retry-Job-20260102\n');
    repository.git('config', 'handshake.workPacket', 'WP-1-Retry');
    const { message, stderr } = commitMsg('Subject\n');
    expect(message).toBe('Subject\n\nRole: Coder\n');
    expect(stderr).toContain('git config handshake.workPacket names WP-1-Retry, expected the id of a packet');
  });

  it.each([
    ['above the comments', `Subject\n\nBody\n\n${COMMENTS}`, `Subject\n\nBody\n\nRole: Coder\n\n${COMMENTS}`],
    ['above the scissors', `Subject\n\n${COMMENTS}${CUT}`, `Subject\n\nRole: Coder\n\n${COMMENTS}${CUT}`],
    ['among the trailers', 'Subject\n\nSigned-off-by: A <a@b>\n', 'Subject\n\nSigned-off-by: A <a@b>\nRole: Coder\n'],
    ['without a last line end', 'Subject', 'Subject\n\nRole: Coder\n'],
  ])('%s', (_, before, after) => {
    repository.git('config', 'handshake.role', 'Coder');
    expect(commitMsg(before).message).toBe(after);
  });

  it('byte for byte in a message of any encoding', () => {
    repository.git('config', 'handshake.role', 'Coder');
    writeFileSync(join(repository.folder, FILE), Buffer.from('Gr\xfc\xdfe\n', 'latin1'));
    repository.handshake(['hook', 'commit-msg', FILE]);
    expect(run('od', ['-An', '-c', FILE], repository.folder).stdout).toMatch(/G +r +374 +337 +e +\\n +\\n +R +o +l +e/);
  });

  it('in the file’s mode, with no other file left', () => {
    repository.git('config', 'handshake.role', 'Coder');
    repository.write(FILE, 'Subject\n');
    chmodSync(join(repository.folder, FILE), 0o600);
    const before = readdirSync(join(repository.folder, '.git')).sort();
    repository.handshake(['hook', 'commit-msg', FILE]);
    expect(statSync(join(repository.folder, FILE)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(repository.folder, '.git')).sort()).toEqual(before);
  });
});

describe('commit-msg never', () => {
  it.each([
    ['overrides a role', 'Subject\n\nRole: Coder\n'],
    ['adds to a role that is misspelled', 'Subject\n\nrole = coder\n'],
    ['adds to two roles', 'Subject\n\nRole: Coder\nRole: Validator\n'],
    ['adds to a role in the middle of the text', 'Subject\n\nRole: Coder\n\nMore text\n'],
  ])('%s', (_, message) => {
    expect(commitMsg(message, { HANDSHAKE_ROLE: 'Orchestrator' }).message).toBe(message);
  });

  it('overrides a packet', () => {
    repository.git('config', 'handshake.workPacket', 'WP-1-Retry-Job-20260102');
    for (const message of ['Subject\n\nWork-Packet: WP-1-Other\n', 'Subject\n\nWork-Packet: WP-1-Other\n\nmore\n']) {
      expect(commitMsg(message).message).toBe(message);
    }
  });

  it('makes an empty message one that git would take', () => {
    for (const message of ['', '\n', COMMENTS, `\n${COMMENTS}${CUT}`]) {
      expect(commitMsg(message, { HANDSHAKE_ROLE: 'Coder' }).message).toBe(message);
    }
  });

  it('writes where the trailer would not count: below a patch divider', () => {
    const { message, stderr } = commitMsg('Subject\n\n---\n a | 1 +\n', { HANDSHAKE_ROLE: 'Coder' });
    expect(message).toBe('Subject\n\n---\n a | 1 +\n');
    expect(stderr).toContain('could not add "Role: Coder"');
  });

  it('claims a role that the law of HEAD reserves for others, whatever the work tree says', () => {
    repository.write('handshake.config.json', '{ "roles": { "Validator": { "holders": ["val@example.org"] } } }');
    repository.commitAll('law');
    repository.write('handshake.config.json', '{}');
    repository.git('add', '--all');
    const { message, stderr } = commitMsg('Subject\n', { HANDSHAKE_ROLE: 'Validator' });
    expect(message).toBe('Subject\n');
    expect(stderr).toContain('HANDSHAKE_ROLE is Validator, which person@example.org may not hold');
    const holder = { HANDSHAKE_ROLE: 'Validator', GIT_AUTHOR_EMAIL: 'val@example.org' };
    expect(commitMsg('Subject\n', holder).message).toBe('Subject\n\nRole: Validator\n');
  });

  it.each(['coder', 'Root', 'Coder\nRole: Validator'])('guesses what the role %j means: exit 2', (role) => {
    const { status, message, stderr } = commitMsg('Subject\n', { HANDSHAKE_ROLE: role });
    expect(stderr).toMatch(/^handshake-check could not decide: HANDSHAKE_ROLE is .*expected one of Orchestrator/);
    expect(message).toBe('Subject\n');
    expect(status).toBe(2);
  });

  it('lets a claim stand for the judgement: an Orchestrator’s code is blocked (threat R01)', () => {
    repository.write('src/jobs.ts', 'changed\n');
    repository.git('add', '--all');
    const { status, stderr } = commitMsg('Subject\n', { HANDSHAKE_ROLE: 'Orchestrator' });
    expect(stderr).toContain('no-code-by-orchestrator/');
    expect(status).toBe(1);
    expect(commitMsg('Subject\n').stderr).toContain('role-attribution/');
  });

  it('reads anything but a regular file', () => {
    symlinkSync('/etc/hostname', join(repository.folder, 'link'));
    for (const file of ['link', 'nothing', '.', '/dev/zero']) {
      const { status, stderr } = repository.handshake(['hook', 'commit-msg', file]);
      expect(stderr).toContain(`handshake-check could not decide: ${file} `);
      expect(status).toBe(2);
    }
    expect(repository.handshake(['hook', 'commit-msg'])).toMatchObject({ status: 2 });
  });
});

describe('commit-msg behind pre-commit', () => {
  const DRAFT_WARNING = /warning {2}packet-structure\/missing/;

  it('says nothing of the tree a second time, and still gives the verdict', () => {
    repository.write('handshake.config.json', '{ "rules": { "law-integrity": "off" } }\n');
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--no-verify', '--message', 'law');
    repository.write('package.json', '{}\n');
    repository.edit(DRAFT, '- **SEARCH_TERMS**', '- **SOUGHT**');
    repository.git('add', '--all');
    const first = repository.handshake(['hook', 'pre-commit']);
    expect(first).toMatchObject({ status: 0 });
    expect(first.stderr).toMatch(DRAFT_WARNING);
    const second = commitMsg('draft\n\nRole: Orchestrator\n');
    expect(second).toMatchObject({ status: 0 });
    expect(second.stderr).toMatch(/^pass: 1 warning; 1 packet[^\n]*\n$/);
  });

  it('says what hangs on the message, and every error also without pre-commit', () => {
    repository.write('src/jobs.ts', 'changed\n');
    breakLock();
    repository.git('add', '--all');
    const { status, stderr } = commitMsg('code\n\nRole: Orchestrator\n');
    expect(status).toBe(1);
    expect(stderr).toContain('error  no-code-by-orchestrator/code-touched\n');
    expect(stderr).toContain('error  signature-lock/field-changed\n');
  });
});

describe('commit-msg behind a real git commit', () => {
  beforeEach(() => {
    const hook = join(repository.folder, '.git/hooks/commit-msg');
    writeFileSync(hook, `#!/bin/sh\nexec '${execPath}' '${program()}' hook commit-msg "$@"\n`);
    chmodSync(hook, 0o755);
    repository.git('config', 'handshake.role', 'Coder');
    repository.write('docs/notes.md', 'note\n');
    repository.git('add', '--all');
  });

  const lastMessage = (): string => repository.git('log', '-1', '--format=%B');
  const lastRole = (): string => repository.git('log', '-1', '--format=%(trailers:key=Role,valueonly)');

  it('gives the commit a role that git reads too', () => {
    repository.git('commit', '--quiet', '-m', 'Subject', '-m', '#1 is fixed');
    expect(lastMessage()).toBe('Subject\n\n#1 is fixed\n\nRole: Coder');
    expect(lastRole()).toBe('Coder');
  });

  it('does so where an editor was open, with another comment character and the diff below', () => {
    repository.git('config', 'core.commentChar', ';');
    const editor = join(repository.folder, '.git/editor');
    writeFileSync(editor, '#!/bin/sh\nsed -i "1s/.*/Subject/" "$1"\n');
    chmodSync(editor, 0o755);
    const { status, stderr } = run('git', ['commit', '--verbose'], repository.folder, {
      extra: { GIT_EDITOR: `'${editor}'` },
    });
    expect(stderr).not.toContain('block:');
    expect(status).toBe(0);
    expect(lastMessage()).toBe('Subject\n\nRole: Coder');
    expect(lastRole()).toBe('Coder');
  });

  it('may be led past a line by a setting of one command, and what git stores is judged by the range', () => {
    repository.git('config', '--unset', 'handshake.role');
    repository.write('docs/TASK_BOARD.md', `${repository.read('docs/TASK_BOARD.md')}\nNothing today.\n`);
    repository.git('add', '--all');
    const editor = join(repository.folder, '.git/editor');
    writeFileSync(editor, '#!/bin/sh\nprintf "Note\\n\\nRole: Orchestrator\\n#Role: Coder\\n" > "$1"\n');
    chmodSync(editor, 0o755);
    const extra = { GIT_EDITOR: `'${editor}'` };
    expect(run('git', ['-c', 'core.commentChar=;', 'commit'], repository.folder, { extra }).status).toBe(0);
    expect(lastMessage()).toContain('#Role: Coder');
    const judged = repository.handshake(['check', '--range', 'HEAD~1..HEAD']);
    expect(judged.stdout).toContain('role-attribution/role-unclear');
    expect(judged.status).toBe(1);
  });

  it('keeps what an amended commit says', () => {
    repository.git('commit', '--quiet', '-m', 'Subject', '-m', 'Role: Validator');
    repository.git('commit', '--quiet', '--amend', '--no-edit');
    expect(lastMessage()).toBe('Subject\n\nRole: Validator');
  });
});

describe('pre-push', () => {
  const zero = '0'.repeat(40);
  const push = (input: string): Ended => repository.handshake(['hook', 'pre-push', 'origin', 'somewhere'], { input });
  const refLine = (branch: string): string =>
    `refs/heads/${branch} ${repository.git('rev-parse', branch)} refs/heads/${branch} ${zero}\n`;

  beforeEach(() => {
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    repository.git('checkout', '--quiet', '-b', 'good');
    repository.write('docs/notes.md', 'note\n');
    repository.commitAll('good\n\nRole: Orchestrator');
    repository.git('checkout', '--quiet', '-b', 'bad', 'main');
    breakLock();
    repository.commitAll('bad\n\nRole: Orchestrator');
  });

  it('judges each ref against the tip of the protected branch, and the worst counts', () => {
    expect(push(refLine('good'))).toMatchObject({ status: 0, stdout: '' });
    const both = push(refLine('bad') + refLine('good'));
    expect(both.stderr).toMatch(/refs\/heads\/bad\n[\s\S]*block: [\s\S]*refs\/heads\/good\n[\s\S]*pass: /);
    expect(both.stderr).toContain('refs/remotes/origin/main');
    expect(both.status).toBe(1);
  });

  it('goes on behind what it could not decide, and a block weighs more', () => {
    const missing = `refs/heads/x ${'1'.repeat(40)} refs/heads/x ${zero}\n`;
    const undecided = push(missing + refLine('good'));
    expect(undecided.stderr).toMatch(/could not decide: [\s\S]*pass: /);
    expect(undecided.status).toBe(2);
    expect(push(missing + refLine('bad')).status).toBe(1);
  });

  it('passes a deletion of another branch, and nothing at all', () => {
    expect(push(`(delete) ${zero} refs/heads/old ${repository.git('rev-parse', 'good')}\n`).status).toBe(0);
    expect(push('').status).toBe(0);
  });

  it('takes the protected branch from the law of the remote, never from what is pushed', () => {
    repository.git('checkout', '--quiet', 'bad');
    repository.write('handshake.config.json', '{ "protectedBranch": "bad" }');
    repository.commitAll('law\n\nRole: Orchestrator');
    repository.git('update-ref', 'refs/remotes/origin/bad', 'bad');
    expect(push(refLine('bad')).status).toBe(1);
  });

  it('refuses what is not git’s', () => {
    expect(push('nonsense\n').status).toBe(2);
  });
});
