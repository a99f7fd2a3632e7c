import type { Law } from '../model/law.js';
import type { WorkPacket } from '../model/packet.js';
import type { PlainProblem } from '../model/plain.js';
import { secondReadings } from '../model/second-reading.js';
import type { TextFile } from '../model/text-file.js';
import type { ReadingWork } from './packet-lines.js';
import { checkBlocks } from './plain/block-check.js';
import { findHiddenCharacters } from './plain/characters.js';
import { readMarkdown } from './plain/commonmark.js';
import { checkFields } from './plain/field-check.js';
import { holdToLimits } from './plain/limits.js';
import { ProblemList } from './plain/problem-list.js';
import { checkSections } from './plain/section-check.js';
import { contractText, lineIndexAt, sourceText } from './plain/source-text.js';
import { readStrictLines } from './plain/strict-lines.js';
import { suspectLines } from './plain/suspicion-check.js';
import { checkTolerant } from './plain/tolerant-check.js';

/**
 * Reads a packet strictly: what two readers, a grammar of lines and the CommonMark tree, do not both take for the same field keeps
 * the packet from being plain, and so does whatever only looks like a field (trust.md, "Reading"; law.md, `plain-packet`; threats
 * group M). Meant for packets that a change introduces or signs, so that base never holds an ambiguous lock.
 *
 * @param packet the tolerant reading, which says where the contract zone is
 * @param file the same text with what decoding repaired
 * @param work counts what our own code looks at; tests hold it to a constant times the length
 * @returns at most fifty problems in the order of the text; none for a packet in canonical form
 * @throws UndecidedError when the contract zone exceeds a limit, before anything is parsed
 */
export function readPlainPacket(
  packet: WorkPacket,
  file: TextFile,
  limits: Law['limits'],
  work: ReadingWork = { steps: 0 },
): readonly PlainProblem[] {
  const source = sourceText(packet, work);
  holdToLimits(packet.path, source, limits, work);
  const problems = new ProblemList();
  findHiddenCharacters(source, file, problems, work);
  const strict = readStrictLines(source, problems, work);
  const tree = readMarkdown(contractText(source), source, work);
  const readings = { packet, source, strict, tree, work };
  checkSections(readings, problems);
  checkFields(readings, problems);
  checkTolerant(readings, problems);
  checkBlocks(readings, problems);
  suspectLines(readings, problems);
  for (const { field } of secondReadings(packet)) {
    const line = source.lines[lineIndexAt(source.lines, field.span.start)];
    if (line) problems.add('second-reading', field.name, line);
  }
  return problems.list();
}
