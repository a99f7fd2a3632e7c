import { describe, expect, it } from 'vitest';
import { judgeChange, NOW, ofRule, saidBy } from '../support/judge-change.js';

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
