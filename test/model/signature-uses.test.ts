import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../engine/model/ledger.js';
import type { SignedPacket, WorkPacket } from '../../engine/model/packet.js';
import { earlierUse, newlySigned, otherUse, type SignatureUses } from '../../engine/model/signature-uses.js';
import type { PacketChange } from '../../engine/model/tree-view.js';

const SIGNATURE = 'alice050120261200';
const FOLDER = 'docs/task_packets';

function packetOf(id: string, signature: string | null): WorkPacket {
  return { id, path: `${FOLDER}/${id}.md`, signature: signature && { text: signature } } as unknown as WorkPacket;
}

const packet = packetOf('WP-1-New-20260105', SIGNATURE) as SignedPacket;

interface Known {
  readonly base?: readonly WorkPacket[];
  readonly result?: readonly WorkPacket[];
  readonly rows?: readonly Partial<LedgerRow>[];
  readonly history?: readonly string[];
  readonly inPackets?: readonly string[];
}

function uses({ base = [], result = [packet], rows, history = [], inPackets = [] }: Known): SignatureUses {
  const tree = (packets: readonly WorkPacket[]) => ({
    packetEntries: packets.map(({ path }) => ({ path, kind: 'file' as const, id: path })),
    packetAt: (path: string) => packets.find((each) => each.path === path) ?? null,
  });
  const ledger = rows ? { path: 'docs/SIGNATURE_AUDIT.md', rows: rows as readonly LedgerRow[] } : null;
  return {
    base: { ...tree(base), ledger: () => ledger, board: () => null },
    result: { ...tree(result), board: () => null },
    changeset: {
      signatureHistory: { commits: new Map([[SIGNATURE, history]]), inPackets: new Map([[SIGNATURE, inPackets]]) },
    },
  };
}

describe('otherUse', () => {
  it.each<[string, Known]>([
    ['the packet alone', {}],
    ['a base that has the packet already', { base: [packet] }],
    ['another packet with another signature', { result: [packet, packetOf('WP-2-A-v1', 'alice010120261200')] }],
    ['a row for the packet', { rows: [{ signature: SIGNATURE, packets: [packet.id] }] }],
    ['a row that names no packet', { rows: [{ signature: SIGNATURE, packets: [] }] }],
    ['a row of another signature', { rows: [{ signature: 'bob050120261200', packets: ['WP-2-A-v1'] }] }],
  ])('finds none in %s', (_, known) => {
    expect(otherUse(packet, uses(known))).toBeNull();
  });

  it('finds another packet, of the result or of the base', () => {
    const other = packetOf('WP-2-A-v1', SIGNATURE);
    const found = { kind: 'packet', packet: 'WP-2-A-v1' };
    expect(otherUse(packet, uses({ result: [packet, other] }))).toEqual(found);
    expect(otherUse(packet, uses({ base: [other] }))).toEqual(found);
  });

  it('finds a row of the ledger for other packets', () => {
    const rows = [{ signature: SIGNATURE, packets: ['WP-2-A-v1', 'WP-2-B-v1'] }];
    expect(otherUse(packet, uses({ rows }))).toEqual({ kind: 'ledger', packets: ['WP-2-A-v1', 'WP-2-B-v1'] });
  });
});

describe('earlierUse', () => {
  it('is the newest commit that the history knows', () => {
    expect(earlierUse(packet, uses({ history: ['b', 'a'] }))).toBe('b');
    expect(earlierUse(packet, uses({}))).toBeNull();
  });

  const recorded = (lock: string | null) => [{ signature: SIGNATURE, packets: [packet.id], lock }];
  const draft = packetOf(packet.id, null);

  it('is none when the ledger of the base recorded the signature beforehand, with the digest of what it is for', () => {
    expect(earlierUse(packet, uses({ history: ['a'], inPackets: ['a'], rows: recorded('sha256:1') }))).toBeNull();
  });

  it('is none when it recorded it without a digest, for a packet that base has and that nobody had signed', () => {
    expect(earlierUse(packet, uses({ base: [draft], history: ['a'], rows: recorded(null) }))).toBeNull();
  });

  it('is the use of a signature that was recorded without a digest, for a packet that is gone', () => {
    const rows = recorded(null);
    expect(earlierUse(packet, uses({ history: ['b', 'a'], inPackets: ['a'], rows }))).toBe('a');
    expect(earlierUse(packet, uses({ history: ['b'], rows })), 'which no packet of the history shows').toBe('b');
    const back = uses({ base: [draft], history: ['b', 'a'], inPackets: ['a'], rows });
    expect(earlierUse(packet, back), 'and is back as a draft').toBe('a');
  });

  it('is the use of a signature whose row does not say for what', () => {
    const rows = [{ signature: SIGNATURE, packets: [] }];
    expect(earlierUse(packet, uses({ history: ['a'], rows }))).toBe('a');
  });
});

describe('newlySigned', () => {
  const change = (before: WorkPacket | null, after: WorkPacket | null): PacketChange => ({
    path: packet.path,
    kind: 'edited',
    before,
    after,
  });

  it('is a packet whose signature the base does not have', () => {
    const draft = packetOf(packet.id, null);
    const other = packetOf(packet.id, 'alice010120261200');
    expect(newlySigned([change(null, packet), change(draft, packet), change(other, packet)])).toHaveLength(3);
    expect(newlySigned([change(packet, packet), change(packet, null), change(null, draft)])).toEqual([]);
  });
});
