import { withoutPathsLine } from '../engine/model/amend.js';
import { commitName } from '../engine/model/commit.js';
import { fileLocation, spanLocation } from '../engine/model/location.js';
import { fieldOf, type WorkPacket } from '../engine/model/packet.js';
import { successorId } from '../engine/model/packet-reference.js';
import { PacketStates } from '../engine/model/packet-states.js';
import { listed } from '../engine/model/quote.js';
import { type FencedCommit, fencedCommits } from '../engine/model/scope-use.js';
import { defineRule, type Finding, type RelatedLocation } from '../engine/rule.js';

/** What every message of this rule knows. */
interface Work {
  readonly commit: string;
  readonly packet: string;
}
interface Strayed extends Work {
  readonly paths: readonly string[];
  /** The paths that the packet's scope lists. */
  readonly scope: readonly string[];
  /** The commands that take these paths out of the commit. */
  readonly takeOut: string;
}

const capital = (commit: string): string => (commit.startsWith('this') ? 'This commit' : `Commit ${commit}`);
const start = ({ commit, packet }: Work): string => `${capital(commit)} under ${packet}`;
const waysOut = ({ packet, paths, takeOut }: Strayed): string =>
  `Take ${paths.length === 1 ? 'it' : 'them'} out of the commit: ${takeOut}. If the work needs ${paths.length === 1 ? 'it' : 'them'}, have a new packet signed whose scope lists ${paths.length === 1 ? 'it' : 'them'}, for example ${successorId(packet)}.`;

const messages = {
  'out-of-scope': (data: Strayed) => ({
    message: `${start(data)} touches ${listed(data.paths, 3)}, expected only what its scope lists: ${listed(data.scope, 8)}`,
    help: `${waysOut(data)} What comes along with any work can be listed in rules.in-scope-paths.companions.`,
  }),
  excluded: (data: Strayed & { entries: readonly string[] }) => ({
    message: `${start(data)} touches ${listed(data.paths, 3)}, expected nothing that its OUT_OF_SCOPE lists: ${listed(data.entries)}`,
    help: waysOut(data),
  }),
  'no-scope': (data: Work) => ({
    message: `${start(data)} has no scope, expected its IN_SCOPE_PATHS to list at least one path that can be read`,
    help: `Nothing may be changed under ${data.packet}. Have a new packet signed that lists its paths one a line, for example ${successorId(data.packet)}.`,
  }),
  'no-signed-packet': (data: { commit: string; paths: readonly string[]; packets: readonly string[] }) => ({
    message: `${capital(data.commit)} touches ${listed(data.paths, 3)} under ${listed(data.packets)}, expected one packet that is signed on the base`,
    help: 'Name one packet in the line "Work-Packet: …", by its exact id, and have it signed on the base first: its scope says what the commit may touch.',
  }),
  companion: (data: Work & { paths: readonly string[]; reason: string }) => ({
    message: `${start(data)} touches ${listed(data.paths, 3)} outside of its scope, expected only as a companion of the work: ${data.reason}`,
    help: 'Nothing has to be done: review it like everything else in the change.',
  }),
};

/** Law: PRIORITY_5 — a Coder stays in the scope that the user has signed. */
export const inScopePaths = defineRule({
  id: 'in-scope-paths',
  clauses: ['PRIORITY_5'],
  blocksWhen: "a Coder's commit leaves the IN_SCOPE_PATHS of the packet it names, or enters its OUT_OF_SCOPE",
  why: 'PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.',
  reads: ['code', 'packets'],
  completeness: false,
  waivable: true,
  needs: ['commits', 'messages'],
  options: {
    companions: {
      schema: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 512 }, maxItems: 1000 },
      default: [
        ...['**/package-lock.json', '**/npm-shrinkwrap.json', '**/yarn.lock', '**/pnpm-lock.yaml', '**/bun.lock'],
        ...['**/Cargo.lock', '**/poetry.lock', '**/uv.lock', '**/go.sum', '**/Gemfile.lock', '**/composer.lock'],
        ...['**/__snapshots__/**', '**/*.snap', '**/*.generated.*', '**/__generated__/**'],
        ...['**/.sqlx/**', '**/sqlx-data.json'],
      ],
      description: 'Lock files, snapshots and generated files: they may come along with any work, and are reported.',
    },
    downMigrations: {
      schema: { type: 'boolean' },
      default: true,
      description:
        'Whether the way back from a migration in scope may come along: 7_x.down.sql of 7_x.up.sql or 7_x.sql.',
    },
    pairedTests: {
      schema: { type: 'boolean' },
      default: true,
      description:
        'Whether a test that is named after a file in scope may come along, beside it or in a folder of tests.',
    },
  },
  messages,
  *change({ changeset, base, result, packets, law, options }) {
    const states = new PacketStates(changeset, packets);
    const trees = [result.snapshot, base.snapshot];
    for (const fenced of fencedCommits({ law, base, states, changeset, trees, companions: options }))
      yield* findingsOf(fenced);
  },
});

function* findingsOf(fenced: FencedCommit): Iterable<Finding<typeof messages>> {
  const { commit, isLast, paths } = fenced;
  const name = commitName(commit);
  const place = { at: fileLocation(paths[0]), commit: commit.id };
  if (fenced.kind === 'no-packet') {
    yield { message: 'no-signed-packet', data: { commit: name, paths, packets: fenced.ids }, ...place };
    return;
  }
  const { packet } = fenced;
  const work: Work = { commit: name, packet: packet.id };
  if (fenced.kind === 'no-scope') {
    yield { message: 'no-scope', data: work, ...place, related: scopeField(packet) };
    return;
  }
  const { scope, use } = fenced;
  const strayed = (first: string, all: readonly string[]) => ({
    data: { ...work, paths: all, scope, takeOut: withoutPathsLine({ commit, isLast }, all) },
    at: fileLocation(first),
    commit: commit.id,
  });
  const [outside, ...more] = use.outside;
  if (outside !== undefined) {
    const related = [...scopeField(packet), ...touchedToo(more)];
    yield { message: 'out-of-scope', ...strayed(outside, use.outside), related };
  }
  const [excluded, ...others] = use.excluded;
  if (excluded) {
    const { data, ...where } = strayed(
      excluded.path,
      use.excluded.map(({ path }) => path),
    );
    const entries = [...new Set(use.excluded.map(({ entry }) => entry.text))];
    const entryAt = spanLocation(packet.path, excluded.entry.span);
    const related = [{ at: entryAt, note: 'what puts it out' }, ...touchedToo(others.map(({ path }) => path))];
    yield { message: 'excluded', data: { ...data, entries }, ...where, related };
  }
  for (const [reason, [first = paths[0], ...rest]] of use.companions) {
    const data = { ...work, paths: [first, ...rest], reason };
    yield { message: 'companion', data, at: fileLocation(first), commit: commit.id, severity: 'warning' };
  }
}

function scopeField(packet: WorkPacket): RelatedLocation[] {
  const field = fieldOf(packet, 'IN_SCOPE_PATHS');
  return field ? [{ at: spanLocation(packet.path, field.value.span), note: 'the scope' }] : [];
}

function touchedToo(paths: readonly string[]): RelatedLocation[] {
  return paths.slice(0, 10).map((path) => ({ at: fileLocation(path), note: 'touched by the same commit' }));
}
