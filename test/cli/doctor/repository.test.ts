import { describe, expect, it } from 'vitest';
import { programFound } from '../../../cli/doctor/checks/program-found.js';
import { switchedOff } from '../../../cli/doctor/checks/switched-off.js';
import type { Facts } from '../../../cli/doctor/facts.js';
import { recordAnswer } from '../../support/attack-record.js';
import { runHere } from '../desk/run-here.js';
import { SIGNED } from '../governed-repository.js';
import { DoctoredRepository } from './doctored.js';

describe('doctor and what git shows', () => {
  it('L17: a tag or branch with the name of another branch', async (context) => {
    const repository = new DoctoredRepository();
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    repository.git('tag', 'v1.0');
    expect(await repository.troubles()).toEqual({});
    repository.git('tag', 'origin/main', 'main');
    repository.git('tag', 'main', 'main');
    repository.git('update-ref', 'refs/heads/origin/main', 'main');
    repository.git('update-ref', 'refs/origin/main', 'main');
    const { refs = [] } = await repository.troubles();
    expect(refs).toEqual([
      'refs/heads/origin/main has the short name origin/main of refs/remotes/origin/main, expected one thing of that name',
      'refs/origin/main has the short name origin/main of refs/heads/origin/main, expected one thing of that name',
      'refs/tags/main has the short name main of refs/heads/main, expected one thing of that name',
      'refs/tags/origin/main has the short name origin/main of refs/heads/origin/main, expected one thing of that name',
    ]);
    const got = refs.some((said) => said.startsWith('refs/tags/origin/main ')) ? 'reported: refs' : 'not reported';
    recordAnswer(context, { id: 'L17', form: '', severity: 'C', door: 'doctor', expected: 'reported: refs', got });
  });

  it('L22: an object that is replaced', async (context) => {
    const repository = new DoctoredRepository();
    const old = repository.git('rev-parse', `HEAD:${SIGNED}`);
    repository.edit(SIGNED, 'src/jobs.ts', 'src/');
    repository.commitAll('widen');
    const now = repository.git('rev-parse', `HEAD:${SIGNED}`);
    repository.git('replace', now, old);
    const { lines } = await repository.doctor();
    const [trouble] = lines.find(({ id }) => id === 'history')?.troubles ?? [];
    expect(trouble?.message).toBe(
      `The object ${now} is replaced by another one when git shows it, expected it as it was committed`,
    );
    expect(trouble?.help).toContain(`git replace -d ${now}`);
    const got = trouble ? 'reported: history' : 'not reported';
    recordAnswer(context, { id: 'L22', form: '', severity: 'H', door: 'doctor', expected: 'reported: history', got });
  });

  it('L23: a history that is grafted', async (context) => {
    const repository = new DoctoredRepository();
    repository.lay('.git/info/grafts', `# nothing yet\n${repository.git('rev-parse', 'HEAD')}\n`);
    const { history = [] } = await repository.troubles();
    expect(history).toEqual([
      "info/grafts in git's own folder gives 1 commit other parents, expected the ones that were committed",
    ]);
    const got = history.length > 0 ? 'reported: history' : 'not reported';
    recordAnswer(context, { id: 'L23', form: '', severity: 'H', door: 'doctor', expected: 'reported: history', got });
  });

  it('a shallow clone', async () => {
    const repository = new DoctoredRepository();
    repository.lay('.git/shallow', `${repository.git('rev-parse', 'HEAD')}\n`);
    expect((await repository.troubles()).history).toEqual(['The clone is shallow, expected the whole history']);
  });

  it('H10: files that git does not look at', async (context) => {
    const repository = new DoctoredRepository();
    repository.git('update-index', '--assume-unchanged', SIGNED);
    repository.git('update-index', '--skip-worktree', 'src/jobs.ts');
    const { lines } = await repository.doctor();
    const troubles = lines.find(({ id }) => id === 'index')?.troubles ?? [];
    expect(troubles.map(({ message }) => message)).toEqual([
      `${SIGNED} is marked assume-unchanged in the index, expected no mark`,
      'src/jobs.ts is marked skip-worktree in the index, expected no mark',
    ]);
    expect(troubles[0]?.help).toBe(`Take the mark away: git update-index --no-assume-unchanged -- '${SIGNED}'`);
    const got = troubles.length === 2 ? 'reported: index' : 'not reported';
    recordAnswer(context, { id: 'H10', form: '', severity: 'H', door: 'doctor', expected: 'reported: index', got });
  });
});

describe('doctor and the law', () => {
  it('names a configuration that cannot be read, in HEAD and in the work tree', async () => {
    const repository = new DoctoredRepository();
    repository.write('handshake.config.json', '{ "paths": { "bord": "x" } }\n');
    const [only, ...others] = (await repository.troubles()).law ?? [];
    expect(only).toContain('In the work tree handshake.config.json:1:14 ');
    expect(others).toEqual([]);
    repository.commitAll('broken');
    expect((await repository.troubles()).law?.[0]).toContain('In HEAD handshake.config.json:1:14 ');
  });

  it('says what it could not see, and goes on', async () => {
    const repository = new DoctoredRepository();
    // An index that nobody can read.
    repository.lay('.git/index', 'no index');
    const { status, verdict, lines } = await repository.doctor();
    expect(lines.find(({ id }) => id === 'index')?.verdict).toBe('not-checked');
    expect(lines.find(({ id }) => id === 'hooks')?.verdict).toBe('pass');
    expect({ status, verdict }).toEqual({ status: 2, verdict: 'inconclusive' });
    expect((await runHere(repository.folder, ['doctor'])).stdout).toMatch(/^NOT CHECKED {2}git looks at every file/m);
  });
});

describe('doctor and the surroundings', () => {
  const facts = (environment: Record<string, string>): Facts =>
    ({ environment, workTrees: async () => [], isProgram: () => false }) as unknown as Facts;

  it.each([
    [
      'H03: a setting from outside',
      { GIT_CONFIG_PARAMETERS: "'core.hooksPath'='/dev/null'" },
      'GIT_CONFIG_PARAMETERS sets core.hooksPath',
    ],
    [
      'the same, numbered',
      { GIT_CONFIG_KEY_0: 'core.hookspath', GIT_CONFIG_VALUE_0: '/dev/null' },
      'GIT_CONFIG_KEY_0 sets',
    ],
    ['husky told to do nothing', { HUSKY: '0' }, 'HUSKY is 0'],
    ['lefthook told to do nothing', { LEFTHOOK: 'false' }, 'LEFTHOOK is false'],
    ['pre-commit told to leave ours out', { SKIP: 'lint,handshake-check' }, 'SKIP is lint,handshake-check'],
  ])('%s', async (_, environment, said) => {
    const { troubles } = await switchedOff.examine(facts(environment));
    expect(troubles.map(({ message }) => message)).toEqual([expect.stringContaining(said)]);
    expect(troubles[0]?.help).toContain('unset ');
  });

  it('nothing of the kind', async () => {
    const { troubles } = await switchedOff.examine(facts({ HUSKY: '1', SKIP: 'lint', GIT_CONFIG_KEY_0: 'user.name' }));
    expect(troubles).toEqual([]);
  });

  it('no node on the PATH', async () => {
    const { troubles } = await programFound.examine(facts({ PATH: '/nowhere' }));
    expect(troubles.map(({ message }) => message)).toEqual([
      'The program node is in no folder of the PATH, expected Node 20.19 or newer there',
    ]);
  });
});
