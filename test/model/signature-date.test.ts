import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { isSigned } from '../../engine/model/packet.js';
import { earlySignature } from '../../engine/model/signature-date.js';
import { rules } from '../../rules/index.js';
import { SIGNED } from '../scenarios/signed-packet.js';

/** What is said of a packet that alice signed on 1 January 2026 at 12:00, with another DATE. */
function early(date: string) {
  const text = SIGNED.replace(/^- DATE: .*/m, `- DATE: ${date}`);
  const packet = readWorkPacket(
    { path: 'docs/task_packets/WP-1-Export-20260101.md', blob: 'x', text },
    defaultLaw(rules),
  );
  if (!isSigned(packet)) throw new Error('the packet is not signed');
  return earlySignature(packet, 14);
}

describe('earlySignature', () => {
  it.each(['2026-01-01T10:00:00Z', '2026-01-02T02:00:00Z', '2026-01-02', '2026-01-02T04:00+02:00', '`2026-01-01`'])(
    'has nothing to say of a packet of %s',
    (date) => expect(early(date)).toBeNull(),
  );

  it.each([
    ['2026-01-02T02:01:00Z', '2026-01-02 02:01 UTC'],
    ['2026-01-03', '2026-01-03 00:00 UTC'],
    ['2026-01-02T02:01', '2026-01-02 02:01 UTC'],
    ['2026-01-02T05:01:30.5+02:00', '2026-01-02 03:01 UTC'],
    ['`2026-01-03`', '2026-01-03 00:00 UTC'],
  ])('says when a packet of %s was written', (date, written) => {
    expect(early(date)).toEqual({ signed: '2026-01-01 12:00 UTC', written, hours: 14 });
  });

  it.each(['', 'soon', '3 January 2026', '2026-13-01', '2026-01-03T25:00Z'])('decides nothing by %j', (date) =>
    expect(early(date)).toBeNull(),
  );
});
