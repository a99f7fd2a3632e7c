import { spanLocation } from '../engine/model/location.js';
import { isPastDraft, type WorkPacket } from '../engine/model/packet.js';
import { listed, quote } from '../engine/model/quote.js';
import { type ScopeEntry, scopeOf } from '../engine/model/scope-entries.js';
import { isWordOnly, likelyMeant, matchesSomething } from '../engine/model/scope-in-tree.js';
import { coversPattern, withoutBraces } from '../engine/model/scope-pattern.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** What every message of this rule knows. */
interface Written {
  readonly packet: string;
  readonly entry: string;
}

const start = ({ packet, entry }: Written): string => `IN_SCOPE_PATHS of ${packet} has ${quote(entry)}`;
const FORMS = 'src/jobs.ts, src/jobs/ or src/**/*.ts';

const messages = {
  'no-path': (data: Written) => ({
    message: `${start(data)}, expected a path or pattern of the repository such as ${FORMS}`,
    help: 'Write each path on a line of its own, with what there is to say about it behind: "  * src/jobs.ts (the queue)". A path with blanks goes between back-ticks. What stays out belongs in OUT_OF_SCOPE.',
  }),
  everything: (data: Written) => ({
    message: `${start(data)}, which is the whole repository, expected the files and folders that the work is about`,
    help: 'List them, one a line: "  * src/jobs/" for a folder with all below it.',
  }),
  'outside-repository': (data: Written) => ({
    message: `${start(data)}, which leads out of the repository, expected a path from the top of the repository`,
    help: 'Write it without a leading /, without .. and without a drive: "  * src/jobs.ts".',
  }),
  'unknown-signs': (data: Written & { spelled: readonly string[] }) => ({
    message: `${start(data)}, whose signs have no meaning here, expected names, * within a name and ** for any folders`,
    help:
      data.spelled.length > 0
        ? `Write: ${data.spelled.map((path) => `"  * ${path}"`).join(', ')}`
        : `Write plain paths: ${FORMS}.`,
  }),
  'in-both': (data: Written & { out: string }) => ({
    message: `${start(data)}, which ${quote(data.out)} in OUT_OF_SCOPE puts out, expected it in one of them`,
    help: 'Decide with the user which of the two is meant, and remove the other: what is out stays out.',
  }),
  'matches-nothing': (data: Written & { meant: readonly string[] }) => ({
    message: `${start(data)}, which matches nothing in the repository, expected a path that exists or the mark (new)`,
    help: `${data.meant.length > 0 ? `If ${listed(data.meant)} is meant, write that. ` : ''}If the work makes it, write: "  * ${data.entry} (new)".`,
  }),
};

type ScopeFinding = Finding<typeof messages>;

/** Law: Mistake 1 — a scope is paths, so that it can be held against what was done. */
export const concreteScope = defineRule({
  id: 'concrete-scope',
  clauses: ['Mistake 1'],
  blocksWhen:
    'an IN_SCOPE_PATHS entry is no path or pattern of the repository, is all of it, leads out of it or also stands in OUT_OF_SCOPE; it matches nothing when the packet is introduced or signed and is not marked `(new)`',
  why: 'Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  messages,
  *packet({ packet, tree }) {
    const { inScope, outOfScope } = scopeOf(packet);
    for (const entry of inScope) {
      // What a finished packet named in one word may be gone by now.
      const isVague = !isFinished(packet) && isWordOnly(entry, tree.snapshot);
      const finding = isVague ? noPath(packet, entry) : unreadable(packet, entry);
      if (finding) yield finding;
      const { pattern, isReadOnly } = entry;
      if (pattern === null || isReadOnly) continue;
      const out = outOfScope.find((other) => other.pattern !== null && coversPattern(other.pattern, pattern));
      if (!out) continue;
      const related = [{ at: spanLocation(packet.path, out.span), note: 'what puts it out' }];
      yield {
        message: 'in-both',
        data: { ...written(packet, entry), out: out.text },
        ...place(packet, entry),
        related,
      };
    }
  },
  *change({ packetChanges, result }) {
    const tree = result.snapshot;
    for (const { kind, after } of packetChanges) {
      if (!after || (kind !== 'introduced' && kind !== 'signed')) continue;
      for (const entry of scopeOf(after).inScope) {
        const { pattern, isNew } = entry;
        if (pattern === null || isNew || isWordOnly(entry, tree) || matchesSomething(pattern, tree)) continue;
        const data = { ...written(after, entry), meant: likelyMeant(pattern, tree) };
        const severity = isPastDraft(after) ? {} : ({ severity: 'warning' } as const);
        yield { message: 'matches-nothing', data, ...place(after, entry), ...severity, identity: entry.text };
      }
    }
  },
});

function unreadable(packet: WorkPacket, entry: ScopeEntry): ScopeFinding | null {
  const data = written(packet, entry);
  const at = place(packet, entry);
  switch (entry.fault) {
    case 'prose':
      return noPath(packet, entry);
    case 'everything':
      return { message: 'everything', data, ...at };
    case 'escapes':
      return { message: 'outside-repository', data, ...at };
    case 'signs':
      return { message: 'unknown-signs', data: { ...data, spelled: withoutBraces(entry.text) }, ...at };
    default:
      return null;
  }
}

function noPath(packet: WorkPacket, entry: ScopeEntry): ScopeFinding {
  return { message: 'no-path', data: written(packet, entry), ...place(packet, entry) };
}

function written(packet: WorkPacket, { text }: ScopeEntry): Written {
  return { packet: packet.id, entry: text };
}

function place({ path }: WorkPacket, { span }: ScopeEntry) {
  return { at: spanLocation(path, span) };
}

function isFinished({ status }: WorkPacket): boolean {
  return status !== null && status.kind !== 'unknown' && (status.status === 'Done' || status.status === 'VALIDATED');
}
