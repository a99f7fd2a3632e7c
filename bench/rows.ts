import { join } from 'node:path';
import { FIELD } from './corpus/history.js';
import type { Work } from './measure.js';
import { MANY_PACKETS, PULLED_COMMITS, type Surroundings } from './surroundings.js';

/** A row of speed.md: our work, what it is held against, and how much of that it may take. */
export interface Row {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  /** The most that our CPU time may be, as a part of theirs. */
  readonly goal: number;
  /** What both sides run; the costs of several pieces of work are added. */
  readonly works: (place: Surroundings) => Promise<{ readonly ours: Work; readonly theirs: readonly Work[] }>;
  /** Ours is divided by this before it is compared: how many times the work of the other side it does. */
  readonly share?: number;
  /** The most memory that our process may have, in bytes. */
  readonly memory?: number;
}

const MIB = 1024 * 1024;

const nothing = ({ node, field, env }: Surroundings): Work => ({
  command: [node, '-e', '0'],
  folder: field,
  env,
  codes: [0],
});

/** What git sets for its hooks. */
function hook(place: Surroundings, staged: keyof Surroundings['indexes'], ...args: string[]): Work {
  return {
    ...program(place, 'hook', ...args),
    env: {
      ...place.env,
      GIT_AUTHOR_DATE: '@1768900000 +0000',
      GIT_AUTHOR_EMAIL: 'alice@example.org',
      GIT_AUTHOR_NAME: 'Alice',
      GIT_EDITOR: ':',
      GIT_INDEX_FILE: place.indexes[staged],
      GIT_PREFIX: '',
    },
  };
}

function program({ node, program: path, field, env }: Surroundings, ...args: string[]): Work {
  return { command: [node, path, ...args], folder: field, env, codes: [0] };
}

function commitlint({ node, peer, peers, field, message, env }: Surroundings): Work {
  const config = join(peers, 'commitlint.config.mjs');
  const command = [node, peer('@commitlint/cli/cli.js'), '--config', config, '--edit', message] as const;
  return { command, folder: field, env, codes: [0] };
}

/** What remark and markdownlint find in the documents does not matter: 0 and 1 are both an answer. */
function remark({ node, peer, field, documents, env }: Surroundings): Work {
  const preset = peer('remark-preset-lint-recommended/index.js');
  const command = [node, peer('remark-cli/cli.js'), '--quiet', '--no-stdout', '--use', preset, ...documents] as const;
  return { command, folder: field, env, codes: [0, 1] };
}

function markdownlint({ node, peer, field, documents, env }: Surroundings): Work {
  const command = [node, peer('markdownlint-cli2/markdownlint-cli2-bin.mjs'), ...documents] as const;
  return { command, folder: field, env, codes: [0, 1] };
}

const warm = (place: Surroundings): Work => program(place, 'check', '--all');

/** As in CI, where nothing that an earlier run left counts: neither what it read, nor what it compiled. */
const cold = (place: Surroundings): Work => ({ ...warm(place), env: { ...place.env, CI: 'true' } });

const FILES = `the same ${FIELD.packets} packets and spec`;

/** The rows of speed.md, in its order. */
export const ROWS: readonly Row[] = [
  {
    name: 'S1',
    ours: '`hook pre-commit`, nothing governed staged',
    theirs: '`node -e 0`',
    goal: 1.7,
    works: async (place) => ({ ours: hook(place, 'note', 'pre-commit'), theirs: [nothing(place)] }),
  },
  {
    name: 'S2',
    ours: '`hook pre-commit`, a STATUS edit of a signed packet staged',
    theirs: '`node -e 0`',
    goal: 4,
    works: async (place) => ({ ours: hook(place, 'status', 'pre-commit'), theirs: [nothing(place)] }),
  },
  {
    name: 'S2b',
    ours: '`hook pre-commit`, a new packet signed',
    theirs: '`node -e 0`',
    goal: 9,
    works: async (place) => ({ ours: hook(place, 'signed', 'pre-commit'), theirs: [nothing(place)] }),
  },
  {
    name: 'S3',
    ours: '`hook pre-commit`, a STATUS edit of a signed packet staged',
    theirs: '`commitlint --edit` on one message',
    goal: 0.5,
    works: async (place) => ({ ours: hook(place, 'status', 'pre-commit'), theirs: [commitlint(place)] }),
  },
  {
    name: 'S4',
    ours: '`hook commit-msg`',
    theirs: '`commitlint --edit`',
    goal: 0.3,
    works: async (place) => ({
      ours: hook(place, 'note', 'commit-msg', place.message),
      theirs: [commitlint(place)],
    }),
  },
  {
    name: 'S5',
    ours: '`check --all`, cold',
    theirs: `\`remark-cli\`, recommended lint preset, ${FILES}`,
    goal: 0.25,
    works: async (place) => ({ ours: cold(place), theirs: [remark(place)] }),
  },
  {
    name: 'S6',
    ours: '`check --all`, cold',
    theirs: `\`markdownlint-cli2\`, ${FILES}`,
    goal: 0.15,
    works: async (place) => ({ ours: cold(place), theirs: [markdownlint(place)] }),
  },
  {
    name: 'S7',
    ours: '`check --all`, warm',
    theirs: `\`remark-cli\`, recommended lint preset, ${FILES}`,
    goal: 0.06,
    works: async (place) => ({ ours: warm(place), theirs: [remark(place)] }),
  },
  {
    name: 'S8',
    ours: 'outline of the Master Spec, alone',
    theirs: '`remark-parse` of the same text, alone',
    goal: 0.01,
    works: async (place) => {
      const alone = { folder: place.peers, env: place.env, codes: [0], reports: true } as const;
      const outline = join(place.peers, '..', 'outline-alone.ts');
      return {
        ours: { ...alone, command: [place.node, '--import', 'tsx', outline, place.spec] },
        theirs: [{ ...alone, command: [place.node, join(place.peers, 'remark-parse-alone.mjs'), place.spec] }],
      };
    },
  },
  {
    name: 'S9',
    ours: `\`check --range\` over ${FIELD.commits} commits`,
    theirs: '`git log --raw -z` of the range, plus `check --all`, cold',
    goal: 3,
    works: async (place) => {
      const range = `${place.root}..main`;
      const log = ['git', 'log', '--raw', '-z', range] as const;
      return {
        ours: program(place, 'check', '--range', range),
        theirs: [{ command: log, folder: place.field, env: place.env, codes: [0] }, cold(place)],
      };
    },
  },
  {
    name: 'S10',
    ours: `\`check --all\` of ${MANY_PACKETS} packets, cold, for each packet`,
    theirs: `the same of ${FIELD.packets} packets`,
    goal: 1.1,
    share: MANY_PACKETS / FIELD.packets,
    memory: 512 * MIB,
    works: async (place) => ({ ours: { ...cold(place), folder: await place.large() }, theirs: [cold(place)] }),
  },
  {
    name: 'S11',
    ours: `the Action on a pull request of ${PULLED_COMMITS} commits, with a checkout of its base`,
    theirs: '`node -e 0`',
    goal: 12,
    works: async (place) => {
      const { env, workspace } = place.pulled();
      const ours: Work = { command: [place.node, place.action], folder: workspace, env, codes: [0] };
      return { ours, theirs: [nothing(place)] };
    },
  },
];
