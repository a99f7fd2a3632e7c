import { describe, expect, it } from 'vitest';
import { judgeByEveryDoor } from '../../actions/parity/range-answers.js';
import { build, newScenario } from '../../support/scenario.js';
import { describeAttacks } from '../attack.js';
import { alone, CONFIG, signed } from './law-change.js';

const sh = String.raw;
const OFF = sh`printf '{"rules":{"signature-lock":"off"}}' > ${CONFIG}`;
const STRICT = sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}; ci law`;
const MANIFEST = sh`printf '{"scripts":{"prepare":"husky","test":"vitest"}}' > package.json; ci manifest`;

/** Threats P01 to P04 and P09 to P11: what judges is changed in the change that it judges. */
describeAttacks([
  {
    id: 'P01',
    title: 'a rule is switched off in the change that breaks it',
    weight: 'C',
    build: sh`${OFF}; widen "$P"; ci p`,
    expect: { rules: ['law-integrity', 'signature-lock'] },
    twin: signed(`'${CONFIG} (new)'`, OFF),
  },
  {
    id: 'P02',
    title: 'the configuration goes, and the lock with it',
    weight: 'C',
    build: sh`git checkout -q main; ${STRICT}; git checkout -q -B topic main; git rm -q ${CONFIG}; widen "$P"; ci p`,
    expect: { rules: ['law-integrity', 'signature-lock'] },
    twin: signed(CONFIG, sh`git rm -q ${CONFIG}`, STRICT),
  },
  alone(
    'P03',
    'settings that look like those of the gate',
    'C',
    sh`'handshake.config.js (new)' '.handshakerc (new)'`,
    sh`echo 'process.exit(0)' > handshake.config.js; echo '{"rules":{"signature-lock":"off"}}' > .handshakerc`,
  ),
  alone(
    'P03 manifest',
    'settings in package.json',
    'C',
    'package.json',
    sh`printf '{"scripts":{"prepare":"husky","test":"vitest"},"handshake-check":{"rules":{}}}' > package.json`,
    MANIFEST,
  ),

  alone(
    'P03 nested',
    'a configuration in the folder that it is to be about',
    'C',
    sh`'docs/handshake.config.json (new)'`,
    sh`printf '{"rules":{"signature-lock":"off"}}' > docs/${CONFIG}`,
  ),
  {
    id: 'P03 environment',
    title: 'the configuration is named in the environment of the one who commits',
    weight: 'C',
    build: sh`
      export HANDSHAKE_CONFIG=notes/off.json HANDSHAKE_CHECK_CONFIG=notes/off.json; printf '{"rules":{"signature-lock":"off"}}' > notes/off.json
      widen "$P"; ci p`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'P04',
    title: 'a baseline and a comment that are to silence a rule',
    weight: 'C',
    build: sh`
      mkdir -p .handshake; echo '{"ignore":["lock:WP-1-Export-20260101"]}' > .handshake/baseline.json
      widen "$P"; ed 's/^## Notes/<!-- handshake-disable lock -->\n$&/' "$P"; ci p`,
    expect: { rules: ['law-integrity', 'signature-lock'] },
    twin: signed(sh`'.handshake/baseline.json (new)'`, sh`mkdir -p .handshake; echo '{}' > .handshake/baseline.json`),
  },
  alone(
    'P04 waiver',
    'a waiver',
    'C',
    sh`'docs/WAIVERS.md (new)'`,
    'waive W-1 risk-tier WP-1-Export-20260101 "Phase 1"',
  ),
  {
    id: 'P09',
    title: 'the configuration becomes a link',
    weight: 'C',
    build: sh`git checkout -q main; ${STRICT}; git checkout -q -B topic main; mv ${CONFIG} docs/x.json; ln -s docs/x.json ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json is a symlink in .*, expected a regular file/ },
    twin: signed(`'${CONFIG} (new)'`, OFF),
  },
  {
    id: 'P09 folder',
    title: 'a folder of governed files is reached through a link',
    weight: 'C',
    build: sh`git mv "$W/spec" elsewhere; ln -s ../elsewhere "$K/spec"; ln -s elsewhere .github; git checkout -q HEAD -- "$W/spec"; rm -r elsewhere; git add -A; ci p`,
    expect: { rules: ['law-integrity'] },
    twin: {
      title: 'a link that leads past them',
      place: 'notes',
      build: sh`ln -s spec "$W/text"; ci p`,
    },
  },
  {
    id: 'P09 submodule',
    title: 'the configuration becomes a submodule',
    weight: 'C',
    build: sh`put 160000 "$(git rev-parse HEAD)" ${CONFIG}; git commit -q -m p -m 'Role: Orchestrator'`,
    expect: { undecided: /^handshake\.config\.json is a submodule in .*, expected a regular file/ },
    twin: signed(`'${CONFIG} (new)'`, OFF),
  },
  {
    id: 'P10',
    title: 'the configuration is broken by the change',
    weight: 'H',
    build: sh`printf '{"rules":{"signature-lock":"error"},"rules":{},"enforec":false}' > ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json:1:\d+ has the key "rules" a second time/ },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}`),
  },
  {
    id: 'P10 unknown',
    title: 'the configuration is broken by the change: a key that nobody knows',
    weight: 'H',
    build: sh`printf '%s' '{"enforec":false}' > ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json:1:\d+ has the unknown key "enforec"/ },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}`),
  },

  {
    id: 'P10 prototype',
    title: 'the configuration is broken by the change: a key that is one of every object',
    weight: 'H',
    build: sh`printf '%s' '{"__proto__":{"rules":{"signature-lock":"off"}}}' > ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json:1:\d+ has the .*__proto__/ },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}`),
  },

  {
    id: 'P10 type',
    title: 'the configuration is broken by the change: a value of another kind',
    weight: 'H',
    build: sh`printf '%s' '{"rules":["signature-lock"]}' > ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json:1:\d+ / },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}`),
  },

  {
    id: 'P10 text',
    title: 'the configuration is broken by the change: no JSON',
    weight: 'H',
    build: sh`printf '%s' '{"rules":{}' > ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json:1:\d+ / },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}`),
  },

  {
    id: 'P10 encoding',
    title: 'the configuration is broken by the change: no text',
    weight: 'H',
    build: sh`printf '%s' '{"signers":["al\xff"]}' > ${CONFIG}; ci p`,
    expect: { undecided: /^handshake\.config\.json/ },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"error"}}' > ${CONFIG}`),
  },
  {
    id: 'P11',
    title: 'a relaxation by itself, to be used by the next change',
    weight: 'H',
    build: sh`printf '{"rules":{"signature-lock":"warning"}}' > ${CONFIG}; ci p`,
    expect: { rules: ['law-integrity'] },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"signature-lock":"warning"}}' > ${CONFIG}`),
  },
  {
    id: 'P11 own packet',
    title: 'a relaxation under a packet that comes with it',
    weight: 'C',
    build: sh`
      body WP-1-Law-20260104 Ready-for-Dev '- USER_SIGNATURE: alice040120261200' > "$K/WP-1-Law-20260104.md"
      slurp 's/  \* src\/export\.ts\n  \* tests\/export\.test\.ts/  * ${CONFIG} (new)/' "$K/WP-1-Law-20260104.md"
      ed 's/^## Ready for Dev\n/$&\n- **[WP-1-Law-20260104]** - Law\n/' "$B"; row alice040120261200 WP-1-Law-20260104; ci plan
      ${OFF}; work x WP-1-Law-20260104`,
    expect: { rules: ['in-scope-paths', 'law-integrity'] },
    twin: signed(`'${CONFIG} (new)'`, OFF),
  },
  {
    id: 'P11 company',
    title: 'a relaxation under its packet, with other work in its company',
    weight: 'H',
    build: sh`law_packet '${CONFIG} (new)'; ${OFF}; work x WP-1-Law-20260104; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['law-integrity'] },
    twin: signed(`'${CONFIG} (new)'`, OFF),
  },
  {
    id: 'P11 used',
    title: 'a relaxation and, in the same change, its use',
    weight: 'C',
    build: sh`printf '{"rules":{"no-placeholder":"off"}}' > ${CONFIG}; ci p; np "- USER_SIGNATURE: $SIG2"; ed 's/^- \*\*Why\*\*: .*/- **Why**: TBD/' "$N"; ci use`,
    expect: { rules: ['law-integrity', 'no-placeholder'] },
    twin: signed(`'${CONFIG} (new)'`, sh`printf '{"rules":{"no-placeholder":"warning"}}' > ${CONFIG}`),
  },
]);

describe('a configuration that is broken on base (P10)', () => {
  const broken = sh`git checkout -q main; printf '{"enforec":false}' > ${CONFIG}; ci broken; git checkout -q -B topic main;`;
  const judge = async (change: string) => {
    const scenario = newScenario();
    build(scenario, sh`${broken} ${change}`);
    return judgeByEveryDoor(scenario);
  };

  it('is repaired by a change that touches nothing else, by the defaults and not in silence', async () => {
    const repaired = await judge(sh`printf '{"signers":["alice"]}' > ${CONFIG}; ci repair`);
    expect(repaired).toMatchObject({ verdict: 'pass', blocking: [], undecided: [] });
    expect(repaired.report?.notices.map(({ kind }) => kind)).toContain('repair');
    expect(await judge(sh`git rm -q ${CONFIG}; ci repair`)).toMatchObject({ verdict: 'pass' });
  });

  it.each([
    ['nothing', sh`git commit -q --allow-empty -m x -m 'Role: Orchestrator'`],
    ['something else', 'echo x >> README.md; ci x'],
    ['the repair and something else', sh`echo '{}' > ${CONFIG}; echo x >> README.md; ci x`],
    [
      'the repair, and in between something that is taken back',
      sh`echo '{}' > ${CONFIG}; widen "$P"; ci x; git checkout -q HEAD~ -- "$P"; ci y`,
    ],
    ['another fault', sh`echo '{"enforce":1}' > ${CONFIG}; ci x`],
  ])('leaves a change undecided that brings %s', async (_, change) => {
    const { verdict, undecided } = await judge(change);
    expect(verdict).toBe('inconclusive');
    expect(undecided[0]?.subject).toMatch(/^handshake\.config\.json:1:/);
  });
});
