import { describe, expect, it } from 'vitest';
import { attempt, hookUp, type Judged, newScenario } from '../../support/scenario.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

/** Threat R16: the control. */
const CODER: Twin = {
  title: 'the Coder, in the scope of the packet that base has signed',
  place: 'docs',
  build: sh`echo x >> src/export.ts; work x`,
};
const PLAN: Twin = {
  title: 'the Orchestrator, in the documents',
  place: 'docs',
  build: sh`narrow "$D"; echo more >> docs/START_HERE.md; ci plan`,
};
const says = (words: RegExp) => (judged: Judged) =>
  expect(judged.report?.diagnostics.map(({ message }) => message).join('\n')).toMatch(words);

/** A commit on code in scope, with a message that two readers do not read alike. */
function unclear(id: string, title: string, message: string, found = /, expected exactly one line "Role: /): Attack {
  return {
    id,
    title,
    weight: 'H',
    build: sh`echo x >> src/export.ts; git add -A; printf '${message}' > "$T/message"; git commit -q --cleanup=verbatim -F "$T/message"`,
    expect: { rules: ['role-attribution'] },
    twin: CODER,
    also: says(found),
  };
}

const PACKET = sh`Work-Packet: WP-1-Export-20260101\n`;
const config = (json: string): string => sh`
  git checkout -q main; printf '%s' '${json}' > handshake.config.json; ci law; git checkout -q -B topic main`;
const BOTS = config('{"bots":[{"emails":["bot@example.org"],"paths":["scripts/versions.txt"]}]}');
const BOT = sh`git -c user.name=updates -c user.email=bot@example.org commit -q -m bump -m 'Role: Coder'`;
const HOLDERS = sh`
  ${config('{"roles":{"Coder":{"holders":["alice@example.org"]}}}')}; git checkout -q main
  printf 'Alice <alice@example.org> <casey@example.org>\n' > .mailmap; ci names; git checkout -q -B topic main`;

/** Threats R01 to R08: who says in which role a commit was made. */
describeAttacks([
  {
    id: 'R01',
    title: 'the Orchestrator writes code',
    weight: 'C',
    build: sh`echo x >> src/export.ts; ci x`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: CODER,
  },
  {
    id: 'R01 folders',
    title: 'the Orchestrator writes in each folder of code, under a packet',
    weight: 'C',
    build: sh`for at in app/main.ts tests/export.test.ts scripts/build.sh; do echo x >> "$at"; done
      git add -A; git commit -q -m x -m 'Role: Orchestrator
Work-Packet: WP-1-Export-20260101'`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: PLAN,
    also: says(/touches `app\/main\.ts`, `scripts\/build\.sh`, `tests\/export\.test\.ts`/),
  },
  {
    id: 'R01 taken back',
    title: 'the Orchestrator writes code, and takes it back',
    weight: 'C',
    build: sh`echo x >> src/export.ts; ci x; git revert --no-commit HEAD; ci back`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: PLAN,
  },
  {
    id: 'R02',
    title: 'code and documents in no role',
    weight: 'C',
    build: sh`echo x >> src/export.ts; narrow "$D"; git add -A; git commit -q -m x`,
    expect: { rules: ['role-attribution', 'work-packet-reference'] },
    twin: {
      title: 'a commit each, with its role',
      place: 'docs',
      build: sh`narrow "$D"; ci plan; echo x >> src/export.ts; work x`,
    },
  },
  {
    id: 'R02 packet',
    title: 'no role under a packet, out of its scope',
    weight: 'C',
    build: sh`echo x >> src/notes.ts; git add -A; git commit -q -m x -m 'Work-Packet: WP-1-Export-20260101'`,
    expect: { rules: ['in-scope-paths', 'role-attribution'] },
    twin: CODER,
  },
  {
    id: 'R02 documents',
    title: 'a packet in no role',
    weight: 'C',
    build: sh`narrow "$D"; git add -A; git commit -q -m x`,
    expect: { rules: ['role-attribution'] },
  },
  unclear('R03', 'two roles in one message', sh`x\n\nRole: Coder\nRole: Orchestrator\n${PACKET}`),
  unclear('R03 same', 'one role twice', sh`x\n\nRole: Coder\nRole: Coder\n${PACKET}`),
  unclear('R03 both', 'two roles in one line', sh`x\n\nRole: Coder, Orchestrator\n${PACKET}`),
  {
    ...unclear(
      'R04',
      'a role before a divider, another behind it',
      sh`x\n\nRole: Coder\n${PACKET}---\nRole: Orchestrator\n`,
    ),
    expect: { rules: ['role-attribution', 'work-packet-reference'] },
    also: says(/, expected exactly one line "Role: /),
  },
  unclear(
    'R04 body',
    'a role in the body, another in the last paragraph',
    sh`x\n\nRole: Orchestrator\nis what it was.\n\nRole: Coder\n${PACKET}`,
  ),
  {
    ...unclear('R04 folded', 'a role on a folded line', sh`x\n\nRole:\n Coder\n${PACKET}`),
    expect: { rules: ['role-attribution', 'work-packet-reference'] },
  },
  unclear('R04 case', 'a role in another case', sh`x\n\nrole: Coder\n${PACKET}`),
  unclear('R04 blank', 'a blank before the colon', sh`x\n\nRole : Coder\n${PACKET}`, /role/),
  unclear('R04 letter', 'a letter of another script', sh`x\n\nR\xd0\xbele: Orchestrator\n\nRole: Coder\n${PACKET}`),
  unclear(
    'R04 hidden',
    'a character that nobody sees',
    sh`x\n\nRo\xe2\x80\x8ble: Orchestrator\n\nRole: Coder\n${PACKET}`,
  ),
  unclear('R04 word', 'a role that does not exist', sh`x\n\nRole: Admin\n${PACKET}`),
  {
    id: 'R05',
    title: 'the address of a program that updates dependencies',
    weight: 'C',
    build: sh`
      echo x >> src/notes.ts; git add -A
      git -c user.name='dependabot[bot]' -c user.email='49699333+dependabot[bot]@users.noreply.github.com' commit -q -m bump`,
    expect: { rules: ['role-attribution', 'work-packet-reference'] },
    twin: CODER,
  },
  {
    id: 'R05 listed',
    title: 'the address of a program that base lists, beyond the paths that base gives it',
    weight: 'C',
    build: sh`${BOTS}; echo 1 > scripts/versions.txt; echo x >> src/notes.ts; git add -A; ${BOT}`,
    expect: { rules: ['work-packet-reference'] },
    twin: {
      title: 'in the paths that base gives it',
      place: 'docs',
      build: sh`${BOTS}; echo 1 > scripts/versions.txt; git add -A; ${BOT}`,
    },
  },
  {
    id: 'R06',
    title: 'a file that rewrites who wrote a commit',
    weight: 'H',
    build: sh`printf 'Alice <alice@example.org> <casey@example.org>\n' > .mailmap; ci names`,
    expect: { rules: ['law-integrity'] },
    twin: {
      title: 'the same, alone, under a signed packet whose scope names it',
      place: 'docs',
      build: sh`
        law_packet '.mailmap (new)'; printf 'Alice <alice@example.org> <casey@example.org>\n' > .mailmap; work names WP-1-Law-20260104`,
    },
  },
  {
    id: 'R06 holder',
    title: 'who may not hold a role is another by that file',
    weight: 'H',
    build: sh`${HOLDERS}; echo x >> src/export.ts; work x; test "$(git log -1 --use-mailmap --format=%aE)" = alice@example.org`,
    expect: { rules: ['role-attribution'] },
    twin: {
      title: 'who may hold it',
      place: 'docs',
      build: sh`${HOLDERS}; echo x >> src/export.ts; git config user.email alice@example.org; work x`,
    },
    also: says(/claims the role Coder for .?casey@example\.org/),
  },
  {
    id: 'R07',
    title: 'a role in the environment of the one who commits',
    weight: 'H',
    build: sh`
      export HANDSHAKE_ROLE=Validator HANDSHAKE_WORK_PACKET=WP-1-Export-20260101; echo x >> src/export.ts; git add -A; git commit -q -m x`,
    expect: { rules: ['role-attribution', 'work-packet-reference'] },
    twin: CODER,
  },
  {
    id: 'R07 workflow',
    title: 'a role in the environment of a workflow of the change',
    weight: 'H',
    build: sh`
      mkdir -p .github/workflows; printf 'env: {HANDSHAKE_ROLE: Coder}\n' > .github/workflows/role.yml
      echo x >> src/export.ts; git add -A; git commit -q -m x -m 'Work-Packet: WP-1-Export-20260101'`,
    expect: { rules: ['in-scope-paths', 'law-integrity', 'role-attribution'] },
    twin: CODER,
  },
  {
    id: 'R08',
    title: 'a branch named after a role, and a co-author of another',
    weight: 'H',
    build: sh`
      git checkout -q -b coder/WP-1-Export-20260101; echo x >> src/export.ts; git add -A
      git commit -q -m x -m 'Co-authored-by: Validator <validator@example.org>'`,
    head: 'coder/WP-1-Export-20260101',
    expect: { rules: ['role-attribution', 'work-packet-reference'] },
    twin: {
      ...CODER,
      title: 'the same branch, and the role is said',
      build: sh`
      git checkout -q -b coder/WP-1-Export-20260101; echo x >> src/export.ts; work x`,
      head: 'coder/WP-1-Export-20260101',
    },
  },
  {
    id: 'R16',
    title: 'the control: the Orchestrator in the documents, the Coder in the scope',
    weight: 'L',
    build: sh`narrow "$D"; echo more >> docs/START_HERE.md; ci plan; echo x >> src/export.ts; echo x >> tests/export.test.ts; work x`,
    expect: { accepted: true },
    twin: CODER,
  },
]);

describe('a role in the environment, where hooks are in force (R07)', () => {
  it('completes a message, and gives no right that the message would not give', () => {
    const scenario = hookUp(newScenario());
    const refused = attempt(scenario, 'echo x >> src/notes.ts; HANDSHAKE_ROLE=Validator git commit -q -a -m x');
    expect(refused.status).not.toBe(0);
    expect(refused.output).toContain('added "Role: Validator" to the message (HANDSHAKE_ROLE)');
    expect(refused.output).toContain('work-packet-reference/no-packet');
  });

  it('does not go over the role that the message has', () => {
    const scenario = hookUp(newScenario());
    const script = "echo x >> src/notes.ts; HANDSHAKE_ROLE=Coder git commit -q -a -m x -m 'Role: Orchestrator'";
    const refused = attempt(scenario, script);
    expect(refused.status).not.toBe(0);
    expect(refused.output).toContain('no-code-by-orchestrator');
  });
});
