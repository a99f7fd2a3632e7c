import { describe, expect, it } from 'vitest';
import { GovernedRepository } from '../governed-repository.js';
import { refusesHostileArguments } from './hostile-arguments.js';

const SPEC = 'docs/spec/Master_Spec_v01.00.md';
const NEXT = 'docs/spec/Master_Spec_v01.01.md';

/** A repository with a second version of the spec, which the pointer names. */
function withNext(edit: (text: string) => string): GovernedRepository {
  const repository = new GovernedRepository();
  repository.write(NEXT, edit(repository.read(SPEC)));
  repository.edit('docs/SPEC_CURRENT.md', 'Master_Spec_v01.00.md', 'Master_Spec_v01.01.md');
  return repository;
}

const anchored = (repository: GovernedRepository): string =>
  /SPEC_ANCHOR: (\S+)/.exec(repository.read('docs/task_packets/WP-1-Cancel-Job-20260101.md'))?.[1] ?? '';

describe('spec-regression', () => {
  it('passes where nothing was lost, and says what was compared', () => {
    const { status, stdout } = withNext((text) => text).handshake(['spec-regression']);
    expect(stdout).toContain(`PASS         docs/SPEC_CURRENT.md points to the latest Master Spec version: ${NEXT}\n`);
    expect(stdout).toContain(`2 packets, compared with ${SPEC}\n`);
    expect(stdout).toMatch(/\n\nSpec regression check: PASS\n$/);
    expect(status).toBe(0);
  });

  it('fails where the number of an anchor means another subject, committed or not', () => {
    const anchor = anchored(new GovernedRepository());
    const heading = new RegExp(`^(#+ (?:§|Section )?${anchor.replaceAll('.', '\\.')}\\S*) .*$`, 'm');
    const repository = withNext((text) => text.replace(heading, '$1 Something about boats'));
    expect(repository.read(NEXT)).toContain('Something about boats');
    for (const state of ['in the work tree', 'committed']) {
      const { status, stdout } = repository.handshake(['spec-regression', '--format', 'json']);
      expect(status, state).toBe(1);
      const { verdict, lines } = JSON.parse(stdout) as {
        verdict: string;
        lines: { verdict: string; findings: { rule: string }[] }[];
      };
      expect(verdict).toBe('block');
      expect(lines[2]?.findings.map(({ rule }) => rule)).toContain('spec-regression');
      expect(lines[3]?.verdict).toBe(state === 'committed' ? 'pass' : 'fail');
      repository.commitAll('a new version');
    }
  });

  it('fails where the pointer names an older version or none', () => {
    const repository = new GovernedRepository();
    repository.write(NEXT, repository.read(SPEC));
    expect(repository.handshake(['spec-regression'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('FAIL         docs/SPEC_CURRENT.md points to the latest'),
    });
    repository.write('docs/SPEC_CURRENT.md', 'soon\n');
    expect(repository.handshake(['spec-regression']).status).toBe(1);
  });
});

refusesHostileArguments({ command: 'spec-regression', good: [], needs: 0 });
