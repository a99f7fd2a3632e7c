import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '../../../cli/desk/views/overview/overview.js';
import { runHere } from '../desk/run-here.js';
import { DRAFT, type Ended, GovernedRepository, SIGNED } from '../governed-repository.js';

const NOW = ['--now', '2026-01-10T00:00:00Z'];
const schema = JSON.parse(readFileSync(new URL('../../../schemas/overview.schema.json', import.meta.url), 'utf8'));
const isOverview = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

let repository: GovernedRepository;
beforeAll(() => {
  repository = new GovernedRepository();
});

const report = (...args: readonly string[]): Promise<Ended> => runHere(repository.folder, ['report', ...NOW, ...args]);

async function overviewOf(at: GovernedRepository, ...args: readonly string[]): Promise<Overview> {
  const { status, stdout } = await runHere(at.folder, ['report', ...NOW, '--format', 'json', ...args]);
  expect(status).toBe(0);
  const overview: Overview = JSON.parse(stdout);
  isOverview(overview);
  expect(isOverview.errors).toBeNull();
  return overview;
}

describe('what is shown', () => {
  it('is every packet with its state, its signer, what it needs and what it owes', async () => {
    const { name, packets, phases, signatures } = await overviewOf(repository);
    expect(name).toBe('a folder');
    const [cancel, retry] = packets;
    expect(cancel).toMatchObject({
      path: SIGNED,
      status: 'Ready-for-Dev',
      column: 'Ready for Dev',
      signedBy: 'alice',
      neededBy: ['WP-1-Retry-Job-20260102'],
    });
    expect(retry).toMatchObject({ path: DRAFT, status: 'Draft', column: 'Draft', signedBy: null });
    expect(cancel?.coverage.requirements).toBeGreaterThan(0);
    expect(cancel?.open).toHaveLength(cancel?.coverage.requirements ?? -1);
    expect(phases).toMatchObject([{ phase: '1', closed: false, packets: 2, finished: 0 }]);
    expect(phases[0]?.obstacles).toContain('WP-1-Cancel-Job-20260101 is Ready-for-Dev');
    expect(signatures).toMatchObject([{ signer: 'alice', packet: 'WP-1-Cancel-Job-20260101', recorded: true }]);
  });

  it('is what check --all says, and no other verdict', async () => {
    const broken = new GovernedRepository();
    broken.edit(DRAFT, '- STATUS: Draft', '- STATUS: Done');
    const { report: shown, packets } = await overviewOf(broken);
    const checked = await runHere(broken.folder, ['check', '--all', '--format', 'json', ...NOW]);
    expect(checked.status).toBe(1);
    expect(shown).toEqual(JSON.parse(checked.stdout));
    expect(packets.find(({ path }) => path === DRAFT)?.errors).toBeGreaterThan(0);
  });

  it('knows who needs whom, what stands on the board only, and what was taken out', async () => {
    const more = new GovernedRepository();
    more.write(
      'docs/TASK_BOARD.md',
      `${more.read('docs/TASK_BOARD.md')}\n## Superseded\n\n- **[WP-1-Old-20250101]** - by WP-1-Cancel-Job-20260101\n`,
    );
    const { packets } = await overviewOf(more);
    expect(packets.find(({ path }) => path === SIGNED)?.neededBy).toEqual(['WP-1-Retry-Job-20260102']);
    expect(packets.find(({ id }) => id === 'WP-1-Old-20250101')).toMatchObject({
      path: null,
      status: 'absent',
      column: 'Superseded',
    });
  });
});

describe('the page', () => {
  it('is the same bytes at the same time, on the terminal and in a file', async () => {
    const file = join(repository.folder, '../page.html');
    const printed = await report();
    expect(printed).toMatchObject({ status: 0, stderr: '' });
    expect(printed.stdout).toMatch(/^<!doctype html>\n/);
    const written = await report('--output', file);
    expect(written).toMatchObject({ status: 0, stdout: 'a folder: check --all says pass, 2 packets\n' });
    expect(readFileSync(file, 'utf8')).toBe(printed.stdout);
  });

  it('is of many repositories, merged from what each wrote', async () => {
    const folder = join(repository.folder, '../merging');
    mkdirSync(folder);
    const files = ['one', 'two'].map((name) => join(folder, `${name}.json`));
    await report('--format', 'json', '--name', 'the first', '--output', files[0] ?? '');
    await report('--format', 'json', '--name', 'the second', '--output', files[1] ?? '');
    const { status, stdout } = await report('--merge', ...files);
    expect(status).toBe(0);
    expect(stdout).toContain('<h1>2 repositories</h1>');
    expect(stdout).toMatch(/<a href="#r1-top">the second<\/a>/);
  });

  it('is not made of what cannot be read whole', async () => {
    const folder = join(repository.folder, '../broken');
    mkdirSync(folder);
    const overview = await overviewOf(repository);
    const wrong: Record<string, string> = {
      'no.json': 'nonsense',
      'list.json': '[]',
      'newer.json': JSON.stringify({ ...overview, version: 2 }),
      'part.json': JSON.stringify({ ...overview, packets: undefined }),
      'inside.json': JSON.stringify({ ...overview, report: { ...overview.report, verdict: 'fine' } }),
    };
    for (const [name, text] of Object.entries(wrong)) {
      writeFileSync(join(folder, name), text);
      const { status, stdout, stderr } = await report('--merge', join(folder, name));
      expect([name, status, stdout]).toEqual([name, 2, '']);
      expect(stderr).toContain(`${name} cannot be read as a report: `);
    }
    for (const other of [join(folder, 'absent.json'), '/dev/zero', folder]) {
      expect((await report('--merge', other)).status).toBe(2);
    }
  });

  it('is refused in a form that nobody knows', async () => {
    const { status, stderr } = await report('--format', 'pdf');
    expect(status).toBe(2);
    expect(stderr).toContain('html, json');
  });
});
