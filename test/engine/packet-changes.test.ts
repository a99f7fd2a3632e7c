import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import type { Change } from '../../engine/model/change.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import type { TreeEntry } from '../../engine/model/snapshot.js';
import { newlySigned, ownsItsFindings, packetChanges } from '../../engine/packet-changes.js';
import { rules } from '../../rules/index.js';
import { PACKET, read } from '../documents/reading.js';

const law = defaultLaw(rules);
const PATH = `${law.paths.packets}/WP-1-Tea-20260101.md`;
const SIGNED = '- USER_SIGNATURE: alice010120260900\n';

const entry = (id: string, path = PATH): TreeEntry => ({ path, kind: 'file', id });
/** The packets by the ids of their blobs; a blob that stands here under no id cannot be read. */
const blobs = new Map<string, WorkPacket>();
const blobOf = (text: string): string => {
  const id = `blob ${blobs.size}`;
  blobs.set(id, read(text));
  return id;
};
const changesOf = (changes: readonly Change[]) =>
  packetChanges(changes, law, { read: ({ id }) => blobs.get(id) ?? null });
const change = (before: string | null, after: string | null, path = PATH): Change => ({
  path,
  before: before === null ? null : entry(blobOf(before), path),
  after: after === null ? null : entry(blobOf(after), path),
});
const kindOf = (before: string | null, after: string | null) => changesOf([change(before, after)])[0]?.kind;
const inState = (status: string, text = PACKET) => text.replace('Ready-for-Dev', status);
const unsigned = PACKET.replace(SIGNED, '');

describe('packetChanges', () => {
  it.each<[string, string | null, string | null, string]>([
    ['a packet that is new', null, PACKET, 'introduced'],
    ['a packet that goes away', PACKET, null, 'deleted'],
    ['a signature that comes', unsigned, PACKET, 'signed'],
    ['a signature that comes with a state', inState('Draft', unsigned), PACKET, 'signed'],
    ['a signature that goes', PACKET, unsigned, 'edited'],
    ['other words', PACKET, `${PACKET}\nMore.\n`, 'edited'],
    ['a later state', PACKET, inState('In-Progress'), 'advanced'],
    ['the last state', inState('Done'), inState('VALIDATED'), 'advanced'],
    ['an earlier state', inState('Done'), inState('In-Progress'), 'edited'],
    ['a state in another spelling', PACKET, inState('ready for dev'), 'edited'],
    ['a spelling of a later state', PACKET, inState('wip'), 'advanced'],
    ['a state repaired', inState('nearly'), inState('Draft'), 'advanced'],
    ['a state broken', PACKET, inState('nearly'), 'edited'],
    ['a state that comes', PACKET.replace('- STATUS: Ready-for-Dev\n', ''), inState('Draft'), 'advanced'],
  ])('tells %s', (_, before, after, kind) => {
    expect(kindOf(before, after)).toBe(kind);
  });

  it('gives both versions, of packets alone', () => {
    const board = change('a', 'b', law.paths.board);
    const packet = change(PACKET, inState('Done'));
    expect(changesOf([board, packet])).toEqual([
      {
        path: PATH,
        kind: 'advanced',
        before: blobs.get(packet.before?.id ?? ''),
        after: blobs.get(packet.after?.id ?? ''),
      },
    ]);
  });

  it('leaves out what can be read on neither side, and keeps what can be read on one', () => {
    const [link, other] = [entry('a link'), entry('another link')];
    const packet = entry(blobOf(PACKET));
    const of = (before: TreeEntry | null, after: TreeEntry | null) => changesOf([{ path: PATH, before, after }]);
    expect(of(null, link)).toEqual([]);
    expect(of(link, other)).toEqual([]);
    expect(of(packet, link).map(({ kind }) => kind)).toEqual(['deleted']);
    expect(of(link, packet).map(({ kind }) => kind)).toEqual(['introduced']);
  });
});

describe('newlySigned', () => {
  const ids = (before: string | null, after: string | null) =>
    newlySigned(changesOf([change(before, after)])).map(({ id, signature }) => [id, signature.text]);

  it('gives the packets whose signature is not that of the base', () => {
    const signed = [['WP-1-Tea-20260101', 'alice010120260900']];
    expect(ids(null, PACKET)).toEqual(signed);
    expect(ids(unsigned, PACKET)).toEqual(signed);
    expect(ids(PACKET.replace('alice0101', 'alice0201'), PACKET)).toEqual(signed);
    expect(ids(PACKET, inState('Done'))).toEqual([]);
    expect(ids(PACKET, unsigned)).toEqual([]);
    expect(ids(PACKET, null)).toEqual([]);
  });
});

it('a packet that is introduced, signed or advanced owns its findings', () => {
  const [example] = changesOf([change(null, PACKET)]);
  if (!example) throw new Error('the packet is not read');
  const owners = (['introduced', 'signed', 'advanced', 'edited', 'deleted'] as const).filter((kind) =>
    ownsItsFindings({ ...example, kind }),
  );
  expect(owners).toEqual(['introduced', 'signed', 'advanced']);
});
