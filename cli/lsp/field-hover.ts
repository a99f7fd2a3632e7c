import type { Hover, Position } from 'vscode-languageserver';
import { FIELD_EXPECTATIONS } from '../../engine/model/field-expectations.js';
import type { WorkPacket } from '../../engine/model/packet.js';

/** What the schema expects of the field whose name stands at a position; null where none does. */
export function fieldHover(packet: WorkPacket, { line, character }: Position): Hover | null {
  const onLine = [...packet.fields, ...packet.repeated].find(({ span }) => span.line === line + 1);
  if (!onLine) return null;
  const { name, label, span } = onLine;
  const from = packet.text.indexOf(label, span.start) - span.start + span.column - 1;
  const to = from + label.length;
  if (character < from || character > to) return null;
  return {
    contents: { kind: 'markdown', value: `**${escaped(name)}**: ${escaped(FIELD_EXPECTATIONS[name])}.` },
    range: { start: { line, character: from }, end: { line, character: to } },
  };
}

/** Words of our own that Markdown would read as signs. */
function escaped(text: string): string {
  return text.replaceAll(/[\\<>*_`]/g, '\\$&');
}
