import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { REPORT_FORMATS } from '../../cli/report-formats.js';
import { counted } from '../../engine/model/counted.js';
import { runHere } from './desk/run-here.js';
import { DRAFT, type Ended, GovernedRepository, SIGNED } from './governed-repository.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const isReport = new Ajv2020({ strict: true }).compile(JSON.parse(read('../../schemas/report.schema.json')));

let passing: GovernedRepository;
let blocked: GovernedRepository;

beforeAll(() => {
  passing = new GovernedRepository();
  passing.edit(DRAFT, '  * Cancelled jobs\n', '  * TBD\n');
  blocked = new GovernedRepository();
  blocked.edit(SIGNED, '  * src/jobs.ts\n', '  * src/jobs.ts\n  * app/main.ts\n');
});

function check({ folder }: GovernedRepository, ...args: readonly string[]): Promise<Ended> {
  return runHere(folder, ['check', ...args]);
}

/** Whether a text is what its format says, by a reader of that format that is none of ours. */
const accepted: Record<(typeof REPORT_FORMATS)[number], (text: string) => void | Promise<void>> = {
  text: (text) => expect(text).toMatch(/^(?:pass|block): .+\n$/m),
  json(text) {
    isReport(JSON.parse(text));
    expect(isReport.errors).toBeNull();
  },
  sarif(text) {
    const log: Log = JSON.parse(text);
    expect(log.version).toBe('2.1.0');
    const known = (log.runs[0]?.tool.driver.rules ?? []).map(({ id }) => id);
    for (const { ruleId = '' } of log.runs[0]?.results ?? []) expect(known).toContain(ruleId);
  },
  async junit(text) {
    const schema = read('../reporters/fixtures/junit.xsd');
    const { errors } = await validateXML({ xml: [{ fileName: 'a.xml', contents: text }], schema, extension: 'schema' });
    expect(errors).toEqual([]);
  },
  github: (text) => expect(text).toMatch(/^(?:::(?:error|warning|notice) .+\n)*$/),
  markdown: (text) => expect(text).toMatch(/^# handshake-check: (?:pass|block), /),
};

describe.each(REPORT_FORMATS)('--format %s', (format) => {
  it('says the same verdict in its own way, the same bytes each time', async () => {
    const ended: (readonly [number | null, string])[] = [];
    for (const repository of [passing, blocked]) {
      const { status, stdout, stderr } = await check(repository, '--format', format);
      await accepted[format](stdout);
      expect((await check(repository, '--format', format)).stdout).toBe(stdout);
      ended.push([status, stderr]);
    }
    expect(ended).toEqual([
      [0, ''],
      [1, ''],
    ]);
  });

  it('goes into the file that --output names, and the text to the terminal', async () => {
    writeFileSync(join(blocked.folder, '../report'), 'an older report');
    const { status, stdout } = await check(blocked, '--format', format, '--output', join(blocked.folder, '../report'));
    expect(status).toBe(1);
    await accepted.text(stdout);
    const written = readFileSync(join(blocked.folder, '../report'), 'utf8');
    expect(written).toBe((await check(blocked, '--format', format)).stdout);
    expect(readdirSync(join(blocked.folder, '..')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a report in a format', () => {
  it('is made of a run that came to nothing, too', async () => {
    for (const format of REPORT_FORMATS) {
      if (format === 'text') continue;
      const { status, stdout, stderr } = await check(passing, '--format', format, '--range', 'nowhere..HEAD');
      expect([format, status, stderr]).toEqual([format, 2, '']);
      expect(stdout).toContain('nowhere');
    }
  });

  it('is refused by a name that is none', async () => {
    const { status, stdout, stderr } = await check(passing, '--format', 'xml');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('text, json, sarif, junit, github, markdown');
  });
});

describe('--output', () => {
  it.each([
    ['a folder', (at: string) => mkdirSync(at)],
    ['a link', (at: string) => symlinkSync('elsewhere', at)],
  ])('refuses %s, and leaves it alone', async (_, put) => {
    const at = join(passing.folder, `../there-${_.slice(2)}`);
    put(at);
    const { status, stdout, stderr } = await check(passing, '--format', 'sarif', '--output', at);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('is there and is no regular file');
  });

  it('takes nothing from anybody: no tracked file, none of git, none behind a link out of the repository', async () => {
    const repository = new GovernedRepository();
    symlinkSync('..', join(repository.folder, 'out'));
    const before = repository.read(SIGNED);
    for (const [file, says] of [
      [SIGNED, 'is tracked by git'],
      ['docs/TASK_BOARD.md', 'is tracked by git'],
      ['.git/config', "lies in git's own folder"],
      ['out/report.json', 'lies behind a link that leads out of the repository'],
    ] as const) {
      const { status, stderr } = await check(
        repository,
        '--format',
        'sarif',
        '--output',
        join(repository.folder, file),
      );
      expect([file, status]).toEqual([file, 2]);
      expect(stderr).toContain(says);
    }
    expect(repository.read(SIGNED)).toBe(before);
    const fresh = join(repository.folder, 'report.sarif');
    for (const _ of [1, 2]) expect((await check(repository, '--format', 'sarif', '--output', fresh)).status).toBe(0);
  });

  it('says what keeps a file from being written', async () => {
    const { status, stderr } = await check(passing, '--output', join(passing.folder, 'absent/report'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^handshake-check could not decide: --output .+ could not be written: ENOENT/);
  });
});

describe('the text', () => {
  it('shows the line that a finding points to', async () => {
    const { stdout } = await check(blocked);
    expect(stdout).toMatch(
      /signature-lock\/field-changed\n {2}IN_SCOPE_PATHS.+\n {4}18 \| {3}\* app\/main.ts\n {2}why:/,
    );
  });

  it('is only what stops the change, with --quiet', async () => {
    const loud = await check(passing);
    expect(loud.stdout).toContain('  warning  ');
    const quiet = await check(passing, '--quiet');
    expect(quiet.status).toBe(0);
    expect(quiet.stdout).toMatch(/^pass: .+\n$/);
    expect((await check(blocked, '--quiet')).stdout).toContain('  error  signature-lock/field-changed');
  });
});

describe('--max-warnings', () => {
  it('stops what passes with more warnings than that', async () => {
    const { counts } = JSON.parse((await check(passing, '--format', 'json')).stdout);
    expect(counts.warnings).toBeGreaterThan(0);
    expect((await check(passing, '--max-warnings', String(counts.warnings))).status).toBe(0);
    const { status, stderr } = await check(passing, '--max-warnings', String(counts.warnings - 1));
    expect(status).toBe(1);
    expect(stderr).toContain(
      `has ${counted(counts.warnings, 'warning')}, expected at most ${counts.warnings - 1} (--max-warnings)`,
    );
  });

  it('lets nothing through that blocks', async () => {
    expect((await check(blocked, '--max-warnings', '999')).status).toBe(1);
  });

  it('takes whole numbers only', async () => {
    for (const text of ['-1', 'many', '1.5', '']) {
      expect((await check(passing, `--max-warnings=${text}`)).status).toBe(2);
    }
  });
});
