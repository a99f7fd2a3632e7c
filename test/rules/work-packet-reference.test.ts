import { describe, expect, it } from 'vitest';
import type { Commit } from '../../engine/model/commit.js';
import { isExemptBot, successorId } from '../../engine/model/packet-reference.js';
import { rules } from '../../rules/index.js';
import { append, type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';

const RULE = 'work-packet-reference';
const SIGNED = 'WP-1-Cancel-Job-20260101';
const DRAFT = 'WP-1-Retry-Job-20260102';
const NEW = 'WP-1-New-20260105';

const by = (role: string, ...packets: string[]): string =>
  `x\n\nRole: ${role}${packets.map((id) => `\nWork-Packet: ${id}`).join('')}`;
const code = (message: string, path = 'src/jobs.ts'): Step => ({ edits: { [path]: append('\n// more\n') }, message });
const plan = (edits: Step['edits']): Step => ({ edits, message: by('Orchestrator') });
const status = (from: string, to: string): Edit => replace(`STATUS: ${from}`, `STATUS: ${to}`);
const said = async (...steps: Step[]) => saidBy(await judgeChange({ steps }), RULE);

describe(RULE, () => {
  it.each([
    ['no packet', by('Coder'), ['error no-packet']],
    ['no packet by a validator', by('Validator'), ['error no-packet']],
    ['no role and no packet', 'x', ['error no-packet']],
    ['a packet in another paragraph', `x\n\nWork-Packet: ${SIGNED}\n\nRole: Coder`, ['error no-packet']],
    ['a packet in the subject', `Work-Packet: ${SIGNED}`, ['error no-packet']],
    ['two packets', by('Coder', SIGNED, DRAFT), ['error several-packets']],
    ['one packet twice', by('Coder', SIGNED, SIGNED), []],
    ['a prefix', by('Coder', 'WP-1-Cancel-Job'), ['error unknown-packet']],
    ['another case', by('Coder', SIGNED.toLowerCase()), ['error unknown-packet']],
    ['a path', by('Coder', `docs/task_packets/${SIGNED}.md`), ['error unknown-packet']],
    ['a way out of the folder', by('Coder', `../task_packets/${SIGNED}`), ['error unknown-packet']],
    ['a draft', by('Coder', DRAFT), ['error unsigned-packet']],
    ['the signed packet', by('Coder', SIGNED), []],
    ['code by the Orchestrator, which has a rule of its own', by('Orchestrator'), []],
  ])('a commit on code with %s', async (_, message, expected) => {
    expect(await said(code(message))).toEqual(expected);
  });

  it('says nothing of commits on anything else', async () => {
    expect(await said({ edits: { 'README.md': () => 'x' }, message: by('Coder') })).toEqual([]);
    expect(await said({ edits: {}, message: 'x' })).toEqual([]);
  });

  it.each([
    ['Ready-for-Dev', []],
    ['In-Progress', []],
    ['IN PROGRESS', []],
    ['Blocked', ['error not-startable']],
    ['Done', ['error not-startable']],
    ['VALIDATED', ['error not-startable']],
    ['nobody knows', ['error not-startable']],
  ])('the packet is %s', async (state, expected) => {
    const base = { signed: status('Ready-for-Dev', state) };
    expect(saidBy(await judgeChange({ base, steps: [code(by('Coder', SIGNED))] }), RULE)).toEqual(expected);
  });

  it('STATUS counts as it is before each commit', async () => {
    const work = code(by('Coder', SIGNED));
    const begin = plan({ signed: status('Blocked', 'In-Progress') });
    const end = plan({ signed: status('In-Progress', 'Done') });
    const base = { signed: status('Ready-for-Dev', 'Blocked') };
    const judged = async (...steps: Step[]) => ofRule(await judgeChange({ base, steps }), RULE);
    expect(await judged(begin, work, work, end)).toEqual([]);
    expect((await judged(work, begin)).map(({ messageId }) => messageId)).toEqual(['not-startable']);
    const late = await judged(begin, end, work);
    expect(late[0]?.message).toContain('whose STATUS is Done');
  });

  it('a packet that the change brings and signs authorises nothing, unless the base says so', async () => {
    const steps = [plan({ new: (text) => text }), code(by('Coder', NEW), 'app/main.ts')];
    expect(saidBy(await judgeChange({ steps }), RULE)).toEqual(['error unsigned-packet']);
    const config = { packet: { signedEarlierInChange: true } };
    expect(saidBy(await judgeChange({ steps, config }), RULE)).toEqual([]);
    expect(saidBy(await judgeChange({ steps: [...steps].reverse(), config }), RULE)).toEqual(['error unknown-packet']);
  });

  it('waits for the packets that it depends on, as they are before the commit', async () => {
    const base = {
      signed: replace('- **Dependencies**: none', `- **Dependencies**: ${DRAFT}, WP-1-Gone-v1`),
      draft: replace('STATUS: Draft', 'STATUS: VALIDATED'),
    };
    const report = await judgeChange({ base, steps: [code(by('Coder', SIGNED))] });
    expect(ofRule(report, RULE).map(({ message }) => message)).toEqual([
      expect.stringContaining('waits for WP-1-Gone-v1 (not in the repository), expected it VALIDATED'),
    ]);
  });

  it('says of several blockers where they stand, and counts what it does not name', async () => {
    const waiting = async (...ids: string[]) => {
      const base = { signed: replace('- **Dependencies**: none', `- **Dependencies**: ${ids.join(', ')}`) };
      const [diagnostic] = ofRule(await judgeChange({ base, steps: [code(by('Coder', SIGNED))] }), RULE);
      return diagnostic?.message;
    };
    expect(await waiting(DRAFT, 'WP-1-Gone-v1')).toContain(
      `waits for ${DRAFT} (Draft), WP-1-Gone-v1 (not in the repository), expected them VALIDATED`,
    );
    const gone = [1, 2, 3, 4, 5, 6, 7].map((n) => `WP-1-Gone-v${n}`);
    const named = gone.slice(0, 5).map((id) => `${id} (not in the repository)`);
    expect(await waiting(...gone)).toContain(`waits for ${named.join(', ')} and 2 more, expected them VALIDATED`);
  });

  it('says what to do about an id that is like no other, and a packet that is finished or cannot be read', async () => {
    const found = async (id: string, state = 'Ready-for-Dev') => {
      const base = { signed: status('Ready-for-Dev', state) };
      return ofRule(await judgeChange({ base, steps: [code(by('Coder', id))] }), RULE)[0];
    };
    expect((await found('WP-7-Zebra-20300101'))?.help).toMatch(/^Only a packet that the base has signed /);
    expect((await found('WP-1-Cancel-Jobs-20260101'))?.help).toMatch(new RegExp(`^If ${SIGNED} is meant, `));
    expect((await found(SIGNED, 'VALIDATED'))?.help).toBe('What is still to be done needs a new packet.');
    expect((await found(SIGNED, 'Done'))?.help).toMatch(
      /^When the work may go on, have the Orchestrator run npx handshake-check status /,
    );
    expect((await found(SIGNED, 'nobody knows'))?.message).toContain('whose STATUS is not readable, expected ');
  });

  it('begins its sentence with a capital where the commit is still being made', () => {
    const words = rules.find(({ id }) => id === RULE)?.messages['no-packet'];
    const data = { commit: 'this commit', paths: ['src/a.ts'], add: '', first: false };
    expect(words?.(data).message).toMatch(/^This commit changes `src\/a\.ts` and names no work packet, /);
  });

  it('waits no longer for a packet that a validated one took the place of', async () => {
    const superseded = '## Superseded\n\n- **[WP-1-Old-v1]** - superseded by WP-1-Retry-Job-20260102\n';
    const base = {
      signed: replace('- **Dependencies**: none', '- **Dependencies**: WP-1-Old-v1'),
      draft: replace('STATUS: Draft', 'STATUS: VALIDATED'),
      board: replace('## Superseded\n', superseded),
    };
    const steps = [code(by('Coder', SIGNED))];
    expect(saidBy(await judgeChange({ base, steps }), RULE)).toEqual([]);
    expect(saidBy(await judgeChange({ base: { ...base, draft: (text) => text }, steps }), RULE)).toEqual([
      'error blocker-open',
    ]);
  });

  it('is not taken in by a mention of a dependency in prose', async () => {
    const base = { signed: append(`\n## Implementation\n\n**Dependencies**: ${DRAFT}\n`) };
    expect(saidBy(await judgeChange({ base, steps: [code(by('Coder', SIGNED))] }), RULE)).toEqual([]);
  });

  it('points at the code, and prints the exact line to paste', async () => {
    const report = await judgeChange({ steps: [code('x\n\nRole: Coder'), code(by('Coder', SIGNED))] });
    const [diagnostic] = ofRule(report, RULE);
    expect(diagnostic).toMatchObject({ path: 'src/jobs.ts', line: 1 });
    expect(diagnostic?.help).toContain(
      'git rebase -i 000000000000, mark 000000000000 as "edit", and at the stop: git commit --amend --no-edit --trailer "Work-Packet: <id>" && git rebase --continue',
    );
  });

  it('says what comes first where nothing is planned yet', async () => {
    const base = { signed: () => null, draft: () => null };
    const [diagnostic] = ofRule(await judgeChange({ base, steps: [code(by('Coder'))] }), RULE);
    expect(diagnostic?.help).toContain('create one (npx handshake-check create-task-packet');
  });
});

describe('a program that needs no packet', () => {
  const bots = [{ emails: ['Bot@example.org', 'noreply@forge.example'], paths: ['**/package-lock.json', 'tests/'] }];
  const commit = (author: string, committer: string, ...paths: string[]) =>
    ({
      author: { email: author },
      committer: { email: committer },
      ownChanges: paths.map((path) => ({ path })),
    }) as unknown as Commit;

  it.each([
    [true, commit('bot@example.org', 'NOREPLY@forge.example', 'package-lock.json', 'tests/a.ts')],
    [false, commit('bot@example.org', 'casey@example.org', 'package-lock.json')],
    [false, commit('casey@example.org', 'noreply@forge.example', 'package-lock.json')],
    [false, commit('bot@example.org', 'bot@example.org', 'package-lock.json', 'src/jobs.ts')],
  ])('%s for %j', (expected, made) => {
    expect(isExemptBot(made, bots)).toBe(expected);
    expect(isExemptBot(made, [])).toBe(false);
  });

  it('is known by a single entry, not by several together', () => {
    const [bot] = bots;
    const split = [
      { emails: ['bot@example.org'], paths: [] },
      { emails: [], paths: bot?.paths ?? [] },
    ];
    expect(isExemptBot(commit('bot@example.org', 'bot@example.org', 'tests/a.ts'), split)).toBe(false);
  });
});

it('a successor has the next revision', () => {
  expect(['WP-1-A-20260101', 'WP-1-A-v2', 'WP-1-A-v19'].map(successorId)).toEqual([
    'WP-1-A-20260101-v2',
    'WP-1-A-v3',
    'WP-1-A-v20',
  ]);
});
