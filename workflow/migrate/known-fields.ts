import { foldTitle } from '../../engine/documents/section-titles.js';
import { type FieldName, fieldOf } from '../../engine/model/packet.js';
import { originOf, type Proposal } from './proposal.js';
import { contractFields, type Reading } from './reading.js';

const ID = /^WP-[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*$/;

/** Adds what a packet lacks and nobody has to say: its id is its file's name, the pointer and the board stand where the law has them. */
export function knownFields(reading: Reading): Proposal[] {
  const { packet, law } = reading;
  const isSpecNamed = (['SPEC_CURRENT', 'SPEC_BASELINE', 'SPEC_TARGET'] as const).some((name) => fieldOf(packet, name));
  const known: readonly Known[] = [
    ...(ID.test(packet.id) ? [{ name: 'TASK_ID', line: `- TASK_ID: ${packet.id}`, section: 'metadata' } as const] : []),
    ...(isSpecNamed
      ? []
      : [
          { name: 'SPEC_CURRENT', line: `- **SPEC_CURRENT**: ${law.paths.specPointer}`, section: 'authority' } as const,
        ]),
    { name: 'Task Board', line: `- **Task Board**: ${law.paths.board}`, section: 'authority', isLast: true },
  ];
  return known.filter(({ name }) => !fieldOf(packet, name)).flatMap((each) => added(each, reading));
}

interface Known {
  readonly name: FieldName;
  readonly line: string;
  /** The folded title of the section that the template has it in. */
  readonly section: string;
  /** It stands behind the other fields of its section; else before them. */
  readonly isLast?: true;
}

/** Among the fields of its section, or below the heading; nowhere when the packet has no such section. */
function added({ name, line, section, isLast }: Known, reading: Reading): Proposal[] {
  const heading = reading.zones.sections.find(
    ({ title, zone, top, depth }) => zone === 'contract' && top && depth === 2 && foldTitle(title) === section,
  );
  if (!heading) return [];
  const fields = contractFields(reading).filter(
    ({ section: title, span }) => title === heading.title && span.line > heading.line && span.line <= heading.endLine,
  );
  const below = reading.lines.lines[heading.heading.last]?.line ?? heading.line;
  const before = fields[0] ? fields[0].span.line - 1 : below;
  const index = isLast ? (fields.at(-1)?.span.endLine ?? below) : before;
  const change = { line: originOf(reading, index), reason: 'required', subject: name, from: '', to: line } as const;
  return [{ first: index, behind: index, lines: [line], meant: { adds: name }, change }];
}
