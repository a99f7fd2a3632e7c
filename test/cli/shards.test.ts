import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from './desk/run-here.js';
import { DRAFT, GovernedRepository, run, temporaryFolder } from './governed-repository.js';

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const hasField = existsSync(FIELD);
if (!hasField) console.warn('shards: the field samples are not beside the project, so nothing of them is divided here');
const AT = ['--now', '2026-01-20T00:00:00Z'];

/** Writes the report of every shard beside a repository. @returns their files */
async function shardsOf(folder: string, count: number): Promise<string[]> {
  const files: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const file = join(folder, `../${index}-of-${count}.json`);
    const args = ['check', '--all', '--shard', `${index}/${count}`, '--format', 'json', '--output', file, ...AT];
    const { stdout } = await runHere(folder, args);
    expect(stdout).toContain(`shard ${index} of ${count}`);
    files.push(file);
  }
  return files;
}

describe.runIf(hasField).each(hasField ? readdirSync(FIELD) : [])('the repository of %s', (date) => {
  it('is divided and joined to what it is as a whole', async () => {
    const folder = temporaryFolder();
    cpSync(join(FIELD, date), folder, { recursive: true });
    for (const args of [
      ['init', '-q', '-b', 'main', '.'],
      ['add', '-A'],
      ['commit', '-qm', 'As it was found'],
    ])
      run('git', args, folder);
    const whole = await runHere(folder, ['check', '--all', '--format', 'json', ...AT]);
    const joined = await runHere(folder, ['check', '--format', 'json', '--merge', ...(await shardsOf(folder, 3))]);
    expect(joined).toEqual(whole);
    expect(joined.status).toBe(1);
  });
});

describe('check --merge', () => {
  let repository: GovernedRepository;
  let files: readonly string[];
  beforeAll(async () => {
    repository = new GovernedRepository();
    repository.edit(DRAFT, '  * Cancelled jobs\n', '  * TBD\n');
    files = await shardsOf(repository.folder, 2);
  });
  const merge = (...args: readonly string[]) => runHere(repository.folder, ['check', ...args]);

  it('answers in every format, with the exit code of the whole', async () => {
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown']) {
      const whole = await merge('--all', '--format', format, ...AT);
      expect(await merge('--merge', ...files, '--format', format)).toEqual(whole);
    }
    expect((await merge('--max-warnings', '0', '--merge', ...files)).status).toBe(1);
  });

  it('reads nothing but reports of shards', async () => {
    const file = join(repository.folder, '../other.json');
    const said = async (text: string): Promise<string> => {
      writeFileSync(file, text);
      const { status, stdout, stderr } = await merge('--merge', ...files, file);
      expect([status, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await said('{')).toContain('other.json cannot be read as a report');
    expect(await said('{}')).toContain("must have required property 'version'");
    expect(await said((await merge('--all', '--format', 'json')).stdout)).toContain('it is that of a whole run');
    const failed = await merge('--all', '--shard', '2/2', '--format', 'json', '--config', 'none.json');
    expect(await said(failed.stdout)).toContain('it came to nothing, because none.json');
    expect(await said(readFileSync(files[1] ?? '', 'utf8'))).toContain('is shard 2 of 2');
    expect((await merge('--merge', ...files, join(repository.folder, '..'))).stderr).toContain('no regular file');
  });

  it('is not a thing to be given with something to judge', async () => {
    for (const args of [
      ['--all'],
      ['--staged'],
      ['--fix'],
      ['--range', 'a..b'],
      ['--rule', 'packet-id'],
      ['WP-1-A-20260101'],
    ]) {
      const { status, stderr } = await merge(...args, '--merge', ...files);
      expect([args, status, stderr]).toEqual([
        args,
        2,
        expect.stringContaining('--merge was given with something to judge'),
      ]);
    }
  });

  it('answers a program that asked for JSON in JSON when it cannot', async () => {
    const { status, stdout, stderr } = await merge('--format', 'json', '--merge', files[0] ?? '');
    expect([status, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'inconclusive', undecided: [{ reason: expect.any(String) }] });
  });
});

describe('check --shard', () => {
  it.each(['0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', 'a/b', '1/1001', ' 1/2', ''])('%j is no part', async (shard) => {
    const { status, stderr } = await runHere(temporaryFolder(), ['check', '--all', '--shard', shard]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('is no part of a run, expected I/N')]);
  });

  it('needs --all, and it alone', async () => {
    const said = async (...args: string[]): Promise<string> =>
      (await runHere(temporaryFolder(), ['check', ...args, '--shard', '1/2'])).stderr;
    expect(await said()).toContain('--shard was given without --all');
    expect(await said('--staged')).toContain('--shard was given without --all');
    expect(await said('--all', '--fix')).toContain('with --fix or with packets');
    expect(await said('--all', 'WP-1-A-20260101')).toContain('with --fix or with packets');
  });
});
