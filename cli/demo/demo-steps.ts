import { NEW_PACKET } from './example-repository.js';

/** What a step of the demo is expected to come to. */
export type Expectation = { readonly passes: true } | { readonly passes: false; readonly rule: string };

/** One commit that somebody tries in the example repository. */
export interface DemoStep {
  readonly title: string;
  /** What is about to be tried, in a sentence. */
  readonly told: string;
  /** The first line of the commit message. */
  readonly subject: string;
  readonly role: string;
  readonly expected: Expectation;
  /** Why the law has it so. */
  readonly because: string;
  /** Edits files: path to its new text, given the present texts. */
  readonly edits: (read: (path: string) => string) => Readonly<Record<string, string>>;
}

const PACKET = `docs/task_packets/${NEW_PACKET.id}.md`;
const BOARD = 'docs/TASK_BOARD.md';
const LEDGER = 'docs/SIGNATURE_AUDIT.md';
const CODE = 'src/jobs.ts';
const SIGNATURE = /USER_SIGNATURE: (\S+)/.exec(NEW_PACKET.text)?.[1] ?? '';

/**
 * The four commits of the demo, each built on the last one that passed.
 * @param lockDigest of the new packet, as the ledger's `Lock` column holds it
 */
export function demoSteps(lockDigest: string): readonly DemoStep[] {
  return [
    {
      title: 'A packet is created and signed',
      told: `The Orchestrator adds ${PACKET}, signed by the user, to the board and the ledger.`,
      subject: `Plan ${NEW_PACKET.id}`,
      role: 'Orchestrator',
      expected: { passes: true },
      because: 'the packet is complete, its anchor stands in the Master Spec, and the signature is used once.',
      edits: (read) => ({
        [PACKET]: NEW_PACKET.text,
        [BOARD]: below(read(BOARD), '## Ready for Dev', `- **[${NEW_PACKET.id}]** - Print the jobs`),
        [LEDGER]: `${read(LEDGER).trimEnd()}\n| ${SIGNATURE} | alice | 2026-01-05 12:00 | Approves the scope of the job list | ${NEW_PACKET.id} | ${lockDigest} |\n`,
      }),
    },
    {
      title: 'The Orchestrator writes code',
      told: `A commit in the role of the Orchestrator touches ${CODE}.`,
      subject: 'Just a small fix',
      role: 'Orchestrator',
      expected: { passes: false, rule: 'no-code-by-orchestrator' },
      because: 'the Orchestrator plans and a Coder implements: who does both, checks himself.',
      edits: (read) => ({ [CODE]: `${read(CODE)}export const fixed = true;\n` }),
    },
    {
      title: 'The scope of a signed packet is widened',
      told: `Somebody adds ${CODE} to IN_SCOPE_PATHS of ${PACKET}, which the user has signed.`,
      subject: `Widen ${NEW_PACKET.id}`,
      role: 'Orchestrator',
      expected: { passes: false, rule: 'signature-lock' },
      because: 'the user signed another scope. The way out is a new packet with its own signature.',
      edits: (read) => ({ [PACKET]: below(read(PACKET), '- **IN_SCOPE_PATHS**:', `  * ${CODE}`) }),
    },
    {
      title: 'The work begins',
      told: `STATUS of ${PACKET} goes from Ready-for-Dev to In-Progress, and the board with it.`,
      subject: `Start ${NEW_PACKET.id}`,
      role: 'Orchestrator',
      expected: { passes: true },
      because: 'STATUS is open after signing, and this is an allowed step.',
      edits: (read) => ({
        [PACKET]: replaced(read(PACKET), '- STATUS: Ready-for-Dev', '- STATUS: In-Progress'),
        [BOARD]: moved(read(BOARD), `- **[${NEW_PACKET.id}]** - Print the jobs`, '## In Progress'),
      }),
    },
  ];
}

function replaced(text: string, old: string, now: string): string {
  if (!text.includes(old)) throw new Error(`the example has no line ${JSON.stringify(old)} for the demo to change`);
  return text.replace(old, () => now);
}

/** A line below a heading (with a blank line between) or directly below a field. */
function below(text: string, line: string, added: string): string {
  const heading = line.startsWith('#');
  return replaced(text, `${line}\n`, `${line}\n${heading ? '\n' : ''}${added}\n`);
}

function moved(text: string, line: string, heading: string): string {
  return below(replaced(text, `${line}\n`, ''), heading, line);
}
