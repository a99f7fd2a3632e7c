import { type PacketText, type ReadLine, readPacketText } from '../../engine/documents/packet-text.js';
import { titleTable } from '../../engine/documents/section-titles.js';
import { type ReadingLaw, readWorkPacket } from '../../engine/documents/work-packet.js';
import { divide, type Zones } from '../../engine/documents/zones.js';
import type { LawPaths } from '../../engine/model/law.js';
import type { PacketField, WorkPacket } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import { type Draft, textOf } from './draft.js';

/** The parts of the law by which packets are migrated. */
export type MigrationLaw = ReadingLaw & { readonly paths: Pick<LawPaths, 'specPointer' | 'board'> };

/** A packet that is being rewritten, as the one tolerant reader reads it. */
export interface Reading {
  readonly law: MigrationLaw;
  readonly draft: Draft;
  readonly packet: WorkPacket;
  /** Its lines with what each is; a line of the draft that headings are glued to is several of them. */
  readonly lines: PacketText;
  readonly zones: Zones;
  /** The index of the first logical line of each line of the draft, by the draft's index. */
  readonly firstOf: readonly number[];
}

/** Reads a draft. */
export function readDraft(path: RepoPath, draft: Draft, law: MigrationLaw): Reading {
  const text = textOf(draft);
  const work = { steps: 0 };
  const titles = titleTable(law.packet.recordSections);
  const lines = readPacketText(text, titles, work);
  const packet = readWorkPacket({ path, blob: '', text }, law);
  const firstOf: number[] = [];
  for (const [index, { line }] of lines.lines.entries()) firstOf[line - 1] ??= index;
  return { law, draft, packet, lines, zones: divide(lines, titles, work), firstOf };
}

/** The fields of the contract, the repeated ones included, in the order of the file. */
export function contractFields({ packet }: Reading): PacketField[] {
  return [...packet.fields, ...packet.repeated].sort((one, other) => one.span.start - other.span.start);
}

/** The logical lines that lines of the draft are to a reader, from one index up to another. */
export function readLines({ lines, firstOf }: Reading, first: number, behind: number): readonly ReadLine[] {
  const from = firstOf[first];
  return from === undefined ? [] : lines.lines.slice(from, firstOf[behind] ?? lines.lines.length);
}

/** The index of the first logical line that ends at an offset or behind it. Lines are in order: it is looked for by halves. */
export function lineIndexAt({ lines: { lines } }: Reading, offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
