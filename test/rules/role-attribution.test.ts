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
    const helped = async (message: string, edits: Record<string, () => string>, ...more: Step[]) =>
      ofRule(await judgeChange({ steps: [{ edits, message, author }, ...more] }), 'role-attribution')[0]?.help;
    const code = { 'src/a.ts': () => 'x\n' };
    const both = { ...code, 'docs/TASK_BOARD.md': () => '# Board\n' };
    expect(await helped('x', code)).toContain('Role: Coder');
    expect(await helped('x', both)).toContain('Role: Coder');
    expect(await helped('x', { 'docs/TASK_BOARD.md': () => '# Board\n' })).toContain('Role: Orchestrator');
    const later = { edits: { 'README.md': () => 'x\n' }, message: 'x' };
    expect(await helped('x\n\nRole: Boss', code)).not.toContain('git rebase');
    expect(await helped('x\n\nRole: Boss', code, later)).toContain('git rebase');
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
