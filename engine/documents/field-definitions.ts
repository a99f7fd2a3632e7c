import type { FieldDress, FieldName } from '../model/packet.js';
import { type HeadingLabel, readHeadingLabel, readLineLabel } from './field-label.js';
import { fieldNamed } from './field-names.js';
import type { ReadingWork } from './packet-lines.js';
import type { PacketHeading, PacketText, ReadLine } from './packet-text.js';

/** Where a field is defined. Offsets are into its line. */
export interface Definition {
  readonly name: FieldName;
  /** As the packet spells it. */
  readonly label: string;
  readonly dress: FieldDress;
  /** The index of its line. */
  readonly index: number;
  /** Where its value goes on: the line behind its own, or behind the underline of its heading. */
  readonly next: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly indent: number;
  /** Of a heading dress; 0 otherwise. */
  readonly depth: number;
}

/**
 * Finds every definition of a field, in the order of the file: lines that start with a known name and a colon, and headings
 * whose text is a known name. Lines in code, quotes, comments and tables define nothing; open lines are passed over.
 */
export function findDefinitions(packet: PacketText, open: ReadonlySet<number>, work: ReadingWork): Definition[] {
  const definitions: Definition[] = [];
  const scope = new NestingScope();
  const headings = new Map(packet.headings.map((heading) => [heading.first, heading]));
  packet.lines.forEach((line, index) => {
    work.steps += line.text.length + 1;
    const heading = headings.get(index);
    if (open.has(index)) return;
    const definition = heading ? headingDefinition(heading) : lineDefinition(line, index, scope);
    scope.pass(line, definition);
    if (definition) definitions.push(definition);
  });
  return definitions;
}

function headingDefinition(heading: PacketHeading): Definition | null {
  const label: HeadingLabel | null = readHeadingLabel(heading.title);
  if (!label) return null;
  return {
    name: label.field,
    label: label.name,
    dress: label.dress,
    index: heading.first,
    next: heading.last + 1,
    valueStart: heading.titleStart + label.valueStart,
    valueEnd: heading.titleStart + label.valueEnd,
    indent: 0,
    depth: heading.depth,
  };
}

/**
 * `OUT_OF_SCOPE:` right behind a list item is a lazy continuation of that item to CommonMark, and the protocol's own example
 * has it (Part 4, Mistake 1): a name in capitals defines a field there too. `What:` in the middle of a paragraph, or nested
 * in another field's list, is prose.
 */
function lineDefinition(line: ReadLine, index: number, scope: NestingScope): Definition | null {
  const label = line.kind === 'text' ? readLineLabel(line.text) : null;
  const name = label ? fieldNamed(label.name) : undefined;
  if (!label || !name) return null;
  const isProse = (line.continues && label.dress === 'plain') || scope.holds(line);
  if (isProse && label.name !== label.name.toUpperCase()) return null;
  const { dress, valueStart, valueEnd } = label;
  return {
    name,
    label: label.name,
    dress,
    index,
    next: index + 1,
    valueStart,
    valueEnd,
    indent: line.indent,
    depth: 0,
  };
}

/** Whether a line is nested in the value of the field above it. */
class NestingScope {
  private open: Definition | null = null;

  holds(line: ReadLine): boolean {
    return this.open !== null && line.indent > this.open.indent;
  }

  pass(line: ReadLine, definition: Definition | null): void {
    if (definition) this.open = definition;
    else if (this.open && endsValue(line, this.open)) this.open = null;
  }
}

/** A heading, a separator, and what stands beside the item that a field is or to the left of it. */
function endsValue(line: ReadLine, open: Definition): boolean {
  if (line.kind === 'heading' || line.kind === 'rule' || line.kind === 'underline') return true;
  if (line.kind !== 'text' || line.continues) return false;
  return line.indent < open.indent || (line.indent === open.indent && isBullet(open.dress));
}

/** Whether a field is an item of a list. */
export function isBullet(dress: FieldDress): boolean {
  return dress === 'bullet' || dress === 'bold-bullet' || dress === 'bold-bullet-colon';
}
