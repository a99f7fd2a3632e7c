import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citedLines, linesOf } from '../../../engine/documents/cited-lines.js';
import type { PacketTrace } from '../../../workflow/work/trace.js';
import { DRAFT, type Ended, GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusesHostileArguments } from './hostile-arguments.js';
import { runHere } from './run-here.js';

const ID = 'WP-1-Cancel-Job-20260101';
const DRAFT_ID = 'WP-1-Retry-Job-20260102';
const SPEC = 'docs/spec/Master_Spec_v01.00.md';

/** The requirements of section 1.2, by their ids. */
const [BY_NAME, FIVE_SECONDS, STAYS] = ['1.2#a02864ef', '1.2#54ac9418', '1.2#7bd8ace8'] as const;

const trace = (repository: GovernedRepository, ...args: string[]): Promise<Ended> =>
  runHere(repository.folder, ['trace', ...args]);

interface Answer {
  readonly packets: readonly (PacketTrace & { readonly coverage: { readonly percent: number | null } })[];
  readonly phases?: readonly { readonly phase: string; readonly coverage: { readonly percent: number | null } }[];
}

async function answerOf(repository: GovernedRepository, ...args: string[]): Promise<Answer> {
  const { status, stdout } = await trace(repository, ...args, '--format', 'json');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Answer;
}

const CANCEL = 'export function cancel(): boolean {\n  return true;\n}\n\n';

/** The repository of the example, with a file that meets something and the evidence that the packet brings. */
function withEvidence(...rows: readonly string[]): GovernedRepository {
  const repository = new GovernedRepository();
  repository.write('src/cancel.ts', CANCEL);
  repository.write(
    SIGNED,
    `${repository.read(SIGNED)}\n## EVIDENCE_MAPPING\n${rows.map((row) => `- ${row}\n`).join('')}`,
  );
  return repository;
}

const statesOf = async (repository: GovernedRepository): Promise<string[]> =>
  (await answerOf(repository, ID)).packets.flatMap(({ rows }) =>
    rows.map(({ requirement, state }) => `${requirement.id} ${state}`),
  );

describe('trace of one packet', () => {
  it('shows each MUST and SHOULD of its section, and where it is met', async () => {
    const repository = withEvidence(`${BY_NAME} -> src/cancel.ts:1-2`, `${STAYS} -> src/cancel.ts:1, src/gone.ts:7`);
    const before = everyFile(repository.folder);
    const { status, stdout, stderr } = await trace(repository, ID);
    expect(stdout).toBe(`${ID} (${SIGNED})

STATE    REQUIREMENT   WORD  EVIDENCE           SPEC                                TEXT
present  1.2#a02864ef  MUST  src/cancel.ts:1-2  ${SPEC}:18  A queued or running job MUST be cancelled by its name.
missing  1.2#54ac9418  MUST                     ${SPEC}:18  The process of a running job MUST have ended five seconds after the request.
gone     1.2#7bd8ace8  MUST  src/cancel.ts:1    ${SPEC}:19  A job that is done, failed or cancelled MUST stay as it is, and the request MUST be refused.
gone                         src/gone.ts:7

coverage: 1 of 3 requirements (33 %), MUST 1 of 3, SHOULD 0 of 0; 1 missing, 1 gone
`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it.each([
    ['is there', 'src/cancel.ts:2', 'present'],
    ['is there as it was recorded', 'src/cancel.ts:1-3 sha256:FINGERPRINT', 'present'],
    ['says something else than when it was recorded', 'src/cancel.ts:2 sha256:000000000000', 'drifted'],
    ['is blank', 'src/cancel.ts:4', 'gone'],
    ['is beyond the end', 'src/cancel.ts:99', 'gone'],
    ['is no file', 'src/cancel.js:1', 'gone'],
  ])('knows evidence that %s, whatever STATUS says', async (_, cited, state) => {
    const lines = citedLines(linesOf(CANCEL), 1, 3);
    const fingerprint = lines.kind === 'lines' ? lines.fingerprint : '';
    const row = cited.replace('FINGERPRINT', fingerprint);
    expect(await statesOf(withEvidence(`${BY_NAME} -> ${row}`))).toContain(`${BY_NAME} ${state}`);
  });

  it('reads the evidence of the work tree, and the spec that binds there', async () => {
    const repository = withEvidence(`${BY_NAME} -> src/cancel.ts:1`);
    repository.commitAll('evidence');
    rmSync(join(repository.folder, 'src/cancel.ts'));
    repository.edit(SPEC, 'MUST be cancelled by its name', 'MAY be cancelled by its name');
    expect(await statesOf(repository)).toEqual([`${BY_NAME} gone`, `${FIVE_SECONDS} missing`, `${STAYS} missing`]);
  });

  it('says where its anchor leads nowhere, and which evidence is for nothing', async () => {
    const repository = withEvidence('CX-NO-1 -> src/cancel.ts:1');
    repository.edit(SIGNED, '1.2 [CX-JOB-002]', '9.9');
    const { status, stdout } = await trace(repository, ID);
    expect(stdout).toContain('\nno requirement stands where its SPEC_ANCHOR leads\n');
    expect(stdout).toContain('\nnote: SPEC_ANCHOR does not lead everywhere it says,');
    expect(stdout).toContain('\nnote: evidence names what is no requirement of the packet: CX-NO-1\n');
    expect(stdout).toMatch(/\ncoverage: nothing is demanded\n$/);
    expect(status).toBe(0);
  });

  it('spells out what a terminal would act on', async () => {
    const repository = new GovernedRepository();
    repository.edit(SPEC, 'MUST be cancelled by its name', 'MUST \u202e##[error]x\u001b[2K');
    repository.commitAll('spec');
    for (const format of ['text', 'json']) {
      const { stdout } = await trace(repository, ID, '--format', format);
      expect(stdout).toContain(String.raw`\u`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may reach a terminal.
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|##\[/);
    }
  });

  it('is undecided where something cannot be read', async () => {
    const repository = withEvidence(`${BY_NAME} -> src/large.ts:1`);
    repository.write('src/large.ts', 'x\n'.repeat(4096));
    repository.write('handshake.config.json', JSON.stringify({ limits: { packetBytes: 6000 } }));
    repository.commitAll('limits');
    const { status, stdout } = await trace(repository, ID);
    expect(stdout).toContain('\nhandshake-check could not decide: src/large.ts');
    expect(status).toBe(2);
  });
});

describe('trace of many packets', () => {
  it('sums up each packet, each phase and all', async () => {
    const repository = withEvidence(`${BY_NAME} -> src/cancel.ts:1`, `${STAYS} -> src/cancel.ts:2 sha256:000000000000`);
    repository.write(
      DRAFT.replace('WP-1-Retry', 'WP-2-Again'),
      repository.read(DRAFT).replaceAll(DRAFT_ID, 'WP-2-Again-Job-20260102'),
    );
    const { status, stdout } = await trace(repository);
    expect(stdout).toBe(`PHASE 1                   STATUS         COVERED  MUST  SHOULD  DRIFTED  GONE
WP-1-Cancel-Job-20260101  Ready-for-Dev  2/3 66%  2/3   0/0     1        0
WP-1-Retry-Job-20260102   Draft          0/2 0%   0/1   0/1     0        0
together                                 2/5 40%  2/4   0/1     1        0

PHASE 2                  STATUS  COVERED  MUST  SHOULD  DRIFTED  GONE
WP-2-Again-Job-20260102  Draft   0/2 0%   0/1   0/1     0        0
together                         0/2 0%   0/1   0/1     0        0

coverage: 2 of 7 requirements (28 %), MUST 2 of 5, SHOULD 0 of 2; 5 missing, 1 drifted
`);
    expect(status).toBe(0);
    const { packets, phases } = await answerOf(repository);
    expect(packets.map(({ id, rows }) => [id, rows])).toEqual([
      [ID, undefined],
      [DRAFT_ID, undefined],
      ['WP-2-Again-Job-20260102', undefined],
    ]);
    expect(phases?.map(({ phase, coverage }) => [phase, coverage.percent])).toEqual([
      ['1', 40],
      ['2', 0],
    ]);
    expect((await trace(repository, '--phase', '2')).stdout).toMatch(/^PHASE 2 [\s\S]*\ncoverage: 0 of 2 /);
  });

  it('leaves out of the sums what the board has retired', async () => {
    const repository = new GovernedRepository();
    repository.edit('docs/TASK_BOARD.md', '## Cancelled\n', `## Cancelled\n\n- **[${ID}]**\n`);
    const { stdout } = await trace(repository);
    expect(stdout).toMatch(/\nWP-1-Cancel-Job-20260101 {2}Cancelled {2}0\/3 0%/);
    expect(stdout).toMatch(/\ncoverage: 0 of 2 requirements/);
  });

  it('passes over what is no packet, and says nothing of no packets', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, SIGNED));
    rmSync(join(repository.folder, DRAFT));
    symlinkSync('../ARCHITECTURE.md', join(repository.folder, SIGNED));
    expect(await trace(repository)).toEqual({ status: 0, stdout: 'coverage: nothing is demanded\n', stderr: '' });
  });
});

refusesHostileArguments({
  command: 'trace',
  good: [ID],
  needs: 0,
  packetAt: 0,
  more: [
    ['two packets', [ID, DRAFT_ID], /has 2 arguments, expected 1/],
    ['a packet and a phase', [ID, '--phase', '1'], /were given together, expected one of them/],
    ['a phase that has no packet', ['--phase', '7'], /phase 7 has no packet/],
    ['a phase twice', ['--phase', '1', '--phase', '1'], /--phase was given twice/],
  ],
});
