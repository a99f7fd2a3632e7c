import type { Span } from './location.js';
import type { FieldName, PacketField, PacketSection, WorkPacket } from './packet.js';
import { trimBoth } from './trim.js';

/**
 * Definitions of fields in the record zones and reports of a packet that stand in a table row (`| NAME | value |`) or a quote
 * (`> NAME: value`). No reader takes them for fields, and a person who skims the packet does. Linear.
 * @param names the fields that are looked for
 */
export function framedFields({ text, sections }: WorkPacket, names: ReadonlySet<FieldName>): PacketField[] {
  const fields: PacketField[] = [];
  let start = 0;
  let next = 0;
  let section: PacketSection | undefined;
  text.split('\n').forEach((source, index) => {
    const line = index + 1;
    for (; (sections[next]?.line ?? Number.POSITIVE_INFINITY) <= line; next++) section = sections[next];
    const framed = section && section.zone !== 'contract' ? framedIn(source.trim()) : null;
    const name = framed && nameOf(framed.label, names);
    if (section && framed && name) {
      const end = start + source.length;
      const span = { start, end, line, column: 1, endLine: line, endColumn: source.length + 1 };
      fields.push(fieldOf(name, framed, section, span));
    }
    start += source.length + 1;
  });
  return fields;
}

interface Framed {
  readonly label: string;
  readonly value: string;
}

function framedIn(line: string): Framed | null {
  if (line.startsWith('|')) {
    const [, label = '', value = ''] = line.split('|');
    return { label, value };
  }
  if (!line.startsWith('>')) return null;
  const quoted = trimBoth(line, /[\s>]/);
  const colon = quoted.indexOf(':');
  return colon < 0 ? null : { label: quoted.slice(0, colon), value: quoted.slice(colon + 1) };
}

/** The name in whatever dress: bullets, bold, back-ticks, blanks for underscores. */
function nameOf(label: string, names: ReadonlySet<FieldName>): FieldName | null {
  const bare = trimBoth(label, /[\s*_`+-]/)
    .toUpperCase()
    .replaceAll(' ', '_');
  return [...names].find((name) => name === bare) ?? null;
}

function fieldOf(name: FieldName, { label, value }: Framed, section: PacketSection, span: Span): PacketField {
  const text = trimBoth(value, /[\s*_`]/);
  const items = text
    .split(/<br>|[,;]/)
    .map((item) => ({ text: item.trim(), span, code: false }))
    .filter((item) => item.text !== '');
  const { zone, title } = section;
  return { name, label, dress: 'plain', zone, value: { text, inline: text, items, span }, span, section: title };
}
