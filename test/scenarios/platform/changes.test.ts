import { describeAttacks } from '../attack.js';
import { alone } from '../policy/law-change.js';

const sh = String.raw;
const GATE = sh`mkdir -p .github/workflows; echo 'jobs: {handshake-check: {}}' > .github/workflows/gate.yml; ci gate`;
const NEW_WORKFLOW = sh`'.github/workflows/other.yml (new)'`;
const workflow = (text: string): string =>
  sh`mkdir -p .github/workflows; printf '${text}' > .github/workflows/other.yml`;

/** A commit that touches nothing governed, with a message; the twin says the same in words that no forge obeys. */
const message = (form: string, text: string, harmless: string) =>
  ({
    id: `G10 ${form}`,
    title: `a message that switches the checks off: ${form}`,
    weight: 'H',
    build: sh`echo more >> README.md; git commit -q -a -m "$(printf '${text}')"`,
    expect: { rules: ['law-integrity'] },
    twin: {
      title: 'a message that the forge does not obey',
      place: 'docs',
      build: sh`echo more >> README.md; git commit -q -a -m "$(printf '${harmless}')"`,
    },
  }) as const;

/** Threats G08, G10 and G24: what a change brings to talk to the forge past the gate. */
describeAttacks([
  alone(
    'G08',
    'another workflow has a job of the reserved name',
    'C',
    NEW_WORKFLOW,
    workflow(
      sh`on: [pull_request]\njobs: {x: {name: handshake-check, runs-on: ubuntu-latest, steps: [{run: "true"}]}}\n`,
    ),
    GATE,
  ),
  alone(
    'G08 status',
    'another workflow may write statuses and checks of any name',
    'C',
    NEW_WORKFLOW,
    workflow(
      sh`on: [push]\npermissions: {checks: write, statuses: write}\njobs: {x: {runs-on: ubuntu-latest, steps: [{run: "true"}]}}\n`,
    ),
    GATE,
  ),
  message('word', 'shorter [skip ci]', 'shorter: skip ci'),
  message('trailer', sh`x\n\n\nskip-checks: true`, sh`x\n\n\nskip-checks: false`),
  message('behind a role', sh`x\n\nRole: Orchestrator\nskip-checks:true`, sh`x\n\nRole: Orchestrator\nskip-checks:no`),
  {
    id: 'G24',
    title: 'one bad file behind more files than an API lists',
    weight: 'M',
    build: sh`mkdir "$W/a"; for i in $(seq 400); do echo "$i" > "$W/a/f$i.txt"; done; widen "$P"; ci many`,
    expect: { rules: ['signature-lock'] },
  },
]);
