import { describe, expect, it } from 'vitest';
import type { Commit, ParentChanges } from '../../engine/model/commit.js';
import type { SignedPacket, WorkPacket } from '../../engine/model/packet.js';
import { commitsHolding, type PacketHistory, signingCommit } from '../../engine/model/packet-history.js';

const PATH = 'docs/task_packets/WP-1-New-20260105.md';

/** What a blob holds, by its id: a signature and a locked text. */
const BLOBS: Readonly<Record<string, Partial<WorkPacket>>> = {
  draft: { signature: null, lockDigest: 'sha256:a' },
  signed: { signature: { text: 'alice050120261200', signer: 'alice', time: 0 }, lockDigest: 'sha256:b' },
  noted: { signature: { text: 'alice050120261200', signer: 'alice', time: 0 }, lockDigest: 'sha256:b' },
  widened: { signature: { text: 'alice050120261200', signer: 'alice', time: 0 }, lockDigest: 'sha256:c' },
};

const packet = { path: PATH, ...BLOBS.signed } as SignedPacket;

/** A change against one parent: what the packet's path has afterwards, null where it is gone; no entry where nothing differs. */
function against(parent: string, after?: string | null): ParentChanges {
  const entry = typeof after === 'string' ? ({ path: PATH, kind: 'file', id: after } as const) : null;
  return { parent, changes: after === undefined ? [] : [{ path: PATH, before: null, after: entry }] };
}

function history(commits: Readonly<Record<string, readonly ParentChanges[]>>): PacketHistory {
  return {
    changeset: { commits: Object.entries(commits).map(([id, parents]) => ({ id, parents }) as unknown as Commit) },
    packets: { read: ({ id }) => (BLOBS[id] as WorkPacket | undefined) ?? null },
  };
}

const holding = (commits: Parameters<typeof history>[0]): string[] => [...commitsHolding(packet, history(commits))];

describe('commitsHolding', () => {
  it('begins with the commit that signs, and lasts while nothing locked differs', () => {
    expect(
      holding({
        propose: [against('base', 'draft')],
        sign: [against('propose', 'signed')],
        code: [against('sign')],
        note: [against('code', 'noted')],
        widen: [against('note', 'widened')],
        more: [against('widen')],
        restore: [against('more', 'signed')],
        remove: [against('restore', null)],
      }),
    ).toEqual(['sign', 'code', 'note', 'restore']);
  });

  it('follows a merge by what its tree has, from whichever side', () => {
    expect(
      holding({
        sign: [against('base', 'signed')],
        'merge into the base': [against('base', 'signed'), against('sign')],
        'merge of the base': [against('sign'), against('base', 'signed')],
        'merge that changes it': [against('sign', 'widened'), against('base', 'widened')],
        'merge that drops it': [against('sign', null), against('base')],
      }),
    ).toEqual(['sign', 'merge into the base', 'merge of the base']);
  });

  it('knows nothing of commits outside the change', () => {
    expect(holding({ code: [against('unknown')], root: [] })).toEqual([]);
  });
});

describe('signingCommit', () => {
  it('is the first that brings the signature, whatever text it had', () => {
    const commits = {
      propose: [against('base', 'draft')],
      widen: [against('propose', 'widened')],
      sign: [against('widen', 'signed')],
    };
    expect(signingCommit(packet, history(commits))?.id).toBe('widen');
    expect(signingCommit(packet, history({ code: [against('base')] }))).toBeUndefined();
  });
});
