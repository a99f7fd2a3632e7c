import { describe, expect, it } from 'vitest';
import { atDesk } from '../../../cli/desk/desk.js';
import { type Asker, askForPacket } from '../../../cli/desk/packets/ask-for-packet.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import type { PacketSaid } from '../../../workflow/packet/said-options.js';
import { GovernedRepository } from '../governed-repository.js';

const NOW = Date.parse('2026-01-06T12:00:00Z') / 1000;

/** Answers by what a question begins with; each answer is given once, and what is not known is left open. */
class Script implements Asker {
  readonly asked: string[] = [];
  readonly faults: string[] = [];

  constructor(private readonly answers: Record<string, (string | null)[]>) {}

  async text(question: string, _: string, fault: (answer: string) => string | null): Promise<string | null> {
    this.asked.push(question);
    for (;;) {
      const answer = this.next(question);
      const wrong = answer === null ? null : fault(answer);
      if (wrong === null) return answer;
      this.faults.push(wrong);
    }
  }

  async choice(question: string, choices: readonly string[]): Promise<string | null> {
    this.asked.push(`${question} ${choices.join('/')}`);
    return this.next(question);
  }

  private next(question: string): string | null {
    const answer = this.answers[question.slice(0, question.indexOf(':'))]?.shift();
    return answer === undefined ? '' : answer;
  }
}

function ask(said: PacketSaid, script: Script): Promise<PacketSaid> {
  const { folder } = new GovernedRepository();
  return atDesk({ directory: folder, now: NOW }, (desk) => askForPacket(said, script, desk));
}

describe('in a terminal', () => {
  it('what is not said is asked for, in the order of the packet, and may stay open', async () => {
    const script = new Script({
      What: ['  Print the jobs. '],
      IN_SCOPE_PATHS: ['src/a.ts', 'src/b.ts', ''],
      RISK_TIER: ['LOW'],
      Dependencies: ['WP-1-Retry-Job-20260102', ''],
    });
    expect(await ask({ why: ['Because.'] }, script)).toEqual({
      why: ['Because.'],
      what: ['Print the jobs.'],
      scope: ['src/a.ts', 'src/b.ts'],
      tier: ['LOW'],
      depends: ['WP-1-Retry-Job-20260102'],
    });
    const names = script.asked.map((question) => question.slice(0, question.indexOf(':')));
    expect(names).toEqual([
      ...['REQUESTOR', 'AGENT_ID', 'SPEC_ANCHOR', 'What', 'IN_SCOPE_PATHS', 'IN_SCOPE_PATHS', 'IN_SCOPE_PATHS'],
      ...['OUT_OF_SCOPE', 'RISK_TIER', 'TEST_PLAN', 'DONE_MEANS', 'FILES_TO_OPEN', 'SEARCH_TERMS', 'RUN_COMMANDS'],
      ...['RISK_MAP', 'Assumptions', 'Open Questions', 'Dependencies', 'Dependencies'],
    ]);
    expect(script.asked).toContain('RISK_TIER: LOW, MEDIUM or HIGH LOW/MEDIUM/HIGH');
  });

  it('an answer that cannot stand in a packet is refused at once', async () => {
    const script = new Script({
      IN_SCOPE_PATHS: ['../x', 'src/a.ts', 'src/a.ts', ''],
      DONE_MEANS: ['RISK_TIER: LOW', 'npm test passes', ''],
      Dependencies: ['WP-9-Nobody-v1', 'none', ''],
    });
    const said = await ask({}, script);
    expect(said).toEqual({ scope: ['src/a.ts'], done: ['npm test passes'], depends: ['none'] });
    expect(script.faults).toEqual([
      'leads out of the repository, expected a path from its top',
      'is given twice, expected it once',
      expect.stringMatching(/read as a field/),
      expect.stringMatching(/names no packet of the work tree/),
    ]);
  });

  it.each(['What', 'RISK_TIER'])('a person who stops at %s has written nothing', async (field) => {
    const script = new Script({ [field]: [null] });
    await expect(ask({}, script)).rejects.toThrow(UndecidedError);
    await expect(ask({}, new Script({ [field]: [null] }))).rejects.toThrow(`was stopped at ${field}`);
  });
});
