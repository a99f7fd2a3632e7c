import { test } from 'node:test';
import { testPlugIn } from 'handshake-check/testing';

const PATH = 'docs/task_packets/WP-1-Pay-20260105.md';

/** As much of a packet as the rule looks at. */
const packet = (tier, steps) => `# Task Packet: WP-1-Pay-20260105

- **RISK_TIER**: ${tier}
- **ROLLBACK_HINT**:
${steps.map((step) => `  * ${step}\n`).join('')}`;

const REVERT = 'git revert <commit-sha>';
const LOOK = 'Pay with the test card: the old receipt comes';

test('the law of the team', () =>
  testPlugIn(new URL('../tools/rules/team.mjs', import.meta.url), {
    'team-rollback-step': {
      passes: [
        { name: 'HIGH with two steps', change: { [PATH]: packet('HIGH', [REVERT, LOOK]) } },
        { name: 'LOW with one step', change: { [PATH]: packet('LOW', [REVERT]) } },
        {
          name: 'HIGH with one step where one is enough',
          config: { rules: { 'team-rollback-step': { least: 1 } } },
          change: { [PATH]: packet('HIGH', [REVERT]) },
        },
      ],
      blocks: [
        {
          name: 'HIGH with one step',
          change: { [PATH]: packet('HIGH', [REVERT]) },
          findings: [
            {
              message: 'too-few-steps',
              data: { packet: 'WP-1-Pay-20260105', steps: 1, least: 2 },
              at: { path: PATH, line: 4, column: 1, endLine: 5, endColumn: 28 },
            },
          ],
        },
      ],
    },
  }));
