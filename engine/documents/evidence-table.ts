import type { Evidence } from '../model/evidence.js';
import type { FieldItem, PacketSection, WorkPacket } from '../model/packet.js';
import { isBullet } from './field-definitions.js';
import { readLineLabel } from './field-label.js';
import { type ReadLine, readPacketText } from './packet-text.js';
import { foldTitle, titleTable } from './section-titles.js';
import { idsIn } from './spec-heading.js';
import { blockItems } from './value-items.js';

/** Rows beyond these are not read: what only they prove is not proved. */
export const MOST_EVIDENCE = 2000;

/** How packets name the section, folded: `## EVIDENCE_MAPPING`, `### Evidence Mapping (Spec → Code)`, `## EVIDENCE`. */
const TITLES: ReadonlySet<string> = new Set(['evidence', 'evidence mapping', 'evidence map', 'evidence table']);

/** The id of a requirement without one of its own: `1.2#3fa91c07`. */
const HASHED = /(?<![^\s`|,;(["'*])[^\s`|,;()[\]"'*#]{1,200}#[0-9a-f]{8}(?![\p{L}\p{N}])/gu;

/** `src/jobs.ts:12`, `src/jobs.ts:L12-L14`, `src/jobs.ts#L12`, `src/jobs.ts:12,20-24`. */
const CITED =
  /(?<![^\s`|,;(["'*>=])((?=[^\s`|,;()[\]"'*#:<>=./]*[./])[^\s`|,;()[\]"'*#:<>=]+)(?::L?|#L)(\d{1,7}(?:-L?\d{1,7})?(?:,L?\d{1,7}(?:-L?\d{1,7})?)*)(?![\p{L}\p{N}])/gu;

const FINGERPRINT = /\bsha256:([0-9a-f]{12})(?![0-9a-f])/;

/**
 * The evidence that a packet brings: list items, lines and table rows of its evidence sections, or below a line of a record or report
 * that says `Evidence:`, that name a requirement and then `path:line`, with a fingerprint behind it if there is one. Sections of the
 * contract, code and comments prove nothing.
 */
export function readEvidenceTable(packet: WorkPacket): readonly Evidence[] {
  const records = packet.sections.filter(({ zone }) => zone !== 'contract');
  if (records.length === 0 || !/evidence/i.test(packet.text)) return [];
  const work = { steps: 0 };
  const { text, lines } = readPacketText(packet.text, titleTable([]), work);
  const recorded = linesIn(records);
  const inSection = linesIn(records.filter(({ title }) => TITLES.has(foldTitle(title))));
  const labelled = belowLabels(lines.filter(({ line }) => recorded.has(line)));
  const shown = lines.filter((line) => line.kind !== 'quote' && (inSection.has(line.line) || labelled.has(line)));
  const evidence = blockItems(text, shown, work).flatMap(rowsOf);
  return evidence.slice(0, MOST_EVIDENCE);
}

/** The numbers of the lines below the headings of sections. Sections are nested no deeper than headings go, so this is linear. */
function linesIn(sections: readonly PacketSection[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { line, endLine } of sections) for (let at = line + 1; at <= endLine; at++) lines.add(at);
  return lines;
}

/** The lines below a label that names evidence and has nothing behind it, up to the next label of its rank or heading. */
function belowLabels(lines: readonly ReadLine[]): ReadonlySet<ReadLine> {
  const below = new Set<ReadLine>();
  let isOpen = false;
  for (const line of lines) {
    const label = line.kind === 'text' ? readLineLabel(line.text) : null;
    if (line.kind === 'heading') isOpen = false;
    else if (label && !isBullet(label.dress))
      isOpen = label.valueEnd <= label.valueStart && TITLES.has(foldTitle(label.name));
    else if (isOpen) below.add(line);
  }
  return below;
}

function rowsOf({ text, span, code }: FieldItem): Evidence[] {
  if (code) return [];
  const cited = [...text.matchAll(CITED)];
  const [first] = cited;
  if (!first) return [];
  const requirements = requirementsIn(text.slice(0, first.index));
  return cited.flatMap((match, index) => {
    const [whole, path = '', ranges = ''] = match;
    const behind = text.slice(match.index + whole.length, cited[index + 1]?.index);
    const fingerprint = FINGERPRINT.exec(behind)?.[1] ?? null;
    const file = path.replace(/^(?:\.\/)+/, '');
    return ranges.split(',').flatMap((range) => {
      const [from = 0, to = from] = range.replaceAll('L', '').split('-').map(Number);
      return requirements.map((requirement) => ({ requirement, file, from, to, fingerprint, line: span.line }));
    });
  });
}

/** The ids that stand before the first file: what follows it describes. */
function requirementsIn(text: string): string[] {
  const hashed = text.match(HASHED) ?? [];
  return [...new Set([...hashed, ...idsIn(text.replace(HASHED, ' '), true)])];
}
