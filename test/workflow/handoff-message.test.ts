import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODER_PROTOCOL, coderProtocolOf, handoffMessage } from '../../workflow/work/handoff-message.js';
import { PACKET, read } from '../documents/reading.js';

const PROTOCOL = fileURLToPath(new URL('../../../shared/protocol/ORCHESTRATOR_PROTOCOL.md', import.meta.url));
const hasProtocol = existsSync(PROTOCOL);
if (!hasProtocol)
  console.warn(
    'handoff-message: the protocol is not beside the project, so its message is compared with our copy only',
  );

const CONTEXT = {
  coderProtocol: CODER_PROTOCOL,
  standingDocuments: ['docs/START_HERE.md', 'docs/SPEC_CURRENT.md', 'docs/ARCHITECTURE.md'],
};

/** What a packet says, in the fields that the message takes from it. */
const packet = (what: string, tier = 'LOW', codex = 'Handshake Codex v0.8.md') =>
  read(`# P\n\n## Scope\n- **What**: ${what}\n- **RISK_TIER**: ${tier}\n\n## Authority\n- **Codex**: ${codex}\n`);

const EXPECTED = `Task Packet: docs/task_packets/WP-1-Tea-20260101.md
WP_ID: WP-1-Tea-20260101
RISK_TIER: LOW

📋 Task: Boil the water.

You are a Coder agent. Before writing code:
1. Read .claude/CODER_PROTOCOL.md
2. Read the task packet above
3. Run: just pre-work WP-1-Tea-20260101
4. Output BOOTSTRAP block per [CX-622]
5. Verify packet scope matches user request

Authority docs:
- docs/START_HERE.md
- docs/SPEC_CURRENT.md
- docs/ARCHITECTURE.md
- Handshake Codex v0.8.md

✅ Orchestrator checklist complete. Task packet WP-1-Tea-20260101 created and verified.

Begin implementation when ready.`;

describe('the hand-off message', () => {
  it('is this, letter by letter', () => {
    expect(handoffMessage(packet('Boil the water.'), CONTEXT).join('\n')).toBe(EXPECTED);
  });

  it.runIf(hasProtocol)("is the protocol's, with its values in the place of ours", () => {
    const own = {
      ...packet('{One line summary}', '{LOW|MEDIUM|HIGH}'),
      id: 'WP-{ID}',
      path: 'docs/task_packets/WP-{ID}-{Name}.md',
    };
    expect(readFileSync(PROTOCOL, 'utf8')).toContain(`\`\`\`\n${handoffMessage(own, CONTEXT).join('\n')}\n\`\`\``);
  });

  it('tells of a whole packet of ours', () => {
    expect(handoffMessage(read(PACKET), CONTEXT)).toContain('📋 Task: Boil the water before the leaves go in.');
  });

  it('puts a long What on one line, and cuts it', () => {
    const lines = handoffMessage(packet(`${'word '.repeat(400)}\n  and more`), CONTEXT);
    expect(lines).toHaveLength(EXPECTED.split('\n').length);
    expect(lines[4]?.length).toBeLessThan(520);
    expect(lines[4]).toMatch(/…$/);
  });

  it('has the same lines whatever the packet says', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(anything, anything, (what, codex) => {
        const own = packet(`a ${what.replaceAll('\n', '\n  ')}`, 'HIGH', `b ${codex.replaceAll('\n', '\n  ')}`);
        const lines = handoffMessage(own, CONTEXT);
        expect(lines.every((line) => !/[\n\r\u2028\u2029]/.test(line))).toBe(true);
        const fixed = (all: readonly string[]) =>
          all.filter((line) => !line.startsWith('📋') && !line.startsWith('- b'));
        expect(fixed(lines).slice(0, 3)).toEqual([...EXPECTED.split('\n').slice(0, 2), 'RISK_TIER: HIGH']);
        expect(lines.slice(-3)).toEqual(EXPECTED.split('\n').slice(-3));
      }),
    );
  });
});

describe("the Coder's protocol", () => {
  it('is where the message has it, else where the law has it', () => {
    const law = ['docs/ORCHESTRATOR_PROTOCOL.md', 'docs/CODER_PROTOCOL.md'];
    expect(coderProtocolOf(law, () => true)).toBe('.claude/CODER_PROTOCOL.md');
    expect(coderProtocolOf(law, () => false)).toBe('docs/CODER_PROTOCOL.md');
    expect(coderProtocolOf([], () => false)).toBe('.claude/CODER_PROTOCOL.md');
  });
});
