import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusesHostileArguments } from './hostile-arguments.js';
import { runHere } from './run-here.js';
import { answerOf, CODER, ID, ORCHESTRATOR, postWork, setStatus, troubleOf, worked } from './worked-repository.js';

const REPORT = '\n## VALIDATION REPORT\n\nPASS: each requirement was looked at.\n';

describe('post-work of work that is in order', () => {
  it('passes with a verdict for each line, and says what may follow', async () => {
    const repository = await worked();
    const before = everyFile(repository.folder);
    const { status, stdout, stderr } = await postWork(repository);
    const commits = repository.git('log', '--reverse', '--format=%H').split('\n');
    const [first, , second, last] = commits.map((id) => id.slice(0, 12));
    expect(stdout).toBe(`Post-work validation of ${ID} in ${first}..HEAD (${last}), by the law of HEAD (${last})
PASS         The commits of the work are in order: ${second}, ${last}; 1 commit of other roles for the packet
PASS         The work stays in scope: 3 paths
PASS         No placeholder code came in: 3 paths
PASS         The database is reached through its trait only: 3 paths
PASS         Every dependency is registered: 3 paths
PASS         The packet is as it was signed: ${SIGNED}
PASS         Every MUST and SHOULD has evidence: 3 of 3, 3 warnings
${warnings(stdout)}PASS         Work is under way or done: STATUS is In-Progress
PASS         Nothing of the work is uncommitted: code and packet are as in HEAD

✅ Post-work validation PASSED

The packet may become Done: npx handshake-check status ${ID} Done
`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it('goes on through Done and a report to VALIDATED, each time with the next step', async () => {
    const repository = await worked();
    await setStatus(repository, 'In-Progress', 'Done');
    expect((await answerOf(repository)).next).toBe(
      'A Validator may review the work, and append the report to the packet.',
    );
    repository.write(SIGNED, repository.read(SIGNED) + REPORT);
    repository.commitAll(`report\n\nRole: Validator\nWork-Packet: ${ID}`);
    expect((await answerOf(repository)).next).toBe(
      `The packet may become VALIDATED: npx handshake-check status ${ID} VALIDATED`,
    );
    await setStatus(repository, 'Done', 'VALIDATED');
    const { status, next, lines } = await answerOf(repository);
    expect(lines.map(({ asks }) => asks)).toContain('A Validator has accepted the work');
    expect({ status, next }).toEqual({ status: 0, next: 'The work is done and accepted.' });
  });

  it('looks at all work since the packet was signed, also when it was merged and pushed meanwhile', async () => {
    const repository = await worked();
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    repository.git('checkout', '-q', '-b', 'topic');
    repository.write('notes/a.md', 'a\n');
    repository.commitAll('something else\n\nRole: Orchestrator');
    const { status, range, lines } = await answerOf(repository);
    expect(lines[0]?.because).toMatch(
      /^\w{12}, \w{12}; 1 commit of other roles for the packet; 1 commit of the range for something else$/,
    );
    expect(range).toMatch(/^\w{12}\.\.HEAD \(\w{12}\)$/);
    expect(status).toBe(0);
    expect(await troubleOf(repository, '--range', 'origin/main..HEAD')).toEqual([
      'fail | The commits of the work are in order',
    ]);
  });

  it('does not answer for the work under other packets', async () => {
    const repository = await worked();
    repository.write('app/other.ts', 'export const x: any = 1;\n');
    repository.commitAll('other\n\nRole: Coder\nWork-Packet: WP-1-Retry-Job-20260102');
    expect(await troubleOf(repository)).toEqual([]);
  });
});

/** The findings below the line on evidence, which are warnings about fingerprints. */
function warnings(stdout: string): string {
  const [, found = ''] = /3 warnings\n((?: {13}.*\n)*)/.exec(stdout) ?? [];
  expect(found.match(/without a fingerprint/g)).toHaveLength(3);
  return found;
}

describe('post-work finds', () => {
  const cases: readonly [
    what: string,
    files: Readonly<Record<string, string>>,
    message: string | undefined,
    expected: string,
  ][] = [
    [
      'a path out of scope',
      { 'app/main.ts': 'export {};\n' },
      undefined,
      'fail | The work stays in scope | in-scope-paths',
    ],
    [
      'a placeholder',
      { 'src/jobs.ts': 'export const a: any = 1;\n\n\n' },
      undefined,
      'fail | No placeholder code came in | no-placeholder-code',
    ],
    [
      'a commit without a role',
      {},
      `work\n\nWork-Packet: ${ID}`,
      'fail | The commits of the work are in order | role-attribution',
    ],
    [
      'code by the Orchestrator',
      {},
      `work\n\n${ORCHESTRATOR}`,
      'fail | The commits of the work are in order | no-code-by-orchestrator',
    ],
  ];
  it.each(cases)('%s', async (_, files, message, expected) => {
    const repository = await worked(files, message);
    expect(await troubleOf(repository)).toContain(expected);
    expect((await postWork(repository)).stdout).toMatch(/\n\n❌ Post-work validation FAILED\n$/);
  });

  it('the database reached around its trait', async () => {
    const repository = await worked({
      'src/jobs.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n\n",
    });
    expect(await troubleOf(repository)).toContain(
      'fail | The database is reached through its trait only | storage-boundary',
    );
  });

  it('a dependency that nobody registered', async () => {
    const repository = await worked({
      'package.json': '{ "name": "runlet", "dependencies": { "left-pad": "1.0.0" } }\n',
    });
    expect(await troubleOf(repository)).toEqual(
      expect.arrayContaining([
        'fail | Every dependency is registered | oss-register',
        'fail | The work stays in scope | in-scope-paths',
      ]),
    );
  });

  it('a packet that is not as it was signed', async () => {
    const repository = await worked();
    repository.edit(SIGNED, 'RISK_TIER**: MEDIUM', 'RISK_TIER**: LOW');
    repository.commitAll(`edit\n\n${ORCHESTRATOR}`);
    expect(await troubleOf(repository)).toContain('fail | The packet is as it was signed | signature-lock');
  });

  it.each([
    ['a requirement without evidence', '- 1.2#7bd8ace8 -> tests/jobs.test.ts:1\n', ''],
    ['evidence that is not there', 'tests/jobs.test.ts:1', 'tests/jobs.test.ts:99'],
  ])('%s, long before the packet is Done', async (_, old, now) => {
    const repository = await worked();
    repository.edit(SIGNED, old, now);
    repository.commitAll(`edit\n\n${CODER}`);
    expect(await troubleOf(repository)).toEqual(['fail | Every MUST and SHOULD has evidence | requirement-evidence']);
  });

  it.each(['Ready-for-Dev', 'Blocked', 'Soon'])('a state in which nobody works: %s', async (status) => {
    const repository = await worked();
    await setStatus(repository, 'In-Progress', status);
    expect(await troubleOf(repository)).toContain('fail | Work is under way or done');
  });

  it('VALIDATED without a report, and a report by somebody else', async () => {
    const repository = await worked();
    await setStatus(repository, 'In-Progress', 'Done');
    await setStatus(repository, 'Done', 'VALIDATED');
    const asks = 'A Validator has accepted the work';
    expect(await troubleOf(repository)).toContain(`fail | ${asks}`);
    repository.write(SIGNED, repository.read(SIGNED) + REPORT);
    repository.commitAll(`report\n\n${CODER}`);
    expect(await troubleOf(repository)).toContain(`fail | ${asks} | task-state-owner`);
  });

  it('what is not committed: code in any way, and the packet', async () => {
    const repository = await worked();
    const line = 'fail | Nothing of the work is uncommitted';
    repository.write('notes/free.md', 'a\n');
    expect(await troubleOf(repository)).toEqual([]);
    for (const change of [
      () => repository.write('scripts/new.sh', 'a\n'),
      () => repository.write('src/jobs.ts', 'a\n'),
      () => rmSync(join(repository.folder, 'app/main.ts')),
      () => repository.write(SIGNED, `${repository.read(SIGNED)}\n`),
    ]) {
      change();
      expect(await troubleOf(repository)).toContain(line);
      repository.git('checkout', '-q', '--', '.');
      repository.git('clean', '-qfd', 'scripts');
    }
  });

  it('that no work was done, and calls nothing green that nobody looked at', async () => {
    const repository = new GovernedRepository();
    const { status, lines } = await answerOf(repository);
    expect(lines[0]).toMatchObject({ verdict: 'fail', asks: 'The commits of the work are in order' });
    expect(lines[0]?.because).toBe(
      `expected a commit of a Coder with the line "Work-Packet: ${ID}", and the range has no commit`,
    );
    expect(lines[0]?.help).toBe(
      `Commit the work as a Coder: git commit -m '…' --trailer 'Role: Coder' --trailer 'Work-Packet: ${ID}'`,
    );
    repository.write('notes/free.md', 'a\n');
    repository.commitAll('work without its lines');
    const { stdout } = await postWork(repository);
    expect(stdout).toContain(
      `and none of the range has it (1 commit)\n             help: Commit the work as a Coder: git`,
    );
    expect(stdout).toContain(`git commit --amend --no-edit --trailer 'Role: Coder' --trailer 'Work-Packet: ${ID}'\n`);
    expect(lines.map(({ asks }) => asks)).not.toContain('The work stays in scope');
    expect(status).toBe(1);
  });

  it('a packet that is not signed, or signed in the work tree only', async () => {
    const repository = new GovernedRepository();
    repository.edit(SIGNED, 'alice010120261200', 'alice020120261200');
    expect((await answerOf(repository)).lines[0]?.because).toMatch(/^no commit holds .* with its signature/);
    repository.edit(SIGNED, 'alice020120261200', '<pending>');
    const { status, range, lines } = await answerOf(repository);
    expect(lines[0]?.because).toMatch(/ is not signed,/);
    expect({ status, range }).toEqual({ status: 1, range: null });
  });
});

describe('post-work', () => {
  it('says where a rule is switched off', async () => {
    const repository = new GovernedRepository();
    repository.write('handshake.config.json', JSON.stringify({ rules: { 'in-scope-paths': 'off' } }));
    repository.git('add', '--all');
    repository.git('commit', '-q', '--no-verify', '--amend', '-m', 'base');
    await setStatus(repository, 'Ready-for-Dev', 'In-Progress');
    repository.write('app/other.ts', 'export {};\n');
    repository.commitAll(`work\n\n${CODER}`);
    const { stdout } = await postWork(repository);
    expect(stdout).toContain(
      'NOT CHECKED  The work stays in scope: in-scope-paths is switched off by the configuration\n',
    );
  });

  it('judges by the law of HEAD, which may have come after the signature', async () => {
    const repository = await worked();
    repository.write('lib/x.ts', 'export const x: any = 1;\n');
    repository.commitAll(`more\n\n${CODER}`);
    expect(await troubleOf(repository)).toEqual(['fail | The work stays in scope | in-scope-paths']);
    repository.write('handshake.config.json', JSON.stringify({ paths: { code: ['src/', 'lib/', 'tests/'] } }));
    repository.commitAll('law\n\nRole: Orchestrator');
    expect(await troubleOf(repository)).toContain('fail | No placeholder code came in | no-placeholder-code');
  });

  it('judges by the law from before the work where the work has touched it', async () => {
    const off = { rules: { 'in-scope-paths': 'off', 'law-integrity': 'off' } };
    const repository = await worked({ 'handshake.config.json': JSON.stringify(off) });
    const { stdout } = await postWork(repository);
    const first = repository.git('rev-list', '--max-parents=0', 'HEAD').slice(0, 12);
    expect(stdout).toMatch(new RegExp(`^Post-work validation of ${ID} in .*, by the law of ${first}\n`));
    expect(await troubleOf(repository)).toContain('fail | The work stays in scope | in-scope-paths');
    const { law } = await answerOf(repository, '--range', 'HEAD~1..HEAD');
    expect(law).toMatch(/^HEAD~1 \(\w{12}\)$/);
  });

  it('is no pass where something could not be decided', async () => {
    const repository = await worked();
    const { status, stderr } = await postWork(repository, '--range', 'HEAD~2..no-such-branch');
    expect(status).toBe(2);
    expect(stderr).toContain('handshake-check could not decide: the revision "no-such-branch"');
    repository.edit(SIGNED, 'tests/jobs.test.ts:1', 'docs/large.ts:1');
    repository.write('docs/large.ts', 'x\n'.repeat(4096));
    repository.write('handshake.config.json', JSON.stringify({ limits: { packetBytes: 6000 } }));
    repository.commitAll(`large\n\nRole: Orchestrator`);
    const large = await answerOf(repository);
    expect({ status: large.status, verdict: large.verdict }).toEqual({ status: 2, verdict: 'inconclusive' });
    expect(await troubleOf(repository)).toEqual(['not-checked | Every MUST and SHOULD has evidence']);
    expect((await postWork(repository)).stdout).toMatch(/\n\nPost-work validation could not be decided\n$/);
  });

  it('cannot find the work where the history was cut off', async () => {
    const repository = await worked();
    const shallow = join(repository.folder, '..', 'shallow');
    repository.git('clone', '-q', '--depth=1', `file://${repository.folder}`, shallow);
    const { status, stdout, stderr } = await runHere(shallow, ['post-work', ID]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^handshake-check could not decide: /);
  });

  it('is not fooled by a commit that names a longer id', async () => {
    const repository = await worked({}, `work\n\nRole: Coder\nWork-Packet: ${ID}-v2`);
    const { lines } = await answerOf(repository);
    expect(lines[0]?.because).toMatch(/^`\w{12}` touches code and names no packet that there is/);
  });
});

refusesHostileArguments({
  command: 'post-work',
  good: [ID],
  needs: 1,
  packetAt: 0,
  more: [
    ['three dots', [ID, '--range', 'A...B'], /--range A\.\.\.B is no range, expected A\.\.B/],
    ['one revision', [ID, '--range', 'HEAD'], /--range HEAD is no range/],
    ['an option for a revision', [ID, '--range=--all..HEAD'], /"--all" is not a revision/],
    ['a range twice', [ID, '--range', 'HEAD..HEAD', '--range', 'HEAD..HEAD'], /--range was given twice/],
  ],
});
