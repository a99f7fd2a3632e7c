import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { judgeChange, NOW, ofRule, type Step, saidBy } from '../support/judge-change.js';

const author = { name: 'Vera', email: 'vera@example.org', time: NOW };
const touching = async (path: string, message: string, config?: unknown) =>
  judgeChange({
    ...(config === undefined ? {} : { config }),
    steps: [{ edits: { [path]: () => 'x\n' }, message, author }],
  });

describe('role-attribution', () => {
  it.each([
    ['src/a.ts', 'x', 'role-missing'],
    ['docs/TASK_BOARD.md', 'x', 'role-missing'],
    ['.github/workflows/gate.yml', 'x', 'role-missing'],
    ['handshake.config.json', 'x', 'role-missing'],
    ['src/a.ts', 'x\n\nRole: Coder\nRole: Orchestrator', 'role-unclear'],
    ['src/a.ts', 'x\n\nrole: coder', 'role-unclear'],
    ['src/a.ts', 'x\n\nRole: Coder\n---\nRole: Orchestrator', 'role-unclear'],
    ['src/a.ts', 'x\n\nRole: Boss', 'role-unclear'],
  ])('%s with "%s" is %s', async (path, message, id) => {
    const config = path === 'handshake.config.json' ? undefined : {};
    const edits = path === 'handshake.config.json' ? '{}\n' : 'x\n';
    const report = await judgeChange({
      ...(config ? { config } : {}),
      steps: [{ edits: { [path]: () => edits }, message, author }],
    });
    expect(saidBy(report, 'role-attribution')).toEqual([`error ${id}`]);
  });

  it.each([
    ['README.md', 'x'],
    ['src/a.ts', 'x\n\nRole: Coder'],
    ['docs/TASK_BOARD.md', 'x\n\nwhy\n\nRole: Orchestrator\nWork-Packet: WP-1-Cancel-Job-20260101'],
  ])('%s with "%s" passes', async (path, message) => {
    expect(saidBy(await touching(path, message), 'role-attribution')).toEqual([]);
  });

  it('holds a role to its holders', async () => {
    const holders = (email: string) => ({ roles: { Coder: { holders: [email] } } });
    expect(
      saidBy(await touching('src/a.ts', 'x\n\nRole: Coder', holders('Vera@Example.org')), 'role-attribution'),
    ).toEqual([]);
    expect(
      saidBy(await touching('src/a.ts', 'x\n\nRole: Coder', holders('max@example.org')), 'role-attribution'),
    ).toEqual(['error not-a-holder']);
  });

  it('is content with any one of several holders', async () => {
    const config = { roles: { Coder: { holders: ['max@example.org', 'vera@example.org'] } } };
    expect(saidBy(await touching('src/a.ts', 'x\n\nRole: Coder', config), 'role-attribution')).toEqual([]);
  });

  it('points at the path that is closed, and says all that is', async () => {
    const report = await judgeChange({
      config: { roles: { Validator: { mayNotTouch: ['src/', 'tests/'] } } },
      steps: [
        { edits: { board: (text) => `${text}\n`, 'src/a.ts': () => 'x\n' }, message: 'x\n\nRole: Validator', author },
      ],
    });
    const [diagnostic] = ofRule(report, 'role-attribution');
    expect(diagnostic).toMatchObject({ messageId: 'path-forbidden', path: 'src/a.ts' });
    expect(diagnostic?.message).toMatch(/^Commit 0{12} of the Validator touches `src\/a\.ts`, .* src\/, tests\/$/);
  });

  it('leaves the fence of the Orchestrator to no-code-by-orchestrator', async () => {
    const report = await touching('src/a.ts', 'x\n\nRole: Orchestrator');
    expect(saidBy(report, 'role-attribution')).toEqual([]);
    expect(saidBy(report, 'no-code-by-orchestrator')).toEqual(['error code-touched']);
  });

  it('names the role that fits what is touched, and how to reword a commit that is not the last', async () => {
    const helped = async (message: string, edits: Record<string, (text: string) => string>, ...more: Step[]) =>
      ofRule(await judgeChange({ steps: [{ edits, message, author }, ...more] }), 'role-attribution')[0]?.help;
    const code = { 'src/a.ts': () => 'x\n' };
    const both = { ...code, 'docs/TASK_BOARD.md': () => '# Board\n' };
    expect(await helped('x', code)).toContain('Role: Coder');
    expect(await helped('x', both)).toContain('No role may do all of this: ');
    expect(await helped('x\n\nRole: Boss', both)).toContain('No role may do all of this: ');
    expect(await helped('x', { 'docs/TASK_BOARD.md': () => '# Board\n' })).toContain('Role: Orchestrator');
    const signed = (extra: string) => ({ signed: (text: string) => `${text}\n${extra}\n` });
    expect(await helped('x', signed('## VALIDATION REPORT\n\nPASS'))).toContain('Role: Validator');
    expect(await helped('x', signed('## IMPLEMENTATION REPORT\n\nDone.'))).toContain('Role: Orchestrator');
    const later = { edits: { 'README.md': () => 'x\n' }, message: 'x' };
    expect(await helped('x\n\nRole: Boss', code)).not.toContain('git rebase');
    expect(await helped('x\n\nRole: Boss', code, later)).toContain('git rebase');
  });

  it.each([
    ['x\n\nRole: Coder\n\nMore words.', 'has `Role: Coder` outside of its trailers, expected', 'Role: Coder'],
    [
      'x\n\nRole: Programmer',
      'has `Role: Programmer` for its role, and there is no such role, expected',
      'Role: Coder',
    ],
    ['x\n\nrole: coder', 'has `role: coder` for its role, which is not how a role is spelled, expected', 'Role: Coder'],
    ['x\n\nRole: validator', 'which is not how a role is spelled', 'Role: Validator'],
    ['x\n\nRole: Coder\nRole: User', 'has `Role: Coder`, `Role: User` for its role, expected', 'Role: Coder'],
  ])('says what is wrong with the role of "%s", and the line that mends it', async (message, says, line) => {
    const [diagnostic] = ofRule(await touching('src/a.ts', message), 'role-attribution');
    expect(diagnostic?.message).toContain(says);
    expect(diagnostic?.help).toContain(`git commit --amend -F - --trailer "${line}"`);
  });

  it('names the packet that is missing, too, in the same line as work-packet-reference', async () => {
    const report = await touching('src/a.ts', 'x');
    const line = 'git commit --amend --no-edit --trailer "Role: Coder" --trailer "Work-Packet: <id>"';
    for (const rule of ['role-attribution', 'work-packet-reference'])
      expect(ofRule(report, rule)[0]?.help).toContain(line);
    const off = await touching('src/a.ts', 'x', { rules: { 'work-packet-reference': 'off' } });
    expect(ofRule(off, 'role-attribution')[0]?.help).not.toContain('Work-Packet');
  });

  it('names none that the author may not hold, or that the path is closed to', async () => {
    const roles = { Orchestrator: { holders: ['olga@example.org'] }, Validator: { mayNotTouch: ['docs/'] } };
    const report = await judgeChange({
      config: { roles },
      steps: [{ edits: { 'docs/OSS_REGISTER.md': () => 'x\n' }, message: 'x', author }],
    });
    expect(ofRule(report, 'role-attribution')[0]?.help).toContain('Role: Coder');
  });

  it('begins its sentence with a capital where the commit is still being made', () => {
    const words = rules.find(({ id }) => id === 'role-attribution')?.messages['role-missing'];
    const data = { commit: 'this commit', paths: ['src/a.ts'], amend: '' };
    expect(words?.(data).message).toMatch(/^This commit touches `src\/a\.ts` and has no role, /);
  });

  it('holds a role to its fence', async () => {
    const config = { roles: { Validator: { mayNotTouch: ['src/'] } } };
    expect(saidBy(await touching('src/a.ts', 'x\n\nRole: Validator', config), 'role-attribution')).toEqual([
      'error path-forbidden',
    ]);
  });

  it('prints the line that mends the commit', async () => {
    const report = await judgeChange({
      steps: [
        { edits: { 'src/a.ts': () => 'a\n' }, message: 'one' },
        { edits: { 'src/a.ts': () => 'b\n' }, message: 'two' },
      ],
    });
    const help = ofRule(report, 'role-attribution').map((diagnostic) => diagnostic.help);
    expect(
      help.some(
        (line) => line.includes('git commit --amend --no-edit --trailer "Role: Coder"') && !line.includes('rebase'),
      ),
    ).toBe(true);
    expect(help.some((line) => line.includes('git rebase -i'))).toBe(true);
  });
});
