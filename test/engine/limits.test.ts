import { describe, expect, it } from 'vitest';
import { pushSources } from '../../engine/sources/push.js';
import { rangeSource } from '../../engine/sources/range.js';
import { stagedSource } from '../../engine/sources/staged.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { GovernedRepository } from '../cli/governed-repository.js';
import { judgeChange } from '../support/judge-change.js';
import { judgeRepository, type MakeSource, opened, undecided } from './judged-repository.js';

const CONFIG = 'handshake.config.json';

/** A repository whose base sets limits, with a change of two paths committed on top and staged again. */
function repositoryWith(limits: Readonly<Record<string, number>>): { repository: GovernedRepository; base: string } {
  const repository = new GovernedRepository();
  repository.write(CONFIG, JSON.stringify({ limits }));
  const base = repository.commitAll('limits\n\nRole: Orchestrator');
  repository.git('update-ref', 'refs/remotes/origin/main', base);
  return { repository, base };
}

function touchTwo(repository: GovernedRepository): void {
  repository.write('notes/one.md', 'one\n');
  repository.write('notes/two.md', 'two\n');
}

/** The source of a push of HEAD, as git describes it to its hook. */
async function pushed(repository: GovernedRepository): Promise<MakeSource> {
  const tip = repository.git('rev-parse', 'HEAD');
  const line = `refs/heads/topic ${tip} refs/heads/topic ${'0'.repeat(40)}\n`;
  const [ref] = await pushSources(await opened(repository), 'origin', line);
  const source = ref?.source;
  if (!source) throw new Error('the push has nothing to judge');
  return () => source;
}

describe('limits.changedPaths of the base', () => {
  const words = { subject: 'the change', reason: 'touches more than 1 paths, the limit' };

  it('binds the work tree and the staged tree', async () => {
    const { repository } = repositoryWith({ changedPaths: 1 });
    touchTwo(repository);
    expect(
      await undecided(judgeRepository(repository, (each) => worktreeSource(each, { whole: false }))),
    ).toMatchObject(words);
    repository.git('add', '--all');
    expect(await undecided(judgeRepository(repository, (each) => stagedSource(each, { door: 'cli' })))).toMatchObject(
      words,
    );
  });

  it('binds a range and a push', async () => {
    const { repository, base } = repositoryWith({ changedPaths: 1 });
    touchTwo(repository);
    repository.commitAll('two\n\nRole: Orchestrator');
    const range: MakeSource = (each) => rangeSource(each, { base, head: 'HEAD' });
    expect(await undecided(judgeRepository(repository, range))).toMatchObject(words);
    expect(await undecided(judgeRepository(repository, await pushed(repository)))).toMatchObject(words);
  });

  it('lets pass what it allows', async () => {
    const { repository, base } = repositoryWith({ changedPaths: 2 });
    touchTwo(repository);
    repository.commitAll('two\n\nRole: Orchestrator');
    const report = await judgeRepository(repository, (each) => rangeSource(each, { base, head: 'HEAD' }));
    expect(report).toMatchObject({ verdict: 'pass', counts: { commits: 1 } });
  });

  it('is not what the change says of itself', async () => {
    const { repository, base } = repositoryWith({ changedPaths: 1 });
    repository.write(CONFIG, JSON.stringify({ limits: { changedPaths: 100 } }));
    touchTwo(repository);
    repository.commitAll('raised\n\nRole: Orchestrator');
    expect(
      await undecided(judgeRepository(repository, (each) => rangeSource(each, { base, head: 'HEAD' }))),
    ).toMatchObject(words);
  });

  it('binds a source in memory too', async () => {
    const config = { limits: { changedPaths: 1 } };
    const edits = { 'notes/one.md': () => 'one\n', 'notes/two.md': () => 'two\n' };
    expect(await undecided(judgeChange({ config, steps: [{ edits }] }))).toMatchObject(words);
  });
});

describe('limits.commits of the base', () => {
  it('binds a range and a push', async () => {
    const { repository, base } = repositoryWith({ commits: 1 });
    for (const name of ['one', 'two']) {
      repository.write(`notes/${name}.md`, name);
      repository.commitAll(`${name}\n\nRole: Orchestrator`);
    }
    const range: MakeSource = (each) => rangeSource(each, { base, head: 'HEAD' });
    expect(await undecided(judgeRepository(repository, range))).toMatchObject({
      subject: `${base}..HEAD`,
      reason: 'holds more than 1 commits, the limit',
    });
    expect(await undecided(judgeRepository(repository, await pushed(repository)))).toMatchObject({
      reason: 'holds more than 1 commits, the limit',
    });
    const one = await judgeRepository(repository, (each) => rangeSource(each, { base, head: 'HEAD~1' }));
    expect(one.verdict).toBe('pass');
  });

  it('binds a source in memory too', async () => {
    const steps = ['one', 'two'].map((name) => ({ edits: { [`notes/${name}.md`]: () => name } }));
    expect(await undecided(judgeChange({ config: { limits: { commits: 1 } }, steps }))).toMatchObject({
      reason: 'holds more than 1 commits, the limit',
    });
  });
});

describe('limits.packets of the base', () => {
  it('binds the tree that would result', async () => {
    const config = { limits: { packets: 2 } };
    const change = (path: string) => judgeChange({ config, steps: [{ edits: { [path]: () => 'text\n' } }] });
    expect((await change('notes/one.md')).verdict).toBe('pass');
    expect(await undecided(change('docs/task_packets/WP-1-Third-20260105.md'))).toMatchObject({
      subject: 'docs/task_packets',
      reason: 'holds 3 packets in commit 1, the limit is 2',
    });
  });
});
