/**
 * The law of this team, beside the protocol's. Every id begins with the name of this file.
 *
 * @type {import('handshake-check/rule').PlugIn}
 */
export const rules = ({ defineRule, fieldOf, spanLocation }) => [
  defineRule({
    id: 'team-rollback-step',
    clauses: ['Team handbook 3.2'],
    blocksWhen: 'a packet of HIGH risk names fewer steps of its rollback than the team wants',
    why: 'Team handbook 3.2: what can hurt is taken back by somebody who has never seen it, so every step stands there.',
    reads: ['packets'],
    completeness: true,
    waivable: true,
    options: {
      least: {
        schema: { type: 'integer', minimum: 1, maximum: 20 },
        default: 2,
        description: 'How many steps the rollback of a packet of HIGH risk has at least.',
      },
    },
    messages: {
      'too-few-steps': (/** @type {{ packet: string, steps: number, least: number }} */ { packet, steps, least }) => ({
        message: `ROLLBACK_HINT of ${packet} has ${steps} ${steps === 1 ? 'step' : 'steps'}, expected at least ${least} for the tier HIGH`,
        help: 'Write one step a line: how it is taken back, and how one sees that it is gone.',
      }),
    },
    *packet({ packet, options }) {
      const hint = fieldOf(packet, 'ROLLBACK_HINT');
      // A packet without the field is for packet-structure to say.
      if (!hint || !/^HIGH\b/.test(fieldOf(packet, 'RISK_TIER')?.value.text ?? '')) return;
      const steps = hint.value.items.length;
      if (steps >= options.least) return;
      yield {
        message: 'too-few-steps',
        data: { packet: packet.id, steps, least: options.least },
        at: spanLocation(packet.path, hint.span),
      };
    },
  }),
];
