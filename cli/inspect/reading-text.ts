import { terminalLine } from '../../engine/reporters/escape.js';
import type { Palette } from '../../engine/reporters/palette.js';
import type { FieldReading, PacketReading, ProblemReading, SignatureReading } from './packet-reading.js';

/** How much of a value is shown; `--format json` shows all of it. */
const MAX_VALUE = 120;
const MAX_ITEMS = 12;

/** What was read of a packet, for people: a head, then every field with its place and value. */
export function readingText(reading: PacketReading, palette: Palette): string {
  const { fields, repeated, elsewhere, problems } = reading;
  const paragraphs = [
    head(reading, palette),
    section('fields', fields, palette),
    section('defined again in the contract zone', repeated, palette),
    section('in record zones and reports, not the packet’s own', elsewhere, palette),
    problems.length === 0 ? [] : [palette.bold('against the packet schema'), ...problems.map(problemLine)],
  ];
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function head(reading: PacketReading, palette: Palette): string[] {
  const { path, title, status, signature, lockDigest, zones, law, encoding } = reading;
  const rows: [string, string][] = [
    ['title', title === null ? '(none)' : cut(title)],
    [
      'status',
      status === null ? '(none)' : `${cut(status.text)} (${status.kind}${status.status ? `: ${status.status}` : ''})`,
    ],
    ['signature', signatureText(signature)],
    ['lock', lockDigest],
    ['zones', zones.map(({ zone, line, endLine }) => `${zone} ${line}-${endLine}`).join(', ') || '(empty)'],
    ['encoding', encodingText(encoding)],
    ['law', law === null ? 'the protocol’s defaults' : terminalLine(law)],
  ];
  return [
    palette.bold(terminalLine(path)),
    ...rows.map(([name, value]) => `  ${palette.dim(name.padEnd(9))}  ${value}`),
  ];
}

function signatureText(signature: SignatureReading): string {
  if (signature.signed) return `signed by ${signature.signer} at ${signature.time.slice(0, 16)}Z (${signature.text})`;
  const { text, reason } = signature;
  return `unsigned: ${reason}${text === '' ? '' : `, ${cut(text)}`}`;
}

function encodingText({ bom, invalidBytes, loneCarriageReturns }: PacketReading['encoding']): string {
  const parts = [
    invalidBytes === 0 ? 'UTF-8' : `${invalidBytes} bytes that are not UTF-8, read as Windows-1252`,
    ...(bom ? ['a byte order mark'] : []),
    ...(loneCarriageReturns ? ['lone carriage returns'] : []),
  ];
  return parts.join(', ');
}

function section(name: string, fields: readonly FieldReading[], palette: Palette): string[] {
  if (fields.length === 0) return name === 'fields' ? [palette.bold(name), '  (none)'] : [];
  return [palette.bold(name), ...fields.flatMap((field) => fieldLines(field, palette))];
}

function fieldLines(
  { name, label, dress, zone, section, line, column, value, items }: FieldReading,
  palette: Palette,
): string[] {
  const where = `${line}:${column}`.padEnd(8);
  const spelled = label === name ? '' : ` written ${cut(label)}`;
  const under = section === null ? '' : ` in ${cut(section)}`;
  const first = `  ${where} ${palette.cyan(name)}${palette.dim(`  ${dress}, ${zone}${under}${spelled}`)}`;
  const shown = items
    .slice(0, MAX_ITEMS)
    .map((item) => `             ${`${item.line}:${item.column}`.padEnd(8)} ${cut(item.text)}`);
  const rest = items.length > MAX_ITEMS ? [`             and ${items.length - MAX_ITEMS} more items`] : [];
  // The items say more than a value of several lines does when it is cut.
  const listed = items.length > 1 || (items.length === 1 && value.includes('\n'));
  return listed ? [first, ...shown, ...rest] : [first, `           ${value === '' ? '(empty)' : cut(value)}`];
}

function problemLine({ field, fault, actual, expected, line, column }: ProblemReading): string {
  const found = actual === '' ? '' : ` ${cut(actual)}`;
  return `  ${`${line}:${column}`.padEnd(8)} ${terminalLine(field)} is ${fault}${found}, expected ${terminalLine(expected)}`;
}

function cut(text: string): string {
  const line = terminalLine(text);
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE)}… (${line.length} characters)` : line;
}
