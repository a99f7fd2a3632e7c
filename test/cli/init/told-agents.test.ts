import { describe, expect, it } from 'vitest';
import { AGENTS_SECTION, PROTOCOLS } from '../../../cli/init/templates.js';
import { GovernedRepository } from '../governed-repository.js';

const ID = 'WP-1-Cancel-Job-20260101';
const texts = new Map(PROTOCOLS.map(([role, text]) => [role.source, text]));
const protocolOf = (role: string): string => texts.get(role) ?? '';

/** The words of the first `git commit` that a text shows. */
function commitIn(text: string): string[] {
  const [, command = ''] = /(git commit .*?)(?:`|$)/m.exec(text) ?? [];
  return [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => (quoted ?? word).replace('<WP-ID>', ID));
}

describe('what init tells agents', () => {
  it.each([
    ['AGENTS.md', AGENTS_SECTION],
    ["the Coder's protocol", protocolOf('coder')],
  ])('%s shows a commit of a Coder whose role and packet can be read', (_, text) => {
    const repository = new GovernedRepository();
    const [, ...words] = commitIn(text);
    repository.git(...words, '--allow-empty', '--quiet');
    expect(repository.git('log', '-1', '--format=%(trailers)').trim()).toBe(`Role: Coder\nWork-Packet: ${ID}`);
  });

  it('forbids to sign for the user', () => {
    expect(AGENTS_SECTION).toMatch(/Never invent one, and never run `npx handshake-check sign` on your own/);
    expect(protocolOf('orchestrator')).toContain('never invent one');
  });

  it('shows the forms that evidence and a verdict have', () => {
    expect(protocolOf('coder')).toContain('`## EVIDENCE_MAPPING`');
    expect(protocolOf('validator')).toContain('`Verdict: PASS` or `Verdict: FAIL`');
  });
});
