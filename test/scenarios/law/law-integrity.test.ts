import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeByEveryDoor } from '../../actions/parity/range-answers.js';
import { build, newScenario } from '../../support/scenario.js';
import { describeAttacks } from '../attack.js';
import { alone, CONFIG, signed } from '../policy/law-change.js';

const sh = String.raw;

describeAttacks([
  alone(
    'H05',
    'a hook that is gone lets everything pass',
    'H',
    '.husky/pre-commit',
    'git rm -q .husky/pre-commit',
    sh`mkdir -p .husky; echo 'npx handshake-check hook pre-commit' > .husky/pre-commit; ci hook`,
  ),
  {
    id: 'L34b',
    title: 'twins of the board and of the packets folder',
    weight: 'M',
    build: sh`
      put 100644 "$(echo x | blob)" docs/Task_Board.md; put 100644 "$(echo x | blob)" 'docs/task_packets./WP-1-New-20260105.md'
      git commit -q -m twin -m 'Role: Orchestrator'`,
    expect: { rules: ['law-integrity'] },
    twin: { title: 'a name of its own', place: 'docs', build: sh`echo x > docs/Task_Board_Howto.md; ci p` },
  },
  {
    id: 'law-packet',
    title: 'a scope that holds the file without naming it',
    weight: 'H',
    build: sh`law_packet docs/; echo x >> docs/CODER_PROTOCOL.md; work x WP-1-Law-20260104`,
    expect: { rules: ['law-integrity'] },
    twin: signed('docs/CODER_PROTOCOL.md', 'echo x >> docs/CODER_PROTOCOL.md'),
  },
]);

describe('before the first packet', () => {
  it('the law is set up without one', async () => {
    const scenario = newScenario();
    writeFileSync(join(scenario.temporary, 'config'), '{ "signers": ["alice"] }');
    build(
      scenario,
      sh`git checkout -q main; git rm -q "$P" "$D"; perl -i -ne 'print unless /WP-1/' "$B" "$L"; git add -A; git commit -q -m bare -m 'Role: Orchestrator'
      git checkout -q -B topic main; cp "$T/config" ${CONFIG}; echo 'Read the protocol.' > AGENTS.md; ci law`,
    );
    expect(await judgeByEveryDoor(scenario)).toMatchObject({ verdict: 'pass', blocking: [] });
  });
});
