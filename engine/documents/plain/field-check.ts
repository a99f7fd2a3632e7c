import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { isSigned } from '../../model/packet.js';
import type { PacketLine } from '../packet-lines.js';
import { formOf } from './canonical-form.js';
import { endIndex, startIndex } from './commonmark.js';
import { isPlainValue } from './phrasing.js';
import type { ProblemList } from './problem-list.js';
import { hiddenLines, type Readings } from './section-check.js';
import type { StrictField, StrictItem } from './strict-lines.js';

/**
 * Holds the fields that the strict grammar sees against the CommonMark tree: a field counts when both see it on the same line, with
 * the same plain value, and once.
 */
export function checkFields(readings: Readings, problems: ProblemList): void {
  const defined = new Set<string>();
  const hidden = hiddenLines(readings.tree);
  for (const field of readings.strict.fields) {
    const line = readings.source.lines[field.index];
    if (line && defined.has(field.name)) problems.add('repeated-field', field.name, line);
    defined.add(field.name);
    // The block that hides it is reported as such, and what it hides once.
    if (!hidden.has(field.index)) checkField(field, readings, problems);
  }
}

function checkField(field: StrictField, readings: Readings, problems: ProblemList): void {
  const { source, tree, work } = readings;
  const line = source.lines[field.index];
  work.steps += field.lastIndex - field.index + field.items.length + 1;
  if (!line) return;
  const item = tree.items.get(field.index);
  const [label, ...below] = item?.children ?? [];
  const value = label?.type === 'paragraph' ? valueNodes(label, field) : null;
  if (!item || label?.type !== 'paragraph' || !value || item.position?.start.offset !== line.start) {
    problems.add('lookalike', field.name, line);
    return;
  }
  const placed = startIndex(label, source) === field.index && endIndex(label, source) === field.index;
  const isRight =
    placed && isPlain(value, field, readings) && hasNeededLine(field) && agreesBelow(field, below, readings);
  if (!isRight && !isBlamed(field, source.lines, problems)) problems.add('rich-value', field.name, line);
  const nested = item.children.flatMap((child) => (child.type === 'list' ? child.children : []));
  const byIndex = new Map(nested.map((child) => [startIndex(child, source), child]));
  for (const below of field.items) checkItem(below, field, byIndex.get(below.index), readings, problems);
}

/** Whether the line grammar has pointed at the very line of the value, or at the one behind it, already. */
function isBlamed(
  { name, index, lastIndex }: StrictField,
  lines: readonly PacketLine[],
  problems: ProblemList,
): boolean {
  return lines.slice(index, lastIndex + 2).some((line) => problems.has(line, name));
}

/** The tiers below RISK_TIER explain; they are no value. */
function hasNeededLine({ name, value, items }: StrictField): boolean {
  return name !== 'RISK_TIER' || value !== '' || items.length === 0;
}

/** What stands behind `NAME:` or `**NAME**:` in the paragraph; null when the paragraph starts with something else. */
function valueNodes(paragraph: Paragraph, { name, bold }: StrictField): PhrasingContent[] | null {
  const [first, ...others] = paragraph.children;
  if (!bold) return cutLabel(first, others, `${name}:`);
  const [inside] = first?.type === 'strong' && first.children.length === 1 ? first.children : [];
  const [colon, ...rest] = others;
  return inside?.type === 'text' && inside.value === name ? cutLabel(colon, rest, ':') : null;
}

function cutLabel(
  first: PhrasingContent | undefined,
  others: readonly PhrasingContent[],
  label: string,
): PhrasingContent[] | null {
  if (first?.type !== 'text' || !first.value.startsWith(label) || !first.position) return null;
  const { start, end } = first.position;
  const cut = { ...start, offset: (start.offset ?? 0) + label.length };
  return [{ ...first, value: first.value.slice(label.length), position: { start: cut, end } }, ...others];
}

function isPlain(nodes: readonly PhrasingContent[], { name }: StrictField, { packet, source }: Readings): boolean {
  return isPlainValue(nodes, source.text, formOf(name), !isSigned(packet));
}

/** Below its line a field holds the items and fences that the line grammar saw, and nothing else. */
function agreesBelow(
  field: StrictField,
  below: readonly ListItem['children'][number][],
  { source }: Readings,
): boolean {
  const items = new Set<number>();
  const fences = new Set<number>();
  for (const block of below) {
    if (block.type === 'list' && !isOrdered(block))
      for (const item of block.children) items.add(startIndex(item, source));
    else if (block.type === 'code') fences.add(startIndex(block, source));
    else return false;
  }
  return (
    agree(
      items,
      field.items.map(({ index }) => index),
    ) && agree(fences, field.fences)
  );
}

function isOrdered(list: List): boolean {
  return list.ordered === true;
}

function agree(seen: ReadonlySet<number>, accepted: readonly number[]): boolean {
  return seen.size === accepted.length && accepted.every((index) => seen.has(index));
}

/** An item is one paragraph on one line; what it says is held to the field's form. */
function checkItem(
  accepted: StrictItem,
  field: StrictField,
  node: ListItem | undefined,
  readings: Readings,
  problems: ProblemList,
): void {
  const { source } = readings;
  const line = source.lines[accepted.index];
  const [text, ...rest] = node?.children ?? [];
  const isOneLine = text?.type === 'paragraph' && rest.length === 0 && endIndex(text, source) === accepted.index;
  // The list below RISK_TIER explains the tiers in prose.
  const form = field.name === 'RISK_TIER' ? { ...formOf(field.name), literal: false } : formOf(field.name);
  const isPlainText = isOneLine && isPlainValue(text.children, source.text, form, !isSigned(readings.packet));
  if (line && !isPlainText) problems.add('rich-value', field.name, line);
}
