import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settlementOf } from '../../../cli/desk/writing/settle-journal.js';
import { FACTS_FILE } from '../../../engine/sources/fact-file.js';
import { GovernedRepository, SIGNED } from '../governed-repository.js';
import { refusalOf } from './hostile-arguments.js';
import { ran, runWith } from './stopped-acts.js';

const BOARD = 'docs/TASK_BOARD.md';
const ACT = ['status', 'WP-1-Cancel-Job-20260101', 'In-Progress'];

/** A repository in which an act was killed before one of its calls. */
function stoppedBefore(call: RegExp): GovernedRepository {
  const repository = new GovernedRepository();
  const rehearsal = new GovernedRepository();
  const at = runWith(rehearsal.folder, ACT, { at: 0, kind: 'none' }).calls.findIndex((each) => call.test(each)) + 1;
  expect(at).toBeGreaterThan(0);
  expect(runWith(repository.folder, ACT, { at, kind: 'kill' }).ended.status).toBe(null);
  return repository;
}

const half = (): GovernedRepository => stoppedBefore(/^renameSync docs\/TASK_BOARD\.md$/);
const decided = (): GovernedRepository => stoppedBefore(/^renameSync docs\/task_packets\//);

function leftovers({ folder }: GovernedRepository): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /handshake-check\.(?:lock|journal|prepared)|\.handshake-/.test(name))
    .map((name) => name.replace(/(lock-|handshake-)[0-9a-f-]{10,}/, '$1*'))
    .toSorted();
}

it('a rehearsal changes nothing, not even in passing', () => {
  const { ended, calls } = runWith(new GovernedRepository().folder, [...ACT, '--dry-run'], { at: 0, kind: 'none' });
  // But for what was read, which is kept in git's own folder.
  const changing = calls.filter((call) => !call.endsWith(`.git/${FACTS_FILE}`));
  expect({ status: ended.status, changing }).toEqual({ status: 0, changing: [] });
});

it('what becomes of an act depends on what stands where it wrote', () => {
  expect(settlementOf(['old', 'old'])).toBe('finish');
  expect(settlementOf(['new', 'old'])).toBe('finish');
  expect(settlementOf(['new', 'new'])).toBe('finish');
  expect(settlementOf(['old', 'other'])).toBe('undo');
  expect(settlementOf(['other', 'other'])).toBe('undo');
  expect(settlementOf(['new', 'other'])).toBe('refuse');
});

describe('an act that was killed half-way', () => {
  it('is judged by nobody, and the hooks judge what is staged', async () => {
    const repository = half();
    for (const command of [['check'], ['check', '--all'], [...ACT, '--dry-run']]) {
      const said = await refusalOf(repository.folder, command);
      expect(said).toContain('the work tree holds an act that was stopped half-way, expected it to be finished');
      expect(said).toContain('npx handshake-check check --fix');
    }
    expect((await ran(repository.folder, ['check', '--staged'])).code).toBe(0);
    expect((await ran(repository.folder, ['check', '--range', 'HEAD..HEAD'])).code).toBe(0);
  });

  it('is finished by the next act, whichever it is, which says so', async () => {
    const repository = half();
    const { code, told, printed } = await ran(repository.folder, [
      'status',
      'WP-1-Cancel-Job-20260101',
      'Ready-for-Dev',
    ]);
    expect({ code, told }).toEqual({
      code: 0,
      told: `handshake-check: finished an act on ${SIGNED}, ${BOARD} that was stopped half-way\n`,
    });
    expect(printed).toContain('from In-Progress to Ready-for-Dev');
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(leftovers(repository)).toEqual([]);
  });

  it('is finished although its temporary files were swept away', async () => {
    const repository = half();
    repository.git('clean', '-fdq');
    expect(leftovers(repository).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect((await ran(repository.folder, ['check', '--fix'])).code).toBe(0);
    expect(repository.read(BOARD)).toContain('## In Progress\n\n- **[WP-1-Cancel-Job-20260101]**');
    expect(leftovers(repository)).toEqual([]);
  });

  it('is refused where somebody wrote since, loses nothing, and the way out that is shown is one', async () => {
    const repository = half();
    repository.edit(BOARD, '## Done\n', '## Done\n\nsaved by an editor\n');
    const before = leftovers(repository);
    const said = await refusalOf(repository.folder, ACT);
    expect(said).toContain(`${BOARD} was changed after an act was stopped half-way that had written ${SIGNED}`);
    expect(repository.read(BOARD)).toContain('saved by an editor');
    expect(repository.read(SIGNED)).toContain('STATUS: In-Progress');
    expect(leftovers(repository)).toEqual(before.filter((name) => !name.includes('lock')));

    const [command = ''] = /rm '.*'$/m.exec(said) ?? [];
    execFileSync('sh', ['-c', command]);
    expect(leftovers(repository)).toEqual([]);
    expect((await ran(repository.folder, ['check', '--fix'])).code).toBe(0);
    expect(repository.read(BOARD)).toMatch(/## In Progress\n\n- \*\*\[WP-1-Cancel[\s\S]*saved by an editor/);
  });

  it('is dropped where somebody wrote before it had written anything', async () => {
    const repository = decided();
    repository.edit(BOARD, '## Done\n', '## Done\n\nsaved by an editor\n');
    const { told } = await ran(repository.folder, ['check', '--fix']);
    expect(told).toContain(`dropped an act on ${SIGNED}, ${BOARD} that was stopped before it wrote anything`);
    expect(repository.read(SIGNED)).toContain('STATUS: Ready-for-Dev');
    expect(repository.read(BOARD)).toContain('saved by an editor');
    expect(leftovers(repository)).toEqual([]);
  });

  it('is refused where its journal is not its own, which touches nothing', async () => {
    const repository = half();
    const journal = join(repository.folder, '.git/handshake-check.journal');
    const whole = repository.read('.git/handshake-check.journal');
    const forged = [
      '',
      '{}',
      'null',
      '{"version":2,"files":[],"folders":[]}',
      whole.slice(0, -10),
      whole.replace(/"temporary":"[^"]*"/, '"temporary":"src/jobs.ts"'),
      whole.replace(/"temporary":"docs\/task_packets/, '"temporary":"docs'),
    ];
    for (const text of forged) {
      writeFileSync(journal, text);
      const said = await refusalOf(repository.folder, ['check', '--fix']);
      expect(said).toContain('the file handshake-check.journal in git');
      expect(existsSync(join(repository.folder, 'src/jobs.ts'))).toBe(true);
    }
    writeFileSync(journal, whole.replaceAll('docs/', '../docs/'));
    expect(await refusalOf(repository.folder, ['check', '--fix'])).toContain('is no path inside of the repository');
    rmSync(journal);
  });
});
