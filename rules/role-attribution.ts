import { type AmendedCommit, withRoleLine, withTrailersLine } from '../engine/model/amend.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { closedTo, fittingRole, mayHold } from '../engine/model/fitting-role.js';
import { governedPart } from '../engine/model/governed.js';
import type { Law } from '../engine/model/law.js';
import { fileLocation } from '../engine/model/location.js';
import { matchesAny } from '../engine/model/path-set.js';
import { listed, quote } from '../engine/model/quote.js';
import { isRole, ROLES, type Role } from '../engine/model/role.js';
import { defineRule } from '../engine/rule.js';

interface Blamed {
  readonly commit: string;
  readonly paths: readonly string[];
  /** How to give this commit another message, to paste. */
  readonly amend: string;
}

/** Law: Part 3 — whoever changes code or governed files says in which role. */
export const roleAttribution = defineRule({
  id: 'role-attribution',
  clauses: ['Part 3'],
  blocksWhen: 'a commit that touches code or governed files declares no role, or one its author may not hold',
  why: 'Part 3: Orchestrator, Coder and Validator have different rights, so a commit says in which role it was made. A claim never widens rights; no claim has none.',
  reads: [],
  completeness: false,
  waivable: true,
  needs: ['commits', 'messages'],
  messages: {
    'role-missing': (data: Blamed) => ({
      message: `${name(data)} touches ${listed(data.paths, 3)} and has no role, expected a last line "Role: ${ROLES.join(' | ')}"`,
      help: data.amend,
    }),
    'role-unclear': (data: Blamed & { lines: readonly string[]; role: Role | null }) => ({
      message: `${name(data)} has ${listed(data.lines, 3)} ${UNCLEAR[unclear(data.lines)]}, expected exactly one line "Role: ${ROLES.join(' | ')}" in the last paragraph of the message`,
      help:
        data.role === null
          ? APART
          : `Write all trailers into one last paragraph, each on a line of its own and nothing else in it: ${data.amend}`,
    }),
    'not-a-holder': (data: Blamed & { role: Role; email: string; holders: readonly string[] }) => ({
      message: `${name(data)} claims the role ${data.role} for ${quote(data.email)}, expected one of ${listed(data.holders)}`,
      help: `Declare a role that this author may hold, or have ${data.role} done by one of its holders (roles.${data.role}.holders in the configuration of the base).`,
    }),
    'path-forbidden': (data: Blamed & { role: Role; fence: readonly string[] }) => ({
      message: `${name(data)} of the ${data.role} touches ${listed(data.paths, 3)}, expected nothing under ${data.fence.join(', ')}`,
      help: `Take these paths out of the commit; roles.${data.role}.mayNotTouch in the configuration of the base closes them to the ${data.role}.`,
    }),
  },
  *change({ changeset, law, packets }) {
    const { commits } = changeset;
    for (const [index, commit] of commits.entries()) {
      const paths = commit.ownChanges.map(({ path }) => path).filter((path) => governedPart(law.paths, path) !== null);
      const [first] = paths;
      if (first === undefined || !commit.trailers) continue;
      const amended = { commit, isLast: index === commits.length - 1 };
      const fitting = fittingRole(commit, law, packets);
      const blamed: Blamed = { commit: commitName(commit), paths, amend: amendLine(amended, fitting, law) };
      const place = { at: fileLocation(first), commit: commit.id };
      const { role, roleLines } = commit.trailers;
      if (role === null) {
        if (roleLines.length === 0) yield { message: 'role-missing', data: blamed, ...place };
        else {
          const meant = meantRole(roleLines) ?? fitting;
          const amend = meant === null ? APART : withRoleLine(amended, meant);
          yield {
            message: 'role-unclear',
            data: { ...blamed, amend, lines: roleLines, role: fitting && meant },
            ...place,
          };
        }
        continue;
      }
      if (!mayHold(role, commit, law)) {
        const { holders } = law.roles[role];
        yield { message: 'not-a-holder', data: { ...blamed, role, email: commit.author.email, holders }, ...place };
      }
      const closed = closedTo(role, commit, law);
      // The Orchestrator's fence has a rule of its own, which cannot be waived.
      if (role !== 'Orchestrator' && closed.length > 0) {
        const data = { ...blamed, paths: closed, role, fence: law.roles[role].mayNotTouch };
        yield { message: 'path-forbidden', data, at: fileLocation(closed[0] ?? first), commit: commit.id };
      }
    }
  },
});

const APART =
  "No role may do all of this: code is the Coder's, a validation report the Validator's, STATUS and task board the Orchestrator's. Bring each in a commit of its own, with its role.";

/** What keeps a line that speaks of a role from being one. */
const UNCLEAR = {
  several: 'for its role',
  place: 'outside of its trailers',
  spelling: 'for its role, which is not how a role is spelled',
  unknown: 'for its role, and there is no such role',
};

function unclear([line = '', ...others]: readonly string[]): keyof typeof UNCLEAR {
  if (others.length > 0) return 'several';
  if (meantRole([line]) === null) return 'unknown';
  return line === `Role: ${meantRole([line])}` ? 'place' : 'spelling';
}

/** The role that the only line means; null where there are more, or nobody could say. */
function meantRole([line = '', ...others]: readonly string[]): Role | null {
  const value = line.slice(line.search(/[:=]/) + 1).trim();
  const role = value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase();
  return others.length === 0 && isRole(role) ? role : null;
}

/** How the commit gets its role, and with it the packet that it lacks: the exact line to paste (law.md, decision 15). */
function amendLine(amended: AmendedCommit<Commit>, role: Role | null, law: Law): string {
  if (role === null) return APART;
  const lines = withTrailersLine(amended, [`Role: ${role}`, ...missingPacket(amended.commit, law)]);
  if (amended.commit.id !== null) return `Add the role: ${lines}`;
  return `Commit again with the role: ${lines}, or set it once: git config handshake.role ${role}`;
}

/** So that a commit which lacks both is mended once. */
function missingPacket({ ownChanges, trailers }: Commit, { paths, rules }: Law): string[] {
  const isNamed = trailers !== null && trailers.workPackets.length > 0;
  if (isNamed || rules['work-packet-reference']?.severity === 'off') return [];
  return ownChanges.some(({ path }) => matchesAny(paths.code, path)) ? ['Work-Packet: <id>'] : [];
}

function name({ commit }: Blamed): string {
  return commit.startsWith('this') ? 'This commit' : `Commit ${commit}`;
}
