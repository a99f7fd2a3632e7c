import type { Span } from '../model/location.js';
import type { FieldItem, FieldValue } from '../model/packet.js';
import { markerLength } from './block-states.js';
import { type Definition, isBullet } from './field-definitions.js';
import { readLineLabel } from './field-label.js';
import { foldName } from './field-names.js';
import { type ReadingWork, skipBlanks, spanBetween, trimBlanks } from './packet-lines.js';
import type { PacketText, ReadLine } from './packet-text.js';
import { blockItems, inlineItems } from './value-items.js';

/** A field's value and the lines it takes. */
export interface ReadValue {
  readonly value: FieldValue;
  /** The index of its last line; the definition's own when nothing follows. */
  readonly last: number;
}

/** What a definition's block may reach: up to another definition or the end, open lines left out. */
export interface ValueBounds {
  readonly packet: PacketText;
  readonly open: ReadonlySet<number>;
  /** By line index, the depth of the heading that starts there. */
  readonly depths: ReadonlyMap<number, number>;
}

const LEVEL_NAMES: ReadonlySet<string> = new Set(['level', 'tier']);

/**
 * Reads the value of a field: the rest of its line, and the block that belongs to it, up to the line `limit`.
 *
 * Of a list item that is what is nested in it; of a line of its own, what follows without a blank line, or, if nothing stands
 * on the line, everything up to the next label; of a heading, everything up to the next heading of its level. Separators end
 * every value.
 */
export function readValue(bounds: ValueBounds, definition: Definition, limit: number, work: ReadingWork): ReadValue {
  const { packet } = bounds;
  const own = packet.lines[definition.index];
  if (!own) throw new RangeError(`The definition of ${definition.name} is on line ${definition.index} of no text.`);
  const block = blockLines(bounds, definition, limit, work);
  const content = block.filter(({ line }) => line.kind !== 'hidden' && skipBlanks(line.text, 0) < line.text.length);
  const lines = block.map(({ line }) => line);
  const { valueStart, valueEnd } = definition;
  const span = valueSpan(own, definition, content[0]?.line, content.at(-1)?.line);
  // Joined, and not spread: V8 leaves room to grow in an array that is spread together, and packets have thousands of them.
  const items = inlineItems(packet.text, own, valueStart, valueEnd, definition.name).concat(
    blockItems(packet.text, lines, work),
  );
  const inline = own.text.slice(valueStart, valueEnd);
  return {
    value: {
      text: packet.text.slice(span.start, span.end),
      inline: inline === '' && definition.name === 'RISK_TIER' ? levelOf(items) : inline,
      items,
      span,
    },
    last: content.at(-1)?.index ?? definition.index,
  };
}

/** `## RISK_TIER` with `- Level: HIGH` below it says what `RISK_TIER: HIGH` says on one line (field-notes.md). */
function levelOf(items: readonly FieldItem[]): string {
  for (const { text } of items) {
    const label = readLineLabel(text);
    if (label && LEVEL_NAMES.has(foldName(label.name))) return text.slice(label.valueStart, label.valueEnd);
  }
  return '';
}

/** From the value on the field's own line, or where its block begins, to the last of its block. */
function valueSpan(
  own: ReadLine,
  definition: Definition,
  first: ReadLine | undefined,
  last: ReadLine | undefined,
): Span {
  const { valueStart, valueEnd } = definition;
  const from = valueEnd > valueStart ? undefined : first;
  const end = last ? trimBlanks(last.text, 0, last.text.length) : valueEnd;
  return from
    ? spanBetween(from, skipBlanks(from.text, 0), last ?? from, end)
    : spanBetween(own, valueStart, last ?? own, end);
}

interface IndexedLine {
  readonly line: ReadLine;
  readonly index: number;
}

function blockLines(bounds: ValueBounds, definition: Definition, limit: number, work: ReadingWork): IndexedLine[] {
  const block: IndexedLine[] = [];
  const extent = new Extent(definition);
  for (let index = definition.next; index < limit; index++) {
    const line = bounds.packet.lines[index];
    if (!line || bounds.open.has(index)) continue;
    work.steps += line.text.length + 1;
    if (!extent.takes(line, bounds.depths.get(index))) break;
    block.push({ line, index });
  }
  return block;
}

/** Decides line by line how far the block of a field goes. */
class Extent {
  private readonly hasInline: boolean;
  /** Something of the block was taken. */
  private hasContent = false;
  /** An item that nothing is nested in goes on with its siblings: the list was not indented. */
  private takesSiblings = false;
  private afterBlank = false;

  constructor(private readonly definition: Definition) {
    this.hasInline = definition.valueEnd > definition.valueStart;
  }

  takes(line: ReadLine, depth: number | undefined): boolean {
    if (line.kind === 'rule' || line.kind === 'underline') return false;
    if (line.kind === 'heading') return this.takesHeading(depth);
    if (line.kind === 'blank') {
      this.afterBlank = true;
      return true;
    }
    const taken = this.definition.depth > 0 || this.takesContent(line);
    this.afterBlank = false;
    if (line.kind !== 'hidden') this.hasContent = true;
    return taken;
  }

  /** Below a heading, deeper headings belong to its value; further lines of one follow it. */
  private takesHeading(depth: number | undefined): boolean {
    return this.definition.depth > 0 && (depth === undefined || depth > this.definition.depth);
  }

  private takesContent(line: ReadLine): boolean {
    const isNested = line.indent > this.definition.indent;
    if (isBullet(this.definition.dress)) return this.takesOfItem(line, isNested);
    if (line.kind !== 'text') return isNested || !this.hasInline || !this.afterBlank;
    if (!isNested && endsPlainValue(line, this.hasInline)) return false;
    return isNested || !this.hasInline || !this.afterBlank;
  }

  private takesOfItem(line: ReadLine, isNested: boolean): boolean {
    if (line.kind === 'code') return true;
    if (isNested || (line.continues && line.kind === 'text')) return true;
    if (!this.hasInline && !this.hasContent) this.takesSiblings = true;
    return this.takesSiblings && !(line.kind === 'text' && readLineLabel(line.text) !== null);
  }
}

/** A label of the same rank; behind a value on the line also a labelled item. */
function endsPlainValue(line: ReadLine, hasInline: boolean): boolean {
  const isItem = markerLength(line.text, skipBlanks(line.text, 0)) > 0;
  return (hasInline || !isItem) && readLineLabel(line.text) !== null;
}
