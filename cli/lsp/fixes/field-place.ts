import { fieldNamed } from '../../../engine/documents/field-names.js';
import { foldTitle } from '../../../engine/documents/section-titles.js';
import type { FieldName, PacketField, PacketSection, WorkPacket } from '../../../engine/model/packet.js';
import { type LineEdits, splice } from '../../../workflow/board/splice-lines.js';
import { newPacket, type PacketSetting } from '../../../workflow/packet/packet-template.js';

/** The lines of one field in the template, and the section that they stand in. */
interface TemplateField {
  readonly field: FieldName;
  readonly section: string;
  readonly lines: readonly string[];
}

/**
 * The text of a packet with a field of the template where the template has it: behind the field that comes before it there, in a section
 * that is made where the packet has none.
 * @returns null where the template has no such field
 */
export function withField(
  { text, fields, sections }: WorkPacket,
  name: FieldName,
  setting: PacketSetting,
): string | null {
  const template = templateFields(setting);
  const wanted = template.find(({ field }) => field === name);
  if (!wanted) return null;
  const edits = splice(text);
  const titles = [...new Set(template.map(({ section }) => section))];
  const own = sectionOf(wanted.section, sections);
  if (!own) {
    const behind = lineBehindWhich(wanted.section, titles, sections);
    edits.makeSection(`## ${wanted.section}`, behind === null ? null : lastText(edits, behind), wanted.lines);
    return edits.text();
  }
  const inside = fields.filter(({ span }) => span.line > own.line && span.line <= own.endLine);
  const order = template.map(({ field }) => field);
  const before = inside.findLast((each) => order.indexOf(each.name) < order.indexOf(name));
  const [first] = inside;
  if (before) edits.insertBehind(lastText(edits, endOf(before, inside, own)), wanted.lines, false);
  else if (first) edits.insertBehind(first.span.line - 1, wanted.lines, false);
  else edits.insertBelowHeading(own.line, wanted.lines);
  return edits.text();
}

/** A fence below a field ends behind its value: what comes next says where the field ends. */
function endOf(field: PacketField, inside: readonly PacketField[], section: PacketSection): number {
  const next = inside.find(({ span }) => span.line > field.span.line);
  return next ? next.span.line - 1 : section.endLine;
}

/** The section of the template that comes before, where the packet has one; else the line above the one that comes next. */
function lineBehindWhich(title: string, titles: readonly string[], sections: readonly PacketSection[]): number | null {
  const at = titles.indexOf(title);
  const previous = titles.slice(0, at).findLast((each) => sectionOf(each, sections));
  if (previous !== undefined) return sectionOf(previous, sections)?.endLine ?? null;
  const next = titles.slice(at + 1).find((each) => sectionOf(each, sections));
  const line = next === undefined ? null : sectionOf(next, sections)?.line;
  return line === null || line === undefined ? null : line - 1;
}

function sectionOf(title: string, sections: readonly PacketSection[]): PacketSection | undefined {
  return sections.find((section) => section.zone === 'contract' && foldTitle(section.title) === foldTitle(title));
}

/** The last line with text, from one on upwards. */
function lastText(edits: LineEdits, from: number): number {
  let number = from;
  while (number > 0 && edits.line(number).trim() === '') number--;
  return number;
}

function templateFields(setting: PacketSetting): TemplateField[] {
  const found: { field: FieldName; section: string; lines: string[] }[] = [];
  let section = '';
  for (const { text } of newPacket(setting, {}).lines) {
    if (text.startsWith('## ')) section = text.slice('## '.length);
    const field = text.startsWith('- ') ? fieldNamed(labelOf(text)) : undefined;
    if (field) found.push({ field, section, lines: [text] });
    else if (text.startsWith('  ')) found.at(-1)?.lines.push(text);
  }
  return found;
}

/** `- **What**: …` and `- DATE: …` */
function labelOf(line: string): string {
  return line.slice('- '.length, line.indexOf(':')).replaceAll('*', '');
}
