import { rewordLine, withTrailersLine } from '../engine/model/amend.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { lawTouches } from '../engine/model/law-touches.js';
import { companyOf, unwarranted } from '../engine/model/law-warrant.js';
import { fileLocation } from '../engine/model/location.js';
import { listed, quote } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

const A_PACKET =
  'A change of the law is a work of its own: have a packet signed and merged whose IN_SCOPE_PATHS names these files, and then change them under it, with nothing else.';

const messages = {
  unwarranted: (data: { path: string; commit: string; packet: string | null; add: string }) => ({
    message: `${quote(data.path)} belongs to the law and is changed by ${data.commit} ${data.packet === null ? 'under no signed packet that may be worked on' : `under ${data.packet}, whose scope does not name it`}, expected a packet that the base has signed and whose IN_SCOPE_PATHS names it`,
    help: `${A_PACKET} Name the packet: ${data.add}`,
  }),
  'in-company': (data: { law: readonly string[]; others: readonly string[] }) => ({
    message: `A change of the law (${listed(data.law, 3)}) brings ${listed(data.others, 3)} along, expected nothing else in the change`,
    help: 'Divide it: the change of the law alone, under its own packet, and what it makes possible afterwards, judged by the new law.',
  }),
  link: (data: { path: string; entry: string }) => ({
    message: `${quote(data.path)} becomes a ${data.entry} where governed files belong, expected a regular file or folder`,
    help: 'Put the file itself there: what a link shows can change without any commit.',
  }),
  twin: (data: { path: string; of: string }) => ({
    message: `${quote(data.path)} differs from the governed path ${quote(data.of)} only by upper and lower case or by how its characters are composed, expected one name`,
    help: 'Rename it: on some file systems both are the same file, and which one is read there nobody knows.',
  }),
  'checks-skipped': (data: { commit: string; line: string; reword: string }) => ({
    message: `The message of ${data.commit} has the line ${quote(data.line)}, expected nothing by which the forge would run no checks`,
    help: `Take the line out of the message (${data.reword}). A required check that is never started is waited for without end, and a push that lands so is looked at by nobody.`,
  }),
};

/** Law: PRIORITY_3, CX-905 — the law is changed visibly, slowly and by itself; the law of base still judges. */
export const lawIntegrity = defineRule({
  id: 'law-integrity',
  clauses: ['PRIORITY_3', 'CX-905'],
  blocksWhen:
    'the change touches the law itself (configuration, protocol and agent instructions, hooks and their wiring, workflows, owners, waivers, signers, links and twins of governed paths) without a signed packet whose scope names it, or together with anything else; or the message of a commit tells the forge to run no checks',
  why: 'PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.',
  reads: ['law', 'waivers'],
  completeness: false,
  waivable: false,
  needs: ['commits', 'messages'],
  messages,
  *change({ changeset, base, law, unchangedWiring }) {
    // Before the first packet the law is being set up; and where nobody can read it, no packet can be signed that would allow the repair.
    if (base.packetEntries.length === 0 || law.repairs !== null) return;
    const touches = lawTouches(changeset, law, unchangedWiring);
    for (const touch of touches) {
      const at = fileLocation(touch.path);
      if (touch.kind === 'link') yield { message: 'link', data: touch, at };
      if (touch.kind === 'twin') yield { message: 'twin', data: touch, at };
    }
    const files = touches.flatMap(({ kind, path }) => (kind === 'file' ? [path] : []));
    for (const { path, commit, packet, isLast } of unwarranted(files, changeset.commits, base, law)) {
      const add = withTrailersLine({ commit, isLast }, ['Work-Packet: <id>']);
      const data = { path, commit: nameOf(commit), packet, add };
      yield { message: 'unwarranted', data, at: fileLocation(path), commit: commit.id };
    }
    const [first] = files;
    const others = first === undefined ? [] : companyOf(changeset, base, law);
    if (first !== undefined && others.length > 0) {
      yield { message: 'in-company', data: { law: files, others }, at: fileLocation(first), identity: '' };
    }
    for (const [index, commit] of changeset.commits.entries()) {
      const [line] = commit.trailers?.skipLines ?? [];
      if (line === undefined) continue;
      const reword = rewordLine({ commit, isLast: index === changeset.commits.length - 1 });
      // An empty commit touches nothing that the finding could stand at.
      const [{ path } = { path: law.paths.board }] = [...commit.ownChanges, ...changeset.changes];
      const data = { commit: nameOf(commit), line, reword };
      yield { message: 'checks-skipped', data, at: fileLocation(path), commit: commit.id };
    }
  },
});

function nameOf(commit: Commit): string {
  const name = commitName(commit);
  return name.startsWith('this') ? name : `commit ${name}`;
}
