import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../engine/documents/decode.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { lockDifferences } from '../../engine/model/lock.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { STATUSES } from '../../engine/model/status.js';
import { LAW, validate } from '../documents/reading.js';
import { runs } from '../support/fuzz-length.js';
import {
  CLAIMS,
  digestOf,
  lockedPart,
  newPacket,
  type Packet,
  packetBytes,
  RECORDS,
  TWISTS,
} from './histories/packet-text.js';

const ID = 'WP-1-Base1-20260101';
const place = fc.nat(3);
const numbers = fc.array(fc.nat(99), { minLength: 1, maxLength: 3 });
const words = fc.record({ why: place, scope: place, out: place, tier: place, done: place, notes: place });
const open = {
  status: fc.constantFrom(...STATUSES),
  claims: fc.dictionary(fc.constantFrom(...CLAIMS), fc.nat(9)),
  records: fc.dictionary(fc.constantFrom(...RECORDS), numbers),
  reports: fc.array(fc.nat(9), { maxLength: 2 }),
  form: fc.record({
    bom: fc.boolean(),
    crlf: fc.boolean(),
    trailing: fc.boolean(),
    unended: fc.boolean(),
    roomy: fc.boolean(),
    encoding: fc.constantFrom('utf8', 'utf8', 'cp1252', 'mojibake'),
    statusDress: fc.nat(4),
  }),
};
const signature = fc.constantFrom(null, 'alice050120261200', 'bob060120260930');
const written = { dress: fc.nat(3), words, signature };
const packet = fc.record({ ...written, ...open }).map((each) => newPacket(ID, each as Partial<Packet>));
/** Of one byte to a character, what is no Latin letter cannot be written. */
const twists = fc.subarray(TWISTS.filter((twist) => twist !== 'letter for a look-alike'));
const twisted = fc.tuple(packet, twists).map(([each, some]): Packet => ({ ...each, twists: some }));

function read(each: Packet): WorkPacket {
  const { text } = decode(packetBytes(each));
  return readWorkPacket({ path: `docs/task_packets/${ID}.md`, blob: 'b', text }, LAW, { validate });
}

describe('a packet in whatever dress, form and state', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(packet, (each) => {
        const found = read(each);
        expect(found.id).toBe(ID);
        expect(found.status).toEqual({ kind: 'canonical', status: each.status });
        expect(found.signature?.text ?? null).toBe(each.signature);
        expect(found.lockDigest).toBe(digestOf(each));
      }),
      { numRuns: runs(300) },
    );
  });

  it('has another locked text exactly where something locked was written otherwise', () => {
    let locked = 0;
    fc.assert(
      fc.property(twisted, fc.record(open), fc.option(twisted, { nil: null }), (one, others, other) => {
        // Only what is open, or anything.
        const changed = { ...(other ?? one), ...(others as Partial<Packet>), id: ID };
        const differs = lockDifferences(read(one), read(changed)).length > 0;
        if (!differs) locked++;
        expect(differs).toBe(lockedPart(one) !== lockedPart(changed));
      }),
      { numRuns: runs(300) },
    );
    expect(locked).toBeGreaterThan(runs(300) / 10);
  });
});
