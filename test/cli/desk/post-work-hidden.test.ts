import { describe, expect, it } from 'vitest';
import { answerOf, ID, lawful, postWork, troubleOf, worked } from './worked-repository.js';

describe('post-work', () => {
  it('is not fooled by code that came in under no packet, in whatever way', async () => {
    const line = 'fail | The commits of the work are in order';
    const sneaks: readonly (readonly [message: string, rules: string])[] = [
      ['sneak', 'role-attribution | work-packet-reference'],
      ['sneak\n\nRole: Coder', 'work-packet-reference'],
      [`sneak\n\nRole: Coder\nWork-Packet: ${ID.toLowerCase()}`, 'work-packet-reference'],
      [`sneak\n\nRole: Coder\nWork-Packet: README`, 'work-packet-reference'],
      ['sneak\n\nRole: Orchestrator', 'no-code-by-orchestrator'],
    ];
    const repository = await worked();
    expect(await troubleOf(repository)).toEqual([]);
    const good = repository.git('rev-parse', 'HEAD');
    for (const path of ['app/main.ts', 'src/jobs.ts']) {
      for (const [message, rules] of sneaks) {
        repository.write(path, `${repository.read(path)}x\n`);
        repository.commitAll(message);
        expect(await troubleOf(repository)).toEqual([`${line} | ${rules}`]);
        const { status, lines } = await answerOf(repository);
        expect(lines[0]?.because).toMatch(/^`\w{12}` touches code and names no packet that there is, expected /);
        expect(status).toBe(1);
        repository.git('reset', '-q', '--hard', good);
      }
    }
  });

  it('is not fooled by a merge that brings code of its own', async () => {
    const repository = await worked();
    repository.git('checkout', '-q', '-b', 'topic', 'HEAD~1');
    repository.write('notes/a.md', 'a\n');
    repository.commitAll('a note');
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-commit', '--no-ff', 'topic');
    repository.write('app/main.ts', 'x\n');
    repository.commitAll('merge');
    expect(await troubleOf(repository)).toEqual([
      'fail | The commits of the work are in order | role-attribution | work-packet-reference',
    ]);
  });

  it('is not fooled where the rules that ask for a packet are switched off', async () => {
    const repository = await lawful({ 'work-packet-reference': 'off', 'role-attribution': 'off' });
    repository.write('app/main.ts', 'x\n');
    repository.commitAll('sneak');
    expect(await troubleOf(repository)).toEqual(['fail | The commits of the work are in order']);
  });

  it.each([
    [['signature-lock'], 'signature-lock is'],
    [['user-signature'], 'user-signature is'],
    [['signature-ledger'], 'signature-ledger is'],
    [['signature-lock', 'status-step'], 'signature-lock, status-step are'],
  ])('is no pass where nobody asks whether the packet is as it was signed: without %j', async (rules, words) => {
    const repository = await lawful(Object.fromEntries(rules.map((rule) => [rule, 'off'])));
    const { status, stdout } = await postWork(repository);
    expect(stdout).toContain(
      `NOT CHECKED  The packet is as it was signed: ${words} switched off by the configuration\n`,
    );
    expect(stdout).toMatch(/could not be decided\n$/);
    expect(status).toBe(2);
  });
});
