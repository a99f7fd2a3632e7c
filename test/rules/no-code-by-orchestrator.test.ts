import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const touching = async (path: string, message: string, config?: unknown) =>
  judgeChange({ ...(config === undefined ? {} : { config }), steps: [{ edits: { [path]: () => 'x\n' }, message }] });

describe('no-code-by-orchestrator', () => {
  it.each(['src/a.ts', 'app/a.ts', 'tests/a.ts', 'scripts/a.sh', 'SRC/a.ts', 'src/caf\u00e9.ts'])(
    'blocks %s',
    async (path) => {
      const report = await touching(path, 'x\n\nRole: Orchestrator');
      const [diagnostic] = ofRule(report, 'no-code-by-orchestrator');
      expect(diagnostic).toMatchObject({ severity: 'error', standing: 'active', path });
      expect(report.verdict).toBe('block');
    },
  );

  it('blocks removals', async () => {
    const report = await judgeChange({
      steps: [{ edits: { 'src/jobs.ts': () => null }, message: 'x\n\nRole: Orchestrator' }],
    });
    expect(saidBy(report, 'no-code-by-orchestrator')).toEqual(['error code-touched']);
  });

  it.each([
    ['docs/notes.md', 'x\n\nRole: Orchestrator'],
    ['src2/a.ts', 'x\n\nRole: Orchestrator'],
    ['src/a.ts', 'x\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101'],
  ])('lets %s pass with "%s"', async (path, message) => {
    expect(saidBy(await touching(path, message), 'no-code-by-orchestrator')).toEqual([]);
  });

  it('points at the first path, with ten more beside it', async () => {
    const paths = Array.from({ length: 12 }, (_, n) => `src/${String(n).padStart(2, '0')}.ts`);
    const edits = Object.fromEntries(paths.map((path) => [path, () => 'x\n']));
    const report = await judgeChange({ steps: [{ edits, message: 'x\n\nRole: Orchestrator' }] });
    const [diagnostic] = ofRule(report, 'no-code-by-orchestrator');
    expect(diagnostic).toMatchObject({ path: 'src/00.ts', line: 1 });
    expect(diagnostic?.related).toEqual(
      paths.slice(1, 11).map((path) => ({ path, line: 1, column: 1, note: 'touched by the same commit' })),
    );
  });

  it('shows a command that a shell takes as it stands', async () => {
    const [diagnostic] = ofRule(await touching("src/it's.ts", 'x\n\nRole: Orchestrator'), 'no-code-by-orchestrator');
    expect(diagnostic?.help).toContain(`-- 'src/it'\\''s.ts' `);
  });

  it('says how to mend the commit that did it, last or not', async () => {
    const code = { edits: { 'src/a.ts': () => 'x\n' }, message: 'x\n\nRole: Orchestrator' };
    const plan = { edits: { 'README.md': () => 'x\n' }, message: 'x\n\nRole: Orchestrator' };
    const helped = async (...steps: (typeof code | typeof plan)[]) =>
      ofRule(await judgeChange({ steps }), 'no-code-by-orchestrator')[0]?.help;
    expect(await helped(plan, code)).not.toContain('git rebase');
    expect(await helped(code, plan)).toContain('git rebase');
  });

  it('begins its sentence with a capital where the commit is still being made', () => {
    const words = rules.find(({ id }) => id === 'no-code-by-orchestrator')?.messages['code-touched'];
    const data = { paths: ['src/a.ts'], fence: ['src/'] };
    expect(words?.({ ...data, commit: 'this commit' }).message).toMatch(/^This commit of the Orchestrator /);
    expect(words?.({ ...data, commit: '0123abc' }).message).toMatch(/^Commit 0123abc of the Orchestrator /);
  });

  it('takes the fence from the configuration of the base', async () => {
    const config = { roles: { Orchestrator: { mayNotTouch: ['lib/'] } } };
    expect(saidBy(await touching('lib/a.ts', 'x\n\nRole: Orchestrator', config), 'no-code-by-orchestrator')).toEqual([
      'error code-touched',
    ]);
    expect(saidBy(await touching('src/a.ts', 'x\n\nRole: Orchestrator', config), 'no-code-by-orchestrator')).toEqual(
      [],
    );
  });
});
