import { type AmendedCommit, rewordLine, withTrailersLine } from '../engine/model/amend.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { fittingRole } from '../engine/model/fitting-role.js';
import { fileLocation } from '../engine/model/location.js';
import {
  type Blocker,
  isExemptBot,
  namedPacket,
  type ReferenceContext,
  type StandstillReason,
  standstill,
} from '../engine/model/packet-reference.js';
import { PacketStates } from '../engine/model/packet-states.js';
import { matchesAny } from '../engine/model/path-set.js';
import { listed, quote } from '../engine/model/quote.js';
import type { Role } from '../engine/model/role.js';
import type { Status } from '../engine/model/status.js';
import { standingWords } from '../engine/model/work-standing.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** What every message of this rule knows. */
interface Work {
  readonly commit: string;
  readonly paths: readonly string[];
}
/** A commit whose message has to change: the command that opens it. */
type Reworded = Work & { readonly reword: string };

/** What a reference is held against, and the role that a commit without one may be made in. */
type Context = ReferenceContext & { readonly role: (commit: Commit) => Role | null };

type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const start = ({ commit, paths }: Work): string =>
  `${commit.startsWith('this') ? 'This commit' : `Commit ${commit}`} changes ${listed(paths, 3)}`;
const SIGNED_FIRST =
  'Only a packet that the base has signed authorises code: create one (npx handshake-check create-task-packet WP-1-Name), have the user sign it (npx handshake-check sign) and bring both to the base first, in a change of their own.';

const messages = {
  'no-packet': (data: Work & { add: string; first: boolean }) => ({
    message: `${start(data)} and names no work packet, expected a last line "Work-Packet: <id of a signed packet>"`,
    help: data.first
      ? `${SIGNED_FIRST} Then name it: ${data.add}`
      : `Name the packet that this is done under: ${data.add}. Where there is none yet, plan it first: npx handshake-check create-task-packet WP-1-Name`,
  }),
  'several-packets': (data: Reworded & { ids: readonly string[] }) => ({
    message: `${start(data)} and names the packets ${listed(data.ids)}, expected one: scopes do not add up`,
    help: `Leave one line "Work-Packet: …" (${data.reword}), and bring what belongs to the other packets in commits of their own.`,
  }),
  'unknown-packet': (data: Reworded & { id: string; nearest: string | null }) => ({
    message: `${start(data)} and names the packet ${quote(data.id)}, expected the exact id of a packet that exists`,
    help:
      data.nearest === null
        ? SIGNED_FIRST
        : `If ${data.nearest} is meant, write "Work-Packet: ${data.nearest}" (${data.reword}).`,
  }),
  'unsigned-packet': (data: Work & { id: string; signedInChange: boolean }) => ({
    message: `${start(data)} under ${data.id}, which ${data.signedInChange ? 'only this change signs' : 'nobody has signed'}, expected a packet that is signed on the base`,
    help: data.signedInChange
      ? `Bring the signed packet to the base first. Where a packet and its code may come in one change, the configuration says so: { "packet": { "signedEarlierInChange": true } }`
      : `Ask the user to sign it: npx handshake-check sign ${data.id} <signature>. Only a packet that the base has signed authorises code: bring it to the base first, in a change of its own.`,
  }),
  'not-startable': (data: Work & { id: string; status: Status | null }) => ({
    message: `${start(data)} under ${data.id}, whose STATUS is ${data.status ?? 'not readable'}, expected Ready-for-Dev or In-Progress`,
    help:
      data.status === 'VALIDATED'
        ? 'What is still to be done needs a new packet.'
        : `When the work may go on, have the Orchestrator run npx handshake-check status ${data.id} In-Progress, and commit it before this.`,
  }),
  'retired-packet': (data: Work & { id: string; column: string }) => ({
    message: `${start(data)} under ${data.id}, which stands in ${data.column} on the task board, expected a packet that is worked on`,
    help: 'Name the packet that took its place.',
  }),
  'blocker-open': (data: Work & { id: string; blockers: readonly Blocker[] }) => ({
    message: `${start(data)} under ${data.id}, which waits for ${blockerList(data.blockers)}, expected ${data.blockers.length > 1 ? 'them' : 'it'} VALIDATED`,
    help: `Finish and validate ${listed(data.blockers.map(({ id }) => id))} first, or work under a packet that waits for nothing.`,
    why: 'CX-573E: a packet is blocked until each packet that it depends on is VALIDATED.',
  }),
};

type Placeless = DistributedOmit<Finding<typeof messages>, 'at' | 'commit'>;

/** Law: CX-580 — a commit on code is done under a signed packet whose work has begun or may begin. */
export const workPacketReference = defineRule({
  id: 'work-packet-reference',
  clauses: ['CX-580', 'PRIORITY_3 signature gate'],
  blocksWhen: 'a commit changes code without naming an existing, signed, startable packet',
  why: 'CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.',
  reads: ['code'],
  completeness: false,
  waivable: true,
  needs: ['commits', 'messages'],
  messages,
  *change({ changeset, base, packets, law }) {
    const role = (commit: Commit): Role | null => fittingRole(commit, law, packets);
    const context = { law, base, states: new PacketStates(changeset, packets), role };
    const { commits } = changeset;
    for (const [index, commit] of commits.entries()) {
      const paths = commit.ownChanges.map(({ path }) => path).filter((path) => matchesAny(law.paths.code, path));
      const [first] = paths;
      // Code by the Orchestrator is blocked whatever it names, by a rule of its own.
      if (first === undefined || commit.trailers?.role === 'Orchestrator' || isExemptBot(commit, law.bots)) continue;
      const place = { at: fileLocation(first), commit: commit.id };
      const finding = judged(
        { commit: commitName(commit), paths },
        { commit, isLast: index === commits.length - 1 },
        context,
      );
      if (finding) yield { ...finding, ...place };
    }
  },
});

/** What is wrong with the reference of a commit on code; placed by the caller. */
function judged(work: Work, amended: AmendedCommit<Commit>, context: Context): Placeless | null {
  const named = namedPacket(amended.commit, context);
  const reword = rewordLine(amended);
  switch (named.kind) {
    case 'none': {
      const { trailers } = amended.commit;
      const role = trailers?.roleLines.length === 0 ? context.role(amended.commit) : null;
      // So that a commit which lacks both is mended once, with the line that role-attribution says.
      const add = withTrailersLine(amended, [...(role === null ? [] : [`Role: ${role}`]), 'Work-Packet: <id>']);
      return { message: 'no-packet', data: { ...work, add, first: context.base.packetEntries.length === 0 } };
    }
    case 'several':
      return { message: 'several-packets', data: { ...work, ids: named.ids, reword } };
    case 'unknown':
      return { message: 'unknown-packet', data: { ...work, id: named.id, nearest: named.nearest, reword } };
    case 'unsigned':
      return { message: 'unsigned-packet', data: { ...work, id: named.id, signedInChange: named.signedInChange } };
    case 'packet':
      return stopped(work, named.packet.id, standstill(named.packet, amended.commit, context));
  }
}

function stopped(work: Work, id: string, reason: StandstillReason | null): Placeless | null {
  switch (reason?.kind) {
    case 'not-startable':
      return { message: 'not-startable', data: { ...work, id, status: reason.status } };
    case 'retired':
      return { message: 'retired-packet', data: { ...work, id, column: reason.column } };
    case 'waiting':
      return { message: 'blocker-open', data: { ...work, id, blockers: reason.blockers } };
    default:
      return null;
  }
}

function blockerList(blockers: readonly Blocker[]): string {
  const shown = blockers.slice(0, 5).map(({ id, standing }) => `${id} (${standingWords(standing)})`);
  const rest = blockers.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
