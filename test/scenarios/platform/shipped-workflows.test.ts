import { describe, expect, it } from 'vitest';
import { gateWorkflows, shippedWorkflows, stepsOf, type WorkflowFile } from '../../actions/workflows.js';
import { read } from '../../house/source-files.js';
import type { Weight } from '../attack.js';
import { answered } from '../hook-bypass/bypass.js';

const WORKFLOWS = shippedWorkflows();
const GATES = gateWorkflows();

/** What a case of the catalogue wants of the files that we ship: its faults, by the workflow, expected to be none. */
interface Wanted {
  readonly id: string;
  readonly severity: Weight;
  readonly wanted: string;
  readonly of: readonly WorkflowFile[];
  /** A workflow that has the fault, to see that it is found. */
  readonly bad: Partial<WorkflowFile>;
  readonly faults: (workflow: WorkflowFile) => readonly string[];
}

const job = (part: object): WorkflowFile['jobs'] => ({ 'handshake-check': { steps: [], ...part } });
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const TYPES = ['opened', 'synchronize', 'reopened', 'edited', 'ready_for_review'];

const CASES: readonly Wanted[] = [
  {
    id: 'G02',
    severity: 'C',
    wanted: 'no expression in a command',
    of: WORKFLOWS,
    bad: { jobs: job({ steps: [{ run: `echo $${'{{'} github.head_ref }}` }] }) },
    faults: (workflow) => stepsOf(workflow).flatMap(({ run }) => (run?.includes('${{') ? [run] : [])),
  },
  {
    id: 'G09',
    severity: 'C',
    wanted: 'no condition, no need, no failure that is ignored',
    of: GATES,
    bad: { jobs: job({ if: 'always()', needs: ['build'], steps: [{ 'continue-on-error': true }] }) },
    faults: ({ jobs, on }) =>
      [...Object.values(jobs), ...Object.values(jobs).flatMap(({ steps = [] }) => steps)]
        .flatMap((part) => ['if', 'needs', 'continue-on-error'].filter((key) => Object.hasOwn(part, key)))
        .concat(
          Object.values(on).flatMap((event) => Object.keys(event ?? {}).filter((key) => key.startsWith('paths'))),
        ),
  },
  {
    id: 'G11',
    severity: 'H',
    wanted: 'one branch, or its name in the name of the job',
    of: GATES,
    bad: { on: { pull_request: {} }, jobs: job({ name: 'handshake-check' }) },
    faults: ({ on, jobs }) => {
      const named = jobs['handshake-check']?.name?.includes('github.event.pull_request.base.ref') ?? false;
      // The forge takes no branches for a review: there only the name helps.
      const confined = Array.isArray(on.pull_request?.branches) && !Object.hasOwn(on, 'pull_request_review');
      return named || confined ? [] : ['a pull request to any branch'];
    },
  },
  {
    id: 'G12',
    severity: 'H',
    wanted: 'every activity that changes what is proposed',
    of: GATES,
    bad: { on: { pull_request: { types: ['opened', 'synchronize', 'reopened'] } } },
    faults: ({ on }) =>
      TYPES.filter((type) => !(on.pull_request?.types as readonly string[] | undefined)?.includes(type)),
  },
  {
    id: 'G15',
    severity: 'H',
    wanted: 'no run that is cancelled',
    of: GATES,
    bad: { concurrency: { 'cancel-in-progress': true } },
    faults: ({ concurrency }) => (concurrency?.['cancel-in-progress'] === false ? [] : ['cancel-in-progress']),
  },
  {
    id: 'G20',
    severity: 'H',
    wanted: 'no program of the change, and every action by its full id',
    of: WORKFLOWS,
    bad: {
      where: 'bad',
      jobs: job({ steps: [{ uses: 'actions/checkout@v6' }, { run: 'npx handshake-check check' }] }),
    },
    faults: (workflow) =>
      stepsOf(workflow).flatMap(({ uses, run }) => [
        ...(uses === undefined || PINNED.test(uses) || isOurs(uses) ? [] : [uses]),
        ...(run?.includes('npx') ? [run] : []),
      ]),
  },
  {
    id: 'G21',
    severity: 'M',
    wanted: 'no cache where a verdict or a release is made',
    of: WORKFLOWS.filter(({ where }) => !where.endsWith('/ci.yml')),
    bad: {
      jobs: job({ steps: [{ uses: 'actions/cache@x' }, { uses: 'actions/setup-node@x', with: { cache: 'npm' } }] }),
    },
    faults: (workflow) =>
      stepsOf(workflow).flatMap(({ uses = '', with: given = {} }) => [
        ...(uses.startsWith('actions/cache') || Object.hasOwn(given, 'cache') ? [uses] : []),
        // It caches by itself where package.json names a package manager.
        ...(uses.startsWith('actions/setup-node@') && given['package-manager-cache'] !== false ? [uses] : []),
      ]),
  },
  {
    id: 'G22',
    severity: 'M',
    wanted: 'no right but to read, and no token that stays in a checkout',
    of: WORKFLOWS,
    bad: {
      permissions: { contents: 'write' },
      jobs: job({ permissions: { checks: 'write' }, steps: [{ uses: 'actions/checkout@x' }] }),
    },
    faults: (workflow) => [
      ...(workflow.permissions === undefined ? ['the default permissions'] : []),
      ...[workflow, ...Object.values(workflow.jobs)].flatMap(({ permissions = {} }) =>
        Object.entries(permissions).flatMap(([right, level]) =>
          isAllowed(workflow, right, level) ? [] : [`${right}: ${level}`],
        ),
      ),
      ...stepsOf(workflow).flatMap(({ uses = '', with: given }) =>
        uses.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false ? [uses] : [],
      ),
    ],
  },
  {
    id: 'G23',
    severity: 'H',
    wanted: 'the event of the merge queue',
    of: GATES,
    bad: { on: { pull_request: {} } },
    faults: ({ on }) => (Object.hasOwn(on, 'merge_group') ? [] : ['no merge_group']),
  },
];

/** Our own gate is that of the base, and a page names ours by a word that stands for an id. */
function isOurs(uses: string): boolean {
  const ours = /^OWNER\/handshake-check\/(?:actions\/merge-gate|\.github\/workflows\/audit(?:-large)?\.yml)@COMMIT$/;
  return uses === './actions/merge-gate' || ours.test(uses);
}

/** npm takes a package from the one job that can prove which workflow it is; nothing else may do more than read. */
function isAllowed({ where }: WorkflowFile, right: string, level: string): boolean {
  if (level === 'read' || level === 'none') return true;
  return where === '.github/workflows/release.yml' && right === 'id-token';
}

describe.each(CASES.map((each) => [`${each.id} (${each.severity}) ${each.wanted}`, each] as const))(
  '%s',
  (_, wanted) => {
    it('is so in every file', (context) => {
      expect(wanted.of.length).toBeGreaterThan(2);
      const found = wanted.of.flatMap((workflow) =>
        wanted.faults(workflow).map((fault) => `${workflow.where}: ${fault}`),
      );
      const got = found.length === 0 ? wanted.wanted : found.join('; ');
      answered(
        context,
        { id: `${wanted.id} files`, severity: wanted.severity, door: 'test' },
        { expected: wanted.wanted, got },
      );
    });

    it('is missed where it is not so', () => {
      const empty: WorkflowFile = { where: '', text: '', on: {}, jobs: {} };
      expect(wanted.faults({ ...empty, ...wanted.bad })).not.toEqual([]);
    });
  },
);

describe('our own workflows', () => {
  it('name the version of every action that is pinned by id', () => {
    const uses = WORKFLOWS.flatMap(({ text }) => text.match(/uses: actions\/.*$/gm) ?? []);
    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    // One id for one version, wherever it is used.
    const ids = new Map(uses.map((line) => [line.replace(/@\w+/, ''), line]));
    expect([...ids.values()].sort()).toEqual([...new Set(uses)].sort());
  });

  it('judge by a gate that the change, the push and the branch of a dispatch cannot bring', () => {
    const gate = GATES.find(({ where }) => where === '.github/workflows/merge-gate.yml');
    const checkout = stepsOf(gate ?? GATES[0] ?? { where: '', text: '', on: {}, jobs: {} })[0];
    expect(
      String(checkout?.with?.ref)
        .split(/\s(?:\|\|\s)?/)
        .slice(1, -1),
    ).toEqual([
      'github.event.pull_request.base.sha',
      'github.event_name',
      '==',
      "'push'",
      '&&',
      'github.event.before',
      'github.event.repository.default_branch',
    ]);
  });

  it('publish what CI let through, with provenance, from a job that runs nothing of others', () => {
    const release = WORKFLOWS.find(({ where }) => where === '.github/workflows/release.yml');
    expect(release?.on).toEqual({ push: { tags: ['v*'] } });
    expect(release?.jobs.check?.steps?.map(({ run }) => run)).toEqual([
      undefined,
      undefined,
      'node scripts/check-release.mjs "$GITHUB_REF_NAME" --notes "$GITHUB_STEP_SUMMARY"',
      '.ci/run',
    ]);
    const { needs, permissions, steps = [] } = release?.jobs.publish ?? {};
    expect(needs).toBe('check');
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const commands = steps.flatMap(({ run }) => run ?? []);
    expect(commands.at(-1)).toBe('npm publish --provenance --access public --ignore-scripts');
    expect(commands.filter((run) => /^npm (?:ci|install)/.test(run) && !run.includes('--ignore-scripts'))).toEqual([]);
  });
});

describe('G13 (C) a base that moves between the check and the merge', () => {
  it('is answered by settings that the page names', (context) => {
    const page = read('docs/merge-gate.md');
    const named = ['Require branches to be up to date before merging', 'Require merge queue', 'Block force pushes'];
    const missing = named.filter((setting) => !page.includes(setting));
    const expected = 'the settings are named';
    const about = { id: 'G13 settings', severity: 'C', door: 'test' } as const;
    answered(context, about, { expected, got: missing.length === 0 ? expected : `missing: ${missing.join(', ')}` });
  });
});
