import { completeLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { type GeneratedPacket, packetText, pathOf, type State } from './packets.js';
import { Dice, paragraph } from './words.js';

/** Where the Master Spec lies. */
export const SPEC_PATH = 'docs/spec/Master_Spec_v02.96.md';

/** The files that stand in every tree of the corpus and never change, but the spec. */
export function standingFiles(): ReadonlyMap<string, string> {
  const dice = new Dice(17);
  const page = (title: string, lines = 12): string => `# ${title}\n\n${paragraph(dice, lines).join('\n')}\n`;
  return new Map([
    ['README.md', page('Harbour')],
    ['docs/ARCHITECTURE.md', page('Architecture')],
    ['docs/CODER_PROTOCOL.md', page('Coder protocol', 40)],
    ['docs/ORCHESTRATOR_PROTOCOL.md', page('Orchestrator protocol', 40)],
    ['docs/SPEC_CURRENT.md', `# Current Master Spec\n\nThe Master Spec in force is \`${SPEC_PATH}\`.\n`],
    ['docs/START_HERE.md', page('Start here')],
    ['docs/VALIDATOR_PROTOCOL.md', page('Validator protocol', 40)],
  ]);
}

/** The code that the packets are about: a plan and a test for each. */
export function codeFiles({ area, index }: GeneratedPacket, revision: number): readonly [string, string][] {
  return [
    [`${area}/plan.ts`, `${planHead(index)}\nexport const REVISION_${index} = ${revision};\n`],
    [
      `tests/area-${index}.test.ts`,
      `import { plan } from '../${area}/plan.js';\n\nexport const found = plan().length;\n`,
    ],
  ];
}

/** The lines of a plan that evidence points at. */
export function planHead(index: number): string {
  return `export function plan(): number[] {\n  return Array.from({ length: ${index + 10} }, (_, at) => at);\n}\n`;
}

const COLUMNS: readonly (readonly [string, readonly State[]])[] = [
  ['Draft', ['Draft']],
  ['Ready for Dev', ['Ready-for-Dev']],
  ['In Progress', ['In-Progress']],
  ['Blocked', []],
  ['Done', ['Done', 'VALIDATED']],
  ['Superseded', []],
  ['Cancelled', []],
];

/** The task board that agrees with the packets. */
export function boardText(packets: readonly GeneratedPacket[]): string {
  const columns = COLUMNS.map(([title, states]) => {
    const rows = packets
      .filter(({ state }) => states.includes(state))
      .map(({ id, state, index }) => `- **[${id}]** - Plan ${index}${state === 'VALIDATED' ? ' [VALIDATED]' : ''}`);
    return [`## ${title}`, '', ...rows, ...(rows.length > 0 ? [''] : [])].join('\n');
  });
  return `# Task Board\n\n${columns.join('\n')}`;
}

/** The ledger with a row for each signature, and the digest of what it covers. */
export function ledgerText(packets: readonly GeneratedPacket[]): string {
  const rows = packets.flatMap((packet) => (packet.signature === null ? [] : [ledgerRow(packet, packet.signature)]));
  const head = '| Signature | Used By | Date/Time | Purpose | Packet | Lock |\n| --- | --- | --- | --- | --- | --- |\n';
  return `# Signature Audit\n\nEvery signature is used once.\n\n${head}${rows.join('')}`;
}

const law = completeLaw({}, null, []);

function ledgerRow(packet: GeneratedPacket, signature: string): string {
  const source = { path: pathOf(packet), blob: '', text: packetText(packet) };
  const { lockDigest } = readWorkPacket(source, law);
  return `| ${signature} | alice | 2025-12-01 09:00 | Approves ${packet.id} | ${packet.id} | ${lockDigest} |\n`;
}
