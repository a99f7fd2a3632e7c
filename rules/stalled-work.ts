import { counted } from '../engine/model/counted.js';
import { fieldPlace } from '../engine/model/packet-place.js';
import { hasEscalationNote, isBlocked, isInProgress, lastTouch } from '../engine/model/stalled.js';
import { defineRule } from '../engine/rule.js';

const DAY = 24 * 60 * 60;

/** Law: Part 2 step 2 — no stalled packets, and blocked ones say why. */
export const stalledWork = defineRule({
  id: 'stalled-work',
  clauses: ['Part 2 step 2'],
  blocksWhen:
    'a packet is In-Progress and untouched for over two weeks (git time), or Blocked without an escalation note',
  why: 'Part 2 step 2: before new work is planned there are no stalled packets (idle for over two weeks), and blocked ones have escalation notes.',
  reads: ['packets', 'board'],
  completeness: false,
  waivable: true,
  options: {
    days: {
      schema: { type: 'integer', minimum: 1, maximum: 3650 },
      default: 14,
      description: 'How many days a packet may be In-Progress without a commit on it or on its scope.',
    },
  },
  needs: ['last-touched'],
  messages: {
    idle: (data: { packet: string; since: string; days: number }) => ({
      message: `${data.packet} is In-Progress and was last touched on ${data.since}, expected a commit on it or on its scope within ${counted(data.days, 'day')}`,
      help: 'Go on with it, or set STATUS to Blocked with an escalation note, and move it on the board.',
    }),
    'no-escalation': (data: { packet: string }) => ({
      message: `${data.packet} is Blocked without an escalation note, expected a line that says what blocks it and who was asked`,
      help: 'Write it behind the entry on the board, or in a record section of the packet: - ESCALATION: blocked by …, asked … on …',
    }),
  },
  *change({ changeset, result, options }) {
    const touched = changeset.lastTouched ?? new Map<string, number>();
    // What is not committed yet is being worked on now.
    const uncommitted = changeset.changes.map(({ path }): [string, number] => [path, changeset.now]);
    const touches = new Map([...touched, ...uncommitted]);
    const entries = new Map((result.board()?.entries ?? []).map((entry) => [entry.id, entry]));
    for (const { path } of result.packetEntries) {
      const packet = result.packetAt(path);
      if (!packet) continue;
      if (isBlocked(packet) && !hasEscalationNote(packet, entries.get(packet.id) ?? null))
        yield { message: 'no-escalation', data: { packet: packet.id }, at: fieldPlace(packet, 'STATUS') };
      const newest = isInProgress(packet) ? lastTouch(packet, touches) : null;
      if (newest !== null && changeset.now - newest > options.days * DAY) {
        const data = { packet: packet.id, since: dateOf(newest), days: options.days };
        yield { message: 'idle', data, at: fieldPlace(packet, 'STATUS'), identity: packet.id };
      }
    }
  },
});

function dateOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}
