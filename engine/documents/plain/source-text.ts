import type { PacketSection, WorkPacket } from '../../model/packet.js';
import { type PacketLine, type ReadingWork, splitLines } from '../packet-lines.js';

/** A packet's source as lines, with what the tolerant reader takes for its contract zone. */
export interface SourceText {
  readonly text: string;
  /** At least one; a line ends at LF, CRLF and lone CR, as it does for CommonMark and for the tolerant reader. */
  readonly lines: readonly PacketLine[];
  /** By line index: whether the line is locked, or would be if it said something. */
  readonly inContract: readonly boolean[];
  /** The index behind the last contract line: everything from there on is record or report. */
  readonly contractEnd: number;
}

const NO_LINE: PacketLine = { text: '', start: 0, end: 0, line: 1, column: 1, ending: 'none' };

/**
 * Splits a packet and marks its contract zone. A line counts as contract when the lock holds it, or when no record section and no
 * report does: what neither reader can place is held to the strict grammar.
 */
export function sourceText(packet: WorkPacket, work: ReadingWork): SourceText {
  const split = splitLines(packet.text, work);
  const lines = split.length > 0 ? split : [NO_LINE];
  const locked = new Set(packet.lock.map(({ line }) => line));
  const sections = innermostSections(packet.sections, lines.length);
  work.steps += lines.length + packet.lock.length + packet.sections.length;
  const inContract = lines.map(({ line }, index) => (sections[index] ?? 'contract') === 'contract' || locked.has(line));
  return { text: packet.text, lines, inContract, contractEnd: inContract.lastIndexOf(true) + 1 };
}

/** By line index the zone of the section whose heading came last; undefined above the first heading. */
function innermostSections(sections: readonly PacketSection[], lines: number): (PacketSection['zone'] | undefined)[] {
  const zones = new Array<PacketSection['zone'] | undefined>(lines).fill(undefined);
  const ordered = [...sections].sort((a, b) => a.line - b.line);
  ordered.forEach(({ zone, line }, index) => {
    zones.fill(zone, line - 1, (ordered[index + 1]?.line ?? lines + 1) - 1);
  });
  return zones;
}

/** The part of the source that is given to the CommonMark reader: up to the end of the last contract line. */
export function contractText({ text, lines, contractEnd }: SourceText): string {
  return text.slice(0, lines[contractEnd - 1]?.end ?? 0);
}

/** The index of the line that holds an offset. */
export function lineIndexAt(lines: readonly PacketLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
