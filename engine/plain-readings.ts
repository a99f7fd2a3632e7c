import type { Law } from './model/law.js';
import type { RepoPath } from './model/path.js';
import type { PlainProblem } from './model/plain.js';
import type { ObjectId } from './model/snapshot.js';
import type { PacketChange, PlainReadings } from './model/tree-view.js';
import { type Undecided, UndecidedError } from './model/undecided.js';
import type { DocumentCache } from './trees.js';
import { withinBounds } from './within-bounds.js';

/** Seconds that the strict reading of one packet may take (trust.md, "Reading"), and that of all packets of a change. */
const SECONDS = 5;
const SECONDS_OF_ALL = 30;

/** What the strict reading came to, and what could not be read strictly. */
export interface PlainReadingsOfChange {
  readonly readings: PlainReadings;
  readonly undecided: readonly Undecided[];
}

/**
 * The strict reading of the packets that the change introduces or signs; unified is loaded only when there are some. A packet that
 * exceeds a limit, takes too long or too much memory, or breaks the reader, has no reading and is undecided.
 */
export async function readPlain(
  changes: readonly PacketChange[],
  documents: DocumentCache,
  { limits }: Law,
): Promise<PlainReadingsOfChange> {
  const fresh = changes.flatMap(({ kind, after }) =>
    after && (kind === 'introduced' || kind === 'signed') ? [after] : [],
  );
  const readings = new Map<ObjectId, readonly PlainProblem[]>();
  const undecided: Undecided[] = [];
  if (fresh.length === 0) return { readings, undecided };
  const { readPlainPacket } = await import('./documents/plain-packet.js');
  const end = performance.now() + SECONDS_OF_ALL * 1000;
  for (const packet of fresh) {
    if (performance.now() > end) {
      undecided.push(unreached(packet.path));
      continue;
    }
    const file = documents.text({ path: packet.path, kind: 'file', id: packet.blob });
    try {
      readings.set(
        packet.blob,
        withinBounds(packet.path, SECONDS, () => readPlainPacket(packet, file, limits)),
      );
    } catch (error) {
      undecided.push(error instanceof UndecidedError ? sayingOf(error) : unreadable(packet.path, error));
    }
  }
  return { readings, undecided };
}

function sayingOf({ subject, reason, help }: Undecided): Undecided {
  return { subject, reason, help };
}

function unreached(subject: RepoPath): Undecided {
  return {
    subject,
    reason: `was not read strictly: the packets before it took longer than ${SECONDS_OF_ALL} s, the limit`,
    help: 'Run it again if the machine slept or was busy meanwhile. Otherwise introduce and sign fewer packets in one change.',
  };
}

function unreadable(subject: RepoPath, error: unknown): Undecided {
  return {
    subject,
    reason: `could not be read strictly: ${error instanceof Error ? error.message : String(error)}`,
    help: 'Write the packet as the template has it, and report this: it is a defect of handshake-check.',
  };
}
