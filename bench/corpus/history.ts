import { createHash } from 'node:crypto';
import { boardText, codeFiles, ledgerText, planHead, SPEC_PATH, standingFiles } from './documents.js';
import {
  type GeneratedPacket,
  handOff,
  newPacket,
  packetText,
  pathOf,
  type State,
  validationReport,
} from './packets.js';
import { masterSpec } from './spec.js';

/** One commit: what it writes, and what it says. */
export interface GeneratedCommit {
  readonly message: string;
  readonly files: readonly (readonly [path: string, text: string])[];
}

/** How large a corpus is. */
export interface CorpusSize {
  readonly packets: number;
  /** Commits behind the one that brings everything. */
  readonly commits: number;
}

/** What the field looked like in January 2026 (speed.md). */
export const FIELD: CorpusSize = { packets: 100, commits: 1_000 };
/** Commits from the start of work on a packet to its acceptance. */
const COMMITS_PER_PACKET = 20;
/** Reports below a packet that is accepted. */
const ROUNDS = 4;
/** Of ten packets that nobody works on this many are drafts, or wait. */
const DRAFTS = 1;
const READY = 2;

/** A corpus: the commit that brings everything, the work behind it, and the packets as they stand at the end. */
export interface Corpus {
  readonly commits: Iterable<GeneratedCommit>;
  /** Filled while the commits are read. */
  readonly packets: GeneratedPacket[];
}

/** A corpus; equal sizes give equal bytes. */
export function corpus({ packets: count, commits }: CorpusSize): Corpus {
  const { text: spec, anchors } = masterSpec();
  const worked = Math.ceil(commits / COMMITS_PER_PACKET);
  const packets = Array.from({ length: count }, (_, index) => {
    const packet = newPacket(index, index < worked ? 'Ready-for-Dev' : standing(index), anchors);
    return packet.state === 'VALIDATED' ? { ...packet, reports: finishedReports(packet) } : packet;
  });
  function* all(): Iterable<GeneratedCommit> {
    yield first(packets, spec);
    for (let at = 0; at < commits; at++)
      yield next(packets, Math.floor(at / COMMITS_PER_PACKET), at % COMMITS_PER_PACKET);
  }
  return { commits: all(), packets };
}

function standing(index: number): State {
  const place = index % 10;
  return place < DRAFTS ? 'Draft' : place < READY ? 'Ready-for-Dev' : 'VALIDATED';
}

function finishedReports(packet: GeneratedPacket): string[] {
  return [
    handOff(packet, fingerprint(packet)),
    ...Array.from({ length: ROUNDS }, (_, at) => validationReport(packet, at)),
  ];
}

/** The digest of the first two lines of the plan, as a row of evidence records it. */
function fingerprint({ index }: GeneratedPacket): string {
  const [one = '', two = ''] = planHead(index).split('\n');
  return createHash('sha256').update(`${one.trim()}\n${two.trim()}`).digest('hex').slice(0, 12);
}

function first(packets: readonly GeneratedPacket[], spec: string): GeneratedCommit {
  return {
    message: 'Import the harbour\n\nRole: Orchestrator\n',
    files: [
      ...standingFiles(),
      [SPEC_PATH, spec],
      ['docs/TASK_BOARD.md', boardText(packets)],
      ['docs/SIGNATURE_AUDIT.md', ledgerText(packets)],
      ...packets.map((packet) => [pathOf(packet), packetText(packet)] as const),
      ...packets.flatMap((packet) => codeFiles(packet, 0)),
    ],
  };
}

/** The n-th commit of the work on a packet, which changes what `packets` holds of it. */
function next(packets: GeneratedPacket[], index: number, step: number): GeneratedCommit {
  const packet = packets[index];
  if (!packet) throw new Error(`the corpus has no packet ${index} to work on`);
  const moved = (state: State): GeneratedCommit => {
    packets[index] = { ...packet, state };
    const files = [
      [pathOf(packet), packetText({ ...packet, state })] as const,
      ['docs/TASK_BOARD.md', boardText(packets)] as const,
    ];
    return { message: `Move ${packet.id} to ${state}\n\nRole: Orchestrator\n`, files };
  };
  const appended = (role: string, reports: readonly string[]): GeneratedCommit => {
    const grown = { ...packet, reports: [...packet.reports, ...reports] };
    packets[index] = grown;
    return {
      message: `Report on ${packet.id}\n\nRole: ${role}\nWork-Packet: ${packet.id}\n`,
      files: [[pathOf(packet), packetText(grown)]],
    };
  };
  const behindEnd = COMMITS_PER_PACKET - step;
  if (step === 0) return moved('In-Progress');
  if (behindEnd === 5) return appended('Coder', [handOff(packet, fingerprint(packet))]);
  if (behindEnd === 4) return moved('Done');
  if (behindEnd === 3) return appended('Validator', [validationReport(packet, 0), validationReport(packet, 1)]);
  if (behindEnd === 2) return moved('VALIDATED');
  if (behindEnd === 1) return appended('Validator', [validationReport(packet, 2), validationReport(packet, 3)]);
  const message = `Plan more of ${packet.id}\n\nRole: Coder\nWork-Packet: ${packet.id}\n`;
  return { message, files: codeFiles(packet, step) };
}
