import { describe, expect, it } from 'vitest';
import { DRAFT, GovernedRepository } from '../governed-repository.js';
import { everyFile, refusalOf } from './hostile-arguments.js';

const CANCEL = 'WP-1-Cancel-Job-20260101';
const RETRY = 'WP-1-Retry-Job-20260102';

describe('graph', () => {
  it('draws what waits for what, in each form', () => {
    const repository = new GovernedRepository();
    const { status, stdout } = repository.handshake(['graph', '--format', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      command: 'graph',
      packets: [
        { id: CANCEL, status: 'Ready-for-Dev', needs: [] },
        { id: RETRY, status: 'Draft', needs: [CANCEL] },
      ],
      cycles: [],
    });
    expect(repository.handshake(['graph']).stdout).toContain('\n  n1 --> n0\n');
    expect(repository.handshake(['graph', RETRY, '--format', 'dot']).stdout).toContain('\n  n1 -> n0;\n');
  });

  it('leaves out what is no neighbour', () => {
    const repository = new GovernedRepository();
    repository.write(
      DRAFT.replace('Retry-Job', 'Other'),
      repository.read(DRAFT).replaceAll(RETRY, 'WP-1-Other-20260102'),
    );
    repository.edit(DRAFT, `- **Dependencies**: ${CANCEL}`, '- **Dependencies**: none');
    const ids = ({ stdout }: { readonly stdout: string }): string[] =>
      (JSON.parse(stdout) as { packets: { id: string }[] }).packets.map(({ id }) => id);
    expect(ids(repository.handshake(['graph', CANCEL, '--format', 'json']))).toEqual([CANCEL, 'WP-1-Other-20260102']);
    expect(ids(repository.handshake(['graph', RETRY, '--format', 'json']))).toEqual([RETRY]);
    expect(ids(repository.handshake(['graph', '--phase', '1', '--format', 'json']))).toHaveLength(3);
  });

  it('calls a packet superseded that is so on the board, as every other view does', () => {
    const repository = new GovernedRepository();
    const board = 'docs/TASK_BOARD.md';
    const [line = ''] = /^- \*\*\[WP-1-Cancel-Job.*\n/m.exec(repository.read(board)) ?? [];
    const moved = repository.read(board).replace(line, '');
    repository.write(
      board,
      moved.replace('## Superseded\n', `## Superseded\n\n- **[${CANCEL}]** - superseded by ${RETRY}\n`),
    );
    const { stdout } = repository.handshake(['graph', '--format', 'json']);
    expect(JSON.parse(stdout).packets[0]).toEqual({ id: CANCEL, status: 'Superseded', needs: [] });
    expect(repository.handshake(['graph']).stdout).toContain('<br/>Superseded"]');
  });

  it('says on standard error which packets wait for one another', () => {
    const repository = new GovernedRepository();
    repository.edit(DRAFT, `- **Dependencies**: ${CANCEL}`, `- **Dependencies**: ${RETRY}`);
    const { status, stderr } = repository.handshake(['graph']);
    expect(status).toBe(0);
    expect(stderr).toBe(`handshake-check: these packets wait for one another: ${RETRY} -> ${RETRY}\n`);
  });
});

describe('graph refuses', () => {
  it.each<[string, string[], RegExp]>([
    ['another format', ['--format', 'svg'], /--format svg names no format, expected one of mermaid, dot, json/],
    ['an option twice', ['--phase', '1', '--phase', '2'], /--phase was given twice/],
    ['an unknown option', ['--no-such-option'], /--no-such-option is no option of handshake-check graph/],
    ['a phase that has no packet', ['--phase', '7'], /phase 7 has no packet in the work tree, expected one of 1/],
    ['a phase of many lines', ['--phase', '1\n2'], /phase 1\\n2 has no packet/],
    [
      'an unknown packet',
      ['WP-1-Retry-Job'],
      /names no packet of the work tree, which holds 2.*\n.*WP-1-Retry-Job-20260102/,
    ],
    ['a path out of the repository', ['../../etc/passwd'], /names no packet of the work tree/],
    ['a known packet and an unknown one', [RETRY, 'constructor'], /constructor names no packet/],
  ])('%s', async (_, args, says) => {
    const repository = new GovernedRepository();
    const before = everyFile(repository.folder);
    expect(await refusalOf(repository.folder, ['graph', ...args])).toMatch(says);
    expect(everyFile(repository.folder)).toEqual(before);
  });
});
