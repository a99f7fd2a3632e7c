import { fileLocation } from '../engine/model/location.js';
import { listed, quote } from '../engine/model/quote.js';
import { type SpecBreach, specBreaches } from '../engine/model/spec-version-breaches.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** What every message about a locked version knows. */
interface Locked {
  readonly path: string;
  /** The commit that holds the text, to restore it from. */
  readonly from: string;
}

const restore = ({ from, path }: Locked): string =>
  `Restore it: git checkout ${from} -- '${path}'. What has to be said differently is said in a new version, under a signed packet whose id has the token SpecUpdate.`;

const messages = {
  'version-edited': (data: Locked & { line: number; old: string; new: string }) => ({
    message: `Line ${data.line} of the Master Spec version ${quote(data.path)} is ${quote(data.new)}, expected the text that the base has: ${quote(data.old)}`,
    help: restore(data),
  }),
  'version-removed': (data: Locked & { to: string | null }) => ({
    message: `The Master Spec version ${quote(data.path)} is ${data.to === null ? 'removed' : `moved to ${quote(data.to)}`}, expected it to stay where packets find it`,
    help: restore(data),
  }),
  'version-retyped': (data: Locked & { was: string; is: string }) => ({
    message: `The Master Spec version ${quote(data.path)} is a ${data.is}, expected the ${data.was} that the base has`,
    help: restore(data),
  }),
  'no-spec-update': (data: { path: string; named: readonly string[]; open: readonly string[] }) => ({
    message: `The new Master Spec version ${quote(data.path)} comes under ${
      data.named.length === 0 ? 'no packet' : listed(data.named)
    }, expected ${data.open.length === 0 ? 'a packet with the token SpecUpdate in its id that the base has signed, ready or in progress' : listed(data.open)}`,
    help:
      data.open.length === 0
        ? 'Create a packet such as WP-1-SpecUpdate-20260105, have it signed and merged, and bring the version in a change after that.'
        : `Name the packet in the commit that brings the version: Work-Packet: ${data.open[0]}`,
    why: 'PRIORITY_3: a change of the spec is a new packet of its own, WP-{ID}-SpecUpdate.',
  }),
};

/** Law: CX-585A and PRIORITY_3 — the text of a Master Spec version never changes; what changes is a new version under a packet. */
export const specVersionLock = defineRule({
  id: 'spec-version-lock',
  clauses: ['CX-585A', 'PRIORITY_3'],
  blocksWhen:
    'the text of an existing Master Spec version changes; a new version arrives without a packet whose id has the token `SpecUpdate`',
  why: 'CX-585A: the Master Spec is immutable while a phase is worked on, because signed packets point into its text.',
  reads: ['spec'],
  completeness: false,
  waivable: false,
  messages,
  *change({ changeset, base, result, texts, law }) {
    const from = changeset.base.commit?.slice(0, 12) ?? 'HEAD';
    for (const breach of specBreaches({ changeset, base, result, texts, paths: law.paths }))
      yield findingOf(breach, from);
  },
});

function findingOf(breach: SpecBreach, from: string): Finding<typeof messages> {
  const { path, commit } = breach;
  const at = fileLocation(path);
  switch (breach.kind) {
    case 'removed':
      return { message: 'version-removed', data: { path, from, to: breach.to }, at, commit };
    case 'retyped':
      return { message: 'version-retyped', data: { path, from, was: breach.was, is: breach.is }, at, commit };
    case 'edited': {
      const { line, old, new: now } = breach;
      return { message: 'version-edited', data: { path, from, line, old, new: now }, at: { ...at, line }, commit };
    }
    case 'unauthorised':
      return { message: 'no-spec-update', data: { path, named: breach.named, open: breach.open }, at, commit };
  }
}
