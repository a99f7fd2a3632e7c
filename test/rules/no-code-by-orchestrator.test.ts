import { describe, expect, it } from 'vitest';
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
