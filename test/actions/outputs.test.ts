import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StepTargets, stepOutputs } from '../../actions/merge-gate/outputs.js';
import type { GateResult } from '../../actions/merge-gate/parts.js';
import { diagnostic, report } from '../reporters/example-report.js';
import { gateResult } from './gate-result.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true }).compile(schema);

let top: string;
let log: string;
let targets: StepTargets;

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-outputs-')));
  for (const name of ['workspace', 'temporary', 'elsewhere']) mkdirSync(join(top, name));
  for (const name of ['summary', 'output']) writeFileSync(join(top, name), '');
  log = '';
  targets = {
    print: (text) => {
      log += text;
    },
    annotations: true,
    summaryFile: join(top, 'summary'),
    outputFile: join(top, 'output'),
    folders: { workspace: join(top, 'workspace'), temporary: join(top, 'temporary') },
    sarifFile: join(top, 'workspace', 'out', 'handshake.sarif'),
    rules: [],
  };
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

const publish = (changes: Partial<StepTargets> = {}, result: GateResult = blocked): Promise<readonly string[]> =>
  stepOutputs({ ...targets, ...changes }).publish(result);
const contentOf = (...names: string[]): string => readFileSync(join(top, ...names), 'utf8');
const REPORT = 'handshake-check-report.json';

const blocked = gateResult({
  report: report({
    verdict: 'block',
    diagnostics: [diagnostic({ path: 'docs/x\nverdict=pass', message: 'a\nverdict=pass' })],
    counts: { errors: 1, warnings: 2, inherited: 3, waived: 4 },
  }),
});

describe('what a step tells', () => {
  it('goes to the log, the report, the SARIF file, the summary and the outputs', async () => {
    expect(await publish()).toEqual([]);
    expect(log).toMatch(/\nblock: 1 error, 2 warnings in [^;]*; not counted: 3 inherited, 4 waived/);
    expect(contentOf('summary')).toMatch(/^# handshake-check: block, 1 error/);
    validate(JSON.parse(contentOf('temporary', REPORT)));
    expect(validate.errors).toBeNull();
    expect(JSON.parse(contentOf('workspace', 'out', 'handshake.sarif')).version).toBe('2.1.0');
  });

  it('has outputs that are words, numbers and paths, whatever the repository says (G07)', async () => {
    await publish();
    expect(contentOf('output')).toBe(
      [
        'verdict=block',
        'active=3',
        'inherited=3',
        'waived=4',
        `report=${join(top, 'temporary', REPORT)}`,
        `sarif-file=${join(top, 'workspace', 'out', 'handshake.sarif')}`,
        '',
      ].join('\n'),
    );
  });

  it('adds to what other steps wrote', async () => {
    writeFileSync(join(top, 'output'), 'other=1\n');
    await publish();
    expect(contentOf('output')).toMatch(/^other=1\nverdict=block\n/);
  });

  it('replaces the files of an earlier run, and leaves nothing half done', async () => {
    await publish();
    await publish({}, gateResult());
    expect(JSON.parse(contentOf('temporary', REPORT)).verdict).toBe('pass');
    expect(readdirSync(join(top, 'temporary'))).toEqual([REPORT]);
    expect(readdirSync(join(top, 'workspace', 'out'))).toEqual(['handshake.sarif']);
  });

  it('writes only what there is a place for', async () => {
    expect(await publish({ summaryFile: null, outputFile: null, sarifFile: null })).toEqual([]);
    expect(contentOf('output')).toBe('');
    expect(readdirSync(join(top, 'workspace'))).toEqual([]);
  });
});

describe('what cannot be written', () => {
  it.each([
    ['a path outside', (): string => join(top, 'elsewhere', 'x.sarif'), /lies outside of the folders/],
    ['a path that climbs out', (): string => `${join(top, 'workspace')}/../elsewhere/x.sarif`, /lies outside of the/],
    ['a sibling whose name begins like the folder', (): string => join(top, 'workspace-x', 'x.sarif'), /lies outside/],
    [
      'a folder that is a link',
      (): string => {
        symlinkSync(join(top, 'elsewhere'), join(top, 'workspace', 'link'));
        return join(top, 'workspace', 'link', 'x.sarif');
      },
      /lies behind a link/,
    ],
    [
      'a file that is a link',
      (): string => {
        writeFileSync(join(top, 'elsewhere', 'kept'), 'kept');
        symlinkSync(join(top, 'elsewhere', 'kept'), join(top, 'workspace', 'x.sarif'));
        return join(top, 'workspace', 'x.sarif');
      },
      /is there and is no regular file/,
    ],
    [
      'a folder in the place of the file',
      (): string => {
        mkdirSync(join(top, 'workspace', 'x.sarif'));
        return join(top, 'workspace', 'x.sarif');
      },
      /is there and is no regular file/,
    ],
  ])('%s is refused in one sentence, and everything else is written', async (_, place, words) => {
    const sarifFile = place();
    const refusals = await publish({ sarifFile });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(/^The SARIF file is not written: /);
    expect(refusals[0]).toMatch(words);
    expect(readdirSync(join(top, 'elsewhere')).filter((name) => name !== 'kept')).toEqual([]);
    if (existsSync(join(top, 'elsewhere', 'kept'))) expect(contentOf('elsewhere', 'kept')).toBe('kept');
    expect(contentOf('output')).toContain('\nsarif-file=\n');
    expect(contentOf('output')).toMatch(/^verdict=block\n/);
    expect(JSON.parse(contentOf('temporary', REPORT)).verdict).toBe('block');
  });

  it('is a summary behind a link; the outputs are written all the same', async () => {
    symlinkSync(join(top, 'elsewhere', 'x'), join(top, 'link'));
    expect(await publish({ summaryFile: join(top, 'link') })).toEqual([
      `The summary of the job is not written: ${join(top, 'link')} is no regular file.`,
    ]);
    expect(readdirSync(join(top, 'elsewhere'))).toEqual([]);
    expect(contentOf('output')).toMatch(/^verdict=block\n/);
  });

  it('is a path that would be an output of its own', async () => {
    const temporary = join(top, 'temporary', 'a\nverdict=pass');
    mkdirSync(temporary);
    const refusals = await publish({ folders: { ...targets.folders, temporary } });
    expect(refusals).toEqual(['The output report is empty: its path has characters that cannot be printed.']);
    expect(contentOf('output')).toMatch(/^verdict=block\nactive=3\ninherited=3\nwaived=4\nreport=\nsarif-file=/);
  });

  it('is said with the reason that the system gives', async () => {
    const refusals = await publish({ folders: { ...targets.folders, temporary: join(top, 'missing') } });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(/^The report file is not written: ENOENT/);
  });
});
