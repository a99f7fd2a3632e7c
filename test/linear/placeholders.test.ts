import { expect, it } from 'vitest';
import type { WorkPacket } from '../../engine/model/packet.js';
import type { PacketContext } from '../../engine/rule.js';
import { noPlaceholder } from '../../rules/no-placeholder.js';
import { PACKET, read } from '../documents/reading.js';
import { growthOf, LINEAR } from '../support/counted-work.js';

// Each entry asks whether others would be left without it.
it.each([
  ['placeholders', () => '  * TBD'],
  ['placeholders behind one entry that says something', (index: number) => (index === 0 ? '  * src/a.ts' : '  * TBD')],
])('a list of %s takes twice the work for twice the entries', (_, entryOf) => {
  const packetOf = (count: number): WorkPacket =>
    read(PACKET.replace('  * src/cup.ts', () => Array.from({ length: count }, (_, at) => entryOf(at)).join('\n')));
  const findingsOf = (packet: WorkPacket): readonly unknown[] => [
    ...(noPlaceholder.packet?.({ packet } as PacketContext<never>) ?? []),
  ];
  expect(findingsOf(packetOf(50)).length).toBeGreaterThan(40);
  expect(growthOf(findingsOf, packetOf, 400)).toBeLessThan(LINEAR);
});
