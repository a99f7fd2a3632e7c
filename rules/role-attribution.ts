import { type AmendedCommit, rewordLine, withTrailersLine } from '../engine/model/amend.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { governedPart } from '../engine/model/governed.js';
import type { Law } from '../engine/model/law.js';
import { fileLocation } from '../engine/model/location.js';
import { matchesAny } from '../engine/model/path-set.js';
import { listed, quote } from '../engine/model/quote.js';
import { ROLES, type Role } from '../engine/model/role.js';
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
    'role-unclear': (data: Blamed & { lines: readonly string[]; role: Role; reword: string }) => ({
      message: `${name(data)} has ${listed(data.lines, 3)} for its role, expected exactly one line "Role: ${ROLES.join(' | ')}" in the last paragraph of the message`,
      help: `Write all trailers into one last paragraph, such as "Role: ${data.role}", each on a line of its own (${data.reword}).`,
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
  *change({ changeset, law }) {
    const { commits } = changeset;
    for (const [index, commit] of commits.entries()) {
      const paths = commit.ownChanges.map(({ path }) => path).filter((path) => governedPart(law.paths, path) !== null);
      const [first] = paths;
      if (first === undefined || !commit.trailers) continue;
      const blamed: Blamed = {
        commit: commitName(commit),
        paths,
        amend: amendLine({ commit, isLast: index === commits.length - 1 }, fittingRole(paths, law)),
      };
      const place = { at: fileLocation(first), commit: commit.id };
      const { role, roleLines } = commit.trailers;
      if (role === null) {
        if (roleLines.length === 0) yield { message: 'role-missing', data: blamed, ...place };
        else {
          const reword = rewordLine({ commit, isLast: index === commits.length - 1 });
          yield {
            message: 'role-unclear',
            data: { ...blamed, lines: roleLines, role: fittingRole(paths, law), reword },
            ...place,
          };
        }
        continue;
      }
      const { holders } = law.roles[role];
      if (!mayHold(holders, commit)) {
        yield { message: 'not-a-holder', data: { ...blamed, role, email: commit.author.email, holders }, ...place };
      }
      const closed = forbidden(role, commit, law);
      // The Orchestrator's fence has a rule of its own, which cannot be waived.
      if (role !== 'Orchestrator' && closed.length > 0) {
        const data = { ...blamed, paths: closed, role, fence: law.roles[role].mayNotTouch };
        yield { message: 'path-forbidden', data, at: fileLocation(closed[0] ?? first), commit: commit.id };
      }
    }
  },
});

function mayHold(holders: readonly string[], { author }: Commit): boolean {
  return holders.length === 0 || holders.some((holder) => holder.toLowerCase() === author.email.toLowerCase());
}

function forbidden(role: Role, commit: Commit, law: Law): string[] {
  return commit.ownChanges.map(({ path }) => path).filter((path) => matchesAny(law.roles[role].mayNotTouch, path));
}

/** The role that may do what a commit touches: code is the Coder's, what is planned and governed the Orchestrator's. */
function fittingRole(paths: readonly string[], { paths: { code } }: Law): Role {
  return paths.some((path) => matchesAny(code, path)) ? 'Coder' : 'Orchestrator';
}

/** How the commit gets its role: the exact line to paste (law.md, decision 15). */
function amendLine(amended: AmendedCommit<Commit>, role: Role): string {
  const lines = withTrailersLine(amended, [`Role: ${role}`]);
  if (amended.commit.id !== null) return `Add the role: ${lines}`;
  return `Commit again with the role: ${lines}, or set it once: git config handshake.role ${role}`;
}

function name({ commit }: Blamed): string {
  return commit.startsWith('this') ? 'This commit' : `Commit ${commit}`;
}
