import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { DRAFT, type Ended, GovernedRepository, handshake, run, SIGNED } from './governed-repository.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true }).compile(schema);

function reportOf({ stdout }: Ended): Report {
  const report: Report = JSON.parse(stdout);
  validate(report);
  expect(validate.errors).toBeNull();
  return report;
}

/** Widens the scope of the signed packet: the edit that must never pass. */
function breakLock(repository: GovernedRepository): void {
  repository.edit(SIGNED, '  * src/jobs.ts\n', '  * src/jobs.ts\n  * app/main.ts\n');
}

describe('what is judged', () => {
  it('is the work tree against HEAD, without a command and with one', () => {
    const repository = new GovernedRepository();
    expect(repository.handshake([])).toMatchObject({ status: 0, stderr: '' });
    breakLock(repository);
    for (const args of [[], ['check']]) {
      const { status, stdout } = repository.handshake(args);
      expect(status).toBe(1);
      expect(stdout).toContain(`${SIGNED}:`);
      expect(stdout).toMatch(/ {2}error {2}signature-lock\/field-changed\n/);
      expect(stdout).toMatch(/\nblock: 1 error in 1 changed packet of 2; base HEAD \([0-9a-f]{12}\)\n$/);
    }
  });

  it('is what is staged, whatever the work tree says, with --staged', () => {
    const repository = new GovernedRepository();
    const signed = repository.read(SIGNED);
    breakLock(repository);
    expect(repository.handshake(['check', '--staged']).status).toBe(0);
    repository.git('add', '--all');
    repository.write(SIGNED, signed);
    expect(repository.handshake(['check', '--staged'])).toMatchObject({ status: 1 });
    expect(repository.handshake(['check']).status).toBe(0);
  });

  it('is every commit of a range, with --range', () => {
    const repository = new GovernedRepository();
    const base = repository.git('rev-parse', 'HEAD');
    breakLock(repository);
    const broken = repository.commitAll('edit\n\nRole: Orchestrator');
    repository.git('revert', '--no-edit', 'HEAD');
    const { status, stdout } = repository.handshake(['check', '--range', `${base}..HEAD`]);
    expect(status).toBe(1);
    expect(stdout).toContain(`  commit: ${broken.slice(0, 12)}\n`);
  });

  it('is everything, with --all, and by fewer rules or packets it says what was left out', () => {
    const repository = new GovernedRepository();
    const all = reportOf(repository.handshake(['check', '--all', '--format', 'json']));
    expect(all.counts.packets).toMatchObject({ examined: 2, total: 2 });
    const one = reportOf(
      repository.handshake(['check', 'WP-1-Retry-Job-20260102', '--rule', 'packet-id', '--format', 'json']),
    );
    expect(one.counts.packets.examined).toBe(1);
    expect(new Set(one.outcomes.map(({ rule }) => rule))).toEqual(new Set(['packet-id']));
    expect(one.notices.map(({ kind }) => kind)).toContain('left-out');
  });

  it('is read with the same eyes by the built program as by its source: an ellipsis is a placeholder', () => {
    const repository = new GovernedRepository();
    repository.edit(DRAFT, '- **Why**: ', '- **Why**: …\n- **Assumptions**: ');
    const { stdout } = repository.handshake(['check', '--rule', 'no-placeholder']);
    expect(stdout).toContain('no-placeholder/value-is-placeholder');
    expect(stdout).toContain('`…`');
  });

  it('is found from any folder of the repository, and with -C from any other', () => {
    const repository = new GovernedRepository();
    breakLock(repository);
    expect(handshake(join(repository.folder, 'docs/task_packets'), []).status).toBe(1);
    expect(handshake('/', ['-C', repository.folder]).status).toBe(1);
    expect(handshake('/', ['check', '-C', repository.folder, '--staged']).status).toBe(0);
  });

  it('is judged at the time that --now names: a waiver ends, a packet stalls', () => {
    const repository = new GovernedRepository();
    const row = '| W-1 | risk-tier | WP-1-Cancel-Job-20260101 | the tool is down | alice | 2026-01-01 | 2026-03-31 |\n';
    repository.write('docs/WAIVERS.md', `${repository.read('docs/WAIVERS.md').trimEnd()}\n${row}`);
    repository.commitAll('a waiver');
    const expired = (now: string): number | null =>
      repository.handshake(['check', '--all', '--rule', 'waiver-ledger', '--now', now]).status;
    expect(expired('2026-03-31T23:59:59Z')).toBe(0);
    expect(expired('2026-04-01T00:00:00Z')).toBe(1);
    const { status, stderr } = repository.handshake(['check', '--now', 'tomorrow']);
    expect(status).toBe(2);
    expect(stderr).toContain('--now tomorrow is no time');
  });

  it('takes packets that stand behind a list of rules for packets', () => {
    const repository = new GovernedRepository();
    const args = ['check', '--format', 'json', '--rule', 'packet-id', 'WP-1-Retry-Job-20260102'];
    expect(reportOf(repository.handshake(args)).counts.packets.examined).toBe(1);
  });
});

describe('the JSON report', () => {
  it.each([
    ['that passes', 0, () => undefined],
    ['that blocks', 1, breakLock],
    [
      'that could not decide',
      2,
      (repository: GovernedRepository) => repository.write(DRAFT, 'x'.repeat(5 * 1024 * 1024)),
    ],
  ] as const)('of a run %s satisfies the published schema and says what the exit code says', (_, code, change) => {
    const repository = new GovernedRepository();
    change(repository);
    const ended = repository.handshake(['check', '--format', 'json']);
    expect(ended.stderr).toBe('');
    expect(reportOf(ended).verdict).toBe(['pass', 'block', 'inconclusive'][code]);
    expect(ended.status).toBe(code);
  });
});

describe('what cannot be decided', () => {
  function undecided(ended: Ended): string {
    expect(ended.status).toBe(2);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    return ended.stdout + ended.stderr;
  }

  it.each([
    ['an unknown revision', ['check', '--range', 'nowhere..HEAD'], 'the revision "nowhere"'],
    ['a revision that looks like an option', ['check', '--range', '--output=x..HEAD'], 'the revision "--output=x"'],
    ['an unknown rule', ['check', '--rule', 'signature-lok'], 'Did you mean --rule signature-lock?'],
    ['an unknown packet', ['check', 'WP-1-Retry-Job'], 'Did you mean WP-1-Retry-Job-20260102?'],
    [
      'a configuration that base does not hold',
      ['check', '--config', 'other.json'],
      'other.json does not exist in HEAD',
    ],
  ])('%s', (_, args, said) => {
    expect(undecided(new GovernedRepository().handshake(args))).toContain(said);
  });

  it('gives a program that asked for a report one that says so', () => {
    const args = ['check', '--range', 'nowhere..HEAD', '--format', 'json'];
    const { status, stdout } = new GovernedRepository().handshake(args);
    expect(status).toBe(2);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({ verdict: 'inconclusive', base: { name: 'nowhere', commit: null }, outcomes: [] });
    expect(report.undecided).toMatchObject([{ subject: 'the revision "nowhere"' }]);
  });

  it('a broken configuration, in base and in the change', () => {
    const repository = new GovernedRepository();
    repository.write('handshake.config.json', '{ "paths": { "pakets": "docs" } }');
    expect(undecided(repository.handshake([]))).toMatch(/handshake\.config\.json:1:\d+ .*pakets[\s\S]*packets/);
    repository.commitAll('config');
    expect(undecided(repository.handshake([]))).toContain('handshake.config.json:1:');
    expect(undecided(repository.handshake(['inspect', 'WP-1-Retry-Job-20260102']))).toContain(
      'handshake.config.json:1:',
    );
  });

  it('a packet that is too large', () => {
    const repository = new GovernedRepository();
    repository.write(DRAFT, `# Task Packet\n${'x\n'.repeat(25 * 1024 * 1024)}`);
    expect(undecided(repository.handshake([]))).toContain(`handshake-check could not decide: ${DRAFT} `);
  });

  it('a pipe where a packet should be (threat X14)', () => {
    const repository = new GovernedRepository();
    run('mkfifo', ['docs/task_packets/WP-1-Fifo-1.md'], repository.folder);
    expect(undecided(repository.handshake([]))).toContain('docs/task_packets/WP-1-Fifo-1.md');
  });

  it('no git, without a guess at another', () => {
    const repository = new GovernedRepository();
    const empty = join(repository.folder, 'empty');
    mkdirSync(empty);
    expect(undecided(repository.handshake([], { extra: { PATH: empty } }))).toMatch(/git/);
  });
});

describe('hostile names', () => {
  it('are printed so that they cannot act (threats N01, N08, G03)', () => {
    const repository = new GovernedRepository();
    symlinkSync('x', join(repository.folder, 'docs/task_packets', 'WP-1-\u202e##[add-mask]e\u001b[2J\n::error::x.md'));
    const { status, stdout } = repository.handshake([]);
    expect(status).not.toBe(0);
    expect(stdout).toContain('\\u{202e}');
    expect(stdout).not.toMatch(/##\[|\u202e|^\s*::/m);
    expect(stdout.includes('\u001b')).toBe(false);
  });
});
