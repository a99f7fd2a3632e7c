import { fileLocation, type Location, spanLocation } from './location.js';
import { type FieldName, fieldOf, type WorkPacket } from './packet.js';

/** Where the value of a field stands; the top of the packet when it has no such field. */
export function fieldPlace(packet: WorkPacket, name: FieldName): Location {
  const field = fieldOf(packet, name);
  return field ? spanLocation(packet.path, field.value.span) : fileLocation(packet.path);
}

/** Where a missing field belongs: the first of the sections, by title, that the packet has; the top of the packet without one. */
export function sectionPlace({ path, sections }: WorkPacket, titles: readonly string[]): Location {
  for (const wanted of titles) {
    const section = sections.find(({ title }) => title.toLowerCase() === wanted.toLowerCase());
    if (section) return { path, line: section.line, column: 1 };
  }
  return fileLocation(path);
}
