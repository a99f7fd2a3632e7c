import { isDocument, TEST_PATHS } from '../engine/model/code-paths.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { fileLocation, spanLocation } from '../engine/model/location.js';
import { fieldOf, type WorkPacket } from '../engine/model/packet.js';
import { matchesAny } from '../engine/model/path-set.js';
import { listed } from '../engine/model/quote.js';
import { runsOneOf, type Tier, tierOf } from '../engine/model/risk-tier.js';
import type { TreeView } from '../engine/model/tree-view.js';
import { defineRule } from '../engine/rule.js';

const PATHS = {
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: 512 },
  maxItems: 1000,
  uniqueItems: true,
};

const RISKY_PATHS: readonly string[] = [
  '**/migrations/**',
  '**/migration/**',
  '**/ipc/**',
  '**/ipc.*',
  '**/*_ipc.*',
  '**/security/**',
  '**/security.*',
  '**/auth/**',
  '**/auth.*',
  '**/crypto/**',
  '**/permissions/**',
  '**/capabilities/**',
  '**/capabilities.*',
];

/** Law: Part 4 template — the tier says how carefully work is reviewed: migrations, IPC and security are never LOW. */
export const riskTier = defineRule({
  id: 'risk-tier',
  clauses: ['Part 4 template'],
  blocksWhen:
    'a MEDIUM or HIGH packet has no review command in TEST_PLAN; a diff touches migrations, IPC or security paths under a LOW packet (that the tier is LOW, MEDIUM or HIGH is held by `packet-structure`)',
  why: 'Part 4 template: LOW changes no behaviour, migrations, IPC and security are HIGH, and from MEDIUM on the work is reviewed.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  needs: ['commits', 'messages'],
  options: {
    reviewCommands: {
      schema: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 100 }, minItems: 1, maxItems: 20 },
      default: ['ai-review'] as readonly string[],
      description:
        'The names of the programs or recipes that review; TEST_PLAN of a MEDIUM or HIGH packet runs one of them.',
    },
    riskyPaths: {
      schema: PATHS,
      default: RISKY_PATHS,
      description: 'Folders, files and patterns that no work under a LOW packet touches: migrations, IPC, security.',
    },
    exceptPaths: {
      schema: PATHS,
      default: TEST_PATHS,
      description:
        'Folders, files and patterns that change no behaviour although they match riskyPaths. Documents never do.',
    },
  },
  messages: {
    'no-review': (data: { packet: string; tier: Tier; commands: readonly string[] }) => ({
      message: `TEST_PLAN of ${data.packet} has no review command, expected ${listed(data.commands)} for the tier ${data.tier}`,
      help: `Add the line to TEST_PLAN: just ${data.commands[0]}\nIt may be started in any way (npm run ${data.commands[0]}); where the review has another name, rules.risk-tier.reviewCommands in the configuration lists the names that count.`,
    }),
    'low-touches-risk': (data: { commit: string; packet: string; paths: readonly string[] }) => ({
      message: `${capital(data.commit)} for the LOW packet ${data.packet} touches ${listed(data.paths)}, expected a packet of the tier HIGH`,
      help: 'Take the files out of the commit, or let a packet with RISK_TIER: HIGH cover them and name that one: Work-Packet: WP-…',
    }),
  },
  *packet({ packet, options: { reviewCommands } }) {
    const plan = fieldOf(packet, 'TEST_PLAN');
    const tier = tierOf(packet);
    if (!plan || plan.value.items.length === 0 || tier === null || tier === 'LOW') return;
    if (plan.value.items.some((item) => runsOneOf(item, reviewCommands))) return;
    const data = { packet: packet.id, tier, commands: reviewCommands };
    yield { message: 'no-review', data, at: spanLocation(packet.path, plan.value.span) };
  },
  *change({ changeset, base, result, options: { riskyPaths, exceptPaths } }) {
    for (const commit of changeset.commits) {
      const [packet, ...others] = packetsOf(commit, base, result);
      if (!packet || [packet, ...others].some((each) => tierOf(each) !== 'LOW')) continue;
      const touched = commit.ownChanges.map(({ path }) => path).filter((path) => matchesAny(riskyPaths, path));
      const paths = touched.filter((path) => !isDocument(path) && !matchesAny(exceptPaths, path));
      const [first, ...rest] = paths;
      if (first === undefined) continue;
      yield {
        message: 'low-touches-risk',
        data: { commit: commitName(commit), packet: packet.id, paths },
        at: fileLocation(first),
        related: rest.slice(0, 10).map((path) => ({ at: fileLocation(path), note: 'touched by the same commit' })),
        commit: commit.id,
      };
    }
  },
});

/** The packets that a commit names, as base has them: a change does not lower its own tier. One that it introduces speaks for itself. */
function packetsOf({ trailers }: Commit, base: TreeView, result: TreeView): WorkPacket[] {
  return (trailers?.workPackets ?? []).flatMap((id) => base.packet(id) ?? result.packet(id) ?? []);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
