import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { append, type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';

const RULE = 'in-scope-paths';
const SIGNED = 'WP-1-Cancel-Job-20260101';
const DRAFT = 'WP-1-Retry-Job-20260102';

const by = (role: string, packet?: string): string => `x\n\nRole: ${role}${packet ? `\nWork-Packet: ${packet}` : ''}`;
const WORK = by('Coder', SIGNED);
const touch = (...paths: string[]): Step['edits'] =>
  Object.fromEntries(paths.map((path) => [path, append('\n// more\n')]));
const judged = (edits: Step['edits'], message = WORK, base?: Record<string, Edit>, config?: unknown) =>
  judgeChange({ steps: [{ edits, message }], ...(base ? { base } : {}), ...(config === undefined ? {} : { config }) });
const said = async (...all: Parameters<typeof judged>) => saidBy(await judged(...all), RULE);

describe(RULE, () => {
  it.each([
    ['what the scope lists', touch('src/jobs.ts', 'tests/jobs.test.ts'), []],
    ['a file more', touch('src/jobs.ts', 'app/main.ts'), ['error out-of-scope']],
    ['a longer name', touch('src/jobs.tsx'), ['error out-of-scope']],
    ['another case', touch('SRC/jobs.ts'), ['error out-of-scope']],
    ['a document', touch('docs/START_HERE.md'), ['error out-of-scope']],
    ['a deletion', { 'app/main.ts': () => null }, ['error out-of-scope']],
    ['a rename out', { 'src/jobs.ts': () => null, 'app/jobs.ts': () => 'x' }, ['error out-of-scope']],
    ['a rename in', { 'app/main.ts': () => null, 'src/jobs.ts': () => 'x' }, ['error out-of-scope']],
    ['the file of the packet itself', { signed: append('\n## Implementation\n\nDone.\n') }, []],
    ['the file of another packet', { draft: append('\n## Implementation\n\nDone.\n') }, ['error out-of-scope']],
    ['the board, which has a rule of its own', { board: append('\nx\n') }, []],
    ['a lock file', touch('src/jobs.ts', 'package-lock.json'), ['warning companion']],
    ['a test of a file in scope', touch('src/jobs.spec.ts', 'tests/unit/jobs.test.ts'), ['warning companion']],
    ['a test of another file', touch('tests/main.test.ts'), ['error out-of-scope']],
    ['both', touch('Cargo.lock', 'README.md'), ['error out-of-scope', 'warning companion']],
  ])('a Coder touches %s', async (_, edits, expected) => {
    expect(await said(edits)).toEqual(expected);
  });

  it.each([
    ['a Coder without a packet, off code', touch('README.md'), by('Coder'), []],
    ['a Coder without a packet, on code', touch('src/x.ts'), by('Coder'), []],
    ['a Coder under a draft, off code', touch('README.md'), by('Coder', DRAFT), ['error no-signed-packet']],
    ['a Coder under a draft, on code', touch('src/x.ts'), by('Coder', DRAFT), []],
    ['a Coder in the draft itself', { draft: append('\n## Skeleton\n\nx\n') }, by('Coder', DRAFT), []],
    ['a Validator, on code', touch('src/x.ts'), by('Validator', SIGNED), ['error out-of-scope']],
    ['a Validator, off code', touch('README.md'), by('Validator', SIGNED), []],
    ['nobody, on code', touch('src/x.ts'), `x\n\nWork-Packet: ${SIGNED}`, ['error out-of-scope']],
    ['nobody, off code', touch('README.md'), `x\n\nWork-Packet: ${SIGNED}`, ['error out-of-scope']],
    ['the Orchestrator, who may touch no code', touch('src/x.ts'), by('Orchestrator', SIGNED), []],
  ])('%s', async (_, edits, message, expected) => {
    expect(await said(edits, message)).toEqual(expected);
  });

  it('what is out stays out, also a companion and the other case', async () => {
    const base = {
      signed: (text: string) =>
        text
          .replace('  * src/jobs.ts\n', '  * src/\n  * tests/\n')
          .replace('  * Starting a cancelled job again', '  * src/vendor/\n  * package-lock.json (frozen)'),
    };
    expect(await said(touch('src/a.ts', 'tests/b.ts'), WORK, base)).toEqual([]);
    expect(await said(touch('src/Vendor/a.ts', 'package-lock.json'), WORK, base)).toEqual(['error excluded']);
    const [excluded] = ofRule(await judged(touch('src/Vendor/a.ts', 'package-lock.json'), WORK, base), RULE);
    expect(excluded?.related.map(({ path, note }) => `${note}: ${path}`)).toEqual([
      'what puts it out: docs/task_packets/WP-1-Cancel-Job-20260101.md',
      'touched by the same commit: src/Vendor/a.ts',
    ]);
  });

  it('an unreadable scope is none', async () => {
    for (const scope of ['the job system', '`**`', '../src/', 'src/jobs.ts (read-only)']) {
      const base = {
        signed: (text: string) => text.replace('  * src/jobs.ts\n  * tests/jobs.test.ts\n', `  * ${scope}\n`),
      };
      expect([scope, await said(touch('src/jobs.ts'), WORK, base)]).toEqual([scope, ['error no-scope']]);
    }
  });

  it('the change does not widen its own fence', async () => {
    const steps: Step[] = [
      {
        edits: { signed: replace('IN_SCOPE_PATHS**:\n', 'IN_SCOPE_PATHS**:\n  * app/main.ts\n') },
        message: by('Orchestrator'),
      },
      { edits: touch('app/main.ts'), message: WORK },
    ];
    expect(saidBy(await judgeChange({ steps }), RULE)).toEqual(['error out-of-scope']);
  });

  it('a repeated scope in a record section widens nothing', async () => {
    const base = { signed: append('\n## Implementation\n\n- **IN_SCOPE_PATHS**:\n  * app/main.ts\n') };
    expect(await said(touch('app/main.ts'), WORK, base)).toEqual(['error out-of-scope']);
  });

  it('companions are configuration', async () => {
    const config = { rules: { [RULE]: { companions: ['docs/changes/'], pairedTests: false } } };
    expect(await said(touch('docs/changes/1.md'), WORK, {}, config)).toEqual(['warning companion']);
    expect(await said(touch('src/jobs.spec.ts', 'package-lock.json'), WORK, {}, config)).toEqual([
      'error out-of-scope',
    ]);
  });

  it('points at the scope and at ten more paths', async () => {
    const paths = Array.from({ length: 12 }, (_, n) => `app/${String(n).padStart(2, '0')}.ts`);
    const [diagnostic] = ofRule(await judged(touch(...paths)), RULE);
    expect(diagnostic?.related[0]).toMatchObject({ note: 'the scope' });
    expect(diagnostic?.related.slice(1)).toEqual(
      paths.slice(1, 11).map((path) => ({ path, line: 1, column: 1, note: 'touched by the same commit' })),
    );
  });

  it('begins its sentence with a capital where the commit is still being made', () => {
    const words = rules.find(({ id }) => id === RULE)?.messages['no-scope'];
    expect(words?.({ commit: 'this commit', packet: SIGNED }).message).toMatch(/^This commit /);
  });

  it('names the packet, its scope, a few paths and the way out', async () => {
    const [diagnostic] = ofRule(await judged(touch('app/a.ts', 'app/b.ts', 'app/c.ts', 'app/d e.ts')), RULE);
    expect(diagnostic).toMatchObject({ path: 'app/a.ts', line: 1 });
    expect(diagnostic?.message).toBe(
      `Commit 000000000000 under ${SIGNED} touches \`app/a.ts\`, \`app/b.ts\`, \`app/c.ts\` and 1 more, expected only what its scope lists: \`src/jobs.ts\`, \`tests/jobs.test.ts\``,
    );
    expect(diagnostic?.help).toContain(
      `git restore --source=HEAD~ --staged -- app/a.ts app/b.ts app/c.ts 'app/d e.ts' && git commit --amend --no-edit`,
    );
    expect(diagnostic?.help).toContain(`${SIGNED}-v2`);
    expect(diagnostic?.related).toHaveLength(4);
  });
});
